"""What is a stretch of text about? Enough to tell whether a denial and a claim speak of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
        index.topics[key] = _topic(index, key)
    return index.topics[key]


def _topic(index: CaseIndex, spans: tuple[Span, ...]) -> Topic:
    small = listed("smallwords")
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
            word = found[0].casefold()
            if word not in small:
                (countries if found[0][0].isupper() else stems).add(word[:_STEM])
    return Topic(frozenset(stems), frozenset(countries))
