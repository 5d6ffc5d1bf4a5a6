"""Which mentions of a linked event tell the same thing in the same stance? Their split, with whose word each is.

Link groups mentions by event; before origins are counted, a mention must also share words or a country with the others:
"the deployment" of one country must not corroborate "the deployment" of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consilience.records import Span, Stance
from consilience.weigh.index import CaseIndex, Mention
from consilience.weigh.origins import Assertion, Lineage
from consilience.weigh.topics import Topic, stem, topic_of

_OPEN = frozenset({Stance.POSSIBLE, Stance.CONDITIONAL})
"""What one person holds possible is another thing than what another does, unless they share more than a word."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The mentions of one event that share a stance, with whose word each is."""

    group: int
    stance: Stance
    mentions: tuple[Mention, ...]
    assertions: tuple[Assertion, ...]

    def without(self, spans: frozenset[Span]) -> Telling:
        """Leave out the mentions with these triggers."""
        pairs = zip(self.mentions, self.assertions, strict=True)
        kept = [(mention, assertion) for mention, assertion in pairs if mention.event.span not in spans]
        return replace(self, mentions=tuple(m for m, _ in kept), assertions=tuple(a for _, a in kept))


def find_tellings(lineage: Lineage) -> tuple[Telling, ...]:
    """Split each group of events by stance and subject: what is planned or denied never stands with what happened."""
    found = []
    for group, mentions in lineage.index.by_group.items():
        by_stance: dict[Stance, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_stance[mention.event.stance].append(mention)
        for stance in sorted(by_stance):
            parts = _by_subject(lineage.index, by_stance[stance], 2 if stance in _OPEN else 1)
            found += [Telling(group, stance, p, tuple(assertion_of(lineage, m) for m in p)) for p in parts]
    return tuple(found)


def assertion_of(lineage: Lineage, mention: Mention) -> Assertion:
    """Trace the source of one mention of an event."""
    number = lineage.index.statement_over(mention.event.span)
    statement = mention.reading.statements[number] if number is not None else None
    return lineage.assert_span(lineage.index.clause_span(mention), statement)


def _by_subject(index: CaseIndex, mentions: Sequence[Mention], enough: int) -> list[tuple[Mention, ...]]:
    """Join mentions that share `enough` words or countries besides the trigger, directly or through others."""
    if len(mentions) == 1:
        return [tuple(mentions)]
    subjects = [_subject(index, mention) for mention in mentions]
    parts: list[list[int]] = []
    for at, subject in enumerate(subjects):
        homes = [part for part in parts if any(_alike(subject, subjects[other], enough) for other in part)]
        parts = [part for part in parts if part not in homes]
        parts.append([*(member for home in homes for member in home), at])
    return [tuple(mentions[at] for at in sorted(part)) for part in sorted(parts, key=min)]


def _subject(index: CaseIndex, mention: Mention) -> Topic:
    """Return what an event is about besides its own trigger."""
    topic = topic_of(index, (index.clause_span(mention),))
    return Topic(topic.stems - {stem(mention.event.lemma), stem(index.text(mention.event.span))}, topic.countries)


def _alike(left: Topic, right: Topic, enough: int) -> bool:
    return sum(left.common(right)) >= enough or left == right
