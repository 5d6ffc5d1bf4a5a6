"""Which one of a period is meant? "the first Tuesday in May", "the last day of 2015", "the first week of May"."""

from __future__ import annotations

from datetime import date, timedelta

from consilience.read.calendar import days_of, value_of
from consilience.read.times_dates import read_date
from consilience.read.times_line import Found, Line

_WEEK = 7
_ENDS = {"last": -1, "final": -1, "closing": -1, "opening": 1}
_UNITS = frozenset(["D", "W", "M"])


def read_nth(line: Line, index: int) -> Found | None:
    """Read a weekday or unit by its rank in the period that stands behind it."""
    start = line.skip(index, "the")
    rank = _ENDS.get(line.low(start)) or int(line.get(start, "ordinal") or 0)
    weekday, unit = line.get(start + 1, "weekday"), line.get(start + 1, "unit")
    if not rank or line.low(start + 2) not in ("of", "in") or (weekday is None and unit not in _UNITS):
        return None
    period = _period(line, start + 3)
    first, last = days_of(period.value) if period is not None else (None, None)
    if period is None or first is None or last is None:
        return None
    if weekday is not None:
        day = _nth_weekday(first, last, int(weekday), rank)
        return Found(period.end, day.isoformat(), "DATE", "day") if day else None
    return _nth_unit(period, (first, last), unit or "D", rank)


def _period(line: Line, index: int) -> Found | None:
    """Read the month or year behind "of": "May", "2015", "last month", "this year"."""
    found = read_date(line, index) if index < len(line.tokens) else None
    if found is not None:
        return found if found.rule in ("month", "year") else None
    start = line.skip(index, "the")
    direction = line.get(start, "this") if line.low(start) in ("last", "this", "next") else None
    unit = {"month": "M", "year": "Y"}.get(line.low(start + 1))
    if direction is None or unit is None or line.published is None:
        return None
    months = int(direction) * (1 if unit == "M" else 12)
    count = line.published.year * 12 + line.published.month - 1 + months
    return Found(start + 2, value_of(date(count // 12, count % 12 + 1, 1), unit), "DATE", "pointed")


def _nth_weekday(first: date, last: date, weekday: int, rank: int) -> date | None:
    if rank < 0:
        return last - timedelta((last.isoweekday() - weekday) % _WEEK)
    day = first + timedelta((weekday - first.isoweekday()) % _WEEK + _WEEK * (rank - 1))
    return day if day <= last else None


def _nth_unit(period: Found, days: tuple[date, date], unit: str, rank: int) -> Found | None:
    """Count days, weeks of seven days, or months from the beginning or the end of a period."""
    first, last = days
    if unit == "M":
        month = 12 if rank < 0 else rank
        known = len(period.value) == 4 and month <= 12
        return Found(period.end, f"{period.value}-{month:02}", "DATE", "nth") if known else None
    length = 1 if unit == "D" else _WEEK
    begin = last - timedelta(length - 1) if rank < 0 else first + timedelta(length * (rank - 1))
    if begin > last or begin < first:
        return None
    return Found(period.end, value_of(begin, unit), "DATE", "nth", begin, min(last, begin + timedelta(length - 1)))
