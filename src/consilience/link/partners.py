"""Which reports may share text with this one? An inverted index of sampled shingles whose work stays bounded.

Which two are compared depends on the reports held and not on the order in which they came. What many reports print is
kept from pairing them all: of a shingle's holders, in the order of publication, the first COMMON pair with one another,
and all later ones with the first FIRST only, so the first to print a text meets everybody who prints it. What more than
MANY print is furniture: it makes nobody share a passage, and two reports that share it are compared only where they
share much more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consilience.link.bodies import Body
from consilience.link.shelves import Postings
from consilience.link.shingles import sample

COMMON = 48
"""So many holders of a shingle, the first, all pair with one another: no quadratic work."""
FIRST = 8
MANY = 1000
"""What more reports print is no passage of one from another."""
CANDIDATE_SHARE, SHORT_SHARE, ENOUGH = 0.05, 0.1, 4
"""Shingles of at most MANY reports that two share, of the smaller sample: below this no passage is looked for. Of a
short report a larger share is asked, until it comes to ENOUGH."""
COMMON_SHARE = 0.25
"""Of the smaller sample, shingles of any number of reports: below this no copy is looked for."""

FEWEST = 2
"""One shared shingle is chance."""

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Partner:
    """A report to compare with."""

    key: int
    rare: bool
    """Whether they share enough of what few reports print."""


class Partners:
    """The sampled shingles of reports, each report under a key that sorts in the order of publication."""

    def __init__(self, postings: Postings, sizes: Callable[[int], int]) -> None:
        self._postings = postings
        self._size = sizes
        """How many sampled shingles the report of a key has."""

    def add(self, key: int, body: Body) -> None:
        """Take up a report."""
        self._postings.add(sample(body.distinct).tolist(), key)

    def drop(self, key: int, body: Body) -> None:
        """Leave a report out again."""
        self._postings.drop(sample(body.distinct).tolist(), key)

    def touched(self, key: int, body: Body) -> set[int]:
        """Give the reports whose earlier partners are others because this one is held."""
        return {other for term in sample(body.distinct).tolist() for other in self._touched(term, key)} - {key}

    def _touched(self, term: int, key: int) -> Sequence[int]:
        head = self._postings.holders(term, COMMON + 1)
        if len(head) > COMMON and self._postings.exceeds(term, MANY) and not self._postings.exceeds(term, MANY + 1):
            return self._postings.holders(term)  # with it more than MANY print this
        if len(head) > COMMON and key in head[:FIRST]:
            head = self._postings.holders(term)
        return head[bisect_right(head, key) :] if key in head else ()

    def of(self, key: int, body: Body, *, earlier: bool = False) -> Iterator[Partner]:
        """Give the reports worth comparing with one that is held, the first published first; or only the earlier."""
        terms = sample(body.distinct).tolist()
        shared: list[Sequence[int]] = []
        furniture: list[Sequence[int]] = []
        for term in terms:
            met = self._meets(term, key, earlier=earlier)
            if len(met) >= FIRST and self._postings.exceeds(term, MANY):
                furniture.append(met)
            elif met:
                shared.append(met)
        yield from self._enough(key, len(terms), _flat(shared), _flat(furniture), earlier=earlier)

    def _meets(self, term: int, key: int, *, earlier: bool) -> Sequence[int]:
        """Give the holders that a term pairs this one with, itself among them or not."""
        head = self._postings.holders(term, COMMON + 1)
        if len(head) <= COMMON:
            return head
        if key in head[:FIRST]:
            return head[:FIRST] if earlier else self._postings.holders(term)
        return head[:COMMON] if key in head[:COMMON] else head[:FIRST]

    def _enough(self, key: int, size: int, shared: Counts, furniture: Counts, *, earlier: bool) -> Iterator[Partner]:
        keys, counts = np.unique(np.concatenate((shared, furniture)), return_counts=True)
        rare = np.bincount(np.searchsorted(keys, shared), minlength=len(keys))
        likely = (counts >= FEWEST) & ((keys < key) if earlier else (keys != key))
        for other, few, every in zip(*(part[likely].tolist() for part in (keys, rare, counts)), strict=True):
            smaller = min(size, self._size(other))
            is_rare = few >= max(FEWEST, min(ENOUGH, SHORT_SHARE * smaller), CANDIDATE_SHARE * smaller)
            if is_rare or every >= COMMON_SHARE * smaller:
                yield Partner(other, is_rare)


def _flat(lists: list[Sequence[int]]) -> Counts:
    return np.array([key for keys in lists for key in keys], dtype=np.int64)
