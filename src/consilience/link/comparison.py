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
    weights, where, count = _weights(table, own, len(sizes))
    named = is_name(table)
    asked, asked_named = np.zeros(count), np.zeros(count)
    asked[where[:own]], asked_named[where[:own]] = weights[:own], named[:own]
    theirs, theirs_named = weights[own:], named[own:]
    shared = asked[where[own:]] * theirs
    either = np.maximum(asked_named[where[own:]], theirs_named)
    owners = np.repeat(np.arange(len(sizes)), sizes)

    def cosines(mine_of: Numbers, theirs_of: Numbers, both: Numbers) -> Numbers:
        length = np.sqrt((weights[:own] ** 2 * mine_of).sum())
        lengths = np.sqrt(np.bincount(owners, theirs**2 * theirs_of, len(sizes)))
        product = np.minimum(length, lengths) ** HELD * np.maximum(length, lengths) ** (2 - HELD)
        found: Numbers = np.minimum(np.bincount(owners, shared * both, len(sizes)) / np.maximum(product, 1e-9), 1)
        return found

    words = cosines(1 - named[:own], 1 - theirs_named, 1 - either)
    names = cosines(named[:own], theirs_named, either)
    found: Numbers = np.maximum(words, LEAST_WORDS) ** (1 - NAMES) * names**NAMES
    return found


def _weights(table: NDArray[np.void], own: int, compared: int) -> tuple[Numbers, NDArray[np.intp], int]:
    """Weigh each line of a table; give also the number of its term, and how many terms there are."""
    terms, where = np.unique(table["id"], return_inverse=True)
    held = np.bincount(where[own:], minlength=len(terms))
    expected = PRIOR * np.exp(-rarity_of(table))
    crowded = (held**2 / CROWD)[where]
    rare = np.log((compared + PRIOR) / (crowded + expected))
    return np.maximum(rare, FLOOR * rarity_of(table)) * uses_of(table), where, len(terms)
