"""Which quarter, half or fiscal year? "Q3 2025", "3Q25", "H1", "FY2024", "the fiscal year 2024/25"."""

from __future__ import annotations

import re

from consilience.read.anchors import year_of_quarter
from consilience.read.times_line import Found, Line

_PART = re.compile(r"(?P<letter>[QH])(?P<part>[1-4])")
_GLUED = re.compile(r"(?P<part>[1-4])(?P<letter>[QH])(?:FY)?(?P<year>\d\d)?")
_FISCAL = re.compile(r"FY['’]?(?P<year>\d{4}|\d\d)?(?:[/-](?P<last>\d\d|\d{4}))?")
_YEARS = re.compile(r"(?P<year>\d{4})[/–-](?:\d{4}|\d\d)")
_PARTS = {"Q": 4, "H": 2}
_CENTURY = 2000


def read_fiscal(line: Line, index: int) -> Found | None:
    """Read the abbreviations, and a fiscal year: it has no days here, for each who counts it begins it elsewhere."""
    start = line.skip(index, "the")
    if line.get(start, "fiscal") and line.low(start) != "full":
        return _spelt_year(line, start)
    text = line.get(index, "fiscal-code") or ""
    if found := _FISCAL.fullmatch(text):
        return _fiscal_year(line, index, found) if text else None
    part = _PART.fullmatch(text) or _GLUED.fullmatch(text)
    return _part(line, index, part) if part and int(part["part"]) <= _PARTS[part["letter"]] else None


def _part(line: Line, index: int, found: re.Match[str]) -> Found | None:
    """Read a quarter or half with its year; "H1" alone is a vaccine, a road, a visa."""
    code, glued = f"{found['letter']}{found['part']}", found.groupdict().get("year")
    year_at = line.skip(index + 1, "of", "'", "’")
    if glued:
        return Found(index + 1, f"{_CENTURY + int(glued)}-{code}", "DATE", "quarter")
    if year := line.get(year_at, "year"):
        return Found(year_at + 1, f"{year}-{code}", "DATE", "quarter")
    if code[0] == "H" or line.published is None:
        return None
    chosen = year_of_quarter(line.published, int(code[1]), _PARTS["Q"], line.tense(index))
    return Found(index + 1, f"{chosen:04}-{code}", "DATE", "quarter")


def _spelt_year(line: Line, index: int) -> Found | None:
    """Read "fiscal 2024", "the financial year 2024/25", "calendar 2024", which has its days."""
    year_at = line.skip(index + 1, "year")
    whole = _YEARS.fullmatch(line.low(year_at))
    year = line.get(year_at, "year") or (whole["year"] if whole else None)
    if year is None:
        return None
    rule = "year" if line.low(index) == "calendar" else "fiscal"
    return Found(_past_second(line, year_at + 1), year, "DATE", rule)


def _fiscal_year(line: Line, index: int, found: re.Match[str]) -> Found | None:
    """Read "FY2024", "FY 2024/25", "FY24"."""
    year, end = found["year"], index + 1
    if year is None:
        whole = _YEARS.fullmatch(line.low(end))
        year = line.get(end, "year") or (whole["year"] if whole else None)
        end += 1
    if year is None:
        return None
    return Found(_past_second(line, end), year if len(year) > 2 else f"{_CENTURY + int(year)}", "DATE", "fiscal")


def _past_second(line: Line, index: int) -> int:
    """Step over the second year of "2024/25", "2024-25"."""
    joined = line.low(index) in ("/", "-", "–") and line.low(index + 1).isdecimal()
    return index + 2 if joined and len(line.low(index + 1)) in (2, 4) else index
