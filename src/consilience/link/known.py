"""Which entities of the reports are in the user's own table? They take its ids, and those of one id become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consilience.link.bearers import sort_of
from consilience.link.entities import join_entities
from consilience.link.keys import name_key
from consilience.records import Entity, KnownEntity, Problem

_ANY = "any kind"
_FULL = 2
"""Words of a name from which it is no bare surname or first name."""

Index = Mapping[tuple[str, tuple[str, ...]], frozenset[str]]


def name_known(
    entities: Sequence[Entity], known: Sequence[KnownEntity]
) -> tuple[tuple[Entity, ...], tuple[Problem, ...]]:
    """Give entities the ids of the table. One that may be several of its entries stays without, which is a problem."""
    if not known:
        return tuple(entities), ()
    index = _index(known)
    alone: list[Entity] = []
    groups: dict[str, list[Entity]] = defaultdict(list)
    problems: list[Problem] = []
    for entity in entities:
        ids = _ids(entity, index)
        if len(ids) == 1:
            groups[ids[0]].append(replace(entity, id=ids[0]))
        else:
            alone.append(entity)
        if len(ids) > 1:
            told = f"\u201c{entity.name}\u201d may be {' or '.join(ids)} of the table of entities"
            problems.append(Problem("link", f"{told}: left without an id", entity.mentions[0]))
    joined = (join_entities(group, f"one entry of the table of entities: {id_}") for id_, group in groups.items())
    return tuple(sorted([*alone, *joined], key=lambda entity: entity.mentions)), tuple(problems)


def _index(known: Iterable[KnownEntity]) -> Index:
    """Map a sort and a name to the ids that it may mean; an entry of no kind is of any."""
    found: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for entry in known:
        for text in (entry.name, *entry.aliases):
            if name_key(text):
                found[sort_of(entry.kind) if entry.kind else _ANY, name_key(text)].add(entry.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _ids(entity: Entity, index: Index) -> list[str]:
    """Give the ids that the names of an entity may mean: its usual name, else any of its full names."""
    for texts in ((entity.name,), _full_names(entity)):
        keys = ((sort, name_key(text)) for text in texts for sort in (sort_of(entity.kind), _ANY))
        ids = sorted({id_ for key in keys for id_ in index.get(key, ())})
        if ids:
            return ids
    return []


def _full_names(entity: Entity) -> list[str]:
    """Leave out a surname alone where a fuller name is known: it may be another's too."""
    longest = max(len(name_key(text)) for text in entity.variants)
    return [text for text in entity.variants if len(name_key(text)) >= min(longest, _FULL)]
