"""Do groups come out the same however a graph of likenesses came to be what it is?"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.link import beside, nominees, stories
from consilience.link.neighbours import STRONG, Edges
from consilience.link.nominees import Nomination
from consilience.link.shelves import MemoryPostings, MemoryRows
from consilience.link.stories import Stories

Likeness = dict[int, dict[int, float]]


class Graph:
    """Likenesses that are told, not worked out: of each report those to earlier ones."""

    def __init__(self, likeness: Likeness) -> None:
        self.likeness = likeness
        self.changed: set[int] = set()
        self.hold = self.release = lambda *_: None

    def change(self, enter: Sequence[int], leave: Sequence[int]) -> set[int]:
        return self.changed | set(enter) - set(leave)

    def edges(self, key: int) -> Edges:
        told = sorted(self.likeness.get(key, {}).items())
        keys = np.array([other for other, _ in told], dtype=np.int64)
        return Edges(Nomination(keys, np.zeros(len(keys)), 0.0), np.array([like for _, like in told], dtype=np.float64))

    def linked(self, key: int) -> list[int]:
        strong = {(one, two) for one, others in self.likeness.items() for two, like in others.items() if like >= STRONG}
        return sorted({one if two == key else two for one, two in strong if key in (one, two)})


def grouped(graph: Graph) -> Stories:
    with patch.object(stories, "Neighbours", lambda *_: graph):
        return Stories(lambda _: MemoryRows(), lambda _: MemoryPostings())


def result(held: Stories) -> tuple[list[int], list[list[tuple[int, ...]]]]:
    return held.crises(), [held.stories_in(crisis) for crisis in held.crises()]


def drawn(random: Random, key: int, held: Sequence[int]) -> dict[int, float]:
    """Draw whom a report nominates and how like they are; reports of one remainder by five tell much of the same."""
    found = {}
    for other in held:
        if other < key and random.random() < (0.8 if other % 5 == key % 5 else 0.3):
            found[other] = random.uniform(0.08, 0.4) if other % 5 == key % 5 else random.uniform(0, 0.25)
    return found


@pytest.mark.parametrize("most", [4, 64])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), count=st.integers(2, 30))
def test_any_way_to_a_graph_ends_in_the_groups_that_it_has(most: int, seed: int, count: int) -> None:
    random, likeness, held = Random(seed), Likeness(), set[int]()
    graph = Graph(likeness)
    with patch.object(nominees, "MOST", most), patch.object(beside, "CELLS", random.choice([8, 2**20])):
        followed = grouped(graph)
        for _ in range(4 * count):
            key = random.randrange(count)
            before = {other: dict(others) for other, others in likeness.items()}
            leave = [key] if key in held and random.random() < 0.2 else []
            enter = [key] if key not in held else []
            held = held - set(leave) | set(enter)
            likeness.pop(key, None)
            for others in likeness.values():
                others.pop(key, None)
            if key in held:
                likeness[key] = drawn(random, key, sorted(held))
                for later in sorted(held):
                    if later > key and random.random() < 0.1:
                        likeness[later] = drawn(random, later, sorted(held))
            graph.changed = {other for other in held if likeness.get(other) != before.get(other)}
            followed.change(enter, leave)
        fresh = grouped(Graph(likeness))
        fresh.change(sorted(held))
        assert result(followed) == result(fresh)


CHANGES: dict[str, list[tuple[int, dict[int, float] | None]]] = {
    "a pair has become less like": [(1, {}), (2, {1: 0.3}), (3, {2: 0.14}), (2, {1: 0.21}), (4, {2: 0.215})],
    "a pair was parted, has become less like, and is together again": [
        *[(0, {}), (1, {}), (2, {1: 0.3}), (3, {2: 0.14})],
        *[(6, {0: 0.4, 1: 0.45}), (2, {1: 0.21}), (6, None), (4, {2: 0.215})],
    ],
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES.keys())
def test_what_was_worked_out_of_a_group_is_not_used_when_it_no_longer_holds(
    changes: list[tuple[int, dict[int, float] | None]],
) -> None:
    """Each change gives a report new likenesses, or lets it leave."""
    likeness = Likeness()
    graph = Graph(likeness)
    followed = grouped(graph)
    for key, now in changes:
        enter = [key] if key not in likeness else []
        likeness.pop(key, None)
        graph.changed = set()
        if now is None:
            followed.change((), [key])
            continue
        likeness[key] = now
        graph.changed = {key}
        followed.change(enter)
    fresh = grouped(Graph(likeness))
    fresh.change(sorted(likeness))
    assert result(followed) == result(fresh)
