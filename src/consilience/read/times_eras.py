"""Which year of which era? "476 AD", "AD 70", "300 B.C.", "the 3rd century BC"."""

from __future__ import annotations

from consilience.read.times_line import Found, Line

_MOST_DIGITS = 4


def read_era(line: Line, index: int) -> Found | None:
    """Read a year or century that names its era; TIMEX3 writes the years before Christ as BC0300."""
    start = line.skip(index, "the")
    if (era := _era(line, start)) is not None and start == index:
        year = _year(line, index + 1) if era == "-" else None
        return None if year is None else Found(index + 2, f"{year:04}", "DATE", "era")
    year, ordinal = _year(line, start), line.get(start, "ordinal")
    if year is not None and start == index and (era := _era(line, index + 1)):
        return Found(index + 2, _write(era, f"{year:04}"), "DATE", "era")
    if ordinal and line.low(start + 1) == "century" and (era := _era(line, start + 2)):
        century = int(ordinal) if era == "BC" else int(ordinal) - 1
        return Found(start + 3, _write(era, f"{century:02}"), "DATE", "era") if century < 100 else None
    return None


def _era(line: Line, index: int) -> str | None:
    """Return "BC", or "-" for the years of our era; "ad" and "ce" in small letters are words."""
    era = line.get(index, "era")
    return era if era is not None and line.tokens[index].text[0].isupper() else None


def _year(line: Line, index: int) -> int | None:
    text = line.low(index)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS and int(text) else None


def _write(era: str, digits: str) -> str:
    return f"BC{digits}" if era == "BC" else digits
