"""How like are the reports of one story in their words? Each report is tied to the one that it is likest to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from consilience.link.rarity import stop_words
from consilience.records import Reading

_WORD = re.compile(r"[^\W_]+")
_SLOTS = 1024
"""Words are told apart by so many numbers: enough for the reports of one story."""


def tie_reports(readings: Sequence[Reading]) -> list[tuple[float, str, str]]:
    """Give the ties of a maximum spanning tree (Prim) of the reports of one story, by the cosines of their words."""
    words = np.stack([_words(reading.text) for reading in readings])
    spread = (words > 0).sum(axis=0)
    words *= np.log(1 + len(readings) / np.maximum(spread, 1)).astype(np.float32)
    words /= np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
    near, best = np.zeros(len(readings), dtype=np.int64), words @ words[0]
    left = np.ones(len(readings), dtype=np.bool_)
    left[0] = False
    ties = []
    for _ in readings[1:]:
        new = int(np.argmax(np.where(left, best, -1)))
        one, two = sorted((readings[int(near[new])].report, readings[new].report))
        ties.append((round(float(best[new]), 6), one, two))
        left[new] = False
        likeness = words @ words[new]
        closer = left & (likeness > best)
        near[closer], best[closer] = new, likeness[closer]
    return ties


def _words(text: str) -> NDArray[np.float32]:
    small = stop_words()
    found = {word.lower() for word in _WORD.findall(text)}
    slots = [crc32(word.encode("utf-8", "surrogatepass")) % _SLOTS for word in found if word not in small]
    counts: NDArray[np.float32] = np.minimum(np.bincount(slots, minlength=_SLOTS), 1).astype(np.float32)
    return counts
