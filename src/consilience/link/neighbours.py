"""Which reports are alike, and how much? A graph that keeps itself up to date as reports come and go.

A report is compared with those that it nominates, all earlier in the order of publication. A report that comes late, or
goes, stirs up those after it that would nominate it; they are compared anew. So the graph depends on the reports held
and not on the way there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from struct import Struct
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.comparison import compare
from consilience.link.nominees import Nominees, Stirred
from consilience.link.profiles import Profile, pack_profile, unpack_profile
from consilience.link.shelves import Postings, Rows

STRONG = 0.12
"""Likeness from which two reports are linked: two of one story, or neighbours of neighbours in it, are."""
LEAST = 0.05
"""A likeness below this counts as none."""

TIE = 1e-9
_ODD = np.uint64(0x9E3779B97F4A7C15)
_BAR = Struct("<d")
_EDGE = np.dtype([("key", "<i8"), ("like", "<f8")])


class Edges(NamedTuple):
    """The nominees of a report, how like they are to it, and the score from which another would be nominated."""

    keys: NDArray[np.int64]
    like: NDArray[np.float64]
    bar: float


class Neighbours:
    """The reports that have entered the graph, each under a key that sorts in the order of publication."""

    def __init__(self, rows: Callable[[str], Rows], postings: Callable[[str], Postings]) -> None:
        self._profiles = rows("story_profiles")
        self._edges = rows("story_edges")
        self._linked = postings("story_links")
        """Of each report the later ones that are linked to it."""
        self._nominees = Nominees(postings("story_names"))

    def hold(self, key: int, profile: Profile) -> None:
        """Keep the profile of a report that may enter now or later."""
        self._profiles.put(key, pack_profile(profile))

    def release(self, key: int) -> None:
        """Forget a report that has left the graph or never entered it."""
        self._profiles.drop(key)

    def enter(self, key: int) -> set[int]:
        """Let a report that is held enter. Give the reports whose edges changed, itself among them."""
        profile = self._profile(key)
        stirred = self._nominees.stirred(key, profile)
        self._nominees.add(key, profile)
        return self._compare_anew(self._gaining(stirred)) | self._compare_anew([key])

    def leave(self, key: int) -> set[int]:
        """Let a report leave. Give the remaining reports whose edges changed."""
        profile = self._profile(key)
        self._nominees.drop(key, profile)
        self._unlink(key, self.edges(key))
        self._edges.drop(key)
        return self._compare_anew(self._losing(key, self._nominees.stirred(key, profile)))

    def edges(self, key: int) -> Edges:
        """Give the edges of a report to earlier ones."""
        row = self._edges.get(key)
        if row is None:
            return Edges(np.zeros(0, dtype=np.int64), np.zeros(0), 0.0)
        table = np.frombuffer(row, dtype=_EDGE, offset=_BAR.size)
        return Edges(table["key"], table["like"], _BAR.unpack_from(row)[0])

    def linked(self, key: int) -> list[int]:
        """Give the reports, earlier and later, that are linked to one."""
        edges = self.edges(key)
        return [*edges.keys[edges.like >= STRONG].tolist(), *self._linked.holders(key)]

    def _profile(self, key: int) -> Profile:
        row = self._profiles.get(key)
        if row is None:
            raise KeyError(key)
        return unpack_profile(row)

    def _gaining(self, stirred: Stirred) -> list[int]:
        """Give the later reports that nominate one that enters, or nominated the one that it displaces."""
        asked = {key: self.edges(key) for key in stirred.keys.tolist()}
        gaining = {key for key, score in zip(asked, stirred.scores.tolist(), strict=True) if score >= asked[key].bar}
        return sorted(gaining | {later for later, lost in stirred.displaced if lost in asked[later].keys})

    def _losing(self, key: int, stirred: Stirred) -> list[int]:
        """Give the later reports that nominated one that leaves, or may nominate the one that comes back."""
        asked = {later: self.edges(later) for later in stirred.keys.tolist()}
        return sorted(
            {later for later, edges in asked.items() if key in edges.keys} | {later for later, _ in stirred.displaced}
        )

    def _compare_anew(self, keys: Iterable[int]) -> set[int]:
        """Compare reports with their nominees. Give those whose edges changed."""
        changed: set[int] = set()
        for key in keys:
            before = self.edges(key)
            profile = self._profile(key)
            nominees, bar = self._nominees.of(key, profile)
            like = compare(profile, [self._profile(other) for other in nominees.tolist()])
            like[like < LEAST] = 0
            after = Edges(nominees, like * _tie_breakers(key, nominees), bar)
            if self._edges.get(key) is None or not _same(before, after):
                changed.add(key)
            self._unlink(key, before)
            self._link(key, after)
        return changed

    def _link(self, key: int, edges: Edges) -> None:
        table = np.empty(len(edges.keys), dtype=_EDGE)
        table["key"], table["like"] = edges.keys, edges.like
        self._edges.put(key, _BAR.pack(edges.bar) + table.tobytes())
        for earlier in _strong(edges):
            self._linked.add((earlier,), key)

    def _unlink(self, key: int, edges: Edges) -> None:
        for earlier in _strong(edges):
            self._linked.drop((earlier,), key)


def _tie_breakers(key: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give each pair a factor of its own next to 1, so that which of two equals is merged first is never open."""
    mixed = (others ^ key).astype(np.uint64) * _ODD >> np.uint64(11)
    return 1 + TIE / 2.0**53 * mixed.astype(np.float64)


def _strong(edges: Edges) -> list[int]:
    found: list[int] = edges.keys[edges.like >= STRONG].tolist()
    return found


def _same(one: Edges, two: Edges) -> bool:
    return np.array_equal(one.keys, two.keys) and np.array_equal(one.like, two.like)
