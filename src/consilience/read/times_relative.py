"""Which day, week or quarter is meant by words that point: "yesterday", "last week", "the third quarter"?"""

from __future__ import annotations

from datetime import date

from consilience.read.anchors import (
    season_year,
    weekday_last,
    weekday_next,
    weekday_seen,
    weekday_this,
    year_of_quarter,
)
from consilience.read.calendar import SEASONS, add_days, days_of, open_value, shift, value_of, week_value
from consilience.read.tense import FUTURE, PAST
from consilience.read.times_dates import read_date
from consilience.read.times_line import Found, Line

_FROM_THEN = frozenset({"that", "same", "previous", "following", "preceding", "prior", "ensuing", "subsequent"})
_NOT_AFTER_UNIT = frozenset(
    {"of", "when", "that", "before", "after", "since", "to", "he", "she", "it", "they", "we", "-", "'s", "’s", "ago"}
)
_RUNNING = frozenset({"year", "week", "month"})
_COUNTED_UNITS = frozenset(["D", "W", "M", "Q", "Y", "E", "C"])


def read_relative(line: Line, index: int) -> Found | None:
    """Read an expression that is placed by the day of publication or by the date told of last."""
    for form in (_named_day, _weekday, _year_ago, _quarter, _pointed):
        found = form(line, index)
        if found is not None:
            return found
    return None


def _named_day(line: Line, index: int) -> Found | None:
    """Read "yesterday", "the day after tomorrow"."""
    if (line.low(index), line.low(index + 1), line.low(index + 2)) == ("the", "day", "after") and line.low(
        index + 3
    ) == "tomorrow":
        return _on(line, index + 4, 2)
    if [line.low(index + k) for k in range(4)] == ["the", "day", "before", "yesterday"]:
        return _on(line, index + 4, -2)
    offset = line.get(index, "day")
    if offset is None:
        return None
    return _on(line, index + 1, int(offset))


def _on(line: Line, end: int, days: int) -> Found:
    day = add_days(line.published, days) if line.published else None
    return Found(end, day.isoformat() if day else "XXXX-XX-XX", "DATE", "named-day")


def _weekday(line: Line, index: int) -> Found | None:
    """Read "Tuesday", "this Wednesday", "last Friday", "Saturday, April 25"."""
    index += line.low(index) == "this" and line.low(index + 1) in ("coming", "past", "last")
    direction = line.get(index, "this") if line.low(index) in ("last", "this", "next", "past", "coming") else None
    start = index + (direction is not None)
    weekday = line.get(start, "weekday")
    if weekday is None:
        return None
    written = read_date(line, line.skip(start + 1, ",")) if direction is None else None
    if written is not None and written.rule == "day":
        return written
    if line.published is None:
        return Found(start + 1, f"XXXX-WXX-{weekday}", "DATE", "weekday")
    day = _weekday_meant(line, start, int(weekday), direction)
    return Found(start + 1, day.isoformat(), "DATE", "weekday")


def _weekday_meant(line: Line, index: int, weekday: int, direction: str | None) -> date:
    published = line.published
    assert published is not None
    before = index - 1 - (direction is not None)
    tense = FUTURE if line.get(before, "until") else line.tense(index)
    if direction == "-1":
        return weekday_last(published, weekday)
    if direction == "1":
        return weekday_next(published, weekday)
    if direction == "0":
        return weekday_this(published, weekday, tense)
    return weekday_seen(published, weekday, tense)


def _quarter(line: Line, index: int) -> Found | None:
    """Read "the third quarter of last year", "third-quarter", "this year's first half"."""
    start = line.skip(index, "the")
    year, start = _year_before(line, start)
    start += line.get(start, "fiscal") is not None
    ordinal = line.get(start, "ordinal") or {"last": "2", "latter": "2"}.get(line.low(start), "")
    after = line.skip(start + 1, "-")
    if after > start + 1 and start > index and not year:
        return None
    after += line.get(after, "fiscal") is not None
    letter = {"quarter": "Q", "half": "H"}.get(line.low(after), "")
    if not ordinal or not letter or int(ordinal) > (4 if letter == "Q" else 2):
        return None
    if line.low(start) in ("last", "latter") and letter == "Q":
        return None
    end = after + 1
    later, end = _year_after(line, end)
    chosen = year or later or _quarter_year(line, start, int(ordinal), letter)
    if letter == "H" and not (year or later):
        return None
    return Found(end, f"{chosen}-{letter}{ordinal}", "DATE", "quarter")


def _year_ago(line: Line, index: int) -> Found | None:
    """Read "year-earlier", "the year-ago quarter", "year-end"."""
    start = line.skip(index, "the")
    if line.low(start) != "year" or line.low(start + 1) not in ("-", "end") or line.published is None:
        return None
    word = line.low(start + 2) if line.low(start + 1) == "-" else "end"
    end = start + (3 if line.low(start + 1) == "-" else 2)
    if word == "end" and start == index:
        return Found(end, f"{line.published.year:04}-12-31", "DATE", "year-end")
    if word not in ("ago", "earlier"):
        return None
    noun = line.low(end) if line.low(end) in ("quarter", "period") else ""
    if start > index and not noun:
        return None
    year = int(line.then[:4]) if line.then[:4].isdecimal() and "-Q" in line.then else line.published.year
    value = f"{year - 1:04}" + (line.then[4:] if "-Q" in line.then else "")
    return Found(end + bool(start > index), value, "DATE", "ago")


def _year_before(line: Line, start: int) -> tuple[str, int]:
    """Read "this year's", "1989" before "third quarter"."""
    if line.get(start, "year"):
        after = start + 1 + (line.low(start + 1) in ("'s", "’s"))
        return (line.get(start, "year") or "", after) if line.get(after, "ordinal") else ("", start)
    direction = line.get(start, "this")
    if direction is not None and line.low(start + 1) == "year" and line.low(start + 2) in ("'s", "’s"):
        return _shifted_year(line, int(direction)), start + 3
    return "", start


