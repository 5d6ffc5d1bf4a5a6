"""Who speaks, by what name? From the words of a source to the normal form of its speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from consilience.read.syntax import Syntax, Token
from consilience.records import Name

_PRONOUNS = {"PRP", "PRP$", "WP", "WDT", "WP$"}
_SINGULAR = {"he", "she", "him", "her", "his"}
_FIRST = {"i", "we", "me", "us", "my", "our", "you", "your"}
_KEPT = {"compound", "amod", "nummod", "poss", "nmod", "det", "quantmod", "case", "advmod", "prep", "pobj"}
_ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}


class Speakers:
    """The names of one report, ready to be asked who a word stands for."""

    def __init__(self, syntax: Syntax, names: Sequence[Name]) -> None:
        self._syntax = syntax
        self._names = sorted(names, key=lambda name: (name.span.start, -name.span.end))
        self._starts = [name.span.start for name in self._names]
        self._people = [name for name in self._names if name.kind == "person"]
        self._people_starts = [name.span.start for name in self._people]

    def name(self, index: int | None) -> str | None:
        """Return the normal form of the source whose head is this token; None where it stays unknown."""
        if index is None:
            return None
        token = self._syntax.tokens[index]
        if token.tag in _PRONOUNS:
            return self._person_before(token) if token.lower in _SINGULAR else None
        return self._name_at(token) or self._description(token)

    def _name_at(self, token: Token) -> str | None:
        """Return the widest name that ends at, or holds, the head of the source."""
        position = bisect_right(self._starts, token.start)
        around = (self._names[i] for i in range(max(0, position - 8), position))
        held = [name for name in around if name.span.end >= token.end]
        return max(held, key=lambda name: (name.span.end - name.span.start, name.text)).text if held else None

    def _person_before(self, token: Token) -> str | None:
        """Return the person named last before a pronoun, at most three sentences back."""
        position = bisect_right(self._people_starts, token.start) - 1
        if position < 0:
            return None
        first = self._syntax.sentences[max(0, token.sentence - 3)].start
        person = self._people[position]
        return person.text if person.span.start >= first else None

    def _description(self, token: Token) -> str | None:
        """Give the words of an unnamed source without article, clauses and what follows a comma."""
        run = [token.i]
        while run[0] > 0 and self._belongs(self._syntax.tokens[run[0] - 1], token):
            run.insert(0, run[0] - 1)
        while run and self._syntax.tokens[run[0]].lower in _ARTICLES:
            run.pop(0)
        if not run or not any(character.isalpha() for character in token.text):
            return None
        return self._syntax.text[self._syntax.tokens[run[0]].start : token.end]

    def _belongs(self, before: Token, head: Token) -> bool:
        return before.dep in _KEPT and before.head in range(before.i, head.i + 1) and before.sentence == head.sentence
