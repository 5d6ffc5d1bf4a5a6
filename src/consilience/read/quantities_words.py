"""Which words around a number bound it, give its unit, or say that it rose or fell?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consilience.read.numbers import Number
from consilience.read.syntax import Syntax, Token
from consilience.rules import lookup, rows

_LONGEST_BOUND = 5
_PER = frozenset({"per", "a", "an", "/", "each"})
_RATES = frozenset(
    ["year", "month", "week", "day", "hour", "minute", "second", "night", "share", "barrel", "gallon", "pound", "ton", "tonne", "kg", "km", "mile", "head", "person"]
)
_LABELS = frozenset(
    ["no.", "no", "nos.", "number", "room", "flight", "route", "highway", "interstate", "article", "section", "chapter", "resolution", "boeing", "airbus", "apollo", "page", "line", "level", "phase", "channel", "type", "model", "class", "category", "district", "precinct", "block", "grade", "unit", "form", "psalm", "verse", "volume", "windows", "iphone", "galaxy", "group", "tier"]
)
"""Words whose following number is a label."""
_ROADS = frozenset(
    ["street", "st", "st.", "avenue", "ave", "ave.", "road", "rd", "rd.", "drive", "dr", "dr.", "lane", "blvd", "blvd.", "boulevard", "way", "court", "place", "terrace", "highway"]
)


@cache
def _bounds() -> Mapping[tuple[str, ...], str]:
    return {tuple(words.split()): bound for words, bound in lookup("en", "quantities_bounds", "words", "bound").items()}


@cache
def units() -> Mapping[str, tuple[str, str]]:
    """Load rules/en/units.tsv as word -> (unit, kind)."""
    return {row["word"]: (row["unit"], row["kind"]) for row in rows("en", "units")}


def low(tokens: Sequence[Token], index: int) -> str:
    """Return a word in lower case, "" beyond the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def currency_before(tokens: Sequence[Token], index: int) -> tuple[str | None, int]:
    """Read "$", "US$", "RM" before a number; return it and the index where it begins."""
    before = low(tokens, index - 1)
    unit, kind = units().get(before, ("", ""))
    if kind != "money-before" or (before.isalpha() and not tokens[index - 1].text[0].isupper()):
        return None, index
    if before == "$" and low(tokens, index - 2) in ("us", "a", "c", "hk", "nz") and tokens[index - 2].text.isupper():
        return f"{tokens[index - 2].text}$", index - 2
    return unit, index - 1


