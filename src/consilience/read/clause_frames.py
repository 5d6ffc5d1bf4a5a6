"""What form has a clause or noun: infinitive, gerund, content, question, free relative; definite or not?"""

from __future__ import annotations

from functools import cache

from consilience.read.syntax import Syntax, Token
from consilience.rules import rows


@cache
def stance_class(name: str) -> frozenset[str]:
    """Load a class of words that matter for stance ("told": report, claim ...)."""
    return frozenset(row["word"] for row in rows("en", "stance_classes") if row["class"] == name)


def is_verbal(syntax: Syntax, token: Token) -> bool:
    """Tell verbs from the nouns that look like one: "a drive-by shooting" is tagged as a verb now and then."""
    if not token.tag.startswith("V"):
        return bool(syntax.dependents(token.i, "nsubj", "nsubjpass"))
    return token.tag != "VBG" or not syntax.dependents(token.i, "det", "poss")


def is_definite(syntax: Syntax, token: Token) -> bool:
    """Say whether a noun names a known thing: "the attack", "its request", "Operation Dawn"."""
    if token.tag.startswith("NNP") or token.tag.startswith("PRP"):
        return True
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lower in stance_class("definite"))
        for child in syntax.dependents(token.i, "poss", "det")
    )


def clause_frame(syntax: Syntax, token: Token) -> str:
    """Name the form of a complement: `that` (finite), `to`, `ing` or `whether`."""
    below = syntax.dependents(token.i)
    auxiliaries = {child.lower for child in below if child.dep in ("aux", "auxpass")}
    if "to" in auxiliaries or _is_mandative(auxiliaries):
        return "to"
    if any(child.dep == "mark" and child.lower in ("whether", "if") for child in below):
        return "whether"
    if token.tag == "VBG" and not auxiliaries & {"is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re"}:
        return "ing"
    bare = token.tag == "VB" or (token.tag == "VBN" and token.dep in ("ccomp", "xcomp"))
    if bare and not auxiliaries:
        return "to"
    return "that"


def _is_mandative(auxiliaries: set[str]) -> bool:
    """Recognise the bare "be" of what is demanded: "insisted that the mine be closed"."""
    return "be" in auxiliaries and not auxiliaries - {"be", "not"}


def is_free_relative(syntax: Syntax, token: Token) -> bool:
    """Tell "beyond what was agreed" and "what he called a phase" from content."""
    return any(
        child.lower in ("what", "whatever") and child.dep in ("nsubj", "nsubjpass", "dobj")
        for child in syntax.dependents(token.i, "nsubj", "nsubjpass", "dobj")
    )


def asks_details(syntax: Syntax, token: Token) -> bool:
    """Tell "did not say when it left", which takes for granted that it left."""
    first = token
    while (below := syntax.children[first.i]) and below[0] < first.i:
        first = syntax.tokens[below[0]]  # "how much damage it did": "how" stands lowest and first
    return first.lower in stance_class("detail-question") and first.i < token.i


def is_content(syntax: Syntax, token: Token, frame: str) -> bool:
    """Tell "reports that it had left" and "in case it leaves" from "ports used for trade"."""
    marked = any(child.dep == "mark" for child in syntax.dependents(token.i))
    return frame == "that" and (marked or syntax.tokens[token.head].lower == "case")


def is_timed(syntax: Syntax, token: Token) -> bool:
    """Tell "will leave when the truce holds": the present tense stands for a future."""
    finite = {child.tag for child in syntax.dependents(token.i, "aux", "auxpass")} | {token.tag}
    if not finite & {"VBZ", "VBP"}:
        return False
    marks = {child.lower for child in syntax.dependents(token.i, "mark", "advmod")}
    soon = syntax.tokens[token.head].lower in ("soon", "long")  # "as soon as it leaves"; a mere "as" gives a reason
    return any(mark in stance_class("timing") and (mark != "as" or soon) for mark in marks)


def part_of_speech(token: Token) -> str:
    """Name the part of speech as the rule tables do: verb, noun, adjective, or ""."""
    return {"V": "verb", "N": "noun", "J": "adjective"}.get(token.tag[0], "")
