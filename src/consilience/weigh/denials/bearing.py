"""Can a claim be what a bare negation answers: is it about the same one, and told before or of the same time?

"The mother was not at home" answers nothing said of a boy at home, "nobody has been charged" no charge of next week.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from consilience.records import Span
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.negations import Negation, telling_beside
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import Word, root, sorted_words, told_share, words_of
from consilience.weigh.mentions import Mention, is_whole

if TYPE_CHECKING:
    from consilience.weigh.denials.claims import Claim

_HALF = 0.5
"""Share of what a subject tells that a claim must tell, where it bears no name."""
_OWN = re.compile(r"(?i)\b(?:i|we|us|our|my|me|there)\b")
"""Who speaks of himself and his own answers what is said of them by others; of "there was no" nobody is the subject."""
_POINTS = re.compile(r"(?i)\b(?:he|she|it|they|him|her|them|his|its|their|this|that|these|those|who|one)\b")
_NOT = re.compile(r"(?i)\b(?:not|never|neither|nor|cannot)$|n[’']t$")
_ANY = re.compile(r"(?i)(?:not|never|n[’']t)\s+(?:found?|ha(?:ve|d)|made?|make|see|seen)?\s*any\b")
_PERSONAL = re.compile(r"(?i)\b(?:he|she|they)\b")
"""What stands for somebody of the last sentence; what "these" are is not told by a name."""
_REST = re.compile(r"(?i)\b(?:additional|other|others|another|else|rest|remaining|neither|second|third)\b")
"""What is so of the rest says nothing of the one that a claim is about."""
_UNTIL_NOW = re.compile(
    r"(?i)\b(?:has|have|had|is|are)\s*(?:not|n[’']t|never|no|yet|\w+ly|also|still)*\s*(?:been|being|\w+ed|\w+en)\b"
    r"|\b(?:so\s+far|as\s+of|yet|currently|still|at\s+this\s+(?:point|time)|until)\b|[’']ve\b"
)
"""What has not been until the day of the report may be on the next."""


def may_answer(index: CaseIndex, claim: Claim, denial: Denial, negation: Negation) -> bool:
    """Say whether a claim can be what a negation says not to be so: of the same one, and not after it."""
    if _is_only_state(index, denial, negation):
        return False
    return not _is_overtaken(index, claim, denial, negation) and _is_of_same(index, claim, denial, negation)


def _is_only_state(index: CaseIndex, denial: Denial, negation: Negation) -> bool:
    """Say whether words only tell how far an inquiry is: "no arrests have been made", "did not have any suspects"."""
    wanted = frozenset(meaning for want in negation.wants for meaning in want)
    alone = denial.statement is None or not telling_beside(index, negation)
    return alone and _is_of_nobody(index, negation) and bool(wanted & _procedures())


@cache
def _procedures() -> frozenset[str]:
    return frozenset(root(word) for word in sorted_words("procedure"))


def _is_overtaken(index: CaseIndex, claim: Claim, denial: Denial, negation: Negation) -> bool:
    """Say whether a claim is told after what had not been so until then: that is a change, no dispute."""
    if not _UNTIL_NOW.search(index.text(negation.around)):
        return False
    ours, theirs = index.published(denial.report), index.published(claim.clause.report)
    if ours is None or theirs is None or theirs <= ours or claim.mention is None:
        return False
    times = [claim.mention.reading.times[at] for at in claim.mention.event.times]
    return not any(time.latest is not None and time.latest <= ours for time in times)


def _is_of_same(index: CaseIndex, claim: Claim, denial: Denial, negation: Negation) -> bool:
    """Say whether a claim is about whom or what a negation is said of; nobody in particular is everybody."""
    head = Span(negation.around.report, negation.around.start, negation.span.start)
    if is_of_rest(index, negation.around, claim.clause):
        return False
    if _is_of_nobody(index, negation) or _OWN.search(index.text(head)):
        return True
    subject = _subject(index, negation.scope, head) or _pointed_at(index, negation.span)
    return _tells_of(index, claim, subject)


def involves(index: CaseIndex, claim: Claim, denial: Denial) -> bool:
    """Say whether a claim is about the one who is said to have had no part in something."""
    sentence = index.sentence(denial.key)
    head = Span(sentence.report, sentence.start, max(sentence.start, denial.key.start))
    if denial.statement is not None and (denial.sort is Sort.WORDED or _OWN.search(index.text(head))):
        return _tells_of(index, claim, _heavy(index, denial.statement.source))
    return _tells_of(index, claim, _subject(index, denial.key, head) or _pointed_at(index, denial.key))


def is_of_rest(index: CaseIndex, denial: Span, claim: Span) -> bool:
    """Say whether what is told of the others is held against what is told of the one: "her other children"."""
    return bool(_REST.search(index.text(denial))) and not _REST.search(index.text(claim))


def _tells_of(index: CaseIndex, claim: Claim, subject: Sequence[Word]) -> bool:
    """Say whether a claim tells of whoever these words call: by a name where they bear one, else by most of them."""
    named, told = [word for word in subject if word.named], told_of(index, claim)
    if named:
        known = frozenset(meaning for word in told for meaning in word.meanings)
        return any(word.meanings & known for word in named)
    return told_share(index, subject, told) >= _HALF


def _is_of_nobody(index: CaseIndex, negation: Negation) -> bool:
    """Say whether the negated thing is itself the subject: "no bomb was found", "nobody was hurt", "not have any"."""
    return not _NOT.search(index.text(negation.span)) or _ANY.match(index.text(negation.scope)) is not None


def _subject(index: CaseIndex, denied: Span, head: Span) -> Sequence[Word]:
    """Return the words of the one of whom something is denied: as read, else all before it in its part."""
    held = [m for m in index.mentions_within(index.sentence(denied)) if denied.overlaps(m.event.span)]
    parts = [part for m in held for part in _parts(m) if part.end <= denied.start]
    return _heavy(index, parts) or _heavy(index, (head,))


def _heavy(index: CaseIndex, spans: Sequence[Span]) -> Sequence[Word]:
    return [word for word in words_of(index, spans) if not word.light]


def _parts(mention: Mention) -> tuple[Span, ...]:
    return (*mention.event.actor, *mention.event.recipient)


def _pointed_at(index: CaseIndex, at: Span) -> Sequence[Word]:
    """Return the names for which a "he" before some words may stand: those before it, else of the last sentence."""
    sentence = index.sentence(at)
    before = Span(sentence.report, sentence.start, max(sentence.start, at.start))
    names = [word for word in _heavy(index, (before,)) if word.named]
    last = _last(index, sentence)
    if names or last is None or not _PERSONAL.search(index.text(before)):
        return names
    return [word for word in _heavy(index, (last,)) if word.named]


def told_of(index: CaseIndex, claim: Claim) -> Sequence[Word]:
    """Return the words that tell whom a claim is about: its clause's, its sentence's where it lacks a doer."""
    if claim.mention is None:
        return words_of(index, (claim.clause,))
    spans, sentence = [claim.clause, *_parts(claim.mention)], index.sentence(claim.clause)
    points = _POINTS.search(index.text(claim.clause)) is not None
    if points or not claim.mention.event.actor or not is_whole(claim.mention):
        last = _last(index, sentence) if points else None
        spans += [sentence, *([last] if last else [])]
    return words_of(index, spans)


def _last(index: CaseIndex, sentence: Span) -> Span | None:
    sentences = index.readings[sentence.report].sentences
    at = bisect_left(sentences, sentence.start, key=lambda other: other.start)
    return sentences[at - 1] if at else None
