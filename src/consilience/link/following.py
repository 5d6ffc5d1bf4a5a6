"""Which story does a report follow that stands alone? The one whose likest reports are likest to it, if like enough."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from consilience.link.merging import Pairs
from consilience.link.neighbours import STRONG

FOLLOWS = 0.11
"""Mean likeness to the likest reports of a story, of which one is linked, from which a lone report joins it."""
WITNESSES, FEWEST_WITNESSES, MOST_WITNESSES = 0.5, 3, 12
"""So many of a story are asked, the likest: a final count is unlike the denials in between."""

Places = NDArray[np.int64]


def find_followed(home: Places, sizes: Places, pairs: Pairs) -> Iterator[tuple[int, float, int]]:
    """Give the groups of one report that follow others, how like they are to those, and the groups that they follow.

    `home` is the group of each report, `sizes` are those of the groups.
    """
    ones, twos = home[np.concatenate((pairs.left, pairs.right))], home[np.concatenate((pairs.right, pairs.left))]
    asked = (sizes[ones] == 1) & (sizes[twos] > 1)
    lone, other, like = ones[asked], twos[asked], np.tile(pairs.like, 2)[asked]
    order = np.lexsort((-like, other, lone))
    lone, other, like = lone[order], other[order], like[order]
    first = np.flatnonzero((np.diff(lone, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0))
    lengths = np.diff(first, append=len(lone))
    witnesses = _witnesses(sizes[other[first]])
    place = np.arange(len(lone)) - np.repeat(first, lengths)
    heard = np.where(place < np.repeat(witnesses, lengths), like, 0)
    means = np.bincount(np.repeat(np.arange(len(first)), lengths), heard, len(first)) / witnesses
    enough = (like[first] >= STRONG) & (means >= FOLLOWS)
    best: dict[int, tuple[float, int]] = {}
    for one, mean, two in zip(*(column[enough].tolist() for column in (lone[first], means, other[first])), strict=True):
        best[one] = max(best.get(one, (0.0, 0)), (mean, two))
    return ((one, mean, two) for one, (mean, two) in sorted(best.items()))


def _witnesses(sizes: Places) -> Places:
    """Say how many of a group of each size are asked."""
    asked = np.clip(np.ceil(WITNESSES * sizes), FEWEST_WITNESSES, MOST_WITNESSES)
    found: Places = np.minimum(sizes, asked).astype(np.int64)
    return found
