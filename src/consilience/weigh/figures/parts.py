"""Which named parts of a defence system do the reports speak of? Entities of telling kinds, and alert levels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from consilience.records import Entity, Span
from consilience.weigh.index import CaseIndex
from consilience.weigh.states import Part, State, side_of, status_of
from consilience.weigh.wording import tidy

_KIND_OF_NAME = {
    "operation": "plan",
    "law": "law",
    "force": "force",
    "weapon": "weapon",
    "platform": "platform",
    "organisation": "organ",
}
_ARTICLE = re.compile(r"^(?:its|his|her|their|the|a|an|our)\s+", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"(?:\s+(?:on|in|at|by|of|since|late|early))?\s*$", re.IGNORECASE)


def find_parts(index: CaseIndex) -> tuple[Part, ...]:
    """Return the entities whose kind can be part of a posture; names that link left alone stand for themselves."""
    linked = {span for entity in index.case.entities for span in entity.mentions}
    parts = [_part(index, entity) for entity in index.case.entities if entity.kind in _KIND_OF_NAME]
    loose: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for reading in index.readings.values():
        for name in reading.names:
            if name.span not in linked and name.kind in _KIND_OF_NAME:
                text = _without_day(index, name.text, (name.span,))
                loose[(_KIND_OF_NAME[name.kind], text)].append(name.span)
    parts += [Part(kind, name, (name,), tuple(spans)) for (kind, name), spans in loose.items()]
    return tuple(sorted(parts, key=lambda part: (part.kind, part.name, part.mentions)))


def _part(index: CaseIndex, entity: Entity) -> Part:
    kind = _KIND_OF_NAME[entity.kind]
    mentions = tuple(sorted(entity.mentions))
    variants = sorted({_without_day(index, variant, mentions) for variant in entity.variants})
    return Part(kind, _without_day(index, entity.name, mentions), tuple(variants), mentions)


def _without_day(index: CaseIndex, name: str, mentions: Iterable[Span]) -> str:
    """Cut a day from the end of a name: "the Harbour Law on Thursday" is the Harbour Law."""
    for mention in mentions:
        reading = index.readings[mention.report]
        inside = [time.span for time in reading.times if mention.start < time.span.start < mention.end]
        tails = [reading.text[span.start : mention.end] for span in inside if mention.end <= span.end]
        for tail in tails:
            if name.endswith(tail) and len(name) > len(tail):
                return _BEFORE_DAY.sub("", name[: -len(tail)])
    return name


def find_alerts(index: CaseIndex) -> Iterable[tuple[Part, tuple[State, ...]]]:
    """Yield the alert levels that reports say were raised or lowered, one for each side."""
    groups: list[list[tuple[str, State]]] = []
    for mention in index.mentions:
        status = status_of(mention)
        if mention.event.mode == "alert" and mention.event.recipient and status is not None:
            name = _ARTICLE.sub("", tidy(index.text(mention.event.recipient[0])))
            item = (name, State(status, mention, mention.event.recipient[0]))
            home = next((group for group in groups if any(_one_level(index, item, other) for other in group)), None)
            if home is None:
                groups.append([item])
            else:
                home.append(item)
    for group in groups:
        names = tuple(sorted({name for name, _ in group}))
        longest = max(names, key=lambda name: (len(name), name))
        yield Part("alert level", longest, names, tuple(s.name for _, s in group)), tuple(s for _, s in group)


def _one_level(index: CaseIndex, left: tuple[str, State], right: tuple[str, State]) -> bool:
    """Say whether two alert levels are one: one name inside the other, of one side as far as the reports tell."""
    one, two = (frozenset(name.casefold().split()) for name, _ in (left, right))
    if not (one <= two or two <= one):
        return False
    ours, theirs = (_side(index, state) for _, state in (left, right))
    return ours is None or theirs is None or ours == theirs


def _side(index: CaseIndex, state: State) -> str | None:
    return side_of(index, Part("alert level", "", (), (state.name,)), (state,))
