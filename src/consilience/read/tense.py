"""Does the clause of a word speak of what has been, or of what is to come?"""

from __future__ import annotations

from consilience.read.syntax import Syntax, Token

PAST, FUTURE, OPEN = "past", "future", ""
MODALS = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "may", "can", "could", "might", "should", "must"})
AHEAD = frozenset(
    [
        "await",
        "bound",
        "due",
        "expect",
        "expected",
        "hope",
        "intend",
        "plan",
        "planned",
        "prepare",
        "ready",
        "schedule",
        "scheduled",
        "set",
        "slate",
        "slated",
        "vow",
    ]
)
"""Words whose infinitive lies ahead ("is due to", "plans to", "expected to")."""
_FARTHEST = 12
"""Steps up the tree; a verb farther away says nothing of this word."""


def tense_at(syntax: Syntax, index: int) -> str:
    """Return PAST, FUTURE or OPEN for the clause that holds a token.

    "The council will meet on Friday" is FUTURE at Friday, "on Tuesday Lavrov denied" PAST at Tuesday.
    """
    token = syntax.tokens[index]
    for _ in range(_FARTHEST):
        if token.tag.startswith(("VB", "MD")):
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
    if any(helper.lower in MODALS for helper in helpers):
        perfect = any(helper.lemma == "have" for helper in helpers)
        return PAST if perfect else FUTURE
    if any(helper.tag == "VBD" or helper.lemma == "have" for helper in helpers):
        going = verb.lemma == "go" or verb.lemma in AHEAD
        return OPEN if going and _has_infinitive(syntax, verb) else PAST
    if any(helper.tag == "TO" for helper in helpers):
        return FUTURE if _lies_ahead(syntax, verb) else OPEN
    if helpers:
        return FUTURE if verb.lemma in AHEAD or verb.tag == "VBG" else OPEN
    if verb.tag == "VBD":
        return PAST
    if verb.tag == "VBN":
        return FUTURE if verb.lemma in AHEAD else PAST
    return OPEN


def _has_infinitive(syntax: Syntax, verb: Token) -> bool:
    return any(child.dep in ("xcomp", "ccomp") for child in syntax.dependents(verb.i))


def _lies_ahead(syntax: Syntax, verb: Token) -> bool:
    head = syntax.tokens[verb.head]
    return head.i != verb.i and (head.lemma in AHEAD or head.lower in AHEAD or head.lemma == "go")
