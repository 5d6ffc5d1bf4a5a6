"""Which reports tell of the same happening? Like words, liker names, near dates; every report in exactly one story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from consilience.link.linkage import link_on_average
from consilience.link.unions import Unions
from consilience.link.vectors import Matrix, Vectors, cosines, find_terms, postings, weigh_terms
from consilience.records import Copy, Reading, Report

THRESHOLD = 0.15
"""Mean likeness inside a story."""
RELATED = 0.08
"""Mean likeness inside a crisis: stories that share persons and places."""
NAMES = 0.7
"""The names' share in the likeness (a weighted geometric mean): all shootings are told in the same words."""
DAYS = 20.0
"""The likeness of reports so many days apart has lost most of what time takes from it."""
LATE = 0.5
"""What time leaves at last: a trial comes years after."""
UNDATED = 0.65
CONNECTING = 0.08
"""Likeness of names below which THRESHOLD is out of reach: THRESHOLD = words^0.3 * names^0.7 with words at 0.7."""
WHOLE = 3000
"""So many reports are compared each with each; of more, only those that names connect."""
COMMON = 30
NEIGHBOURS = 8
"""A name of more reports than COMMON connects each only with the next ones."""

Partition = tuple[tuple[str, ...], ...]


def find_stories(
    reports: Sequence[Report], readings: Mapping[str, Reading], copies: Sequence[Copy]
) -> tuple[Partition, Partition]:
    """Part the reports, given in the order of publication, into stories and, more coarsely, into crises.

    Every story lies in one crisis: a denial in another capital may be a story of its own, but denies what stands here.
    """
    follows = _follow(reports, copies)
    leaders = [number for number in range(len(reports)) if follows[number] == number]
    channels = weigh_terms([find_terms(reports[number], readings.get(reports[number].id)) for number in leaders])
    days = np.array([_day(reports[number], readings) for number in leaders], dtype=np.float64)
    stories: dict[int, int] = {}
    crises: dict[int, int] = {}
    for component in _components(channels[1], len(leaders)):
        likeness = _likeness(channels, days, component)
        for home, threshold in ((stories, THRESHOLD), (crises, RELATED)):
            for group in link_on_average(likeness.copy(), threshold):
                home |= {leaders[component[member]]: leaders[component[group[0]]] for member in group}
    return _partition(reports, follows, stories), _partition(reports, follows, crises)


def _partition(reports: Sequence[Report], follows: Sequence[int], home: Mapping[int, int]) -> Partition:
    parts: dict[int, list[str]] = {}
    for number, report in enumerate(reports):
        parts.setdefault(home[follows[number]], []).append(report.id)
    return tuple(sorted(tuple(sorted(part)) for part in parts.values()))


def _follow(reports: Sequence[Report], copies: Sequence[Copy]) -> list[int]:
    """Let every identical copy follow the first of its kind: a copy makes no story and changes none."""
    unions = Unions(len(reports))
    number = {report.id: index for index, report in enumerate(reports)}
    first: dict[str, int] = {}
    for index, report in enumerate(reports):
        if report.text.strip():
            unions.join(first.setdefault(report.text.strip(), index), index)
    for copy in copies:
        if copy.kind == "identical":
            for report_id in copy.reports:
                unions.join(number[copy.reports[0]], number[report_id])
    return [unions.find(index) for index in range(len(reports))]


def _day(report: Report, readings: Mapping[str, Reading]) -> float:
    reading = readings.get(report.id)
    published: date | None = report.published or (reading.published if reading else None)
    return float(published.toordinal()) if published else float("nan")


def _likeness(channels: tuple[Vectors, Vectors], days: NDArray[np.float64], chosen: Sequence[int]) -> Matrix:
    words, names = (cosines(channel, chosen) for channel in channels)
    apart = np.abs(np.subtract.outer(days[list(chosen)], days[list(chosen)]))
    near = np.where(np.isnan(apart), UNDATED, LATE + (1 - LATE) * np.exp(-apart / DAYS))
    like: Matrix = (words ** (1 - NAMES) * names**NAMES * near).astype(np.float32)
    return like


def _components(names: Vectors, count: int) -> list[list[int]]:
    """Part many reports into sets that no likeness of names connects; at most WHOLE in one."""
    if count <= WHOLE:
        return [list(range(count))] if count else []
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for left, right in _connected(names, count):
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    sets: dict[int, list[int]] = {}
    for number in range(count):
        sets.setdefault(root(number), []).append(number)
    return [members[start : start + WHOLE] for members in sets.values() for start in range(0, len(members), WHOLE)]


def _connected(names: Vectors, count: int) -> list[tuple[int, int]]:
    """Give the pairs whose names are like enough, looking only at names that few reports share."""
    codes, products = [], []
    for owners, weights in postings(names, range(count)):
        lower, higher = _neighbours(len(owners))
        codes.append(owners[lower] * count + owners[higher])
        products.append(weights[lower] * weights[higher])
    if not codes:
        return []
    keys, where = np.unique(np.concatenate(codes), return_inverse=True)
    sums = np.bincount(where, weights=np.concatenate(products))
    return [(int(key) // count, int(key) % count) for key in keys[sums >= CONNECTING]]


def _neighbours(size: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    if size <= COMMON:
        return np.triu_indices(size, k=1)
    lower = np.repeat(np.arange(size), NEIGHBOURS)
    higher = lower + np.tile(np.arange(1, NEIGHBOURS + 1), size)
    return lower[higher < size], higher[higher < size]
