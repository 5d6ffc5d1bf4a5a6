"""From where to where: are two numbers one range ("from 24 to 31 mpg") or what was and what is ("rose from 5 to 9")?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from consilience.read.numbers import Number, read_number, read_single, shared_scale
from consilience.read.quantities_changes import is_moving
from consilience.read.quantities_units import currency_before, is_currency, unit_after
from consilience.read.quantities_words import bound_before, low_word
from consilience.read.syntax import Token

_STEADY = 3
"""Limits of one amount lie nearer than this: "fell by 1 to 2 points" is a range, "rose by 12 to 88" is none."""
_REACH = 6
"""Words between the ends of "from 24 miles per gallon in 2001 to 31 mpg"."""
_DASHES = ("-", "–", "—")
_BREAKS = frozenset([",", ";", ".", "(", ")", ":", "and", "but"])


class Reading(NamedTuple):
    """A number with what stands around it; `start`, `at`, `end` are places in the sentence."""

    start: int
    at: int
    number: Number
    bound: str
    unit: str | None
    kind: str
    end: int
    moved: bool = False
    """Whether its limits are where a thing was and where it went: "climbed from 31 to 34"."""


def begin_range(tokens: Sequence[Token], index: int) -> Number | None:
    """Read a number or range; in "rose by 12 to 88" the second is where it went."""
    number = read_number(tokens, index)
    if number is None or number.value is not None or number.vague or low_word(tokens, number.end - 2) != "to":
        return number
    if low_word(tokens, index - 1) in ("between", "of", "from") or not is_moving(tokens, index):
        return number
    low, high = number.low or 0, number.high or 0
    by = low_word(tokens, index - 1) == "by"
    share = unit_after(tokens, number, None)[1] in ("percent", "measure")
    return number if (by or share) and high < _STEADY * low else read_single(tokens, index)


def to_second(tokens: Sequence[Token], first: Reading) -> Reading:
    """Read on to a second limit that has a unit of its own: "$3 billion to $5 billion", "between 5% and 6%"."""
    came_from = low_word(tokens, first.start - 1) == "from"
    moved = came_from and is_moving(tokens, first.start)
    if first.number.value is None:
        return first._replace(moved=moved and first.number.high is not None)
    link = _joint(tokens, first, came_from=came_from)
    if link is None:
        return first
    index = bound_before_skipped(tokens, link + 1)
    second = read_single(tokens, index)
    if second is None or second.value is None or (second.fraction and not first.number.fraction):
        return first
    money, _ = currency_before(tokens, index, second)
    unit, kind, end = unit_after(tokens, second, money)
    joint = low_word(tokens, link)
    named = joint in _DASHES and tokens[index].text[0].isalpha() and not tokens[first.at].text[0].isalpha()
    if named or not _same_unit(first.unit, unit, joint):
        return first
    low = first.number.value * shared_scale(tokens, second.end, first.number.value, second.value)
    if (
        low == second.value
        or (low > second.value and not came_from)
        or not _may_join(tokens, first, joint, second.value)
    ):
        return first
    low, high = sorted((low, second.value))
    number = Number(second.end, None, low, high, approximate=first.number.approximate)
    unit, kind = (unit, kind) if len(unit or "") > len(first.unit or "") else (first.unit or unit, first.kind)
    bound = "" if came_from else first.bound
    return first._replace(number=number, unit=unit, kind=kind, end=end, moved=moved, bound=bound)


def _joint(tokens: Sequence[Token], first: Reading, *, came_from: bool) -> int | None:
    """Return where the word stands that joins a first to a second limit."""
    word, before = low_word(tokens, first.end), low_word(tokens, first.start - 1)
    between = "between" in (before, *(low_word(tokens, first.start + k) for k in (-2, 0, 1)))
    if word in ("to", "-", "–", "—") or (word == "and" and between) or (word == "or" and first.unit is None):
        return first.end
    if not came_from:
        return None
    for at in range(first.end, min(first.end + _REACH, len(tokens))):
        if low_word(tokens, at) == "to":
            return at
        if low_word(tokens, at) in _BREAKS or tokens[at].tag in ("VBD", "VBZ", "VBP", "VB"):
            return None
    return None


def bound_before_skipped(tokens: Sequence[Token], index: int) -> int:
    """Step over the bound and the currency of a second limit: "to | nearly $ | 5", "to | US $ | 5"."""
    for at in range(index, min(index + 5, len(tokens))):
        if read_single(tokens, at) is None:
            continue
        number = read_single(tokens, at)
        start = currency_before(tokens, at, number)[1] if number else at
        start = bound_before(tokens, start)[0]
        return at if start <= index or (start == index + 1 and is_currency(tokens, index)) else index
    return index


def _may_join(tokens: Sequence[Token], first: Reading, joint: str, high: float) -> bool:
    """Tell the range "a fine of $3bn to $5bn" from the two amounts of "rose $3 to $50"."""
    before = low_word(tokens, first.start - 1)
    low = first.number.value or 0
    if joint == "or":
        return 0 < low < high <= _STEADY * low + 1
    if joint != "to" or before in ("of", "from", "between") or not is_moving(tokens, first.start):
        return True
    return first.kind in ("percent", "measure") and low < high < _STEADY * low


def _same_unit(first: str | None, second: str | None, joint: str) -> bool:
    """Say whether two limits may share a unit: "$62" and "$68 per share" do, "5 km" and "3 men" do not."""
    if first is None:
        return True
    if second is None:
        return joint != "-"
    one, other = _plain(first), _plain(second)
    return one.startswith(other) or other.startswith(one) or one.endswith(other)


def _plain(unit: str) -> str:
    return {"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound sterling", "%": "percentage"}.get(unit, unit)