def _shifted_year(line: Line, direction: int) -> str:
    return f"{line.published.year + direction:04}" if line.published else "XXXX"


def _year_after(line: Line, end: int) -> tuple[str, int]:
    """Read "of 1989", "this year", "of last year" behind "the third quarter"."""
    after = line.skip(end, "of", "in", ",")
    if year := line.get(after, "year"):
        return year, after + 1
    direction = line.get(after, "this") if line.low(after) in ("this", "last", "next") else None
    if direction is not None and line.low(after + 1) == "year":
        return _shifted_year(line, int(direction)), after + 2
    return "", end


def _quarter_year(line: Line, index: int, ordinal: int, letter: str) -> str:
    """Tell the year by the tense: a quarter of which results are told lies behind, unless the clause looks ahead."""
    if line.published is None:
        return "XXXX"
    parts = 4 if letter == "Q" else 2
    return f"{year_of_quarter(line.published, ordinal, parts, line.tense(index)):04}"


def _pointed(line: Line, index: int) -> Found | None:
    """Read "last week", "the current quarter", "that year", "this summer", "the previous day", "the weekend"."""
    start = line.skip(index, "the")
    direction = line.get(start, "this")
    if direction is None:
        return _bare(line, start) if start > index else None
    word = line.low(start)
    after = start + 1 + (word in ("this", "that") and line.get(start + 1, "this") is not None)
    if after > start + 1:
        direction = line.get(start + 1, "this") or direction
    after += line.get(after, "fiscal") is not None
    season = line.get(after, "season")
    if season is not None:
        return _season(line, after, season, int(direction))
    unit = line.get(after, "unit")
    if unit is None or (word in ("that", "same", "following") and start == index and unit in ("TS", "TM", "TH")):
        return None
    if word == "that" and line.tokens[start].dep not in ("det", "nsubj", "advmod", "npadvmod"):
        return None
    if word == "latest":
        return _latest(line, after + 1, unit)
    base = days_of(line.then)[0] if word in _FROM_THEN and line.then else line.published
    return _unit_from(after + 1, base, int(direction), unit)


def _latest(line: Line, end: int, unit: str) -> Found | None:
    """Read "the latest quarter": the one told of, else the one before the running one."""
    if unit == "Q" and "-Q" in line.then:
        return Found(end, line.then, "DATE", "then")
    return _unit_from(end, line.published, -1, unit)


def _unit_from(end: int, base: date | None, direction: int, unit: str) -> Found | None:
    if unit == "WE":
        return _weekend(end, base, direction)
    if unit not in _COUNTED_UNITS:
        return None
    if base is None:
        return Found(end, open_value(unit), "DATE", "pointed")
    day = shift(base, direction, unit)
    return Found(end, value_of(day, unit), "DATE", "pointed") if day else None


def _weekend(end: int, base: date | None, direction: int) -> Found:
    """Read "last weekend": the one of the week before, which early in a week is the nearest past one."""
    if base is None:
        return Found(end, "XXXX-WXX-WE", "DATE", "weekend")
    day = add_days(base, 7 * direction)
    return Found(end, f"{week_value(day or base)}-WE", "DATE", "weekend")


def _season(line: Line, index: int, season: str, direction: int) -> Found | None:
    year = line.get(line.skip(index + 1, "of"), "year")
    if year:
        return Found(line.skip(index + 1, "of") + 1, f"{year}-{season}", "DATE", "season")
    if line.published is None:
        return Found(index + 1, f"XXXX-{season}", "DATE", "season")
    first = SEASONS[season][0]
    pointed = line.low(index - 1)
    chosen = season_year(
        line.published, first, {"last": PAST, "past": PAST, "next": FUTURE}.get(pointed) or line.tense(index)
    )
    if pointed == "this":
        chosen = line.published.year
    elif pointed == "last" and chosen == line.published.year and line.published.month < first + 3:
        chosen -= 1
    return Found(index + 1, f"{chosen:04}-{season}", "DATE", "season")


def _bare(line: Line, index: int) -> Found | None:
    """Read "the summer of 1998", "the weekend", "the quarter" where one has been told of."""
    if season := line.get(index, "season"):
        return _season(line, index, season, 0)
    if line.low(index) == "weekend":
        return _weekend(index + 1, line.published, 0 if line.tense(index) == FUTURE else _weekend_shift(line))
    return _bare_unit(line, index)


def _bare_unit(line: Line, index: int) -> Found | None:
    """Read "in the quarter", "for the year", "during the week" as the running or the told one."""
    word = line.low(index + (line.get(index, "fiscal") is not None))
    end = index + 1 + (line.get(index, "fiscal") is not None)
    if word == "quarter" and "-Q" in line.then and line.low(end) != "of":
        return Found(end, line.then, "DATE", "then")
    if line.get(index - 2, "during") is None or line.low(end) in _NOT_AFTER_UNIT or line.published is None:
        return None
    if line.low(end) in ("ended", "ending"):
        return (
            Found(end, "P1Q" if word == "quarter" else "P1Y", "DURATION", "period")
            if word in ("quarter", "year")
            else None
        )
    if word == "quarter":
        return _unit_from(end, line.published, 0 if line.tense(index) == FUTURE else -1, "Q")
    return (
        _unit_from(end, line.published, 0, {"year": "Y", "week": "W", "month": "M"}[word]) if word in _RUNNING else None
    )


def _weekend_shift(line: Line) -> int:
    return -1 if line.published and line.published.isoweekday() < 6 else 0
