"""How many? Every number that measures or counts: value, bounds, unit, what is counted, and whether it rose or fell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from consilience.read.counted import counted_by, tells_outcome
from consilience.read.numbers import Number, read_single
from consilience.read.quantities_changes import change_at
from consilience.read.quantities_kinds import is_age, is_magnitude, is_score, unit_of_age
from consilience.read.quantities_labels import is_label
from consilience.read.quantities_people import find_people
from consilience.read.quantities_pieces import pieces
from consilience.read.quantities_spans import Reading, begin_range, to_second
from consilience.read.quantities_units import currency_before, is_money_before, unit_after
from consilience.read.quantities_words import bound_after, bound_before, low_word
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.read.times_line import YEARS
from consilience.records import BlockKind, Name, Problem, Quantity, Span, Time

_TIME_UNITS = frozenset(["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"])
_SILENT = (BlockKind.DATELINE, BlockKind.BYLINE)
_LENGTHS = re.compile(r"every [\w-]+ [a-z]+s", re.IGNORECASE)
_ODD = re.compile(
    r"0x[0-9a-f]+|\d+(?:\.\d+)?e[+-]?\d+|(?=(?:\d+,)+\d+$)(?!\d{1,3}(?:,\d{3})+$|\d{1,2}(?:,\d{2})+,\d{3}$)[\d,]+",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\s+(?=(?:\S+\s+){2})")
"""A number with a capital before a name of three words or more."""
_COUNTED = re.compile(r"\s+[a-z]+s\b")
"""Behind a name: the guards of a district, which are counted."""
_GAP = 4
"""Characters before a name that tell whether it opens a sentence."""
_TOO_LONG = 19
"""Digits from which a number is reported as a problem instead of being read."""
_GREATEST, _GREATEST_MEASURE = 1e24, 1e41
"""Beyond them too, however it is written: a report of science counts molecules and weighs stars, no more."""
_NO_COUNT = "number too long to be a quantity"


class _Blocked(NamedTuple):
    """Stretches of text whose numbers are no quantities, by start."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, start: int) -> bool:
        """Say whether a character lies in one of the stretches."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and start < self.ends[at]


def find_quantities(
    syntax: Syntax, names: tuple[Name, ...], times: tuple[Time, ...], doubts: tuple[Problem, ...] = ()
) -> tuple[tuple[Quantity, ...], tuple[Problem, ...]]:
    """Find quantities; numbers inside names, dates and clock times are none, nor are those of dates in `doubts`."""
    blocked = _block(syntax.text, names, times, doubts)
    found: list[Quantity] = []
    problems: list[Problem] = []
    for sentence in syntax.sentences:
        if sentence.kind in _SILENT:
            continue
        found += _quantities(syntax, sentence, blocked)
        found += find_people(syntax, sentence)
        found += _fused_magnitudes(syntax, sentence)
        problems += _set_aside(syntax, sentence)
    apart = sorted(_apart(found), key=lambda quantity: quantity.span)
    problems += [Problem("read.quantities", _NO_COUNT, quantity.span) for quantity in apart if _is_beyond(quantity)]
    return tuple(quantity for quantity in apart if not _is_beyond(quantity)), tuple(problems)


def _is_beyond(quantity: Quantity) -> bool:
    """Say whether a number is greater than anything that is counted or paid: "900 billion trillion trillion"."""
    greatest = _GREATEST_MEASURE if quantity.kind == "measure" else _GREATEST
    given = (quantity.value, quantity.low, quantity.high)
    return any(abs(number) > greatest for number in given if number is not None)


def _fused_magnitudes(syntax: Syntax, sentence: Sentence) -> Iterator[Quantity]:
    """Find the number that the parser leaves in one word with its scale: "a magnitude-5.9 earthquake"."""
    for token in syntax.sentence_tokens(sentence):
        if not token.lower.startswith("magnitude-"):
            continue
        scale, _, digits = token.lower.partition("-")
        if digits.replace(".", "", 1).isdecimal() and len(digits) < _TOO_LONG:
            value = float(digits)
            span = syntax.span(token.end - len(digits), token.end)
            yield Quantity(span, value, value, value, unit=scale, kind="measure", rule="quantities.measure")


def _block(text: str, names: tuple[Name, ...], times: tuple[Time, ...], doubts: tuple[Problem, ...]) -> _Blocked:
    """Lay out names and times; a length of time ("three weeks", "every 27 years") is a quantity too."""
    spans = [_without_number(text, name.span) for name in names if name.kind != "nationality"]
    dates = [time.span for time in times if time.kind != "DURATION"]
    spans += [span for span in dates if not _LENGTHS.fullmatch(text, span.start, span.end)]
    spans += [doubt.span for doubt in doubts if doubt.span is not None]
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return _Blocked(tuple(start for start, _ in merged), tuple(end for _, end in merged))


def _without_number(text: str, name: Span) -> Span:
    """Leave out a number that the opening of a sentence has drawn into a name: "Two | Old Harbour District guards"."""
    found = _OPENING.match(text, name.start, name.end)
    if found is None or not _COUNTED.match(text, name.end):
        return name
    before = text[max(0, name.start - _GAP) : name.start].rstrip(" -–—“\"'")
    return name._replace(start=found.end()) if not before or before[-1] in "\n.!?:" else name


def _apart(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Drop a quantity whose words another one has taken before."""
    taken = -1
    for quantity in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if quantity.span.start >= taken:
            taken = quantity.span.end
            yield quantity


