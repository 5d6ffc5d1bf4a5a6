"""Which sentences of a round-up tell of other incidents than its story? "Eight dead in weekend shootings" adds up many.

A round-up goes from one incident to the next: in one town on one day only streets, quarters and names of persons tell
them apart. What shares none of these with the leads of the other reports of its story is of another incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from consilience.records import BlockKind, Reading, Report, Span
from consilience.rules import Pattern, find_matches, lookup, patterns

_LEAD = 3
"""Sentences of the body, besides the headings, in which a report says that it tells of several incidents."""
_OWN = 5
"""Sentences at the start of a report that is no round-up, which name its place."""
_NAME = re.compile(r"\b[A-Z][^\W\d_]{3,}\b|\b\d{3,5}(?=\s+block\b)")


@cache
def _rules() -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns("en", "background") if pattern.fields["reach"] == "report")


@dataclass(frozen=True, slots=True)
class Openings:
    """What the reports of one story open with."""

    series: Mapping[str, frozenset[str]]
    """For each round-up the names beside the words that make it one."""
    local: frozenset[str]
    """The names that the other reports open with."""


def open_story(reports: Iterable[tuple[Report, Reading]]) -> Openings:
    """Part the round-ups of a story from its other reports by what they open with."""
    series: dict[str, frozenset[str]] = {}
    local: set[str] = set()
    for report, reading in reports:
        words = _words_of_series(report, reading)
        if words is None:
            local |= _names(_opening(report, reading, _OWN))
        else:
            series[report.id] = words
    return Openings(series, frozenset(local))


def incidents_apart(reading: Reading, openings: Openings) -> Iterator[int]:
    """Yield where the sentences of a round-up begin that tell of other incidents than reports that are none do."""
    if reading.report not in openings.series or not openings.local:
        return
    local = openings.local - openings.series[reading.report]
    apart = True
    for sentence in reading.sentences:
        told = _names(reading.text[sentence.start : sentence.end])
        if told & local:
            apart = False
        elif _moves_on(reading, sentence):
            apart = True
        if apart:
            yield sentence.start


def _moves_on(reading: Reading, sentence: Span) -> bool:
    """Say whether a sentence names a place: the round-up goes on to the next incident."""
    return any(sentence.covers(place.span) and place.use == "place" for place in reading.places) or bool(
        find_matches(_rules(), reading.text, sentence.start, sentence.end)
    )


def _words_of_series(report: Report, reading: Reading) -> frozenset[str] | None:
    """Return the names beside the words that make a report a round-up; None where it is none."""
    opening = _opening(report, reading, _LEAD)
    found = [line for line in opening.splitlines() if find_matches(_rules(), line, 0, len(line))]
    return frozenset(_names("\n".join(found))) if found else None


def _opening(report: Report, reading: Reading, length: int) -> str:
    """Return the title, the headings before the body and the first sentences of the body, one a line."""
    lines, left = [report.title or ""], length
    for sentence in reading.sentences:
        block = next((block for block in reading.blocks if block.span.covers(sentence)), None)
        lines.append(" ".join(reading.text[sentence.start : sentence.end].split()))
        left -= block is None or block.kind is BlockKind.BODY
        if left == 0:
            break
    return "\n".join(lines)


def _names(text: str) -> frozenset[str]:
    """Return the words with a capital, and the numbers of blocks of houses, that may name a street or a person."""
    return frozenset(word for word in _NAME.findall(text) if word.casefold() not in _common())


@cache
def _common() -> frozenset[str]:
    """Return words that stand with a capital without naming a place or a person."""
    return frozenset(lookup("en", "roundups", "word", "source"))
