"""On which day of a year does a feast fall? Fixed days, weekdays of a month, Easter, and the moon's calendars.

Islamic dates are those of the arithmetical calendar; as the new moon is sighted from place to place, a feast may fall
a day earlier or later, and its interval says so.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from consilience.read.anchors import holiday
from consilience.read.calendar import add_days, make_day
from consilience.rules import rows

_HIJRI_EPOCH = 227_013
"""Day number (as date.toordinal) before 1 Muharram of the year 1, 15 July 622 (Julian), the astronomical epoch."""
_HEBREW_EPOCH = -1_373_427
"""The same of 1 Tishri of the year 1, less its reckoning (Reingold and Dershowitz, Calendrical Calculations)."""
_SIGHTING = 1
"""Days by which the sighted new moon departs from the reckoned one."""


class Feast(NamedTuple):
    """The day of a feast, and the days that it may cover."""

    day: date
    earliest: date
    latest: date


def feast(rule: str, year: int) -> Feast | None:
    """Return the feast of a rule of holidays.tsv in a year; `x7` behind a rule tells that it lasts seven days."""
    rule, _, length = rule.partition(" x")
    days = int(length or 1) - 1
    calendar, _, rest = rule.partition(" ")
    slack = _SIGHTING if calendar == "hijri" else 0
    first = (
        _moving(calendar, rest, year) if rest else _orthodox(rule, year) if "orthodox" in rule else holiday(rule, year)
    )
    if first is None:
        return None
    earliest, latest = add_days(first, -slack), add_days(first, days + slack)
    return Feast(first, earliest, latest) if earliest and latest else None


def _fixed(rule: str, year: int) -> date | None:
    return _orthodox(rule, year) if rule.startswith("orthodox") else holiday(rule, year)


def _moving(calendar: str, rest: str, year: int) -> date | None:
    if calendar == "table":
        return _tabled(rest).get(year)
    month, day = map(int, rest.split("/"))
    return hijri_in(year, month, day) if calendar == "hijri" else hebrew_in(year, month, day)


@cache
def _tabled(name: str) -> dict[int, date]:
    """Load the days that only an almanac knows (rules/en/times_almanac.tsv)."""
    days = (date.fromisoformat(row["day"]) for row in rows("en", "times_almanac") if row["feast"] == name)
    return {day.year: day for day in days}


def hijri_in(year: int, month: int, day: int) -> date | None:
    """Return the first day in a common year that has an Islamic date, by the arithmetical calendar.

    The formula is that of Reingold and Dershowitz, Calendrical Calculations, chapter 7.
    """
    for hijri in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        number = _HIJRI_EPOCH + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 29 * (month - 1) + month // 2 + day
        if hijri > 0 and 0 < number < date.max.toordinal() and date.fromordinal(number).year == year:
            return date.fromordinal(number)
    return None


def hebrew_in(year: int, month: int, day: int) -> date | None:
    """Return the day in a common year that has a Hebrew date; months count from Nisan, Tishri is the seventh."""
    hebrew = year + 3761 if month >= 7 else year + 3760
    start, following = _hebrew_new_year(hebrew), _hebrew_new_year(hebrew + 1)
    length = following - start
    if month >= 7:
        lengths = [30, 29 + (length % 10 == 5), 30 - (length % 10 == 3), 29, 30]
        number = start + sum(lengths[: month - 7]) + day - 1
    else:
        lengths = [30, 29, 30, 29, 30, 29]
        number = following - sum(lengths[month - 1 :]) + day - 1
    return date.fromordinal(number) if 0 < number < date.max.toordinal() else None


def _hebrew_new_year(year: int) -> int:
    """Return the day number of 1 Tishri."""

    def elapsed(year: int) -> int:
        months = (235 * year - 234) // 19
        parts = 12_084 + 13_753 * months
        days = 29 * months + parts // 25_920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    before, this, after = elapsed(year - 1), elapsed(year), elapsed(year + 1)
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _orthodox(rule: str, year: int) -> date | None:
    """Return Easter of the Julian calendar, or a day so far from it (Meeus, Astronomical Algorithms)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian = make_day(year, month, day + 1)
    shift = year // 100 - year // 400 - 2
    return julian + timedelta(shift + int(rule.removeprefix("orthodox") or 0)) if julian else None
