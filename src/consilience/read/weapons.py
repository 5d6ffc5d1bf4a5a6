"""Is this noun a weapon: "a car bomb", "300 kg of dynamite", "an explosive device", "a truck packed with dynamite"?"""

from __future__ import annotations

from consilience.read.subjects import argument_words
from consilience.read.syntax import Syntax, Token

_LOADED = ("with", "of")


def is_weapon(syntax: Syntax, token: Token) -> bool:
    """Say whether a noun is a weapon or an amount of one."""
    if not token.tag.startswith("N"):
        return False
    lemma = token.lemma.lower()
    if lemma in argument_words("weapon") or token.lower in argument_words("weapon"):
        return True
    if lemma in argument_words("weapon-carrier"):
        before = syntax.dependents(token.i, "amod", "compound", "nmod")
        return any(child.lemma.lower() in argument_words("explosive") for child in before) or bool(_of(syntax, token))
    return False


def _of(syntax: Syntax, token: Token) -> list[Token]:
    return [
        below
        for preposition in syntax.dependents(token.i, "prep")
        if preposition.lower in _LOADED
        for below in syntax.dependents(preposition.i, "pobj")
        if below.lemma.lower() in argument_words("weapon")
    ]


def weapons_below(syntax: Syntax, token: Token) -> list[Token]:
    """Find the weapon in "a truck rigged with dynamite", "a car full of explosives"."""
    found = list(_of(syntax, token))
    for clause in syntax.dependents(token.i, "acl", "amod"):
        found += _of(syntax, clause)
    return found
