"""Which assertions does a reading make, one row each: what, how, held when, known from when?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from consilience.records import Event, Quantity, Reading, Span, Statement, Time

Row = tuple[Any, ...]


def assertion_rows(reading: Reading, number: int, known_from: str) -> list[Row]:
    """Return the rows of the table `assertions` for a stored reading, in the order of its columns; events first."""
    facts = (
        *(_event(event, reading.times) for event in reading.events),
        *(row for statement in reading.statements for row in _statement(statement)),
        *(_figure(quantity) for quantity in reading.quantities),
    )
    return [
        (number, at, kind, span.start, span.end, theme, stance, low, high, *held, known_from)
        for at, (kind, span, theme, stance, low, high, held) in enumerate(facts)
    ]


_OPEN = (None, None)
Fact = tuple[str, Span, str | None, str | None, float | None, float | None, tuple[str | None, str | None]]


def _event(event: Event, times: Sequence[Time]) -> Fact:
    held = _held(times[at] for at in event.times if at < len(times))
    return "event", event.span, event.kind or event.mode, event.stance.value, None, None, held


def _held(times: Iterable[Time]) -> tuple[str | None, str | None]:
    days = [time for time in times if time.kind in ("DATE", "TIME")]
    first = [time.earliest for time in days if time.earliest]
    last = [time.latest for time in days if time.latest]
    return (min(first).isoformat() if first else None), (max(last).isoformat() if last else None)


def _statement(statement: Statement) -> Iterator[Fact]:
    spans = (*statement.content, *statement.cue, *statement.source)
    if spans:
        whole = Span(spans[0].report, min(s.start for s in spans), max(s.end for s in spans))
        yield "statement", whole, statement.act, None, None, None, _OPEN


def _figure(quantity: Quantity) -> Fact:
    return "figure", quantity.span, quantity.counted or quantity.kind, None, quantity.low, quantity.high, _OPEN
