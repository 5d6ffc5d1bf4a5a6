"""What is a stretch of text about? Enough to tell whether a denial and a claim speak of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from consilience.records import Span
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import listed


@dataclass(frozen=True, slots=True)
class Topic:
    """The content words (cut to stems) and the countries that a stretch of text names."""

    stems: frozenset[str]
    countries: frozenset[str]
    """Codes of countries, and other words that are written as names."""

    def common(self, other: Topic) -> tuple[int, int]:
        """Return how many stems and how many countries or names two stretches share."""
        return len(self.stems & other.stems), len(self.countries & other.countries)


NOTHING = Topic(frozenset(), frozenset())
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5
"""Letters of a word that are compared: "request", "requested" and "requests" are one, "assist" and "assistance" too."""


def stem(word: str) -> str:
    """Cut a word to what it shares with its other forms."""
    return word.casefold()[:_STEM]


def topic_of(index: CaseIndex, spans: Iterable[Span]) -> Topic:
    """Say what some spans of one report are about; countries count by code, so Moscow and Russia are one."""
    key = tuple(spans)
    if key not in index.topics:
        found = _topic(index, key)
        index.topics[key] = index.alike.setdefault(found, found)
    return index.topics[key]


@lru_cache(maxsize=65536)
def _telling_stem(word: str) -> str:
    """Return the stem of a word, one string for all of its places; empty for a word that every text has."""
    return "" if word.casefold() in listed("smallwords") else intern(stem(word))


def _topic(index: CaseIndex, spans: tuple[Span, ...]) -> Topic:
    stems: set[str] = set()
    countries: set[str] = set()
    for span in spans:
        reading = index.readings[span.report]
        near = [place for place in reading.places if place.country and span.overlaps(place.span)]
        countries.update(place.country for place in near if place.country)
        named = [place.span for place in near]
        for found in _WORD.finditer(reading.text, span.start, span.end):
            start, end = found.span()
            if end - start <= 3 or any(place.start <= start and end <= place.end for place in named):
                continue
            told = _telling_stem(found[0])
            if told:
                (countries if found[0][0].isupper() else stems).add(told)
    return Topic(frozenset(stems), frozenset(countries))