def _set_aside(syntax: Syntax, sentence: Sentence) -> Iterator[Problem]:
    """Name the figures that are not read: 400 digits, "1,2,3,4", "1e400", "0x1F", "10^999"."""
    for token in syntax.sentence_tokens(sentence):
        if not token.text[0].isdecimal():
            continue
        long = len(token.text) >= _TOO_LONG and token.text.replace(",", "").isdecimal()
        if long or _ODD.fullmatch(token.text):
            message = "number too long to be a quantity" if long else "number in a form that is not read"
            yield Problem("read.quantities", message, syntax.span(token.start, token.end))


def _quantities(syntax: Syntax, sentence: Sentence, blocked: _Blocked) -> Iterator[Quantity]:
    tokens = pieces(syntax.sentence_tokens(sentence))
    index, last_end, last = 0, -1, None
    while index < len(tokens):
        number = _number(tokens, index)
        if number is not None and blocked.holds(tokens[index].start) and not is_money_before(tokens, index, number):
            number = None
        if number is None or is_label(tokens, index, number):
            index += 1 if number is None else number.end - index
            continue
        if is_score(tokens, index, number):
            index += 3
            continue
        reading, quantity = _read_at(syntax, tokens, index, number)
        if quantity is not None and last is not None:
            quantity = _in_line(tokens, reading, quantity, last, last_end)
        if quantity is not None:
            yield quantity
        index, last_end, last = reading.end, reading.end, quantity


def _number(tokens: Sequence[Token], index: int) -> Number | None:
    number = begin_range(tokens, index)
    minus = low_word(tokens, index - 1) == "minus" and low_word(tokens, index - 2) != "or"
    if number is not None and minus and number.value is not None:
        return number._replace(value=-number.value, low=-number.value, high=-number.value)
    return number


def _read_at(syntax: Syntax, tokens: Sequence[Token], index: int, number: Number) -> tuple[Reading, Quantity | None]:
    """Read one quantity; a count that rose from 80 to 88 is 80 once and 88 now, other ends of a way are one range."""
    reading = _measure(tokens, index, number)
    quantity = _quantity(syntax, tokens, reading)
    if quantity is None or not reading.moved or quantity.kind != "count" or not quantity.counted:
        return reading, quantity
    single = read_single(tokens, index)
    if single is None:
        return reading, quantity
    reading = _measure(tokens, index, single, alone=True)
    return reading, _quantity(syntax, tokens, reading)


def _in_line(tokens: Sequence[Token], reading: Reading, quantity: Quantity, last: Quantity, last_end: int) -> Quantity:
    """Give a quantity what the one before it lends: "more than 5 miles (8 km)", "ages 17, 22 and 40"."""
    if reading.start == last_end + 1 and low_word(tokens, last_end) in ("(", "/"):
        return _as_converted(quantity, last)
    between = {low_word(tokens, k) for k in range(last_end, reading.start)}
    if last.kind == "age" and quantity.kind == "count" and not quantity.counted and between <= {",", "and"}:
        return replace(quantity, kind="age", unit=last.unit, rule="quantities.age")
    linked = {t.lower for t in tokens[last_end : reading.start] if t.tag not in ("NN", "NNS")}
    if "or" in linked <= {",", "or"} and quantity.kind != "count":  # "fell 61 points, or 0.2 percent"
        return replace(quantity, change=quantity.change or last.change)
    if low_word(tokens, reading.start - 1) == "by" and quantity.kind == last.kind == "percent":
        return replace(quantity, change=quantity.change or last.change)
    return quantity


