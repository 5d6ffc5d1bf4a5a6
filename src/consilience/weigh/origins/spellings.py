"""May two names be one person's? "Heydar Alishbandi" and "Heidar Alishvandi" are, "Voss" may be Mara Voss."""

from __future__ import annotations

from functools import lru_cache

_FEWEST = 4
"""Letters of a word from which one may differ."""


@lru_cache(maxsize=65536)
def are_spellings_of_one(left: str, right: str) -> bool:
    """Say whether two names of two words or more differ by no more than one letter a word.

    A short word may have a letter more where all others are the same: "Ana Reke", "Anna Reke".

    >>> are_spellings_of_one("Heydar Alishbandi", "Heidar Alishvandi"), are_spellings_of_one("Ana Falk", "Ana Reke")
    (True, False)
    """
    ours, theirs = left.casefold().split(), right.casefold().split()
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    apart = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    return all(_nearly(one, other) for one, other in apart) or (len(apart) == 1 and _is_longer(*apart[0]))


def is_last_name_of(left: str, right: str) -> bool:
    """Say whether one of two names is a single word that ends the other.

    >>> is_last_name_of("Voss", "Mara Voss"), is_last_name_of("Mara", "Mara Voss"), is_last_name_of("Voss", "Voss")
    (True, False, False)
    """
    short, long = sorted((left.casefold().split(), right.casefold().split()), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == long[-1]


def _is_longer(one: str, other: str) -> bool:
    """Say whether one word is the other with a letter more."""
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _nearly(one: str, other: str) -> bool:
    """Say whether two words are the same but for one letter more, less or other; short words must be the same."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _FEWEST or len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
