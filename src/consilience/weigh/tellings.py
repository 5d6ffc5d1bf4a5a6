"""Which mentions of a linked event tell the same thing in the same stance? Their split, with whose word each is.

Link groups mentions by event; before origins are counted, a mention must also share words or a country with the others:
"the deployment" of one country must not corroborate "the deployment" of another, nor "a warship attacked the depot"
that "the explosion hit the depot".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consilience.records import Span, Stance
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import words_of
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.speech import stance_of, telling_span
from consilience.weigh.states import status_of
from consilience.weigh.support import outcomes_of
from consilience.weigh.topics import NOTHING, Topic, stem, topic_of

_OPEN = frozenset({Stance.POSSIBLE, Stance.CONDITIONAL})
"""What one person holds possible is another thing than what another does, unless they share more than a word."""
_OTHER = {"+": "-", "-": "+"}
_OTHER_TRIGGER = 2
"""Words that untyped mentions with different triggers must share: "a fire at the depot" is no blast that hit it."""


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
            by_stance[stance_of(lineage.index, mention)].append(mention)
        for stance in sorted(by_stance):
            parts = _by_subject(lineage.index, by_stance[stance], 2 if stance in _OPEN else 1)
            found += [Telling(group, stance, p, tuple(assertion_of(lineage, m) for m in p)) for p in parts]
    return tuple(found)


def assertion_of(lineage: Lineage, mention: Mention) -> Assertion:
    """Trace the source of one mention of an event."""
    number = lineage.index.statement_over(mention.event.span)
    statement = mention.reading.statements[number] if number is not None else None
    return lineage.assert_span(telling_span(lineage.index, mention), statement)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What an event is about besides its own trigger, and who acts in it."""

    topic: Topic
    actor: Topic
    trigger: str
    kind: str | None
    state: str | None
    """The state that it puts its object in, of an alert level: raised is not lowered."""
    recipient: Topic = NOTHING
    outcomes: frozenset[str] = frozenset()
    """What befell those who are counted in it: "left 12 dead" does not tell that it left 30 injured."""
    poles: frozenset[tuple[str, str]] = frozenset()
    """What its words say that has an opposite: "slow" is not "smoothly"."""

    def is_alike(self, other: _Subject, enough: int) -> bool:
        """Say whether two mentions have enough words in common to tell one thing."""
        if self.trigger != other.trigger and not (self.kind and self.kind == other.kind):
            enough = max(enough, _OTHER_TRIGGER)
        stems, names = self.topic.common(other.topic)
        if not stems and self._befalls_another(other):
            return False
        if not names and self.topic.countries and other.topic.countries:
            enough = max(enough, 2)  # "the bridge in Alora", "the bridge in Pell"
        return stems + names >= enough or self.topic == other.topic

    def _befalls_another(self, other: _Subject) -> bool:
        """Say whether the two befall what has no word in common: "seized a doctor", "seized the barracks"."""
        return bool(self.recipient.stems and other.recipient.stems) and not sum(self.recipient.common(other.recipient))

    def rivals(self, other: _Subject) -> bool:
        """Say whether two mentions with different triggers name actors, or kinds, that have nothing in common."""
        if self.state and other.state and self.state != other.state:
            return True
        if any((pole, _OTHER[side]) in other.poles for pole, side in self.poles - other.poles):
            return True
        if self.outcomes and other.outcomes and self.outcomes.isdisjoint(other.outcomes):
            return True
        if self.trigger == other.trigger:
            return False
        if self.kind and other.kind and self.kind != other.kind:
            return True
        acting = bool(self.actor.stems or self.actor.countries) and bool(other.actor.stems or other.actor.countries)
        return acting and not sum(self.actor.common(other.actor))


def _by_subject(index: CaseIndex, mentions: Sequence[Mention], enough: int) -> list[tuple[Mention, ...]]:
    """Join mentions that share `enough` words or countries besides the trigger, directly or through others.

    Nothing joins rivals, even where a third mention is like both.
    """
    alike: dict[_Subject, list[int]] = {}
    for at, mention in enumerate(mentions):
        alike.setdefault(_subject(index, mention), []).append(at)
    parts: list[list[_Subject]] = []
    for subject in alike:
        home = [subject]
        for part in list(parts):
            rivals = any(one.rivals(other) for one in home for other in part)
            if not rivals and any(subject.is_alike(other, enough) for other in part):
                home = [*part, *home]
                parts.remove(part)
        parts.append(home)
    places = (sorted(at for subject in part for at in alike[subject]) for part in parts)
    return [tuple(mentions[at] for at in part) for part in sorted(places)]


def _subject(index: CaseIndex, mention: Mention) -> _Subject:
    event = mention.event
    trigger = stem(event.lemma or index.text(event.span))
    topic = topic_of(index, (index.clause_span(mention),))
    about = Topic(topic.stems - {trigger, stem(index.text(event.span))}, topic.countries)
    state = status_of(mention) if event.mode == "alert" else None
    poles = frozenset(pole for word in words_of(index, (index.clause_span(mention),)) for pole in word.poles)
    return _Subject(
        about,
        topic_of(index, event.actor),
        trigger,
        event.kind,
        state,
        recipient=topic_of(index, event.recipient),
        outcomes=outcomes_of(index, mention),
        poles=poles,
    )
