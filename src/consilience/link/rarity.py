"""How rare is a term before any report is read? By how often English uses it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from math import expm1

from consilience.rules import lookup, rows

REPORT = 400
"""Words of a usual report."""
SELDOM = 1e-6
"""Share of all words; the table holds no rarer word, and what is not in it is taken for as rare."""
BESIDE = 0.1
"""Two words side by side are so much rarer than the rarer one of them."""
NUMBER, DIGIT, YEAR, PLAIN = 0.02, 0.08, 0.14, 0.37
"""Shares of a number, of a single digit, of a year, and of a name's part that many names share ("County")."""

TERMS_AT_HAND = 200_000

_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(TERMS_AT_HAND)
def share(term: str) -> float:
    """Give the share of reports that hold a word, a number or a pair of words, from 0.0004 to 1."""
    if term[0].isdigit():
        return YEAR if is_year(term) else NUMBER if len(term) > 1 else DIGIT
    first, _, second = term.partition(" ")
    if second:
        if _is_plain(first) and (_is_plain(second) or second.isdigit()):
            return PLAIN
        return _of_reports(min(_frequency(first), _frequency(second)) * BESIDE)
    return PLAIN if _is_plain(term) else _of_reports(_frequency(term))


@cache
def stop_words() -> frozenset[str]:
    """Give the words that say nothing of what a report is about."""
    return frozenset(word for word, use in _uses().items() if use == "stop")


def is_common(word: str) -> bool:
    """Tell whether English uses the word at all often: a word of a title that is not is taken for a name."""
    return word in _frequencies()


def is_year(term: str) -> bool:
    """Tell whether a number may be a year."""
    return _YEAR.fullmatch(term) is not None


def _is_plain(word: str) -> bool:
    return _uses().get(word) is not None


def _of_reports(frequency: float) -> float:
    """Turn a share of words into one of reports, as if words fell independently."""
    return -expm1(-REPORT * max(frequency, SELDOM))


def _frequency(word: str) -> float:
    return _frequencies().get(word, 0.0)


def _uses() -> Mapping[str, str]:
    return lookup("en", "stories", "word", "use")


@cache
def _frequencies() -> dict[str, float]:
    return {word: 10 ** (float(row["zipf"]) - 9) for row in rows("en", "rarity") for word in row["words"].split(" ")}
