"""Which reports of a region tell of the same? Groups by average linkage, and those that stand alone and follow one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.link import nominees
from consilience.link.beside import Between, Keys, Links, Merged, Merger, Side, places_of
from consilience.link.following import find_followed
from consilience.link.merging import Inside, Pairs, merge_things
from consilience.link.neighbours import STRONG, Neighbours
from consilience.link.trees import CLOSE, Matrix, Places, plant

UNASKED = 0.5
"""How much a pair counts that was not compared because the later of the two had likelier reports to compare with."""
_ODD = np.int64(0x1E3779B97F4A7C15)
_HASH_BITS = 16


class ReportMerger(Merger):
    """Merges the reports of regions of a graph."""

    def __init__(self, neighbours: Neighbours) -> None:
        super().__init__()
        self._neighbours = neighbours

    def side(self, keys: Sequence[int]) -> Side:
        """Merge reports by themselves."""
        edges = [self._neighbours.edges(key) for key in keys]
        counts = np.array([len(edge.keys) for edge in edges], dtype=np.int64)
        held, weights = np.array(keys, dtype=np.int64), np.where(counts >= nominees.MOST, UNASKED, 1.0)
        owners = np.repeat(np.arange(len(keys)), counts)
        others = np.concatenate([held[:0], *(edge.keys for edge in edges)])
        like = np.concatenate([np.zeros(0), *(edge.like for edge in edges)])
        right, known = places_of(held, others)
        pairs = Pairs(owners[known], right[known], like[known])
        merges = merge_things(len(keys), Inside(pairs, lambda part: _later(held[part], weights[part])), STRONG)
        return Side.of(held, weights, plant(len(keys), merges, STRONG), Links(owners, others, like), pairs)

    def stands(self, side: Side) -> bool:
        """Say whether reports make one story: one group, and such as follow it."""
        sizes = side.sizes()
        many = int((sizes > 1).sum())
        return len(sizes) == 1 or (many == 1 and len(_followed(side)) == len(sizes) - 1)

    def between(self, mine: Side, sides: Sequence[Side]) -> Between:
        """Compare reports with those of a region: those that they nominated, and those that nominated them."""
        keys = np.concatenate([side.keys for side in sides])
        weights = np.concatenate([side.weights for side in sides])
        to_them, known = places_of(keys, mine.links.others)
        asked = _asked(sides, mine.keys)
        to_mine, met = places_of(mine.keys, asked.others)
        pairs = Pairs(
            np.concatenate([to_them[known], asked.owners[met]]),
            np.concatenate([mine.links.owners[known], to_mine[met]]),
            np.concatenate([mine.links.like[known], asked.like[met]]),
        )
        sums = np.zeros((len(keys), len(mine.keys)))
        sums[pairs.left, pairs.right] = pairs.like
        weigh = np.where(np.greater.outer(keys, mine.keys), weights[:, None], mine.weights)
        weigh[pairs.left, pairs.right] = 1
        return Between(sums, weigh, pairs)

    def joined(self, mine: Side, beside: Mapping[int, Side], pairs: Sequence[Pairs]) -> Merged:
        """Let reports that stand alone follow a group."""
        sides = list(beside.values())
        names = [name for name, side in beside.items() for _ in side.tree.roots]
        bound_to = [mean for side in sides for mean in _bonds(side)]
        found, disturbed = mine.groups(), set[int]()
        own = len(found)
        for one, mean, two in find_followed(*_together(mine, sides, pairs)):
            if one >= own:
                if mean > bound_to[one - own] - CLOSE:
                    disturbed.add(names[one - own])
            elif two >= own:
                disturbed.add(names[two - own])
            else:
                found[two] += found[one]
                found[one] = []
        return Merged([group for group in found if group], disturbed)


def _asked(sides: Sequence[Side], keys: Keys) -> Links:
    """Give the links of some sides, their places counted on, whose others may be among some keys."""
    marked = np.zeros(2**_HASH_BITS, dtype=np.bool_)
    marked[_hashes(keys)] = True
    others = np.concatenate([side.links.others for side in sides])
    first = np.cumsum([0, *(len(side.keys) for side in sides)])[:-1]
    likely = np.flatnonzero(marked[_hashes(others)])
    owners = np.concatenate([side.links.owners + start for side, start in zip(sides, first.tolist(), strict=True)])
    like = np.concatenate([side.links.like for side in sides])
    return Links(owners[likely], others[likely], like[likely])


def _hashes(keys: Keys) -> NDArray[np.int64]:
    found: NDArray[np.int64] = (keys * _ODD >> np.int64(63 - _HASH_BITS)) & np.int64(2**_HASH_BITS - 1)
    return found


def _together(mine: Side, sides: Sequence[Side], pairs: Sequence[Pairs]) -> tuple[Places, Places, Pairs]:
    """Number the groups of a region and then those beside it; give the pairs of the region with all."""
    homes, sizes, held = [mine.homes()], [mine.sizes()], len(mine.sizes())
    for side in sides:
        homes.append(side.homes() + held)
        sizes.append(side.sizes())
        held += len(sizes[-1])
    both = Pairs(*map(np.concatenate, zip(mine.pairs, *pairs, strict=True)))
    return np.concatenate(homes), np.concatenate(sizes), both


def _followed(side: Side) -> dict[int, float]:
    """Give the groups of one report that follow another of the side, and how like they are to it."""
    return {one: mean for one, mean, _ in find_followed(side.homes(), side.sizes(), side.pairs)}


def _bonds(side: Side) -> list[float]:
    if len(side.tree.roots) == 1:
        return [-1.0]
    followed = _followed(side)
    return [followed.get(number, -1.0) for number in range(len(side.tree.roots))]


def _later(keys: Keys, weights: NDArray[np.float64]) -> Matrix:
    """Let each pair weigh what the later of its two does."""
    if (weights == 1).all():
        return np.ones((len(keys), len(keys)))
    found: Matrix = np.where(np.greater.outer(keys, keys), weights[:, None], weights)
    np.fill_diagonal(found, 1)
    return found
