"""Where does an expression stand: the words of its sentence, and the days from which it is counted?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from consilience.read.numbers import read_number
from consilience.read.numbers_words import number_words
from consilience.read.syntax import Syntax, Token
from consilience.read.tense import tense_at
from consilience.read.times_home import UNKNOWN, Home

YEARS = range(1500, 2200)
"""Four digits in this range may be a year; reports tell of no others without saying so ("the year 1066")."""
CORES = frozenset(
    {
        "month",
        "weekday",
        "weekdays",
        "unit",
        "units",
        "part",
        "season",
        "day",
        "decade",
        "habit",
        "clock",
        "holiday",
        "year",
        "decades",
        "century",
        "back",
        "time",
        "spoken",
        "era",
        "fiscal-code",
        "zone",
    }
)
_RESULTS = frozenset(["$", "£", "€", "¥", "%", "#", "percent", "cents", "million", "billion", "compared", "versus"])
"""Words of a sentence that sets results beside those of a year before."""
_BEGINNERS = frozenset(
    ["the", "a", "an", "at", "more", "less", "fewer", "up", "just", "well", "no", "one", "corresponding"]
)
"""Words that bear on no time of their own and may open an expression."""


class Found(NamedTuple):
    """A temporal expression that ends before token `end`."""

    end: int
    value: str
    kind: str
    rule: str
    earliest: date | None = None
    latest: date | None = None
    problem: str = ""


@dataclass(frozen=True)
class Line:
    """The words of one sentence with their classes, and what expressions in it are counted from."""

    syntax: Syntax
    tokens: Sequence[Token]
    classes: Sequence[Mapping[str, str]]
    published: date | None
    then: str = ""
    """The value of the date told of last; "a year earlier" and "the same day" are counted from it."""
    day: str = ""
    """The day told of last; "at 4 p.m." is on it."""
    gone: str = ""
    """The day told of last that is not the day of writing: "that night" is not the night of "this Thanksgiving"."""
    period: str = ""
    """The quarter or half of which results were told last; "a year earlier" and "the latest period" mean it."""
    home: Home = UNKNOWN
    game: bool = False
    """Whether the report tells of a game, whose quarters are no time of the year."""
    order: str = ""
    """How this report writes dates in digits: MDY, DMY, or "" where that is not known."""

    def get(self, index: int, kind: str) -> str | None:
        """Return the value that the word at an index has in a class."""
        return self.classes[index].get(kind) if 0 <= index < len(self.classes) else None

    def low(self, index: int) -> str:
        """Return the word at an index in lower case, "" beyond the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def tense(self, index: int) -> str:
        """Return the tense of the clause around the word at an index."""
        return tense_at(self.syntax, self.tokens[min(index, len(self.tokens) - 1)].i)

    def skip(self, index: int, *words: str) -> int:
        """Return the index after a word, where it is one of these."""
        return index + 1 if self.low(index) in words else index

    def may_begin(self, index: int) -> bool:
        """Say whether an expression can begin with the word at an index: most words begin none."""
        token = self.tokens[index]
        return (
            bool(self.classes[index])
            or token.lower in _BEGINNERS
            or token.tag == "CD"
            or token.lower in number_words()
            or not token.text.isalpha()
        )

    def compares(self, end: int) -> bool:
        """Say whether what ends here is set beside a result: money, shares of a hundred, "compared with"."""
        before = {self.low(k) for k in range(end - 4, end)}
        return "from" in before or "than" in before or any(token.lower in _RESULTS for token in self.tokens)

    def period_before(self) -> str:
        """Return the same quarter or half of the year before."""
        return f"{int(self.period[:4]) - 1:04}{self.period[4:]}"

    def count(self, index: int) -> tuple[int, str] | None:
        """Read how many units: ("3", "X" for several, "1" for an article); return the end and the TIMEX3 count."""
        if self.low(index) in ("a", "an") and self.get(index + 1, "many") is None:
            return self._article(index)
        if self.low(index) == "half" and self.low(index + 1) in ("a", "an"):
            return index + 2, "0.5"
        many = index + (self.low(index) == "a")
        if self.get(many, "many"):
            return self.skip(many + 1, "of"), "2" if self.low(many) == "couple" else "X"
        number = read_number(self.tokens, index)
        if number is None or number.rest:
            return None
        value = number.value if number.value is not None else number.high
        if value is None or number.vague or abs(value) >= 1e6:
            return number.end, "X"
        return number.end, f"{abs(value):g}"  # the dash of "-38-year" is a bullet

    def _article(self, index: int) -> tuple[int, str]:
        number = read_number(self.tokens, index)
        if number is not None and number.value and not number.fraction:
            return number.end, f"{number.value:g}" if number.value < 1e6 else "X"
        return index + 1, "1"
