"""Which day does a weekday, a month or a date without its year mean, seen from the day of publication?"""

from __future__ import annotations

from datetime import date, timedelta

from consilience.read.calendar import add_days, add_months, make_day
from consilience.read.tense import FUTURE, PAST

_MONTHS = 12
_AGAINST = 3.0
"""A date that lies against the tense of its clause counts as so much farther: the verb may belong to another date."""
_BEFORE_FUTURE = 2.0
"""The same for what is behind in the future tense: results of a quarter that is over are told of in advance."""


def weekday_seen(published: date, weekday: int, tense: str) -> date:
    """Return the nearest such weekday: on or after publication in the future tense, else on or before it."""
    distance = (weekday - published.isoweekday()) % 7
    return published + timedelta(distance if tense == FUTURE or distance == 0 else distance - 7)


def weekday_this(published: date, weekday: int, tense: str) -> date:
    """Return "this Wednesday": the one of the running week, the coming one where that lies ahead of the tense."""
    day = published + timedelta(weekday - published.isoweekday())
    if tense == FUTURE and day < published:
        return day + timedelta(7)
    return day - timedelta(7) if tense == PAST and day > published else day


def weekday_last(published: date, weekday: int) -> date:
    """Return "last Friday": the one before publication, never the day itself."""
    return published - timedelta((published.isoweekday() - weekday - 1) % 7 + 1)


def weekday_next(published: date, weekday: int) -> date:
    """Return "next Friday": the one of the week after this."""
    return published + timedelta(7 - published.isoweekday() + weekday)


def year_of_month(published: date, month: int, tense: str) -> int:
    """Return the year that makes "in May" lie behind (past), ahead (future), or as near as can be."""
    return published.year + _turn(month - published.month, _MONTHS, tense)


def year_of_quarter(published: date, part: int, parts: int, tense: str) -> int:
    """Return the year of "the third quarter" (part 3 of 4): a part just over is near, whatever the tense."""
    running = (published.month - 1) * parts // _MONTHS + 1
    return published.year + _turn(part - running, parts, tense)


_MONTH_AGAINST = 12.0
"""A whole month or part of a year that is still to come is no time of what has happened."""


def _turn(ahead: int, whole: int, tense: str) -> int:
    """Return -1, 0 or 1 years, whichever brings a part of the year nearest; the wrong side of the tense counts more."""

    def weight(years: int) -> float:
        distance = ahead + whole * years
        if distance > 0:
            return distance * (_MONTH_AGAINST if tense == PAST else 1.0)
        return -distance * (_BEFORE_FUTURE if tense == FUTURE else 1.0)

    return min((0, -1, 1), key=weight)


def year_of_day(published: date, month: int, day: int, tense: str) -> int:
    """Return the year of "Nov. 13": by the tense of the clause, else the nearest one."""
    days = [found for year in (-1, 0, 1) if (found := make_day(published.year + year, month, day))]

    def weight(found: date) -> float:
        distance = (found - published).days
        if distance > 0:
            return distance * (_AGAINST if tense == PAST else 1)
        return -distance * (_AGAINST if tense == FUTURE else 1)

    return min(days, key=weight).year if days else published.year


def season_year(published: date, first_month: int, tense: str) -> int:
    """Return the year in which the season of "in the spring" begins."""
    return published.year + _turn(first_month + 1 - published.month, _MONTHS, tense)


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian; the anonymous algorithm of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """Return the day of a rule of holidays.tsv: "12-25", "11/4/4" (fourth Thursday of November), "easter-2"."""
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule.removeprefix("easter") or 0))
    if "-" in rule and "/" not in rule:
        month, day = map(int, rule.split("-"))
        return make_day(year, month, day)
    month, weekday, count = map(int, rule.split("/"))
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    following = add_months(date(year, month, 1), 1)
    last = following - timedelta(1) if following else date(year, month, 28)
    return last - timedelta((last.isoweekday() - weekday) % 7)
