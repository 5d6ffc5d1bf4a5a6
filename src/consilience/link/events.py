"""Which mentions mean one event, within and across the reports of a story? Whether affirmed or denied.

A denied request and the claim of that request are about the same event; two strikes on two days are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from consilience.link.columns import Numbers, Table, merge_rows
from consilience.link.groups import Pair, group_alike
from consilience.link.likeness import Likeness, compare, weigh_tokens
from consilience.link.pairs import Column, connect
from consilience.records import Judgement, Link, Span

POINTED = 0.75
"""Score between "the deployment" and the last deployment before it in the report."""
PASSED_OVER = 0.0
"""Score with the mention that a bare noun passes over."""
DOUBTFUL = 0.6
"""A pair as like as this that lies in two groups is a link in doubt."""
LARGEST = 600
"""So many mentions are compared each with each; of more, those of one word and story first, then the groups found."""
BLOCK = 128
"""So many of one word and story are compared each with each."""
FULL = 4
"""Words around a mention from which two that have all words in common are one."""
AT_ONCE = 200_000
"""Pairs in memory."""

Groups = tuple[tuple[Span, ...], ...]
Parts = list[list[int]]


def find_events(table: Table) -> tuple[Groups, tuple[Link, ...]]:
    """Group the event mentions of the reports of one crisis; every one is in exactly one group.

    Return the links with it.
    """
    weights = weigh_tokens(table)
    parts = _alike_in_all(table)
    merged = merge_rows(table, parts) if len(parts) < len(table) else table
    small, large = _components(merged)
    found, links = _join(merged, [*small, *_by_story(merged, large)], weights, merged.pointers)
    wide = frozenset(parts[row][0] for row in large)
    parts = _nested(found, parts)
    for arrange in (_by_participant, _largest) if wide else ():
        merged = merge_rows(table, parts)
        rows = [row for row, part in enumerate(parts) if wide.intersection(part)]
        found, further = _join(merged, arrange(merged, rows), weights, ())
        parts, links = _nested(found, parts), links + further
    groups = (tuple(sorted(table.spans[number] for number in part)) for part in parts)
    return tuple(sorted(groups)), tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _nested(groups: Parts, parts: Parts) -> Parts:
    """Put the parts of each group of parts together."""
    return [sorted(member for row in group for member in parts[row]) for group in groups]


def _alike_in_all(table: Table) -> Parts:
    """Put mentions together that one story tells in the same words: those of copied sentences."""
    signatures = np.zeros(len(table), dtype=np.uint64)
    for number, name in enumerate(("context", "clause", "recipient", "numbers", "actor")):
        bag = table.bags[name]
        np.add.at(signatures, bag.owners, _scattered(bag.tokens.astype(np.uint64) * np.uint64(8) + np.uint64(number)))
    words = np.bincount(table.bags["context"].owners, minlength=len(table))
    rows = zip(table.rows.tolist(), table.stories.tolist(), signatures.tolist(), (words >= FULL).tolist(), strict=True)
    groups: dict[object, list[int]] = defaultdict(list)
    for number, (*told, enough) in enumerate(rows):
        groups[tuple(told) if enough else number].append(number)
    return list(groups.values())


def _scattered(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Give a number of 64 bits for each, so that sums of them tell sets apart (SplitMix64, Steele et al. 2014)."""
    found = (numbers + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return found ^ (found >> np.uint64(31))


def _components(table: Table) -> tuple[list[Numbers], list[int]]:
    """Part the mentions that have keys where no chain of shared keys leads from one to the other.

    What shares no key has score 0, so no group reaches across; comparing part by part changes nothing but the time.
    Return the members of those that are small enough to be compared, and all that are in larger ones.
    """
    keys = table.bags["keys"]
    home = connect(keys.owners, keys.tokens + len(table), len(table) + len(table.tokens))[: len(table)]
    order = np.argsort(home, kind="stable").astype(np.int32)
    parts = np.split(order, np.flatnonzero(np.diff(home[order])) + 1)
    small = [part for part in parts if 1 < len(part) <= LARGEST]
    return small, [row for part in parts if len(part) > LARGEST for row in part.tolist()]


def _by_story(table: Table, rows: Sequence[int]) -> list[Numbers]:
    """Put mentions of one word and story side by side, in the order of publication."""
    words, stories = table.rows["word"].tolist(), table.stories.tolist()
    return _blocks(
        sorted(rows, key=lambda row: (words[row], stories[row], row)), lambda row: (words[row], stories[row])
    )


def _by_participant(table: Table, rows: Sequence[int]) -> list[Numbers]:
    """Put mentions of one word side by side by whom they name, and then by day."""
    words, days = table.rows["word"].tolist(), table.rows["first"].tolist()
    named: list[list[int]] = [[] for _ in range(len(table))]
    everybody = table.bags["everybody"]
    for owner, token in zip(everybody.owners.tolist(), everybody.tokens.tolist(), strict=True):
        named[owner].append(token)
    return _blocks(sorted(rows, key=lambda row: (words[row], named[row], days[row], row)), lambda row: words[row])


def _largest(table: Table, rows: Sequence[int]) -> list[Numbers]:
    """Put the groups of most mentions side by side."""
    sizes = table.sizes.tolist()
    chosen = sorted(rows, key=lambda row: (-sizes[row], row))[:LARGEST]
    return [np.array(sorted(chosen), dtype=np.int32)]


def _blocks(rows: Sequence[int], key: Callable[[int], object]) -> list[Numbers]:
    """Cut what stands side by side and has one key into blocks."""
    alike = (list(same) for _, same in groupby(rows, key))
    blocks = (same[start : start + BLOCK] for same in alike for start in range(0, len(same), BLOCK))
    return [np.array(sorted(block), dtype=np.int32) for block in blocks if len(block) > 1]


def _join(
    table: Table, blocks: Sequence[Numbers], weights: Column, pointers: Sequence[tuple[int, int, bool]]
) -> tuple[Parts, list[Link]]:
    """Group the rows inside each block; a row of no block stays alone."""
    groups: Parts = []
    links: list[Link] = []
    for some in _batches(blocks):
        likeness = compare(table, some, weights)
        _point_back(pointers, likeness)
        found, ties = group_alike(likeness, table.sizes)
        groups += found
        links += _links(table, likeness, ties, Judgement.SAME)
        links += _links(table, likeness, _doubtful(found, likeness), Judgement.UNSURE)
    grouped = {row for group in groups for row in group}
    alone = ([row] for row in range(len(table)) if row not in grouped)
    return sorted([*groups, *alone]), links


def _batches(blocks: Sequence[Numbers]) -> Iterator[list[Numbers]]:
    some: list[Numbers] = []
    pairs = 0
    for block in blocks:
        some.append(block)
        pairs += len(block) ** 2 // 2
        if pairs > AT_ONCE:
            yield some
            some, pairs = [], 0
    if some:
        yield some


def _point_back(pointers: Sequence[tuple[int, int, bool]], likeness: Likeness) -> None:
    """Raise the score of "the deployment" with the nearest earlier deployment that nothing speaks against."""
    pairs, raised = likeness.pairs, set[int]()
    for number, earlier, passed_over in pointers:
        together = pairs.block_of[number] == pairs.block_of[earlier] >= 0
        if number in raised or number == earlier or not together:
            continue
        low, high = sorted((number, earlier))
        place = int(pairs.find(np.array([low]), np.array([high]))[0])
        if passed_over:
            likeness.score[place] = PASSED_OVER
        elif min(likeness.parts[name][place] for name in ("numbers", "days", "participants")) > -0.3:
            likeness.score[place] = max(POINTED, likeness.score[place])
            raised.add(number)


def _doubtful(groups: Parts, likeness: Likeness) -> list[Pair]:
    """Name the likest pair of each two groups that hold a pair in doubt."""
    home = -1 - np.arange(len(likeness.pairs.block_of))
    for number, group in enumerate(groups):
        home[group] = number
    best: dict[tuple[int, int], tuple[float, Pair]] = {}
    places = np.flatnonzero(likeness.score >= DOUBTFUL)
    places = places[home[likeness.pairs.left[places]] != home[likeness.pairs.right[places]]]
    left, right = likeness.pairs.left[places], likeness.pairs.right[places]
    low, high = np.minimum(home[left], home[right]).tolist(), np.maximum(home[left], home[right]).tolist()
    pairs = zip(left.tolist(), right.tolist(), places.tolist(), strict=True)
    for sides, pair, score in zip(zip(low, high, strict=True), pairs, likeness.score[places].tolist(), strict=True):
        best[sides] = max(best.get(sides, (0.0, (0, 0, 0))), (score, pair))
    return [pair for _, (_, pair) in sorted(best.items())]


def _links(table: Table, likeness: Likeness, pairs: Sequence[Pair], judgement: Judgement) -> Iterator[Link]:
    """Say of each pair why it was judged so."""
    places = np.array([place for _, _, place in pairs], dtype=np.int64)
    scores = likeness.score[places].tolist()
    evidence = zip(*(part[places].tolist() for part in likeness.parts.values()), strict=True)
    for (one, two, _), score, values in zip(pairs, scores, evidence, strict=True):
        left, right = sorted((table.spans[one], table.spans[two]))
        told = zip(likeness.parts, values, strict=True)
        because = ", ".join([f"{name} {value:+.1f}" for name, value in told if not -0.05 < value < 0.05])
        yield Link(mention_id(left), mention_id(right), judgement, round(score, 3), because)


def mention_id(span: Span) -> str:
    """Write a mention as a link names it.

    >>> mention_id(Span("r1", 0, 8))
    'r1:0:8'
    """
    return f"{span.report}:{span.start}:{span.end}"
