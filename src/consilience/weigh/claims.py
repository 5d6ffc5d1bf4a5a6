"""What does a denial answer? The claims that it denies, by the linked events or, failing that, by what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.records import BlockKind, Span, Stance
from consilience.weigh.answers import MOST, answers, can_be_bare, is_apart, takes_back, telling_beside
from consilience.weigh.denial import Denial, grounds_of
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import Word, meanings_of, rarest, words_of
from consilience.weigh.mentions import Mention
from consilience.weigh.negations import Negation
from consilience.weigh.origins import Assertion, Lineage
from consilience.weigh.speech import DENYING, is_introduction
from consilience.weigh.tellings import Telling
from consilience.weigh.topics import NOTHING, Topic, stem, topic_of

_CLAIMANT = re.compile(
    r"(?i)\b((?:[\w-]+\s){0,3}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|speculation|fears|concerns|worries))\s+"
    r"(?:that|of|about)\b"
)
"""In "dismissed reports that ..." the reports are who claims it."""
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
    """Every event told as a fact or as possible, by its group and by the words it shares with others of its matter."""

    lineage: Lineage
    told: tuple[Claim, ...]
    by_group: Mapping[int, tuple[int, ...]]
    by_word: Mapping[str, tuple[int, ...]]
    by_sentence: Mapping[str, frozenset[int]]
    """By every word of their sentences."""

    def near(self, denials: Sequence[Denial]) -> list[Claim]:
        """Return the claims that may be what these denials deny; what shares too little with them is left out."""
        groups = {group for denial in denials if denial.uses_words for group in denial.groups}
        places = {at for group in groups for at in self.by_group.get(group, ())}
        index = self.lineage.index
        for denial in denials:
            places.update(at for key in _heads_of(denial) for at in self.by_word.get(key, ()))
            worded = {at for key in _keys_of(index, denial) for at in self.by_word.get(key, ())}
            worded |= {at for word in denial.whose for at in self.by_sentence.get(word, ())}
            for negation in denial.negations:
                worded |= self._negated(negation)
            places |= {at for at in worded if self.told[at].grounds & denial.grounds}
        return [self.told[at] for at in sorted(places)]

    def _negated(self, negation: Negation) -> set[int]:
        """Return the claims that tell what is negated, with enough of what stands beside it."""
        index = self.lineage.index
        beside = rarest(index, telling_beside(index, negation), MOST, 1)
        if not beside and not can_be_bare(index, negation):
            return set()
        told = {at for want in negation.wants[0] for at in self.by_word.get(want, ())}
        if not beside:
            return told
        return told & {at for word in beside for at in self.by_sentence.get(word, ())}


def index_claims(lineage: Lineage, tellings: Iterable[Telling]) -> ClaimIndex:
    """Index what is told as a fact or as possible, headings and what only tells of a denial left out."""
    told = [
        _claim(lineage, mention, assertion, telling)
        for telling in tellings
        if telling.stance in _CLAIMED
        for mention, assertion in zip(telling.mentions, telling.assertions, strict=True)
        if not _tells_denial(lineage, mention)
    ]
    by_group: dict[int, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    by_sentence: dict[str, set[int]] = defaultdict(set)
    for at, claim in enumerate(told):
        if claim.mention is not None and _claims(lineage, claim.mention):
            by_group[claim.group].append(at)
            for key in _keys(claim):
                by_word[key].append(at)
            for word in meanings_of(words_of(lineage.index, (lineage.index.sentence(claim.clause),))):
                by_sentence[word].add(at)
    return ClaimIndex(
        lineage,
        tuple(told),
        {group: tuple(found) for group, found in by_group.items()},
        {word: tuple(found) for word, found in by_word.items()},
        {word: frozenset(found) for word, found in by_sentence.items()},
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


def _keys(claim: Claim) -> list[str]:
    """Return what a claim is looked up by: its deed beside each thing that it is about, and each thing that it says."""
    heads = {f"~{head} {word}" for head in (claim.trigger, claim.kind) if head for word in claim.about.stems}
    poles = {f"{pole}{side}" for word in claim.words for pole, side in word.poles}
    return sorted(heads | poles | meanings_of(claim.words))


def find_claims(claims: ClaimIndex, denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Find who claims what a joined denial denies."""
    lineage = claims.lineage
    denied = {mention.event.span for denial in denials for mention in denial.denied}
    speakers = {denial.speaker.casefold() for denial in denials}
    acting = [topic_of(lineage.index, [s for m in denial.denied for s in m.event.actor]) for denial in denials]
    found = []
    for claim in claims.near(denials):
        mention = claim.mention
        if mention is None or mention.event.span in denied:
            continue
        own = claim.assertion.name.casefold() in speakers
        pairs = zip(denials, acting, strict=True)
        if any(
            own == (takes_back(lineage.index, claim, denial) and claim.assertion.name == denial.speaker)
            and not is_apart(lineage, claim, denial)
            and answers(lineage.index, claim, denial, actors)
            for denial, actors in pairs
        ):
            found.append(claim)
    near = [claim for claim in found if any(claim.grounds & denial.grounds for denial in denials)]
    return _closest(lineage, near or found, denials) or tuple(_named_in_denial(lineage, denials))


