"""Which events does a report tell, each as told or untold by the words around it, and which clause tells each?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.records import Event, Reading, Span, Stance
from consilience.weigh.denials.frames import Frame
from consilience.weigh.passages import cover
from consilience.weigh.stretches import Stretches

_WHOLE, _LONG = 3, 9
"""Words from which a clause can stand alone, with and without somebody in it who acts or is acted upon."""
_TOLD_FALSE = 2.0
"""How far below 0 the factuality of an event lies that its own report calls untrue."""


@dataclass(frozen=True)
class Mention:
    """One event as one report tells it."""

    reading: Reading
    event: Event
    group: int
    """Place of its group in `Case.events`; groups that link did not make follow."""


def find_mentions(reading: Reading, frames: Iterable[Frame], group: Mapping[Span, int]) -> tuple[Mention, ...]:
    """Find the events that a report tells, in reading order; `group` has the number of each trigger's group."""
    undecided = Stretches(
        (words.start, words.end, 0) for s in reading.statements if s.act == "decline" for words in s.content
    )
    undone = Stretches((span.start, span.end, 0) for frame in frames if frame.undone for span in frame.told)
    return tuple(
        Mention(reading, _as_told(event, undecided, undone), group[event.span])
        for event in reading.events
        if not event.only_mentioned
    )


def _as_told(event: Event, undecided: Stretches, undone: Stretches) -> Event:
    """Return an event as denied where words around it say so: "the report that rebels captured it is false".

    What nobody would confirm ("could not verify the claim that") is neither told nor denied.
    """
    start, end = event.span.start, event.span.end
    if event.stance is Stance.DENIED:
        return replace(event, stance=Stance.POSSIBLE, factuality=0.0) if undecided.holding(start, end) else event
    if not undone.holding(start, end):
        return event
    return replace(event, stance=Stance.DENIED, factuality=min(event.factuality, -_TOLD_FALSE))


def is_whole(mention: Mention) -> bool:
    """Say whether the clause of an event can stand alone: somebody and what they do, not "the deployment"."""
    event = mention.event
    words = sum(len(mention.reading.text[span.start : span.end].split()) for span in event.clause)
    parts = (*event.actor, *event.recipient)
    inside = any(clause.covers(part) for clause in event.clause for part in parts)
    return words >= (_WHOLE if inside else _LONG)


def find_hosts(sentence: Sequence[Mention]) -> dict[Span, Mention]:
    """Find for each clause of one sentence that is a scrap the event with the smallest whole clause that holds it."""
    hosts: dict[Span, Mention] = {}
    wholes = [(cover(mention.event.clause), mention) for mention in sentence if is_whole(mention)]
    for mention in sentence:
        if mention.event.clause and not is_whole(mention):
            own = cover(mention.event.clause)
            holding = [item for item in wholes if item[0].covers(own) and item[0] != own]
            if holding:
                hosts[own] = min(holding, key=_narrowest)[1]
    return hosts


def _narrowest(item: tuple[Span, Mention]) -> tuple[int, Span, Span]:
    clause, mention = item
    return clause.end - clause.start, clause, mention.event.span
