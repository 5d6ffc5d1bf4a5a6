"""How many? Every number that measures or counts: value, bounds, unit, what is counted, and whether it rose or fell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consilience.read.counted import counted_by
from consilience.read.numbers import Number, read_number
from consilience.read.quantities_people import find_people
from consilience.read.quantities_words import (
    bound_after,
    bound_before,
    change_at,
    currency_before,
    is_age,
    is_label,
    unit_after,
)
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.records import BlockKind, Name, Problem, Quantity, Time

_SILENT = (BlockKind.DATELINE, BlockKind.BYLINE)
_TOO_LONG = 19
"""Digits from which a number is reported as a problem instead of being read."""


class _Blocked(NamedTuple):
    """Stretches of text whose numbers are no quantities, by start."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, start: int) -> bool:
        """Say whether a character lies in one of the stretches."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and start < self.ends[at]


def find_quantities(
    syntax: Syntax, names: tuple[Name, ...], times: tuple[Time, ...]
) -> tuple[tuple[Quantity, ...], tuple[Problem, ...]]:
    """Find quantities; numbers inside names, dates and clock times are none."""
    blocked = _block(names, times)
    found: list[Quantity] = []
    problems: list[Problem] = []
    for sentence in syntax.sentences:
        if sentence.kind in _SILENT:
            continue
        found += _quantities(syntax, sentence, blocked)
        found += find_people(syntax, sentence)
        problems += _too_long(syntax, sentence)
    return tuple(sorted(_apart(found), key=lambda quantity: quantity.span)), tuple(problems)


def _block(names: tuple[Name, ...], times: tuple[Time, ...]) -> _Blocked:
    spans = [name.span for name in names if name.kind != "nationality"]
    spans += [time.span for time in times if time.kind != "DURATION"]
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return _Blocked(tuple(start for start, _ in merged), tuple(end for _, end in merged))


def _apart(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Drop a quantity whose words another one has taken before."""
    taken = -1
    for quantity in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if quantity.span.start >= taken:
            taken = quantity.span.end
            yield quantity


def _too_long(syntax: Syntax, sentence: Sentence) -> Iterator[Problem]:
    for token in syntax.sentence_tokens(sentence):
        if len(token.text) >= _TOO_LONG and token.text.replace(",", "").isdigit():
            yield Problem("read.quantities", "number too long to be a quantity", syntax.span(token.start, token.end))


def _quantities(syntax: Syntax, sentence: Sentence, blocked: _Blocked) -> Iterator[Quantity]:
    tokens = syntax.sentence_tokens(sentence)
    index = 0
    while index < len(tokens):
        number = None if blocked.holds(tokens[index].start) else read_number(tokens, index)
        if number is None or is_label(tokens, index, number):
            index += 1
            continue
        quantity, index = _quantity(syntax, tokens, index, number)
        if quantity is not None:
            yield quantity


def _quantity(syntax: Syntax, tokens: Sequence[Token], index: int, number: Number) -> tuple[Quantity | None, int]:
    """Read what stands around one number; return the quantity and the index after it."""
    money, start = currency_before(tokens, index)
    start, bound = bound_before(tokens, start)
    unit, kind, end = unit_after(tokens, number, money)
    if is_age(tokens, index, number):
        kind, unit = "age", "year"
    end, later = bound_after(tokens, end)
    bound = later or bound or ("~" if number.vague else "=")
    span = syntax.span(tokens[start].start, tokens[_last(number, end, kind, money) - 1].end)
    low, high = _limits(number, bound)
    counted = None if kind in ("age", "score") else counted_by(syntax, tokens[index].i, tokens[end - 1].i + 1)
    change = change_at(syntax, tokens, start, end, kind)
    return Quantity(span, number.value, low, high, bound, unit, counted, change, kind, f"quantities.{kind}"), end


def _last(number: Number, end: int, kind: str, money: str | None) -> int:
    """The span holds the number, its bound and its percent sign or currency; not the unit or the noun."""
    return end if kind in ("money", "percent", "measure", "age") or money else max(number.end, end)


def _limits(number: Number, bound: str) -> tuple[float | None, float | None]:
    low, high = number.low, number.high
    if bound in (">", ">="):
        return low, None
    if bound in ("<", "<="):
        return None, high
    return low, high
