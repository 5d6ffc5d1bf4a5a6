"""Which things have been put together so far? Disjoint sets with a reason for every union."""

from __future__ import annotations

from collections import defaultdict


class Unions:
    """Disjoint sets of the numbers below `count`; the lowest member stands for its set."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._because: dict[int, list[str]] = defaultdict(list)

    def find(self, number: int) -> int:
        """Give the lowest member of the set."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, two: int, because: str = "") -> None:
        """Put two sets together."""
        low, high = sorted((self.find(one), self.find(two)))
        if low != high:
            self._parent[high] = low
            self._because[low] += self._because.pop(high, [])
            if because and because not in self._because[low]:
                self._because[low].append(because)

    def sets(self) -> dict[int, list[int]]:
        """Give the members of each set, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            found[self.find(number)].append(number)
        return dict(found)

    def because(self, number: int) -> tuple[str, ...]:
        """Give the reasons behind a set, in order."""
        return tuple(sorted(set(self._because[self.find(number)])))