def _closest(lineage: Lineage, found: Sequence[Claim], denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Keep of each sentence the claims whose own deed is denied, else the narrowest clause that tells it.

    Who denies that the man pointed a gun does not deny that he was killed, though one sentence tells both.
    """
    denied = frozenset(m for d in denials for n in d.negations for want in n.wants for m in want)
    denied |= frozenset(m for d in denials if d.uses_words for m in _deeds_of(d))
    groups = frozenset(group for d in denials if d.uses_words for group in d.groups)
    by_sentence: dict[Span, list[Claim]] = defaultdict(list)
    for claim in found:
        by_sentence[lineage.index.sentence(claim.clause)].append(claim)
    kept = []
    for sentence in sorted(by_sentence):
        ours = by_sentence[sentence]
        own = [claim for claim in ours if claim.group in groups or _trigger(claim) & denied]
        kept += own or [min(ours, key=lambda claim: (claim.clause.end - claim.clause.start, _away(claim, denied)))]
    return tuple(kept)


def _deeds_of(denial: Denial) -> frozenset[str]:
    """Return what the deeds that a denial denies are compared by; all its words where none of them tells a deed."""
    spans = [mention.event.span for mention in denial.denied]
    deeds = meanings_of(word for word in denial.words if any(word.span.overlaps(span) for span in spans))
    return deeds or meanings_of(denial.words)


def _away(claim: Claim, denied: frozenset[str]) -> int:
    """Return how far the word that tells a claim stands from the nearest one that is denied."""
    assert claim.mention is not None
    at = claim.mention.event.span.start
    return min((abs(word.span.start - at) for word in claim.words if word.meanings & denied), default=0)


def _trigger(claim: Claim) -> frozenset[str]:
    """Return what the word that tells a claim is compared by."""
    if claim.mention is None:
        return frozenset()
    span = claim.mention.event.span
    return meanings_of(word for word in claim.words if word.span.overlaps(span))


def find_taken_up(claims: ClaimIndex, denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Find where those who deny something tell it as a fact, or somebody admits it."""
    index = claims.lineage.index
    speakers = {denial.speaker.casefold() for denial in denials if denial.uses_words}
    acting = [topic_of(index, [s for m in denial.denied for s in m.event.actor]) for denial in denials]
    found = []
    for claim in claims.near(denials):
        own = claim.admitted or claim.assertion.name.casefold() in speakers
        if not own or claim.stance is not Stance.AFFIRMED:
            continue
        pairs = zip(denials, acting, strict=True)
        if any(
            d.status == "denied"
            and d.uses_words
            and not is_apart(claims.lineage, claim, d)
            and answers(index, claim, d, a)
            for d, a in pairs
        ):
            found.append(claim)
    return tuple(found)


def _heads_of(denial: Denial) -> list[str]:
    """Return what a claim of the same deed is looked up by, wherever it is told."""
    return sorted(f"~{head} {word}" for head in (*denial.triggers, *denial.kinds) for word in denial.topic.stems)


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


def _named_in_denial(lineage: Lineage, denials: Sequence[Denial]) -> list[Claim]:
    """Find the claims that only the denying sentence mentions."""
    found = []
    for denial in denials:
        if not denial.uses_words:
            continue
        scope = denial.scope
        match = _CLAIMANT.search(lineage.index.text(scope))
        if match is None or match.start() > 40:
            continue
        span = Span(scope.report, scope.start + match.start(1), scope.end)
        own = lineage.assert_span(span, None)
        said_by = (match[1], *own.citation.said_by)
        cite = lineage.index.cite(span, said_by)
        found.append(Claim(None, Assertion(cite, own.marks, own.name, own.recorded, own.group), span))
    return found
