"""What do the reports of one crisis have in common? Its entities and events; what all crises share comes last.

A crisis is linked by itself: a report that is added changes the links of its own crisis and of no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consilience.link.columns import Described, describe_reading, tabulate
from consilience.link.entities import find_entities, unite_entities
from consilience.link.events import Groups, find_events
from consilience.records import Entity, Link, Reading


@dataclass(frozen=True, slots=True)
class Linked:
    """What is the same in some reports; every part sorted."""

    entities: tuple[Entity, ...] = ()
    events: Groups = ()
    links: tuple[Link, ...] = ()


def link_crisis(readings: Sequence[Reading], stories: Sequence[Sequence[str]]) -> Linked:
    """Link the readings of one crisis, given in the order of publication, into entities and events.

    `stories` are those of this crisis. The result depends on nothing else.
    """
    return link_described([describe_reading(reading) for reading in readings], stories)


def link_described(described: Sequence[Described], stories: Sequence[Sequence[str]]) -> Linked:
    """Do what `link_crisis` does for readings that have been described before (`describe_reading`)."""
    entities, numbers = find_entities([bearer for item in described for bearer in item.bearers])
    story_of = {report: number for number, story in enumerate(sorted(map(tuple, stories))) for report in story}
    events, links = find_events(tabulate(described, numbers, story_of))
    return Linked(entities, events, links)


def unite_linked(parts: Iterable[Linked]) -> Linked:
    """Put the links of several crises together, in any order; entities that are one in all the world are joined."""
    found = list(parts)
    return Linked(
        unite_entities(entity for part in found for entity in part.entities),
        tuple(sorted(group for part in found for group in part.events)),
        tuple(sorted((link for part in found for link in part.links), key=lambda link: (link.left, link.right))),
    )
