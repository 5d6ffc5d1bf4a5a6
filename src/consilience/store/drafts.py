"""What will the linker's shelves hold once what was worked out is written? So that linking needs no turn at writing.

A draft lies over the shelves as they stand: what the linker writes stays in it, and is found there when it reads. All
changes are written in one go. What was read of postings stays at hand, for as long as nobody else changes them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import merge
from typing import Final

from consilience.store.indexes import ALL, LOWEST, Indexes, StoredPostings, StoredRows

SHORT: Final = 320
"""Holders of a term up to which they are read at once and stay at hand: a little more than the linker ever asks for."""
AT_HAND: Final = 250_000
"""Holders that stay at hand, a term counted as four: some 20 MB."""


class Draft:
    """Shelves with changes that are not written yet."""

    def __init__(self) -> None:
        self._rows: dict[str, DraftRows] = {}
        self._postings: dict[str, DraftPostings] = {}
        self._under: Indexes | None = None

    def rows(self, name: str) -> DraftRows:
        """Give the rows of a shelf."""
        if name not in self._rows:
            self._rows[name] = DraftRows(self._under.rows(name) if self._under else None)
        return self._rows[name]

    def postings(self, name: str) -> DraftPostings:
        """Give the postings of a shelf."""
        if name not in self._postings:
            self._postings[name] = DraftPostings(self._under.postings(name) if self._under else None)
        return self._postings[name]

    @contextmanager
    def over(self, indexes: Indexes | None) -> Iterator[None]:
        """Lie over what these shelves hold meanwhile; None: over empty ones."""
        self._lie(indexes)
        try:
            yield
        finally:
            self._lie(None)

    def _lie(self, indexes: Indexes | None) -> None:
        self._under = indexes
        for name, rows in self._rows.items():
            rows.base = indexes.rows(name) if indexes else None
        for name, postings in self._postings.items():
            postings.base = indexes.postings(name) if indexes else None

    def write(self, indexes: Indexes) -> None:
        """Write all changes. The draft is to be used again only where they were committed."""
        for name, rows in sorted(self._rows.items()):
            rows.write(indexes.rows(name))
        for name, postings in sorted(self._postings.items()):
            postings.write(indexes.postings(name))


class DraftRows:
    """One row of bytes for each key."""

    def __init__(self, base: StoredRows | None) -> None:
        self.base = base
        self._changes: dict[int, bytes | None] = {}

    def get(self, key: int) -> bytes | None:
        """Give the row of a key, None where there is none."""
        if key in self._changes:
            return self._changes[key]
        return self.base.get(key) if self.base else None

    def put(self, key: int, row: bytes) -> None:
        """Keep a row, in the place of an earlier one."""
        self._changes[key] = row

    def drop(self, key: int) -> None:
        """Forget a row."""
        self._changes[key] = None

    def keys(self) -> Iterator[int]:
        """Give all keys, the lowest first."""
        standing = (key for key in (self.base.keys() if self.base else ()) if key not in self._changes)
        yield from merge(standing, sorted(key for key, row in self._changes.items() if row is not None))

    def write(self, stored: StoredRows) -> None:
        """Write the changes."""
        changes = sorted(self._changes.items())
        stored.drop_all([key for key, row in changes if row is None])
        stored.put_all([(key, row) for key, row in changes if row is not None])
        self._changes.clear()


class DraftPostings:
    """Of each term, the keys that hold it, the lowest first."""

    def __init__(self, base: StoredPostings | None) -> None:
        self.base = base
        self._changes: dict[int, dict[int, bool]] = defaultdict(dict)
        """Of each term its holders that came (true) or went."""
        self._at_hand: OrderedDict[int, list[int] | None] = OrderedDict()
        """Of each term all its holders, changes included; None where they are many."""
        self._count = 0

    def add(self, terms: Iterable[int], holder: int) -> None:
        """Note that a key holds these terms."""
        for term in terms:
            self._changes[term][holder] = True
            found = self._at_hand.get(term)
            if found is not None and holder not in found[bisect_left(found, holder) :][:1]:
                insort(found, holder)
                self._count += 1

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""
        for term in terms:
            self._changes[term][holder] = False
            found = self._at_hand.get(term)
            if found is not None and holder in found[bisect_left(found, holder) :][:1]:
                found.remove(holder)
                self._count -= 1

    def holders(self, term: int, most: int | None = None) -> Sequence[int]:
        """Give the lowest `most` holders of a term, or all."""
        return self.after(term, LOWEST, ALL if most is None else most)

    def before(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the last `most` holders of a term before a key, the lowest first."""
        found = self._all(term)
        if found is None:
            found = self._merged(term, lambda base, count: base.before(term, key, count), most)
        end = bisect_left(found, key)
        return found[max(0, end - most) : end]

    def after(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the first `most` holders of a term after a key, the lowest first."""
        found = self._all(term)
        if found is None:
            found = self._merged(term, lambda base, count: base.after(term, key, count), most)
        start = bisect_right(found, key)
        return found[start : start + most]

    def exceeds(self, term: int, count: int) -> bool:
        """Say whether more than `count` keys hold a term."""
        if self._all(term) is None and self.base and not self._changes.get(term):
            return self.base.exceeds(term, count)
        return len(self.holders(term, count + 1)) > count

    def write(self, stored: StoredPostings) -> None:
        """Write the changes."""
        changes = sorted((term, *one) for term, found in self._changes.items() for one in found.items())
        stored.drop_all([(term, holder) for term, holder, came in changes if not came])
        stored.add_all([(term, holder) for term, holder, came in changes if came])
        self._changes.clear()

    def _all(self, term: int) -> list[int] | None:
        """Give all holders of a term where they are few."""
        if term in self._at_hand:
            self._at_hand.move_to_end(term)
            return self._at_hand[term]
        base = self.base.after(term, LOWEST, SHORT + 1) if self.base else ()
        found = None if len(base) > SHORT else self._changed(term, base)
        self._at_hand[term] = found
        self._count += 4 + len(found or ())
        while self._count > AT_HAND:
            _, gone = self._at_hand.popitem(last=False)
            self._count -= 4 + len(gone or ())
        return found

    def _changed(self, term: int, base: Iterable[int]) -> list[int]:
        """Put the changes of a term into what stands."""
        changes = self._changes.get(term)
        if not changes:
            return list(base)
        return sorted(
            {*base, *(key for key, came in changes.items() if came)} - {k for k, c in changes.items() if not c}
        )

    def _merged(self, term: int, ask: Callable[[StoredPostings, int], Sequence[int]], most: int) -> list[int]:
        """Put the changes of a term into those holders that are asked for: as many more as may have gone."""
        gone = sum(not came for came in self._changes.get(term, {}).values())
        return self._changed(term, ask(self.base, most + gone) if self.base else ())
