"""Which of the stretches of one text hold these characters? Asked once for each event, so it must not ask them all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Numbered stretches of a text, sorted by where they start, with the furthest end among those up to each."""

    def __init__(self, stretches: Iterable[tuple[int, int, int]]) -> None:
        """Keep stretches given as start, end (excluded) and number; several may bear one number."""
        self._stretches = sorted(stretches)
        self._starts = [start for start, _, _ in self._stretches]
        self._furthest = list(accumulate((end for _, end, _ in self._stretches), max))

    def holding(self, start: int, end: int) -> list[int]:
        """Return the numbers of the stretches that hold all characters from `start` to `end`, sorted, each once.

        >>> Stretches([(0, 9, 1), (2, 5, 2), (6, 9, 3)]).holding(3, 4)
        [1, 2]
        """
        found: set[int] = set()
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._furthest[at] >= end:
            _, last, number = self._stretches[at]
            if last >= end:
                found.add(number)
            at -= 1
        return sorted(found)
