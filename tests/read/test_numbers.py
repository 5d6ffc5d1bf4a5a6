"""Which number: words and digits, and the value or the limits that they write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consilience.read.numbers import read_number
from consilience.read.syntax import Syntax

VALUES = [
    ("two hundred and five", 205),
    ("twenty-three thousand", 23_000),
    ("half a million", 500_000),
    ("a quarter of a million", 250_000),
    ("two and a half", 2.5),
    ("a dozen", 12),
    ("two dozen", 24),
    ("2 1/2", 2.5),
    ("2½", 2.5),
    ("½ million", 500_000),
    ("3/4", 0.75),
    ("two-thirds", 2 / 3),
    ("one in five", 0.2),
    ("1 in 4", 0.25),
    ("six in every ten", 0.6),
    ("nine out of 10", 0.9),
    ("1,234,567", 1_234_567),
    ("1,00,000", 100_000),
    ("1.200.000", 1_200_000),
    ("12 000", 12_000),
    ("2.5 lakh", 250_000),
    ("500 crore", 5e9),
    ("3.4bn", 3.4e9),
    ("731.4million", 731.4e6),
    ("20k", 20_000),
    ("٤٥", 45),
    ("４５", 45),
    ("−12", -12),
    ("5.1×10−3", 0.0051),
    ("4.5 x 10^9", 4.5e9),
]

LIMITS = [
    ("dozens", 12, 120),
    ("scores", 20, 200),
    ("tens of thousands", 10_000, 100_000),
    ("hundreds of thousands", 100_000, 1_000_000),
    ("several hundred", 300, None),
    ("10-15", 10, 15),
    ("10 to 15", 10, 15),
    ("two or three", 2, 3),
    ("2 to 3 million", 2e6, 3e6),
    ("3-4 bn", 3e9, 4e9),
    ("five-to-six", 5, 6),
]

NONE = [
    "a house",
    "first",
    "1,2,3,4",
    "0x1F",
    "1e400",
    "9/11",
    "24/7",
    "x²",
    "NaN",
    "inf",
    "9" * 400,
    "7×10999",
]


@pytest.mark.parametrize(("words", "value"), VALUES, ids=[words for words, _ in VALUES])
def test_words_write_a_value(syntax_of: Callable[[str], Syntax], words: str, value: float) -> None:
    tokens = syntax_of(f"They sent {words} men.").tokens
    number = read_number(tokens, 2)
    assert number is not None
    assert number.value == pytest.approx(value)
    assert tokens[number.end].text == "men"


@pytest.mark.parametrize(("words", "low", "high"), LIMITS, ids=[words for words, _, _ in LIMITS])
def test_words_write_limits(syntax_of: Callable[[str], Syntax], words: str, low: float, high: float | None) -> None:
    number = read_number(syntax_of(f"They sent {words} men.").tokens, 2)
    assert number is not None
    assert (number.value, number.low, number.high) == (None, low, high)


@pytest.mark.parametrize("words", NONE, ids=[words[:12] for words in NONE])
def test_words_write_no_number(syntax_of: Callable[[str], Syntax], words: str) -> None:
    assert read_number(syntax_of(f"They sent {words} men.").tokens, 2) is None
