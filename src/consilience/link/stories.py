"""Which reports tell of the same happening? Like words, liker names, near days; every report in exactly one story.

Groups of like reports are merged, the likest first, while their reports are alike enough on average: one like report
does not draw two stories together. Stories that are somewhat alike form a crisis in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.link.grouping import Groups
from consilience.link.linkage import link_on_average
from consilience.link.neighbours import STRONG, Neighbours
from consilience.link.shelves import Postings, Rows
from consilience.unions import Unions

RELATED = 0.03
"""Mean likeness of the reports of two stories of one crisis, of which at least two are linked."""

Sizes = NDArray[np.int32]


class Stories:
    """Stories and crises of the reports that have entered, each under a key that sorts in the order of publication."""

    def __init__(self, rows: Callable[[str], Rows], postings: Callable[[str], Postings]) -> None:
        self._neighbours = Neighbours(rows, postings)
        self._stories = Groups(rows("story_homes"), postings("story_members"))
        self._crises = Groups(rows("crisis_homes"), postings("crisis_members"))
        """Of stories."""
        self.hold, self.release = self._neighbours.hold, self._neighbours.release

    def change(self, enter: Sequence[int], leave: Sequence[int] = ()) -> None:
        """Let reports that are held enter and others leave."""
        changed: set[int] = set()
        for key in leave:
            changed |= self._neighbours.leave(key)
        for key in enter:
            changed |= self._neighbours.enter(key)
        others, gone = self._stories.regroup(changed, leave, self._neighbours.linked, self._merge_reports)
        touched = others | {home for key in changed if (home := self._stories.home(key)) is not None}
        self._crises.regroup(touched, gone, self._linked_stories, self._merge_stories)

    def story_of(self, key: int) -> tuple[int, ...]:
        """Give the story of a report: the keys of its reports in order."""
        return self._stories.members(self._known(self._stories.home(key)))

    def crisis_of(self, key: int) -> int:
        """Give the name of the crisis of a report: the first report in it."""
        return self._known(self._crises.home(self._known(self._stories.home(key))))

    def stories_in(self, crisis: int) -> list[tuple[int, ...]]:
        """Give the stories of a crisis."""
        return [self._stories.members(story) for story in self._crises.members(crisis)]

    def crises(self) -> list[int]:
        """Give the names of all crises in order."""
        return self._crises.names()

    @staticmethod
    def _known(group: int | None) -> int:
        if group is None:
            raise KeyError("this report has not entered")
        return group

    def _merge_reports(self, keys: Sequence[int]) -> list[list[int]]:
        ones, twos, like = self._edges_between(keys)
        strong = [(one, two) for one, two, value in zip(ones, twos, like, strict=True) if value >= STRONG]
        likeness = {(one, two): value for one, two, value in zip(ones, twos, like, strict=True)}
        return _merge(keys, likeness, strong, np.ones(len(keys), dtype=np.int32), STRONG)

    def _merge_stories(self, stories: Sequence[int]) -> list[list[int]]:
        members = [self._stories.members(story) for story in stories]
        number = {key: index for index, keys in enumerate(members) for key in keys}
        keys = sorted(number)
        sums: dict[tuple[int, int], float] = defaultdict(float)
        strong: set[tuple[int, int]] = set()
        for left, right, value in zip(*self._edges_between(keys), strict=True):
            one, two = sorted((number[keys[left]], number[keys[right]]))
            if one != two:
                sums[one, two] += value
                if value >= STRONG:
                    strong.add((one, two))
        means = {(one, two): sums[one, two] / (len(members[one]) * len(members[two])) for one, two in sorted(strong)}
        related = [pair for pair, mean in means.items() if mean >= RELATED]
        return _merge(stories, means, related, np.array([len(keys) for keys in members], dtype=np.int32), RELATED)

    def _linked_stories(self, story: int) -> set[int]:
        others = {
            self._known(self._stories.home(other))
            for key in self._stories.members(story)
            for other in self._neighbours.linked(key)
        }
        return others - {story}

    def _edges_between(self, keys: Sequence[int]) -> tuple[list[int], list[int], list[float]]:
        """Give the pairs of reports that have an edge, the later by its place among the keys first."""
        edges = [self._neighbours.edges(key) for key in keys]
        if not edges:
            return [], [], []
        ones = np.repeat(np.arange(len(keys)), [len(edge.keys) for edge in edges])
        others = np.concatenate([edge.keys for edge in edges])
        like = np.concatenate([edge.like for edge in edges])
        held = np.array(keys, dtype=np.int64)
        twos = np.minimum(np.searchsorted(held, others), len(held) - 1)
        known = (held[twos] == others) & (like > 0)
        return ones[known].tolist(), twos[known].tolist(), like[known].tolist()


def _merge(
    things: Sequence[int],
    likeness: dict[tuple[int, int], float],
    bonds: Iterable[tuple[int, int]],
    sizes: Sizes,
    threshold: float,
) -> list[list[int]]:
    """Merge things by their likeness. Only what hangs together by bonds can be merged, and is looked at together."""
    unions = Unions(len(things))
    for one, two in bonds:
        unions.join(one, two)
    parts: dict[int, list[int]] = defaultdict(list)
    for number in range(len(things)):
        parts[unions.find(number)].append(number)
    inner: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for (one, two), value in likeness.items():
        if unions.find(one) == unions.find(two):
            inner[unions.find(one)].append((one, two, value))
    return [
        [things[part[number]] for number in group]
        for root, part in sorted(parts.items())
        for group in _merge_part(part, inner[root], sizes, threshold)
    ]


def _merge_part(
    part: list[int], edges: list[tuple[int, int, float]], sizes: Sizes, threshold: float
) -> list[list[int]]:
    if len(part) == 1:
        return [[0]]
    place = {number: index for index, number in enumerate(part)}
    matrix = np.zeros((len(part), len(part)))
    for one, two, value in edges:
        matrix[place[one], place[two]] = matrix[place[two], place[one]] = value
    return link_on_average(matrix, threshold, sizes[part])
