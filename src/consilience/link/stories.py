"""Which reports tell of the same happening? Like words, liker names, near days; every report in exactly one story.

Groups of like reports are merged, the likest first, while their reports are alike enough on average: one like report
does not draw two stories together. Stories that are somewhat alike form a crisis in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.link.grouping import Groups
from consilience.link.linkage import link_on_average
from consilience.link.neighbours import STRONG, Neighbours
from consilience.link.nominees import MOST
from consilience.link.pairs import connect
from consilience.link.shelves import Postings, Rows

RELATED = 0.1
"""Of the pairs of a report of one story and a report of another of its crisis, so many are linked."""

FOLLOWS = 0.11
"""Mean likeness to the likest reports of a story, of which one is linked, from which a lone report joins it."""
WITNESSES, FEWEST_WITNESSES, MOST_WITNESSES = 0.5, 3, 12
"""So many of a story are asked, the likest: a final count is unlike the denials in between."""
UNASKED = 0.5
"""How much a pair counts that was not compared because the later of the two had likelier reports to compare with."""

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]


class Pairs(NamedTuple):
    """Pairs of things by their places, and how like they are."""

    left: Places
    right: Places
    like: NDArray[np.float64]


class Stories:
    """Stories and crises of the reports that have entered, each under a key that sorts in the order of publication."""

    def __init__(self, rows: Callable[[str], Rows], postings: Callable[[str], Postings]) -> None:
        self._neighbours = Neighbours(rows, postings)
        self._stories = Groups(rows("story_homes"), rows("story_members"))
        self._crises = Groups(rows("crisis_homes"), rows("crisis_members"))
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
        links_of = cache(self._links_of)
        self._crises.regroup(touched, gone, links_of, lambda stories: self._merge_stories(stories, links_of))

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
        full = np.array([len(self._neighbours.edges(key).keys) >= MOST for key in keys])
        weights = np.where(full, UNASKED, 1.0)
        pairs = self._edges_between(keys)
        return _attach(keys, _merge(keys, pairs, lambda part: _lower(weights[part]), STRONG), pairs)

    def _merge_stories(self, stories: Sequence[int], links_of: Callable[[int], Mapping[int, int]]) -> list[list[int]]:
        place = {story: number for number, story in enumerate(stories)}
        sizes = np.array([len(self._stories.members(story)) for story in stories], dtype=np.float64)
        links = [
            (place[story], place[other], count)
            for story in stories
            for other, count in links_of(story).items()
            if story < other and other in place
        ]
        left, right, counts = np.array(links, dtype=np.int64).reshape(-1, 3).T
        pairs = Pairs(left, right, counts / (sizes[left] * sizes[right]))
        return _merge(stories, pairs, lambda part: np.outer(sizes[part], sizes[part]), RELATED)

    def _links_of(self, story: int) -> Counter[int]:
        """Count the links of a story's reports to those of each other story."""
        own = self._stories.members(story)
        linked = Counter(chain.from_iterable(map(self._neighbours.linked, own)))
        links: Counter[int] = Counter()
        for other in linked.keys() - set(own):
            home = self._stories.home(other)
            if home is not None:
                links[home] += linked[other]
        return links

    def _edges_between(self, keys: Sequence[int]) -> Pairs:
        edges = [self._neighbours.edges(key) for key in keys]
        held = np.array(keys, dtype=np.int64)
        left = np.repeat(np.arange(len(keys)), [len(edge.keys) for edge in edges])
        others = np.concatenate([held[:0], *(edge.keys for edge in edges)])
        like = np.concatenate([np.zeros(0), *(edge.like for edge in edges)])
        right = np.minimum(np.searchsorted(held, others), len(held) - 1)
        known = held[right] == others
        return Pairs(left[known], right[known], like[known])


def _attach(things: Sequence[int], groups: Sequence[Sequence[int]], pairs: Pairs) -> list[list[int]]:
    """Let a report that stands alone follow the group whose likest reports are likest to it, if they are enough."""
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    place = {thing: number for number, thing in enumerate(things)}
    home = np.empty(len(things), dtype=np.int64)
    home[[place[thing] for group in groups for thing in group]] = np.repeat(np.arange(len(groups)), sizes)
    found = [list(group) for group in groups]
    for own, joined in _follow(home, sizes, pairs):
        found[joined] += found[own]
        found[own] = []
    return [group for group in found if group]


def _follow(home: Places, sizes: Places, pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Pair the groups of one report that follow others with the groups that they follow."""
    ones, twos = home[np.concatenate((pairs.left, pairs.right))], home[np.concatenate((pairs.right, pairs.left))]
    asked = (sizes[ones] == 1) & (sizes[twos] > 1)
    lone, other, like = ones[asked], twos[asked], np.tile(pairs.like, 2)[asked]
    order = np.lexsort((-like, other, lone))
    lone, other, like = lone[order], other[order], like[order]
    first = np.flatnonzero((np.diff(lone, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0))
    lengths = np.diff(first, append=len(lone))
    witnesses = _witnesses(sizes[other[first]])
    place = np.arange(len(lone)) - np.repeat(first, lengths)
    heard = np.where(place < np.repeat(witnesses, lengths), like, 0)
    means = np.bincount(np.repeat(np.arange(len(first)), lengths), heard, len(first)) / witnesses
    enough = (like[first] >= STRONG) & (means >= FOLLOWS)
    best: dict[int, tuple[float, int]] = {}
    for one, mean, two in zip(*(column[enough].tolist() for column in (lone[first], means, other[first])), strict=True):
        best[one] = max(best.get(one, (0.0, 0)), (mean, two))
    return ((one, two) for one, (_, two) in sorted(best.items()))


def _witnesses(sizes: Places) -> Places:
    """Say how many of a group of each size are asked."""
    asked = np.clip(np.ceil(WITNESSES * sizes), FEWEST_WITNESSES, MOST_WITNESSES)
    found: Places = np.minimum(sizes, asked).astype(np.int64)
    return found


def _merge(things: Sequence[int], pairs: Pairs, weigh: Callable[[Places], Matrix], threshold: float) -> list[list[int]]:
    """Merge things by their likeness. What no chain of like pairs connects is looked at apart."""
    if not things:
        return []
    like = pairs.like >= threshold
    home = connect(pairs.left[like], pairs.right[like], len(things))
    inner = home[pairs.left] == home[pairs.right]
    left, right, likeness = (column[inner] for column in pairs)
    groups: list[list[int]] = []
    for part, edges in zip(_split(home), _split(home[left], np.unique(home)), strict=True):
        if len(part) == 1:
            groups.append([things[part[0]]])
            continue
        matrix = np.zeros((len(part), len(part)))
        ones, twos = np.searchsorted(part, left[edges]), np.searchsorted(part, right[edges])
        matrix[ones, twos] = matrix[twos, ones] = likeness[edges]
        weights = weigh(part)
        weights[ones, twos] = weights[twos, ones] = np.maximum(weights[ones, twos], 1)
        merged = link_on_average(matrix, threshold, weights)
        groups += ([things[part[number]] for number in group] for group in merged)
    return groups


def _lower(weights: Matrix) -> Matrix:
    """Spread the weight of each thing over its pairs with those before it."""
    places = np.arange(len(weights))
    found: Matrix = weights[np.maximum.outer(places, places)]
    np.fill_diagonal(found, 1)
    return found


def _split(homes: Places, names: Places | None = None) -> list[Places]:
    """Give the positions of each name, in order; of names that do not occur, none."""
    order = np.argsort(homes, kind="stable")
    found = np.unique(homes) if names is None else names
    return np.split(order, np.searchsorted(homes[order], found[1:]))