def _as_converted(quantity: Quantity, before: Quantity) -> Quantity:
    """Give the bound of "more than 5 miles" to "(8 km)" behind it: the same amount in another unit."""
    if quantity.kind not in ("measure", "money") or quantity.kind != before.kind or quantity.bound != "=":
        return quantity
    low = None if before.low is None else quantity.low
    high = None if before.high is None else quantity.high
    return replace(quantity, bound=before.bound, low=low, high=high, change=before.change)


def _measure(tokens: Sequence[Token], index: int, number: Number, *, alone: bool = False) -> Reading:
    """Read the bound, currency, unit and second limit around a number; `alone` where there is no second one."""
    money, start = currency_before(tokens, index, number)
    start -= low_word(tokens, start - 1) == "minus" and low_word(tokens, start - 2) != "or"
    start, bound = bound_before(tokens, start)
    unit, kind, end = unit_after(tokens, number, money)
    reading = Reading(start, index, number, bound, unit, kind, end)
    reading = reading if alone else to_second(tokens, reading)
    if is_age(tokens, index, reading.number):
        reading = reading._replace(kind="age", unit=unit_of_age(tokens, reading.number))
    elif reading.kind == "count" and is_magnitude(tokens, start, reading.number.end):
        reading = reading._replace(kind="measure", unit="magnitude")
    end, later = bound_after(tokens, reading.end)
    later = later or _bound_behind_noun(tokens, reading)
    mark = "~" if number.approximate or (number.vague and number.high is None) else ""
    return reading._replace(end=end, bound=later or reading.bound or mark)


def _bound_behind_noun(tokens: Sequence[Token], reading: Reading) -> str:
    """Read the bound of "40 people or more", "three years or so"."""
    at = reading.end
    while at < len(tokens) and at < reading.end + 3 and tokens[at].tag in ("JJ", "NN", "NNS"):
        at += 1
    joined = low_word(tokens, at) == "or" and at > reading.end
    return bound_after(tokens, at)[1] if joined else ""


def _quantity(syntax: Syntax, tokens: Sequence[Token], reading: Reading) -> Quantity | None:
    """Make the record; vague words ("several", "a few") are kept only where they count an outcome."""
    number, kind = reading.number, reading.kind
    if kind == "measure" and _is_adjective_of_time(tokens, reading):
        return None
    first, after = tokens[reading.at].i, tokens[reading.end - 1].i + 1
    if _is_bare_year(tokens, reading):
        return None
    bare = kind == "age" or reading.unit in _TIME_UNITS
    counted = None if bare else counted_by(syntax, first, after)
    if number.vague and number.low in (2.0, 3.0) and number.value is None and not tells_outcome(counted):
        return None
    change = {"+": "up", "-": "down"}.get(number.sign) if kind == "percent" else None
    change = change or (None if reading.moved else change_at(syntax, tokens, reading.start, reading.end, kind))
    low, high = _limits(number, reading.bound or "=")
    last = tokens[reading.end - 1]
    full_stop = last.text[-1] == "." and last.text[0].isdecimal()
    span = syntax.span(tokens[reading.start].start, last.end - full_stop)
    rule = "quantities.vague" if number.vague and number.value is None else f"quantities.{kind}"
    return Quantity(span, number.value, low, high, reading.bound or "=", reading.unit, counted, change, kind, rule)


def _is_bare_year(tokens: Sequence[Token], reading: Reading) -> bool:
    """Tell the year of an impossible date or of a title ("Outlook 2025"): it has neither noun nor bound."""
    text = tokens[reading.at].text
    alone = reading.end == reading.at + 1 and reading.start == reading.at and reading.kind == "count"
    after = tokens[reading.end].tag if reading.end < len(tokens) else ""
    is_year = len(text) == 4 and text.isdecimal() and int(text) in YEARS
    return alone and is_year and not after.startswith(("NN", "JJ", "VB"))


def _is_adjective_of_time(tokens: Sequence[Token], reading: Reading) -> bool:
    """Tell "a three-year plan", which the times hold, from "three years"."""
    return reading.unit in _TIME_UNITS and low_word(tokens, reading.number.end) == "-"


def _limits(number: Number, bound: str) -> tuple[float | None, float | None]:
    low, high = number.low, number.high
    if number.value is None and high is not None:
        return low, high
    if bound in (">", ">="):
        return low, None
    if bound in ("<", "<="):
        return None, low if high is None else high
    return low, high
