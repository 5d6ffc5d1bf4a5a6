"""Which day do digits alone write? "2025-11-09", "11/10/2025", "10.11.2025", "101630Z NOV 25"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from consilience.read.calendar import make_day
from consilience.read.tense import FUTURE, PAST
from consilience.read.times_line import Found

_SLASHED = re.compile(r"(?<![\w.\-/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\w\-/])")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CENTURY = 2000
_ZONES = "ABCDEFGHIKLM"
"""Letters of the zones east of Greenwich, an hour each; N to Y lie west of it, Z is Greenwich, J is local time."""


def order_in(text: str, custom: str) -> str:
    """Return MDY or DMY: what the digits of the same report can only be, else the custom of its country, else ""."""
    pairs = [(int(found[1]), int(found[2])) for found in _SLASHED.finditer(text)]
    day_first = any(first > 12 >= second for first, second in pairs)
    month_first = any(second > 12 >= first for first, second in pairs)
    if day_first != month_first:
        return "DMY" if day_first else "MDY"
    return custom


def read_digits(groups: dict[str, str], order: str, published: date | None, tense: str) -> Found:
    """Read a match of rules/en/times.toml; a date that could be two days keeps both as limits, with a problem."""
    if "zone_letter" in groups:
        return _group(groups)
    year = int(groups["year"]) + (_CENTURY if len(groups["year"]) == 2 else 0)
    if "month" in groups:
        day = make_day(year, int(groups["month"]), int(groups["day"]))
        clock = f"T{groups['clock']}{groups.get('zone', '')}" if "clock" in groups else ""
        return _of(day, clock)
    first, second = int(groups["first"]), int(groups["second"])
    days = {"MDY": make_day(year, first, second), "DMY": make_day(year, second, first)}
    if "dotted" in groups:
        return _of(days["DMY"] or days["MDY"])
    known = sorted({day for day in days.values() if day})
    if len(known) < 2:
        return _of(known[0] if known else None)
    chosen = days.get(order) or _by_tense(known, published, tense)
    return _of(chosen) if chosen else _unsure(known)


def _by_tense(days: Sequence[date], published: date | None, tense: str) -> date | None:
    """Choose the day of publication; else the only day that has been, or that is to come, as the clause says."""
    if published is None:
        return None
    if published in days:
        return published
    if tense not in (PAST, FUTURE):
        return None
    fit = [day for day in days if (day <= published if tense == PAST else day >= published)]
    return fit[0] if len(fit) == 1 else None


def _of(day: date | None, clock: str = "") -> Found:
    if day is None:
        return Found(0, "", "DATE", "digits", problem="is no date")
    return Found(0, f"{day}{clock}", "TIME" if clock else "DATE", "digits")


def _unsure(days: list[date]) -> Found:
    either = " or ".join(f"{day.day} {day:%B}" for day in days)
    return Found(0, f"{days[0].year:04}-XX-XX", "DATE", "digits", days[0], days[-1], f"may be {either}")


def _group(groups: dict[str, str]) -> Found:
    """Read a military date-time group: day, hour, minute, zone, month, year."""
    year = int(groups["year"]) + (_CENTURY if len(groups["year"]) == 2 else 0)
    day = make_day(year, _MONTHS.index(groups["name"][:3].upper()) + 1, int(groups["day"]))
    hour, minute = int(groups["hour"]), int(groups["minute"])
    if day is None or hour > 24 or minute > 59:
        return _of(None)
    return _of(day, f"T{hour:02}:{minute:02}{_zone(groups['zone_letter'].upper())}")


def _zone(letter: str) -> str:
    if letter in "ZJ":
        return "Z" if letter == "Z" else ""
    if letter in _ZONES:
        return f"+{_ZONES.index(letter) + 1:02}"
    return f"-{ord(letter) - ord('N') + 1:02}"
