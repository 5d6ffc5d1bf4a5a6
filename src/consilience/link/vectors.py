"""What is a report about, as numbers? Weighted words and weighted names, each with their own cosine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from consilience.link.bodies import find_paragraphs
from consilience.records import Reading, Report
from consilience.rules import rows

TITLE_WORDS = 22
"""A first line of at most this many words is taken for a title."""
TITLE_WEIGHT = 2
LEAD_WEIGHT = 2
LEAD = 2
"""The first paragraphs say what happened."""
UNSEEN = 100
"""Weights are those of a stream that is this many reports longer, so that two reports alone have sensible ones."""
UNSEEN_SHARE = 0.02
ALONE_WEIGHT = 0.7
"""A word of one report only tells little against its likeness to others: it may be a misspelling."""

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_POSSESSIVE = re.compile(r"['’][a-z]*$")
_STOP = re.compile(r"[.!?:\n]\s*[\"“'‘(]*$")
_JOINTS = (" ", ". ", "-")

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one report with their counts; `upper` and `lower` count how words stand inside sentences."""

    words: Counter[str]
    pairs: Counter[str]
    """Two capitalised words side by side."""
    upper: Counter[str]
    lower: Counter[str]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Of each report, the ids and weights of its terms in one channel; the weights have length 1."""

    ids: tuple[NDArray[np.int64], ...]
    weights: tuple[Matrix, ...]
    size: int
    """How many terms there are."""


def find_terms(report: Report, reading: Reading | None) -> Terms:
    """Count the words of a report and the pairs of capitalised words in it."""
    terms = Terms(Counter(), Counter(), Counter(), Counter())
    for text, weight, is_title in _segments(report, reading):
        _count(text, weight, terms, 0 if is_title else 1)
    return terms


def _segments(report: Report, reading: Reading | None) -> Iterator[tuple[str, int, bool]]:
    """Give the title and the paragraphs with their weights."""
    title = report.title or report.text.lstrip().partition("\n")[0]
    if len(title.split()) <= TITLE_WORDS:
        yield title, TITLE_WEIGHT, True
    paragraphs = find_paragraphs(report, reading) or [(0, len(report.text))]
    for number, (start, end) in enumerate(paragraphs):
        yield report.text[start:end], LEAD_WEIGHT if number < LEAD else 1, False


def _count(text: str, weight: int, terms: Terms, cased: int) -> None:
    """Count one segment. In a title every word may be capitalised: it tells nothing of case (`cased` 0)."""
    before, end = "", 0
    for found in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", found.group())
        gap = text[end : found.start()]
        lower = word.lower()
        terms.words[lower] += weight
        if cased and end and not _STOP.search(gap):
            (terms.upper if word[:1].isupper() else terms.lower)[lower] += 1
        if cased and before[:1].isupper() and word[:1].isupper() and gap in _JOINTS:
            terms.pairs[f"{before.lower()} {lower}"] += weight
        before, end = word, found.end()


def weigh_terms(terms: Sequence[Terms]) -> tuple[Vectors, Vectors]:
    """Weigh the terms by how rare they are among the reports: a channel of words and one of names."""
    spread: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for item in terms:
        spread.update((*item.words, *item.pairs))
        upper.update(item.upper)
        lower.update(item.lower)
    stop = {row["word"] for row in rows("en", "stories")}
    common = 0.2 * len(terms) + 50
    kept = {term for term, count in spread.items() if count <= common and term not in stop}
    names = {term for term in kept if " " in term or 0 < upper[term] >= 2 * lower[term]}
    rarity = {
        term: (log((len(terms) + UNSEEN + 1) / (spread[term] + UNSEEN * UNSEEN_SHARE)))
        * (1 if spread[term] > 1 else ALONE_WEIGHT)
        for term in kept
    }
    return _channel(terms, rarity, sorted(kept - names)), _channel(terms, rarity, sorted(names))


def _channel(terms: Sequence[Terms], rarity: dict[str, float], vocabulary: Sequence[str]) -> Vectors:
    number = {term: index for index, term in enumerate(vocabulary)}
    ids, weights = [], []
    for item in terms:
        counts = {term: count for group in (item.words, item.pairs) for term, count in group.items() if term in number}
        kept = sorted(counts)
        order = [number[term] for term in kept]
        raw = np.array([(1 + log(counts[term])) * rarity[term] for term in kept], dtype=np.float32)
        ids.append(np.array(order, dtype=np.int64))
        weights.append(raw / max(float(np.sqrt((raw * raw).sum())), 1e-9))
    return Vectors(tuple(ids), tuple(weights), len(vocabulary))


def postings(vectors: Vectors, chosen: Sequence[int]) -> Iterator[tuple[NDArray[np.int64], Matrix]]:
    """Give, for each term of two or more of the chosen reports, their positions in the choice and its weights."""
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
    """Compute the cosines between all of the chosen reports."""
    found = np.zeros((len(chosen), len(chosen)), dtype=np.float32)
    for owners, weights in postings(vectors, chosen):
        found[np.ix_(owners, owners)] += np.outer(weights, weights)
    return found
