"""Which number do these words write? One number at a time, shares and ranges included."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.numbers_digits import begins_digits, read_digits
from consilience.read.numbers_words import Number, class_value, lower, number_words, read_words
from consilience.read.syntax import Token

__all__ = ["Number", "class_value", "read_number", "read_single", "shared_scale"]

_MOST_OF_SHARE = 100
"""Shares are told of small numbers: "one in five", "nine out of ten"."""
_DASHES = ("-", "–", "—", "−")
_JOINTS = (*_DASHES, "to", "or")


def read_number(tokens: Sequence[Token], index: int) -> Number | None:
    """Read the number that begins at a token, ranges included ("10-15", "two or three", "between 5 and 10").

    >>> [t.text for t in tokens]; read_number(tokens, 0)
    ['half', 'a', 'million'] -> Number(end=3, value=500000.0, low=500000.0, high=500000.0)
    """
    first = read_single(tokens, index)
    if first is None or first.fraction:
        return first
    return _read_share(tokens, first) or _read_range(tokens, first) or first


def read_single(tokens: Sequence[Token], index: int) -> Number | None:
    """Read one number, without looking for a range."""
    if not 0 <= index < len(tokens):
        return None
    word = tokens[index].lower
    if word in number_words():
        return read_words(tokens, index)
    return read_digits(tokens, index) if not word.isalpha() and begins_digits(word) else None


def _read_share(tokens: Sequence[Token], first: Number) -> Number | None:
    """Read "one in five", "two out of three", "six in every ten"."""
    joint = (lower(tokens, first.end), lower(tokens, first.end + 1))
    start = first.end + (2 if joint == ("out", "of") else 1)
    start += lower(tokens, start) == "every"
    if first.value is None or (joint != ("out", "of") and joint[0] != "in") or first.value > _MOST_OF_SHARE:
        return None
    if first.value != int(first.value):
        return None  # "4.6 out of 5" is a mark
    second = read_single(tokens, start)
    whole = second.value if second and second.value and not second.fraction else 0
    told = joint[0] == "out" or joint[1].isalpha() or first.value == 1 or whole in (10, 100)
    if second is None or not first.value < whole <= _MOST_OF_SHARE or not told:
        return None
    return Number(second.end, *(first.value / whole,) * 3, fraction=True)


def _read_range(tokens: Sequence[Token], first: Number) -> Number | None:
    """Read "10-15", "10 to 15", "two or three", "5 million to 6 million" on from its first number."""
    joint = lower(tokens, first.end)
    if joint not in _JOINTS or first.value is None or first.vague or (joint == "or" and first.rest):
        return None
    start = first.end + 1
    if {joint, lower(tokens, start)} <= {"to", *_DASHES}:  # "16- to 20-year-old", "five-to-six-year", "5 to-10"
        start += 2 if lower(tokens, start + 1) in _DASHES else 1
    second = read_single(tokens, start)
    if second is None or second.value is None or second.fraction or second.sign or second.currency:
        return None
    words = [tokens[k].text[0].isalpha() for k in (first.end - 1, start)]
    if joint not in ("to", "or") and words[0] < words[1]:
        return None  # "7-Eleven"
    low, high = first.value, second.value
    low *= shared_scale(tokens, second.end, low, high)
    if not low < high or (joint == "or" and high > 3 * low + 1) or (joint in _DASHES and high > 1000 * low):
        return None
    return Number(second.end, None, low, high, rest=second.rest, approximate=first.approximate, currency=first.currency)


def shared_scale(tokens: Sequence[Token], end: int, low: float, high: float) -> float:
    """Return the scale that a first number borrows from the second: 24 in "24 to 33 billion", else 1."""
    if not (low < 1000 <= high and high >= 1000 * low):
        return 1.0
    word = tokens[end - 1].lower.rstrip(".")
    scale = class_value(word, "scale") or class_value(word, "letter")
    glued = word.lstrip("0123456789.,$€£¥+-−~")
    scale = scale or class_value(glued, "letter") or class_value(glued, "scale") or 1.0
    return scale if low * scale < high else 1.0
