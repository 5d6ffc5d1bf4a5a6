"""At what hour, in which part of the day: "4 a.m.", "10:30 p.m. EST", "Tuesday night", "the early hours of Tuesday"?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from consilience.read.calendar import add_days
from consilience.read.tense import FUTURE, PAST
from consilience.read.times_line import Found, Line

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)?(?P<half>[ap])?", re.IGNORECASE)
_HALF = {"AM": "a", "PM": "p"}
NOON, DAWN = 12, 5
"""Hours: "2 Monday night" is before dawn, "10 Monday night" before midnight."""
_LONGEST_ASIDE = 7
_BEFORE_HOUR = frozenset(
    ["at", "around", "about", "by", "until", "till", "from", "since", "before", "after", "between"]
)
_OPEN_DAY = "XXXX-XX-XX"
_DAYTIME = frozenset({"day", "weekday", "named-day", "holiday"})
"""Rules whose finding is one day."""
_Reader = Callable[[Line, int], Found | None]


def read_clock(line: Line, index: int, read_day: _Reader) -> Found | None:
    """Read a clock time with its zone and the day beside it: "4 a.m. on Tuesday", "10:30 p.m. EST Nov. 3"."""
    hour = _hour(line, index)
    if hour is None:
        return _impossible(line, index)
    end, time = hour
    zone = line.get(end, "zone") if line.tokens[min(end, len(line.tokens) - 1)].text.isupper() else None
    end += zone is not None
    time += "" if zone in (None, "-") else zone or ""
    for start in dict.fromkeys((end, line.skip(end, ","))):
        beside = read_day(line, start)
        if (
            beside is not None
            and beside.rule in _DAYTIME
            and not beside.problem
            and (start == end or beside.rule == "day")
        ):
            return _with_part(line, Found(beside.end, f"{beside.value}T{time}", "TIME", "clock"))
    behind = read_day(line, line.skip(_past_aside(line, end), "on"))
    if behind is not None and behind.rule in _DAYTIME and not behind.problem:
        return Found(end, f"{behind.value}T{time}", "TIME", "clock")
    found = Found(end, f"{_day_meant(line)}T{time}", "TIME", "clock")
    if line.day or line.published is None or not _is_past(line, index):
        return found
    return found._replace(earliest=add_days(line.published, -1), latest=line.published)  # "it struck at 1353": or last


def _is_past(line: Line, index: int) -> bool:
    """Say whether what an hour dates is told as past; an hour in brackets dates what the one before them does."""
    at = index - 2 if line.low(index - 1) == "(" else index
    return line.tense(max(at, 0)) == PAST


def _past_aside(line: Line, index: int) -> int:
    """Step over "local time" and over an hour in brackets: "8:30 a.m. (0130 GMT) on Nov. 9"."""
    if line.low(index) == "local" and line.low(index + 1) == "time":
        index += 2
    if line.low(index) != "(":
        return index
    return next((k + 1 for k in range(index + 1, index + _LONGEST_ASIDE) if line.low(k) == ")"), index)


def _with_part(line: Line, found: Found) -> Found:
    """Read on through "10:30 Monday night": the part of the day tells which half the hour is of."""
    part, hour = line.get(found.end, "part"), found.value[11:13]
    if part is None or ":" in part or not hour.isdecimal():
        return found
    if part == "MO" and int(hour) == NOON:
        return found._replace(end=found.end + 1, value=f"{found.value[:11]}00{found.value[13:]}")
    late = part in ("AF", "EV", "NI") and int(hour) < NOON and not (part == "NI" and int(hour) < DAWN)
    value = f"{found.value[:11]}{int(hour) + NOON}{found.value[13:]}" if late else found.value
    return found._replace(end=found.end + 1, value=value)


def _impossible(line: Line, index: int) -> Found | None:
    """Name "at 30:99" as no time of day."""
    word = line.low(index)
    if line.get(index, "time") is None or ":" not in word or _hour_of(word) is not None:
        return None
    told = (
        line.low(index - 1) in ("at", "around", "by", "until")
        or line.get(index + 1, "clock")
        or line.get(index + 1, "zone")
    )
    return Found(index + 1, "", "TIME", "clock", problem="is no time of day") if told else None


def _day_meant(line: Line) -> str:
    if line.day:
        return line.day
    return line.published.isoformat() if line.published else _OPEN_DAY


def _hour(line: Line, index: int) -> tuple[int, str] | None:
    """Read "4 a.m.", "10:30pm", "16:30", "5 o'clock", "noon", "0400 GMT" as the end and HH:MM."""
    word = line.low(index)
    if word in ("noon", "midday", "midnight"):
        return index + 1, "24:00" if word == "midnight" else "12:00"
    if not word or not (word[0].isdecimal() or line.get(index, "number") or line.get(index, "time")):
        return None
    if military := _military(line, index):
        return military
    half = line.get(index + 1, "clock")
    if half is None and line.get(index, "time") is None:
        return None
    if half is None and ":" in word and word[-1].isdecimal() and not _is_told(line, index):
        return None
    found = _TIME.match(word)
    minutes = ":" in word or half is not None or bool(found and found["half"])
    time = _write(found, half, with_minutes=minutes) if found else None
    return (index + 1 + (half is not None), time) if time else None


def _military(line: Line, index: int) -> tuple[int, str] | None:
    """Read "0400 GMT", "0300 hours", "1630h", "1353 (1023 GMT)"."""
    word, unit = line.low(index), line.low(index + 1)
    digits = word.removesuffix("h") if word[:-1].isdecimal() else word
    if len(digits) != 4 or not (digits.isascii() and digits.isdecimal()):
        return None
    zoned = line.get(index + 1, "zone") is not None and line.tokens[index + 1].text.isupper()
    hours = unit in ("hours", "hrs", "hour") and (digits[0] == "0" or line.low(index - 1) in _BEFORE_HOUR)
    local = unit == "local" and line.low(index + 2) == "time"
    local = local or (unit == "(" and line.low(index + 2).isdecimal() and line.get(index + 3, "zone") is not None)
    if not (zoned or hours or local or word.endswith("h")) or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return index + 1 + hours, f"{digits[:2]}:{digits[2:]}"


def _is_told(line: Line, index: int) -> bool:
    """Tell "at 12:30", "12:30 local time", "16:30 on Monday" from a score or a verse."""
    behind = line.low(index + 1)
    return (
        line.low(index - 1) in _BEFORE_HOUR
        or line.get(index + 1, "zone") is not None
        or behind in ("hours", "hrs", "local", "today", "yesterday")
        or (
            line.low(line.skip(index + 1, "on", ",")) != ""
            and line.get(line.skip(index + 1, "on", ","), "weekday") is not None
        )
    )


def _hour_of(word: str) -> str | None:
    found = _TIME.match(word)
    return _write(found, None, with_minutes=True) if found else None


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
        return _overnight(line, index, read_day)
    if word in ("this", "last", "that", "the") and (pointed := _pointed_part(line, index, read_day)):
        return pointed
    part = line.get(index, "part")
    if part in ("MO", "AF", "EV", "NI") and line.low(index + 1) in ("yesterday", "today", "tomorrow"):
        day = read_day(line, index + 1)
        return Found(day.end, f"{day.value}T{part}", "TIME", "part") if day else None
    day = read_day(line, index)
    return _part_of(line, day) if day is not None and day.rule in _DAYTIME and not day.problem else None


def _overnight(line: Line, index: int, read_day: _Reader) -> Found:
    """Read "overnight": the night before publication; "overnight on Sunday" and "overnight into Monday" name theirs."""
    day = read_day(line, line.skip(index + 1, "on", "into", "to"))
    value, end = _today(line), index + 1
    if day is not None and day.rule in _DAYTIME and day.value[:4].isdecimal():
        value = day.value
        last = date.fromisoformat(value)
        first = add_days(last, -1) if line.low(index + 1) in ("into", "to") else last
        return Found(end, f"{first or last}TNI", "TIME", "part", first, last)
    first = add_days(line.published, -1) if line.published and line.tense(index) != FUTURE else line.published
    return Found(end, f"{value}TNI", "TIME", "part", first, line.published)


def _part_of(line: Line, day: Found) -> Found | None:
    after = line.skip(day.end, "early", "late")
    part = line.get(after, "part")
    if part is None or ":" in part:
        return None
    return Found(after + 1, f"{day.value}T{part}", "TIME", "part", day.earliest, day.latest)


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
            return Found(
                day_found.end, f"{day_found.value}T{part}", "TIME", "part", day_found.earliest, day_found.latest
            )
    if word == "this":
        return Found(after + 1, f"{_today(line)}T{part}", "TIME", "part")
    if word == "that":
        return Found(after + 1, f"{line.gone or _day_meant(line)}T{part}", "TIME", "part")
    return None
