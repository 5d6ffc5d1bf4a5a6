"""Which number do these words write? Digits, words, scales, fractions and vague plurals, one number at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from consilience.read.syntax import Token
from consilience.rules import rows

LONGEST_DIGITS = 18
"""Digits that a number may have: beyond the trillions of a budget it counts nothing that a report tells."""

_DIGITS = re.compile(
    r"""(?P<about>[~≈])?(?P<sign>minus-|[+−-])?(?P<currency>[A-Z]{1,3}(?=\d))?
    (?P<whole>\d{1,3}(?:,\d{3})+|\d{1,18}|(?=\.\d))(?P<part>\.\d+)?(?P<half>[¼½¾])?
    (?P<letter>[A-Za-zµμ°″"²]{1,4}[23]?)?\.?""",
    re.VERBOSE,
)
_SLASHED = re.compile(r"(\d{1,2})[/⁄](\d{1,3})")
_PAIR = re.compile(r"~?(\d[\d,]*(?:\.\d+)?)[–—−](\d[\d,]*(?:\.\d+)?)([A-Za-z]{1,3})?")
_MOST_OF_SHARE = 100
"""Shares are told of small numbers: "one in five", "nine out of ten"."""
_SIGNS = "~≈+-−½¼¾"
_HALVES = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_CLASSES = ("unit", "ten", "scale", "letter", "plural", "vague", "article", "fraction", "ordinal")


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
    if index >= len(tokens):
        return None
    word = tokens[index].lower
    if word[-1].isdecimal() or word[0].isdecimal() or word[0] in _SIGNS:
        return _read_digits(tokens, index)
    if word not in number_words():
        return None
    return _read_words(tokens, index)


def exact(end: int, value: float, *, rest: str = "", fraction: bool = False) -> Number:
    """Make a number that has one value."""
    return Number(end, value, value, value, rest=rest, fraction=fraction)


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if index < len(tokens) else ""


def _read_digits(tokens: Sequence[Token], index: int) -> Number | None:
    text = tokens[index].text
    if text in _HALVES:
        return exact(index + 1, _HALVES[text], fraction=True)
    if slashed := _SLASHED.fullmatch(text):
        top, bottom = int(slashed[1]), int(slashed[2])
        return exact(index + 1, top / bottom, fraction=True) if 0 < top < bottom else None
    if pair := _PAIR.fullmatch(text):
        return _read_pair(tokens, index, pair)
    found = _DIGITS.fullmatch(text)
    if found is None or not text.strip("+-−~≈.") or len(found["whole"]) > LONGEST_DIGITS:
        return None
    return _with_letters(tokens, index, found)


def _with_letters(tokens: Sequence[Token], index: int, found: re.Match[str]) -> Number:
    """Apply what is glued to the digits: sign, currency, scale or unit."""
    sign = {"minus-": "-", "−": "-"}.get(found["sign"] or "", found["sign"] or "")
    value = float(found["whole"].replace(",", "") + (found["part"] or "") or 0) + _HALVES.get(found["half"] or "", 0)
    value = -value if sign == "-" else value
    letters = found["letter"] or ""
    scale = class_value(letters.lower(), "letter")
    if scale and (letters != "m" or found["currency"] or _is_money(tokens, index)):
        number = exact(index + 1, value * scale)
    elif letters:
        number = exact(index + 1, value, rest=letters)
    else:
        number = _scaled(tokens, index + 1, value)
    return number._replace(approximate=bool(found["about"]), sign=sign, currency=found["currency"] or "")


def _is_money(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].text[0].isalpha() or (index > 0 and tokens[index - 1].text[-1] in "$£€¥")


def _is_million(tokens: Sequence[Token], index: int) -> bool:
    """Tell the millions of "$5m" and "5m people" from the metres of "37m"."""
    plural = index + 1 < len(tokens) and tokens[index + 1].tag == "NNS"
    return plural or _is_money(tokens, index - 1)


def _read_pair(tokens: Sequence[Token], index: int, pair: re.Match[str]) -> Number | None:
    low, high = (float(side.replace(",", "")) for side in (pair[1], pair[2]))
    scale = class_value((pair[3] or "").lower(), "letter")
    end = index + 1
    if not pair[3] and (word := class_value(_lower(tokens, end), "scale")):
        scale, end = word, end + 1
    if low >= high:
        return None
    return Number(end, None, low * (scale or 1), high * (scale or 1), rest="" if scale else pair[3] or "")


def _scaled(tokens: Sequence[Token], end: int, value: float) -> Number:
    """Multiply by the scale words that follow: "2.5 million", "$13.6 M", "20 thousand"."""
    while end < len(tokens):
        word = tokens[end].lower.rstrip(".")
        glued = tokens[end].start == tokens[end - 1].end
        scale = class_value(word, "scale") or (class_value(word, "letter") if glued else None)
        if scale is None or (tokens[end].text in ("m", "m.") and not _is_million(tokens, end)):
            hyphenated = tokens[end].text == "-" and class_value(_lower(tokens, end + 1), "scale")
            if not hyphenated:
                break
            scale, end = hyphenated, end + 1
        value, end = value * scale, end + 1
    return exact(end, value)


def _read_words(tokens: Sequence[Token], index: int) -> Number | None:
    classes = number_words()[tokens[index].lower]
    if "article" in classes:
        return _read_article(tokens, index)
    if "vague" in classes or "plural" in classes:
        return _read_vague(tokens, index)
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
    after = index + 2 if _lower(tokens, index + 1) == "-" else index + 1
    unit = class_value(_lower(tokens, after), "unit")
    return (after + 1, ten + unit) if unit and unit < 10 else (index + 1, ten)


def _read_scales(tokens: Sequence[Token], end: int, value: float) -> tuple[int, float]:
    """Read on through "two hundred and five thousand": hundreds collect, greater scales close a group."""
    total, group = 0.0, value
    while (scale := class_value(_lower(tokens, end), "scale")) is not None:
        end += 1
        if scale in (100, 12):
            group *= scale
        else:
            total, group = total + group * scale, 0.0
        after = end + 1 if _lower(tokens, end) == "and" else end
        if after < len(tokens) and number_words().get(tokens[after].lower, {}).keys() & {"unit", "ten"}:
            next_end, below = _read_below_hundred(tokens, after)
            follows = class_value(_lower(tokens, next_end), "scale")
            if after > end and (scale == 12 or (follows or 0) >= scale):
                break
            end, group = next_end, group + below
    return end, total + group


def _with_fraction(tokens: Sequence[Token], end: int, value: float) -> Number | None:
    """Read "two and a half", "two-thirds", "three quarters"."""
    if [_lower(tokens, end + k) for k in range(3)] == ["and", "a", "half"]:
        return exact(end + 3, value + 0.5)
    after = end + 1 if _lower(tokens, end) == "-" else end
    parts = class_value(_lower(tokens, after), "fraction")
    if parts and _lower(tokens, after).endswith("s") and value < parts:
        return exact(after + 1, value / parts, fraction=True)
    return exact(end, value)


def _read_article(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "a dozen", "a hundred", "a couple of", "a few dozen", "a third of"; a bare article is no number."""
    word = _lower(tokens, index + 1)
    if class_value(word, "scale") is not None:
        end, value = _read_scales(tokens, index + 1, 1.0)
        return exact(end, value)
    if word in ("couple", "few"):
        return _read_vague(tokens, index + 1)
    parts = class_value(word, "fraction")
    if parts and _lower(tokens, index + 2) == "of":
        return exact(index + 2, 1 / parts, fraction=True)
    return None


def _read_vague(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few", "a couple of"."""
    word = tokens[index].lower
    low = class_value(word, "vague") or 2 * (class_value(word, "plural") or 0)
    end = index + 1
    if class_value(word, "plural") and _lower(tokens, end) == "of":
        greater = class_value(_lower(tokens, end + 1), "plural")
        if greater and greater > (class_value(word, "plural") or 0):
            return Number(end + 2, None, low * greater, None, vague=True)
    while (scale := class_value(_lower(tokens, end), "scale")) is not None:
        low, end = low * scale, end + 1
    if word == "couple" and _lower(tokens, end) == "of":
        return Number(end + 1, 2.0, 2.0, 2.0, vague=True)
    return Number(end, None, low, None, vague=True)


def _read_half(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "half a million", "half a dozen", "half of", "half-million"."""
    after = index + 2 if _lower(tokens, index + 1) in ("a", "an", "-") else index + 1
    if (scale := class_value(_lower(tokens, after), "scale")) is not None:
        return exact(after + 1, scale / 2)
    if _lower(tokens, index + 1) in ("of", "the", "a"):
        return exact(index + 1, 0.5, fraction=True)
    return None


def _read_share(tokens: Sequence[Token], first: Number) -> Number | None:
    """Read "one in five", "two out of three"."""
    joint = (_lower(tokens, first.end), _lower(tokens, first.end + 1))
    start = first.end + (2 if joint == ("out", "of") else 1)
    if first.value is None or (joint != ("out", "of") and joint[0] != "in") or first.value > _MOST_OF_SHARE:
        return None
    second = read_single(tokens, start)
    whole = second.value if second and second.value and not second.fraction else 0
    if second is None or not first.value < whole <= _MOST_OF_SHARE or (joint[0] == "in" and not joint[1].isalpha()):
        return None
    return exact(second.end, first.value / whole, fraction=True)


def _read_range(tokens: Sequence[Token], first: Number) -> Number | None:
    """Read "10-15", "10 to 15", "two or three", "5 million to 6 million" on from its first number."""
    joint = _lower(tokens, first.end)
    if joint not in ("-", "–", "—", "to", "or") or first.value is None:
        return None
    second = read_single(tokens, first.end + 1)
    if second is None or second.value is None or second.fraction:
        return None
    low, high = first.value, second.value
    low *= shared_scale(tokens, second.end, low, high)
    if not low < high or (joint == "or" and high > 3 * low + 1) or (joint == "-" and high > 1000 * low):
        return None
    return Number(second.end, None, low, high, rest=second.rest, approximate=first.approximate)


def shared_scale(tokens: Sequence[Token], end: int, low: float, high: float) -> float:
    """Return the scale that a first number borrows from the second: 24 in "24 to 33 billion", else 1."""
    if not (low < 1000 <= high and high >= 1000 * low):
        return 1.0
    word = tokens[end - 1].lower.rstrip(".")
    scale = class_value(word, "scale") or class_value(word.lstrip("0123456789.,$€£"), "letter") or 1.0
    return scale if low * scale < high else 1.0
