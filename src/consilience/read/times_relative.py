"""Which day, week or quarter is meant by words that point: "yesterday", "last week", "the third quarter"?"""

from __future__ import annotations

from datetime import date, timedelta

from consilience.read.anchors import (
    season_year,
    weekday_last,
    weekday_next,
    weekday_seen,
    weekday_this,
)
from consilience.read.calendar import (
    SEASONS,
    SOUTHERN,
    add_days,
    add_months,
    days_of,
    make_day,
    open_value,
    shift,
    value_of,
    week_value,
)
from consilience.read.tense import FUTURE, PAST
from consilience.read.times_dates import read_date
from consilience.read.times_line import Found, Line
from consilience.read.times_nth import read_nth
from consilience.read.times_quarters import quarter_ended, read_quarter

_FROM_THEN = frozenset({"that", "same", "previous", "following", "preceding", "prior", "ensuing", "subsequent"})
_NOT_AFTER_UNIT = frozenset(
    {"of", "when", "that", "before", "after", "since", "to", "he", "she", "it", "they", "we", "-", "'s", "’s", "ago"}
)
_YEAR_DIGITS = 4
_COUNTED_UNITS = frozenset(["D", "W", "M", "Q", "Y", "E", "C"])


def read_relative(line: Line, index: int) -> Found | None:
    """Read an expression that is placed by the day of publication or by the date told of last."""
    for form in (_named_day, _weekday, _weekday_then, read_nth, read_quarter, _pointed):
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
    if direction is None and (numbered := _weekday_numbered(line, start, int(weekday))):
        return numbered
    aside = _day_in_brackets(line, start + 1)
    day = aside or _weekday_meant(line, start, int(weekday), direction).isoformat()
    return Found(start + 1, day, "DATE", "weekday")


def _day_in_brackets(line: Line, index: int) -> str | None:
    """Read the date of "Thursday afternoon (May 19)"."""
    opening = index + (line.get(index, "part") is not None)
    found = read_date(line, opening + 1) if line.low(opening) == "(" else None
    return found.value if found is not None and found.rule == "day" and found.value[:1].isdecimal() else None


def _weekday_numbered(line: Line, index: int, weekday: int) -> Found | None:
    """Read "Friday the 14th", "Friday 14": the nearest such day that is one."""
    number = line.skip(index + 1, ",")
    number = line.skip(number, "the")
    day = int(line.get(number, "ordinal") or 0) if number > index + 1 else 0
    if not day or line.published is None or not line.low(number)[0].isdecimal():
        return None
    months = [add_months(line.published.replace(day=1), k) for k in (0, 1, -1, 2, -2)]
    days = [make_day(month.year, month.month, day) for month in months if month]
    found = next((each for each in days if each and each.isoweekday() == weekday), None)
    return Found(number + 1, found.isoformat(), "DATE", "weekday") if found else None


def _weekday_then(line: Line, index: int) -> Found | None:
    """Read "the previous Friday", "the following Monday": counted from the date told of, else from publication."""
    start = line.skip(index, "the")
    weekday, word = line.get(start + 1, "weekday"), line.low(start)
    if weekday is None or word not in _FROM_THEN or start == index:
        return None
    base = days_of(line.then)[0] or line.published
    if base is None:
        return Found(start + 2, f"XXXX-WXX-{weekday}", "DATE", "weekday")
    if word in ("that", "same"):
        day = weekday_seen(base, int(weekday), PAST)
    elif line.get(start, "this") == "-1":
        day = weekday_last(base, int(weekday))
    else:
        day = weekday_seen(base + timedelta(1), int(weekday), FUTURE)
    return Found(start + 2, day.isoformat(), "DATE", "weekday")


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


def _pointed(line: Line, index: int) -> Found | None:
    """Read "last week", "the current quarter", "that year", "this summer", "the previous day", "the weekend"."""
    start = line.skip(index, "the")
    direction = line.get(start, "this")
    if direction is None:
        return _bare(line, start) if start > index or _may_be_season(line, start) else None
    word = line.low(start)
    after = start + 1 + (word in ("this", "that") and line.get(start + 1, "this") is not None)
    if after > start + 1:
        direction = line.get(start + 1, "this") or direction
    after += line.get(after, "fiscal") is not None
    season = line.get(after, "season")
    if season is not None:
        return _season(line, after, season, int(direction))
    unit = line.get(after, "unit")
    if unit is None or not _points(line, start, after, unit):
        return None
    if word == "latest":
        return _latest(line, after + 1, unit)
    told = (word in _FROM_THEN or (word == "next" and start > index)) and len(line.then) >= _YEAR_DIGITS
    base = days_of(line.then)[0] if told else line.published
    return _unit_from(after + 1, base, int(direction), unit)


def _points(line: Line, start: int, after: int, unit: str) -> bool:
    """Tell "that year" and "last week" from "said that week", "same minute" and "the last day of talks"."""
    word = line.low(start)
    if word in ("that", "same", "following") and line.low(start - 1) != "the" and unit in ("TS", "TM", "TH"):
        return False
    if word == "that" and line.tokens[start].dep not in ("det", "nsubj", "advmod", "npadvmod"):
        return False
    return not (line.low(after + 1) == "of" and word in ("last", "next"))


def _may_be_season(line: Line, index: int) -> bool:
    """Tell "in summer", "early spring" and "since autumn" from a spring, a fall and to fall."""
    if line.get(index, "season") is None or not line.tokens[index].tag.startswith("NN"):
        return False
    if line.low(index) == "fall" and line.low(index - 1) == "in":  # "killed in fall" is no season, "in fall 2010" is
        return line.get(line.skip(index + 1, "of"), "year") is not None
    return line.get(index - 1, "edge") is not None or line.low(index - 1) in ("in", "during", "since", "by", "until")


def _latest(line: Line, end: int, unit: str) -> Found | None:
    """Read "the latest quarter": the one told of, else the one before the running one."""
    over = days_of(line.period)[1]
    if unit == "Q" and over is not None and (line.published is None or over < line.published):
        return Found(end, line.period, "DATE", "then")
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
    first = (SOUTHERN if line.home.south else SEASONS)[season][0]
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
    if line.low(index + 1).isdecimal() or (word == "quarter" and line.game):
        return None
    end = index + 1 + (line.get(index, "fiscal") is not None)
    if word == "quarter" and (ended := quarter_ended(line, end)):
        return Found(end, ended, "DATE", "then")
    if word == "quarter" and line.period and line.low(end) != "of":
        return Found(end, line.period, "DATE", "then")
    told = line.get(index - 2, "during") is not None and line.low(end) not in _NOT_AFTER_UNIT
    return _running(line, end, word) if told and line.published is not None else None


def _running(line: Line, end: int, word: str) -> Found | None:
    """Read "for the year", "during the week"; "the year ended Sept. 30" is one that is counted otherwise."""
    if line.low(end) in ("ended", "ending"):
        return Found(end, "P1Y", "DURATION", "period") if word == "year" else None
    if word == "quarter":
        return _unit_from(end, line.published, 0 if line.tense(end - 1) == FUTURE else -1, "Q")
    unit = {"year": "Y", "week": "W", "month": "M"}.get(word)
    return _unit_from(end, line.published, 0, unit) if unit else None


def _weekend_shift(line: Line) -> int:
    return -1 if line.published and line.published.isoweekday() < 6 else 0
