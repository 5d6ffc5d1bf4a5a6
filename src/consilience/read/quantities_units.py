"""Which currency or unit does a number have, and is it a rate ("per barrel", "a day")?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from consilience.read.numbers import Number
from consilience.read.quantities_words import low_word, words_of
from consilience.read.syntax import Token
from consilience.rules import rows

_PER = frozenset({"per", "a", "an", "/", "each", "every"})
_SHORT = {"annum": "year", "head": "person", "capita": "person"}
"""Other words behind "per"."""
_SPELLED = {"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound sterling", "¥": "yen", "%": "percentage"}
"""Signs that stand as words within a rate: "dollar per barrel"."""
_DOLLARS = ("US", "A", "C", "HK", "NZ", "S", "NT", "AU", "CA")
_BEHIND = {"us": "US$", "u.s": "US$", "u.s.": "US$", "canadian": "Canadian dollar", "cdn": "Canadian dollar"}
"""What may stand behind an amount in "$": "$61 U.S. per barrel"."""
_LETTERS_OF_WORD = 3
_HEIGHT = re.compile(r"foot-\d{1,2}")
"""What the parser leaves of "6-foot-3"."""
_NAMELESS: tuple[str, str] = ("", "")


@cache
def units() -> Mapping[str, tuple[str, str]]:
    """Load rules/en/units.tsv as word -> (unit, kind)."""
    return {row["word"]: (row["unit"], row["kind"]) for row in rows("en", "units") if row["kind"] != "money-broken"}


@cache
def _broken() -> Mapping[str, str]:
    """Load what wrong encodings leave of the signs of currencies: "PS" of the pound's."""
    return {row["word"]: row["unit"] for row in rows("en", "units") if row["kind"] == "money-broken"}


def unit_of(word: str) -> tuple[str, str]:
    """Look a unit up as it is written, then in small letters: "mW" and "MW" differ, "KM" and "km" do not.

    A full stop behind it is left out; "g/km" is made of its parts.
    """
    known = units()
    found = known.get(word) or (known.get(word.lower()) if len(word) > 1 else None)
    if found is not None or len(word) < 2:
        return found or _NAMELESS
    if word[-1] == ".":
        return unit_of(word[:-1])
    if _HEIGHT.fullmatch(word):
        return known["foot"]
    top, slash, bottom = word.partition("/")
    if not slash or not top or not bottom:
        return _NAMELESS
    (one, kind), (other, _) = unit_of(top), unit_of(bottom)
    return (f"{one} per {other}", kind) if one and other and kind == "measure" else _NAMELESS


# --- money ------------------------------------------------------------------------------------------------------------


