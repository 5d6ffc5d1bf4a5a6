"""Which of the reports so far may tell of the same as the next one, and how like are they in words and in names?

A term weighs by how few reports hold it: of those before, and of PRIOR more that hold it as often as English makes one
expect. So two reports alone are compared soundly, in a thousand of one crisis its own words say little, and what comes
later changes no earlier comparison.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.rarity import share
from consilience.link.terms import Terms

PRIOR = 250
"""Reports that what English makes one expect counts for."""
NOMINATING = 2.5
"""Weight from which a name nominates: of names that more than one report in twelve holds, none does."""
MOST = 256
"""So many nominees are compared, those with the most in common."""

Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]


class _Row(NamedTuple):
    """The terms of one report by number, how much it uses them, and which are names (1 or 0)."""

    ids: Numbers
    uses: Weights
    named: Weights


class Index:
    """The terms of the reports so far, numbered from 0 as they came."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._rows: list[_Row] = []
        self._holders: dict[int, tuple[array[int], array[float]]] = {}
        """Of each term that may be a name, the reports that hold it and how much they use it."""
        self._expected = np.zeros(1024, dtype=np.float32)
        self._held = np.zeros(1024, dtype=np.float32)
        """Of each term, by how many of PRIOR reports it is expected, and by how many of those so far it is held."""
        self._asked, self._named = np.zeros(1024, dtype=np.float32), np.zeros(1024, dtype=np.float32)
        """The report that is compared, spread out over all terms; zeros between two questions."""

    def compare(self, terms: Terms) -> tuple[Numbers, Weights, Weights]:
        """Give the nominees with their cosines to these terms, in words and in names, from 0 to 1."""
        mine = self._row(terms)
        chosen = self._nominate(terms)
        if not len(chosen):
            return chosen, np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32)
        weights = self._weights(mine.ids) * mine.uses
        self._asked[mine.ids], self._named[mine.ids] = weights, mine.named
        rows = [self._rows[number] for number in chosen.tolist()]
        ids, theirs, named = (np.concatenate(parts) for parts in zip(*rows, strict=True))
        theirs = theirs * self._weights(ids)
        shared, either = self._asked[ids] * theirs, np.maximum(self._named[ids], named)
        self._asked[mine.ids] = self._named[mine.ids] = 0
        owners = np.repeat(np.arange(len(rows)), [len(row.ids) for row in rows])

        def cosines(mine_of: Weights, theirs_of: Weights, both: Weights) -> Weights:
            lengths = np.sqrt(_sums(owners, theirs**2 * theirs_of, len(rows)) * (weights**2 * mine_of).sum())
            found: Weights = np.minimum(_sums(owners, shared * both, len(rows)) / np.maximum(lengths, 1e-9), 1)
            return found

        return chosen, cosines(1 - mine.named, 1 - named, 1 - either), cosines(mine.named, named, either)

    def add(self, terms: Terms) -> None:
        """Take a report up under the next number."""
        row = self._row(terms)
        for number, term, uses in zip(row.ids.tolist(), terms.uses, row.uses.tolist(), strict=True):
            if not term[0].isdigit() and (term in terms.names or term in terms.doubtful):
                numbers, weights = self._holders.setdefault(number, (array("q"), array("f")))
                numbers.append(len(self._rows))
                weights.append(uses)
        self._held[row.ids] += 1
        self._rows.append(row)

    def _row(self, terms: Terms) -> _Row:
        new = [term for term in terms.uses if term not in self._ids]
        self._ids |= {term: number for number, term in enumerate(new, start=len(self._ids))}
        if len(self._ids) > len(self._held):
            grown = (self._expected, self._held, self._asked, self._named)
            self._expected, self._held, self._asked, self._named = (_doubled(part, len(self._ids)) for part in grown)
        ids = np.array([self._ids[term] for term in terms.uses], dtype=np.int64)
        self._expected[[self._ids[term] for term in new]] = [PRIOR * share(term) for term in new]
        uses = np.array(list(terms.uses.values()), dtype=np.float32)
        return _Row(ids, uses, np.array([term in terms.names for term in terms.uses], dtype=np.float32))

    def _weights(self, ids: Numbers) -> Weights:
        found: Weights = np.log((len(self._rows) + PRIOR) / (self._held[ids] + self._expected[ids]))
        return found.astype(np.float32)

    def _nominate(self, terms: Terms) -> Numbers:
        held = [term for term in terms.uses if self._ids[term] in self._holders]
        asked = [term for term in held if term in terms.names or term in terms.doubtful]
        weights = self._weights(np.array([self._ids[term] for term in asked], dtype=np.int64)).tolist()
        holders = [
            (weight * weight * terms.uses[term], *self._holders[self._ids[term]])
            for term, weight in zip(asked, weights, strict=True)
            if weight >= NOMINATING
        ]
        if not holders:
            return np.zeros(0, dtype=np.int64)
        numbers = np.concatenate([np.frombuffer(numbers, dtype=np.int64) for _, numbers, _ in holders])
        products = np.concatenate([np.frombuffer(uses, dtype=np.float32) * factor for factor, _, uses in holders])
        chosen, where = np.unique(numbers, return_inverse=True)
        shared = np.bincount(where, weights=products)
        return np.sort(chosen[np.argsort(-shared, kind="stable")[:MOST]])


def _doubled(part: Weights, least: int) -> Weights:
    return np.concatenate([part, np.zeros(2 * least - len(part), dtype=np.float32)])


def _sums(owners: Numbers, values: Weights, count: int) -> Weights:
    return np.bincount(owners, weights=values, minlength=count).astype(np.float32)
