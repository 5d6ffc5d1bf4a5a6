"""What is the same in all spellings of a name? Folded letters, one spelling, translated words, no small words."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from consilience.rules import lookup

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = ("a", "al", "an", "and", "at", "by", "da", "de", "del", "der", "des", "di", "do", "du", "e", "el", "en")
_SMALL = frozenset(
    (*_ARTICLES, "et", "for", "from", "in", "la", "las", "le", "les", "los", "of", "on", "the", "to", "y")
)
_POSSESSIVE = re.compile(r"['’]s\b")
_ROWS = "tch=ch kh=h ck=k ph=f ou=u oo=u ee=i ei=i ey=i ay=ai iy=i yi=i ij=i y=i j=i w=v q=k gh=g dh=d"
_TRANSLITERATED = tuple(row.split("=") for row in _ROWS.split())
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower the letters and take their accents off.

    >>> fold("Nicolás")
    'nicolas'
    """
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


@lru_cache(maxsize=65536)
def name_key(name: str) -> tuple[str, ...]:
    """Give the words of a name that count, in one spelling and one language.

    >>> name_key("the Plan Independencia 200") == name_key("Plan Independence 200")
    True
    """
    spellings = lookup("en", "spellings", "word", "means")
    translations = lookup("en", "translations", "word", "means")
    words = [fold(word) for word in _WORD.findall(_POSSESSIVE.sub("", name))]
    kept = [word for word in words if word not in _SMALL] or words
    return tuple(_one_spelling(translations.get(word, spellings.get(word, word))) for word in kept)


def _one_spelling(word: str) -> str:
    """Write the American ending.

    >>> _one_spelling("mobilisation")
    'mobilization'
    """
    return re.sub(r"(?<=\w{3})is(ation|e|ed|ing)(s?)$", r"iz\1\2", word) if len(word) > 7 else word


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Reduce the transliterations of a word to one form.

    >>> sound("sergei") == sound("sergey")
    True
    """
    word = fold(word)
    for written, sounded in _TRANSLITERATED:
        word = word.replace(written, sounded)
    return _DOUBLE.sub(r"\1", word)


def initials(key: tuple[str, ...]) -> str:
    """Give the acronym that a key would have."""
    return "".join(word[0] for word in key)
