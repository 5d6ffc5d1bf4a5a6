"""Does a whole phrase say whether a thing was done: "missed the chance to act", "too weak to resist", "the first to"?

Verbs with certain objects imply what follows them as "manage" and "fail" do; Karttunen (2012) calls them phrasal
implicatives: who took the trouble to come came, who wasted the chance to win did not.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from consilience.read.clause_frames import stance_class
from consilience.read.stance_frames import Signature, scale
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance
from consilience.rules import rows

_TOO = Signature(-2.6, 1.0, Stance.DENIED, Stance.POSSIBLE, "too.to")
_ENOUGH = Signature(1.4, -2.6, Stance.POSSIBLE, Stance.DENIED, "enough.to")
_RANKED = Signature(3.0, -3.0, Stance.AFFIRMED, Stance.DENIED, "first.to")
_UNTIMELY = frozenset(["early", "premature", "soon"])
"""What is too early to tell may yet be told."""
_BESIDE = ("acomp", "attr", "oprd")


class Phrase(NamedTuple):
    """The word whose own standing decides, and what the phrase does to the clause below it."""

    above: Token
    signature: Signature


@cache
def phrase_verbs(language: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Load for each verb the classes of its objects with the class of the phrase."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows(language, "stance_phrases"):
        found[row["verb"]] = (*found.get(row["verb"], ()), (row["object"], row["class"]))
    return found


def find_phrase(syntax: Syntax, clause: Token) -> Phrase | None:
    """Find the phrase that an infinitive (or "of doing") hangs on, wherever the parser has hung it."""
    head = syntax.tokens[clause.head]
    if head.dep == "prep" and clause.dep == "pcomp":
        head = syntax.tokens[head.head]
    return _verb_phrase(syntax, head) or (_degree(syntax, clause, head) if clause.dep != "pcomp" else None)


def _verb_phrase(syntax: Syntax, head: Token) -> Phrase | None:
    """Recognise "missed the chance", the clause below either word."""
    verb = syntax.tokens[head.head] if head.dep == "dobj" else head
    known = phrase_verbs("en").get(verb.lemma, ())
    objects = [head] if verb is not head else syntax.dependents(verb.i, "dobj")
    for sort, name in known:
        if any(sort == "any" or word.lemma in stance_class(f"object-{sort}") for word in objects):
            return Phrase(verb, scale("en")[name]._replace(rule=f"{verb.lemma}.phrase"))
    return None


def _degree(syntax: Syntax, clause: Token, head: Token) -> Phrase | None:
    """Recognise "too weak to", "strong enough to", "the first to", "the last state to"."""
    named = head if head.lemma not in ("be", "become") else None
    words = [named] if named else [c for c in syntax.dependents(head.i, *_BESIDE) if c.i < clause.i]
    for word in words:
        beside = {child.lower for child in syntax.dependents(word.i, "advmod", "amod")}
        if "too" in beside and word.tag.startswith(("J", "R")):
            return None if word.lower in _UNTIMELY else Phrase(head, _TOO)
        if "enough" in beside:
            return Phrase(head, _ENOUGH)
        if any(_is_rank(name) for name in (*beside, word.lower)):
            return Phrase(head, _RANKED)
    return None


def _is_rank(word: str) -> bool:
    return word in stance_class("rank") or (word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th")))
