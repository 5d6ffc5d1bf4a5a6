"""Which stories of a region are somewhat alike? By average linkage of how many pairs of their reports are linked.

Shares of small numbers are often equal: which of two equals is merged first is never open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from consilience.link.beside import Between, Links, Merger, Side, places_of
from consilience.link.merging import Inside, Pairs, merge_things
from consilience.link.neighbours import tie_breakers
from consilience.link.trees import plant

RELATED = 0.1
"""Of the pairs of a report of one story and a report of another of its crisis, so many are linked."""


class StoryMerger(Merger):
    """Merges the stories of regions."""

    def __init__(self, links_of: Callable[[int], Mapping[int, int]], size_of: Callable[[int], int]) -> None:
        super().__init__()
        self._links_of, self._size_of = links_of, size_of

    def side(self, keys: Sequence[int]) -> Side:
        """Merge stories by themselves."""
        stories = np.array(keys, dtype=np.int64)
        sizes = np.array([self._size_of(key) for key in keys], dtype=np.float64)
        links = [(place, *link) for place, key in enumerate(keys) for link in sorted(self._links_of(key).items())]
        owners, others, counts = np.array(links, dtype=np.int64).reshape(-1, 3).T
        told = counts * tie_breakers(stories[owners], others)
        right, known = places_of(stories, others)
        known &= owners < right
        pairs = Pairs(owners[known], right[known], told[known] / (sizes[owners[known]] * sizes[right[known]]))
        inside = Inside(pairs, lambda part: np.outer(sizes[part], sizes[part]))
        tree = plant(len(keys), merge_things(len(keys), inside, RELATED), RELATED)
        return Side.of(stories, sizes, tree, Links(owners, others, told), pairs)

    def stands(self, side: Side) -> bool:
        """Say whether stories make one crisis."""
        return len(side.tree.roots) == 1

    def between(self, mine: Side, sides: Sequence[Side]) -> Between:
        """Count the links of stories to those of a region."""
        keys = np.concatenate([side.keys for side in sides])
        places, known = places_of(keys, mine.links.others)
        sums = np.zeros((len(keys), len(mine.keys)))
        sums[places[known], mine.links.owners[known]] = mine.links.like[known]
        weights = np.outer(np.concatenate([side.weights for side in sides]), mine.weights)
        return Between(sums, weights, mine.pairs)
