"""Which words attribute, and with what kind of complement? The table rules/en/cues.tsv, looked up at a token.

`takes` says what the content may be: `clause` (finite), `to` (infinitive), `ing`, `noun` (an object, or the object of
the preposition that the cue ends in), `as` ("see X as Y"), `quote` (only words between quotation marks), and for
nouns the prepositions that bring it (`of`, `about`, `on`, `to+noun` ...). `person` and `evidence` limit the source;
`object` is a `noun` that counts only where somebody who can speak is the source ("she admires", not "it admires"), and
`blow` one that may be meant bodily: one person's at another, or one for a reason ("attacked the court for its ruling").
A `holder` is a noun for who holds a view, a `predicate` a phrase behind `be`.
`kind` is `mind` where nothing need be said: belief, knowledge, feeling, wish and intention.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from consilience.read.syntax import Syntax, Token
from consilience.rules import rows

_LEMMAS = {"hopes": "hope", "hoping": "hope", "hoped": "hope"}
"""Forms that the lemmatizer gives to another verb (to hop)."""


class Cue(NamedTuple):
    """A cue found in a report: its tokens (the head first), and its row of the table."""

    tokens: tuple[int, ...]
    name: str
    act: str
    takes: frozenset[str]
    kind: str = "speech"

    @property
    def preposition(self) -> bool:
        """Say whether the cue has more than one word ("call for")."""
        return len(self.tokens) > 1


class _Row(NamedTuple):
    name: str
    words: tuple[str, ...]
    act: str
    takes: frozenset[str]
    kind: str


@cache
def _table(part: str) -> Mapping[str, tuple[_Row, ...]]:
    """Index the rows by their first word, those of more words first."""
    found: dict[str, list[_Row]] = {}
    for row in rows("en", "cues"):
        if row["part"] == part:
            first, *others = row["cue"].split()
            found.setdefault(first, []).append(
                _Row(row["cue"], tuple(others), row["act"], frozenset(row["takes"].split()), row["kind"])
            )
    return {first: tuple(sorted(group, key=lambda row: (-len(row.words), row.name))) for first, group in found.items()}


def find_cue(syntax: Syntax, token: Token) -> Cue | None:
    """Look a verb or noun up in the table; particles and prepositions below it choose the row ("call for")."""
    part = (
        "verb"
        if token.tag.startswith("VB") or is_misread(syntax, token) or closes(syntax, token)
        else "noun"
        if token.tag in ("NN", "NNS")
        else None
    )
    lemma = _LEMMAS.get(token.lower, token.lemma)
    for row in _table(part).get(lemma, ()) if part else ():
        others = _others(syntax, token, row.words)
        if others is not None:
            return Cue((token.i, *others), row.name, row.act, row.takes, row.kind)
    return None


def find_attitude(token: Token) -> Cue | None:
    """Look up an adjective, or a participle used as one ("concerned")."""
    if token.tag not in ("JJ", "VBN", "VBD"):
        return None
    for row in _table("adjective").get(token.lower, ()):
        return Cue((token.i,), row.name, row.act, row.takes, row.kind)
    return None


def find_holder(token: Token) -> Cue | None:
    """Look up a noun for somebody who holds a view: "a supporter of the pact"."""
    for row in _table("holder").get(token.lemma, ()) if token.tag in ("NN", "NNS") else ():
        return Cue((token.i,), row.name, row.act, row.takes, row.kind)
    return None


def find_predicate(syntax: Syntax, token: Token) -> Cue | None:
    """Look up a phrase that stands behind `be`: "in favor of", "against"."""
    for row in _table("predicate").get(token.lower, ()):
        behind = syntax.tokens[token.i + 1 : token.i + 1 + len(row.words)]
        if tuple(word.lower for word in behind) == row.words:
            return Cue((token.i, *(word.i for word in behind)), row.name, row.act, row.takes, row.kind)
    return None


def is_misread(syntax: Syntax, token: Token) -> bool:
    """Say whether a noun is a verb that the parser has missed: "many doubt they could", "officials fear it will"."""
    if token.tag not in ("NN", "NNS") or token.i == 0 or token.lemma not in _table("verb"):
        return False
    before, behind = syntax.tokens[token.i - 1], syntax.tokens[token.i + 1 : token.i + 2]
    plural = before.tag == "NNS" or before.lower in ("many", "some", "most", "few", "others")
    return (
        plural and bool(behind) and behind[0].tag in ("PRP", "EX") and behind[0].dep in ("nsubj", "nsubjpass", "expl")
    )


def closes(syntax: Syntax, token: Token) -> bool:
    """Say whether a noun is a verb of evidence at the end: "Harmony paid in June, campaign finance records show"."""
    rows = _table("verb").get(token.lemma, ()) if token.tag == "NN" and token.i else ()
    if not any({"clause", "evidence"} <= row.takes for row in rows) or syntax.tokens[token.i - 1].tag != "NNS":
        return False
    rest = syntax.tokens[token.i + 1 : syntax.sentences[token.sentence].last]
    return all(not word.text[0].isalnum() for word in rest)


def _others(syntax: Syntax, token: Token, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Find the further words of a cue: right behind the verb, or one particle or preposition below it."""
    if not words:
        return ()
    behind = syntax.tokens[token.i + 1 : token.i + 1 + len(words)]
    if tuple(word.lower for word in behind) == words:
        return tuple(word.i for word in behind)
    if len(words) == 1:
        return next(
            ((t.i,) for t in syntax.dependents(token.i, "prt", "prep") if t.lower == words[0] and t.i > token.i), None
        )
    return None
