"""In which order are the things of a region merged by their likeness? Each set that like pairs connect by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.linkage import Merge, merge_on_average
from consilience.link.pairs import connect

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]


class Pairs(NamedTuple):
    """Pairs of things by their places, and how like they are."""

    left: Places
    right: Places
    like: NDArray[np.float64]


class Inside(NamedTuple):
    """What is known of the things of a region: how like which pairs are, and what the pairs of some of them weigh."""

    pairs: Pairs
    weigh: Callable[[Places], Matrix]


def merge_things(count: int, inside: Inside, threshold: float) -> list[Merge]:
    """Merge things by their likeness. What no chain of like pairs connects is looked at apart."""
    pairs, weigh = inside
    like = pairs.like >= threshold
    home = connect(pairs.left[like], pairs.right[like], count)
    inner = home[pairs.left] == home[pairs.right]
    left, right, likeness = (column[inner] for column in pairs)
    merges: list[Merge] = []
    for part, edges in zip(_split(home), _split(home[left], np.unique(home)), strict=True):
        if len(part) == 1:
            continue
        matrix = np.zeros((len(part), len(part)))
        ones, twos = np.searchsorted(part, left[edges]), np.searchsorted(part, right[edges])
        matrix[ones, twos] = matrix[twos, ones] = likeness[edges]
        weights = weigh(part)
        weights[ones, twos] = weights[twos, ones] = np.maximum(weights[ones, twos], 1)
        things = part.tolist()
        for kept, gone, level in merge_on_average(matrix, threshold, weights):
            merges.append(Merge(things[kept], things[gone], level))
    return merges


def _split(homes: Places, names: Places | None = None) -> list[Places]:
    """Give the positions of each name, in order; of names that do not occur, none."""
    if not len(homes) and names is None:
        return []
    order = np.argsort(homes, kind="stable")
    found = np.unique(homes) if names is None else names
    return np.split(order, np.searchsorted(homes[order], found[1:]))
