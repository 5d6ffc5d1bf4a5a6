"""Which quarter, half or end of a year is meant? "the third quarter", "the year-ago period", "the latest quarter"."""

from __future__ import annotations

from datetime import timedelta

from consilience.read.anchors import year_of_quarter
from consilience.read.calendar import days_of, open_value, part_of, value_of
from consilience.read.times_dates import read_date
from consilience.read.times_line import Found, Line

_RUNNING = {"year": "Y", "month": "M", "week": "W"}
_HALF_A_QUARTER = timedelta(45)


def read_quarter(line: Line, index: int) -> Found | None:
    """Read a part of a year, by its rank or as the one of which results are told."""
    if line.game:
        return None
    for form in (_told_period, _year_ago, _quarter):
        found = form(line, index)
        if found is not None:
            return found
    return None


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
    fiscal = any(line.get(k, "fiscal") == "F" for k in range(index, end))
    return Found(end, f"{chosen}-{letter}{ordinal}", "DATE", "fiscal" if fiscal else "quarter")


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
    after += line.get(after, "fiscal") is not None and line.get(after + 1, "year") is not None
    if year := line.get(after, "year"):
        return year, after + 1
    direction = line.get(after, "this") if line.low(after) in ("this", "last", "next") else None
    if after > end and line.low(after) == "the" and line.low(after + 1) == "year" and line.low(after + 2) != "of":
        direction = "0"
    if direction is not None and line.low(after + 1) == "year":
        return _shifted_year(line, int(direction)), after + 2
    return "", end


def _quarter_year(line: Line, index: int, ordinal: int, letter: str) -> str:
    """Tell the year by the tense: a quarter of which results are told lies behind, unless the clause looks ahead."""
    if line.published is None:
        return "XXXX"
    parts = 4 if letter == "Q" else 2
    return f"{year_of_quarter(line.published, ordinal, parts, line.tense(index)):04}"


def _year_ago(line: Line, index: int) -> Found | None:
    """Read "year-earlier", "the year-ago quarter", "year-end"."""
    start = line.skip(index, "the")
    if line.low(start) in _RUNNING and line.low(start + 1) in ("'s", "’s") and line.low(start + 2) == "end":
        return _running_end(line, start)
    if line.low(start) != "year" or line.low(start + 1) not in ("-", "end") or line.published is None:
        return None
    word = line.low(start + 2) if line.low(start + 1) == "-" else "end"
    end = start + (3 if line.low(start + 1) == "-" else 2)
    if word == "end" and start == index:
        found = _running_end(line, start)._replace(end=end)
        return found._replace(value=f"{found.value}-12-31") if end == start + 3 else found
    return _of_year_before(line, end, bare=start == index) if word in ("ago", "earlier") else None


def _of_year_before(line: Line, end: int, *, bare: bool) -> Found | None:
    """Read on through "year-earlier", "the year-ago quarter", "the year-ago third quarter"."""
    assert line.published is not None
    rank = line.get(end, "ordinal") if line.low(end + 1) == "quarter" else None
    if rank is not None and not bare:
        return Found(end + 2, f"{line.published.year - 1:04}-Q{rank}", "DATE", "ago")
    if not bare and line.low(end) not in ("quarter", "period"):
        return None
    value = line.period_before() if line.period else f"{line.published.year - 1:04}"
    return Found(end + (not bare), value, "DATE", "ago")


def _running_end(line: Line, index: int) -> Found:
    """Read "year's end", "month's end": the last third of the running one."""
    unit = _RUNNING[line.low(index)]
    if line.published is None:
        return Found(index + 3, open_value(unit), "DATE", "year-end")
    value = value_of(line.published, unit)
    first, last = days_of(value)
    if first is None or last is None:
        return Found(index + 3, value, "DATE", "year-end")
    begin, end = part_of(first, last, "END")
    return Found(index + 3, value, "DATE", "year-end", begin, end)


def _told_period(line: Line, index: int) -> Found | None:
    """Read "the latest period", "the same period last year", "the 1988 period" by the quarter told of."""
    start = line.skip(index, "the")
    word = line.low(start)
    if start == index or not line.period:
        return None
    if word in ("latest", "recent") and line.low(start + 1) == "period":
        return Found(start + 2, line.period, "DATE", "then")
    if word in ("corresponding", "comparable", "same", "similar") and line.low(start + 1) in ("period", "quarter"):
        last_year = (line.low(start + 2), line.low(start + 3)) == ("last", "year")
        earlier = line.low(start + 2) in ("a", "the") and line.low(start + 3) == "year"
        end = start + (4 if last_year else 2)
        return Found(end, line.period_before(), "DATE", "then") if last_year or earlier else None
    if (year := line.get(start, "year")) and line.low(start + 1) in ("period", "quarter"):
        return Found(start + 2, f"{year}{line.period[4:]}", "DATE", "then")
    return None


def quarter_ended(line: Line, index: int) -> str:
    """Return the quarter in which most of "the quarter ended July 31" lies."""
    day = read_date(line, index + 1) if line.low(index) in ("ended", "ending") else None
    first = days_of(day.value)[0] if day is not None and day.rule == "day" else None
    return value_of(first - _HALF_A_QUARTER, "Q") if first else ""
