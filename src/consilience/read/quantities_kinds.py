"""Is a number an age, a score or a magnitude rather than a count?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from consilience.read.numbers import Number
from consilience.read.quantities_words import low_word, words_of
from consilience.read.syntax import Token
from consilience.rules import rows

_HIGHEST_SCORE = 500
"""Above this "1998-97" is no result of a game or a vote."""
_OLDEST = 116
"""Years; a bare number behind a name is an age only below this."""
_SPANS = frozenset(["year", "month", "week", "day", "hour"])
_TURNS = frozenset(["turn", "turned", "turning", "turns"])
_BEING = frozenset(["is", "was", "be", "'s", "’s", "am", "'m", "’m"])
_SOMEONE = frozenset(["he", "she", "i", "who"])
_AFTER_AGE = frozenset(
    ["", ".", ",", ";", ")", "and", "but", "when", "while", "by", "in", "on", "at", "then", "now", "today"]
)
"""What may follow the age in "she is 40": never what would be counted."""
_NEAR = 6
"""Words on either side in which a contest is looked for."""


@cache
def _persons() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("en", "persons"))


def is_magnitude(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Read "magnitude 6.1", "put the magnitude at 6.1", "6.1-magnitude", "6.1 on the Richter scale".

    The number with its bound ("at least 6.1") begins at `start` and ends before `end`.
    """
    link = low_word(tokens, start - 1) in ("of", "at", "was", "is")
    before = {low_word(tokens, start - 1), low_word(tokens, start - 2) if link else ""}
    after = [low_word(tokens, end + k) for k in range(4)]
    on_scale = (after[0] == "on" and after[2:3] == ["richter"]) or after[:2] == ["on", "richter"]
    return "magnitude" in before | {after[after[0] == "-"]} or on_scale


def is_score(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "won 3-1", "a 51-49 vote" from a range."""
    if low_word(tokens, index + 1) not in ("-", "–") or not tokens[index].text.isdecimal():
        return False
    other = low_word(tokens, index + 2)
    if not other.isdecimal() or number.end not in (index + 1, index + 3):
        return False
    if int(other) <= int(tokens[index].text) < _HIGHEST_SCORE:
        return True
    near = tokens[max(0, index - _NEAR) : index + 3 + _NEAR]
    return any(t.lemma.lower() in words_of("contest") or t.lower in words_of("contest") for t in near)


def unit_of_age(tokens: Sequence[Token], number: Number) -> str:
    """Return "month" for "20 month-old", "8-month-old", else "year"."""
    near = [low_word(tokens, number.end + k).rstrip("s") for k in range(2)]
    return next((word for word in ("month", "week", "day", "hour") if word in near), "year")


def _turns(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a number tells what someone is: "she is | 40", "he will be | 41", "who turned | 80"."""
    if low_word(tokens, index - 1) in _TURNS:
        return True
    at = index - 1 - (low_word(tokens, index - 1) in ("now", "only", "just"))
    if low_word(tokens, at) not in _BEING:
        return False
    return bool(_SOMEONE.intersection(low_word(tokens, at - k) for k in (1, 2)))


def is_age(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Read "27-year-old", "27 years old", "aged 27", and the bare age behind a person: "Mr Reed, 27,", "a man, 76;"."""
    words = [low_word(tokens, number.end + k) for k in range(5)]
    bare = [word for word in words if word != "-"]
    if bare[:1] and bare[0].rstrip("s") in _SPANS and (bare[1:2] in (["old"], ["olds"]) or bare[1:3] == ["of", "age"]):
        return True
    if low_word(tokens, index - 1) in ("aged", "age", "ages"):
        return True
    joined = (low_word(tokens, index - 2), low_word(tokens, index - 1))
    if joined in (("age", "of"), ("aged", "between")) or (joined == (",", "both") and words[0] == ","):
        return True
    value = number.value or 0
    if not 0 < value < _OLDEST or value != int(value):
        return False
    if _turns(tokens, index) and words[0] in _AFTER_AGE:
        return True
    bracketed = low_word(tokens, index - 1) == "," and words[0] in (",", ".", ";", "", "all", "both") and index > 1
    return bracketed and (tokens[index - 2].tag in ("NNP", "NNPS") or tokens[index - 2].lower in _persons())
