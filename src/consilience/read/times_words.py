"""What can a word say about time? Its classes: month, weekday, unit, year, ordinal, hour and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from consilience.read.numbers import class_value, read_single
from consilience.read.syntax import Token
from consilience.rules import lookup, rows

_GAME_WORDS = 3
_CENTURIES = {"eighteen": "18", "nineteen": "19", "twenty": "20"}
_NOTHING: Mapping[str, str] = {}
_LENGTHS = frozenset(
    ["km", "miles", "feet", "ft", "metres", "meters", "m", "yards", "sq", "square", "acres", "hectares"]
)
_MEASURES = _LENGTHS | frozenset(["percent", "kg", "tons", "tonnes", "lb", "lbs", "mph", "litres"])
"""Units behind which four digits are no year."""
_YEAR = re.compile(r"(?P<mid>[Mm]id-)?(?P<year>1[5-9]\d\d|2[01]\d\d)(?P<decade>s|'s|’s)?")
_SHORT = re.compile(r"['’]?(?P<tens>[1-9])0s")
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
_FISCAL = re.compile(r"[QH][1-4]|[1-4][QH](?:FY)?(?:\d\d)?|FY['’]?(?:\d{4}|\d\d)?(?:[/-]\d{2,4})?")
_NO_CLOCK = re.compile(r"\d\d:\d\d")
"""What is written as a clock time and may be none: "30:99"."""
_GLUED = re.compile(r"(?P<hour>1[0-2]|0?[1-9])(?P<half>[ap]\.?m\.?)", re.IGNORECASE)
_HYPHENED = re.compile(r"(?P<edge>mid|early|late)-(?P<word>\w+)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?P<number>\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)


@cache
def time_words() -> Mapping[str, Mapping[str, str]]:
    """Load rules/en/times.tsv as word -> class -> value."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("en", "times"):
        found.setdefault(row["word"], {})[row["class"]] = row["value"]
    for name in lookup("en", "holidays", "name", "rule"):
        found.setdefault(name.split()[0].removesuffix("'s"), {})["holiday"] = name
    for word, classes in found.items():
        if ordinal := class_value(word, "ordinal"):
            classes["ordinal"] = f"{ordinal:g}"
    return found


def tells_of_game(tokens: Sequence[Token]) -> bool:
    """Say whether a report speaks of touchdowns and rebounds: its "fourth quarter" is a quarter of an hour."""
    found = sum("game" in time_words().get(token.lower, _NOTHING) for token in tokens)
    return found >= _GAME_WORDS


def classify(tokens: Sequence[Token]) -> list[Mapping[str, str]]:
    """Return the classes of each word of a sentence."""
    capitals = all(token.text.isupper() for token in tokens if token.text.isalpha())
    titles = all(token.text[0].isupper() for token in tokens if token.text.isalpha() and len(token.text) > 3)
    return [_classes(tokens, index, capitals=capitals, titles=titles) for index in range(len(tokens))]


def _classes(tokens: Sequence[Token], index: int, *, capitals: bool, titles: bool) -> Mapping[str, str]:
    token = tokens[index]
    if token.text[0] in "1234QHF" and _FISCAL.fullmatch(token.text):
        return {"fiscal-code": token.text}
    if token.text[0].isdecimal() or token.text[0] in "'’":
        return _digits(tokens, index)
    if token.lower in _CENTURIES and _is_spoken_year(tokens, index):
        return {"spoken": _CENTURIES[token.lower]}
    found = time_words().get(token.lower)
    if found is None:
        return _hyphened(token) if "-" in token.text else _words_as_ordinal(token)
    return _NOTHING if not titles and _is_in_a_name(tokens, index) else _word(tokens, index, found, capitals=capitals)


def _word(tokens: Sequence[Token], index: int, found: Mapping[str, str], *, capitals: bool) -> Mapping[str, str]:
    if ("month" in found or "weekday" in found) and not _is_calendar_name(tokens, index, capitals=capitals):
        return {kind: value for kind, value in found.items() if kind not in ("month", "weekday")}
    return found


def _words_as_ordinal(token: Token) -> Mapping[str, str]:
    ordinal = class_value(token.lower, "ordinal")
    return _NOTHING if ordinal is None else {"ordinal": f"{ordinal:g}"}


