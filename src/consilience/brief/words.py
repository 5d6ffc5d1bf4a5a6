"""Which words of a brief are our own? One table (words.toml); whatever is not in it is a report's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("words.toml")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def load_words() -> Mapping[str, Mapping[str, str]]:
    """Load the table: a mapping of words for each of its parts."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def heading(section: str) -> str:
    """Return the heading of a section."""
    return load_words()["sections"][section]


def word(part: str, key: str) -> str:
    """Return one word or phrase; a key that the table does not know is returned as it is."""
    return load_words()[part].get(key, key)


def say(label: str, **fields: object) -> str:
    """Fill a label's template."""
    return load_words()["labels"][label].format(**fields)


def count(number: int, one: str, many: str) -> str:
    """Say a number of things, with the label for one and the label for several."""
    return say(one) if number == 1 else say(many, count=f"{number:,}")


def says_denial(text: str) -> bool:
    """Say whether a text tells itself that something is denied.

    >>> says_denial("The minister dismissed the reports"), says_denial("Plans to close the port")
    (True, False)
    >>> says_denial("Vesta has no plans to close the port"), says_denial("The north is quiet")
    (True, False)
    """
    denying = load_words()["denying"]
    stems, whole = tuple(denying["stems"].split()), denying["words"].split()
    return any(found.casefold().startswith(stems) or found.casefold() in whole for found in _WORD.findall(text))


def is_nobody(speaker: str) -> bool:
    """Say whether a source is told by a pronoun alone: it names nobody.

    >>> is_nobody("she"), is_nobody("two officials")
    (True, False)
    """
    return speaker.strip().casefold() in load_words()["nobody"]["words"].split()


def is_toll(counted: str) -> bool:
    """Say whether what is counted may open a brief: harm done, people held or called up, not "leaders".

    >>> is_toll("people killed"), is_toll("leaders")
    (True, False)
    """
    tolls = load_words()["tolls"]["words"].split()
    return any(found.casefold() in tolls for found in _WORD.findall(counted))


def small(speaker: str) -> str:
    """Write a source without a name small, as within a line; a name stays as it is.

    >>> small("Local officials"), small("Local Television"), small("Kestrian navy")
    ('local officials', 'Local Television', 'Kestrian navy')
    """
    first, *rest = speaker.split() or [""]
    named = any(word[0].isupper() for word in rest) or first.casefold() not in load_words()["unnamed"]["words"].split()
    return speaker if named else first.lower() + speaker[len(first) :]


@cache
def own_words() -> frozenset[str]:
    """Return every word of the labels, case folded: what a line may hold beside the words of its quotes."""
    return frozenset(found.casefold() for text in load_words()["labels"].values() for found in _WORD.findall(text))
