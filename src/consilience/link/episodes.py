"""Does a group of mentions tell of two events that their days tell apart? Then which mention belongs to which?

"The quake" of a report bridges the quake that it reports and the one of two years ago that it recalls. What keeps two
mentions apart is asked of all members of a group, not only of the two that are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.linkage import APART, link_on_average

LEAST = 0.0
"""Mean likeness from which mentions of one group with days stay together, where no days keep them apart."""
DOUBT = 5.0
"""Mentions that each event is taken to have besides, which are like nobody: one alike mention proves little."""
NEWS = 31
"""Days. A report tells as its news what is no further from its publication."""
RECALLED = 0.4
"""What an event loses for a mention without days in a report of which it is not the news."""

Square = NDArray[np.float32]
Means = NDArray[np.float64]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]


class Days(NamedTuple):
    """First and last day of each mention and the day on which it was told, as ordinals; 0 is unknown."""

    first: Numbers
    last: Numbers
    told: Numbers
    own: Mask
    """Whether its own words tell its days."""

    def of(self, chosen: NDArray[np.integer]) -> Days:
        """Choose some mentions."""
        return Days(*(column[chosen] for column in self))


def part_by_days(likeness: Square, apart: Mask, days: Days) -> list[list[int]]:
    """Part the members of a group of which some must stay apart; the others go with those that they are likest to.

    `likeness` and `apart` are symmetric; who must stay apart has days of his own.
    """
    seeds, others = np.flatnonzero(days.own), np.flatnonzero(~days.own)
    among = np.where(apart, APART, likeness).astype(np.float64)[np.ix_(seeds, seeds)]
    parts = [seeds[part].tolist() for part in link_on_average(among, LEAST)]
    means = np.array([_mean(likeness, days, part, others) for part in parts])
    sizes = np.array([len(part) for part in parts])
    for member, home in zip(others.tolist(), _likest(means, sizes).tolist(), strict=True):
        parts[home].append(member)
    return sorted(sorted(part) for part in parts)


def _mean(likeness: Square, days: Days, part: list[int], others: NDArray[np.integer]) -> Means:
    """Say how like some mentions without days are to an event; what a report recalls is less likely meant."""
    told = days.told[others]
    recalled = (days.last[part].max() < told - NEWS) | (days.first[part].min() > told + NEWS)
    sums = likeness[np.ix_(others, np.array(part))].sum(axis=1, dtype=np.float64)
    found: Means = sums / (len(part) + DOUBT) - RECALLED * (recalled & (told > 0))
    return found


def _likest(means: Means, sizes: NDArray[np.integer]) -> NDArray[np.integer]:
    """Give for each column the row that is highest; of equal ones that of the largest part."""
    order = np.argsort(-sizes, kind="stable")
    found: NDArray[np.integer] = order[means[order].argmax(axis=0)]
    return found


def connected_parts(parts: Sequence[Sequence[int]], alike: Mask) -> list[list[int]]:
    """Part again what no chain of alike members connects."""
    found: list[list[int]] = []
    for part in parts:
        left = set(part)
        while left:
            reached = [min(left)]
            left -= set(reached)
            for member in reached:
                near = sorted(other for other in left if alike[member, other])
                left -= set(near)
                reached += near
            found.append(sorted(reached))
    return sorted(found)
