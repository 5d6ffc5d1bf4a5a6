"""Which number do words such as "two hundred and five", "half a million", "dozens" write?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from consilience.read.syntax import Token
from consilience.rules import rows

_WIDTH = 10
"""A vague plural runs to ten times its word: "hundreds" 100 to 1,000, "dozens" 12 to 120 (the least as in ACLED)."""
_AMOUNTS = frozenset(
    ["by", "almost", "nearly", "about", "around", "over", "roughly", "approximately", "than", "up", "down"]
)
"""Words before "a third", "half" that make it an amount: "fell by a third", "nearly half"."""
_SHARED = frozenset(["of", "the", "its", "their", "his", "her", "our", "my", "your", "all", "those", "these", "that"])
"""What follows "half" where it is a share: "half of them", "half their stock"."""


class Number(NamedTuple):
    """What tokens up to `end` (excluded) write: a value, or a pair of limits where it stays open."""

    end: int
    value: float | None
    low: float | None
    high: float | None
    vague: bool = False
    """Words such as "dozens" and "several", that name no value."""
    rest: str = ""
    """Letters glued to the digits that are no scale: "45g" is 45 and the rest g."""
    fraction: bool = False
    approximate: bool = False
    """Marked so by a sign before the digits: "~45"."""
    sign: str = ""
    currency: str = ""
    """Letters before the digits: "RM23.50"."""


@cache
def number_words() -> Mapping[str, Mapping[str, float]]:
    """Load rules/en/numbers.tsv as word -> class -> value."""
    found: dict[str, dict[str, float]] = {}
    for row in rows("en", "numbers"):
        found.setdefault(row["word"], {})[row["class"]] = float(row["value"])
    return found


def class_value(word: str, kind: str) -> float | None:
    """Return the value that a word has in one class ("dozen" as scale: 12), or None."""
    return number_words().get(word, {}).get(kind)


def exact(end: int, value: float, *, rest: str = "", fraction: bool = False) -> Number:
    """Make a number that has one value."""
    return Number(end, value, value, value, rest=rest, fraction=fraction)


def lower(tokens: Sequence[Token], index: int) -> str:
    """Return a word in lower case, "" beyond the last."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def read_words(tokens: Sequence[Token], index: int) -> Number | None:
    """Read a number written in words; a bare article and an ordinal are none."""
    classes = number_words()[tokens[index].lower]
    if "article" in classes:
        return _read_article(tokens, index)
    if "vague" in classes or "plural" in classes:
        return None if tokens[index].tag == "VBZ" else _read_vague(tokens, index)
    if "fraction" in classes and tokens[index].lower == "half":
        return _read_half(tokens, index)
    if not classes.keys() & {"unit", "ten"}:
        return None
    end, value = _read_below_hundred(tokens, index)
    end, value = _read_scales(tokens, end, value)
    return _with_fraction(tokens, end, value)


def _read_below_hundred(tokens: Sequence[Token], index: int) -> tuple[int, float]:
    """Read "seven", "twenty", "twenty-three", "twenty three"."""
    ten = class_value(tokens[index].lower, "ten")
    if ten is None:
        return index + 1, class_value(tokens[index].lower, "unit") or 0.0
    after = index + 2 if lower(tokens, index + 1) == "-" else index + 1
    unit = class_value(lower(tokens, after), "unit")
    return (after + 1, ten + unit) if unit and unit < 10 else (index + 1, ten)


def _read_scales(tokens: Sequence[Token], end: int, value: float) -> tuple[int, float]:
    """Read on through "two hundred and five thousand": hundreds collect, greater scales close a group."""
    total, group = 0.0, value
    while (scale := class_value(lower(tokens, end), "scale")) is not None:
        end += 1
        if scale in (100, 12):
            group *= scale
        elif group:
            total, group = total + group * scale, 0.0
        else:
            total *= scale  # "a thousand million"
        after = end + 1 if lower(tokens, end) == "and" else end
        if after < len(tokens) and number_words().get(tokens[after].lower, {}).keys() & {"unit", "ten"}:
            next_end, below = _read_below_hundred(tokens, after)
            follows = class_value(lower(tokens, next_end), "scale")
            if after > end and (scale == 12 or (follows or 0) >= scale):
                break
            end, group = next_end, group + below
    return end, total + group


