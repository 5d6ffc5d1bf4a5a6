"""Which calendar date is written: "Nov. 11, 2025", "11 November", "in May", "1998", "the 1990s", "Christmas"?"""

from __future__ import annotations

from consilience.read.anchors import holiday, year_of_day, year_of_month
from consilience.read.calendar import make_day
from consilience.read.numbers import read_single
from consilience.read.tense import FUTURE, PAST
from consilience.read.times_line import YEARS, Found, Line
from consilience.rules import lookup

_LONGEST_HOLIDAY = 5
_IMPOSSIBLE = "the calendar has no such day"
_ARTICLES = ("the", "a", "an")


def read_date(line: Line, index: int) -> Found | None:
    """Read a date that is written with its month, its year or its decade."""
    if index >= len(line.tokens):
        return None
    for form in (_month_first, _day_first, _year, _decade, _century, _holiday):
        found = form(line, index)
        if found is not None:
            return found
    return None


def _month_first(line: Line, index: int) -> Found | None:
    """Read "Nov. 11, 2025", "November 11", "November 2025", "last May", "May"."""
    start = index
    direction = line.get(start, "this") if line.low(start) in ("last", "this", "next", "past", "coming") else None
    start += direction is not None
    month = line.get(start, "month")
    if month is None:
        return None
    day = _day_number(line, start + 1)
    if day is not None and direction is None:
        return _with_year(line, start + 2, month, day, start)
    return _month_only(line, start, month, direction)


def _day_number(line: Line, index: int) -> int | None:
    text = line.get(index, "number") or line.get(index, "ordinal") or ""
    if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= 99 or line.low(index).isalpha():
        return None
    return int(text)


def _with_year(line: Line, end: int, month: str, day: int, start: int) -> Found:
    """Read the year behind a day and month, or tell it from the tense of the clause."""
    if line.low(end) in ("-", "–") and (_day_number(line, end + 1) or 0) > day:
        return _day_range(line, end, month, day, start)
    year_at = end + 1 if line.low(end) in (",", "of") else end
    year = line.get(year_at, "year") if "edge" not in line.classes[min(year_at, len(line.classes) - 1)] else None
    if year is not None and _stands_alone(line, year_at, end):
        return _day(int(year), month, day, year_at + 1)
    shifted = _year_word(line, year_at) if year_at == end else None
    if shifted is not None and line.published:
        return _day(line.published.year + shifted, month, day, end + 2)
    if (shared := _year_of_second(line, end)) is not None:
        return _day(shared, month, day, end)
    if line.published is None:
        return _day(None, month, day, end)
    return _day(year_of_day(line.published, int(month), day, _tense(line, start)), month, day, end)


def _year_of_second(line: Line, index: int) -> int | None:
    """Read the year that the first of two dates borrows: "between January 3 and February 5, 2025"."""
    if line.low(index) not in ("and", "to", "until", "through", "-", "–"):
        return None
    if line.get(index + 1, "month") and _day_number(line, index + 2) is not None:
        year = line.get(line.skip(index + 3, ","), "year")
    elif _day_number(line, index + 1) is not None and line.get(index + 2, "month"):
        year = line.get(index + 3, "year")
    else:
        return None
    return int(year) if year else None


def _tense(line: Line, index: int) -> str:
    return FUTURE if line.get(index - 1, "until") else line.tense(index)


def _stands_alone(line: Line, index: int, end: int) -> bool:
    """Tell "on May 3, 2025" from "on May 3, 2000 soldiers"."""
    return index == end or line.low(index + 1) not in ("people", "soldiers", "troops", "men", "women")


def _year_word(line: Line, index: int) -> int | None:
    """Read "last year", "this year", "next year" behind a date."""
    direction = line.get(index, "this") if line.low(index) in ("last", "this", "next") else None
    return int(direction) if direction is not None and line.low(index + 1) == "year" else None


def _day(year: int | None, month: str, day: int, end: int) -> Found:
    if make_day(year or 2000, int(month), day) is None:
        return Found(end, "", "DATE", "day", problem=_IMPOSSIBLE)
    return Found(end, f"{year:04}-{month}-{day:02}" if year else f"XXXX-{month}-{day:02}", "DATE", "day")


def _day_range(line: Line, end: int, month: str, day: int, start: int) -> Found:
    """Read "Nov. 3-5": dated by its first day, with both as limits."""
    last = _day_number(line, end + 1) or day
    year_at = end + 2 + (line.low(end + 2) == ",")
    year = line.get(year_at, "year")
    stop = year_at + 1 if year else end + 2
    if year is None and line.published is None:
        return _day(None, month, day, stop)
    chosen = int(year) if year else year_of_day(line.published, int(month), day, line.tense(start))  # type: ignore[arg-type]
    found = _day(chosen, month, day, stop)
    return found._replace(earliest=make_day(chosen, int(month), day), latest=make_day(chosen, int(month), last))


