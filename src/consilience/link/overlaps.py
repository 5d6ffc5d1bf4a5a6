"""How much of one body stands in another, and which passages?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from consilience.link.bodies import Body
from consilience.link.shingles import SIZE, Hashes
from consilience.records import Span

COVERED = 0.7
"""A sentence stands in the other report when this share of its words does."""
PASSAGE_WORDS = 12
"""A run of shared words is a passage from this length."""

LONG_PASSAGE = 40
"""Words of a passage that is somebody's writing: two or three sentences in a row, not one that everybody writes."""
SHORT_PASSAGE = 20
"""Words of a stretch that counts for whether two texts run in one order; of a short report, a third of its words."""
OPENING = 4
"""The first sentences, where a report says what is new; in the other report one more may come before."""
GAP = 12
"""Words between two shared shingles of one passage: a light rewrite changes a few words in each sentence."""

Mask = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two bodies overlap: shares of their words that are in sentences standing in the other one."""

    share: float
    """Of the body with fewer words."""
    other: float
    shorter: int
    """Words of the shorter body."""
    words: int
    """Unquoted words of the shorter body inside shared passages."""
    own: float
    """Their share of its unquoted words."""
    in_order: float
    """Share of the shorter body's words in stretches that run in one order in both."""
    opening: float
    """How much of the shorter body's first sentences stands in the first sentences of the other."""
    quoted: bool
    """Whether most of what is shared stands in the longer body as a quotation and in the shorter as its own words."""


def overlap(left: Body, right: Body) -> Overlap | None:
    """Compare two bodies; None where nothing that they share runs in one order."""
    in_order = share_in_order(left, right)
    if in_order <= 0:
        return None
    shorter, longer = (left, right) if len(left.starts) <= len(right.starts) else (right, left)
    inside, outside = covered(shorter, longer), covered(longer, shorter)
    own = _passages(inside) & ~shorter.quoted
    taken = outside & longer.quoted
    return Overlap(
        share=_sentence_share(shorter, inside),
        other=_sentence_share(longer, outside),
        shorter=len(shorter.starts),
        words=int(own.sum()),
        own=float(own.sum() / max(1, (~shorter.quoted).sum())),
        in_order=in_order,
        opening=share_of_opening(shorter, longer),
        quoted=bool(2 * taken.sum() > outside.sum() and 2 * (inside & shorter.quoted).sum() < inside.sum()),
    )


def covered(body: Body, other: Body) -> Mask:
    """Mark the words of a body that stand in a shingle of the other."""
    return _spread(_stands(body.shingles, other))


def _spread(shared: Mask) -> Mask:
    """Mark all words of the shingles that are marked where they begin."""
    marked = shared.copy()
    for back in range(1, SIZE):
        marked[back:] |= shared[: len(shared) - back]
    return marked


def _stands(shingles: Hashes, other: Body, *, before: int | None = None) -> Mask:
    """Mark the shingles that the other body holds, or holds before a word; its own are sorted."""
    if not len(other.distinct):
        return np.zeros(len(shingles), dtype=np.bool_)
    places = np.minimum(np.searchsorted(other.distinct, shingles), len(other.distinct) - 1)
    found: Mask = other.distinct[places] == shingles
    return found if before is None else found & (other.firsts[places] < before)


def _sentence_share(body: Body, inside: Mask) -> float:
    if not len(inside):
        return 0.0
    lengths = np.diff(np.append(body.sentences, len(inside)))
    found = np.add.reduceat(inside.astype(np.int64), body.sentences)
    return float(lengths[found >= COVERED * lengths].sum() / len(inside))


def share_of_opening(body: Body, other: Body) -> float:
    """Say how much of the first sentences of a body stands in those of another, with quotations and without."""
    head = body.shingles[: _until(body, OPENING)]
    inside = _spread((head > 0) & _stands(head, other, before=_until(other, OPENING + 1)))
    own = ~body.quoted[: len(head)]
    return min(float(inside.mean()), float(inside[own].mean())) if own.any() else 0.0


def _until(body: Body, sentences: int) -> int:
    return int(body.sentences[sentences]) if len(body.sentences) > sentences else len(body.starts)


def _runs(mask: Mask) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2) if end - start >= PASSAGE_WORDS]


def _passages(mask: Mask) -> Mask:
    kept = np.zeros_like(mask)
    for start, end in _runs(mask):
        kept[start:end] = True
    return kept


def find_passages(left: Body, right: Body) -> tuple[tuple[Span, Span], ...]:
    """Give the stretches that stand in both, each with its place in the other: long, in one order, unquoted in one.

    Single sentences that stand in both in another order and company are stock phrases and make no passage.
    """
    starts, places = _aligned(left, right)
    found = []
    for first, last in _stretches(starts, places, LONG_PASSAGE):
        one = slice(int(starts[first]), int(starts[last]) + SIZE)
        two = slice(int(places[first]), int(places[last]) + SIZE)
        shared = np.unique((starts[first : last + 1, None] + np.arange(SIZE)).ravel())
        if max(int((~left.quoted[shared]).sum()), int((~right.quoted[two]).sum())) >= LONG_PASSAGE:
            found.append((_span(left, one), _span(right, two)))
    return tuple(found)


def share_in_order(left: Body, right: Body) -> float:
    """Give the share of the shorter body's words that stand in the other one in stretches of one order."""
    shorter, longer = (left, right) if len(left.starts) <= len(right.starts) else (right, left)
    starts, places = _aligned(shorter, longer)
    stretches = _stretches(starts, places, min(SHORT_PASSAGE, len(shorter.starts) // 3))
    return sum(int(starts[last] - starts[first]) + SIZE for first, last in stretches) / max(1, len(shorter.starts))


def _aligned(left: Body, right: Body) -> tuple[Places, Places]:
    """Give the words where shared shingles begin in the left body, and where each first stands in the right one."""
    starts = np.flatnonzero(_stands(left.shingles, right) & (left.shingles > 0))
    return starts, right.firsts[np.searchsorted(right.distinct, left.shingles[starts])]


def _stretches(starts: Places, places: Places, fewest: int) -> list[tuple[int, int]]:
    """Cut where either text jumps; small gaps are a changed word or the end of a sentence."""
    if not len(starts):
        return []
    ahead, along = np.diff(starts), np.diff(places)
    cuts = np.flatnonzero((ahead > GAP) | (along > GAP) | (along < 1)) + 1
    bounds = [0, *(int(cut) for cut in cuts), len(starts)]
    return [(low, high - 1) for low, high in pairwise(bounds) if starts[high - 1] - starts[low] >= fewest - SIZE]


def _span(body: Body, words: slice) -> Span:
    return Span(body.report, int(body.starts[words.start]), int(body.ends[min(words.stop, len(body.ends)) - 1]))
