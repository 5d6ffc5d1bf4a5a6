"""Is a number told as the amount, or as the result, of a rise or a fall?"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.quantities_words import low_word, words_of
from consilience.read.syntax import Syntax, Token
from consilience.rules import lookup

_CLIMB = 3
"""Steps up from "to" in which the verb of a rise is looked for."""
_NEAR = 6
"""Words before a number in which a rise or fall is looked for."""


def change_at(syntax: Syntax, tokens: Sequence[Token], start: int, end: int, kind: str) -> str | None:
    """Return "up" or "down" where the number is the amount of a rise or fall, or a toll that has risen or fallen."""
    words = lookup("en", "quantities_changes", "word", "change")
    before = low_word(tokens, start - 1)
    if before in ("to", "at", "from", "in"):
        whole = "." not in tokens[end - 1].text
        return _toll_change(syntax, tokens, start) if before == "to" and kind == "count" and whole else None
    if before == "by" and (by_verb := words.get(syntax.tokens[tokens[start - 1].head].lower)):
        return by_verb
    near, number_at = start - 1, tokens[end - 1].i
    while near >= 0 and tokens[near].lower in words_of("between"):
        near -= 1
    found = words.get(low_word(tokens, near)) if low_word(tokens, near) not in words_of("by only") else None
    if tokens[near].dep == "prt" and syntax.tokens[tokens[near].head].lemma in words_of("gives up"):
        return None
    points = "." in tokens[end - 1].text and tokens[end - 1].text[-1].isdecimal()
    if found and (kind != "count" or points or tokens[near].tag not in ("IN", "RP")):
        return found if kind in ("money", "percent") or _is_intransitive(syntax, tokens[near], number_at) else None
    return None


def _is_intransitive(syntax: Syntax, verb: Token, first: int) -> bool:
    """Tell "rose 12" and "up 12" from "added 12 troops" and "sank three boats", which count troops and boats.

    Points of an index are no things that are counted: "lost 12 points" is a fall.
    """
    head = syntax.tokens[first]
    noun = syntax.tokens[head.head]
    if noun.lower in ("point", "points") and noun.i > first:
        return True
    return verb.lemma not in words_of("transitive") and "dobj" not in (head.dep, noun.dep if noun.i > first else "")


def _toll_change(syntax: Syntax, tokens: Sequence[Token], start: int) -> str | None:
    """Read "the death toll rose to 10": the verb is the head of "to"."""
    words = lookup("en", "quantities_changes", "word", "change")
    link = tokens[start - 1]
    above = [syntax.tokens[link.head], *syntax.ancestors(link.head)][:_CLIMB]
    return next((words[token.lower] for token in above if token.lower in words), None)


def is_moving(tokens: Sequence[Token], start: int) -> bool:
    """Say whether a rise or fall is told of just before "from": "fell from 80 to 76"."""
    words = lookup("en", "quantities_changes", "word", "change")
    near = tokens[max(0, start - _NEAR) : start]
    return any(token.lower in words and token.tag.startswith(("VB", "RB", "RP", "IN")) for token in near)