def _month_only(line: Line, start: int, month: str, direction: str | None) -> Found | None:
    end = start + 1
    year_at = line.skip(end, ",", "of")
    if (year := line.get(year_at, "year")) and "edge" not in line.classes[year_at]:
        return Found(year_at + 1, f"{year}-{month}", "DATE", "month")
    shifted = _year_word(line, year_at)
    if shifted is not None and line.published:
        return Found(year_at + 2, f"{line.published.year + shifted:04}-{month}", "DATE", "month")
    if line.published is None:
        return Found(end, f"XXXX-{month}", "DATE", "month")
    return Found(end, f"{_month_year(line, start, int(month), direction):04}-{month}", "DATE", "month")


def _month_year(line: Line, start: int, month: int, direction: str | None) -> int:
    published = line.published
    assert published is not None
    if direction is None:
        return year_of_month(published, month, _tense(line, start))
    if direction == "0":
        return published.year
    if direction == "-1":
        return published.year - (month >= published.month)
    return published.year + (month <= published.month)


def _day_first(line: Line, index: int) -> Found | None:
    """Read "11 November 2025", "the 3rd of May"."""
    start = line.skip(index, "the")
    day = _day_number(line, start)
    if day is None:
        return None
    after = line.skip(start + 1, "of")
    month = line.get(after, "month")
    if month is None or (start > index and line.get(start, "ordinal") is None):
        return None
    return _with_year(line, after + 1, month, day, after)


def _year(line: Line, index: int) -> Found | None:
    """Read "1998", "fiscal 1989", "the year 2000", "mid-1996", "1996-97"."""
    start = line.skip(index, "the")
    spoken = line.low(start + 1) == "two" and line.low(start + 2) == "thousand"
    start = line.skip(start, "year") if line.get(start + 1, "year") or spoken else start
    if (
        start == index + 1
        and line.low(index) == "the"
        and not (line.get(start, "fiscal") or line.low(start + 1) == "period")
    ):
        return None
    start += line.get(start, "fiscal") is not None
    year = line.get(start, "year")
    if year is None:
        return _spoken_year(line, start)
    if line.low(start + 1) in ("-", "–") and line.low(start + 2).isdecimal() and len(line.low(start + 2)) == 2:
        last = int(year[:2] + line.low(start + 2))
        if last > int(year):
            return Found(start + 3, year, "DATE", "years", make_day(int(year), 1, 1), make_day(last, 12, 31))
    end = start + 1
    if line.low(index) == "the" and line.low(end) == "period":
        end += 1
    return Found(end, year, "DATE", "year")


def _spoken_year(line: Line, index: int) -> Found | None:
    """Read "nineteen ninety-seven", "twenty eleven", "the year two thousand"."""
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(line.low(index))
    if line.low(index - 1) == "year" and line.low(index) == "two":
        number = read_single(line.tokens, index)
        return Found(number.end, f"{number.value:.0f}", "DATE", "year") if number and number.value in YEARS else None
    if century is None:
        return None
    number = read_single(line.tokens, index + 1)
    if number is None or number.value is None or number.value not in range(10, 100) or line.low(index + 1).isdecimal():
        return None
    return Found(number.end, f"{century + number.value:.0f}", "DATE", "year")


def _decade(line: Line, index: int) -> Found | None:
    """Read "the 1990s", "the '80s", "the nineties"."""
    start = line.skip(index, "the")
    if (decade := line.get(start, "decades")) is not None:
        return Found(start + 1, decade, "DATE", "decade")
    if (
        line.low(start) in ("'", "’", "‘")
        and line.low(start + 1).endswith("0s")
        and line.low(start + 1)[:-2].isdecimal()
    ):
        return Found(start + 2, f"19{line.low(start + 1)[0]}", "DATE", "decade")
    word = line.get(start, "decade")
    return Found(start + 1, f"19{word}", "DATE", "decade") if word and start > index else None


def _century(line: Line, index: int) -> Found | None:
    """Read "the 20th century"."""
    start = line.skip(index, "the")
    ordinal = line.get(start, "ordinal")
    after = line.skip(start + 1, "-")
    if ordinal is None or line.low(after) != "century" or not 10 <= int(ordinal) <= 30:
        return None
    return Found(after + 1, f"{int(ordinal) - 1:02}", "DATE", "century")


def _holiday(line: Line, index: int) -> Found | None:
    """Read "Christmas Day", "New Year's Eve 1999"; without a year by the tense of the clause."""
    names = lookup("en", "holidays", "name", "rule")
    if "holiday" not in line.classes[index] or not line.tokens[index].text[0].isupper():
        return None
    for end in range(min(index + _LONGEST_HOLIDAY, len(line.tokens)), index, -1):
        text = line.syntax.text[line.tokens[index].start : line.tokens[end - 1].end].lower().replace("’", "'")
        if rule := names.get(" ".join(text.split())):
            return _holiday_in(line, index, end, rule)
    return None


def _holiday_in(line: Line, index: int, end: int, rule: str) -> Found | None:
    year = line.get(line.skip(end, ",", "of"), "year")
    if year is not None:
        end, written = line.skip(end, ",", "of") + 1, int(year)
    elif line.published is None:
        return Found(end, "XXXX-XX-XX", "DATE", "holiday")
    else:
        near = holiday(rule, line.published.year)
        assert near is not None
        written = year_of_day(line.published, near.month, near.day, line.tense(index) or PAST)
    day = holiday(rule, written)
    return Found(end, day.isoformat(), "DATE", "holiday") if day else None
