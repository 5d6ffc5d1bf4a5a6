"""Which claims may some denials be about? Looked up by linked event, by words and by ground, so that none is missed."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from consilience.records import BlockKind, Span, Stance
from consilience.weigh.denials.answers import MOST, can_be_bare, least_said
from consilience.weigh.denials.denial import Denial, grounds_of
from consilience.weigh.denials.listings import Listing, Marks, any_of
from consilience.weigh.denials.negations import Negation, telling_beside
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import Word, meanings_of, rarest, words_of
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.speech import DENYING, is_introduction
from consilience.weigh.tellings import Telling
from consilience.weigh.topics import NOTHING, Topic, stem, topic_of

ADMITTED = "\n"
"""Stands among the tellers of claims for whoever admits one: no name is that."""
_PREPOSITION = re.compile(r"\b(?:of|in|on|at|to|from|with|for|by|that|near|after)\b")
_CLAIMED = (Stance.AFFIRMED, Stance.POSSIBLE, Stance.PLANNED, Stance.THREATENED)
_OTHER = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody claims and another denies."""

    mention: Mention | None
    """None where the claim is known from the denying sentence only: then nobody's word stands behind it."""
    assertion: Assertion
    clause: Span
    group: int = -1
    about: Topic = NOTHING
    actor: Topic = NOTHING
    kind: str | None = None
    stance: Stance = Stance.AFFIRMED
    trigger: str = ""
    """The stem of its trigger."""
    words: tuple[Word, ...] = ()
    grounds: frozenset[str] = frozenset()
    """What a denial must share, to be about the same matter: the story, or a name of its sentence."""
    admitted: bool = False
    """Whether it is told as admitted or confirmed by whoever says it."""


@dataclass(frozen=True)
class ClaimIndex:
    """Every event told as a fact or as possible, and where in `told` those stand that may be denied.

    A case of thousands of reports has a hundred times as many claims: a denial must be held against few of them.
    """

    lineage: Lineage
    told: tuple[Claim, ...]
    by_group: Listing
    by_ground: Listing
    by_word: Listing
    """By what their clauses say, and by the poles of that."""
    by_head: Listing
    """By their deeds: triggers and kinds."""
    by_thing: Listing
    """By what they are about."""
    by_deed: Listing
    """By what the word that tells them means; "" for one that says little, which goes with any deed."""
    by_sentence: Listing
    """By every word of their sentences."""
    by_teller: Listing
    """By whose word they are, in small letters; `ADMITTED` for what somebody admits."""

    def near(self, denial: Denial) -> Marks:
        """Mark the claims that may be what a denial denies; what shares too little with it is left out."""
        index = self.lineage.index
        worded = self.by_word.under(_keys_of(index, denial)) | self.by_sentence.under(denial.whose)
        for negation in denial.negations:
            worded |= self._negated(negation)
        same = self.by_head.under((*denial.triggers, *denial.kinds)) & self.by_thing.under(denial.topic.stems)
        found = same | (worded & self.on_ground_of(denial))
        return found | self.by_group.under(denial.groups) if denial.uses_words else found

    def _negated(self, negation: Negation) -> Marks:
        """Mark the claims that tell what is negated, with enough of what stands beside it."""
        index = self.lineage.index
        beside = rarest(index, telling_beside(index, negation), MOST, 1)
        if not beside and not can_be_bare(index, negation):
            return self.by_word.under(())
        told = self.by_word.under(negation.wants[0])
        return told & self.by_sentence.under(beside) if beside else told

    def on_ground_of(self, denial: Denial) -> Marks:
        """Mark the claims of the story of a denial, and those that name what it names."""
        return self.by_ground.under(denial.grounds)

    def saying_all(self, denial: Denial) -> Marks:
        """Mark the claims that may say in so many words what a denial denies, on whatever ground.

        Whoever holds `least` of n words holds one of any n - least + 1 of them: of those that the fewest hold.
        """
        words = {tuple(sorted(word.meanings)) for word in denial.words if not word.light}
        fewest = len(words) - least_said(denial) + 1
        if fewest < 1:
            return self.by_word.under(())
        told = sorted((self.by_word.under(meanings) for meanings in words), key=np.count_nonzero)
        deeds = self.by_deed.under(("", *(meaning for meanings in words for meaning in meanings)))
        return deeds & any_of(told[:fewest])

    def told_by(self, names: Iterable[str]) -> Marks:
        """Mark the claims that are the word of these, or that somebody admits."""
        return self.by_teller.under((ADMITTED, *(name.casefold() for name in names)))


