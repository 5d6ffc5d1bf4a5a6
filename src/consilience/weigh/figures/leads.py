"""Which numbers does the headline of a report give? They are of its own matter, and what it holds for the count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from datetime import date
from functools import cache

from consilience.records import BlockKind, Reading, Report
from consilience.rules import lookup, rows
from consilience.weigh.figures.counts import Count
from consilience.weigh.origins.lineage import Lineage

_TOKEN = re.compile(r"\d+(?:,\d{3})*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[;:|.]")
_AGE = re.compile(
    r"(?i)\b\d+(?:[-\s]?(?:years?|yrs?|months?|weeks?|days?)\b|['’]?s\b|\s?(?:%|a\.?m\b|p\.?m\b|o['’]clock|mph\b))"
    r"|,\s?\d+(?=\s*[,;:]|\s*$)|(?<=[A-Za-z][-–])\d+\b|\bsweet\s(?:16|sixteen)\b"
)
"""No number of people: "a 6-year-old", "Girl, 6, dies", "men in their 20s", "10 p.m."."""
_AHEAD = 4
"""Words behind a number in a headline within which it is told what happened to them."""


def headed(report: Report, reading: Reading) -> frozenset[tuple[str, float]]:
    """Return what the headline counts: ("killed", 2) and ("injured", 4) of "2 Dead, 4 Hurt in Harbour Blast"."""
    titles = [report.title or ""]
    titles += [reading.text[b.span.start : b.span.end] for b in reading.blocks if b.kind is BlockKind.HEADLINE]
    return frozenset(found for title in titles for found in _counted(title))


def _counted(title: str) -> Iterator[tuple[str, float]]:
    words = [token.casefold() for token in _TOKEN.findall(_AGE.sub(" , ", title))]
    for at, word in enumerate(words):
        number = _number(word)
        if number is None:
            continue
        for ahead in range(at + 1, min(at + 1 + _AHEAD, len(words))):
            if _number(words[ahead]) is not None or not words[ahead][0].isalpha():
                break
            outcome = _outcomes().get(words[ahead])
            if outcome is not None:
                yield outcome, number
                break


def _number(word: str) -> float | None:
    digits = word.replace(",", "")
    return float(digits) if digits.isdigit() else _words().get(word)


@cache
def _words() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("en", "numbers") if row["class"] in ("unit", "teen")}


@cache
def _outcomes() -> dict[str, str]:
    return dict(lookup("en", "outcomes", "word", "outcome"))


def with_headlines(lineage: Lineage, counts: Iterable[Count]) -> list[Count]:
    """Mark the counts whose number the headline of their report gives, and those to which headlines give a rival.

    Only headlines of the same day or later are rivals: an early one knew less.
    """
    index, days = lineage.index, lineage.first_told
    told = {report: headed(index.reports[report], index.readings[report]) for report in index.readings}
    every = {
        report: frozenset().union(
            *(told[o] for o in index.story_of(report) if (days[o] or date.max) >= (days[report] or date.min))
        )
        for report in told
    }
    return [_with_headline(count, told[count.span.report], every[count.span.report]) for count in counts]


def _with_headline(count: Count, own: Set[tuple[str, float]], every: Set[tuple[str, float]]) -> Count:
    outcome, point = count.measure.outcome, count.value.point
    if point is not None and (outcome, point) in own and not count.measure.share:
        return replace(count, value=replace(count.value, headed=True))
    rival = count.value.part != "later" and (outcome, point) not in every
    return replace(count, rival=rival and outcome in {known for known, _ in every})
