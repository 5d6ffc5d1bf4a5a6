"""Which pairs of mentions are compared, and what do the two of each share? All pairs of each block, in one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consilience.link.columns import Bag, Numbers

Column = NDArray[np.float32]
"""One number for every pair."""
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of the members of each block, block by block: `left` comes before `right` in its block."""

    left: Numbers
    right: Numbers
    block_of: Numbers
    """The block of each mention, -1 where it is in none."""
    place_of: Numbers
    """Where it stands in its block."""
    starts: Places
    """Where the pairs of each block start."""
    sizes: Numbers

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.left)

    def find(self, left: Numbers, right: Numbers) -> Places:
        """Give where pairs stand; left and right are of one block, left before right."""
        block = self.block_of[left]
        one, two = self.place_of[left].astype(np.int64), self.place_of[right]
        found: Places = self.starts[block] + one * (2 * self.sizes[block] - one - 1) // 2 + two - one - 1
        return found


def pair_up(blocks: Sequence[Numbers], count: int) -> Pairs:
    """Make all pairs of each block of mentions, of which there are `count` in all; a block is in their order."""
    sizes = np.array([len(block) for block in blocks], dtype=np.int32)
    members = np.concatenate([np.empty(0, dtype=np.int32), *blocks])
    block_of, place_of = np.full(count, -1, dtype=np.int32), np.zeros(count, dtype=np.int32)
    block_of[members] = np.repeat(np.arange(len(blocks), dtype=np.int32), sizes)
    firsts = np.cumsum(sizes) - sizes
    place_of[members] = np.arange(len(members)) - np.repeat(firsts, sizes)
    left, right = _within(sizes)
    counts = sizes.astype(np.int64) * (sizes - 1) // 2
    return Pairs(members[left], members[right], block_of, place_of, np.cumsum(counts) - counts, sizes)


def _within(sizes: NDArray[np.integer]) -> tuple[Places, Places]:
    """Give the positions of all pairs inside consecutive groups of these sizes."""
    ends = np.repeat(np.cumsum(sizes), sizes)
    positions = np.arange(len(ends))
    after = ends - positions - 1
    left = np.repeat(positions, after)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(after) - after, after)
    return left, right


def add_shared(pairs: Pairs, bag: Bag, weights: Column | None = None) -> Column:
    """Add up over the tokens that both of a pair hold: the products of their weights, or their number."""
    inside = np.flatnonzero(pairs.block_of[bag.owners] >= 0)
    owners, tokens = bag.owners[inside], bag.tokens[inside].astype(np.int64)
    keys = pairs.block_of[owners] * (tokens.max(initial=0) + 1) + tokens
    order = np.argsort(keys, kind="stable")
    bounds = np.flatnonzero(np.diff(keys[order])) + 1
    sizes = np.diff(np.concatenate([[0], bounds, [len(order)]]))
    left, right = _within(sizes)
    left, right = order[left], order[right]
    products = None if weights is None else weights[inside[left]] * weights[inside[right]]
    found = np.bincount(pairs.find(owners[left], owners[right]), products, minlength=len(pairs))
    return found.astype(np.float32)


def connect(left: NDArray[np.integer], right: NDArray[np.integer], count: int) -> Places:
    """Give each of `count` things the lowest that pairs of things lead to from it.

    Roots are hooked to lower roots and paths cut short, a logarithmic number of times (Shiloach and Vishkin 1982).
    """
    found = np.arange(count)
    while len(left):
        one, two = found[left], found[right]
        apart = one != two
        left, right = left[apart], right[apart]
        np.minimum.at(found, np.maximum(one, two)[apart], np.minimum(one, two)[apart])
        while ((shorter := found[found]) != found).any():
            found = shorter
    return found