def _with_fraction(tokens: Sequence[Token], end: int, value: float) -> Number | None:
    """Read "two and a half", "two-thirds", "three quarters of", "one-fifth"; "three quarters" alone are nine months."""
    if [lower(tokens, end + k) for k in range(3)] == ["and", "a", "half"]:
        return exact(end + 3, value + 0.5)
    after = end + 1 if lower(tokens, end) == "-" else end
    word = lower(tokens, after)
    parts = class_value(word, "fraction")
    one = value == 1 and (after > end or lower(tokens, after + 1) == "of")
    told = word.endswith("s") and (word != "quarters" or after > end or lower(tokens, after + 1) == "of")
    if parts and value < parts and (told or one):
        return exact(after + 1, value / parts, fraction=True)
    return exact(end, value)


def _read_article(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "a dozen", "a hundred", "a couple of", "a few dozen", "a third of"; a bare article is no number."""
    word = lower(tokens, index + 1)
    if class_value(word, "scale") is not None:
        end, value = _read_scales(tokens, index + 1, 1.0)
        return exact(end, value)
    if class_value(word, "vague"):
        return _read_vague(tokens, index + 1)
    if (word, lower(tokens, index + 2)) == ("score", "of"):
        return exact(index + 2, 20.0)
    parts = class_value(word, "fraction")
    if parts and (lower(tokens, index + 2) == "of" or lower(tokens, index - 1) in _AMOUNTS):
        return _of_scale(tokens, exact(index + 2, 1 / parts, fraction=True))
    return None


def _of_scale(tokens: Sequence[Token], part: Number) -> Number:
    """Read on through "a quarter | of a million"."""
    words = [lower(tokens, part.end + k) for k in range(2)]
    scale = class_value(lower(tokens, part.end + 2), "scale")
    return exact(part.end + 3, (part.value or 0) * scale) if scale and words == ["of", "a"] else part


def _read_vague(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few", "a couple of"."""
    word = tokens[index].lower
    if plural := class_value(word, "plural"):
        return _read_plural(tokens, index, plural)
    low, end = class_value(word, "vague") or 0.0, index + 1
    if word == "couple" and not _is_pair(tokens, end):
        return None
    if word == "couple" and lower(tokens, end) == "of":
        end += 1
    while (scale := class_value(lower(tokens, end), "scale")) is not None:
        low, end = low * scale, end + 1
    if word == "couple":
        return Number(end, low, low, low, vague=True)
    return Number(end, None, low, None, vague=True)


def _is_pair(tokens: Sequence[Token], end: int) -> bool:
    """Tell "a couple of days", "a couple hundred", "a couple days" from "the couple married"."""
    follows = tokens[end].tag if end < len(tokens) else ""
    return lower(tokens, end) == "of" or follows == "NNS" or class_value(lower(tokens, end), "scale") is not None


def _read_plural(tokens: Sequence[Token], index: int, low: float) -> Number:
    """Read "dozens", "scores", "tens of thousands", "hundreds of millions"."""
    end = index + 1
    while lower(tokens, end) == "of" and (greater := class_value(lower(tokens, end + 1), "plural") or 0) > low:
        low, end = low * greater, end + 2
        if greater < 1000:
            break
    return Number(end, None, low, _WIDTH * low, vague=True)


def _read_half(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "half a million", "half a dozen", "half of", "half-million", "half a mile"."""
    after = index + 2 if lower(tokens, index + 1) in ("a", "an", "-") else index + 1
    if (scale := class_value(lower(tokens, after), "scale")) is not None:
        return exact(after + 1, scale / 2)
    if lower(tokens, index - 1) in ("first", "second", "other", "last", "latter"):
        return None
    if lower(tokens, index + 1) in ("a", "an"):
        return exact(index + 2, 0.5, fraction=True)
    if lower(tokens, after) in ("point", "percentage", "percent"):
        return exact(index + 1, 0.5, fraction=True)
    shared = lower(tokens, index + 1) in _SHARED or lower(tokens, index - 1) in _AMOUNTS
    shared = shared or _is_first_of_two(tokens, index)
    return exact(index + 1, 0.5, fraction=True) if shared and lower(tokens, index + 1) != "-" else None


def _is_first_of_two(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "half" opens a range: "between | half and two-thirds"."""
    if lower(tokens, index - 1) not in ("between", "from") or lower(tokens, index + 1) not in ("and", "to"):
        return False
    ahead = [lower(tokens, index + k) for k in range(2, 5)]
    return any((class_value(word, "fraction") or 0) > 1 for word in ahead)
