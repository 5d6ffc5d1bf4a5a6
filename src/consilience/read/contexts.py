"""In which of PLOVER's contexts does an event stand: military, election ...? Told by the words of its clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consilience.read.syntax import Syntax
from consilience.rules import rows


@cache
def context_words(language: str) -> Mapping[str, str]:
    """Load the words that tell a context; the first context of a word counts."""
    found: dict[str, str] = {}
    for row in rows(language, "contexts"):
        found.setdefault(row["word"], row["context"])
    return found


def find_contexts(syntax: Syntax, words: Sequence[int]) -> tuple[str, ...]:
    """Return the contexts that the words of a clause tell, in alphabetical order."""
    table = context_words("en")
    tokens = (syntax.tokens[i] for i in words)
    return tuple(sorted({table[token.lemma.lower()] for token in tokens if token.lemma.lower() in table}))
