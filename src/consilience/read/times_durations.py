"""How long, how often, how long ago? Expressions that count units of time."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from consilience.read.calendar import days_of, open_value, shift, value_of
from consilience.read.tense import FUTURE
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
        return _counted(line, start + 1, int(direction), index) or _uncounted(line, start)
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


def _uncounted(line: Line, start: int) -> Found | None:
    """Read "in coming weeks", "the past decades": as many as there may be."""
    unit = line.get(start + 1, "units")
    if (
        unit is None
        or unit in ("S", "WE")
        or line.low(start) not in ("coming", "past", "previous", "following", "ensuing")
    ):
        return None
    return Found(start + 2, write_duration("X", unit), "DURATION", "stretch")


class _Units(NamedTuple):
    """Units counted up to a token: three weeks."""

    end: int
    number: str
    unit: str


def _counted(line: Line, index: int, direction: int, first: int) -> Found | None:
    units = _read_units(line, line.skip(index, "the") if index != first else index)
    if units is None or _is_no_duration(line, index, units):
        return None
    if direction:
        return _stretch(line, units, direction)
    return _ago(line, units) or _plain(line, units, first)


def _read_units(line: Line, index: int) -> _Units | None:
    """Read "three weeks", "10-year", "two more months", "a year or so"."""
    counted = line.count(index)
    if counted is None:
        return None
    end, count = counted
    end = line.skip(end, "more", "full", "consecutive", "straight", "long", "calendar", "fiscal", "additional", "whole")
    end += line.low(end) == "-"
    unit = line.get(end, "unit") or line.get(end, "units")
    if unit is None or unit == "S":
        return None
    end = end + 3 if (line.low(end + 1), line.low(end + 2)) == ("or", "so") else end + 1
    return _Units(end, count, unit)


def _is_no_duration(line: Line, index: int, units: _Units) -> bool:
    """Tell ages, "a quarter of", "a second man" and "1988 second" from durations."""
    end, count, unit = units
    part = unit == "Q" and count == "1" and line.low(end) == "of"
    if (unit == "TH" and line.low(index)[0] == "0") or (line.low(index - 1), line.low(index)) == ("as", "many"):
        return True  # "0300 hours" is a clock time; "the third in as many months"
    rank = unit == "TS" and ((count.isdecimal() and int(count) in YEARS) or line.low(index) in ("a", "an"))
    return part or rank or _is_age(line, end)


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


def _plain(line: Line, units: _Units, first: int) -> Found:
    end, count, unit = units
    value = write_duration(count, unit)
    if line.low(first) == "one" and line.low(first + 1) == "day" and end == first + 2 and _is_some_day(line, first):
        return Found(end, "FUTURE_REF", "DATE", "some-day")
    if line.low(first) in ("a", "an") and end == first + 2 and first and _is_rate(line, first):
        return Found(end, value, "SET", "rate")
    if line.low(end) == "and" and line.low(end + 1) == "a" and line.low(end + 2) == "half":
        value = _add_half(count, unit) or value
        end += 3
    return Found(end, value, "DURATION", "duration")


def _is_some_day(line: Line, index: int) -> bool:
    """Tell "one day they will leave" from "it lasted one day", "one day of talks" and "one day after"."""
    loose = line.tokens[index + 1].dep == "npadvmod" and line.low(index - 1) not in ("for", "in", "within", "after")
    following = ("of", "before", "after", "later", "earlier", "ago", "-")
    return loose and line.low(index + 2) not in following and line.tense(index) == FUTURE


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


def _ago(line: Line, units: _Units) -> Found | None:
    """Read on through "ago", "earlier", "later", "from now"; count from publication or from the date last told of."""
    end, count, unit = units
    after = end + (line.low(end) == "-")
    back, ahead = line.get(after, "back"), line.get(after, "ahead")
    if line.low(after) == "earlier" and line.get(after + 1, "this"):
        back = None
    if line.low(end) == "from" and line.low(end + 1) in ("now", "today"):
        back, ahead, after = None, "now", end + 1
    if (back is None and ahead is None) or (line.low(after) in ("before", "after") and not _is_bare(line, after)):
        return None
    if unit in _SMALL or count == "X":
        return _vague(units, after + 1, back, ahead)
    base = line.published if (back or ahead) == "now" else days_of(line.then)[0] or line.published
    return _shifted(line, units._replace(end=after + 1), base, back=back is not None)


def _vague(units: _Units, end: int, back: str | None, ahead: str | None) -> Found:
    """Date "years ago" as past; keep "an hour later" as the time between."""
    if (back or ahead) == "then":
        return Found(end, write_duration(units.number, units.unit), "DURATION", "duration")
    return Found(end, "PAST_REF" if back else "FUTURE_REF", "DATE", "ago.vague")


def _is_bare(line: Line, index: int) -> bool:
    """Tell "two days before." from "two days before the vote"."""
    following = line.low(index + 1)
    return not following or not (following[0].isalnum() or following[0] in "\"'“‘$")


def _shifted(line: Line, units: _Units, base: date | None, *, back: bool) -> Found | None:
    """Date what lies so many units from a day; a year on from a quarter is the same quarter of that year."""
    rule = "ago" if back else "later"
    if base is None:
        return Found(units.end, open_value(units.unit), "DATE", rule)
    count, unit = _in_calendar_units(units)
    day = shift(base, -count if back else count, unit)
    if day is None:
        return None
    value = value_of(day, unit)
    if unit == "Y" and count == 1 and back and line.period and line.compares(units.end):
        value = line.period_before()
    return Found(units.end, value, "DATE", rule)


def _in_calendar_units(units: _Units) -> tuple[float, str]:
    """Count fortnights in weeks, nights in days, one and a half years in months."""
    count, unit = float(units.number), {"F": "W", "N": "D", "WE": "W"}.get(units.unit, units.unit)
    if units.unit == "F":
        return 2 * count, unit
    return (12 * count, "M") if unit == "Y" and count % 1 else (count, unit)


def _stretch(line: Line, units: _Units, direction: int) -> Found:
    """Place "the past three days", "the next two weeks" beside the day of publication."""
    found = Found(units.end, write_duration(units.number, units.unit), "DURATION", "stretch")
    if line.published is None or units.number == "X":
        return found
    count, unit = _in_calendar_units(units)
    if unit == "TH":
        count, unit = -(-count // 24), "D"
    other = shift(line.published, direction * count, unit)
    if other is None:
        return found
    first, last = sorted((line.published, other))
    return found._replace(earliest=first, latest=last)


def read_bare(line: Line, index: int) -> Found | None:
    """Read "for weeks", "within months", "hours later": units without a count."""
    unit = line.get(index, "units")
    if unit is not None and line.low(index + 1) in ("later", "afterwards", "afterward"):
        return Found(index + 2, write_duration("X", unit), "DURATION", "duration")
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
    return _each_named(line, after) or _each_unit(line, after)


def _each_named(line: Line, index: int) -> Found | None:
    """Read on through "Friday", "Sunday morning", "March", "evening"."""
    part = line.get(index + 1, "part")
    if weekday := line.get(index, "weekday"):
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
        return Found(index + 1 + bool(part), value, "SET", "each.weekday")
    if month := line.get(index, "month"):
        return Found(index + 1, f"XXXX-{month}", "SET", "each.month")
    part = line.get(index, "part")
    return Found(index + 1, f"XXXX-XX-XXT{part}", "SET", "each.part") if part else None


def _each_unit(line: Line, index: int) -> Found | None:
    """Read on through "month", "two weeks"."""
    if unit := line.get(index, "unit"):
        return Found(index + 1, write_duration("1", unit), "SET", "each")
    units = _read_units(line, index) if index < len(line.tokens) else None
    return Found(units.end, write_duration(units.number, units.unit), "SET", "each") if units else None
