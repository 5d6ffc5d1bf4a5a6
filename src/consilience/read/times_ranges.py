"""From which day to which? "3-5 November", "Nov. 3 and 4", "from Monday to Friday", "between 2011 and 2014"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from consilience.read.calendar import make_day
from consilience.read.syntax import Syntax
from consilience.read.times_dates import day_number, read_date
from consilience.read.times_line import Found, Line
from consilience.records import Time

_DASHES = ("-", "–", "—", "/")
_TO = re.compile(r"\s*(?:,?\s*(?:to|until|till|through|thru)|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*and\s+(?:the\s+)?", re.IGNORECASE)
_OPENING = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_WIDEST = 60
"""Characters looked at before an expression for "from" and "between"."""
_WEEK = timedelta(7)


def read_range(line: Line, index: int) -> Found | None:
    """Read days of one month: valued by the first, with both as limits."""
    return _days_first(line, index) or _month_first(line, index)


def _days_first(line: Line, index: int) -> Found | None:
    """Read "3-5 December", "3 to 5 November 2025", "the night of 3-4 November"."""
    start = line.skip(index, "the")
    first = day_number(line, start)
    joined = line.low(start + 1) in (*_DASHES, "to", "and", "through", "until")
    if first is None or not joined:
        return None
    last = day_number(line, start + 2)
    found = read_date(line, start + 2) if last is not None and last > first else None
    return _between(found, first, last or first) if found is not None and found.rule == "day" else None


def _month_first(line: Line, index: int) -> Found | None:
    """Read "Nov. 3 to 5", "November 3 and 4, 2025"; "Nov. 3 and 4 people" is one day."""
    first = day_number(line, index + 1) if line.get(index, "month") else None
    if first is None or line.low(index + 2) not in ("to", "and", "through", "until"):
        return None
    last, end = day_number(line, index + 3), index + 4
    if last is None or last <= first or _goes_on(line, end):
        return None
    year_at = line.skip(end, ",", "of")
    year = line.get(year_at, "year")
    day = read_date(line, index)
    if day is None or day.rule != "day" or day.problem:
        return None
    value = f"{year}{day.value[4:]}" if year else day.value
    return _between(Found(year_at + 1 if year else end, value, "DATE", "day"), first, last)


def _goes_on(line: Line, index: int) -> bool:
    """Say whether a word that is counted, a unit or another date follows a number."""
    if index >= len(line.tokens):
        return False
    following = line.tokens[index]
    return following.tag.startswith(("NN", "JJ", "CD")) and line.get(index, "year") is None


def _between(found: Found, first: int, last: int) -> Found | None:
    """Give a day of a month the limits of a range that it ends or begins."""
    if found.problem:
        return found
    value = f"{found.value[:8]}{first:02}"
    if not found.value[:4].isdecimal():
        return found._replace(value=value)
    year, month = int(found.value[:4]), int(found.value[5:7])
    begin, end = make_day(year, month, first), make_day(year, month, last)
    return found._replace(value=value, earliest=begin, latest=end) if begin and end else None


def join_ranges(syntax: Syntax, times: Sequence[Time]) -> tuple[Time, ...]:
    """Let both ends of a range carry the whole interval: each keeps its own span and value.

    "from Nov. 30 to Dec. 2" -> Nov. 30 and Dec. 2, both from 30 November to 2 December.
    """
    joined = list(times)
    for number in range(len(times) - 1):
        first, last = joined[number], joined[number + 1]
        if _are_joined(syntax.text, first, last):
            joined[number : number + 2] = _as_one(first, last)
    return tuple(joined)


def _are_joined(text: str, first: Time, last: Time) -> bool:
    if first.kind not in ("DATE", "TIME") or last.kind not in ("DATE", "TIME"):
        return False
    between = text[first.span.end : last.span.start]
    opening = _OPENING.search(text[max(0, first.span.start - _WIDEST) : first.span.start])
    if opening is not None and opening[1].lower() == "between":
        return bool(_AND.fullmatch(between))
    hyphen = between.strip() in ("-", "–", "—") and len(between) <= 1
    return bool(_TO.fullmatch(between)) and (opening is not None or hyphen or "through" in between.lower())


def _as_one(first: Time, last: Time) -> tuple[Time, Time]:
    """Join two times; a weekday that would come before the first is that of the week after."""
    if first.earliest is None or last.latest is None:
        return first, last
    if last.rule == "times.weekday" and last.earliest == last.latest and last.latest < first.earliest:
        day = last.latest + _WEEK
        last = replace(last, value=day.isoformat(), earliest=day, latest=day)
    assert last.latest is not None
    if last.latest < first.earliest:
        return first, last
    whole = (first.earliest, last.latest)
    return replace(first, earliest=whole[0], latest=whole[1]), replace(last, earliest=whole[0], latest=whole[1])
