"""Is a name meant as a place, or as the government that sits there? "Moscow has denied" is not a pin on a map.

Only capitals are read so, and the short country names that serve as adjectives ("US troops"). The words that tell the
two apart are rules/en/places_uses.tsv.
"""

from __future__ import annotations

from functools import cache

from consilience.read.gazetteer import Entry, Gazetteer, fold
from consilience.read.places_runs import Mention
from consilience.read.syntax import Syntax, Token
from consilience.rules import rows

ADJECTIVES = frozenset({"us", "uk", "eu", "uae"})
"""Names that stand before a noun as an adjective does."""

PREPOSITIONS = frozenset({"from", "with", "to", "by", "between", "against", "of", "for", "on"})


@cache
def words(role: str) -> frozenset[str]:
    """Load the words of one role: motion, ground, exchange, address."""
    return frozenset(row["word"] for row in rows("en", "places_uses") if row["role"] == role)


def is_adjective(syntax: Syntax, mention: Mention) -> bool:
    """Say whether a short name says of which land something is: "US troops", not "US soil"."""
    if not is_short(mention):
        return False
    head = _head(syntax, mention)
    behind = syntax.tokens[mention.last : mention.last + 2]
    if len(behind) == 2 and behind[0].text == "-" and behind[1].tag in ("VBN", "VBD", "JJ"):
        return True
    return _modifies(syntax, head) and not _on_ground(syntax.tokens[head.head])


def is_short(mention: Mention) -> bool:
    """Say whether the name is one of the short ones that serve as adjectives: "US", "U.K.", "EU"."""
    return fold(mention.name).replace(" ", "") in ADJECTIVES


def speaks_for_government(syntax: Syntax, mention: Mention, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Say whether the name stands for a government.

    True for "Washington's pressure strategy", "aid from Moscow", "Caracas had sought support";
    False for "Moscow's suburbs", "flew from Moscow", "Caracas was bombed".
    """
    if not gazetteer.is_capital(entry) or _opens_line(syntax, mention):
        return False
    return _acts(syntax, _head(syntax, mention), seen=0)


def _opens_line(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it is where a report was written: "CAIRO (AP) -", "BAGHDAD —", "ISLAMABAD, Pakistan —", "Muscat:"."""
    first = mention.first == syntax.sentence_of(syntax.tokens[mention.first]).first
    after = syntax.tokens[mention.last].text if mention.last < len(syntax.tokens) else ""
    return first and (after in ("(", "-", "--", "–", "—", ":") or (mention.name.isupper() and after == ","))


def _head(syntax: Syntax, mention: Mention) -> Token:
    """Return the token of the mention that the rest of it hangs on."""
    inside = syntax.tokens[mention.first : mention.last]
    return next((t for t in inside if not mention.first <= t.head < mention.last or t.head == t.i), inside[-1])


def _modifies(syntax: Syntax, token: Token) -> bool:
    return token.dep in ("compound", "amod", "nmod") and token.head > token.i


def _on_ground(noun: Token) -> bool:
    return noun.lemma.lower() in words("ground")


def _acts(syntax: Syntax, token: Token, *, seen: int) -> bool:
    head = syntax.tokens[token.head]
    if token.dep == "conj" and seen < 5 and token.head != token.i:
        return _acts(syntax, head, seen=seen + 1)
    if token.dep == "pobj":
        return head.dep == "agent" or (head.lower in PREPOSITIONS and _is_dealing(syntax, head))
    return (
        (token.dep == "nsubj" and head.tag.startswith("VB") and head.lemma not in words("motion"))
        or (token.dep == "poss" and head.tag in ("NN", "NNS") and not _on_ground(head))
        or (token.dep == "dobj" and head.lemma in words("address"))
    )


def _is_dealing(syntax: Syntax, preposition: Token) -> bool:
    """Say whether a preposition hangs on a word of dealings between governments: "assistance from Moscow"."""
    above = syntax.tokens[preposition.head]
    if above.tag.startswith("NN"):
        return above.lemma in words("exchange")
    return above.tag.startswith("VB") and above.lemma in words("dealing")
