"""From which day does a report count "Thursday"? A page that is published anew months later was written on its own day.

Three things tell it: a stamp at the head of the page ("Created: 11/25/2015"), a stamp that closes a paragraph
("(Published Friday, Sept. 2, 2016)", for that paragraph alone), and days written whole that are told as the news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from consilience.read.syntax import Syntax
from consilience.records import Block, Time

_HEAD = 300
"""Characters of a page in which stamps of the whole page stand."""
_ANEW = timedelta(14)
"""A page that is stamped less before its publication is no older page."""
_OLD = timedelta(21)
"""News written whole that lie so far before publication may be those of an older page."""
_NEWS = timedelta(7)
"""News is told within so many days."""
_PAST = timedelta(366)
"""What lies further before the news is history: "the deadliest day since Sept. 11, 2001"."""
_FEWEST = 2
"""Days written whole or with their month, from which they are told as news."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|/\d\d\b")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d/\d", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STAMP = re.compile(
    r"(?:^|[\s|])(?:first\s+)?(?:updated|posted|published|created|modified)(?P<colon>\s*:|\s+on:?)?\s*$", re.IGNORECASE
)
_CLOSING = re.compile(r"\((?:first\s+)?(?:published|posted|updated|aired)(?:\s+on)?:?\s*$", re.IGNORECASE)
_LOOKING_BACK = re.compile(r"\b(?:anniversary|(?:months?|years?)\s+(?:ago|later)|last\s+(?:month|year))\b", re.I)


@dataclass(frozen=True, slots=True)
class Written:
    """The days from which a report counts."""

    day: date
    """Of the whole report."""
    stamps: tuple[tuple[Block, date], ...] = ()
    """Of paragraphs with a stamp of their own, in order."""

    def at(self, start: int) -> date:
        """Give the day from which what starts at a character is counted."""
        number = bisect_right([block.span.start for block, _ in self.stamps], start) - 1
        block, day = self.stamps[number] if number >= 0 else (None, self.day)
        return day if block is not None and start < block.span.end else self.day


def find_written(syntax: Syntax, times: Sequence[Time], published: date) -> Written:
    """Find the days from which a report counts, by its times as counted from the day of publication."""
    whole = [time for time in times if _is_day(time) and _YEAR.search(_words(syntax, time))]
    if not whole:
        return Written(published)
    day = _stamped(syntax, whole, published) or _told(syntax, times, whole, published) or published
    return Written(day, _closing(syntax, whole, day))


def _is_day(time: Time) -> bool:
    return time.kind in ("DATE", "TIME") and time.earliest is not None and time.earliest == time.latest


def _words(syntax: Syntax, time: Time) -> str:
    return syntax.text[time.span.start : time.span.end]


# --- stamps ----------------------------------------------------------------------------------------------------------


def _stamped(syntax: Syntax, whole: Sequence[Time], published: date) -> date | None:
    """Give the last stamp at the head of a page, where it lies well before publication."""
    days = [time.earliest for time in whole if time.span.start < _HEAD and _is_stamped(syntax, time)]
    last = max((day for day in days if day is not None and day <= published), default=None)
    return last if last is not None and last <= published - _ANEW else None


def _is_stamped(syntax: Syntax, time: Time) -> bool:
    before = syntax.text[: time.span.start].rpartition("\n")[2]
    found = _STAMP.search(before)
    return found is not None and bool(found["colon"] or not before[: found.start()].strip())


def _closing(syntax: Syntax, whole: Sequence[Time], day: date) -> tuple[tuple[Block, date], ...]:
    """Find the paragraphs that close with a stamp of another day."""
    starts = [block.span.start for block in syntax.blocks]
    found = {}
    for time in whole:
        block = syntax.blocks[bisect_right(starts, time.span.start) - 1]
        if time.earliest not in (None, day) and _closes(syntax, time, block):
            found[block] = time.earliest
    return tuple(sorted(((b, d) for b, d in found.items() if d is not None), key=lambda pair: pair[0].span))


def _closes(syntax: Syntax, time: Time, block: Block) -> bool:
    before = syntax.text[block.span.start : time.span.start]
    after = syntax.text[time.span.end : block.span.end].strip()
    return after.startswith(")") and _CLOSING.search(before) is not None


# --- days written whole that are told as the news --------------------------------------------------------------------


def _told(syntax: Syntax, times: Sequence[Time], whole: Sequence[Time], published: date) -> date | None:
    """Give the day from which the weekdays fall among the days written whole, where all else is told around these.

    "(...) on Thursday, July 7, 2016. The rally Thursday ..." in a page of January 2017. Not so where another day stands
    between it and publication, where the report looks back ("two years ago"), or where its weekday is not told again.
    """
    first = next((time for time in times if _is_pointing(syntax, time) or time in whole), None)
    last = max(time.earliest for time in whole if time.earliest is not None)
    if first is None or last > published - _OLD or _LOOKING_BACK.search(syntax.text):
        return None
    days = [time for time in times if _is_day(time) and _MONTH.search(_words(syntax, time))]
    news = [time for time in days if time.latest is not None and time.latest > last - _PAST]
    if len(news) < _FEWEST or not all(time.earliest and abs(time.earliest - last) <= _NEWS for time in news):
        return None
    opening = any(_same_block(syntax, first, time) for time in whole if time in news)
    bare = _weekdays(syntax, [time for time in times if _is_pointing(syntax, time)])
    if not opening or not bare & _weekdays(syntax, news):
        return None
    return _after(last, min(time.earliest for time in news if time.earliest is not None), bare)


def _after(last: date, first: date, weekdays: Set[str]) -> date:
    """Give the first day on which none of these weekdays, last seen, lies before the news."""
    days = [last + timedelta(number) for number in range(7)]
    far = {day: {_NAMES[(day - timedelta(back)).weekday()] for back in range((day - first).days + 1)} for day in days}
    return next((day for day in days if weekdays <= far[day]), last)


def _is_pointing(syntax: Syntax, time: Time) -> bool:
    words = _words(syntax, time)
    return _WEEKDAY.search(words) is not None and not _MONTH.search(words)


def _weekdays(syntax: Syntax, times: Sequence[Time]) -> set[str]:
    return {found.group().lower() for time in times if (found := _WEEKDAY.search(_words(syntax, time)))}


def _same_block(syntax: Syntax, one: Time, two: Time) -> bool:
    starts = [block.span.start for block in syntax.blocks]
    return bisect_right(starts, one.span.start) == bisect_right(starts, two.span.start)
