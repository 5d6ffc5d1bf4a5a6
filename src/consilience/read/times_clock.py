"""At what hour, in which part of the day: "4 a.m.", "10:30 p.m. EST", "Tuesday night", "the early hours of Tuesday"?"""

from __future__ import annotations

import re
from collections.abc import Callable

from consilience.read.calendar import add_days
from consilience.read.times_line import Found, Line

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)?(?P<half>[ap])?", re.IGNORECASE)
_HALF = {"AM": "a", "PM": "p"}
_OPEN_DAY = "XXXX-XX-XX"
_DAYTIME = frozenset({"day", "weekday", "named-day", "holiday"})
"""Rules whose finding is one day."""
_Reader = Callable[[Line, int], Found | None]


def read_clock(line: Line, index: int, read_day: _Reader) -> Found | None:
    """Read a clock time with its zone and the day beside it: "4 a.m. on Tuesday", "10:30 p.m. EST Nov. 3"."""
    hour = _hour(line, index)
    if hour is None:
        return None
    end, time = hour
    zone = line.get(end, "zone") if line.tokens[min(end, len(line.tokens) - 1)].text.isupper() else None
    end += zone is not None
    time += "" if zone in (None, "-") else zone or ""
    beside = read_day(line, end)
    if beside is not None and beside.rule in _DAYTIME and not beside.problem:
        return Found(beside.end, f"{beside.value}T{time}", "TIME", "clock")
    comma = read_day(line, end + 1) if line.low(end) == "," else None
    if comma is not None and comma.rule == "day" and not comma.problem:
        return Found(comma.end, f"{comma.value}T{time}", "TIME", "clock")
    behind = read_day(line, line.skip(end, "on"))
    if behind is not None and behind.rule in _DAYTIME and not behind.problem:
        return Found(end, f"{behind.value}T{time}", "TIME", "clock")
    return Found(end, f"{_day_meant(line)}T{time}", "TIME", "clock")


def _day_meant(line: Line) -> str:
    if line.then and re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}", line.then):
        return line.then
    return line.published.isoformat() if line.published else _OPEN_DAY


def _hour(line: Line, index: int) -> tuple[int, str] | None:
    """Read "4 a.m.", "10:30pm", "16:30", "5 o'clock", "noon", "0400 GMT" as the end and HH:MM."""
    word = line.low(index)
    if word in ("noon", "midnight"):
        return index + 1, "12:00" if word == "noon" else "24:00"
    if not word or not (word[0].isdecimal() or line.get(index, "number") or line.get(index, "time")):
        return None
    half = line.get(index + 1, "clock")
    glued = half is None and line.get(index, "time")
    if len(word) == 4 and word.isdecimal() and line.get(index + 1, "zone") and line.tokens[index + 1].text.isupper():
        return (index + 1, f"{word[:2]}:{word[2:]}") if int(word[:2]) <= 24 and int(word[2:]) < 60 else None
    if half is None and not glued:
        return None
    found = _TIME.match(word)
    time = (
        _write(found, half, with_minutes=":" in word or half is not None or bool(found and found["half"]))
        if found
        else None
    )
    return (index + 1 + (half is not None), time) if time else None


def _write(found: re.Match[str], half: str | None, *, with_minutes: bool) -> str | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    letter = (found["half"] or _HALF.get(half or "", "")).lower()
    if hour > 24 or minute > 59 or not with_minutes or (letter and not 1 <= hour <= 12):
        return None
    if letter:
        hour = hour % 12 + (12 if letter == "p" else 0)
    return f"{hour:02}:{minute:02}"


def read_part(line: Line, index: int, read_day: _Reader) -> Found | None:
    """Read "Tuesday night", "this morning", "tonight", "last night", "the early hours of Tuesday", "overnight"."""
    word = line.low(index)
    if word == "tonight":
        return Found(index + 1, f"{_today(line)}TNI", "TIME", "part")
    if word == "overnight" and line.tokens[index].dep in ("advmod", "npadvmod"):
        return Found(index + 1, f"{_today(line)}TNI", "TIME", "part")
    if word in ("this", "last", "that", "the"):
        return _pointed_part(line, index, read_day)
    part = line.get(index, "part")
    if part in ("MO", "AF", "EV", "NI") and line.low(index + 1) in ("yesterday", "today", "tomorrow"):
        day = read_day(line, index + 1)
        return Found(day.end, f"{day.value}T{part}", "TIME", "part") if day else None
    day = read_day(line, index)
    return _part_of(line, day) if day is not None and day.rule in _DAYTIME and not day.problem else None


def _part_of(line: Line, day: Found) -> Found | None:
    after = line.skip(day.end, "early", "late")
    part = line.get(after, "part")
    if part is None or ":" in part:
        return None
    return Found(after + 1, f"{day.value}T{part}", "TIME", "part")


def _today(line: Line) -> str:
    return line.published.isoformat() if line.published else _OPEN_DAY


def _pointed_part(line: Line, index: int, read_day: _Reader) -> Found | None:
    word = line.low(index)
    if word == "last" and line.low(index + 1) == "night":
        day = add_days(line.published, -1) if line.published else None
        return Found(index + 2, f"{day or _OPEN_DAY}TNI", "TIME", "part")
    after = line.skip(index + 1, "early", "late", "wee", "small", "pre-dawn", "predawn")
    part = "MO" if line.low(after) == "hours" and after > index + 1 else line.get(after, "part")
    if part is None or ":" in part:
        return None
    if line.low(after + 1) == "of":
        day_found = read_day(line, after + 2)
        if day_found and day_found.rule in _DAYTIME:
            return Found(day_found.end, f"{day_found.value}T{part}", "TIME", "part")
    if word == "this":
        return Found(after + 1, f"{_today(line)}T{part}", "TIME", "part")
    if word == "that":
        return Found(after + 1, f"{_day_meant(line)}T{part}", "TIME", "part")
    return None
