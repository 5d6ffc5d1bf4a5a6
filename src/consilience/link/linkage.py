"""Which groups of things are alike on average? Average linkage: a weak bridge does not join two dense groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32] | NDArray[np.float64]

APART = -1e3
"""Likeness of two things that no group may hold both of."""
_GONE = -1e6
"""Likeness of what is merged away or finished: below any that occurs."""


class Merge(NamedTuple):
    """Two groups that were merged, each by its lowest member, and how like they were."""

    kept: int
    gone: int
    level: float


def link_on_average(likeness: Matrix, threshold: float, weights: Matrix | None = None) -> list[list[int]]:
    """Give the groups that `merge_on_average` makes."""
    members = [[number] for number in range(len(likeness))]
    for kept, gone, _ in merge_on_average(likeness, threshold, weights):
        members[kept].extend(members[gone])
        members[gone] = []
    return sorted(sorted(group) for group in members if group)


def merge_on_average(likeness: Matrix, threshold: float, weights: Matrix | None = None) -> Iterator[Merge]:
    """Merge the likest groups while the mean likeness of their members reaches the threshold.

    Nearest-neighbour chains (Benzécri 1982): the same groups as by merging the likest pair first, in quadratic time.
    The matrices are symmetric; they are used up. `weights` tell how much each pair counts in a mean, above 0.
    """
    count = len(likeness)
    np.fill_diagonal(likeness, _GONE)
    counts = np.ones(likeness.shape) if weights is None else weights
    done = np.zeros(count, dtype=np.bool_)
    chain: list[int] = []
    for start in range(count):
        if not done[start] and not chain:
            chain = [start]
        while chain:
            top = chain[-1]
            row = likeness[top]
            best = int(row.argmax())
            if len(chain) > 1 and row[chain[-2]] >= row[best]:
                best = chain[-2]
            if row[best] < threshold:
                done[top] = True
                likeness[top, :] = likeness[:, top] = _GONE
                chain.pop()
            elif len(chain) > 1 and best == chain[-2]:
                del chain[-2:]
                yield Merge(min(top, best), max(top, best), float(row[best]))
                _merge(top, best, likeness, counts)
                done[max(top, best)] = True
                if not chain and not done[start]:
                    chain = [start]
            else:
                chain.append(best)


def _merge(one: int, two: int, likeness: Matrix, counts: Matrix) -> None:
    kept, gone = min(one, two), max(one, two)
    total = counts[kept] + counts[gone]
    row = (likeness[kept] * counts[kept] + likeness[gone] * counts[gone]) / total
    least = np.minimum(likeness[kept], likeness[gone])
    row[least <= APART] = least[least <= APART]
    likeness[kept, :] = likeness[:, kept] = row
    likeness[gone, :] = likeness[:, gone] = _GONE
    likeness[kept, kept] = _GONE
    counts[kept, :] = counts[:, kept] = total
