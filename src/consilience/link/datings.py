"""When is what a report tells? Its day of publication, the days it names, and how near two reports lie by them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from math import exp
from typing import NamedTuple

from consilience.records import BlockKind, Reading, Report

DAYS = 20.0
"""The nearness of reports published so many days apart has lost most of what time takes from it."""
LATE = 0.5
"""What time leaves at last: a trial comes years after."""
UNDATED = 0.65
FIRST_DAYS = 5
"""So many of the days that a report names are compared; the first tell when it happened."""
PLACE = 0.25
"""What a day loses with every day named before it."""
LEAST_AGREEMENT = 0.3
AGREED, AGREEMENT = 0.66, 0.44
"""Nearness of two reports that name one day, however far apart they were published: AGREED + AGREEMENT * agreement."""
OTHER_DAYS = 0.7
"""What is left of the nearness of two reports that both name days, but none in common."""
OTHER_YEARS = 0.6
"""What is left where a report has no date and the years it names lie two or more before or behind."""
YEARS = range(1980, 2101)
PAIRS_AT_HAND = 16_384
"""Of lists of days that were compared: reports of one story name the same days, and are compared again and again."""

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(\d{4})(?:-|T|$)")
_FURNITURE = {BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.DATELINE}
_WEEKDAYS = 7
NEXT_DAY, SAME_WEEKDAY, SAME_MONTH_DAY = 0.5, 0.4, 0.9
"""How much two days agree that lie side by side, or of which one is only a weekday, or lacks its year."""


class Day(NamedTuple):
    """A day that a report names, as far as it says: whole, or a weekday, or a day of a month."""

    ordinal: int | None
    weekday: int | None
    month_day: str | None


@dataclass(frozen=True, slots=True)
class Dating:
    """What places one report in time."""

    published: int | None
    days: tuple[Day, ...]
    year: int | None
    """Of publication, or else the latest that the report names."""


def find_dating(report: Report, reading: Reading | None) -> Dating:
    """Gather what a report says of its time."""
    published = report.published or (reading.published if reading else None)
    values = _values(reading) if reading else []
    days = dict.fromkeys(day for day in map(_day, values) if day is not None)
    years = [int(found[1]) for value in values if (found := _YEAR.match(value)) and int(found[1]) in YEARS]
    return Dating(
        published.toordinal() if published else None,
        tuple(days)[:FIRST_DAYS],
        published.year if published else max(years, default=None),
    )


def _values(reading: Reading) -> list[str]:
    furniture = [block.span for block in reading.blocks if block.kind in _FURNITURE]
    return [
        time.value
        for time in reading.times
        if time.kind in ("DATE", "TIME") and not any(span.start <= time.span.start < span.end for span in furniture)
    ]


def _day(value: str) -> Day | None:
    if _FULL_DAY.match(value):
        try:
            day = date.fromisoformat(value[:10])
        except ValueError:
            return None
        return Day(day.toordinal(), day.weekday(), value[5:10])
    if found := _WEEKDAY.match(value):
        return Day(None, int(found[1]) - 1, None)
    if found := _MONTH_DAY.match(value):
        return Day(None, None, found[1])
    return None


def nearness(one: Dating, two: Dating) -> float:
    """Say how near two reports lie in time, from 0.3 to 1.1."""
    near = near_in_publication(one, two)
    if None in (one.published, two.published) and one.year and two.year and abs(one.year - two.year) > 1:
        near *= OTHER_YEARS
    agreement = _agreement(one.days, two.days)
    if agreement is None:
        return near
    return max(near, AGREED + AGREEMENT * agreement) if agreement >= LEAST_AGREEMENT else near * OTHER_DAYS


def near_in_publication(one: Dating, two: Dating) -> float:
    """Say how near two reports were published, from LATE to 1."""
    if one.published is None or two.published is None:
        return UNDATED
    return LATE + (1 - LATE) * exp(-abs(one.published - two.published) / DAYS)


@lru_cache(PAIRS_AT_HAND)
def _agreement(ones: tuple[Day, ...], twos: tuple[Day, ...]) -> float | None:
    """Say how well the best two days agree, from 0 to 1; None where no two can be compared."""
    best: float | None = None
    for (first, one), (second, two) in product(enumerate(ones), enumerate(twos)):
        found = _agree(one, two)
        if found is not None:
            best = max(best or 0.0, found / (1 + PLACE * max(first, second)))
    return best


def _agree(one: Day, two: Day) -> float | None:
    if one.ordinal and two.ordinal:
        apart = abs(one.ordinal - two.ordinal)
        return 1.0 if apart == 0 else NEXT_DAY if apart == 1 else 0.0
    if one.weekday is not None and two.weekday is not None:
        return SAME_WEEKDAY if one.weekday == two.weekday else 0.0
    if one.month_day and two.month_day:
        return SAME_MONTH_DAY if one.month_day == two.month_day else 0.0
    return None
