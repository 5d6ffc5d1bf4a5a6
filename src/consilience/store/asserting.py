"""Which assertions does a reading make, one row each: what, how, held when, known from when?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from consilience.records import Event, Quantity, Reading, Span, Statement, Time

Row = tuple[Any, ...]


def assertion_rows(reading: Reading, number: int, known_from: str) -> list[Row]:
    """Return the rows of the table `assertions` for a stored reading, in the order of its columns; events first."""
    days = [_days(time) for time in reading.times]
    facts = (
        *(_event(event, days) for event in reading.events),
        *(row for statement in reading.statements for row in _statement(statement)),
        *(_figure(quantity) for quantity in reading.quantities),
    )
    return [
        (number, at, kind, span.start, span.end, theme, stance, low, high, *held, known_from)
        for at, (kind, span, theme, stance, low, high, held) in enumerate(facts)
    ]


Days = tuple[str | None, str | None]
_OPEN: Days = (None, None)
Fact = tuple[str, Span, str | None, str | None, float | None, float | None, Days]


def _event(event: Event, days: Sequence[Days]) -> Fact:
    held = _held([days[at] for at in event.times if at < len(days)])
    return "event", event.span, event.kind or event.mode, event.stance.value, None, None, held


def _days(time: Time) -> Days:
    """Return the first and the last day of a time, of one that names a day; written so, they compare as days do."""
    if time.kind not in ("DATE", "TIME"):
        return _OPEN
    earliest, latest = time.earliest, time.latest
    return (earliest.isoformat() if earliest else None), (latest.isoformat() if latest else None)


def _held(days: Sequence[Days]) -> Days:
    if len(days) == 1:
        return days[0]
    first = [earliest for earliest, _ in days if earliest]
    last = [latest for _, latest in days if latest]
    return min(first, default=None), max(last, default=None)


def _statement(statement: Statement) -> Iterator[Fact]:
    spans = (*statement.content, *statement.cue, *statement.source)
    if spans:
        whole = Span(spans[0].report, min(s.start for s in spans), max(s.end for s in spans))
        yield "statement", whole, statement.act, None, None, None, _OPEN


def _figure(quantity: Quantity) -> Fact:
    return "figure", quantity.span, quantity.counted or quantity.kind, None, quantity.low, quantity.high, _OPEN
