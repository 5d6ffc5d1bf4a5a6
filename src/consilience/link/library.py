"""Which bodies are held, under which key, and which of them are the same words?

A key sorts in the order of publication; reports of one day are put in an order that nobody can arrange (a hash of
their ids), so that the first of many is found quickly whatever the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from consilience.link.bodies import Body, find_body
from consilience.link.ordering import day_of, hash_of, key_of
from consilience.link.packing import pack, unpack
from consilience.link.shelves import Postings, Rows
from consilience.records import Reading, Report

BODIES_AT_HAND = 2048
"""Unpacked bodies kept in memory: some 25 MB."""


class Library:
    """The bodies of the reports held."""

    def __init__(self, rows: Callable[[str], Rows], postings: Callable[[str], Postings]) -> None:
        self._bodies = rows("copy_bodies")
        self._keys = rows("copy_keys")
        """Of each report its key."""
        self._twins = postings("copy_twins")
        """Of each text the reports that hold it."""
        self.body: Callable[[int], Body] = lru_cache(BODIES_AT_HAND)(self._unpacked)

    def add(self, report: Report, reading: Reading | None) -> int:
        """Take a report up and give its key."""
        key = key_of(report, reading)
        body = find_body(report, reading)
        self._bodies.put(key, pack(body))
        self._keys.put(hash_of(report.id, 63), key.to_bytes(8))
        if body.digest:
            self._twins.add((text_of(body),), key)
        return key

    def remove(self, key: int) -> None:
        """Leave a report out again."""
        body = self.body(key)
        self._twins.drop((text_of(body),), key)
        self._keys.drop(hash_of(body.report, 63))
        self._bodies.drop(key)
        self.body.cache_clear()  # type: ignore[attr-defined]

    def key(self, report: str) -> int | None:
        """Give the key of a report, None if it is not held."""
        found = self._keys.get(hash_of(report, 63))
        return None if found is None else int.from_bytes(found)

    def __iter__(self) -> Iterator[int]:
        """Give all keys in the order of publication."""
        return self._bodies.keys()

    def twins(self, key: int, most: int | None = None) -> Sequence[int]:
        """Give the reports with the very words of this one, itself among them; or only the first of them."""
        body = self.body(key)
        return self._twins.holders(text_of(body), most) if body.digest else (key,)

    def first(self, key: int) -> int:
        """Give the first of the reports with the very words of this one: it stands for all."""
        body = self.body(key)
        return self._twins.holders(text_of(body), 1)[0] if body.digest else key

    def _unpacked(self, key: int) -> Body:
        row = self._bodies.get(key)
        if row is None:
            raise KeyError(key)
        return unpack(row)


def in_order(keys: Sequence[int], library: Library) -> tuple[str, ...]:
    """Give the reports of keys, by the day of publication and by their ids."""
    return tuple(name for _, name in sorted((day_of(key), library.body(key).report) for key in keys))


def text_of(body: Body) -> int:
    """Give the number of a body's words, the same for all that hold these very words."""
    return int.from_bytes(body.digest[:8]) >> 1
