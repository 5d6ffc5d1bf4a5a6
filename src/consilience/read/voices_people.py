"""Can this word hold an opinion? People, offices, organisations and forces can; evidence and events cannot."""

from __future__ import annotations

from functools import cache

from consilience.read.syntax import Syntax, Token
from consilience.read.voices_sources import Source
from consilience.rules import rows

PRONOUNS = frozenset({"he", "she", "they", "who", "we", "i", "you", "it", "that", "which"})
"""Pronouns that may stand for somebody."""
_SEVERAL = frozenset({"both", "few", "many", "most", "others", "several", "some"})
"""Words that stand for people where a mind is told of: "some view the vote as a test"."""
_ENTITIES = ("PERSON", "ORG", "NORP", "GPE")
_TAGS = ("NNP", "NNPS", "CD")


def is_speaker(token: Token) -> bool:
    """Say whether the head of a noun phrase can speak: by its entity, its capital letter or the tables."""
    return token.entity in _ENTITIES or token.tag in _TAGS or is_kind_of_speaker(token)


def is_person(syntax: Syntax, source: Source) -> bool:
    """Say whether a source is somebody who can hold an opinion."""
    if source.head is None:
        return False
    word = syntax.tokens[source.tokens[-1]] if len(source.tokens) == 1 else syntax.tokens[source.head]
    return is_speaker(syntax.tokens[source.head]) or word.lower in PRONOUNS | _SEVERAL


def is_kind_of_speaker(token: Token) -> bool:
    """Say whether the tables know a word for those who speak: "police", "minister"; a name is none."""
    return bool({token.lower, token.lemma} & _speakers())


@cache
def _speakers() -> frozenset[str]:
    bodies = (row["noun"] for row in rows("en", "kinds") if row["kind"] in ("organisation", "force"))
    offices = (row["title"].lower() for row in rows("en", "titles") if row["kind"] == "office")
    people = (row["noun"] for row in rows("en", "voices_people"))
    return frozenset({*bodies, *offices, *people, *(row["word"] for row in rows("en", "sources"))})
