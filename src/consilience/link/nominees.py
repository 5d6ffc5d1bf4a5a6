"""Which earlier reports may tell of the same as this one? Those that share the most of its names, weighed by rarity.

What a report nominates depends on the reports before it in the order of publication. Of a name that very many hold
the last WINDOW before it are asked, so that a question costs the same in a case of a thousand and of a million.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.holders import Holders, Keys
from consilience.link.profiles import Profile
from consilience.link.shelves import Postings

WINDOW = 300
"""So many holders of a name before a report are asked."""
MOST = 64
"""So many are nominated, those with the most in common."""

_NOBODY: Keys = np.zeros(0, dtype=np.int64)

Scores = NDArray[np.float64]


class Nomination(NamedTuple):
    """The nominees of a report in order, what they have in common with it, and the score from which one is chosen."""

    keys: Keys
    scores: Scores
    bar: float


class Displaced(NamedTuple):
    """A name, a later report that asks about it, and the one that it would ask too if one less stood between."""

    term: int
    later: int
    other: int


class Stirred(NamedTuple):
    """Later reports that ask about a name that a report holds, which score it has for them, and whom it displaces."""

    keys: Keys
    scores: Scores
    displaced: frozenset[Displaced]


class Nominees:
    """The names of the reports held."""

    def __init__(self, names: Postings) -> None:
        self._names = Holders(names, WINDOW)

    def add(self, key: int, profile: Profile) -> None:
        """Take up a report."""
        self._names.add(profile.nominating, key)

    def drop(self, key: int, profile: Profile) -> None:
        """Leave a report out again."""
        self._names.drop(profile.nominating, key)

    def of(self, key: int, profile: Profile) -> Nomination:
        """Give the earlier reports worth comparing with a report."""
        weights = profile.nominating
        keys, scores = _sum(weights, [self._names.before(term, key, WINDOW) for term in weights])
        return _choose(keys, scores, profile)

    def stirred(self, key: int, profile: Profile) -> Stirred:
        """Give the later reports for which it matters whether this one is held."""
        weights = profile.nominating
        later = [self._names.after(term, key, WINDOW) for term in weights]
        keys, scores = _sum(weights, later)
        found = (one for term, some in zip(weights, later, strict=True) for one in self._displaced(term, key, some))
        return Stirred(keys, scores, frozenset(found))

    def _displaced(self, term: int, key: int, later: Keys) -> Iterator[Displaced]:
        """Pair later holders with those that come back into their window of a name when the report of the key goes."""
        if len(later):
            earlier = self._names.before(term, key, WINDOW)
            missing = WINDOW - len(earlier)
            yield from map(Displaced, repeat(term), later[missing:].tolist(), earlier.tolist())


def nominate_not(before: Nomination, key: int) -> Nomination:
    """Take a report out of the nominees; the bar stays."""
    others = before.keys != key
    return Nomination(before.keys[others], before.scores[others], before.bar)


def nominate_also(before: Nomination, key: int, score: float, profile: Profile) -> Nomination:
    """Let one more report stand for election by the report of a profile."""
    place = int(np.searchsorted(before.keys, key))
    return _choose(np.insert(before.keys, place, key), np.insert(before.scores, place, score), profile)


def _choose(keys: Keys, scores: Scores, profile: Profile) -> Nomination:
    least = profile.least_shared
    enough = scores >= least
    keys, scores = keys[enough], scores[enough]
    if len(keys) < MOST:
        return Nomination(keys, scores, least)
    best = np.sort(np.lexsort((-keys, -scores))[:MOST])
    return Nomination(keys[best], scores[best], float(scores[best].min()))


def _sum(weights: Mapping[int, float], holders: Sequence[Keys]) -> tuple[Keys, Scores]:
    flat = np.concatenate([_NOBODY, *holders])
    each = np.repeat(np.array(list(weights.values()), dtype=np.float64), [len(found) for found in holders])
    keys, where = np.unique(flat, return_inverse=True)
    scores: Scores = np.bincount(where, each, len(keys)).astype(np.float64)
    return keys, scores
