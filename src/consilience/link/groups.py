"""Which of the mentions that were compared belong together, and which pairs say so?

Groups are made by average linkage, so that a weak bridge does not join two dense ones. Two groups are never joined
without one pair of their members that reaches the threshold: the rest of the pairs need not be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from consilience.link.columns import Numbers
from consilience.link.episodes import connected_parts, part_by_days
from consilience.link.likeness import Likeness
from consilience.link.linkage import link_on_average
from consilience.link.pairs import connect
from consilience.unions import Unions

THRESHOLD = 0.4
"""Mean score inside a group of mentions."""

S = TypeVar("S", bound=np.generic)
Pair = tuple[int, int, int]
"""Two mentions, and where their pair stands in the columns."""


def group_alike(likeness: Likeness, sizes: Numbers) -> tuple[list[list[int]], list[Pair]]:
    """Give the groups of two or more, and the pairs of high score that tie each together.

    `sizes` tell how many mentions each stands for.
    """
    alike = np.flatnonzero(likeness.score >= THRESHOLD)
    order = alike[np.lexsort((alike, -likeness.score[alike]))]
    edges = list(
        zip(likeness.pairs.left[order].tolist(), likeness.pairs.right[order].tolist(), order.tolist(), strict=True)
    )
    groups: list[list[int]] = []
    ties: list[Pair] = []
    for members, inside in _connected(likeness.pairs.left[order], likeness.pairs.right[order], len(sizes)):
        if len(inside) == len(members) * (len(members) - 1) // 2:
            parts = [members]
        else:
            parts = [[members[number] for number in part] for part in _on_average(members, likeness, sizes)]
        parts = [piece for part in parts for piece in _by_days(part, likeness)]
        groups += (part for part in parts if len(part) > 1)
        for part, chosen in _inside(parts, [edges[number] for number in inside]):
            ties += _tree(part, chosen)
    return sorted(groups), sorted(ties)


def _connected(
    left: NDArray[np.integer], right: NDArray[np.integer], count: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Give the members of each set that alike pairs connect, and the positions of its pairs, in order."""
    home = connect(left, right, count)
    touched = np.unique(np.concatenate([left, right]))
    members = touched[np.argsort(home[touched], kind="stable")]
    inside = np.argsort(home[left], kind="stable")
    ends = np.flatnonzero(np.diff(home[members])) + 1, np.flatnonzero(np.diff(home[left[inside]])) + 1
    for some, pairs in zip(np.split(members, ends[0]), np.split(inside, ends[1]), strict=True):
        yield some.tolist(), pairs.tolist()


def _on_average(members: Sequence[int], likeness: Likeness, sizes: Numbers) -> list[list[int]]:
    chosen = np.array(members, dtype=np.int32)
    square = _square(chosen, likeness, likeness.score)
    weights = np.outer(sizes[chosen], sizes[chosen]).astype(np.float64)
    return link_on_average(square, THRESHOLD, weights)


def _by_days(members: Sequence[int], likeness: Likeness) -> list[list[int]]:
    """Part a group that holds mentions of other days, and again what is then tied by no alike pair."""
    chosen = np.array(members, dtype=np.int32)
    if likeness.days.own[chosen].sum() < 2:
        return [list(members)]
    apart = _square(chosen, likeness, likeness.apart)
    if not apart.any():
        return [list(members)]
    score = _square(chosen, likeness, likeness.score)
    parts = connected_parts(part_by_days(score, apart, likeness.days.of(chosen)), score >= THRESHOLD)
    return [[members[number] for number in part] for part in parts]


def _square(chosen: Numbers, likeness: Likeness, column: NDArray[S]) -> NDArray[S]:
    """Write what is known of the pairs of some mentions as a symmetric table."""
    rows, columns = np.triu_indices(len(chosen), k=1)
    square = np.zeros((len(chosen), len(chosen)), dtype=column.dtype)
    square[rows, columns] = square[columns, rows] = column[likeness.pairs.find(chosen[rows], chosen[columns])]
    return square


def _inside(parts: Sequence[list[int]], edges: Sequence[Pair]) -> Iterator[tuple[list[int], list[Pair]]]:
    """Give each part the edges between its own members."""
    home = {member: number for number, part in enumerate(parts) for member in part}
    chosen: list[list[Pair]] = [[] for _ in parts]
    for edge in edges:
        if home[edge[0]] == home[edge[1]]:
            chosen[home[edge[0]]].append(edge)
    yield from zip(parts, chosen, strict=True)


def _tree(part: Sequence[int], edges: Sequence[Pair]) -> Iterator[Pair]:
    """Give the edges of a maximum spanning tree (Kruskal), of edges in the order of their scores."""
    number_of = {member: number for number, member in enumerate(part)}
    if len(part) == 2:
        yield next(edge for edge in edges)
        return
    unions, left = Unions(len(part)), len(part) - 1
    for one, two, place in edges:
        if not left:
            return
        if unions.find(number_of[one]) != unions.find(number_of[two]):
            unions.join(number_of[one], number_of[two])
            left -= 1
            yield one, two, place
