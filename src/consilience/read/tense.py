"""Does the clause of a word speak of what has been, or of what is to come?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from consilience.read.syntax import Syntax, Token
from consilience.rules import rows

PAST, FUTURE, OPEN = "past", "future", ""
_FARTHEST = 12
"""Steps up the tree; a verb farther away says nothing of this word."""


@cache
def _listed(kind: str) -> frozenset[str]:
    """Load rules/en/tense.tsv: modals, and words whose infinitive lies ahead ("is due to", "plans to")."""
    return frozenset(row["word"] for row in rows("en", "tense") if row["class"] == kind)


def tense_at(syntax: Syntax, index: int) -> str:
    """Return PAST, FUTURE or OPEN for the clause that holds a token.

    "The council will meet on Friday" is FUTURE at Friday, "on Tuesday Lavrov denied" PAST at Tuesday.
    """
    token, role = syntax.tokens[index], ""
    for _ in range(_FARTHEST):
        role = role or (token.lower if token.dep == "prep" else "")
        if token.tag.startswith(("VB", "MD")):
            if role == "for" and token.lemma in _listed("ahead"):
                return FUTURE  # "has been scheduled for Tuesday"
            found = _tense_of(syntax, token)
            if found != OPEN:
                return found
        if token.head == token.i:
            break
        token = syntax.tokens[token.head]
    return OPEN


def _tense_of(syntax: Syntax, verb: Token) -> str:
    """Judge a verb by its auxiliaries, then by its own form."""
    helpers = syntax.dependents(verb.i, "aux", "auxpass")
    if helpers:
        return _tense_of_helpers(syntax, verb, helpers)
    if verb.tag == "VBD":
        return PAST
    if verb.tag == "VBN":
        return FUTURE if verb.lemma in _listed("ahead") else PAST
    if verb.tag in ("VBZ", "VBP") and verb.lemma in _listed("timetable"):
        return FUTURE  # "the trial starts on Thursday"
    return OPEN


def _tense_of_helpers(syntax: Syntax, verb: Token, helpers: Sequence[Token]) -> str:
    """Judge "will meet", "has met", "was going to meet", "to meet", "is meeting"."""
    perfect = any(helper.lemma == "have" for helper in helpers)
    if any(helper.lower in _listed("modal") for helper in helpers):
        return PAST if perfect else FUTURE
    looks_ahead = verb.lemma in _listed("ahead")
    if perfect or any(helper.tag == "VBD" for helper in helpers):
        return OPEN if (looks_ahead or verb.lemma == "go") and _has_infinitive(syntax, verb) else PAST
    if any(helper.tag == "TO" for helper in helpers):
        return FUTURE if _lies_ahead(syntax, verb) else OPEN
    return FUTURE if looks_ahead or verb.tag == "VBG" else OPEN


def _has_infinitive(syntax: Syntax, verb: Token) -> bool:
    return any(child.dep in ("xcomp", "ccomp") for child in syntax.dependents(verb.i))


def _lies_ahead(syntax: Syntax, verb: Token) -> bool:
    head = syntax.tokens[verb.head]
    return head.i != verb.i and (head.lemma in _listed("ahead") or head.lower in _listed("ahead") or head.lemma == "go")
