"""How like is one report to others, in words, in names and in time? From 0 to 1.1.

A term weighs by how few reports hold it: as English makes one expect, and of those that are compared. So two reports
alone are compared soundly, and among sixty of one crisis its own words and names say little.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.link.datings import nearness
from consilience.link.profiles import Profile, is_name, join_tables, rarity_of, uses_of

NAMES = 0.75
"""The names' share in the likeness (a weighted geometric mean): all shootings are told in the same words."""
PRIOR = 250
"""Reports that what English makes one expect counts for."""
LEAST_WORDS = 0.03
"""Likeness in words at least: of two short reports that name the same, neither may use a word of the other."""
HELD = 1.05
"""Power of the shorter of two lengths in their product, of 2: at 1 a cosine, at 2 the share of the shorter report that
the longer one holds. A few lines on what a long report tells are liker to it than a cosine says."""
FLOOR = 0.3
"""What is left at least of the weight that English gives a term: the names of a long story stay its names."""
CROWD = 20
"""A term that h of the compared reports hold counts as held by h² / CROWD more: a few that tell of the same do not
make its words common, a crowd does."""

Numbers = NDArray[np.float64]


def compare(mine: Profile, others: Sequence[Profile]) -> Numbers:
    """Give the likeness of each of the others to this one. It depends on all that are compared, not on their order."""
    if not others:
        return np.zeros(0)
    table = join_tables((mine, *others))
    sizes = [len(other.table) for other in others]
    like = _cosines(table, len(mine.table), sizes)
    near = np.array([nearness(mine.dating, other.dating) for other in others])
    found: Numbers = like * near
    return found


def _cosines(table: NDArray[np.void], own: int, sizes: Sequence[int]) -> Numbers:
    """Compare the first `own` lines with the others, which belong to reports of these sizes."""
    where, count = _number(table["id"])
    weights = _weights(table, where, own, len(sizes))
    named = is_name(table)
    asked, asked_named = np.zeros(count), np.zeros(count)
    asked[where[:own]], asked_named[where[:own]] = weights[:own], named[:own]
    theirs, theirs_named, theirs_at = weights[own:], named[own:], where[own:]
    shared, squares = asked[theirs_at] * theirs, theirs**2
    either = np.maximum(asked_named[theirs_at], theirs_named)

    def cosines(mine_of: Numbers, theirs_of: Numbers, both: Numbers) -> Numbers:
        length = np.sqrt((weights[:own] ** 2 * mine_of).sum())
        lengths = np.sqrt(_sums(squares * theirs_of, sizes))
        product = np.minimum(length, lengths) ** HELD * np.maximum(length, lengths) ** (2 - HELD)
        found: Numbers = np.minimum(_sums(shared * both, sizes) / np.maximum(product, 1e-9), 1)
        return found

    words = cosines(1 - named[:own], 1 - theirs_named, 1 - either)
    names = cosines(named[:own], theirs_named, either)
    found: Numbers = np.maximum(words, LEAST_WORDS) ** (1 - NAMES) * names**NAMES
    return found


def _sums(values: Numbers, sizes: Sequence[int]) -> Numbers:
    """Add up the values of each of the reports that stand one below the other."""
    each = np.array(sizes)
    some = each > 0
    found = np.zeros(len(sizes))
    if some.any():
        found[some] = np.add.reduceat(values, (np.cumsum(each) - each)[some])
    return found


def _number(ids: NDArray[np.uint32]) -> tuple[NDArray[np.int64], int]:
    """Number equal terms alike, from 0; give also how many there are.

    Term and line are sorted as one number, in a third of the time of sorting lines by their terms.
    """
    if not len(ids):
        return np.zeros(0, dtype=np.int64), 0
    bits = np.uint64(len(ids).bit_length())
    both = np.sort(ids.astype(np.uint64) << bits | np.arange(len(ids), dtype=np.uint64))
    terms, lines = both >> bits, both & ((np.uint64(1) << bits) - np.uint64(1))
    numbers = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(terms[1:] != terms[:-1])))
    where = np.empty(len(ids), dtype=np.int64)
    where[lines.view(np.int64)] = numbers
    return where, int(numbers[-1]) + 1


def _weights(table: NDArray[np.void], where: NDArray[np.int64], own: int, compared: int) -> Numbers:
    """Weigh each line."""
    rarity = rarity_of(table)
    held = np.bincount(where[own:], minlength=len(table))
    expected = PRIOR * np.exp(-rarity)
    crowded = (held**2 / CROWD)[where]
    rare = np.log((compared + PRIOR) / (crowded + expected))
    found: Numbers = np.maximum(rare, FLOOR * rarity) * uses_of(table)
    return found
