"""How rare is a term? Its weight from how often English uses it, never from the other reports.

What two reports have in common must not change when a third one comes: so that a story that is found today is found
tomorrow, and the next report costs no second look at all others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import expm1, log

from consilience.rules import lookup, rows

REPORT = 400
"""Words of a usual report. The weight of a word is the logarithm of one over the share of reports that hold it."""
SELDOM = 1e-6
"""Share of all words; the table holds no rarer word, and what is not in it is taken for as rare."""
BESIDE = 0.1
"""Two words side by side are so much rarer than the rarer one of them."""
NUMBER, DIGIT, YEAR, PLAIN = 4.0, 2.5, 2.0, 1.0
"""Weights of a number, of a single digit, of a year, and of a name's part that many names share ("County")."""

_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def weigh(term: str) -> float:
    """Give the weight of a word, a number or a pair of words, from 0 (in every report) to 7.8 (in one of 2,500)."""
    if term[0].isdigit():
        return YEAR if is_year(term) else NUMBER if len(term) > 1 else DIGIT
    first, _, second = term.partition(" ")
    if second:
        if _is_plain(first) and (_is_plain(second) or second.isdigit()):
            return PLAIN
        return _weight(min(_frequency(first), _frequency(second)) * BESIDE)
    return PLAIN if _is_plain(term) else _weight(_frequency(term))


def is_stop(word: str) -> bool:
    """Tell whether a word says nothing of what a report is about."""
    return _uses().get(word) == "stop"


def is_common(word: str) -> bool:
    """Tell whether English uses the word at all often: a word of a title that is not is taken for a name."""
    return word in _frequencies()


def is_year(term: str) -> bool:
    """Tell whether a number may be a year."""
    return _YEAR.fullmatch(term) is not None


def _is_plain(word: str) -> bool:
    return _uses().get(word) is not None


def _weight(share: float) -> float:
    return -log(-expm1(-REPORT * max(share, SELDOM)))


def _frequency(word: str) -> float:
    return _frequencies().get(word, 0.0)


def _uses() -> Mapping[str, str]:
    return lookup("en", "stories", "word", "use")


@cache
def _frequencies() -> dict[str, float]:
    return {word: 10 ** (float(row["zipf"]) - 9) for row in rows("en", "rarity") for word in row["words"].split(" ")}