def index_claims(lineage: Lineage, tellings: Iterable[Telling]) -> ClaimIndex:
    """Index what is told as a fact or as possible, headings and what only tells of a denial left out."""
    told = [
        _claim(lineage, mention, assertion, telling)
        for telling in tellings
        if telling.stance in _CLAIMED
        for mention, assertion in zip(telling.mentions, telling.assertions, strict=True)
        if not _tells_denial(lineage, mention)
    ]
    kept = [(at, c) for at, c in enumerate(told) if c.mention is not None and _claims(lineage, c.mention)]

    def listed(keys: Callable[[Claim], Iterable[Hashable]]) -> Listing:
        return Listing.of(len(told), ((at, keys(claim)) for at, claim in kept))

    return ClaimIndex(
        lineage,
        tuple(told),
        by_group=listed(lambda claim: (claim.group,)),
        by_ground=listed(lambda claim: claim.grounds),
        by_word=listed(_says),
        by_head=listed(lambda claim: {head for head in (claim.trigger, claim.kind) if head}),
        by_thing=listed(lambda claim: claim.about.stems),
        by_deed=listed(_deeds),
        by_sentence=listed(lambda claim: _words_around(lineage.index, claim)),
        by_teller=listed(_tellers),
    )


def _claim(lineage: Lineage, mention: Mention, assertion: Assertion, telling: Telling) -> Claim:
    event, index = mention.event, lineage.index
    clause = index.clause_span(mention)
    return Claim(
        mention,
        assertion,
        clause,
        telling.group,
        topic_of(index, event.clause or (index.sentence(event.span),)),
        topic_of(index, event.actor),
        event.kind,
        telling.stance,
        stem(event.lemma),
        words_of(index, (clause,)),
        grounds=grounds_of(index.story_name(clause.report), topic_of(index, (index.sentence(clause),))),
        admitted=_is_admitted(lineage, mention),
    )


def _is_admitted(lineage: Lineage, mention: Mention) -> bool:
    number = lineage.index.statement_over(mention.event.span)
    return number is not None and mention.reading.statements[number].act in ("admit", "confirm")


def _words_around(index: CaseIndex, claim: Claim) -> frozenset[str]:
    return meanings_of(words_of(index, (index.sentence(claim.clause),)))


def trigger_of(claim: Claim) -> frozenset[str]:
    """Return what the word that tells a claim is compared by."""
    return meanings_of(_trigger(claim))


def _trigger(claim: Claim) -> list[Word]:
    if claim.mention is None:
        return []
    span = claim.mention.event.span
    return [word for word in claim.words if word.span.overlaps(span)]


def _deeds(claim: Claim) -> frozenset[str]:
    return trigger_of(claim) | ({""} if any(word.light for word in _trigger(claim)) else frozenset())


def _claims(lineage: Lineage, mention: Mention) -> bool:
    """Say whether an event can be what somebody denies: no word that only introduces.

    A request or a charge is one, and so is the word before a thing alone: "fishermen reported an oil slick".
    """
    if mention.event.kind in ("REQUEST", "ACCUSE") or not is_introduction(lineage.index, mention):
        return True
    said = [mention.reading.statements[n] for n in lineage.index.cued_by.get(mention.event.span, ())]
    return any(s.content and not lineage.index.mentions_within(_head_of(lineage.index, s.content[0])) for s in said)


def _head_of(index: CaseIndex, content: Span) -> Span:
    """Return the first words of what somebody says, up to a preposition: "an oil slick"."""
    found = _PREPOSITION.search(index.text(content), 1)
    return Span(content.report, content.start, content.start + found.start()) if found else content


def _says(claim: Claim) -> frozenset[str]:
    """Return what a claim says, and the poles of that."""
    return meanings_of(claim.words) | {f"{pole}{side}" for word in claim.words for pole, side in word.poles}


def _tellers(claim: Claim) -> frozenset[str]:
    return frozenset({claim.assertion.name.casefold(), *([ADMITTED] if claim.admitted else ())})


def _keys_of(index: CaseIndex, denial: Denial) -> frozenset[str]:
    """Return what the claims that a denial may answer on common ground are looked up by, negations apart.

    "A second bridge had been attacked" is no answer to a bridge attacked in another story, unless both name a place.
    """
    said = rarest(index, denial.words, MOST, 2) if denial.uses_words else frozenset()
    return said | {f"{pole}{_OTHER[side]}" for word in denial.around or denial.words for pole, side in word.poles}


def _tells_denial(lineage: Lineage, mention: Mention) -> bool:
    """Say whether the words of an event are about a denial, a heading or a question: these claim nothing."""
    index = lineage.index
    if index.block_kind(mention.event.span) in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
        return True
    if index.text(index.sentence(mention.event.span)).rstrip('”"’) ').endswith("?"):
        return True
    clause = index.clause_span(mention)
    if any(clause.overlaps(frame.says) for frame in index.frames[clause.report]):
        return True
    denying = [s for s in mention.reading.statements if s.act in DENYING]
    return any(
        clause.covers(cue) or any(content.covers(mention.event.span) for content in statement.content)
        for statement in denying
        for cue in statement.cue
    )
