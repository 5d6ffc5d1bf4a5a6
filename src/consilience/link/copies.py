"""Which reports are one text? Identical, near (one nearly whole in the other) and partial (passages shared).

Two bodies are compared by whole sentences, so that "72 % of the shorter report's sentences stand in the longer one"
can be read and checked. Being a copy is not transitive (a brief may be whole in two long reports that share nothing
else): a group holds only reports that are all copies of one another, and a report may be in two groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from consilience.link.bodies import Body, find_body
from consilience.link.cliques import cover_with_cliques
from consilience.link.overlaps import Overlap, find_passages, overlap
from consilience.link.passages import group_passages
from consilience.link.shingles import count_shared, sample
from consilience.records import Copy, Reading, Report

NEARLY_WHOLE = 2 / 3
"""Of the shorter report's words, in sentences that stand in the other: a copy."""
OWN_WORDS = 0.4
"""Of the shorter report's words outside quotations: two reports of one speech share the quotations only."""
IN_ORDER = 0.25
"""Of the shorter report's words, in stretches that run in one order: forms filled in anew share sentences only."""
ONE_TEXT = 0.97
"""Of both reports: one text but for a few words. The later follows the earlier, compared with no others."""
FEWEST_WORDS = 15
"""Shorter bodies are copies only when identical: everybody writes "Police are investigating"."""
PARTIAL_WORDS = 30
"""Unquoted words in runs of shared words: below this no passage is looked for."""
CANDIDATE_SHARE = 0.05
"""Of the smaller sample of shingles: below this no pair is compared."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The compared reports: who follows whom as one text, and how the leaders overlap."""

    bodies: tuple[Body, ...]
    followers: Mapping[int, tuple[int, ...]]
    """Of each leader: itself and the reports that are one text with it."""
    overlaps: Mapping[tuple[int, int], Overlap]


def find_copies(reports: Sequence[Report], readings: Mapping[str, Reading]) -> tuple[Copy, ...]:
    """Group the reports that are one text. `reports` stand in the order of publication: the first is the original."""
    likeness = _compare(tuple(find_body(report, readings.get(report.id)) for report in reports))
    same = {pair: item.share for pair, item in likeness.overlaps.items() if _is_copy(item)}
    cliques = cover_with_cliques(sorted(likeness.followers), same)
    whole = [_whole_copy(clique, likeness) for clique in cliques if _size(clique, likeness) > 1]
    apart = [pair for pair, item in likeness.overlaps.items() if pair not in same and item.words >= PARTIAL_WORDS]
    partial = group_passages([find_passages(*(likeness.bodies[number] for number in pair)) for pair in sorted(apart)])
    return tuple(sorted((*whole, *partial), key=lambda copy: (copy.kind, copy.reports)))


def _size(clique: Sequence[int], likeness: Likeness) -> int:
    return sum(len(likeness.followers[leader]) for leader in clique)


def _is_copy(item: Overlap) -> bool:
    whole = item.share >= NEARLY_WHOLE and item.own >= OWN_WORDS and item.shorter >= FEWEST_WORDS
    return whole and not item.quoted and item.in_order >= IN_ORDER


def _compare(bodies: tuple[Body, ...]) -> Likeness:
    follows = _follow_identical(bodies)
    first = sorted(set(follows.values()))
    overlaps: dict[tuple[int, int], Overlap] = {}
    for left, right in _candidates(bodies, first):
        if follows[left] != left or follows[right] != right:
            continue
        item = overlap(bodies[left], bodies[right])
        if item is not None:
            overlaps[left, right] = item
            if min(item.share, item.other) >= ONE_TEXT and item.shorter >= FEWEST_WORDS:
                follows[right] = left
    followers: dict[int, list[int]] = defaultdict(list)
    for member, leader in sorted(follows.items()):
        followers[_leader(leader, follows)].append(member)
    kept = {pair: item for pair, item in overlaps.items() if followers.keys() >= set(pair)}
    return Likeness(bodies, {leader: tuple(found) for leader, found in followers.items()}, kept)


def _leader(report: int, follows: Mapping[int, int]) -> int:
    while follows[report] != report:
        report = follows[report]
    return report


def _follow_identical(bodies: Sequence[Body]) -> dict[int, int]:
    first: dict[bytes, int] = {}
    return {
        number: first.setdefault(body.digest, number) if body.digest else number for number, body in enumerate(bodies)
    }


def _candidates(bodies: Sequence[Body], chosen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the pairs worth comparing, in the order of publication of the earlier report."""
    chosen = [number for number in chosen if bodies[number].written]
    samples = [sample(bodies[number].distinct) for number in chosen]
    for (left, right), count in sorted(count_shared(samples).items()):
        if count >= CANDIDATE_SHARE * min(len(samples[left]), len(samples[right])):
            yield chosen[left], chosen[right]


def _whole_copy(clique: Sequence[int], likeness: Likeness) -> Copy:
    members = sorted(member for leader in clique for member in likeness.followers[leader])
    reports = tuple(likeness.bodies[member].report for member in members)
    if len({likeness.bodies[member].digest for member in members}) == 1:
        return Copy(reports, "identical", "the same words in the same order")
    shares = [likeness.overlaps[pair].share for pair in combinations(sorted(clique), 2)]
    low = min(shares, default=ONE_TEXT)
    return Copy(reports, "near", f"at least {low:.0%} of the shorter report stands in the longer one")
