"""Which numbers does a text hold, in digits, in words or with a scale, and does a quote give another one?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SMALL_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_SMALL = tuple(_SMALL_WORDS.split())
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELLED = {
    **{name: float(value) for value, name in enumerate(_SMALL)},
    **{name: 10.0 * value for value, name in enumerate(_TENS, start=2)},
    **{"a": 1.0, "an": 1.0, "single": 1.0, "both": 2.0, "couple": 2.0, "half": 0.5},
    **{"no": 0.0, "nobody": 0.0, "none": 0.0},
}
_TWO = 2
"""From here on a number says how many: "one" and "a" may be an article."""
MOST_PARTS = 3
"""Numbers of a quote that may be added up to a total which the quote does not name."""
_NUMBER = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERED = re.compile(rf"(?<!\d)({_NUMBER.pattern})\s?(k|mn?|bn|tn)\b", re.IGNORECASE)
"""It begins where the digits begin: from every digit on, its time would grow with the square of a run of digits."""
_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}


def numbers_written(text: str) -> list[str]:
    """Return the numbers that a text writes in digits, as they stand: "1,500" and "2.5"."""
    return _NUMBER.findall(text)


def words_of(text: str) -> list[str]:
    """Return the words of a text, case folded."""
    return [word.casefold() for word in _WORD.findall(text)]


def value_of(digits: str) -> float:
    """Return the value of a number written in digits: 1500 for "1,500"."""
    return float(re.sub(r"[,\u00a0\u202f]", "", digits))


@lru_cache(maxsize=4096)
def numbers_of(text: str) -> frozenset[float]:
    """Return every number that a text may be read as holding, in digits, in words or with a scale.

    >>> sorted(numbers_of("2.5 million people"))
    [2.5, 1000000.0, 2500000.0]
    """
    digits = {value_of(found) for found in numbers_written(text)}
    letters = {value_of(found) * _LETTERS[scale.lower()] for found, scale in _LETTERED.findall(text)}
    words = words_of(text)
    small = {SPELLED[word] for word in words if word in SPELLED}
    pairs = {SPELLED[a] + SPELLED[b] for a, b in pairwise(words) if a in _TENS and b in SPELLED}
    scales = {SCALES[word] for word in words if word in SCALES}
    scaled = {round(value * scale, 6) for value in digits | small | pairs for scale in scales}
    return frozenset(digits | letters | small | pairs | scales | scaled | _totals(text))


def gives_other_number(text: str, quote: str) -> bool:
    """Say whether a quote lacks a number of a text and gives another one instead.

    >>> gives_other_number("It killed 21 people", "at least 14 people died"), gives_other_number("21 died", "it hit")
    (True, False)
    """
    ours, theirs = _stated(text), _stated(quote)
    return not ours <= numbers_of(quote) and not theirs <= numbers_of(text)


def _stated(text: str) -> frozenset[float]:
    """Return the numbers from two on that a text gives in digits or in words."""
    digits = {value_of(found) for found in numbers_written(text)}
    return frozenset(digits | {SPELLED[word] for word in words_of(text) if SPELLED.get(word, 0) >= _TWO})


def _totals(text: str) -> frozenset[float]:
    """Return the total of a text that gives it in two or three parts: "three men and two women were hurt"."""
    parts = [value_of(found) for found in numbers_written(text)]
    parts += [SPELLED[word] for word in words_of(text) if word in SPELLED]
    return frozenset({sum(parts)} if 1 < len(parts) <= MOST_PARTS else ())
