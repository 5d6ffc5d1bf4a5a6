"""Which named parts of a defence system do the reports speak of? Entities of telling kinds, and alert levels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from consilience.records import Entity, Span
from consilience.weigh.index import CaseIndex, Mention
from consilience.weigh.states import State, status_of
from consilience.weigh.wording import tidy

KINDS = ("plan", "alert level", "organ", "force", "weapon", "platform", "law", "agreement")
"""Kinds of entries, in the order in which a brief shows them."""
_KIND_OF_NAME = {
    "operation": "plan",
    "law": "law",
    "force": "force",
    "weapon": "weapon",
    "platform": "platform",
    "organisation": "organ",
}
_ARTICLE = re.compile(r"^(?:its|his|her|their|the|a|an|our)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One named thing with everywhere that it is mentioned."""

    kind: str
    name: str
    variants: tuple[str, ...]
    mentions: tuple[Span, ...]


def find_parts(index: CaseIndex) -> tuple[Part, ...]:
    """Return the entities whose kind can be part of a posture; names that link left alone stand for themselves."""
    linked = {span for entity in index.case.entities for span in entity.mentions}
    parts = [_part(entity) for entity in index.case.entities if entity.kind in _KIND_OF_NAME]
    loose: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for reading in index.readings.values():
        for name in reading.names:
            if name.span not in linked and name.kind in _KIND_OF_NAME:
                loose[(_KIND_OF_NAME[name.kind], name.text)].append(name.span)
    parts += [Part(kind, name, (name,), tuple(spans)) for (kind, name), spans in loose.items()]
    return tuple(sorted(parts, key=lambda part: (part.kind, part.name, part.mentions)))


def _part(entity: Entity) -> Part:
    kind = _KIND_OF_NAME[entity.kind]
    return Part(kind, entity.name, tuple(sorted(entity.variants)), tuple(sorted(entity.mentions)))


def find_alerts(index: CaseIndex) -> Iterable[tuple[Part, tuple[State, ...]]]:
    """Yield the alert levels that reports say were raised or lowered, one for each name."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in index.mentions:
        if mention.event.mode == "alert" and mention.event.recipient and status_of(mention) is not None:
            words = index.text(mention.event.recipient[0])
            found[_ARTICLE.sub("", tidy(words))].append(mention)
    for name in sorted(found):
        spans = tuple(mention.event.recipient[0] for mention in found[name])
        states = tuple(State(status_of(m) or "", m, m.event.recipient[0]) for m in found[name])
        yield Part("alert level", name, (name,), spans), states
