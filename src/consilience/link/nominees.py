"""Which of the reports so far may tell of the same as the next one? Those that share its rarer names."""

from __future__ import annotations

from array import array
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.rarity import weigh
from consilience.link.terms import Terms

NOMINATING = 2.5
"""Weight from which a name nominates: of names that more than one report in twelve holds, none does."""
MOST = 256
"""So many nominees are compared, those with the most in common."""

Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]


class _Row(NamedTuple):
    """The terms of one report by number, how much each weighs, which are names, and the lengths of words and names."""

    ids: Numbers
    weights: Weights
    named: Weights
    lengths: tuple[float, float]


class Index:
    """The terms of the reports so far, numbered from 0 as they came."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._rows: list[_Row] = []
        self._holders: dict[str, tuple[array[int], array[float]]] = {}
        """Of each nominating term, the reports that hold it and its weights there."""
        self._asked: Weights = np.zeros(1024, dtype=np.float32)
        self._named: Weights = np.zeros(1024, dtype=np.float32)
        """The report that is compared, spread out over all terms; zeros between two questions."""

    def compare(self, terms: Terms) -> tuple[Numbers, Weights, Weights]:
        """Give the nominees with their cosines to these terms, in words and in names, from 0 to 1."""
        chosen = self._nominate(terms)
        if not len(chosen):
            return chosen, np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32)
        mine, rows = self._row(terms), [self._rows[number] for number in chosen.tolist()]
        self._asked[mine.ids], self._named[mine.ids] = mine.weights, mine.named
        ids = np.concatenate([row.ids for row in rows])
        products = self._asked[ids] * np.concatenate([row.weights for row in rows])
        named = np.maximum(self._named[ids], np.concatenate([row.named for row in rows]))
        self._asked[mine.ids] = self._named[mine.ids] = 0
        owners = np.repeat(np.arange(len(rows)), [len(row.ids) for row in rows])
        lengths = np.array([row.lengths for row in rows]) * mine.lengths
        names = np.bincount(owners, weights=products * named, minlength=len(rows)) / lengths[:, 1]
        words = np.bincount(owners, weights=products * (1 - named), minlength=len(rows)) / lengths[:, 0]
        return chosen, np.minimum(words, 1).astype(np.float32), np.minimum(names, 1).astype(np.float32)

    def add(self, terms: Terms) -> None:
        """Take a report up under the next number."""
        for term in sorted(terms.names | terms.doubtful):
            if _nominates(term):
                numbers, weights = self._holders.setdefault(term, (array("q"), array("f")))
                numbers.append(len(self._rows))
                weights.append(terms.weights[term])
        self._rows.append(self._row(terms))

    def _row(self, terms: Terms) -> _Row:
        ids = np.array([self._ids.setdefault(term, len(self._ids)) for term in terms.weights], dtype=np.int64)
        if len(self._ids) > len(self._asked):
            self._asked, self._named = (np.zeros(2 * len(self._ids), dtype=np.float32) for _ in range(2))
        weights = np.array(list(terms.weights.values()), dtype=np.float32)
        named = np.array([term in terms.names for term in terms.weights], dtype=np.float32)
        lengths = (_length(weights * (1 - named)), _length(weights * named))
        return _Row(ids, weights, named, lengths)

    def _nominate(self, terms: Terms) -> Numbers:
        asked = [term for term in sorted(terms.names | terms.doubtful) if term in self._holders]
        if not asked:
            return np.zeros(0, dtype=np.int64)
        holders = [(terms.weights[term], *self._holders[term]) for term in asked]
        numbers = np.concatenate([np.frombuffer(numbers, dtype=np.int64) for _, numbers, _ in holders])
        products = np.concatenate([np.frombuffer(held, dtype=np.float32) * weight for weight, _, held in holders])
        chosen, where = np.unique(numbers, return_inverse=True)
        shared = np.bincount(where, weights=products)
        return np.sort(chosen[np.argsort(-shared, kind="stable")[:MOST]])


def _nominates(term: str) -> bool:
    return not term[0].isdigit() and weigh(term) >= NOMINATING


def _length(weights: Weights) -> float:
    return max(float(np.sqrt((weights * weights).sum())), 1e-9)
