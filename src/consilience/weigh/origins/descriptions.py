"""What does the description of a source tell? Whether it names somebody, and the bodies that he speaks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from consilience.rules import lookup
from consilience.weigh.measures import listed
from consilience.weigh.origins.bodies import body_mark, telling_words

OFFICES = frozenset({"chancellor", "governor", "mayor", "minister", "president"})
"""Held by one person at a time; several of one name may stand in a case (two governors)."""


def offices_in(text: str) -> set[str]:
    """Return the marks of the bodies in a role.

    >>> sorted(offices_in("Interior Minister")), sorted(offices_in("army spokesman"))
    (['name inter minis'], ['source army'])
    """
    kinds: Mapping[str, str] = lookup("en", "sources", "word", "kind")
    words = re.findall(r"[^\W\d_]+", text.casefold())
    bodies = [word for word in words if kinds.get(word) == "institution"]
    if any(word.startswith("minist") for word in bodies):
        person = ("spoke", "deputy", "vice", "former", "chief", "official")
        own = [word for word in words if not word.startswith(person)]
        return {body_mark(" ".join(own))} if len(telling_words(" ".join(own))) > 1 else set()
    return {f"source {word}" for word in bodies if word not in OFFICES}


def is_person_of(speaker: str) -> bool:
    """Say whether somebody unnamed of a body speaks, who is not its voice: "a government official"."""
    head = speaker.rsplit(" ", 1)[-1].casefold()
    kinds: Mapping[str, str] = lookup("en", "sources", "word", "kind")
    return " " in speaker and head in lookup("en", "sources_classes", "word", "class") and head not in kinds


def source_kind(speaker: str) -> tuple[str, str]:
    """Say what a source is: (`named`, its name), (`institution`, its word), or unnamed `persons` or `reports`.

    "Dallas police" and "police" are one institution to a case; "analysts" are whoever the outlet spoke to.
    """
    found = re.findall(r"[^\W\d_]+", speaker)
    known = _known_word(found)
    if known:
        return known
    if "police" in speaker.casefold():
        return "institution", "police"
    if _is_anybody(found):
        return "persons", speaker
    return "named", speaker


def _known_word(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the kind of the last word that tells it, and the word; alone it may begin a sentence: "Residents"."""
    kinds: Mapping[str, str] = lookup("en", "sources", "word", "kind")
    if len(words) == 1 or (words and words[-1] == "TV"):
        alone = words[-1].lower()
        classed = "persons" if alone in lookup("en", "sources_classes", "word", "class") else ""
        kind = kinds.get(alone) or classed
        return (kind, alone) if kind else None
    return next(((kinds[word], word) for word in reversed(words) if word.islower() and word in kinds), None)


def _is_anybody(words: Sequence[str]) -> bool:
    """Say whether a source is described only: "a neighbor", "Vestan lawmakers"."""
    capitals = [word for word in words if word[0].isupper()]
    if not capitals or all(word.lower() in listed("smallwords") for word in words):
        return True
    if len(words) == 1 and words[0].endswith("ing"):
        return True  # "Speaking" at the head of a sentence
    return words[0].lower() in ("a", "an", "one", "some", "several") or words[-1].islower()
