"""Which stories of a case tell of one matter: the same toll of the same place within days?"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from consilience.weigh.figures.counts import Count
from consilience.weigh.origins.lineage import Lineage

_TOLL = frozenset({"killed", "injured"})
_TELLING = 5
"""From this number of victims on, one toll in one place within days is no accident."""
_DAYS = 7
Key = tuple[str, float, str]


def join_matters(lineage: Lineage, counts: Iterable[Count]) -> list[Count]:
    """Give the counts of stories that tell of one matter one scope.

    "Five officers were killed in Dallas" begins a story of the officers, one of the gunman and one of the protest.
    """
    every = list(counts)
    root: dict[str, str] = {}
    told: dict[Key, list[tuple[date, str]]] = defaultdict(list)
    for count in every:
        for key in _keys(lineage, count):
            told[key].append((lineage.first_told[count.span.report] or date.min, count.scope[0]))
    for key in sorted(told):
        days = sorted(set(told[key]))
        for (before, left), (after, right) in itertools.pairwise(days):
            if (after - before).days <= _DAYS and before > date.min:
                _join(root, left, right)
    return [replace(count, scope=(_root(root, count.scope[0]), *count.scope[1:])) for count in every]


def _keys(lineage: Lineage, count: Count) -> list[Key]:
    point = count.value.point
    if count.measure.outcome not in _TOLL or count.scope[1:] != ("", "") or point is None or point < _TELLING:
        return []
    if count.measure.share or count.denied or count.value.reckoned:
        return []
    places = lineage.index.readings[count.span.report].places
    towns = {place.name for place in places if place.precision in ("site", "town") and place.use == "place"}
    return [(count.measure.outcome, point, town) for town in sorted(towns)]


def _root(root: dict[str, str], story: str) -> str:
    while story in root:
        story = root[story]
    return story


def _join(root: dict[str, str], left: str, right: str) -> None:
    first, second = sorted((_root(root, left), _root(root, right)))
    if first != second:
        root[second] = first
