"""Which event words say the same? One stem for a verb and its noun, and classes of words that mean alike."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from consilience.link.keys import fold
from consilience.rules import rows

_OF_NOUNS = ("izations", "ization", "ations", "ation", "itions", "ition", "ions", "ion", "ments", "ment", "als", "al")
_OF_VERBS = ("izing", "ized", "izes", "ize", "ating", "ated", "ates", "ate", "ings", "ing")
_ALL = (*_OF_NOUNS, *_OF_VERBS, "ures", "ure", "ers", "er", "ors", "or", "ed", "es", "e", "s")
_ENDINGS = tuple(sorted(_ALL, key=len, reverse=True))
_SHORTEST = 4
"""Letters that must be left: "speed" has no ending."""
_SURE = ("ing", "ings", "e", "s", "es")
_AMERICAN = re.compile(r"is(ation|ations|ing|ed|es|e)$")
_LAST_DOUBLE = re.compile(r"([bdfgklmnprtz])\1$")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut the endings that make a noun of a verb.

    >>> stem("mobilisation") == stem("mobilize"), stem("arrival") == stem("arrive")
    (True, True)
    """
    word = fold(word)
    if len(word) > 7:
        word = _AMERICAN.sub(r"iz\1", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in _SURE else _SHORTEST):
            word = word[: -len(ending)]
            break
    # "announcement" leaves "announce", "discovery" and "discover", "injury" and "injure" are one.
    return _LAST_DOUBLE.sub(r"\1", re.sub(r"(?<=.{3})e$|(?<=.{2}r)(y|ies|ie)$", "", word))


@lru_cache(maxsize=65536)
def classes(word: str) -> frozenset[str]:
    """Name the classes of meaning that a word is in."""
    return _classes().get(stem(word), frozenset())


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("en", "synonyms"):
        found[stem(row["word"])].add(row["class"])
    return {word: frozenset(names) for word, names in found.items()}
