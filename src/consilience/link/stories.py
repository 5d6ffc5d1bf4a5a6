"""Which reports tell of the same happening? Like words, liker names, near days; every report in exactly one story.

Reports are taken in the order of publication; each joins the story it is likest to, or founds one. How like two reports
are depends on these two and on those before them, so that the next report changes no earlier decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import numpy as np

from consilience.link.datings import Dating, find_dating, near_in_publication, nearness
from consilience.link.nominees import Index
from consilience.link.terms import Terms, find_terms
from consilience.records import Copy, Reading, Report
from consilience.unions import Unions

THRESHOLD = 0.1
"""Mean likeness to a story that is joined."""
RELATED = 0.06
"""Mean likeness to a crisis: stories that share persons and places."""
NAMES = 0.75
"""The names' share in the likeness (a weighted geometric mean): all shootings are told in the same words."""
WITNESSES = 0.6
"""The share of a story's reports, the likest, that are asked: a final count is unlike the denials in between."""
FEWEST_WITNESSES, MOST_WITNESSES = 5, 12
"""One like report alone does not draw another into a long story."""
LEAST = 0.05
"""A report less like than this in words and names is not looked at."""

Partition = tuple[tuple[str, ...], ...]


def find_stories(
    reports: Sequence[Report], readings: Mapping[str, Reading], copies: Sequence[Copy]
) -> tuple[Partition, Partition]:
    """Part the reports, given in the order of publication, into stories and, more coarsely, into crises.

    Every story lies in one crisis: a denial in another capital may be a story of its own, but denies what stands here.
    """
    follows = _follow(reports, copies)
    growth = _Growth()
    for number, report in enumerate(reports):
        if follows[number] == number:
            reading = readings.get(report.id)
            growth.add(number, find_terms(report, reading), find_dating(report, reading))
    return _partition(reports, follows, growth.stories), _partition(reports, follows, growth.crises)


class _Growth:
    """Stories and crises as they grow, report by report."""

    def __init__(self) -> None:
        self.stories: dict[int, int] = {}
        """The founder of each report's story."""
        self.crises: dict[int, int] = {}
        self._index = Index()
        self._numbers: list[int] = []
        """The number outside of each report in the index."""
        self._datings: list[Dating] = []
        self._sizes: dict[tuple[str, int], int] = {}

    def add(self, number: int, terms: Terms, dating: Dating) -> None:
        """Let one more report join a story or found one; a founder joins a crisis or founds one."""
        stories, crises = self._likest(terms, dating)
        story = self._choose("story", self.stories, stories, THRESHOLD)
        self.stories[number] = number if story is None else story
        crisis = self._choose("crisis", self.crises, crises, RELATED) if story is None else self.crises[story]
        self.crises[number] = number if crisis is None else crisis
        for sort, founder in (("story", self.stories[number]), ("crisis", self.crises[number])):
            self._sizes[sort, founder] = self._sizes.get((sort, founder), 0) + 1
        self._index.add(terms)
        self._numbers.append(number)
        self._datings.append(dating)

    def _likest(self, terms: Terms, dating: Dating) -> tuple[dict[int, float], dict[int, float]]:
        """Say how like the reports so far are, for telling one happening and for being of one crisis."""
        chosen, words, names = self._index.compare(terms)
        like = np.maximum(words, 0) ** (1 - NAMES) * np.maximum(names, 0) ** NAMES
        stories: dict[int, float] = {}
        crises: dict[int, float] = {}
        for position, likeness in zip(chosen.tolist(), like.tolist(), strict=True):
            if likeness >= LEAST:
                number, other = self._numbers[position], self._datings[position]
                stories[number] = likeness * nearness(dating, other)
                crises[number] = likeness * near_in_publication(dating, other)
        return stories, crises

    def _choose(self, sort: str, home: Mapping[int, int], like: Mapping[int, float], threshold: float) -> int | None:
        """Give the founder of the story or crisis whose likest reports are likest on average, if they are enough."""
        witnesses: dict[int, list[float]] = {}
        for number, likeness in like.items():
            witnesses.setdefault(home[number], []).append(likeness)
        best, reached = None, threshold
        for founder, found in sorted(witnesses.items()):
            asked = _witnesses(self._sizes[sort, founder])
            mean = sum(sorted(found, reverse=True)[:asked]) / asked
            if mean >= reached and (best is None or mean > reached):
                best, reached = founder, mean
        return best


def _witnesses(size: int) -> int:
    return min(size, MOST_WITNESSES, max(FEWEST_WITNESSES, ceil(WITNESSES * size)))


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
