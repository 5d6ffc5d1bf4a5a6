"""Which words around a number bound it or give its unit?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consilience.read.numbers import Number
from consilience.read.syntax import Token
from consilience.rules import lookup, rows

_LONGEST_BOUND = 5
_PER = frozenset({"per", "a", "an", "/", "each"})
_HOUR = {"h": "hour", "hr": "hour", "s": "second"}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Load the words of one class of rules/en/quantities_words.tsv."""
    return frozenset(row["word"] for row in rows("en", "quantities_words") if row["class"] == kind)


@cache
def _bounds() -> Mapping[tuple[str, ...], str]:
    return {tuple(words.split()): bound for words, bound in lookup("en", "quantities_bounds", "words", "bound").items()}


@cache
def units() -> Mapping[str, tuple[str, str]]:
    """Load rules/en/units.tsv as word -> (unit, kind)."""
    return {row["word"]: (row["unit"], row["kind"]) for row in rows("en", "units")}


def low_word(tokens: Sequence[Token], index: int) -> str:
    """Return a word in lower case, "" beyond the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def is_currency(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a word is a currency sign that stands before numbers."""
    return units().get(low_word(tokens, index), ("", ""))[1] == "money-before"


def currency_before(tokens: Sequence[Token], index: int, number: Number) -> tuple[str | None, int]:
    """Read "$", "US$", "HK $", "RM" before a number; return it and the index where it begins."""
    before = low_word(tokens, index - 1)
    if number.currency:
        if before == "$":
            return _dollar(number.currency), index - 1
        return units().get(number.currency.lower(), (None, ""))[0], index
    if not is_currency(tokens, index - 1) or (before.isalpha() and not tokens[index - 1].text[0].isupper()):
        return None, index
    letters = tokens[index - 2].text if index > 1 else ""
    if before == "$" and letters in ("US", "A", "C", "HK", "NZ", "S", "NT"):
        return _dollar(letters), index - 2
    return units()[before][0], index - 1


def _dollar(letters: str) -> str:
    return units().get(f"{letters.lower()}$", (f"{letters}$", ""))[0]


def bound_before(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Read "at least", "more than", "up to" before a number; return where it begins and its sign."""
    after = index - 1 if low_word(tokens, index - 1) in ("the", "a", "an", "$") else index
    for length in range(_LONGEST_BOUND, 0, -1):
        start = after - length
        if start < 0:
            continue
        bound = _bounds().get(tuple(token.lower for token in tokens[start:after]))
        if bound is not None and not _misleads(tokens, start, length):
            return start, bound
    return index, ""


def _misleads(tokens: Sequence[Token], start: int, length: int) -> bool:
    """Tell the bound "over 50" from "over" in "argued over two plans", "some" from "some of"."""
    word = tokens[start].lower
    return length == 1 and word in ("over", "under", "above", "below", "around") and tokens[start].dep == "prt"


def bound_after(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """Read "or more", "or so", "or less", "+", "plus" behind a number."""
    if low_word(tokens, end) == "+" or (low_word(tokens, end) == "-" and low_word(tokens, end + 1) == "plus"):
        return end + (1 if low_word(tokens, end) == "+" else 2), ">"
    pair = (low_word(tokens, end), low_word(tokens, end + 1))
    sign = {("or", "more"): ">=", ("or", "so"): "~", ("or", "less"): "<=", ("or", "fewer"): "<="}.get(pair, "")
    return (end + 2, sign) if sign else (end, "")


def unit_after(tokens: Sequence[Token], number: Number, money: str | None) -> tuple[str | None, str, int]:
    """Read the unit behind a number; return it, the kind of quantity and where the unit ends."""
    end = number.end
    if number.rest and money is None:
        capital = len(number.rest) == 1 and number.rest.isupper() and number.rest not in "WCFV"
        unit, kind = (number.rest, "measure") if capital else units().get(number.rest.lower(), (number.rest, "measure"))
        return _rate(tokens, unit, kind, end)
    if money is not None:
        return _rate(tokens, money, "money", end)
    start = end + (low_word(tokens, end) == "-")
    for length in (2, 1):
        word = " ".join(low_word(tokens, start + k) for k in range(length))
        if length == 2 and (low_word(tokens, start), low_word(tokens, start + 1)) == ("/", "h"):
            continue
        unit, kind = units().get(word, ("", ""))
        if word == "m" and tokens[start].text == "m":
            unit, kind = "metre", "measure"
        if unit and kind != "money-before" and not _is_word(tokens, start, word):
            return _rate(tokens, unit, kind, start + length)
    return _adjective_currency(tokens, end)


def _adjective_currency(tokens: Sequence[Token], end: int) -> tuple[str | None, str, int]:
    """Read "10.5 million Australian dollars"."""
    _, kind = units().get(low_word(tokens, end + 1), ("", ""))
    if kind == "money" and tokens[end].text[0].isupper():
        return f"{tokens[end].text} {tokens[end + 1].text}", "money", end + 2
    return None, "count", end


def _is_word(tokens: Sequence[Token], index: int, word: str) -> bool:
    """Tell "5 min", "5 w" from words that only look like a unit ("5 won the race")."""
    return word == "won" and tokens[index].tag.startswith("VB")


def _rate(tokens: Sequence[Token], unit: str, kind: str, end: int) -> tuple[str, str, int]:
    """Read on through "per barrel", "a month", "/h"."""
    if low_word(tokens, end) in _PER and low_word(tokens, end + 1) in words_of("rate"):
        more = 2 if low_word(tokens, end + 1) == "square" else 1
        if low_word(tokens, end + 1 + more) in ("ago", "earlier", "later", "before", "after"):
            return unit, kind, end
        thing = " ".join(_HOUR.get(low_word(tokens, end + 1 + k), low_word(tokens, end + 1 + k)) for k in range(more))
        return f"{unit} per {thing}", kind, end + 1 + more
    return unit, kind, end


def is_money_word(word: str) -> bool:
    """Say whether letters are a currency that is glued to its amount: "USD10m", "RM23"."""
    return bool(word) and units().get(word.lower(), ("", ""))[1] == "money-before"
