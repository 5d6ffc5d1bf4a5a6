"""Which number do digits write, with what is glued to them: sign, currency, grouping, fraction, power, scale, unit?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consilience.read.numbers_words import Number, class_value, exact, lower
from consilience.read.syntax import Token

LONGEST_DIGITS = 18
"""Digits that a number may have: beyond the trillions of a budget it counts nothing that a report tells."""
GREATEST_POWER = 40
"""Powers of ten that a report of science tells of: the mass of the sun in grams has 34 digits."""

_DIGITS = re.compile(
    r"""(?P<about>[~≈±])?(?P<sign>minus-|[+−-])?(?P<currency>[^\d\s+−.,~≈½¼¾⅓⅔⅛⅜⅝⅞'’(/-]{1,5}(?=\d))?
    (?P<whole>\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:\.\d{3}){2,}|\d{1,18}|(?=\.\d))
    (?P<part>\.\d+)?(?P<half>[½¼¾⅓⅔⅛⅜⅝⅞])?
    (?P<letter>[A-Za-zµμ°″"]{1,8}[23²³]?)?\.?""",
    re.VERBOSE,
)
_SLASHED = re.compile(r"(\d{1,2})[/⁄](\d{1,3})")
_POWER = re.compile(
    r"(?P<whole>\d{1,6}(?:\.\d{1,12})?)[×x*]10(?:\^|\*\*)?(?P<power>[−+-]?\d{1,3})(?P<letter>[A-Za-z]{1,4})?"
)
_TEN = re.compile(r"10(?:\^|\*\*)?([−-]?\d{1,2})")
_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100])
"""What a part is written over; "9/11" and "1/31" are dates."""
_BETWEEN = ("-", "–", "to", "m")
"""What stands between the limits of "$10m-15m"."""
_ANY_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"\d{3}")
_SIGNS = "~≈±+-−½¼¾⅓⅔⅛⅜⅝⅞"
_HALVES = {"¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}


def begins_digits(word: str) -> bool:
    """Say whether a word may be read as digits."""
    return word[0] in _SIGNS or _ANY_DIGIT.search(word) is not None


def read_digits(tokens: Sequence[Token], index: int) -> Number | None:
    """Read one number in digits, the scale words behind it included."""
    text = tokens[index].text
    if text in _HALVES:
        scaled = _scaled(tokens, index + 1, _HALVES[text])
        return scaled._replace(fraction=scaled.end == index + 1)
    if slashed := _SLASHED.fullmatch(text):
        return _part(tokens, index, slashed)
    if power := _POWER.fullmatch(text):
        return _read_power(index, power)
    found = _DIGITS.fullmatch(text)
    if found is None or not text.strip("+-−~≈±.") or len(found["whole"]) > LONGEST_DIGITS:
        return None
    return _with_letters(tokens, index, found)


def _part(tokens: Sequence[Token], index: int, slashed: re.Match[str]) -> Number | None:
    """Read "3/4"; the "1/2" of "2 1/2" belongs to the number before it, and "24/7" is none."""
    top, bottom = int(slashed[1]), int(slashed[2])
    if not 0 < top < bottom or bottom not in _DENOMINATORS:
        return None
    scaled = _scaled(tokens, index + 1, top / bottom)
    return scaled._replace(fraction=scaled.end == index + 1)


def _read_power(index: int, found: re.Match[str]) -> Number | None:
    """Read "6.02×10^23" and "3x10^8"."""
    power = int(found["power"].replace("−", "-"))
    if abs(power) > GREATEST_POWER:
        return None
    return exact(index + 1, float(f"{found['whole']}e{power}"), rest=found["letter"] or "")


def _with_letters(tokens: Sequence[Token], index: int, found: re.Match[str]) -> Number:
    """Apply what is glued to the digits: sign, currency, fraction, scale or unit."""
    sign = {"minus-": "-", "−": "-"}.get(found["sign"] or "", found["sign"] or "")
    whole = found["whole"].replace(",", "")
    whole = whole.replace(".", "") if whole.count(".") > 1 else whole
    value = float(whole + (found["part"] or "") or 0) + _HALVES.get(found["half"] or "", 0)
    letters = found["letter"] or ""
    scale = _glued_scale(letters, money=bool(found["currency"]) or is_money(tokens, index))
    end = index + 1
    if not letters:
        end, value = _read_on(tokens, end, value, plain=found["part"] is None and found["half"] is None)
        end, value = _read_power_words(tokens, end, value)
        number = _scaled(tokens, end, value)
    elif scale:
        number = exact(end, value * scale)
    else:
        number = exact(end, value, rest=letters)
    if sign == "-" and number.value is not None:
        number = exact(number.end, -number.value or 0.0, rest=number.rest)
    return number._replace(approximate=bool(found["about"]), sign=sign, currency=found["currency"] or "")


def _glued_scale(letters: str, *, money: bool) -> float | None:
    """Return the scale of "5bn", "$731.4million", "3k"; the m of "37m" is a metre unless money stands before it."""
    if letters == "m" and not money:
        return None
    return class_value(letters.lower(), "letter") or class_value(letters.lower(), "scale")


def is_money(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a currency stands before the digits, or before the first of two: "$5m", "$10m-15m"."""
    before = index - 1
    while before > 0 and (tokens[before].lower in _BETWEEN or tokens[before].text[0].isdecimal()):
        before -= 1
    return tokens[index].text[0].isalpha() or (before >= 0 and tokens[before].text[-1] in "$£€¥₹#")


def _read_on(tokens: Sequence[Token], end: int, value: float, *, plain: bool) -> tuple[int, float]:
    """Read on through "2 1/2", "2-1/2", "2 ½" and the spaced groups of "12 000"."""
    after = end + (lower(tokens, end) == "-")
    text = tokens[after].text if after < len(tokens) else ""
    part = _SLASHED.fullmatch(text)
    if plain and part and 0 < int(part[1]) < int(part[2]) <= 64:
        return after + 1, value + int(part[1]) / int(part[2])
    if plain and text in _HALVES:
        return after + 1, value + _HALVES[text]
    if plain and 0 < value < 1000:
        while end < len(tokens) and _GROUP.fullmatch(tokens[end].text) and tokens[end].start == tokens[end - 1].end + 1:
            value, end = value * 1000 + int(tokens[end].text), end + 1
    return end, value


def _read_power_words(tokens: Sequence[Token], end: int, value: float) -> tuple[int, float]:
    """Read on through "x 10^9" and "× 10 ^ 9" in words of their own."""
    if lower(tokens, end) not in ("x", "×") or lower(tokens, end + 1)[:2] != "10":
        return end, value
    found = _TEN.fullmatch("".join(lower(tokens, end + 1 + k) for k in range(3)))
    found, after = (found, end + 4) if found else (_TEN.fullmatch(lower(tokens, end + 1)), end + 2)
    power = int(found[1].replace("−", "-")) if found else 0
    return (after, value * 10.0**power) if power and abs(power) <= GREATEST_POWER else (end, value)


def _is_million(tokens: Sequence[Token], index: int) -> bool:
    """Tell the millions of "$5m" and "5m people" from the metres of "37m"."""
    plural = index + 1 < len(tokens) and tokens[index + 1].tag == "NNS"
    return plural or is_money(tokens, index - 1)


def _scaled(tokens: Sequence[Token], end: int, value: float) -> Number:
    """Multiply by the scale words that follow: "2.5 million", "3 bn", "$13.6M", "20 thousand"."""
    while end < len(tokens):
        word = tokens[end].lower.rstrip(".")
        glued = tokens[end].start == tokens[end - 1].end or len(word) > 1
        scale = class_value(word, "scale") or (class_value(word, "letter") if glued else None)
        if scale is None or (tokens[end].text in ("m", "m.") and not _is_million(tokens, end)):
            hyphenated = tokens[end].text == "-" and class_value(lower(tokens, end + 1), "scale")
            if not hyphenated:
                break
            scale, end = hyphenated, end + 1
        value, end = value * scale, end + 1
    return exact(end, value)
