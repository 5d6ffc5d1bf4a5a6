"""Which things bear one of these keys? Numbers of things listed under each key, looked up for thousands at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.bool_]
"""For each thing whether it is meant."""


@dataclass(frozen=True)
class Listing:
    """Things by their keys; each has a number below `size`."""

    size: int
    by_key: Mapping[Hashable, array[int]]

    @classmethod
    def of(cls, size: int, keyed: Iterable[tuple[int, Iterable[Hashable]]]) -> Listing:
        """List things, given by number with their keys."""
        found: dict[Hashable, array[int]] = defaultdict(lambda: array("I"))
        for number, keys in keyed:
            for key in keys:
                found[key].append(number)
        return cls(size, dict(found))

    def under(self, keys: Iterable[Hashable]) -> Marks:
        """Mark what bears one of these keys.

        >>> numbers(Listing.of(3, [(0, "ab"), (1, "c"), (2, "b")]).under("bd"))
        [0, 2]
        """
        marks = np.zeros(self.size, dtype=np.bool_)
        for key in keys:
            if key in self.by_key:
                marks[np.frombuffer(self.by_key[key], dtype=np.uintc)] = True
        return marks


def numbers(marks: Marks) -> list[int]:
    """Return the numbers of what is marked, sorted."""
    return [int(number) for number in np.flatnonzero(marks)]


def any_of(marked: Sequence[Marks]) -> Marks:
    """Mark what is marked in any of these; there must be at least one."""
    found = np.zeros_like(marked[0])
    for marks in marked:
        found |= marks
    return found
