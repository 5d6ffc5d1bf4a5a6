"""What must hold of every reading, whatever text was read? Each broken law in words, for the tests and for fuzzing."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from consilience.records import Place, Problem, Quantity, Reading, Span, Time
from consilience.serve.wire import reading_json

GREATEST = 1e41
"""Beyond the weight of stars in grams nothing that a report tells is measured."""
YEARS = range(1, 10_000)
_BOUNDS = {"=", "~", ">", "<", ">=", "<="}
_KINDS = {"count", "money", "percent", "measure", "age", "score"}
_PRECISIONS = {"site", "town", "region", "country", "sea", "continent", None}
_YEAR = r"[\dX]{4}"
_CLOCK = r"T(?:(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:Z|[A-Z]{2,5}|[+-]\d\d(?::?\d\d)?)?|MO|AF|EV|NI|MI|DT)"
_VALUE = re.compile(
    rf"""(?:{_YEAR}(?:-(?:[\dX]{{2}}(?:-[\dX]{{2}})?|W[\dX]{{2}}(?:-(?:WE|[1-7]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI))?(?:{_CLOCK})?
    |[\dX]{{2,3}}|{_CLOCK}|(?:BC|AD)?\d{{2,4}}
    |PT?(?:(?:\d+(?:\.\d+)?|X)(?:DE|CE|[YMWDHSQEC]|WE|MO|AF|EV|NI|DT))+(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?
    |PAST_REF|PRESENT_REF|FUTURE_REF)""",
    re.VERBOSE | re.ASCII,
)
"""What a TIMEX3 value may look like."""


def broken_laws(reading: Reading) -> list[str]:
    """Name each law that a reading breaks, with the words that break it; none where all is well."""
    return [
        *_spans(reading),
        *(f"{fault}: {_quote(reading, time.span)} {time.value}" for time in reading.times for fault in _time(time)),
        *(f"{fault}: {_quote(reading, q.span)}" for q in reading.quantities for fault in _quantity(q)),
        *(f"{fault}: {_quote(reading, place.span)}" for place in reading.places for fault in _place(place)),
        *_apart(reading, "times", [time.span for time in reading.times]),
        *_apart(reading, "quantities", [quantity.span for quantity in reading.quantities]),
        *_apart(reading, "places", [place.span for place in reading.places]),
        *_events(reading),
        *(f"a problem without a stage or a message: {p}" for p in reading.problems if not _tells(p)),
        *_json(reading),
    ]


def _quote(reading: Reading, span: Span) -> str:
    return ascii(reading.text[span.start : span.end])


def _all_spans(reading: Reading) -> Iterator[Span]:
    yield from reading.sentences
    yield from (block.span for block in reading.blocks)
    yield from (name.span for name in reading.names)
    yield from (time.span for time in reading.times)
    yield from (place.span for place in reading.places)
    yield from (quantity.span for quantity in reading.quantities)
    yield from (event.span for event in reading.events)
    for statement in reading.statements:
        yield from (*statement.source, *statement.cue, *statement.content)
    for event in reading.events:
        yield from (*event.actor, *event.recipient, *event.instrument, *event.clause)
    yield from (problem.span for problem in reading.problems if problem.span is not None)


def _spans(reading: Reading) -> Iterator[str]:
    for span in _all_spans(reading):
        if span.report != reading.report or not 0 <= span.start < span.end <= len(reading.text):
            yield f"a span outside the text: {span}"
        elif _quote(reading, span) != ascii(reading.text[span.start : span.end].strip()):
            yield f"white space at the ends of a span: {_quote(reading, span)}"


def _time(time: Time) -> Iterator[str]:
    if time.kind not in {"DATE", "TIME", "DURATION", "SET"}:
        yield f"no kind of time ({time.kind})"
    if not _VALUE.fullmatch(time.value):
        yield "no TIMEX3 value"
    if time.earliest is not None and time.latest is not None and time.earliest > time.latest:
        yield f"a time that ends ({time.latest}) before it begins ({time.earliest})"
    day = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", time.value, re.ASCII)
    if day and time.kind in ("DATE", "TIME"):
        year, month, date = int(day[1]), int(day[2]), int(day[3] or 1)
        if year not in YEARS or not 1 <= month <= 12 or not 1 <= date <= 31:
            yield "a day that no calendar has"
        elif day[3] and time.earliest is None and time.latest is None:
            yield "a whole day without its days"


def _quantity(quantity: Quantity) -> Iterator[str]:
    given = [n for n in (quantity.low, quantity.value, quantity.high) if n is not None]
    if not given:
        yield "a quantity without a number"
    if any(not math.isfinite(number) or abs(number) > GREATEST for number in given):
        yield f"an absurd number ({given})"
    if any(left > right for left, right in pairwise(given)):
        yield f"limits in disorder ({quantity.low}, {quantity.value}, {quantity.high})"
    if quantity.bound not in _BOUNDS or quantity.kind not in _KINDS:
        yield f"no bound or no kind ({quantity.bound}, {quantity.kind})"
    if quantity.counted is not None and not quantity.counted.strip():
        yield "nothing counted"


def _place(place: Place) -> Iterator[str]:
    latitude, longitude = place.latitude, place.longitude
    if (latitude is None) != (longitude is None):
        yield "half a coordinate"
    if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
        yield f"coordinates beyond the earth ({latitude}, {longitude})"
    if place.precision not in _PRECISIONS:
        yield f"no precision ({place.precision})"
    if not place.name.strip():
        yield "a place without a name"


def _apart(reading: Reading, what: str, spans: Iterable[Span]) -> Iterator[str]:
    ordered = list(spans)
    if ordered != sorted(ordered):
        yield f"{what} out of order"
    for left, right in pairwise(sorted(ordered)):
        if left.overlaps(right):
            yield f"{what} that overlap: {_quote(reading, left)} {_quote(reading, right)}"


def _events(reading: Reading) -> Iterator[str]:
    for event in reading.events:
        if not -3 <= event.factuality <= 3:
            yield f"factuality out of range ({event.factuality}): {_quote(reading, event.span)}"
        pools = ((event.times, reading.times), (event.places, reading.places), (event.quantities, reading.quantities))
        if any(not 0 <= index < len(pool) for indexes, pool in pools for index in indexes):
            yield f"an event that points at nothing: {_quote(reading, event.span)}"
        if event.statement is not None and not 0 <= event.statement < len(reading.statements):
            yield f"an event in no statement: {_quote(reading, event.span)}"


def _tells(problem: Problem) -> bool:
    return bool(problem.stage and problem.message)


def _json(reading: Reading) -> Iterator[str]:
    form = reading_json(reading)
    try:
        if json.loads(json.dumps(form, allow_nan=False)) != form:
            yield "JSON does not bring the reading back"
    except ValueError as error:
        yield f"no JSON ({error})"
