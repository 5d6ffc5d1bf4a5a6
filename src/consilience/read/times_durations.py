"""How long, how often, how long ago? Expressions that count units of time."""

from __future__ import annotations

from datetime import date

from consilience.read.calendar import days_of, open_value, shift, value_of
from consilience.read.times_line import YEARS, Found, Line

_ARTICLES = ("the", "a", "an")
_AFTER_THE = frozenset({"this", "ordinal", "number", "many"})
_NOT_BEFORE = ("old", "older", "young", "-")
_SMALL = ("TS", "TM", "TH")


def read_duration(line: Line, index: int) -> Found | None:
    """Read "three weeks", "about a decade", "10-year", "the past two months", "two years ago", "a day earlier"."""
    start = _skip_bounds(line, index)
    if line.low(start) == "the" and (line.classes[min(start + 1, len(line.classes) - 1)].keys() & _AFTER_THE):
        start += 1
    direction = line.get(start, "this")
    if direction is not None and line.low(start) not in ("that", "this", "same", "current"):
        return _counted(line, start + 1, int(direction), index)
    if line.low(start) == "first" or (line.get(start, "ordinal") and line.low(start) != "second"):
        return _counted(line, start + 1, 0, index) if line.get(start + 1, "number") or line.count(start + 1) else None
    return _counted(line, start, 0, index)


