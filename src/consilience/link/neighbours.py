"""Which reports are alike, and how much? A graph that keeps itself up to date as reports come and go.

A report is compared with those that it nominates, all earlier in the order of publication. A report that comes late, or
goes, stirs up those after it that would nominate it; they are compared anew. So the graph depends on the reports held
and not on the way there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from struct import Struct
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.at_hand import AtHand
from consilience.link.comparison import compare
from consilience.link.elections import Election
from consilience.link.nominees import Nomination, Nominees
from consilience.link.profiles import Profile, pack_profile, unpack_profile
from consilience.link.shelves import Postings, Rows

STRONG = 0.13
"""Likeness from which two reports are linked: two of one story, or neighbours of neighbours in it, are."""
LEAST = 0.05
"""A likeness below this counts as none."""

TIE = 1e-9
PROFILES_AT_HAND, EDGES_AT_HAND = 16_384, 16_384
"""Of the reports last asked for: some 60 and 30 MB."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_BAR = Struct("<d")
_EDGE = np.dtype([("key", "<i8"), ("score", "<f8"), ("like", "<f8")])


class Edges(NamedTuple):
    """The nominees of a report, and how like they are to it."""

    nomination: Nomination
    like: NDArray[np.float64]

    @property
    def keys(self) -> NDArray[np.int64]:
        """Give the nominees in order."""
        return self.nomination.keys


_NOBODY = Nomination(np.zeros(0, dtype=np.int64), np.zeros(0), 0.0)
_NO_EDGES = Edges(_NOBODY, np.zeros(0))


class Neighbours:
    """The reports that have entered the graph, each under a key that sorts in the order of publication."""

    def __init__(self, rows: Callable[[str], Rows], postings: Callable[[str], Postings]) -> None:
        self._profiles = AtHand(rows("story_profiles"), pack_profile, unpack_profile, PROFILES_AT_HAND)
        self._edges = AtHand(rows("story_edges"), pack_edges, unpack_edges, EDGES_AT_HAND)
        self._linked = postings("story_links")
        """Of each report the later ones that are linked to it."""
        self._links_at_hand: dict[int, list[int]] = {}
        self._nominees = Nominees(postings("story_names"))

    def hold(self, key: int, profile: Profile) -> None:
        """Keep the profile of a report that may enter now or later."""
        self._profiles.put(key, profile)

    def release(self, key: int) -> None:
        """Forget a report that has left the graph or never entered it."""
        self._profiles.drop(key)

    def enter(self, key: int) -> set[int]:
        """Let a report that is held enter. Give the reports whose edges changed, itself among them."""
        return self.change((key,), ())

    def leave(self, key: int) -> set[int]:
        """Let a report leave. Give the remaining reports whose edges changed."""
        return self.change((), (key,))

    def change(self, enter: Sequence[int], leave: Sequence[int]) -> set[int]:
        """Let reports leave and others, which are held, enter. Give the reports held whose edges changed.

        A report is compared anew once, however many of them touch it.
        """
        election = Election(self._nominees, lambda key: self.edges(key).nomination, self._profile)
        for key in leave:
            election.leave(key)
            self._relink(key, self.edges(key), _NO_EDGES)
            self._edges.drop(key)
        for key in enter:
            election.enter(key)
        return self._elect(election.nominations())

    def edges(self, key: int) -> Edges:
        """Give the edges of a report to earlier ones."""
        return self._edges.get(key) or _NO_EDGES

    def linked(self, key: int) -> list[int]:
        """Give the reports, earlier and later, that are linked to one."""
        found = self._links_at_hand.get(key)
        if found is None:
            if len(self._links_at_hand) >= EDGES_AT_HAND:
                self._links_at_hand.clear()
            found = self._links_at_hand[key] = [*_strong(self.edges(key)), *self._linked.holders(key)]
        return found

    def _profile(self, key: int) -> Profile:
        profile = self._profiles.get(key)
        if profile is None:
            raise KeyError(key)
        return profile

    def _elect(self, nominations: Mapping[int, Nomination]) -> set[int]:
        """Compare reports with those that they nominate now. Give those whose edges changed."""
        changed: set[int] = set()
        for key, nomination in sorted(nominations.items(), key=itemgetter(0)):
            before = self._edges.get(key)
            if before is not None and _same_nominees(before.nomination, nomination):
                continue
            like = compare(self._profile(key), [self._profile(other) for other in nomination.keys.tolist()])
            like[like < LEAST] = 0
            after = Edges(nomination, like * tie_breakers(key, nomination.keys))
            if before is None or not _same(before, after):
                changed.add(key)
                self._edges.put(key, after)
                self._relink(key, before or _NO_EDGES, after)
        return changed

    def _relink(self, key: int, before: Edges, after: Edges) -> None:
        old, new = set(_strong(before)), set(_strong(after))
        for earlier in sorted(old - new):
            self._linked.drop((earlier,), key)
        for earlier in sorted(new - old):
            self._linked.add((earlier,), key)
        for touched in (key, *(old ^ new)):
            self._links_at_hand.pop(touched, None)


def pack_edges(edges: Edges) -> bytes:
    """Write edges as bytes."""
    table = np.empty(len(edges.keys), dtype=_EDGE)
    table["key"], table["score"], table["like"] = edges.keys, edges.nomination.scores, edges.like
    return _BAR.pack(edges.nomination.bar) + table.tobytes()


def unpack_edges(row: bytes) -> Edges:
    """Read packed edges: `unpack_edges(pack_edges(edges))` equals them."""
    table = np.frombuffer(row, dtype=_EDGE, offset=_BAR.size)
    return Edges(Nomination(table["key"], table["score"], _BAR.unpack_from(row)[0]), table["like"])


def tie_breakers(key: int | NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give each pair a factor of its own next to 1, so that which of two equals is merged first is never open."""
    mixed = (others ^ key).astype(np.uint64) * _ODD >> np.uint64(11)
    return 1 + TIE / 2.0**53 * mixed.astype(np.float64)


def _strong(edges: Edges) -> list[int]:
    found: list[int] = edges.keys[edges.like >= STRONG].tolist()
    return found


def _same(one: Edges, two: Edges) -> bool:
    return _same_nominees(one.nomination, two.nomination) and np.array_equal(one.like, two.like)


def _same_nominees(one: Nomination, two: Nomination) -> bool:
    same = np.array_equal(one.keys, two.keys) and np.array_equal(one.scores, two.scores)
    return same and one.bar == two.bar
