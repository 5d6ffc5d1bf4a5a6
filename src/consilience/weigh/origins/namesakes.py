"""Can two names be of one person? "Ada Quillen" and "Quillan Jr." can, "Ada Quill" and "Mara Quill" cannot."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_TELLING = 3
"""Letters that a part of a name must have to tell two persons apart: not "Jr", "III", an initial."""
_OPENING = 3
"""Letters that a first name shares with its short form: Cand-ace and Cand-y."""
_LONG = 5
"""Letters from which one wrong letter is a slip of the pen."""


@cache
def parts_of(name: str) -> tuple[str, ...]:
    """Return the telling words of a name in small letters, in their order."""
    return tuple(w.casefold().rstrip(".") for w in _WORD.findall(name) if len(w) >= _TELLING and not w.endswith("."))


def may_be_one(left: str, right: str) -> bool:
    """Say whether two names can be of one person: a family name in common is not enough where both have a first one."""
    one, two = parts_of(left), parts_of(right)
    if not one or not two:
        return True
    if len(one) == 1 or len(two) == 1:
        return any(_alike(a, b) for a in one for b in two)
    first = any(_alike(a, b) or _is_short(a, b) for a in one[:-1] for b in two[:-1])
    return first and (_alike(one[-1], two[-1]) or any(_alike(a, b) for a in one for b in two))


def _is_short(left: str, right: str) -> bool:
    return left[:_OPENING] == right[:_OPENING]


def _alike(left: str, right: str) -> bool:
    """Say whether two words are one, a letter apart where both are long."""
    if left == right:
        return True
    if min(len(left), len(right)) < _LONG or abs(len(left) - len(right)) > 1:
        return False
    return _one_letter_apart(*sorted((left, right), key=len))


def _one_letter_apart(short: str, long: str) -> bool:
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
