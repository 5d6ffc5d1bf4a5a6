"""Does a denial answer a claim? By one linked event, by the same deed and subject, by what it negates, by the opposite.

Precision first: a denial about Dubai answers nothing said of an island, and a bare "no" needs the very thing denied.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from math import ceil
from typing import TYPE_CHECKING

from consilience.records import Span, Stance
from consilience.weigh.denials.bearing import involves, is_of_rest, may_answer, told_of
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.negations import Negation, has_negation, is_denied_there, is_telling, telling_beside
from consilience.weigh.denials.opposites import tells_opposite
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import Word, common, is_rare, meanings_of, told_share, words_of
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.sites import is_same_place, towns_in
from consilience.weigh.topics import Topic

if TYPE_CHECKING:
    from consilience.weigh.denials.claims import Claim

MOST = 0.5
"""Share of the words of a denied claim that the claim itself must hold."""
_NEARLY = 0.75
"""The same share where nothing else ties the two."""
_HARM = frozenset({"=hurt", "=kill", "=damage"})
"""What every report of a crisis tells: "no injuries were reported" needs more to be about one of them."""
_FIRST = re.compile(r"(?i)\b(?:initially|at\s+first|first|originally|earlier|previously)\b")
_LATER = re.compile(r"(?i)\b(?:later|now|since|subsequently|then|afterwards)\b")
_PART = re.compile(
    r"(?i)\W*(?:(?:ever|even)\s+)?(?:(?:having|being)\b|(?!anything|everything|nothing)\w+ing\b"
    r"|(?:any|all|his|her|its|their|my|our)?\s*(?:\w+\s)?"
    r"(?:involvement|role|part|responsibility|knowledge|complicity|participation|guilt|connection|links?|ties?)\b)"
)
_UNREAL = frozenset({Stance.PLANNED, Stance.REQUESTED, Stance.THREATENED})
_MANY = 60
"""Sentences beyond which a thing is told too often for a denial with nothing beside it to be about one of them."""
_SOME = 0.05
"""Share of what stands around a bare negation that a claim must tell, to be about the same thing."""
_FEW = 3
"""Sentences of the case that may tell a thing which is denied with nothing else beside it."""


def answers(index: CaseIndex, claim: Claim, denial: Denial, acting: Topic) -> bool:
    """Say whether a denial denies a claim: by what both say first, then by where and how it is told."""
    if claim.stance is Stance.POSSIBLE and denial.of_plan:
        return False
    if claim.stance in (Stance.PLANNED, Stance.THREATENED) and not denial.uses_words:
        return False
    if not _matches(index, claim, denial, acting):
        return False
    return is_same_place(index, claim.clause, denial.key, denial.scope) and not _is_open(index, claim)


def _matches(index: CaseIndex, claim: Claim, denial: Denial, acting: Topic) -> bool:
    if not denial.grounds & claim.grounds:
        return _says_all(claim, denial)
    if denial.sort is Sort.WORDED:
        if _is_of_himself(index, denial) and not involves(index, claim, denial):
            return False
        return _speaks_of(index, claim, denial) or _same_event(claim, denial, acting)
    if denial.sort is Sort.FRAMED:
        return _is_framed(index, claim, denial)
    return (_negates if denial.sort is Sort.NEGATED else tells_opposite)(index, claim, denial)


def _is_of_himself(index: CaseIndex, denial: Denial) -> bool:
    """Say whether somebody denies a part of his own: "denied firing a shot", "denies any role in the raid"."""
    return _PART.match(index.text(denial.scope)) is not None


def _said_by(index: CaseIndex, claim: Claim) -> frozenset[str]:
    """Return the names that stand beside a claim that somebody makes: "the aid group Helpline said that"."""
    if claim.mention is None or claim.mention.event.mode == "state" or len(claim.assertion.citation.said_by) < 2:
        return frozenset()
    sentence = index.sentence(claim.clause)
    beside = (w for w in words_of(index, (sentence,)) if w.named and not claim.clause.covers(w.span))
    return frozenset(meaning for word in beside for meaning in word.meanings)


def _is_open(index: CaseIndex, claim: Claim) -> bool:
    """Say whether the words around a claim leave it open or deny it: "never said whether he was armed"."""
    if claim.mention is None:
        return False
    span = claim.mention.event.span
    return is_denied_there(index, index.sentence(claim.clause), [w for w in claim.words if w.span.overlaps(span)])


def _is_framed(index: CaseIndex, claim: Claim, denial: Denial) -> bool:
    """Say whether a claim is what a sentence calls false, doubts, or finds no evidence for."""
    if denial.whose:
        return denial.whose <= _said_by(index, claim)
    if is_of_rest(index, denial.scope, claim.clause):
        return False
    if denial.open_ended and not denial.undone and not involves(index, claim, denial):
        return False
    if denial.open_ended:
        return _negates(index, claim, denial) or (not _is_bare(denial) and _speaks_of(index, claim, denial))
    if _is_bare(denial):
        return _names_it(index, claim, denial)
    return _speaks_of(index, claim, denial) or (denial.status == "doubted" and tells_opposite(index, claim, denial))


def takes_back(index: CaseIndex, claim: Claim, denial: Denial) -> bool:
    """Say whether somebody takes back what he claimed: by a word for it, or "first said that ..., later that not"."""
    if denial.status in ("withdrawn", "corrected"):
        return True
    if denial.sort not in (Sort.NEGATED, Sort.WORDED) or not _FIRST.search(index.text(index.sentence(claim.clause))):
        return False
    return bool(_LATER.search(index.text(index.sentence(denial.span)))) or claim.clause.report != denial.report


def is_apart(lineage: Lineage, claim: Claim, denial: Denial) -> bool:
    """Say whether a claim cannot be what a denial answers: its own words, or what its own report tells as a fact."""
    if claim.clause.overlaps(denial.key) or (denial.sort is Sort.FRAMED and claim.clause.overlaps(denial.span)):
        return True
    index = lineage.index
    if denial.uses_words or (denial.speaker == claim.assertion.name and takes_back(index, claim, denial)):
        return False
    if index.sentence(claim.clause) == index.sentence(denial.span):
        return True
    told = index.statement_over(claim.clause) is not None
    ours, theirs = denial.assertion.citation.said_by, claim.assertion.citation.said_by
    return claim.clause.report == denial.report and (not told or ours[:1] == theirs[:1])


def _same_event(claim: Claim, denial: Denial, acting: Topic) -> bool:
    """Say whether the two tell one linked event with a common subject, or the same kind of deed and subject."""
    linked = claim.group in denial.groups
    if denial.status == "doubted" or not denial.denied:
        return False
    if not linked and claim.trigger not in denial.triggers and claim.kind not in denial.kinds:
        return False
    stems, countries = claim.about.common(denial.topic)
    if linked and (stems + countries or not claim.about.stems | claim.about.countries):
        return True
    acts = sum(claim.actor.common(acting))
    if not acts and claim.trigger not in denial.triggers:
        return False
    if stems and acts:
        return True
    return (stems and countries >= 2) or (stems >= 2 and (bool(countries) or not denial.topic.countries))


def _is_bare(denial: Denial) -> bool:
    """Say whether a denial says nothing of what it denies but one word: "no indications of damage"."""
    return len({tuple(sorted(w.meanings)) for w in denial.words if not w.light}) == 1


def _names_it(index: CaseIndex, claim: Claim, denial: Denial) -> bool:
    wanted = meanings_of(denial.words)
    told = [word for word in claim.words if word.meanings & wanted]
    denied = is_denied_there(index, claim.clause, told)
    return bool(told) and not denied and _is_near(index, claim, denial, wanted)


def _speaks_of(index: CaseIndex, claim: Claim, denial: Denial) -> bool:
    """Say whether a claim holds most of what the words of a denial say is claimed, the deed itself included."""
    heavy = {tuple(sorted(word.meanings)) for word in denial.words if not word.light}
    if not heavy or claim.mention is None:
        return False
    shared = common(denial.words, claim.words)
    if denial.status == "denied" and denial.statement is not None and not _tells_deed(claim, denial):
        return False
    enough = shared >= min(2, len(heavy)) and shared >= MOST * len(heavy)
    return enough and told_share(index, denial.words, claim.words) >= MOST


def _says_all(claim: Claim, denial: Denial) -> bool:
    """Say whether a claim of another story, with no name in common, says in so many words what is denied."""
    return common(denial.words, claim.words) >= least_said(denial) and _tells_deed(claim, denial)


def least_said(denial: Denial) -> int:
    """Return how many of the words of a denial a claim must hold that shares nothing else: more than there are if none.

    All of two or three, most of more; and three at least where no word says that something is denied.
    """
    heavy = {tuple(sorted(word.meanings)) for word in denial.words if not word.light}
    least = min(max(2, len(heavy)), max(3, ceil(_NEARLY * len(heavy))))
    return least if denial.uses_words else max(3, least)


def _tells_deed(claim: Claim, denial: Denial) -> bool:
    """Say whether the trigger of a claim is among what is denied."""
    assert claim.mention is not None
    span = claim.mention.event.span
    trigger = [word for word in claim.words if word.span.overlaps(span)]
    return bool(meanings_of(trigger) & meanings_of(denial.words)) or any(word.light for word in trigger)


def _negates(index: CaseIndex, claim: Claim, denial: Denial) -> bool:
    """Say whether a claim tells, unnegated, what a denial negates, of the same thing."""
    return any(_tells_negated(index, claim, denial, negation) for negation in denial.negations)


def can_be_bare(index: CaseIndex, negation: Negation) -> bool:
    """Say whether "no explosives were found", with nothing beside it, can be tied to a claim at all."""
    wanted = frozenset(meaning for want in negation.wants for meaning in want)
    return not wanted & _HARM and is_rare(index, wanted, _MANY)


def _tells_negated(index: CaseIndex, claim: Claim, denial: Denial, negation: Negation) -> bool:
    wanted = frozenset(meaning for want in negation.wants for meaning in want)
    told = [word for word in claim.words if word.meanings & wanted and not _is_unreal(index, word)]
    if not all(any(word.meanings & want for word in told) for want in negation.wants):
        return False
    if has_negation(index, claim.clause) or is_denied_there(index, claim.clause, told):
        return False
    if not may_answer(index, claim, denial, negation):
        return False
    beside = telling_beside(index, negation)
    if beside:
        ours = told_of(index, claim)
        enough = common(beside, ours) >= MOST * len({tuple(sorted(word.meanings)) for word in beside})
        return enough and told_share(index, beside, ours) >= MOST
    return _is_near(index, claim, denial, wanted)


def _is_unreal(index: CaseIndex, word: Word) -> bool:
    """Say whether a word tells what is only planned, asked for or supposed: "was negotiating to buy the house"."""
    told = (m for m in index.mentions_near(word.span) if m.event.span.overlaps(word.span))
    return any(m.event.stance in _UNREAL for m in told)


def _is_near(index: CaseIndex, claim: Claim, denial: Denial, wanted: frozenset[str]) -> bool:
    """Say whether a bare "no explosives were found" is about this claim: told by few, or with a word from around it."""
    if claim.mention is None or index.statement_over(claim.clause) is None or wanted & _HARM:
        return False
    ours, theirs = (towns_in(index, index.sentence(span)) for span in (denial.scope, claim.clause))
    if ours and not ours & theirs:
        return False
    if is_rare(index, wanted, _FEW) and not denial.open_ended:
        return True
    around = words_of(index, (_with_last(index, index.sentence(denial.scope)),))
    beside = [word for word in around if not word.meanings & wanted and is_telling(word)]
    if denial.open_ended:
        beside = [word for word in beside if word.named]
    return told_share(index, beside, claim.words) >= _SOME


def _with_last(index: CaseIndex, sentence: Span) -> Span:
    """Stretch a sentence to the one before it."""
    sentences = index.readings[sentence.report].sentences
    at = bisect_left(sentences, sentence.start, key=lambda other: other.start)
    return Span(sentence.report, sentences[max(0, at - 1)].start, sentence.end) if sentences else sentence
