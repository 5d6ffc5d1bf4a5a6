"""Is a number a label, an address, a code or a mere word, and counts nothing?"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.numbers import Number
from consilience.read.quantities_words import is_money_word, low_word, units, words_of
from consilience.read.syntax import Token

_DOLLARS = ("US", "A", "C", "HK", "NZ")


def is_label(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell a number that names something (Flight 370, Highway 12, 1400 Elm Street, 555-0199) from one that counts."""
    return any(check(tokens, index, number) for check in _CHECKS)


def _follows_label(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "Flight 370", "Nos. 3", "Su-30" and "the top three" by the word before."""
    before, after = low_word(tokens, index - 1), low_word(tokens, number.end)
    if before in ("#", "№") or (before == "-" and index > 1 and tokens[index - 2].tag.startswith("NNP")):
        return True
    if before in words_of("rank") and after:
        return not tokens[number.end].tag.startswith(("NN", "JJ", "CD"))
    return before in words_of("label") and not (before == "no" and tokens[index - 1].dep == "det")


def _is_no_number(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "the latest one", "96th", "A320" and a "Seven" inside a name."""
    token = tokens[index]
    if token.lower == "one" and not _one_counts(tokens, index):
        return True
    if number.currency and not is_money_word(number.currency):
        return not (low_word(tokens, index - 1) == "$" and number.currency in _DOLLARS)
    named = token.tag == "NNP" and token.lower.isalpha() and index > 0 and tokens[index - 1].tag == "NNP"
    return named or number.rest.lower() in words_of("ending") or low_word(tokens, number.end) in ("th", "°")


def _is_hyphened_name(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "COVID -19" from "-19 degrees"."""
    after = low_word(tokens, number.end)
    if not number.sign or not index or after in ("%", "°") or after in units() or number.rest:
        return False
    return tokens[index - 1].text[-1].isalpha()


def _is_code(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell a part of a telephone or serial number: a leading zero, or digits between digits."""
    text = tokens[index].text
    if len(text) > 1 and text[0] == "0" and text.isdecimal():
        return True
    if low_word(tokens, index - 1) == "-" == low_word(tokens, number.end) and text.isdecimal():
        return True
    near = [tokens[k].text for k in (index - 1, index + 1) if 0 <= k < len(tokens)]
    return text.isdecimal() and len(near) == 2 and all(word.isdecimal() for word in near)


def _is_name_part(tokens: Sequence[Token], index: int, number: Number) -> bool:
    """Tell "Fortune 100", "S&P 500", "Note 20" from "Syria 12 people"."""
    before = tokens[index - 1] if index else None
    if before is None or before.tag not in ("NNP", "NNPS") or before.end + 1 != tokens[index].start:
        return False
    after = tokens[number.end] if number.end < len(tokens) else None
    if not tokens[index].text.isdecimal() or number.end > index + 1:
        return False
    return after is None or not (
        after.tag in ("NNS", "CD", "JJ", "NN", "JJR") or after.text in "%-" or after.lower in units()
    )


def _one_counts(tokens: Sequence[Token], index: int) -> bool:
    """Tell "one solution", "one dead" from "the latest one", "one another", "one day"."""
    token, after = tokens[index], low_word(tokens, index + 1)
    before = low_word(tokens, index - 1)
    if token.tag != "CD" or before in ("the", "this", "that", "another", "each", "every", "any", "no", "which", "some"):
        return token.tag == "CD" and token.dep == "nummod"
    return after not in ("another", "day", "thing", "-", "'s")


def _is_address(tokens: Sequence[Token], index: int, number: Number) -> bool:
    end = number.end
    return index < end and (
        any(
            low_word(tokens, end + k) in words_of("road") and tokens[end + k].tag.startswith("NNP") for k in range(1, 4)
        )
        and end < len(tokens)
        and tokens[end].text[0].isupper()
    )


def _is_phone(tokens: Sequence[Token], index: int, number: Number) -> bool:
    return (
        low_word(tokens, number.end) == "-"
        and len(low_word(tokens, number.end + 1)) == 4
        and low_word(tokens, number.end + 1).isdecimal()
        and tokens[index].text.isdecimal()
    )


_CHECKS = (_follows_label, _is_no_number, _is_hyphened_name, _is_code, _is_name_part, _is_address, _is_phone)
