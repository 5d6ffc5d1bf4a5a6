"""Which days does a TIMEX3 value cover, and what value has the day, week or quarter so far from another?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the seasons of the northern hemisphere."""
SOUTHERN = {"SP": (9, 11), "SU": (12, 2), "FA": (3, 5), "WI": (6, 8)}
_PARTS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
"""Which third of a period its beginning, middle and end are: early May is the days up to the 11th."""
UNITS_IN_DAYS = {"D": 1, "W": 7}
UNITS_IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}

_LAST_YEAR = str(date.max.year)
"""Its last week and its winter end beyond the calendar."""
_VALUE = re.compile(
    r"""(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?
    |Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?""",
    re.VERBOSE,
)
_Days = tuple[date | None, date | None]


def days_of(value: str, *, south: bool | None = False) -> _Days:
    """Return the first and last day that a TIMEX3 date covers; (None, None) where it stays open.

    `south`: whether seasons are those of the southern hemisphere; with None a season stays open.

    >>> days_of("2025-Q3")
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
    """
    if value.isdecimal() and len(value) in (2, 3):
        return _decade_or_century(value)
    found = _VALUE.fullmatch(value)
    if found is None or not int(found["year"]) or (found["year"] == _LAST_YEAR and not found["month"]):
        return None, None
    year = int(found["year"])
    if found["month"]:
        return _month_or_day(year, int(found["month"]), found["day"])
    if found["week"]:
        return _week(year, int(found["week"]), weekend=bool(found["weekend"]))
    if found["season"]:
        return (None, None) if south is None else _season(year, (SOUTHERN if south else SEASONS)[found["season"]])
    return _months(year, found)


def _season(year: int, months: tuple[int, int]) -> _Days:
    first, last = months
    return date(year, first, 1), _month_end(year + (last < first), last)


def part_of(first: date, last: date, edge: str) -> tuple[date, date]:
    """Return the days of the beginning, middle or end (a third) of a period; the whole period for any other edge.

    >>> part_of(date(2025, 1, 1), date(2025, 12, 31), "START")
    (datetime.date(2025, 1, 1), datetime.date(2025, 5, 2))
    """
    if edge not in _PARTS:
        return first, last
    days = (last - first).days + 1
    begin, end = _PARTS[edge]
    return first + timedelta(days * begin // 3), first + timedelta(-(-days * end // 3) - 1)


def _months(year: int, found: re.Match[str]) -> _Days:
    """Return the days of a quarter, half or whole year."""
    first, last = 1, 12
    if found["quarter"]:
        last = 3 * int(found["quarter"])
        first = last - 2
    elif found["half"]:
        last = 6 * int(found["half"])
        first = last - 5
    return date(year, first, 1), _month_end(year, last)


def _decade_or_century(value: str) -> _Days:
    years = 10 if len(value) == 3 else 100
    first = int(value) * years
    return (date(first, 1, 1), date(first + years - 1, 12, 31)) if first else (None, None)


def _month_or_day(year: int, month: int, day: str | None) -> _Days:
    if not 1 <= month <= 12:
        return None, None
    if day is None:
        return date(year, month, 1), _month_end(year, month)
    whole = make_day(year, month, int(day))
    return whole, whole


def _week(year: int, week: int, *, weekend: bool) -> _Days:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None
    return monday + timedelta(5 if weekend else 0), monday + timedelta(6)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none such (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_value(day: date) -> str:
    """Return the ISO week of a day: 2025-W46."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def add_months(day: date, months: int) -> date | None:
    """Return the day so many months on, at most the end of its month; None beyond the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9998:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date | None:
    """Return the day so many days on, None beyond the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(number) if 1 <= number <= date(9998, 12, 31).toordinal() else None


def shift(day: date, count: float, unit: str) -> date | None:
    """Return the day that lies so many units on (back where negative)."""
    if abs(count) > 100_000:
        return None
    if unit in UNITS_IN_DAYS:
        return add_days(day, round(count * UNITS_IN_DAYS[unit]))
    if unit in UNITS_IN_MONTHS:
        return add_months(day, round(count * UNITS_IN_MONTHS[unit]))
    return day


def value_of(day: date, unit: str) -> str:
    """Write the day, week, month, quarter, year, decade or century that holds a day."""
    if unit == "W":
        return week_value(day)
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit in ("Y", "E", "C"):
        return f"{day.year:04}"[: {"Y": 4, "E": 3, "C": 2}[unit]]
    return day.isoformat()


def open_value(unit: str) -> str:
    """Write a value of which only the unit is known: XXXX-XX for some month."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "E": "XXX", "C": "XX"}.get(unit, "XXXX")
