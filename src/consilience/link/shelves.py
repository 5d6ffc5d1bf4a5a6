"""Where does an index keep what it holds? Two small protocols, served by memory here and by a file in disk.py.

Everything is a whole number or bytes, so that a table of two columns can hold a million reports outside the process.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol


class Rows(Protocol):
    """One row of bytes for each key."""

    def get(self, key: int) -> bytes | None:
        """Give the row of a key, None where there is none."""

    def put(self, key: int, row: bytes) -> None:
        """Keep a row, in the place of an earlier one."""

    def drop(self, key: int) -> None:
        """Forget a row."""

    def keys(self) -> Iterator[int]:
        """Give all keys, the lowest first."""


class Postings(Protocol):
    """Of each term, the keys that hold it, the lowest first."""

    def add(self, terms: Iterable[int], holder: int) -> None:
        """Note that a key holds these terms."""

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""

    def holders(self, term: int, most: int | None = None) -> Sequence[int]:
        """Give the lowest `most` holders of a term, or all."""

    def exceeds(self, term: int, count: int) -> bool:
        """Say whether more than `count` keys hold a term."""

    def before(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the last `most` holders of a term before a key, the lowest first."""

    def after(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the first `most` holders of a term after a key, the lowest first."""


class MemoryRows:
    """Rows in a dictionary."""

    def __init__(self) -> None:
        self._rows: dict[int, bytes] = {}

    def get(self, key: int) -> bytes | None:
        """Give the row of a key."""
        return self._rows.get(key)

    def put(self, key: int, row: bytes) -> None:
        """Keep a row."""
        self._rows[key] = row

    def drop(self, key: int) -> None:
        """Forget a row."""
        self._rows.pop(key, None)

    def keys(self) -> Iterator[int]:
        """Give all keys, the lowest first."""
        return iter(sorted(self._rows))


class MemoryPostings:
    """Postings in a dictionary of sorted lists; most terms have one holder, which needs no list."""

    def __init__(self) -> None:
        self._holders: dict[int, list[int] | int] = {}

    def add(self, terms: Iterable[int], holder: int) -> None:
        """Note that a key holds these terms."""
        for term in terms:
            found = self._holders.setdefault(term, holder)
            if isinstance(found, list):
                place = bisect_left(found, holder)
                if place == len(found) or found[place] != holder:
                    found.insert(place, holder)
            elif found != holder:
                self._holders[term] = sorted((found, holder))

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""
        for term in terms:
            found = self._holders.get(term)
            if isinstance(found, list) and len(found) > 1:
                place = bisect_left(found, holder)
                if place < len(found) and found[place] == holder:
                    del found[place]
            elif holder in self.holders(term):
                del self._holders[term]

    def holders(self, term: int, most: int | None = None) -> Sequence[int]:
        """Give the lowest `most` holders of a term, or all."""
        found = self._holders.get(term)
        if found is None:
            return ()
        return found[:most] if isinstance(found, list) else (found,)

    def exceeds(self, term: int, count: int) -> bool:
        """Say whether more than `count` keys hold a term."""
        found = self._holders.get(term, ())
        return (len(found) if isinstance(found, list | tuple) else 1) > count

    def before(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the last `most` holders of a term before a key, the lowest first."""
        found = self.holders(term)
        end = bisect_left(found, key)
        return found[max(0, end - most) : end]

    def after(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the first `most` holders of a term after a key, the lowest first."""
        found = self.holders(term)
        start = bisect_right(found, key)
        return found[start : start + most]
