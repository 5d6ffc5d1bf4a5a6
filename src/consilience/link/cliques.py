"""Which groups hold only things that are all alike? Complete linkage, then the alike that it had to leave apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]


def cover_with_cliques(things: Sequence[int], alike: Mapping[Pair, float]) -> tuple[tuple[int, ...], ...]:
    """Group things so that every alike pair shares a group and no unlike pair does.

    The groups of a partition come first in kind: the likest pairs are merged as long as all members are alike.
    What this leaves apart becomes further groups, so a thing may be in several. Singletons are given too.
    """
    groups = _complete_linkage(things, alike)
    further = _left_apart(groups, alike)
    members = {thing for group in further for thing in group}
    kept = (group for group in groups if len(group) > 1 or group[0] not in members)
    return tuple(sorted({*kept, *further}))


def _complete_linkage(things: Sequence[int], alike: Mapping[Pair, float]) -> list[tuple[int, ...]]:
    group_of = {thing: thing for thing in things}
    members = {thing: [thing] for thing in things}
    edges: dict[int, dict[int, int]] = defaultdict(dict)
    for left, right in alike:
        edges[left][right] = edges[right][left] = 1
    for left, right in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        one, two = group_of[left], group_of[right]
        if one != two and edges[one].get(two, 0) == len(members[one]) * len(members[two]):
            _merge(max(one, two), min(one, two), members, group_of, edges)
    return [tuple(sorted(group)) for group in members.values()]


def _merge(
    gone: int, kept: int, members: dict[int, list[int]], group_of: dict[int, int], edges: dict[int, dict[int, int]]
) -> None:
    for thing in members[gone]:
        group_of[thing] = kept
    members[kept].extend(members.pop(gone))
    for other, count in edges.pop(gone, {}).items():
        edges[other].pop(gone, None)
        if other != kept:
            edges[kept][other] = edges[other][kept] = edges[kept].get(other, 0) + count


def _left_apart(groups: Iterable[Sequence[int]], alike: Mapping[Pair, float]) -> set[tuple[int, ...]]:
    """Make a group of each thing with those of another group that are alike with it."""
    home = {thing: group for group in groups for thing in group}
    neighbours: dict[tuple[int, Sequence[int]], list[int]] = defaultdict(list)
    for left, right in sorted(alike):
        if home[left] is not home[right]:
            small, large = sorted((left, right), key=lambda thing: (len(home[thing]), thing))
            neighbours[small, home[large]].append(large)
    return {tuple(sorted((thing, *others))) for (thing, _), others in neighbours.items()}
