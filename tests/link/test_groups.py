"""How are mentions compared all at once, and which of them are put together?"""

from __future__ import annotations

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.link.columns import Bag, describe_mentions, merge_rows, tabulate
from consilience.link.crises import link_crisis, unite_linked
from consilience.link.episodes import Days
from consilience.link.events import find_events
from consilience.link.groups import group_alike
from consilience.link.likeness import Likeness
from consilience.link.mentions import Mention
from consilience.link.pairs import add_shared, connect, pair_up
from consilience.records import Event, Name, Reading, Span

BLOCKS = st.lists(st.integers(1, 7), min_size=1, max_size=5)


def blocks_of(sizes: list[int]) -> list[np.ndarray[tuple[int], np.dtype[np.int32]]]:
    ends = np.cumsum(sizes)
    return [np.arange(end - size, end, dtype=np.int32) for size, end in zip(sizes, ends, strict=True)]


@given(BLOCKS)
def test_all_pairs_of_each_block_stand_where_they_are_looked_for(sizes: list[int]) -> None:
    blocks = blocks_of(sizes)
    pairs = pair_up(blocks, sum(sizes))
    assert sorted(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == sorted(
        pair for block in blocks for pair in combinations(block.tolist(), 2)
    )
    assert pairs.find(pairs.left, pairs.right).tolist() == list(range(len(pairs)))


@given(BLOCKS, st.integers(0, 2**32 - 1))
def test_what_two_share_is_counted_as_by_hand(sizes: list[int], seed: int) -> None:
    random, count = Random(seed), sum(sizes)
    held = [{token for token in range(6) if random.random() < 0.4} for _ in range(count)]
    entries = [(owner, token) for owner in range(count) for token in sorted(held[owner])]
    bag = Bag(*(np.array([entry[side] for entry in entries], dtype=np.int32) for side in (0, 1)))
    pairs = pair_up(blocks_of(sizes), count)
    by_hand = [len(held[one] & held[two]) for one, two in zip(pairs.left, pairs.right, strict=True)]
    assert add_shared(pairs, bag).tolist() == by_hand


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40))
def test_what_pairs_connect_has_one_lowest_member(edges: list[tuple[int, int]]) -> None:
    left, right = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    home = connect(left, right, 20).tolist()
    assert all(home[one] == home[two] for one, two in edges)
    reached = {number: {number} for number in range(20)}
    for one, two in edges:
        both = reached[one] | reached[two]
        reached.update(dict.fromkeys(both, both))
    assert home == [min(reached[number]) for number in range(20)]


@pytest.mark.parametrize("bridges", [1, 2, 3])
def test_a_weak_bridge_does_not_join_two_dense_groups_of_mentions(bridges: int) -> None:
    pairs = pair_up([np.arange(12, dtype=np.int32)], 12)
    score = np.where((pairs.left < 6) == (pairs.right < 6), 0.8, 0.0).astype(np.float32)
    for number in range(bridges):
        score[pairs.find(np.array([number]), np.array([6 + number]))] = 0.75
    unknown = np.zeros(12, dtype=np.int32)
    days = Days(unknown, unknown, unknown, unknown > 0)
    groups, ties = group_alike(Likeness(pairs, score, {}, score > 1, days), np.ones(12, dtype=np.int32))
    assert groups == [list(range(6)), list(range(6, 12))]
    assert len(ties) == 10
    assert all((one < 6) == (two < 6) for one, two, _ in ties)


def shock(at: int) -> Mention:
    """Tell of the first quake (at < 50) or the second, forty days later in another town."""
    which, day = at // 50, 738000 + 40 * (at // 50)
    return Mention(
        Span("a", at, at + 5),
        "shook",
        frozenset({"word shook"}),
        actor=frozenset({"quake"}),
        recipient=frozenset({f"e:{which}", "coast"}),
        clause=frozenset({"quake", "coast", f"night{which}"}),
        context=frozenset({"quake", "coast", "night", f"town{which}", f"mayor{which}"}),
        days=(day, day),
    )


def test_events_told_apart_by_many_are_not_joined_by_one_loose_mention() -> None:
    quakes = [shock(at) for at in range(0, 100, 10)]
    loose = Mention(Span("b", 0, 5), "shook", frozenset({"word shook"}), context=frozenset({"quake", "coast", "night"}))
    described = [describe_mentions("a", (), quakes), describe_mentions("b", (), [loose])]
    groups, _ = find_events(tabulate(described, (0, 1), {"a": 0, "b": 0}))
    home = {span: number for number, group in enumerate(groups) for span in group}
    assert home[Span("a", 0, 5)] == home[Span("a", 40, 45)]
    assert home[Span("a", 50, 55)] == home[Span("a", 90, 95)]
    assert home[Span("a", 0, 5)] != home[Span("a", 50, 55)]


def test_a_merged_row_says_what_all_say_and_has_the_narrowest_dates() -> None:
    mentions = [
        Mention(Span("a", 0, 4), "sink", days=(10, 20), actor=frozenset({"ferry"})),
        Mention(Span("a", 9, 13), "sink", days=(12, 12), actor=frozenset({"ship"})),
        Mention(Span("a", 20, 24), "rise"),
    ]
    table = tabulate([describe_mentions("a", (), mentions)], (), {"a": 0})
    merged = merge_rows(table, [[0, 1], [2]])
    assert merged.sizes.tolist() == [2, 1]
    assert merged.rows["first"].tolist() == [12, 0]
    actors = [merged.tokens[token] for token in merged.bags["actor"].tokens]
    assert sorted(actors) == ["ferry", "ship"]


def reading(name: str, words: list[str], entity: str) -> Reading:
    text = " ".join([*words, entity])
    starts = np.cumsum([0, *(len(word) + 1 for word in words)]).tolist()
    events = tuple(
        Event(Span(name, start, start + len(word)), lemma=word) for start, word in zip(starts, words, strict=False)
    )
    names = (Name(Span(name, starts[-1], len(text)), "person", entity),)
    return Reading(name, names=names, events=events, sentences=(Span(name, 0, len(text)),), text=text)


WORDS = st.lists(st.sampled_from(["attack", "vote", "storm", "collide", "arrest"]), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["Ilse Varga", "Dana Quill", "Varga"])), min_size=2, max_size=8))
def test_crises_are_linked_one_by_one_and_put_together_in_any_order(told: list[tuple[list[str], str]]) -> None:
    readings = [reading(f"r{number}", words, entity) for number, (words, entity) in enumerate(told)]
    parts = [link_crisis(some, [[item.report for item in some]]) for some in (readings[::2], readings[1::2])]
    assert unite_linked(parts) == unite_linked(reversed(parts))
    united = unite_linked(parts)
    assert sorted(span for group in united.events for span in group) == sorted(
        event.span for item in readings for event in item.events
    )
    assert {group for part in parts for group in part.events} == set(united.events)
