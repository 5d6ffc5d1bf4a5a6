"""What does a denial answer? The claims that it denies, by the linked events or, failing that, by subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consilience.records import BlockKind, Span, Stance
from consilience.weigh.denials import Denial, scope_of
from consilience.weigh.findings import DENYING
from consilience.weigh.index import Mention
from consilience.weigh.origins import Assertion, Lineage
from consilience.weigh.tellings import Telling
from consilience.weigh.topics import stem, topic_of

_CLAIMANT = re.compile(
    r"(?i)\b((?:[\w-]+\s){0,3}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|speculation))\s+"
    r"(?:that|of|about)\b"
)
"""In "dismissed reports that ..." the reports are who claims it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody claims and another denies."""

    mention: Mention | None
    """None where the claim is known from the denying sentence only."""
    assertion: Assertion


def find_claims(lineage: Lineage, denials: Sequence[Denial], tellings: Sequence[Telling]) -> tuple[Claim, ...]:
    """Find who claims what a joined denial denies."""
    groups = frozenset(group for denial in denials for group in denial.groups)
    kinds = frozenset(kind for denial in denials for kind in denial.kinds)
    triggers = frozenset(trigger for denial in denials for trigger in denial.triggers)
    denied = {mention.event.span for denial in denials for mention in denial.denied}
    told = [
        Claim(mention, assertion)
        for telling in tellings
        if telling.stance in (Stance.AFFIRMED, Stance.POSSIBLE)
        for mention, assertion in zip(telling.mentions, telling.assertions, strict=True)
        if telling.group in groups or _same_subject(lineage, mention, denials, kinds, triggers)
        if mention.event.span not in denied and not _tells_denial(lineage, mention)
    ]
    speakers = {denial.speaker.casefold() for denial in denials}
    kept = [claim for claim in told if claim.assertion.name.casefold() not in speakers]
    return (*kept, *_named_in_denial(lineage, denials))


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


def _same_subject(
    lineage: Lineage, mention: Mention, denials: Sequence[Denial], kinds: frozenset[str], triggers: frozenset[str]
) -> bool:
    """Say whether an event is of a denied kind and about the same things: two countries, or two words and one."""
    event = mention.event
    if event.kind not in kinds and stem(event.lemma) not in triggers:
        return False
    about = topic_of(lineage.index, event.clause or (lineage.index.sentence(event.span),))
    for denial in denials:
        stems, countries = about.common(denial.topic)
        if stems and _actors(lineage, (mention,)) & _actors(lineage, denial.denied):
            return True
        if (stems and countries >= 2) or (stems >= 2 and (countries or not denial.topic.countries)):
            return True
    return False


def _actors(lineage: Lineage, mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the countries that act in some events: "Caracas had sought" and "Venezuela had requested" are one."""
    spans = [span for mention in mentions for span in mention.event.actor]
    return topic_of(lineage.index, spans).countries


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
