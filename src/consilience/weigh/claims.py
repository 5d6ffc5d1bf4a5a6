"""What does a denial answer? The claims that it denies, by the linked events or, failing that, by subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.records import BlockKind, Span, Stance
from consilience.weigh.denials import Denial, grounds_of, scope_of
from consilience.weigh.index import Mention
from consilience.weigh.origins import Assertion, Lineage
from consilience.weigh.speech import DENYING, is_introduction
from consilience.weigh.tellings import Telling
from consilience.weigh.topics import Topic, stem, topic_of

_CLAIMANT = re.compile(
    r"(?i)\b((?:[\w-]+\s){0,3}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|speculation))\s+"
    r"(?:that|of|about)\b"
)
"""In "dismissed reports that ..." the reports are who claims it."""

_NOTHING = Topic(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody claims and another denies."""

    mention: Mention | None
    """None where the claim is known from the denying sentence only: then nobody's word stands behind it."""
    assertion: Assertion
    group: int = -1
    about: Topic = _NOTHING
    actor: Topic = _NOTHING
    kind: str | None = None
    stance: Stance = Stance.AFFIRMED
    trigger: str = ""
    """The stem of its trigger."""


@dataclass(frozen=True)
class ClaimIndex:
    """Every event told as a fact or as possible, by its group and by the words it shares with others of its matter."""

    lineage: Lineage
    told: tuple[Claim, ...]
    by_group: Mapping[int, tuple[int, ...]]
    by_word: Mapping[str, tuple[int, ...]]

    def near(self, groups: Iterable[int], words: Iterable[str]) -> list[Claim]:
        """Return the claims of these groups, and those that share at least one of the words on common ground."""
        places = {at for group in groups for at in self.by_group.get(group, ())}
        places.update(at for word in words for at in self.by_word.get(word, ()))
        return [self.told[at] for at in sorted(places)]


def index_claims(lineage: Lineage, tellings: Iterable[Telling]) -> ClaimIndex:
    """Index what is told as a fact or as possible, headings and what only tells of a denial left out."""
    told = [
        _claim(lineage, mention, assertion, telling)
        for telling in tellings
        if telling.stance in (Stance.AFFIRMED, Stance.POSSIBLE)
        for mention, assertion in zip(telling.mentions, telling.assertions, strict=True)
        if not _tells_denial(lineage, mention)
    ]
    by_group: dict[int, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(told):
        if claim.mention is not None and _claims(lineage, claim.mention):
            by_group[claim.group].append(at)
            for key in _keys(lineage, claim):
                by_word[key].append(at)
    return ClaimIndex(
        lineage,
        tuple(told),
        {group: tuple(found) for group, found in by_group.items()},
        {word: tuple(found) for word, found in by_word.items()},
    )


def _claim(lineage: Lineage, mention: Mention, assertion: Assertion, telling: Telling) -> Claim:
    event = mention.event
    about, actor = _about(lineage, mention), _actors(lineage, (mention,))
    return Claim(mention, assertion, telling.group, about, actor, event.kind, telling.stance, stem(event.lemma))


def _claims(lineage: Lineage, mention: Mention) -> bool:
    """Say whether an event can be what somebody denies: no word that only introduces, but for a request."""
    return mention.event.kind == "REQUEST" or not is_introduction(lineage.index, mention)


def _keys(lineage: Lineage, claim: Claim) -> list[str]:
    """Return what a claim is looked up by: each ground that it stands on, beside each word that it is about.

    "A second bridge had been attacked" is no answer to a bridge attacked in another story, unless both name a place.
    """
    assert claim.mention is not None
    grounds = grounds_of(lineage.index.story_name(claim.mention.reading.report), claim.about)
    heads = [head for head in (claim.trigger, claim.kind) if head]
    words = claim.about.stems - {claim.trigger}
    return sorted(f"{ground} {head} {word}" for ground in grounds for head in heads for word in words)


def _about(lineage: Lineage, mention: Mention) -> Topic:
    event = mention.event
    return topic_of(lineage.index, event.clause or (lineage.index.sentence(event.span),))


def find_claims(claims: ClaimIndex, denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Find who claims what a joined denial denies."""
    lineage = claims.lineage
    groups = frozenset(group for denial in denials for group in denial.groups)
    denied = {mention.event.span for denial in denials for mention in denial.denied}
    speakers = {denial.speaker.casefold() for denial in denials}
    acting = [_actors(lineage, denial.denied) for denial in denials]
    found = []
    for claim in claims.near(groups, _words_of(denials)):
        mention = claim.mention
        if mention is None or mention.event.span in denied or claim.assertion.name.casefold() in speakers:
            continue
        if any(_is_answered(claim, denial, actors) for denial, actors in zip(denials, acting, strict=True)):
            found.append(claim)
    return tuple(found) or tuple(_named_in_denial(lineage, denials))


def _words_of(denials: Sequence[Denial]) -> list[str]:
    words = {
        f"{ground} {head} {word}"
        for denial in denials
        for ground in denial.grounds
        for head in (*denial.triggers, *denial.kinds)
        for word in denial.topic.stems
    }
    return sorted(words)


def _is_answered(claim: Claim, denial: Denial, acting: Topic) -> bool:
    """Say whether a denial denies a claim: one linked event that shares its subject, or the same kind and subject."""
    about = claim.about
    if claim.stance is Stance.POSSIBLE and denial.of_plan:
        return False
    linked = claim.group in denial.groups
    if not linked and claim.trigger not in denial.triggers and claim.kind not in denial.kinds:
        return False
    stems, countries = about.common(denial.topic)
    if linked and (stems + countries or not about.stems | about.countries):
        return True
    acts = sum(claim.actor.common(acting))
    if not acts and claim.trigger not in denial.triggers:
        return False
    if stems and acts:
        return True
    return (stems and countries >= 2) or (stems >= 2 and (bool(countries) or not denial.topic.countries))


def _tells_denial(lineage: Lineage, mention: Mention) -> bool:
    """Say whether the words of an event are themselves about a denial, or a heading: these claim nothing."""
    if lineage.index.block_kind(mention.event.span) in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
        return True
    clause = lineage.index.clause_span(mention)
    denying = [s for s in mention.reading.statements if s.act in DENYING]
    return any(
        clause.covers(cue) or any(content.covers(mention.event.span) for content in statement.content)
        for statement in denying
        for cue in statement.cue
    )


def _actors(lineage: Lineage, mentions: Sequence[Mention]) -> Topic:
    """Return who acts in some events: "Caracas had sought" and "Venezuela had requested" are one country's doing."""
    return topic_of(lineage.index, [span for mention in mentions for span in mention.event.actor])


def _named_in_denial(lineage: Lineage, denials: Sequence[Denial]) -> list[Claim]:
    """Find the claims that only the denying sentence mentions."""
    found = []
    for denial in denials:
        scope = scope_of(lineage, denial)
        match = _CLAIMANT.search(lineage.index.text(scope))
        if match is None or match.start() > 40:
            continue
        span = Span(scope.report, scope.start + match.start(1), scope.end)
        own = lineage.assert_span(span, None)
        said_by = (match[1], *own.citation.said_by)
        cite = lineage.index.cite(span, said_by)
        found.append(Claim(None, Assertion(cite, own.marks, own.name, own.recorded, own.group)))
    return found
