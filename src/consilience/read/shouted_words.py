"""Is a word of a text in capitals a name, a common word, or either? Told by lists and by the parser's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache

from consilience.rules import lookup, rows


class Case(Enum):
    """How a word is written in running text, as far as the word alone tells."""

    SMALL = "small"
    """a word of grammar: small anywhere"""
    COMMON = "common"
    """a word of the vocabulary: small unless it is part of a name"""
    EITHER = "either"
    """a common word that is a usual name too: "Bush", "Baker" """
    NAME = "name"
    PARTICLE = "particle"
    """small or capital with its neighbours: "El Salvador", "Juan de la Cruz" """
    ACRONYM = "acronym"


_SPEAKING = frozenset({"office", "rank", "honorific", "royal", "clergy", "speech"})
_LETTERS = re.compile(r"[^aeiouyáéíóúü]{2,6}|.{2,3}")
_DERIVED = re.compile(r".{3,}(?:ed|ing|ly|tions?|isms?|ists?|ness|ments?|ities|ized|ised|ization|isation|able|less)")
"""Endings of English words that the vocabulary may lack: "machinegunned", "narcoterrorists"."""
_SHORT = 5
"""Letters; the plural of a shorter name is a common word more often than not: "bills", "pats"."""
_PREFIXED = re.compile(r"(?:anti|counter|inter|multi|narco|non|over|para|pre|pro|re|semi|sub|super|un|under)(.{4,})")
_POSSESSIVE = re.compile(r"(?:(?<=n)n)?[’'](?:s|t|re|ve|ll|d|m)?$|n[’']t$")


@cache
def _listed() -> Mapping[str, Case]:
    """Load the words whose case a list tells; the list made for it has the last word."""
    found = {name.lower(): Case.NAME for name in _single_names()}
    return found | {row["word"]: Case(row["case"]) for row in rows("en", "shouted")}


def _single_names() -> list[str]:
    columns = (("given_names", "name"), ("demonyms", "demonym"), ("country_names", "name"), ("regions", "name"))
    singles = [row[column] for table, column in columns for row in rows("en", table)]
    return [name for name in singles if name.isalpha() and name[0].isupper() and not name.isupper()]


@cache
def given_names() -> frozenset[str]:
    """Return the given names that the list knows, in small letters."""
    return frozenset(row["name"].lower() for row in rows("en", "given_names"))


@cache
def title_words() -> frozenset[str]:
    """Return the words that stand before a name as its title: "colonel", "president"."""
    listed = lookup("en", "titles", "title", "kind")
    words = (title.lower().rstrip(".") for title, kind in listed.items() if kind in _SPEAKING)
    return frozenset(word for word in words if " " not in word)


@cache
def peoples() -> frozenset[str]:
    """Return the demonyms, in small letters."""
    return frozenset(row["demonym"].lower() for row in rows("en", "demonyms"))


@cache
def name_ends() -> frozenset[str]:
    """Return the words that close a name of several words: "Brenn | University", "Orla | Street"."""
    return _listed_as("end")


@cache
def name_starts() -> frozenset[str]:
    """Return the words that open a name of several words: "New | Brenn", "Lake | Orla"."""
    return _listed_as("start")


def _listed_as(case: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("en", "shouted_parts") if row["part"] == case)


@cache
def listed_names() -> Mapping[str, tuple[str, ...]]:
    """Return names of several words as they are written, by their first word, the longest first: "United States"."""
    tables = (("country_names", "name"), ("regions", "name"), ("organisations", "name"))
    found: dict[str, list[str]] = {}
    for table, column in tables:
        for row in rows("en", table):
            if " " in row[column]:
                found.setdefault(row[column].split()[0].lower(), []).append(row[column])
    return {first: tuple(sorted(names, key=lambda name: (-len(name), name))) for first, names in found.items()}


def base(word: str) -> str:
    """Return a word in small letters without its possessive: "SALVADOR'S" → salvador."""
    return _POSSESSIVE.sub("", word.lower())


def case_of(word: str, is_common: Callable[[str], bool]) -> Case:
    """Tell the case of a word by itself; `is_common` says whether the parser's vocabulary has it."""
    lower = base(word)
    listed = _listed().get(lower)
    if listed is None and lower.endswith("s"):
        singular = _listed().get(lower[:-1])  # "Colombians"
        listed = Case.NAME if singular is Case.NAME and len(lower) > _SHORT else None
    if listed is not None:
        return listed
    if len(lower) == 1:
        return Case.NAME  # an initial
    if lower in title_words() or is_common(lower):
        return Case.COMMON
    prefixed = _PREFIXED.fullmatch(lower)
    if _DERIVED.fullmatch(lower) or (prefixed and is_common(prefixed[1])):
        return Case.COMMON
    return Case.ACRONYM if _LETTERS.fullmatch(lower) else Case.NAME
