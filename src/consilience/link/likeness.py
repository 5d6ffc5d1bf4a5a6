"""How alike are mentions of events? Evidence for and against, added up as log-odds; whole matrices at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from consilience.link.mentions import Mention
from consilience.link.vectors import Matrix, Vectors, cosines

Mask = NDArray[np.bool_]

BASE = -0.8
SAME_WORD = 1.4
SAME_CLASS = 0.5
SAME_MODE_ONLY = -0.7
SAME_MODE = 0.8
OTHER_MODE = -0.8
CONTEXT = 1.5
CLAUSE = 1.0
PARTICIPANTS = 1.5
NO_PARTICIPANTS = -0.2
OTHER_ACTOR = -0.3
OTHER_RECIPIENT = -0.4
SAME_NUMBER = 1.5
OTHER_NUMBER = -0.6
SAME_DAY = 0.6
OTHER_DAY = -0.8
FAR_DAY = -2.0
FAR = 31
"""Days between two dates beyond which no late or wrong date is the cause."""
OTHER_TOWN = -0.2
OTHER_STORY = -1.4
"""Two stories of one crisis."""
LIGHT = -1.3
GENERAL = -1.2
OTHER_KIND = -0.8
KNOWN_OTHER_ACTOR = -1.0
"""Both actors are persons, or both are countries, and they are others."""
KNOWN_OTHER_RECIPIENT = -0.8
"""Both objects hold names, and they are others: two plans, two laws."""
OTHER_AGENCY = -2.0
"""A happening does one and an agent the other: an explosion that hits a depot is not the ship that attacks it."""
VETO = -0.5
"""Score of one word with two named objects or dates in one report, of two words with a happening and an agent:
a third mention must not bridge them."""
OTHER_RECIPIENT_BESIDE = -1.0
"""More against two mentions of one report that name two objects: it tells them apart itself."""
"""Rounded from a logistic fit of the same evidence; they order evidence and are no probabilities."""

UNSEEN = 200
"""Token weights are those of a stream with so many more mentions."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The evidence between mentions, each a matrix, and the score that it adds up to (0 to 1)."""

    score: Matrix
    parts: dict[str, Matrix]


def compare(mentions: Sequence[Mention], spread: Counter[str], total: int) -> Likeness:
    """Compare mentions each with each; 0 where they share no key."""
    comparable = _incidence([mention.keys for mention in mentions]) > 0
    numbers = {word: number for number, word in enumerate(sorted({mention.word for mention in mentions}))}
    words = np.array([numbers[mention.word] for mention in mentions])
    same_word = np.equal.outer(words, words)
    same_class = ~same_word & (_incidence([_meanings(mention) for mention in mentions]) > 0)
    light = np.array([mention.light for mention in mentions])
    general = np.array([mention.general for mention in mentions])
    stories = np.array([mention.story for mention in mentions])
    context = _cosine([mention.context for mention in mentions], spread, total)
    parts = {
        "word": np.where(same_word, SAME_WORD, np.where(same_class, SAME_CLASS, SAME_MODE_ONLY)),
        "mode": _agree_words([mention.mode for mention in mentions], SAME_MODE, OTHER_MODE),
        "context": CONTEXT * context,
        "clause": CLAUSE * _cosine([mention.clause for mention in mentions], spread, total),
        "participants": _participants(mentions, spread, total),
        "numbers": _agree([mention.numbers for mention in mentions], SAME_NUMBER, OTHER_NUMBER),
        "days": _days(mentions),
        "towns": _agree([mention.towns for mention in mentions], 0, OTHER_TOWN),
        "kind": _agree_words([mention.kind for mention in mentions], 0, OTHER_KIND),
        "agency": _agree_words([mention.agency for mention in mentions], 0, OTHER_AGENCY),
        "story": OTHER_STORY * np.not_equal.outer(stories, stories),
        "light": LIGHT * np.logical_or.outer(light, light) + GENERAL * np.logical_or.outer(general, general),
    }
    odds = BASE + sum(parts.values())
    score = np.where(comparable, 1 / (1 + np.exp(-odds)), 0)
    vetoed = np.where(same_word, _vetoed(mentions), parts["agency"] < 0)
    score = np.where(comparable & vetoed, VETO, score).astype(np.float32)
    return Likeness(score, {name: part.astype(np.float32) for name, part in parts.items()})


def _meanings(mention: Mention) -> frozenset[str]:
    return frozenset(key for key in mention.keys if key.startswith("class "))


def _known(bag: frozenset[str], sort: str) -> frozenset[str]:
    return frozenset(token for token in bag if token.startswith(sort))


