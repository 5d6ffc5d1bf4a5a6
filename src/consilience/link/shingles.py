"""Which runs of words does a report hold, as numbers? Hashed shingles of four words, and a sample of them."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SIZE = 4
"""Words in a shingle."""
SAMPLE = 4
"""One shingle of so many is indexed, chosen by its hash: the same ones in every report."""
FEWEST = 24
"""Of a short report at least this many shingles are indexed."""

Hashes = NDArray[np.uint32]
Places = NDArray[np.int64]
_Wide = NDArray[np.uint64]
_MULTIPLIER, _SHUFFLE = np.uint64(0x9E3779B97F4A7C15), np.uint32(0x85EBCA6B)


def hash_words(words: Sequence[str]) -> _Wide:
    """Hash words to 64 bits, the same in every process."""
    known: dict[str, int] = {}
    for word in words:
        if word not in known:
            data = word.encode("utf-8", "surrogatepass")
            known[word] = crc32(data) << 32 | crc32(data, 0x5BD1E995)
    return np.array([known[word] for word in words], dtype=np.uint64)


def shingle(hashes: _Wide, sentences: NDArray[np.int64]) -> Hashes:
    """Hash the words that begin at each position, never across the end of a sentence; 0 where too few are left."""
    count = len(hashes)
    found = np.zeros(count, dtype=np.uint32)
    if count < SIZE:
        return found
    mixed = np.zeros(count - SIZE + 1, dtype=np.uint64)
    for offset in range(SIZE):
        mixed = (mixed ^ hashes[offset : count - SIZE + 1 + offset]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    found[: count - SIZE + 1] = np.maximum(mixed >> np.uint64(32), np.uint64(1))
    for back in range(1, SIZE):
        found[np.maximum(sentences[1:] - back, 0)] = 0
    found[max(count - SIZE + 1, 0) :] = 0
    return found


def sort_shingles(shingles: Hashes) -> tuple[Hashes, Places]:
    """Give the shingles of a report sorted, each once, and where each first begins."""
    places = np.flatnonzero(shingles)
    distinct, order = np.unique(shingles[places], return_index=True)
    return distinct, places[order]


def sample(distinct: Hashes) -> Hashes:
    """Choose the indexed shingles of one report by their hash."""
    chosen: Hashes = distinct[distinct % np.uint32(SAMPLE) == 0]
    if len(chosen) >= FEWEST or len(chosen) == len(distinct):
        return chosen
    # The order of the low bits of a product is independent of the order of the hashes themselves.
    order = np.argsort(distinct * _SHUFFLE, kind="stable")
    both: Hashes = np.unique(np.concatenate((chosen, distinct[order[:FEWEST]])))
    return both
