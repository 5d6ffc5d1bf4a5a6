"""Deliveries for measuring the case file: invented reports with readings made up, so that no parser is needed."""

from __future__ import annotations

import gc
import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import NamedTuple

from benchmarks.stream import Told, stream
from consilience.records import Event, Quantity, Reading, Report, Span, Stance, Statement, Time
from consilience.store import Delivery

COMMON = """
army port troops minister said harbour storm fire border convoy bridge talks strike ships radar village river hospital
food drone president parliament law court election market road school rain wind coast guard police union council
""".split()  # noqa: SIM905 - words read better so
VOCABULARY = (*COMMON, *(f"name{number:04}" for number in range(8000)))
WORDS = 500
ASSERTIONS = 150
"""Of a report of 500 words, as the readers find them: about 100 events, 30 statements, 20 figures."""
PER_STORY = 10
RULES = "made up"
PER_DAY = 24
"""Reports a day of the stream: a desk that follows some stories at once."""
_FIRST = date(2024, 1, 1)


def deliver(number: int, *, words: int = WORDS, assertions: int = ASSERTIONS, edition: int = 1) -> Delivery:
    """Make the delivery of this number; the same every time. Editions of a number differ in text and day."""
    rng = random.Random(number * 1000 + edition)
    text = " ".join(_draw(rng) for _ in range(words))
    name = f"r{number:07}"
    day = _FIRST + timedelta(days=number // PER_STORY % 300 + rng.randint(0, 5) + 10 * (edition - 1))
    original = f"{name} {edition}\n{text}".encode()
    report = Report(
        id=name,
        text=text,
        outlet=f"Outlet {number % 12}",
        title=f"{VOCABULARY[number % 30].capitalize()} in {name}",
        url=f"https://news.example/{name}",
        language="en",
        published=day,
        sha256=hashlib.sha256(original).hexdigest(),
        origin=f"{name}.txt",
    )
    return Delivery(report, _reading(report, day, assertions, rng), RULES, original)


def deliveries(count: int, first: int = 0) -> Iterator[Delivery]:
    """Yield deliveries one after another."""
    return (deliver(number) for number in range(first, first + count))


class Arrival(NamedTuple):
    """A delivery of the stream of invented reports (stream.py), and the story that it tells."""

    delivery: Delivery
    story: str


@cache
def arriving(count: int) -> tuple[Arrival, ...]:
    """Give the first deliveries of a stream of stories large and small, as they would arrive; the same every time."""
    made = tuple(_arrival(told) for told in islice(stream(8, per_day=PER_DAY), count))
    gc.freeze()  # looking for garbage among them would take a second, and be measured
    return made


def _arrival(told: Told) -> Arrival:
    original = told.report.text.encode()
    report = replace(told.report, sha256=hashlib.sha256(original).hexdigest(), origin=f"{told.report.id}.txt")
    return Arrival(Delivery(report, told.reading, RULES, original), told.story)


def _draw(rng: random.Random) -> str:
    """Draw a word as language has them: a few very often, most of them hardly ever."""
    return VOCABULARY[min(len(VOCABULARY) - 1, int(rng.paretovariate(0.8)) - 1)]


def _reading(report: Report, day: date, assertions: int, rng: random.Random) -> Reading:
    events, statements = assertions * 2 // 3, assertions // 5
    times = tuple(
        Time(_span(report, rng), "DATE", day.isoformat(), day - timedelta(days=back), day) for back in range(5)
    )
    return Reading(
        report.id,
        "en",
        report.published,
        times=times,
        events=tuple(_event(report, at, rng) for at in range(events)),
        statements=tuple(
            Statement((_span(report, rng),), (_span(report, rng),), (_span(report, rng),), speaker="Ilse Varga")
            for _ in range(statements)
        ),
        quantities=tuple(_quantity(report, rng) for _ in range(assertions - events - statements)),
        text=report.text,
    )


def _event(report: Report, at: int, rng: random.Random) -> Event:
    span = _span(report, rng)
    stance = rng.choice((Stance.AFFIRMED, Stance.AFFIRMED, Stance.DENIED, Stance.PLANNED))
    return Event(span, "ASSAULT", "kill", lemma="kill", stance=stance, times=(at % 5,), clause=(span,), rule="made up")


def _quantity(report: Report, rng: random.Random) -> Quantity:
    value = float(rng.randint(1, 90))
    return Quantity(_span(report, rng), value, value, value, counted="people killed")


def _span(report: Report, rng: random.Random) -> Span:
    start = rng.randrange(len(report.text) - 12)
    return Span(report.id, start, start + rng.randint(3, 12))