def bound_before(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Read "at least", "more than", "up to" before a number; return where it begins and its sign."""
    after = index - 1 if low(tokens, index - 1) in ("the", "a", "an", "$") else index
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
    if low(tokens, end) == "+" or (low(tokens, end) == "-" and low(tokens, end + 1) == "plus"):
        return end + (1 if low(tokens, end) == "+" else 2), ">"
    pair = (low(tokens, end), low(tokens, end + 1))
    sign = {("or", "more"): ">=", ("or", "so"): "~", ("or", "less"): "<=", ("or", "fewer"): "<="}.get(pair, "")
    return (end + 2, sign) if sign else (end, "")


def unit_after(tokens: Sequence[Token], number: Number, money: str | None) -> tuple[str | None, str, int]:
    """Read the unit behind a number; return it, the kind of quantity and where the unit ends."""
    end = number.end
    if number.rest:
        unit, kind = units().get(number.rest.lower(), (number.rest, "measure"))
        return unit, kind, end
    if money is not None:
        return _rate(tokens, money, "money", end)
    start = end + (low(tokens, end) == "-")
    for length in (2, 1):
        word = " ".join(low(tokens, start + k) for k in range(length))
        if length == 2 and (low(tokens, start), low(tokens, start + 1)) == ("/", "h"):
            continue
        unit, kind = units().get(word, ("", ""))
        if unit and kind != "money-before" and not _is_word(tokens, start, word):
            return _rate(tokens, unit, kind, start + length)
    return _adjective_currency(tokens, end)


def _adjective_currency(tokens: Sequence[Token], end: int) -> tuple[str | None, str, int]:
    """Read "10.5 million Australian dollars"."""
    unit, kind = units().get(low(tokens, end + 1), ("", ""))
    if kind == "money" and tokens[end].text[0].isupper():
        return f"{tokens[end].text} {tokens[end + 1].text}", "money", end + 2
    return None, "count", end


def _is_word(tokens: Sequence[Token], index: int, word: str) -> bool:
    """Tell "5 min", "5 w" from words that only look like a unit ("5 won the race")."""
    return word == "won" and tokens[index].tag.startswith("VB")


def _rate(tokens: Sequence[Token], unit: str, kind: str, end: int) -> tuple[str, str, int]:
    """Read on through "per barrel", "a month", "/h"."""
    if low(tokens, end) in _PER and low(tokens, end + 1) in _RATES | {"square", "h", "hr"}:
        more = 2 if low(tokens, end + 1) == "square" else 1
        thing = " ".join(low(tokens, end + 1 + k) for k in range(more))
        return f"{unit} per {thing}", kind, end + 1 + more
    return unit, kind, end


def is_label(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell a number that names something (Flight 370, Highway 12, 1400 Elm Street, 555-0199) from one that counts."""
    before, after = low(tokens, index - 1), low(tokens, number.end)
    if before in _LABELS and not (before == "no" and tokens[index - 1].dep == "det"):
        return True
    if before in ("#", "№") or (before == "-" and index > 1 and tokens[index - 2].tag.startswith("NNP")):
        return True
    if tokens[index].lower == "one" and not _one_counts(tokens, index):
        return True
    if tokens[index].tag == "NNP" and tokens[index].lower.isalpha() and index and tokens[index - 1].tag == "NNP":
        return True
    return _is_address(tokens, number.end) or _is_phone(tokens, index, number) or after in ("th", "°")


def _one_counts(tokens: Sequence[Token], index: int) -> bool:
    """Tell "one solution", "one dead" from "the latest one", "one another", "one day"."""
    token, after = tokens[index], low(tokens, index + 1)
    before = low(tokens, index - 1)
    if token.tag != "CD" or before in ("the", "this", "that", "another", "each", "every", "any", "no", "which", "some"):
        return token.tag == "CD" and token.dep == "nummod"
    return after not in ("another", "day", "thing", "-", "'s")


def _is_address(tokens: Sequence[Token], end: int) -> bool:
    return (
        any(low(tokens, end + k) in _ROADS and tokens[end + k].tag.startswith("NNP") for k in range(1, 4))
        and end < len(tokens)
        and tokens[end].text[0].isupper()
    )


def _is_phone(tokens: Sequence[Token], index: int, number: Number) -> bool:
    return (
        low(tokens, number.end) == "-"
        and len(low(tokens, number.end + 1)) == 4
        and low(tokens, number.end + 1).isdigit()
        and tokens[index].text.isdigit()
    )


def is_age(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Read "27-year-old", "27 years old", "aged 27", and the bare age behind a name: "Mr Reed, 27,"."""
    words = [low(tokens, number.end + k) for k in range(4)]
    if words[:4] in (["-", "year", "-", "old"], ["-", "month", "-", "old"]):
        return True
    joined = " ".join(words[:3])
    if joined.startswith(("years old", "year old", "year - old", "months old", "years of age")):
        return True
    if low(tokens, index - 1) in ("aged", "age") or (low(tokens, index - 1) == "ages"):
        return True
    value = number.value or 0
    bracketed = low(tokens, index - 1) == "," and words[0] in (",", ".", ";", "") and index > 1
    return bracketed and value == int(value) and 0 < value < 116 and tokens[index - 2].tag in ("NNP", "NNPS")


def change_at(syntax: Syntax, tokens: Sequence[Token], start: int, end: int, kind: str) -> str | None:
    """Return "up" or "down" where the number is the amount, or for a count the result, of a rise or fall."""
    words = lookup("en", "quantities_changes", "word", "change")
    before = low(tokens, start - 1)
    if before in ("to", "at", "from") and kind != "count":
        return None
    near = start - 1 - (before in ("by", "to", "of", "another"))
    if (found := words.get(low(tokens, near))) and tokens[near].tag != "IN":
        return found
    head = syntax.tokens[tokens[start].i]
    for _ in range(3):
        head = syntax.tokens[head.head]
        if head.lower in words and head.tag.startswith(("VB", "RB")):
            return words[head.lower]
    return _change_behind(tokens, end)


def _change_behind(tokens: Sequence[Token], end: int) -> str | None:
    """Read "3 percent lower", "a 3 percent drop", "5% decline"."""
    words = lookup("en", "quantities_changes", "word", "change")
    return words.get(low(tokens, end)) if low(tokens, end) in words and low(tokens, end) not in ("cut", "add") else None
