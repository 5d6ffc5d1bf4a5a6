"""Who holds a term next to a report, in the order of publication? The terms last asked about are kept in memory.

Reports of one week ask about the same names again and again. Of each of these the holders next to the last question are
kept, in one unbroken stretch.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.shelves import Postings

TERMS_AT_HAND = 16_384
"""Of the terms last asked about: at most some 200 MB, in streams of news a tenth of it."""
LONGEST = 8
"""Windows: a stretch that has grown longer is asked for anew."""
_LOWEST, _HIGHEST = -(2**63), 2**63 - 1

Keys = NDArray[np.int64]


class _Stretch(NamedTuple):
    """All holders of a term from one key to another."""

    keys: Keys
    low: int
    high: int


class Holders:
    """Postings that answer from memory where they can."""

    def __init__(self, postings: Postings, window: int) -> None:
        """Answer questions for at most `window` holders before or after a key."""
        self._postings = postings
        self._window = window
        self._kept: OrderedDict[int, _Stretch] = OrderedDict()

    def add(self, terms: Iterable[int], holder: int) -> None:
        """Note that a key holds these terms."""
        for term in terms:
            kept = self._kept.get(term)
            if kept is not None and kept.low <= holder <= kept.high:
                place = int(kept.keys.searchsorted(holder))
                if place == len(kept.keys) or kept.keys[place] != holder:
                    self._kept[term] = kept._replace(keys=np.insert(kept.keys, place, holder))
        self._postings.add(terms, holder)

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""
        for term in terms:
            kept = self._kept.get(term)
            if kept is not None and kept.low <= holder <= kept.high:
                self._kept[term] = kept._replace(keys=kept.keys[kept.keys != holder])
        self._postings.drop(terms, holder)

    def before(self, term: int, key: int, most: int) -> Keys:
        """Give the last `most` holders of a term before a key, the lowest first."""
        keys, place = self._around(term, key)
        return keys[max(0, place - most) : place]

    def after(self, term: int, key: int, most: int) -> Keys:
        """Give the first `most` holders of a term after a key, the lowest first."""
        keys, place = self._around(term, key + 1)
        return keys[place : place + most]

    def _around(self, term: int, key: int) -> tuple[Keys, int]:
        """Give a stretch of holders with a window on either side of a key, and the place of the key in it."""
        kept = self._kept.get(term)
        if kept is not None and kept.low <= key <= kept.high:
            place = int(kept.keys.searchsorted(key))
            left, right = place, len(kept.keys) - place
            enough = kept.low == _LOWEST or left >= self._window, kept.high == _HIGHEST or right >= self._window
            if all(enough) and len(kept.keys) <= LONGEST * self._window:
                self._kept.move_to_end(term)
                return kept.keys, place
        return self._fetched(term, key)

    def _fetched(self, term: int, key: int) -> tuple[Keys, int]:
        """Ask for more than a window on either side, so that the next questions need not ask."""
        most = 2 * self._window
        before = self._postings.before(term, key, most)
        after = self._postings.after(term, key - 1, most)
        low = before[0] if len(before) == most else _LOWEST
        high = after[-1] if len(after) == most else _HIGHEST
        keys = np.array([*before, *after], dtype=np.int64)
        self._kept[term] = _Stretch(keys, low, high)
        if len(self._kept) > TERMS_AT_HAND:
            self._kept.popitem(last=False)
        return keys, len(before)
