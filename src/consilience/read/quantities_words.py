"""Which words around a number bound it, and which words does every reader of quantities look up?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consilience.read.syntax import Token
from consilience.rules import rows

_LONGEST_BOUND = 5
_SPATIAL = frozenset(["over", "under", "above", "below", "around", "beyond", "near", "about", "some"])


@cache
def words_of(kind: str) -> frozenset[str]:
    """Load the words of one class of rules/en/quantities_words.tsv."""
    return frozenset(row["word"] for row in rows("en", "quantities_words") if row["class"] == kind)


@cache
def _bounds(place: str) -> Mapping[tuple[str, ...], str]:
    """Load rules/en/quantities_bounds.tsv for the words before or after a number."""
    found = (row for row in rows("en", "quantities_bounds") if row["place"] == place)
    return {tuple(row["words"].split()): row["bound"] for row in found}


def low_word(tokens: Sequence[Token], index: int) -> str:
    """Return a word in lower case, "" beyond the sentence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def bound_before(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Read "at least", "more than", "up to" before a number; return where it begins and its sign."""
    article = low_word(tokens, index - 1)
    after = index - 1 if article in ("the", "a", "an", "$") else index
    for length in range(min(_LONGEST_BOUND, after), 0, -1):
        start = after - length
        bound = _bounds("before").get(tuple(token.lower for token in tokens[start:after]))
        if bound is None or _misleads(tokens, start, length, index):
            continue
        if article in ("the", "a", "an") and length == 1 and tokens[start].lower in _SPATIAL - {"about", "around"}:
            continue
        if article == "the" and length == 1 and tokens[start].lower in _SPATIAL:
            continue
        return start, bound
    return index, ""


def _misleads(tokens: Sequence[Token], start: int, length: int, index: int) -> bool:
    """Tell the bound "over 50" from "over" in "argued over two plans", "near $5" from "near 12 villages".

    In "edged up to 4 percent" the "up" belongs to the verb.
    """
    word = tokens[start].lower
    if word in words_of("money-or-share") and not _is_money_or_share(tokens, index):
        return True
    if word == "up" and length > 1 and start and tokens[start - 1].lemma in words_of("goes up"):
        return True
    return length == 1 and word in _SPATIAL and tokens[start].dep == "prt"


def _is_money_or_share(tokens: Sequence[Token], index: int) -> bool:
    near = [low_word(tokens, index + k) for k in range(4)]
    return near[0][:1] in ("$", "£", "€", "¥", "₹") or "%" in near or "percent" in near or near[1:3] == ["per", "cent"]


def bound_after(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """Read "or more", "or so", "or less", "+", "and counting" behind a number."""
    for length in range(min(4, len(tokens) - end), 0, -1):
        bound = _bounds("after").get(tuple(token.lower for token in tokens[end : end + length]))
        if bound is not None and not _is_start_of_next(tokens, end, end + length):
            return end + length, bound
    return end, ""


def _is_start_of_next(tokens: Sequence[Token], end: int, after: int) -> bool:
    """Tell "killed 12, at least" from "killed 12 at least 3 of them": a number follows, or the bound stands apart."""
    follows = low_word(tokens, after)
    return follows[:1].isdecimal() or (low_word(tokens, end) == "at" and follows not in ("", ".", ",", ";", ")"))
