"""How do groups that stand beside a region come out when the region is merged anew? As they were, unless they collide.

So the things of the region are merged by themselves, and only groups beside it that collide with them are drawn in.
What was worked out of a group beside (its tree, its links) is kept in memory until one of its members changes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.merging import Pairs
from consilience.link.trees import Matrix, Places, Tree, collide, side_by_side

SIDES_AT_HAND = 4096
"""Groups of which is kept what was worked out: of groups of ten some 50 MB."""
CELLS = 2**20
"""Pairs looked at in one go."""

Keys = NDArray[np.int64]


class Links(NamedTuple):
    """Of things in a sequence all links: the place of the one, the key of the other, and how much they count."""

    owners: Places
    others: Keys
    like: NDArray[np.float64]


class Side(NamedTuple):
    """Things that were merged by themselves, in the order of their tree."""

    keys: Keys
    weights: NDArray[np.float64]
    tree: Tree
    links: Links
    pairs: Pairs
    """Of its own things, by their places."""

    @classmethod
    def of(cls, keys: Keys, weights: NDArray[np.float64], tree: Tree, links: Links, pairs: Pairs) -> Side:
        """Put things, their links and their pairs in the order of their tree."""
        place = np.empty(len(keys), dtype=np.int64)
        place[tree.order] = np.arange(len(keys))
        return cls(
            keys[tree.order],
            weights[tree.order],
            tree,
            links._replace(owners=place[links.owners]),
            Pairs(place[pairs.left], place[pairs.right], pairs.like),
        )

    def homes(self) -> Places:
        """Give of each thing the number of the group that it stays in."""
        return np.repeat(np.arange(len(self.tree.roots)), self.sizes())

    def sizes(self) -> Places:
        """Give the sizes of the groups that stay."""
        found: Places = self.tree.high[self.tree.roots] - self.tree.low[self.tree.roots]
        return found

    def groups(self) -> list[list[int]]:
        """Give the groups that stay."""
        return [part.tolist() for part in np.split(self.keys, np.cumsum(self.sizes())[:-1])]


class Between(NamedTuple):
    """How like things are to those of a region, times the weights of the pairs; the pairs that are known at all."""

    sums: Matrix
    weights: Matrix
    pairs: Pairs


class Merged(NamedTuple):
    """The groups of a region, and the groups beside it that do not stand."""

    groups: list[list[int]]
    disturbed: set[int]


class Merger(ABC):
    """Merges regions of one kind of things."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[tuple[int, ...], Side | None]] = {}

    def forget(self, group: int | None) -> None:
        """Drop what was worked out of a group: one of its members has changed."""
        if group is not None:
            self._kept.pop(group, None)

    def forget_all(self, *several: Iterable[int]) -> None:
        """Drop what was worked out of groups that were made anew: one may come back as it was, its members changed."""
        for group in chain.from_iterable(several):
            self._kept.pop(group, None)

    def merge(self, core: Sequence[int], around: Mapping[int, tuple[int, ...]]) -> Merged:
        """Merge the things of a region, and say which of the groups around it do not stand as they were."""
        sides = {name: self._standing(name, members) for name, members in sorted(around.items())}
        unsure = {name for name, side in sides.items() if side is None}
        mine = self.side(core)
        if unsure:
            return Merged([], unsure)
        beside = {name: side for name, side in sides.items() if side is not None}
        disturbed: set[int] = set()
        pairs: list[Pairs] = []
        first = len(core)
        for names in _some_at_once(beside, len(core)):
            tree, owner = side_by_side([beside[name].tree for name in names])
            between = self.between(mine, [beside[name] for name in names])
            hit = collide(tree, mine.tree, between.sums, between.weights)
            disturbed |= {names[number] for number in np.unique(owner[hit]).tolist()}
            pairs.append(between.pairs._replace(left=between.pairs.left + first))
            first += between.sums.shape[0]
        return Merged([], disturbed) if disturbed else self.joined(mine, beside, pairs)

    @abstractmethod
    def side(self, keys: Sequence[int]) -> Side:
        """Merge things by themselves."""

    @abstractmethod
    def stands(self, side: Side) -> bool:
        """Say whether things that were merged by themselves make one group."""

    @abstractmethod
    def between(self, mine: Side, sides: Sequence[Side]) -> Between:
        """Compare the things of sides (rows) with those of a region (columns)."""

    def joined(self, mine: Side, beside: Mapping[int, Side], pairs: Sequence[Pairs]) -> Merged:
        """Give the groups of a region beside which all stand; `pairs` number those beside after those of the region."""
        del beside, pairs
        return Merged(mine.groups(), set())

    def _standing(self, name: int, members: tuple[int, ...]) -> Side | None:
        """Give a group by itself; None in the rare case that equals, or nearly so, come out otherwise by themselves."""
        known = self._kept.get(name)
        if known is None or known[0] != members:
            if len(self._kept) >= SIDES_AT_HAND:
                self._kept.clear()
            side = self.side(members)
            known = self._kept[name] = members, side if self.stands(side) else None
        return known[1]


def _some_at_once(beside: Mapping[int, Side], width: int) -> Iterator[list[int]]:
    names: list[int] = []
    count = 0
    for name, side in beside.items():
        if names and (count + len(side.keys)) * width > CELLS:
            yield names
            names, count = [], 0
        names.append(name)
        count += len(side.keys)
    if names:
        yield names


def places_of(keys: Keys, wanted: Keys) -> tuple[Places, NDArray[np.bool_]]:
    """Give where wanted keys stand among distinct ones in any order, and which of them stand there at all."""
    order = np.argsort(keys)
    found = order[np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)]
    return found, keys[found] == wanted
