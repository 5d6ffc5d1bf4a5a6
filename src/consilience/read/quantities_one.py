"""Does "one" count something ("one soldier", "only one survived") or stand for a noun ("a new one", "one another")?"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.quantities_words import low_word
from consilience.read.syntax import Token

_OCCASIONS = frozenset(["hand", "moment", "point", "stage", "time"])


def counts_one(tokens: Sequence[Token], index: int) -> bool:
    """Tell "one solution", "one dead" from "the latest one", "one another", "one day", "one on one", "For one,"."""
    token, after = tokens[index], low_word(tokens, index + 1)
    before = low_word(tokens, index - 1)
    if before == "-" or (before == "for" and after in (",", ".", "")):
        return False
    if after in _OCCASIONS and before in ("at", "on", "the"):  # "at one point", "on the one hand"
        return False
    if token.tag != "CD" or before in ("the", "this", "that", "another", "each", "every", "any", "no", "which", "some"):
        return token.tag == "CD" and token.dep == "nummod"
    if token.dep != "nummod" and _stands_for_a_noun(tokens, index):
        return False
    twin = low_word(tokens, index + 2) in ("one", "another") and after in ("on", "by", "to", "after")
    return not twin and after not in ("another", "day", "thing", "-", "'s", "’s")


def _stands_for_a_noun(tokens: Sequence[Token], index: int) -> bool:
    """Tell the pronoun of "a new one", "it is one for the books" from "one of the four", "there is only one"."""
    before, after = tokens[index - 1] if index else None, low_word(tokens, index + 1)
    if before is not None and before.tag.startswith("JJ") and before.lower != "only":
        return True
    part = after == "of" and index + 2 < len(tokens) and tokens[index + 2].tag in ("DT", "PRP$", "PRP", "CD", "JJS")
    return tokens[index].dep == "attr" and not part and (before is None or before.lower != "only")
