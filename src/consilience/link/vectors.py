"""How like are things that hold weighted tokens? Sparse vectors and their cosines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Of each thing, the ids and weights of its tokens."""

    ids: tuple[NDArray[np.int64], ...]
    weights: tuple[Matrix, ...]
    size: int
    """How many tokens there are."""


def postings(vectors: Vectors, chosen: Sequence[int]) -> Iterator[tuple[NDArray[np.int64], Matrix]]:
    """Give, for each token of two or more of the chosen things, their positions in the choice and its weights."""
    if not chosen:
        return
    terms = np.concatenate([vectors.ids[report] for report in chosen])
    owners = np.repeat(np.arange(len(chosen)), [len(vectors.ids[report]) for report in chosen])
    weights = np.concatenate([vectors.weights[report] for report in chosen])
    order = np.argsort(terms, kind="stable")
    bounds = np.flatnonzero(np.diff(terms[order])) + 1
    for group in np.split(order, bounds):
        if len(group) > 1:
            yield owners[group], weights[group]


def cosines(vectors: Vectors, chosen: Sequence[int]) -> Matrix:
    """Compute the cosines between all of the chosen things."""
    found = np.zeros((len(chosen), len(chosen)), dtype=np.float32)
    for owners, weights in postings(vectors, chosen):
        found[np.ix_(owners, owners)] += np.outer(weights, weights)
    return found
