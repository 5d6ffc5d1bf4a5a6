"""Which calendar date is written: "Nov. 11, 2025", "11 November", "in May", "1998", "the 1990s", "Christmas"?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from consilience.read.anchors import year_of_day, year_of_month
from consilience.read.calendar import add_months, make_day
from consilience.read.festivals import feast
from consilience.read.numbers import read_single
from consilience.read.tense import FUTURE, PAST
from consilience.read.times_line import YEARS, Found, Line
from consilience.rules import rows

_LONGEST_HOLIDAY = 5
_LONGEST_MONTH = 31
_IMPOSSIBLE = "is no date"
_ARTICLES = ("the", "a", "an")


def read_date(line: Line, index: int) -> Found | None:
    """Read a date that is written with its month, its year or its decade."""
    if index >= len(line.tokens):
        return None
    for form in (_month_first, _day_first, _day_alone, _year, _decade, _century, _holiday):
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
    day = day_number(line, start + 1)
    if day is not None and direction is None:
        return _with_year(line, start + 2, month, day, start)
    return _month_only(line, start, month, direction)


def day_number(line: Line, index: int) -> int | None:
    """Read a number that may be a day of a month: "11", "11th"."""
    text = line.get(index, "number") or line.get(index, "ordinal") or ""
    if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= 99 or line.low(index).isalpha():
        return None
    return int(text)


def _with_year(line: Line, end: int, month: str, day: int, start: int) -> Found:
    """Read the year behind a day and month, or tell it from the tense of the clause."""
    if line.low(end) in ("-", "–") and (day_number(line, end + 1) or 0) > day:
        return _day_range(line, end, month, day, start)
    year_at = end + 1 if line.low(end) in (",", "of") else end
    year = line.get(year_at, "year") if "edge" not in line.classes[min(year_at, len(line.classes) - 1)] else None
    if year is not None and _stands_alone(line, year_at, end):
        return _day(int(year), month, day, year_at + 1)
    shifted = _year_word(line, year_at) if year_at == end else None
    if shifted is not None and line.published:
        return _day(line.published.year + shifted, month, day, end + 2)
    known = _year_of_second(line, end) or _named_year(line, end, f"{month}-{day:02}")
    if known is None and line.published is not None:
        known = year_of_day(line.published, int(month), day, _tense(line, start))
    return _day(known, month, day, end)


def _named_year(line: Line, index: int, day: str) -> int | None:
    """Return the year of an event that is named after its day: "the Sept. 11 attacks"."""
    beside = {line.tokens[k].lemma.lower() for k in range(index, min(index + 2, len(line.tokens)))}
    for row in rows("en", "times_named"):
        if row["day"] == day and row["beside"] in beside:
            past = line.published is None or line.published.year > int(row["year"])
            return int(row["year"]) if past else None
    return None


def _year_of_second(line: Line, index: int) -> int | None:
    """Read the year that the first of two dates borrows: "between January 3 and February 5, 2025"."""
    if line.low(index) not in ("and", "to", "until", "through", "-", "–"):
        return None
    if line.get(index + 1, "month") and day_number(line, index + 2) is not None:
        year = line.get(line.skip(index + 3, ","), "year")
    elif day_number(line, index + 1) is not None and line.get(index + 2, "month"):
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
    last = day_number(line, end + 1) or day
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
    if (spoken := _spoken_year(line, year_at)) is not None:
        return spoken._replace(value=f"{spoken.value}-{month}", rule="month")
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
    day = day_number(line, start)
    if day is None:
        return None
    after = line.skip(start + 1, "of")
    month = line.get(after, "month")
    if month is None or (start > index and line.get(start, "ordinal") is None):
        return None
    return _with_year(line, after + 1, month, day, after)


def _day_alone(line: Line, index: int) -> Found | None:
    """Read "the 14th of this month"; "by the 14th" where a month was told of."""
    day = day_number(line, index + 1) if line.low(index) == "the" and line.get(index + 1, "ordinal") else None
    if day is None or line.published is None or day > _LONGEST_MONTH or not line.low(index + 1)[0].isdecimal():
        return None
    pointed = line.get(index + 3, "this") if line.low(index + 2) == "of" and line.low(index + 4) == "month" else None
    if pointed is not None:
        month = add_months(line.published.replace(day=1), int(pointed)) if pointed.lstrip("-").isdecimal() else None
        return _day(month.year, f"{month.month:02}", day, index + 5) if month else None
    told = line.then[5:7]
    counted = index + 2 < len(line.tokens) and line.tokens[index + 2].tag[:2] in ("NN", "JJ")
    if line.get(index - 1, "until") is None or counted or not (told.isdecimal() and line.then[:4].isdecimal()):
        return None
    return _day(int(line.then[:4]), told, day, index + 2)


def _year(line: Line, index: int) -> Found | None:
    """Read "1998", "fiscal 1989", "the year 2000", "mid-1996", "1996-97"."""
    start = line.skip(index, "the")
    spoken = line.low(start + 1) == "two" and line.low(start + 2) == "thousand"
    start = line.skip(start, "year") if line.get(start + 1, "year") or spoken or line.low(start + 1) == "0" else start
    if (
        start == index + 1
        and line.low(index) == "the"
        and not (line.get(start, "fiscal") or line.low(start + 1) == "period")
    ):
        return None
    start += line.get(start, "fiscal") is not None
    year = line.get(start, "year")
    if year is None:
        none = line.low(start - 1) == "year" and line.low(start).strip("0") == "" and line.low(start)
        return Found(start + 1, "", "DATE", "year", problem="is no year") if none else _spoken_year(line, start)
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
    if line.low(index - 1) == "year" and line.low(index) == "two":
        number = read_single(line.tokens, index)
        return Found(number.end, f"{number.value:.0f}", "DATE", "year") if number and number.value in YEARS else None
    century = line.get(index, "spoken")
    number = read_single(line.tokens, index + 1) if century else None
    return Found(number.end, f"{century}{number.value:.0f}", "DATE", "year") if number else None


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
    """Read "Christmas Day", "New Year's Eve 1999", "Eid al-Fitr"; without a year by the tense of the clause."""
    if "holiday" not in line.classes[index] or not line.tokens[index].text[0].isupper():
        return None
    for end in range(min(index + _LONGEST_HOLIDAY, len(line.tokens)), index, -1):
        text = line.syntax.text[line.tokens[index].start : line.tokens[end - 1].end].lower().replace("’", "'")
        if rule := _rule_of(" ".join(text.split()), line.home.country):
            return _holiday_in(line, index, end, rule)
    return None


@cache
def _holidays() -> Mapping[tuple[str, str], str]:
    return {(row["name"], row["country"]): row["rule"] for row in rows("en", "holidays")}


def _rule_of(name: str, country: str | None) -> str | None:
    """Return the rule of a holiday; Independence Day is another day in each country, and none where that is unknown."""
    return _holidays().get((name, country or "")) or _holidays().get((name, ""))


def _holiday_in(line: Line, index: int, end: int, rule: str) -> Found | None:
    year_at = line.skip(end, ",", "of")
    year = line.get(year_at, "year")
    if year is not None:
        end, written = year_at + 1, int(year)
    elif line.published is None:
        return Found(end, "XXXX-XX-XX", "DATE", "holiday")
    else:
        written = _holiday_year(line, index, rule)
    found = feast(rule, written)
    if found is None:
        return Found(end, f"{written:04}", "DATE", "uncertain")
    return Found(end, found.day.isoformat(), "DATE", "holiday", found.earliest, found.latest)


def _holiday_year(line: Line, index: int, rule: str) -> int:
    """Choose by "last" and "next" before the name, else by the tense; what is near in an open clause has just been."""
    published = line.published
    assert published is not None
    near = feast(rule, published.year)
    if near is None:
        return published.year
    pointed = line.get(index - 1, "this") if line.low(index - 1) in ("last", "next", "this") else None
    if pointed == "-1":
        return published.year - (near.day >= published)
    if pointed == "1":
        return published.year + (near.day <= published)
    if pointed == "0" or near.earliest <= published <= near.latest:
        return published.year
    return year_of_day(published, near.day.month, near.day.day, line.tense(index) or PAST)
