"""When? The day of publication, and every temporal expression with its TIMEX3 value and the days that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from consilience.read.calendar import days_of, part_of
from consilience.read.syntax import Sentence, Syntax
from consilience.read.times_clock import read_clock, read_part
from consilience.read.times_dates import read_date
from consilience.read.times_digits import order_in, read_digits
from consilience.read.times_durations import read_bare, read_duration, read_repeated
from consilience.read.times_eras import read_era
from consilience.read.times_fiscal import read_fiscal
from consilience.read.times_home import UNKNOWN, Home, digits_of
from consilience.read.times_line import CORES, YEARS, Found, Line
from consilience.read.times_ranges import join_ranges, read_range
from consilience.read.times_relative import read_relative
from consilience.read.times_words import classify, tells_of_game
from consilience.read.times_written import Written, find_written
from consilience.records import BlockKind, Problem, Span, Time
from consilience.rules import Match, find_matches, patterns

_REACH = 6
"""Words between the first word of an expression and the word that makes it temporal ("at least the past 18 months")."""
_EDGES = ("early", "late", "mid", "earlier", "later", "mid-")
_POINTS = frozenset(
    {"beginning", "start", "end", "middle", "close", "outset", "turn", "rest", "remainder", "week", "month"}
)
_LONG_PERIODS = frozenset(["P6M", "P9M", "P12M", "P1Y"])
"""Of which results are told beside a quarter's: behind them "a year earlier" does not mean the quarter."""
_STAMPS = frozenset({"created", "modified", "posted", "published", "updated"})
_HEAD = 2
"""Words of a line among which that of a stamp stands."""
_HERE = ("today", "tonight", "tomorrow", "this")
"""Words of the day of writing, which "that night" does not mean."""
_HEADS = (BlockKind.DATELINE, BlockKind.BYLINE)
_FIXED = re.compile(r"\d{4}-\d\d-\d\d")
_Scanned = tuple[list[Time], list[Problem], Line]


def find_published(syntax: Syntax, given: date | None) -> tuple[date | None, Span | None]:
    """Return the day of publication: the given one, or one written whole in a dateline or byline, or None.

    >>> find_published(syntax_of("Guacamaya, November 11, 2025. The army moved."), None)
    (datetime.date(2025, 11, 11), Span('r', 11, 28))
    """
    if given is not None:
        return given, None
    for sentence in syntax.sentences:
        if sentence.kind in _HEADS:
            tokens = syntax.sentence_tokens(sentence)
            for time in _scan(Line(syntax, tokens, classify(tokens), None), sentence)[0]:
                if _FIXED.match(time.value):
                    return time.earliest, time.span
    return None, None


def find_times(
    syntax: Syntax, published: date | None, home: Home = UNKNOWN
) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    """Find temporal expressions; those that point are placed by `published`, and stay open where it is None."""
    doubts: list[Problem] = []
    if published is not None and published.year not in YEARS:
        doubts.append(Problem("read.times", f"no report can be of {published}: its times stay open"))
        published = None
    order = order_in(syntax.text, digits_of(home.country))
    line = Line(syntax, (), (), published, home=home, order=order, game=tells_of_game(syntax.tokens))
    times, problems = _read_all(line, None if published is None else Written(published))
    if published is None:
        problems += _open(syntax, times)
    elif (written := find_written(syntax, times, published)) != Written(published):
        times, problems = _read_all(line, written)
    return tuple(times), (*doubts, *problems)


def _read_all(line: Line, written: Written | None) -> tuple[list[Time], list[Problem]]:
    """Read the sentences one after the other, each counted from the day on which it was written."""
    times: list[Time] = []
    problems: list[Problem] = []
    for sentence in line.syntax.sentences:
        tokens = line.syntax.sentence_tokens(sentence)
        day = None if written is None else written.at(sentence.start)
        line = replace(line, tokens=tokens, classes=classify(tokens), published=day)
        found, doubts, line = _scan(line, sentence)
        times += join_ranges(line.syntax, found)
        problems += doubts
    return sorted(times, key=lambda time: time.span), problems


def _open(syntax: Syntax, times: list[Time]) -> Iterator[Problem]:
    """Name each expression that points from a day of publication which is not known."""
    for time in times:
        if is_open(time):
            words = syntax.text[time.span.start : time.span.end]
            yield Problem("read.times", f"“{words}” stays open: the day of publication is not known", time.span)


def is_open(time: Time) -> bool:
    """Say whether an expression points to a day that stays unknown ("last week" in a report without a date)."""
    return time.kind in ("DATE", "TIME") and time.earliest is None and not time.value.endswith("_REF")


def _scan(line: Line, sentence: Sentence) -> _Scanned:
    """Read a sentence from left to right; at each word the longest expression wins."""
    times, problems = [], []
    fixed = {
        match.start: match
        for match in find_matches(patterns("en", "times"), line.syntax.text, sentence.start, sentence.end)
    }
    near, before = _near_cores(line), line
    index = 0
    while index < len(line.tokens):
        token = line.tokens[index]
        found = _fixed(line, index, fixed[token.start]) if token.start in fixed else None
        if found is None and near[index] and line.may_begin(index):
            found = _read(line, index)
        if found is None:
            index += 1
            continue
        span = line.syntax.span(token.start, line.tokens[found.end - 1].end)
        if found.problem:
            words = line.syntax.text[span.start : span.end]
            problems.append(Problem("read.times", f"“{words}” {found.problem}", span))
        if found.value:
            times.append(_record(found, span, line.home))
            line = _told(line, times[-1], index)
        index = found.end
    stamped = any(line.low(at) in _STAMPS for at in range(_HEAD))
    return times, problems, before if stamped else line  # "Updated: 28 November" is when it was written, not told of