def _named(bag: frozenset[str]) -> frozenset[str]:
    return _known(bag, "p:") | _known(bag, "e:")


def _vectors(bags: Sequence[frozenset[str]], weight: Callable[[str], float]) -> Vectors:
    vocabulary = {token: number for number, token in enumerate(sorted(frozenset[str]().union(*bags)))}
    weighed = np.array([weight(token) for token in vocabulary], dtype=np.float32)
    ids = tuple(np.array(sorted(vocabulary[token] for token in bag), dtype=np.int64) for bag in bags)
    return Vectors(ids, tuple(weighed[row] for row in ids), len(vocabulary))


def _incidence(bags: Sequence[frozenset[str]]) -> Matrix:
    """Count the tokens that each two bags share."""
    return cosines(_vectors(bags, lambda token: 1.0), range(len(bags)))


def _cosine(bags: Sequence[frozenset[str]], spread: Counter[str], total: int) -> Matrix:
    vectors = _vectors(bags, lambda token: log((total + UNSEEN) / (spread[token] + UNSEEN / 100)))
    lengths = [max(float(np.sqrt((row * row).sum())), 1e-9) for row in vectors.weights]
    scaled = tuple(row / np.float32(length) for row, length in zip(vectors.weights, lengths, strict=True))
    return cosines(Vectors(vectors.ids, scaled, vectors.size), range(len(bags)))


def _agree(bags: Sequence[frozenset[str]], same: float, other: float) -> Matrix:
    filled = np.array([bool(bag) for bag in bags])
    if not filled.any():
        return np.zeros((len(bags), len(bags)), dtype=np.float32)
    shared = _incidence(bags) > 0
    found: Matrix = np.where(shared, same, np.where(np.logical_and.outer(filled, filled), other, 0)).astype(np.float32)
    return found


def _agree_words(words: Sequence[str | None], same: float, other: float) -> Matrix:
    """Do what `_agree` does where each has one word or none."""
    numbers = {word: number for number, word in enumerate(sorted({word for word in words if word}))}
    chosen = np.array([numbers[word] if word else -1 for word in words])
    filled = chosen >= 0
    values = np.where(np.equal.outer(chosen, chosen), same, other)
    found: Matrix = np.where(np.logical_and.outer(filled, filled), values, 0).astype(np.float32)
    return found


def _participants(mentions: Sequence[Mention], spread: Counter[str], total: int) -> Matrix:
    everybody = [mention.actor | mention.recipient for mention in mentions]
    nobody = np.array([not bag for bag in everybody])
    others = _agree([mention.recipient for mention in mentions], 0, 1)
    found: Matrix = (
        PARTICIPANTS * _cosine(everybody, spread, total)
        + NO_PARTICIPANTS * np.logical_or.outer(nobody, nobody)
        + _agree([mention.actor for mention in mentions], 0, OTHER_ACTOR)
        + _agree([_known(mention.actor, "p:") for mention in mentions], 0, KNOWN_OTHER_ACTOR)
        + _agree([_known(mention.actor, "c:") for mention in mentions], 0, KNOWN_OTHER_ACTOR)
        + _agree([_named(mention.recipient) for mention in mentions], 0, KNOWN_OTHER_RECIPIENT)
        + others * (OTHER_RECIPIENT + OTHER_RECIPIENT_BESIDE * _beside(mentions))
    )
    return found


def _beside(mentions: Sequence[Mention]) -> Mask:
    """Mark the pairs of mentions of one report."""
    reports = {mention.span.report: number for number, mention in enumerate(mentions)}
    report = np.array([reports[mention.span.report] for mention in mentions])
    beside: Mask = np.equal.outer(report, report)
    return beside


def _vetoed(mentions: Sequence[Mention]) -> Mask:
    """Mark the pairs that one report keeps apart itself, by two named objects or by two dates."""
    others = _agree([_named(mention.recipient) for mention in mentions], 0, -1) < 0
    vetoed: Mask = _beside(mentions) & (others | (_days(mentions) < 0))
    return vetoed


def _days(mentions: Sequence[Mention]) -> Matrix:
    first = np.array([mention.days[0] if mention.days else np.nan for mention in mentions])
    last = np.array([mention.days[1] if mention.days else np.nan for mention in mentions])
    both = ~np.logical_or.outer(np.isnan(first), np.isnan(first))
    meet = np.less_equal.outer(first, last) & np.greater_equal.outer(last, first)
    gap = np.fmax(np.subtract.outer(first, last), np.subtract.outer(first, last).T)
    apart = np.where(gap > FAR, FAR_DAY, OTHER_DAY)
    found: Matrix = np.where(both, np.where(meet, SAME_DAY, apart), 0).astype(np.float32)
    return found
