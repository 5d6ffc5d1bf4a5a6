"""Which words mention something that happens or is the case, without telling it?

"The slain teenager", "the injured", "a security patch", "according to", "the Port Sallo Regatta", "in view of the
secrecy". They are of no kind, have no participants and take no dates, places and figures from the words that tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from consilience.read.happenings import SILENT, STATE, Happening, denotes_event, is_deed
from consilience.read.stance_frames import find_signature
from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind, Name
from consilience.rules import rows

_OCCASION = "event"
"""The kind of names such as "the World Cup"."""
_ORDER = ("following", "preceding", "remaining", "including")
"""Participles that tell only which or when."""
_SHORTEST = 5
"""Letters: "red" and "naked" are no participles."""
_PARTICLES = ("up", "down", "off", "on", "in", "out", "over", "back", "away")
_HEADS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def find_mentioned(syntax: Syntax, names: Sequence[Name], known: frozenset[int]) -> Iterator[Happening]:
    """Yield them in reading order, without the tokens that are known for events."""
    occasions = frozenset(name.span.end for name in names if name.kind == _OCCASION)
    for sentence in syntax.sentences:
        if sentence.kind in SILENT:
            continue
        for token in syntax.tokens[sentence.first : sentence.last]:
            if token.i in known:
                continue
            if token.end in occasions or _is_mentioned(syntax, token, head=sentence.kind in _HEADS):
                yield Happening(token, None, STATE, f"{token.lemma.lower()}.mentioned")


def _is_mentioned(syntax: Syntax, token: Token, *, head: bool) -> bool:
    if token.tag.startswith("NN") and token.text[0].isupper() and token.lower in _words("occasion"):
        return True
    if token.tag in ("NN", "NNS"):
        return _is_mentioned_noun(syntax, token, head=head) or token.lower in _words("condition")
    if token.tag.startswith("VB") and token.dep == "prep":
        return token.lower in _words("preposition") or _is_according(syntax, token)
    if token.dep == "amod":
        return _is_participle(token) and not find_signature(token.lower, "adjective", ("noun",))
    return token.tag == "JJ" and (token.lower in _words("condition") or _follows_condition(syntax, token))


def _is_mentioned_noun(syntax: Syntax, token: Token, *, head: bool) -> bool:
    lemma = token.lemma.lower()
    told = token.dep == "compound" and (denotes_event(lemma) or is_deed(lemma))
    return (
        told
        or lemma in _words("state")
        or lemma in _words("verb")
        or (head and token.tag == "NNS" and lemma in _words("headline"))
        or _is_phrasal(syntax, token)
    )


def _is_according(syntax: Syntax, token: Token) -> bool:
    following = syntax.tokens[token.i + 1 : token.i + 2]
    return token.lower == "according" and any(after.lower == "to" for after in following)


def _follows_condition(syntax: Syntax, token: Token) -> bool:
    """Tell the second of two conditions: "he is armed and dangerous", "hungry and wet"."""
    first = syntax.tokens[token.head]
    return token.dep == "conj" and (first.dep in ("acomp", "oprd") or first.lower in _words("condition"))


def _is_phrasal(syntax: Syntax, token: Token) -> bool:
    """Tell "shake-up", "break-in" and "cover-ups": nouns made of a verb and a particle."""
    after = syntax.tokens[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].lower.removesuffix("s") in _PARTICLES


def _is_participle(token: Token) -> bool:
    """Tell "slain", "visiting" and "undisclosed" from other adjectives, and "dead"; "following" tells only when."""
    if token.tag.startswith("VB"):
        return token.lower not in _ORDER
    formed = token.lower.endswith("ed") and len(token.text) > _SHORTEST
    return token.tag == "JJ" and (formed or token.lower in _words("participle") or token.lower in _words("condition"))


@cache
def _words(use: str) -> frozenset[str]:
    """Give the words of one use.

    `state`: nouns; `condition`: what a body or thing is in, adjectives that may stand as nouns ("the injured");
    `participle`: those that do not end in "-ed"; `preposition`: verbs that stand as one ("pending"); `occasion`: names;
    `verb`: verbs that are no nouns, whatever the parser says; `headline`: verbs that it takes for plurals in headlines
    ("Karvia renews call").
    """
    return frozenset(row["word"] for row in rows("en", "mentioned") if row["use"] == use)
