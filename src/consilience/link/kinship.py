"""Which reports share text with this one, and is it a copy, one text, or a passage?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from consilience.link.library import Library
from consilience.link.overlaps import Overlap, overlap
from consilience.link.partners import Partners
from consilience.link.shelves import Postings, Rows

NEARLY_WHOLE = 2 / 3
"""Of the shorter report's words, in sentences that stand in the other: a copy."""
OWN_WORDS = 0.4
"""Of the shorter report's words outside quotations: two reports of one speech share the quotations only."""
IN_ORDER = 0.2
"""Of the shorter report's words, in stretches that run in one order: forms filled in anew share sentences only."""
OPENING, RETOLD, RETOLD_WORDS = 0.5, 0.4, 60
"""Two reports that share so much of the opening, and so much of the shorter report in all, are one running story told
twice: an earlier and a later version. What is new comes first, so another opening is another report. Shorter reports
are forms that are filled in: "Two men were shot in the 400 block of Elm Street, police said"."""
OWN_RETOLD, BOTH_RETOLD = 0.45, 0.3
"""Of its own words, in passages, or of both reports: a version keeps its writing, or its shape."""
ONE_TEXT = 0.97
"""Of both reports: one text but for a few words. The later follows the earlier, compared with no others."""
FEWEST_WORDS = 15
"""Shorter bodies are copies only when identical: everybody writes "Police are investigating"."""
PARTIAL_WORDS = 30
"""Unquoted words in runs of shared words: below this no passage is looked for."""
AT_HAND = 100_000
"""Comparisons kept in memory: some 20 MB."""
_ALL = 0
_ROW = np.dtype([("key", "<i8"), ("share", "<f8"), ("one_text", "?"), ("copy", "?"), ("passages", "?")])


@dataclass(frozen=True, slots=True)
class Kin:
    """How another report shares text with one."""

    share: float
    """Of the shorter report, in sentences that stand in the other."""
    one_text: bool
    copy: bool
    passages: bool
    """Whether passages are to be looked for."""


class Kinship:
    """Compares the reports of a library, each pair once while it is at hand."""

    def __init__(self, library: Library, partners: Partners, kept: Rows, open_: Postings) -> None:
        self._library = library
        self._partners = partners
        self._kept = kept
        """Of reports those before them that share text with them, where that was worked out and still holds."""
        self._open = open_
        """The reports for which it is to be worked out."""
        self._known: dict[tuple[int, int], Overlap | None] = {}
        self._found: dict[int, tuple[tuple[int, Kin], ...]] = {}
        """Of the reports asked about since the last change."""

    def of(self, key: int) -> tuple[tuple[int, Kin], ...]:
        """Give the reports that share text with one, the first published first."""
        if key not in self._found:
            self._found[key] = tuple(self._find(key, earlier=False))
        return self._found[key]

    def before(self, key: int) -> Iterator[tuple[int, Kin]]:
        """Give those of them that were published before."""
        row = self._kept.get(key)
        yield from self._find(key, earlier=True) if row is None else _unpack(row)

    def work_out(self) -> None:
        """Work out ahead, and keep, what `before` gives."""
        for key in tuple(self._open.holders(_ALL)):
            self._kept.put(key, _pack(self._find(key, earlier=True)))
            self._open.drop((_ALL,), key)

    def reopen(self, keys: Iterable[int]) -> None:
        """Drop what was worked out for some reports: another one came or went."""
        for key in sorted(keys):
            self._kept.drop(key)
            self._open.add((_ALL,), key)

    def forget(self, key: int) -> None:
        """Drop what was worked out for a report that is compared no longer."""
        self._kept.drop(key)
        self._open.drop((_ALL,), key)

    def _find(self, key: int, *, earlier: bool) -> Iterator[tuple[int, Kin]]:
        body = self._library.body(key)
        if not body.written:
            return
        for partner in self._partners.of(key, body, earlier=earlier):
            item = self._compare(*sorted((key, partner.key)))
            if item is not None:
                kin = _kin(item, rare=partner.rare)
                if kin.copy or kin.one_text or kin.passages:
                    yield partner.key, kin

    def changed(self, *, removed: bool = False) -> None:
        """Drop what a report that was added or removed may have changed."""
        self._found.clear()
        if removed:
            self._known.clear()

    def _compare(self, left: int, right: int) -> Overlap | None:
        if (left, right) not in self._known:
            if len(self._known) >= AT_HAND:
                self._known.pop(next(iter(self._known)))
            self._known[left, right] = overlap(self._library.body(left), self._library.body(right))
        return self._known[left, right]


def _pack(kin: Iterable[tuple[int, Kin]]) -> bytes:
    rows = [(key, item.share, item.one_text, item.copy, item.passages) for key, item in kin]
    return np.array(rows, dtype=_ROW).tobytes()


def _unpack(row: bytes) -> Iterator[tuple[int, Kin]]:
    for key, *item in np.frombuffer(row, dtype=_ROW).tolist():
        yield key, Kin(*item)


def _kin(item: Overlap, *, rare: bool) -> Kin:
    long = item.shorter >= FEWEST_WORDS
    copy = long and is_copy(item)
    one_text = long and min(item.share, item.other) >= ONE_TEXT
    return Kin(item.share, one_text, copy, rare and not copy and item.words >= PARTIAL_WORDS)


def is_copy(item: Overlap) -> bool:
    """Judge an overlap of bodies that are long enough."""
    whole = item.share >= NEARLY_WHOLE and item.own >= OWN_WORDS
    kept = item.own >= OWN_RETOLD or item.other >= BOTH_RETOLD
    version = item.opening >= OPENING and item.share >= RETOLD and kept and item.shorter >= RETOLD_WORDS
    return (whole or version) and not item.quoted and item.in_order >= IN_ORDER
