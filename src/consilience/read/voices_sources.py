"""Whose word is it? The subject, agent or owner of a word that attributes, across conjuncts, participles and relatives."""

from __future__ import annotations

from typing import NamedTuple

from consilience.read.syntax import Syntax, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = {"who", "which", "that", "whom"}
_EMPTY = {"there"}
_CLIMB = 6
"""Heads climbed in search of a subject; more than that is another clause's business."""
_OBJECT_CONTROL = {
    "ask",
    "tell",
    "urge",
    "order",
    "persuade",
    "allow",
    "expect",
    "want",
    "lead",
    "force",
    "quote",
    "cite",
}


class Source(NamedTuple):
    """The tokens of a source, and the token that its speaker is known by (the antecedent of a `who`)."""

    tokens: tuple[int, ...]
    head: int | None


NOBODY = Source((), None)


def phrase(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Return the tokens of a noun phrase, without the marks at its ends."""
    tokens = syntax.subtree(head)
    return tuple(tokens)


def find_source(syntax: Syntax, verb: Token, depth: int = 0) -> Source:
    """Find who does what a verb says: its subject, or the subject that it shares with the verb above it."""
    for subject in syntax.dependents(verb.i, *_SUBJECTS):
        if subject.dep == "nsubjpass":
            return _agent(syntax, verb)
        return _of_subject(syntax, verb, subject)
    if verb.dep == "acl" and verb.tag == "VBN":
        return _agent(syntax, verb)
    if verb.dep == "acl" and verb.tag == "VBG":
        return Source(phrase_without(syntax, verb.head, verb.i), verb.head)
    if depth < _CLIMB and verb.head != verb.i:
        return _shared(syntax, verb, depth)
    return NOBODY


def phrase_without(syntax: Syntax, head: int, branch: int) -> tuple[int, ...]:
    """Return the tokens of a noun phrase up to one of its branches."""
    return tuple(index for index in syntax.subtree(head, without=(branch,)) if index < branch)


def _of_subject(syntax: Syntax, verb: Token, subject: Token) -> Source:
    if subject.lower in _EMPTY:
        return NOBODY
    if subject.lower in _RELATIVE and verb.dep == "relcl":
        return Source((subject.i,), verb.head)
    return Source(phrase(syntax, subject.i), subject.i)


def _agent(syntax: Syntax, verb: Token) -> Source:
    for agent in syntax.dependents(verb.i, "agent"):
        for thing in syntax.dependents(agent.i, "pobj"):
            return Source(phrase(syntax, thing.i), thing.i)
    return NOBODY


def _shared(syntax: Syntax, verb: Token, depth: int) -> Source:
    """Take the subject of the verb above: "X came and said", "X reacted by saying", "X tried to argue"."""
    above = syntax.tokens[verb.head]
    if not above.tag.startswith(("VB", "MD", "IN", "JJ", "NN")):
        return NOBODY
    if verb.dep == "xcomp" and above.lemma in _OBJECT_CONTROL:
        for thing in syntax.dependents(above.i, "dobj", "nsubjpass"):
            return Source(phrase(syntax, thing.i), thing.i)
    for subject in syntax.dependents(above.i, *_SUBJECTS):
        return _of_subject(syntax, above, subject)
    if depth < _CLIMB and above.head != above.i:
        return find_source(syntax, above, depth + 1)
    return NOBODY