def _told(line: Line, time: Time, index: int) -> Line:
    """Remember a date told of; what is counted back, and the last day of a period, do not become the date told of."""
    if time.kind == "DURATION" and time.value in _LONG_PERIODS:
        return replace(line, period="")
    if time.rule == "times.fiscal" and "-Q" in time.value:
        return replace(line, period=time.value)
    if time.kind in ("SET", "DURATION") or time.earliest is None or not time.value[0].isdecimal():
        return line
    if time.rule in ("times.ago", "times.later") or line.low(index - 1) in ("ended", "ending"):
        return line
    period = time.value if time.rule == "times.quarter" else line.period
    then = time.value.split("T")[0]
    day = then if _FIXED.match(then) else line.day
    gone = line.gone if line.low(index) in _HERE or line.low(index - 1) == "this" else day
    return replace(line, then=then, period=period, day=day, gone=gone)


def _near_cores(line: Line) -> list[bool]:
    """Say for each word whether a word that can make an expression temporal stands in reach."""
    near, distance = [False] * len(line.tokens), _REACH + 1
    for index in range(len(line.tokens) - 1, -1, -1):
        distance = 0 if not CORES.isdisjoint(line.classes[index]) else distance + 1
        near[index] = distance <= _REACH
    return near


def _record(found: Found, span: Span, home: Home) -> Time:
    dated = found.kind in ("DATE", "TIME") and found.rule.partition(".")[0] not in ("fiscal", "uncertain")
    first, last = days_of(found.value, south=home.south) if dated else (None, None)
    return Time(span, found.kind, found.value, found.earliest or first, found.latest or last, f"times.{found.rule}")


def _read(line: Line, index: int) -> Found | None:
    """Read the longest expression that begins at a word, with what may stand before it ("early", "the end of")."""
    best = _longest(_readings(line, index))
    if best is not None and "-" in line.low(index) and line.get(index, "edge") and best.kind == "DATE":
        best = _narrowed(line, index, index + 1, best)
    for start in _before(line, index):
        inner = _longest(_readings(line, start))
        if inner is not None and inner.kind == "DATE" and (best is None or inner.end > best.end):
            best = _narrowed(line, index, start, inner._replace(rule=f"{inner.rule}.edge"))
    return best


def _narrowed(line: Line, index: int, start: int, found: Found) -> Found:
    """Narrow the days to those of "early", "mid-", "the end of"; "earlier this week" ends on publication."""
    first, last = found.earliest, found.latest
    if first is None or last is None:
        first, last = days_of(found.value, south=line.home.south)
    if first is None or last is None or first == last:
        return found
    published, word = line.published, line.low(index)
    running = published is not None and first <= published <= last
    if word in ("earlier", "later"):
        bounds = (first, published) if word == "earlier" else (published, last)
        return found._replace(earliest=bounds[0], latest=bounds[1]) if running else found
    edge = next((each for k in range(index, start) if (each := line.get(k, "edge") or line.get(k, "edgepoint"))), "")
    begin, end = part_of(first, last, edge)
    return found._replace(earliest=begin, latest=end)


def _readings(line: Line, index: int) -> Iterator[Found]:
    if index >= len(line.tokens):
        return
    for found in (
        read_clock(line, index, _day),
        read_part(line, index, _day),
        read_relative(line, index),
        read_range(line, index),
        read_fiscal(line, index),
        read_era(line, index),
        read_date(line, index),
        read_duration(line, index),
        read_repeated(line, index),
        read_bare(line, index),
    ):
        if found is not None:
            yield found


def _day(line: Line, index: int) -> Found | None:
    if index >= len(line.tokens):
        return None
    return read_relative(line, index) or read_range(line, index) or read_date(line, index)


def _longest(readings: Iterator[Found]) -> Found | None:
    return max(readings, key=lambda found: found.end, default=None)


def _before(line: Line, index: int) -> Iterator[int]:
    """Yield where the expression itself begins behind "early", "mid-", "the end of", "earlier"."""
    if line.low(index) in ("around", "about"):
        yield index + 1
    if line.low(index) in _EDGES:
        yield line.skip(index + 1, "-", "in", "on")
    start = line.skip(index, "the")
    if line.low(start) in ("early", "late", "mid") and start > index:
        yield line.skip(start + 1, "-")
    if line.low(start) in _POINTS and line.low(start + 1) == "of":
        yield start + 2
    if line.get(start, "part") and line.low(start + 1) == "of":
        yield start + 2


def _fixed(line: Line, index: int, match: Match) -> Found | None:
    """Turn a match of rules/en/times.toml into a finding; its end must be the end of a word."""
    end = index
    while end < len(line.tokens) and line.tokens[end].end < match.end:
        end += 1
    if end == len(line.tokens):
        return None
    value = str(match.pattern.fields["value"])
    if not value:
        found = read_digits(match.groups, line.order, line.published, line.tense(index))
        return found._replace(end=end + 1, rule=match.pattern.id)
    return Found(end + 1, value, str(match.pattern.fields["kind"]), match.pattern.id)
