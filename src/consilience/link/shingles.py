"""Which reports share runs of words? Hashed shingles of four words, and an index of them that stays near-linear."""

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
COMMON = 48
"""A shingle of more reports than this pairs each only with the first of them: no quadratic lists."""
FIRST = 8

Hashes = NDArray[np.uint64]
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def hash_words(words: Sequence[str]) -> Hashes:
    """Hash words to 64 bits, the same in every process."""
    known: dict[str, int] = {}
    for word in words:
        if word not in known:
            data = word.encode("utf-8", "surrogatepass")
            known[word] = crc32(data) << 32 | crc32(data, 0x5BD1E995)
    return np.array([known[word] for word in words], dtype=np.uint64)


def shingle(hashes: Hashes, sentences: NDArray[np.int64]) -> Hashes:
    """Hash the words that begin at each position, never across the end of a sentence; 0 where too few are left."""
    count = len(hashes)
    found = np.zeros(count, dtype=np.uint64)
    if count < SIZE:
        return found
    mixed = np.zeros(count - SIZE + 1, dtype=np.uint64)
    for offset in range(SIZE):
        mixed = (mixed ^ hashes[offset : count - SIZE + 1 + offset]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    found[: count - SIZE + 1] = np.maximum(mixed, np.uint64(1))
    for back in range(1, SIZE):
        found[np.maximum(sentences[1:] - back, 0)] = 0
    found[max(count - SIZE + 1, 0) :] = 0
    return found


def sample(distinct: Hashes) -> Hashes:
    """Choose the indexed shingles of one report by their hash."""
    chosen: Hashes = distinct[distinct % np.uint64(SAMPLE) == 0]
    if len(chosen) >= FEWEST or len(chosen) == len(distinct):
        return chosen
    # The order of the high bits of a product is independent of the order of the hashes themselves.
    order = np.argsort(distinct * _MULTIPLIER, kind="stable")
    both: Hashes = np.unique(np.concatenate((chosen, distinct[order[:FEWEST]])))
    return both


def count_shared(samples: Sequence[Hashes]) -> dict[tuple[int, int], int]:
    """Count the indexed shingles that each two reports share; pairs (lower index, higher index)."""
    if not samples:
        return {}
    values = np.concatenate(samples)
    owners = np.repeat(np.arange(len(samples)), [len(item) for item in samples])
    order = np.lexsort((owners, values))
    values, owners = values[order], owners[order]
    bounds = np.flatnonzero(np.diff(values)) + 1
    codes = [_pairs(group, len(samples)) for group in np.split(owners, bounds) if len(group) > 1]
    if not codes:
        return {}
    keys, counts = np.unique(np.concatenate(codes), return_counts=True)
    return {(int(key) // len(samples), int(key) % len(samples)): int(n) for key, n in zip(keys, counts, strict=True)}


def _pairs(owners: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    left = owners if len(owners) <= COMMON else owners[:FIRST]
    lower, higher = np.meshgrid(left, owners, indexing="ij")
    ahead = lower < higher
    codes: NDArray[np.int64] = lower[ahead] * size + higher[ahead]
    return codes
