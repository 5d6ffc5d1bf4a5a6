"""How much of one body stands in another, and which passages?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consilience.link.bodies import Body
from consilience.link.shingles import SIZE
from consilience.records import Span

COVERED = 0.7
"""A sentence stands in the other report when this share of its words does."""
PASSAGE_WORDS = 12
"""A run of shared words is a passage from this length."""

Mask = NDArray[np.bool_]


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
    quoted: bool
    """Whether most of what is shared stands in the longer body as a quotation and in the shorter as its own words."""


def overlap(left: Body, right: Body) -> Overlap:
    """Compare two bodies."""
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
        quoted=bool(2 * taken.sum() > outside.sum() and 2 * (inside & shorter.quoted).sum() < inside.sum()),
    )


def covered(body: Body, other: Body) -> Mask:
    """Mark the words of a body that stand in a shingle of the other."""
    shared = np.isin(body.shingles, other.distinct)
    marked = shared.copy()
    for back in range(1, SIZE):
        marked[back:] |= shared[: len(shared) - back]
    return marked


def _sentence_share(body: Body, inside: Mask) -> float:
    if not len(inside):
        return 0.0
    lengths = np.diff(np.append(body.sentences, len(inside)))
    found = np.add.reduceat(inside.astype(np.int64), body.sentences)
    return float(lengths[found >= COVERED * lengths].sum() / len(inside))


def _runs(mask: Mask) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2) if end - start >= PASSAGE_WORDS]


def _passages(mask: Mask) -> Mask:
    kept = np.zeros_like(mask)
    for start, end in _runs(mask):
        kept[start:end] = True
    return kept


def find_passages(left: Body, right: Body) -> tuple[Span, ...]:
    """Give the shared stretches of both reports."""
    return tuple(
        Span(body.report, int(body.starts[start]), int(body.ends[end - 1]))
        for body, other in ((left, right), (right, left))
        for start, end in _runs(covered(body, other))
    )