def _is_calendar_name(tokens: Sequence[Token], index: int, *, capitals: bool) -> bool:
    """Tell May from may, March from march and Sun. from sun; in a line of capitals only a date beside it helps."""
    token = tokens[index]
    if not token.text[0].isupper() or (token.lower in ("sat.", "sun.", "mar.") and capitals):
        return False
    if token.lower in ("may", "march") and (capitals or token.tag.startswith(("MD", "VB")) or index == 0):
        near = [tokens[k].text for k in (index - 1, index + 1) if 0 <= k < len(tokens)]
        return any(word[0].isdecimal() for word in near) or (index > 0 and tokens[index - 1].lower in ("in", "since"))
    return True


def _is_in_a_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell "USA Today", ABC's "This Week" and "Radio Tomorrow" from words for a time."""
    token = tokens[index]
    named = token.lower in ("today", "tomorrow", "week", "year", "month", "day", "quarter", "decade", "century")
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if index and after is not None and "season" in time_words().get(token.lower, _NOTHING):
        return token.text[0].isupper() and after.text[0].isupper()  # "the Winter Olympics"
    before = tokens[index - 1] if index else None
    return named and token.text[0].isupper() and before is not None and before.text[0].isupper() and before.tag != "CD"


def _is_spoken_year(tokens: Sequence[Token], index: int) -> bool:
    """Tell "nineteen ninety-six" from "nineteen people"."""
    number = read_single(tokens, index + 1) if index + 1 < len(tokens) else None
    value = number.value if number is not None else None
    if number is None or value is None or value not in range(10, 100) or tokens[index + 1].text[0].isdecimal():
        return False
    return number.end == len(tokens) or tokens[number.end].text != "-"  # "twenty ten-year-olds"


def _hyphened(token: Token) -> Mapping[str, str]:
    if found := _YEAR.fullmatch(token.text):
        return {"decades": found["year"][:3]} if found["decade"] else {"year": found["year"], "edge": "MID"}
    found = _HYPHENED.fullmatch(token.text)
    word = time_words().get(found["word"].lower()) if found else None
    return {**word, "edge": time_words()[found["edge"].lower()]["edge"]} if found and word else _NOTHING


def _digits(tokens: Sequence[Token], index: int) -> Mapping[str, str]:
    text = tokens[index].text
    if (found := _YEAR.fullmatch(text)) and not found["mid"]:
        if found["decade"]:
            return {"decades": found["year"][:3]} if found["year"][3] == "0" else _NOTHING
        return (
            {"year": found["year"], "number": found["year"]}
            if _is_year(tokens, index) and not _is_of_phone(tokens, index)
            else _NOTHING
        )
    if found := _SHORT.fullmatch(text):
        return {"decades": f"19{found['tens']}"}
    if found := (_GLUED.fullmatch(text) or _CLOCK.fullmatch(text) or _NO_CLOCK.fullmatch(text)):
        return {"time": text}
    if found := _ORDINAL.fullmatch(text):
        return {"ordinal": str(int(found["number"]))}
    return {"number": text} if text.isdecimal() and len(text) <= 4 else _NOTHING


def _is_of_phone(tokens: Sequence[Token], index: int) -> bool:
    """Tell "910-343-2070" from the years of "1998-2001"."""
    if index < 2 or tokens[index - 1].text != "-" or tokens[index - 1].end != tokens[index].start:
        return False
    return tokens[index - 2].text[-1].isdecimal() and len(tokens[index - 2].text) != 4


def _is_year(tokens: Sequence[Token], index: int) -> bool:
    """Tell the year 2000 from 2000 troops, $2000, Resolution 1973 and 2000 km."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and (before.text[-1] in "$£€¥#№+.=" or before.lower in ("no", "nos")):
        return before.lower in ("sept.", "oct.", "nov.", "dec.", "jan.", "feb.", "mar.", "apr.", "aug.")
    if after is not None and (
        after.text in ("%", "°")
        or "make" in time_words().get(after.lower, _NOTHING)  # "a gray 2013 Toyota"
        or after.lower in _MEASURES
    ):
        return False
    if before is not None and _FISCAL.fullmatch(before.text):
        return True
    if before is not None and before.tag in ("NNP", "NNPS") and before.end + 1 == tokens[index].start:
        return bool(time_words().get(before.lower))
    round_count = tokens[index].text[2:] in ("00", "50")
    if after is not None and after.tag in ("NNS", "NNPS") and tokens[index].tag == "CD":
        return after.tag == "NNPS" or (not round_count and after.lower not in ("people", "troops", "soldiers"))
    return not (round_count and after is not None and after.lower in ("people", "more", "other"))
