"""In which order were things merged, and would a thing beside them have come between? Trees of merges, held together.

Average linkage merges the likest two first. So two sets of things that are merged each by themselves come out as if
they had been merged together, unless a group on the way of one was liker to one on the way of the other than to what it
was merged with. Only groups that hold a pair so like can be that: these are looked at, the others need not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.linkage import Merge

CLOSE = 1e-8
"""What is so near to being merged is looked at as if it were: sums of likenesses are not exact to the last digit."""

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]


class Tree(NamedTuple):
    """All groups on the way, single things first; each was merged with another at a likeness, or stays."""

    order: Places
    """The things, so that those of each group stand side by side."""
    low: Places
    high: Places
    """Where in this order each group begins and ends."""
    until: NDArray[np.float64]
    """Likeness at which each group was merged with another; the threshold if it was not."""
    roots: Places
    """The groups that stay."""


def plant(count: int, merges: Sequence[Merge], threshold: float) -> Tree:
    """Make the tree of so many things that were merged in this order."""
    until = [threshold] * (count + len(merges))
    sizes = [1] * count
    now = list(range(count))
    parts: list[tuple[int, int]] = []
    for kept, gone, level in merges:
        one, two = now[kept], now[gone]
        until[one] = until[two] = level
        now[kept] = now[gone] = count + len(parts)
        sizes.append(sizes[one] + sizes[two])
        parts.append((one, two))
    low = [-1] * len(sizes)
    merged = {part for both in parts for part in both}
    roots = [node for node in range(len(sizes)) if node not in merged]
    at = 0
    for root in roots:
        low[root] = at
        at += sizes[root]
    for node in range(len(sizes) - 1, count - 1, -1):
        one, two = parts[node - count]
        low[one], low[two] = low[node], low[node] + sizes[one]
    begin = np.array(low, dtype=np.int64)
    return Tree(
        np.argsort(begin[:count], kind="stable"),
        begin,
        begin + np.array(sizes, dtype=np.int64),
        np.array(until, dtype=np.float64),
        np.array(roots, dtype=np.int64),
    )


def side_by_side(trees: Sequence[Tree]) -> tuple[Tree, Places]:
    """Make one tree of several, the things of each after those before it; tell of each group whose it is."""
    things = np.array([len(tree.order) for tree in trees], dtype=np.int64)
    nodes = np.array([len(tree.low) for tree in trees], dtype=np.int64)
    first, owner = np.cumsum(things) - things, np.repeat(np.arange(len(trees)), nodes)
    ahead = np.cumsum(nodes) - nodes
    tree = Tree(
        np.concatenate([tree.order for tree in trees]) + np.repeat(first, things),
        np.concatenate([tree.low for tree in trees]) + first[owner],
        np.concatenate([tree.high for tree in trees]) + first[owner],
        np.concatenate([tree.until for tree in trees]),
        np.concatenate([tree.roots + start for tree, start in zip(trees, ahead, strict=True)]),
    )
    return tree, owner


def collide(one: Tree, two: Tree, sums: Matrix, weights: Matrix) -> Places:
    """Give the groups of the first tree that would have been merged with one of the second, had all been together.

    `sums` are of the likeness of pairs times their weights, rows and columns in the orders of the trees.
    """
    like = sums / weights
    ones, twos = _in_question(one, like.max(axis=1)), _in_question(two, like.max(axis=0))
    mean = _summed(sums, one, two, ones, twos) / _summed(weights, one, two, ones, twos)
    sooner = mean > np.maximum.outer(one.until[ones], two.until[twos]) - CLOSE
    found: Places = ones[sooner.any(axis=1)]
    return found


def _in_question(tree: Tree, likest: NDArray[np.float64]) -> Places:
    """Give the groups that hold a thing liker to one beside them than the group is to what it was merged with."""
    bounds = np.stack((tree.low, tree.high), axis=1).ravel()
    highest = np.maximum.reduceat(np.append(likest, 0.0), bounds)[::2]
    found: Places = np.flatnonzero(highest > tree.until - CLOSE)
    return found


def _summed(values: Matrix, one: Tree, two: Tree, ones: Places, twos: Places) -> Matrix:
    """Add up over all pairs of the members of each two groups."""
    down = np.zeros((len(values) + 1, values.shape[1]))
    np.cumsum(values, axis=0, out=down[1:])
    rows = down[one.high[ones]] - down[one.low[ones]]
    across = np.zeros((len(rows), values.shape[1] + 1))
    np.cumsum(rows, axis=1, out=across[:, 1:])
    found: Matrix = across[:, two.high[twos]] - across[:, two.low[twos]]
    return found