def _skip_bounds(line: Line, index: int) -> int:
    """Step over "about", "more than", "at least"."""
    pair = (line.low(index), line.low(index + 1))
    if pair in (("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("up", "to"), ("just", "over")):
        return index + 2
    if pair in (("just", "under"), ("well", "over"), ("fewer", "than")):
        return index + 2
    if pair == ("no", "more") and line.low(index + 2) == "than":
        return index + 3
    whole = line.low(index) == "over" and line.tokens[index].dep == "prep" and line.low(index + 1) not in ("a", "an")
    return index + 1 if line.get(index, "about") and not whole else index


def _counted(line: Line, index: int, direction: int, first: int) -> Found | None:
    counted = line.count(line.skip(index, "the") if index != first else index)
    if counted is None:
        return None
    end, count = counted
    end = line.skip(end, "more", "full", "consecutive", "straight", "long", "calendar", "fiscal", "additional", "whole")
    hyphen = line.low(end) == "-"
    unit = line.get(end + hyphen, "unit") or line.get(end + hyphen, "units")
    if unit is None or unit in ("S",):
        return None
    end += hyphen + 1
    end = end + 2 if (line.low(end), line.low(end + 1)) == ("or", "so") else end
    if unit == "Q" and count == "1" and line.low(end) == "of":
        return None
    if count.isdigit() and int(count) in YEARS and len(count) == 4 and unit == "TS":
        return None
    if _is_age(line, end) or (line.low(index) in ("a", "an") and count == "1" and unit == "TS"):
        return None
    if direction:
        return _stretch(line, end, count, unit, direction)
    return _ago(line, end, count, unit) or _plain(line, end, count, unit, first)


def _is_age(line: Line, end: int) -> bool:
    """Tell "27 years old", "a 27-year-old", "at 27 years of age" from a duration."""
    return line.get(end + (line.low(end) == "-"), "grown") is not None or (
        line.low(end) == "of" and line.low(end + 1) == "age"
    )


def write_duration(count: str, unit: str) -> str:
    """Write a TIMEX3 duration: ("3", "W") is P3W, ("X", "TH") PTXH, half an hour PT30M."""
    if unit == "F":
        unit, count = "W", count if count == "X" else f"{2 * float(count):g}"
    if unit in ("N", "WE", "S"):
        unit = {"N": "D", "WE": "WE", "S": "S"}[unit]
    if unit == "TH" and count not in ("X",) and float(count) % 1:
        minutes = round(float(count) * 60)
        return f"PT{minutes // 60}H{minutes % 60}M" if minutes >= 60 else f"PT{minutes}M"
    if unit == "Y" and count != "X" and float(count) % 1 == 0.5:
        return f"P{round(float(count) * 12)}M"
    return f"PT{count}{unit[1]}" if unit in _SMALL else f"P{count}{unit}"


def _plain(line: Line, end: int, count: str, unit: str, first: int) -> Found:
    value = write_duration(count, unit)
    if line.low(first) in ("a", "an") and end == first + 2 and first and _is_rate(line, first):
        return Found(end, value, "SET", "rate")
    if line.low(end) == "and" and line.low(end + 1) == "a" and line.low(end + 2) == "half":
        value = _add_half(count, unit) or value
        end += 3
    return Found(end, value, "DURATION", "duration")


def _add_half(count: str, unit: str) -> str:
    if count == "X":
        return ""
    smaller = {"TM": ("30", "TS"), "TH": ("30", "TM"), "Y": ("6", "M")}.get(unit)
    if smaller and unit != "Y":
        return write_duration(count, unit) + smaller[0] + smaller[1][1]
    return f"P{float(count) * 12 + 6:g}M" if unit == "Y" else f"P{float(count) + 0.5:g}{unit}"


def _is_rate(line: Line, index: int) -> bool:
    """Tell the rate "5,000 barrels a day", "twice a year" from the duration "for a day"."""
    before = line.tokens[index - 1]
    return before.tag in ("NNS", "CD", "$") or before.lower in (
        "%",
        "percent",
        "twice",
        "once",
        "times",
        "million",
        "billion",
    )


def _ago(line: Line, end: int, count: str, unit: str) -> Found | None:
    """Read on through "ago", "earlier", "later", "from now"; count from publication or from the date last told of."""
    after = end + (line.low(end) == "-")
    back, ahead = line.get(after, "back"), line.get(after, "ahead")
    if line.low(after) == "earlier" and line.get(after + 1, "this"):
        back = None
    if line.low(end) == "from" and line.low(end + 1) in ("now", "today"):
        back, ahead, after = None, "now", end + 1
    if (back is None and ahead is None) or (line.low(after) in ("before", "after") and not _is_bare(line, after)):
        return None
    sign = -1 if back else 1
    reference = back or ahead
    if unit in _SMALL or count == "X":
        if reference == "then":
            return Found(after + 1, write_duration(count, unit), "DURATION", "duration")
        return Found(after + 1, "PAST_REF" if back else "FUTURE_REF", "DATE", "ago.vague")
    base = line.published if reference == "now" else days_of(line.then)[0] or line.published
    rule = "ago" if back else "later"
    if base is None:
        return Found(after + 1, open_value(unit), "DATE", rule)
    return _shifted(line, after + 1, base, sign * _times(count, unit), _plain_unit(unit), rule)


def _is_bare(line: Line, index: int) -> bool:
    """Tell "two days before." from "two days before the vote"."""
    following = line.low(index + 1)
    return not following or not (following[0].isalnum() or following[0] in "\"'“‘$")


def _plain_unit(unit: str) -> str:
    return {"F": "W", "N": "D", "WE": "W"}.get(unit, unit)


def _times(count: str, unit: str) -> float:
    return float(count) * (2 if unit == "F" else 1)


def _shifted(line: Line, end: int, base: date, count: float, unit: str, rule: str) -> Found | None:
    unit, count = ("M", count * 12) if unit == "Y" and count % 1 else (unit, count)
    day = shift(base, count, unit)
    if day is None:
        return None
    value = value_of(day, unit)
    if unit == "Y" and count == -1 and "-Q" in line.then:
        value = f"{int(line.then[:4]) - 1:04}{line.then[4:]}"
    return Found(end, value, "DATE", rule)


def _stretch(line: Line, end: int, count: str, unit: str, direction: int) -> Found:
    """Place "the past three days", "the next two weeks" beside the day of publication."""
    value = write_duration(count, unit)
    if line.published is None or count == "X":
        return Found(end, value, "DURATION", "stretch")
    other = shift(line.published, direction * _times(count, unit), _plain_unit(unit))
    if other is None:
        return Found(end, value, "DURATION", "stretch")
    first, last = sorted((line.published, other))
    return Found(end, value, "DURATION", "stretch", first, last)


def read_bare(line: Line, index: int) -> Found | None:
    """Read "for weeks", "within months": units without a count."""
    unit = line.get(index, "units")
    if unit is None or line.low(index - 1) not in ("for", "within") or line.low(index + 1) in ("-", "of"):
        return None
    if line.low(index + 1) == "ago":
        return Found(index + 2, "PAST_REF", "DATE", "ago.vague")
    return Found(index + 1, write_duration("X", unit), "DURATION", "bare")


def read_repeated(line: Line, index: int) -> Found | None:
    """Read "every Friday", "each month", "every two weeks", "daily", "Mondays"."""
    if (habit := line.get(index, "habit")) and line.tokens[index].tag == "RB":
        return Found(index + 1, habit, "SET", "habit")
    if weekday := line.get(index, "weekdays"):
        return Found(index + 1, f"XXXX-WXX-{weekday}", "SET", "weekdays")
    if line.get(index, "each") is None:
        return None
    after = line.skip(index + 1, "single", "other")
    if weekday := line.get(after, "weekday"):
        part = line.get(after + 1, "part") or ""
        return Found(
            after + 1 + bool(part), f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), "SET", "each.weekday"
        )
    if month := line.get(after, "month"):
        return Found(after + 1, f"XXXX-{month}", "SET", "each.month")
    if part := line.get(after, "part"):
        return Found(after + 1, f"XXXX-XX-XXT{part}", "SET", "each.part")
    if unit := line.get(after, "unit"):
        return Found(after + 1, write_duration("1", unit), "SET", "each")
    counted = line.count(after) if after < len(line.tokens) else None
    unit = line.get(counted[0], "units") if counted else None
    return Found(counted[0] + 1, write_duration(counted[1], unit), "SET", "each") if counted and unit else None