def is_currency(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a word is a currency sign that stands before numbers."""
    return 0 <= index < len(tokens) and unit_of(tokens[index].text)[1] == "money-before"


def currency_before(tokens: Sequence[Token], index: int, number: Number) -> tuple[str | None, int]:
    """Read "$", "US$", "HK $", "RM" before a number; return it and the index where it begins.

    Signs that a wrong encoding has left ("PS3.4m" for pounds, "#51.6 million") count where an amount stands behind.
    """
    before = tokens[index - 1].text if index else ""
    if number.currency:
        if before == "$":
            return _dollar(number.currency), index - 1
        unit, kind = unit_of(number.currency)
        return (unit if kind == "money-before" else _broken_money(tokens, index, number, number.currency)), index
    unit, kind = unit_of(before)
    if kind == "money-before" and not (before.isalpha() and before.islower() and before not in ("kr", "dlrs")):
        letters = tokens[index - 2].text if index > 1 else ""
        glued = index > 1 and tokens[index - 2].end == tokens[index - 1].start
        joined = before == "$" and letters in _DOLLARS and (glued or len(letters) > 1)
        return (_dollar(letters), index - 2) if joined else (unit, index - 1)
    broken = _broken_money(tokens, index, number, before)
    return (broken, index - 1) if broken else (None, index)


def _broken_money(tokens: Sequence[Token], index: int, number: Number, sign: str) -> str | None:
    """Return the currency that a wrong encoding has spoilt, where an amount stands behind: "#1.27 billion", no "#3"."""
    unit, text = _broken().get(sign), tokens[index].text
    if unit is None:
        return None
    written = "." in text.strip(".") or "," in text or number.end > index + 1 or (not sign.isalnum() and sign != "#")
    return unit if written or ((number.high or 0) >= 1000 and text[-1].isalpha()) else None


def _dollar(letters: str) -> str:
    return unit_of(f"{letters}$")[0] or f"{letters}$"


# --- units ------------------------------------------------------------------------------------------------------------


def unit_after(tokens: Sequence[Token], number: Number, money: str | None) -> tuple[str | None, str, int]:
    """Read the unit behind a number; return it, the kind of quantity and where the unit ends."""
    end = number.end
    if money is not None:
        behind = _BEHIND.get(low_word(tokens, end)) if money == "$" else None
        return _rate(tokens, behind or money, "money", end + bool(behind))
    if number.rest:
        unit, kind = unit_of(number.rest)
        if not unit and number.rest.islower() and len(number.rest) >= _LETTERS_OF_WORD:
            return None, "count", end  # "37and": a space is missing
        return _rate(tokens, unit or number.rest, _plain(kind) or "measure", end)
    start = end + (low_word(tokens, end) in ("-", "‐"))
    start += number.fraction and low_word(tokens, start) == "of" and low_word(tokens, start + 1) in ("a", "an")
    start += number.fraction and low_word(tokens, start) in ("a", "an")
    for length in (4, 3, 2, 1):
        if start + length > len(tokens):
            continue
        unit, kind = _joined(tokens, start, length)
        if (
            unit == "pound"
            and number.end > 1
            and _is_scaled(tokens, number.end)
            and low_word(tokens, start + 1) != "of"
        ):
            unit, kind = "pound sterling", "money"
        if unit and not _misleads(tokens, start, length, kind):
            return _rate(tokens, unit, _plain(kind), start + length)
    return _adjective_currency(tokens, end)


def _is_scaled(tokens: Sequence[Token], end: int) -> bool:
    """Say whether an amount is told in millions, as money is: "2.5 billion pounds"."""
    return low_word(tokens, end - 1).lstrip("0123456789.,") in ("million", "billion", "m", "bn", "trillion")


def _joined(tokens: Sequence[Token], start: int, length: int) -> tuple[str, str]:
    """Look up a run of words, hyphens between them left as they stand: "square-foot", "km / h"."""
    if length == 1:
        return unit_of(tokens[start].text)
    words = [token.text for token in tokens[start : start + length]]
    return unit_of(" ".join(words)) if "-" not in words else unit_of("".join(words))


def _plain(kind: str) -> str:
    return "money" if kind.startswith("money") else kind


def _misleads(tokens: Sequence[Token], start: int, length: int, kind: str) -> bool:
    """Tell a unit from a word that only looks like one: "5 won the race", "one MP", "5 $10 notes"."""
    token, after = tokens[start], low_word(tokens, start + length)
    if length > 1:
        return False
    glued = start > 0 and token.start == tokens[start - 1].end and tokens[start - 1].text[-1].isdecimal()
    if token.text in words_of("digits only"):
        return not glued or (token.text == '"' and _is_quoting(tokens, start))
    if kind.startswith("money-"):
        return after[:1].isdecimal() or (token.text == "$" and not glued)
    if token.lower == "won":
        return token.tag.startswith("VB")
    if token.lower in ("second", "minute"):
        return token.tag.startswith("JJ")
    return token.text.rstrip(".") in words_of("glued") and not glued and after[:1].isalnum()


def _is_quoting(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a quotation mark before a place is still open; marks of inches open none."""
    marks = [k for k in range(end) if tokens[k].text == '"']
    return sum(not (k and tokens[k - 1].text[-1].isdecimal()) for k in marks) % 2 == 1


def _adjective_currency(tokens: Sequence[Token], end: int) -> tuple[str | None, str, int]:
    """Read "10.5 million Australian dollars"."""
    kind = unit_of(low_word(tokens, end + 1))[1]
    if kind == "money" and tokens[end].text[0].isupper():
        return _rate(tokens, f"{tokens[end].text} {tokens[end + 1].text}", "money", end + 2)
    return None, "count", end


# --- rates ------------------------------------------------------------------------------------------------------------


def _rate(tokens: Sequence[Token], unit: str, kind: str, end: int) -> tuple[str, str, int]:
    """Read on through "per barrel", "a month", "/h", "-a-share"."""
    start = end + (low_word(tokens, end) == "-" and low_word(tokens, end + 1) in ("a", "per"))
    link = low_word(tokens, start)
    at = start + 1 + (low_word(tokens, start + 1) == "-")
    if link not in _PER or not _is_rate(tokens, link, at, kind):
        return unit, kind, end
    more = 2 if low_word(tokens, at) in ("square", "sq", "cubic") else 1
    if low_word(tokens, at + more) in ("ago", "earlier", "later", "before", "after"):
        return unit, kind, end
    thing = " ".join(tokens[at + k].text.rstrip(".") for k in range(more) if at + k < len(tokens))
    known, known_kind = unit_of(thing)
    named = known if known_kind == "measure" else _SHORT.get(thing.lower(), thing.lower())
    return f"{_SPELLED.get(unit, unit)} per {named}", kind, at + more


def _is_rate(tokens: Sequence[Token], link: str, at: int, kind: str) -> bool:
    """Tell "$5 a head" and "5 miles a day" from "two months a person"."""
    word = low_word(tokens, at).rstrip(".") if link == "/" else low_word(tokens, at)
    if link == "per":
        return bool(word) and tokens[at].tag.startswith(("NN", "JJ", "FW"))
    return word in words_of("rate") or (kind == "money" and word in words_of("rate of money"))


def is_money_before(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Say whether a number is an amount with its currency before it: "$5", "USD10m", "PS3.4m"."""
    return currency_before(tokens, index, number)[0] is not None
