"""When do two sets of things that are merged apart come out as if they had been merged together?"""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.link.linkage import Matrix, link_on_average, merge_on_average
from consilience.link.trees import collide, plant, side_by_side

THRESHOLD = 0.3


def half_known(count: int, seed: int) -> tuple[Matrix, Matrix]:
    """Draw how like things are, most pairs hardly at all, and what the pairs weigh."""
    random = np.random.default_rng(seed)
    like, weights = random.random((count, count)), random.choice([0.5, 1.0], (count, count))
    like[random.random((count, count)) < 0.6] *= 0.2
    like, weights = np.triu(like, 1), np.triu(weights)
    return like + like.T, np.maximum(weights, weights.T)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 14), st.integers(1, 8), st.integers(0, 2**32 - 1))
def test_sets_collide_if_and_only_if_they_come_out_otherwise_together(one: int, two: int, seed: int) -> None:
    like, weights = half_known(one + two, seed)
    parts = np.arange(one), np.arange(one, one + two)
    trees = []
    for part in parts:
        inside = np.ix_(part, part)
        merges = list(merge_on_average(like[inside].copy(), THRESHOLD, weights[inside].copy()))
        trees.append(plant(len(part), merges, THRESHOLD))
    across = np.ix_(parts[0][trees[0].order], parts[1][trees[1].order])
    collided = collide(trees[0], trees[1], like[across] * weights[across], weights[across])
    together = link_on_average(like.copy(), THRESHOLD, weights.copy())
    mixed = [group for group in together if min(group) < one <= max(group)]
    assert bool(len(collided)) == bool(mixed)


def test_a_tree_holds_what_was_merged_side_by_side_and_how_long_each_group_lasted() -> None:
    like = np.zeros((5, 5))
    for left, right, how in ((0, 3, 0.9), (1, 4, 0.8), (0, 1, 0.5), (0, 4, 0.5), (3, 1, 0.5), (3, 4, 0.5)):
        like[left, right] = like[right, left] = how
    tree = plant(5, list(merge_on_average(like, THRESHOLD)), THRESHOLD)
    groups = [set(tree.order[low:high].tolist()) for low, high in zip(tree.low, tree.high, strict=True)]
    assert groups == [{0}, {1}, {2}, {3}, {4}, {0, 3}, {1, 4}, {0, 1, 3, 4}]
    assert tree.until.round(2).tolist() == [0.9, 0.8, 0.3, 0.9, 0.8, 0.5, 0.5, 0.3]
    assert tree.roots.tolist() == [2, 7]
    both, owner = side_by_side([tree, tree])
    assert both.roots.tolist() == [2, 7, 10, 15]
    assert both.low[8:].tolist() == [low + 5 for low in tree.low.tolist()]
    assert owner.tolist() == [0] * 8 + [1] * 8
