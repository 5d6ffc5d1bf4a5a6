"""What does a reporting noun attribute, and to whom? "the claim that ...", "reports from X about ..."."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.cues import Cue, find_cue, is_misread
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft, act_of
from consilience.read.voices_sources import NOBODY, Source, find_source, phrase

_LIGHT = {
    "make", "issue", "voice", "express", "raise", "repeat", "release", "have", "give", "send", "deliver", "hold",
    "publish", "share", "offer", "level", "announce", "present", "renew", "submit", "file", "lodge", "unveil",
}  # fmt: skip
"""Verbs whose subject owns the noun: "Iran issued a denial of ..."."""


def noun_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of reporting nouns, in reading order."""
    for token in syntax.tokens:
        if token.tag in ("NN", "NNS"):
            cue = None if is_misread(syntax, token) else find_cue(syntax, token)
            draft = _draft(syntax, token, cue) if cue else None
            if draft is not None:
                yield draft


def _draft(syntax: Syntax, noun: Token, cue: Cue) -> Draft | None:
    content, link, rule = _content(syntax, noun, cue)
    if not content:
        return None
    source = _source(syntax, noun)
    if not source.tokens and "to" in rule:
        return None
    negated = any(t.lower == "no" for t in syntax.dependents(noun.i, "det", "neg"))
    return Draft(
        (noun.i, *link), content, act_of(cue, negated=negated), f"noun.{rule}", source, head=noun.i, kind=cue.kind
    )


def _is_voiced(syntax: Syntax, verb: Token) -> bool:
    """Say whether a verb gives its object a voice: "issued a denial", "reiterated calls", not "rejected calls"."""
    if not verb.tag.startswith("VB"):
        return False
    cue = find_cue(syntax, verb)
    return verb.lemma in _LIGHT or (cue is not None and cue.act in ("say", "claim", "admit", "promise", "warn"))


def _content(syntax: Syntax, noun: Token, cue: Cue) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    for child in syntax.dependents(noun.i, "acl", "ccomp", "relcl"):
        below = syntax.dependents(child.i, "mark", "aux")
        if "clause" in cue.takes and child.dep != "relcl" and any(t.lower == "that" for t in below):
            return tuple(syntax.subtree(child.i)), (), "that"
        if "to" in cue.takes and child.tag == "VB" and any(t.lower == "to" for t in below):
            return tuple(syntax.subtree(child.i)), (), "to"
    for child in syntax.dependents(noun.i, "prep"):
        if child.lower in cue.takes or f"{child.lower}+noun" in cue.takes:
            things = syntax.dependents(child.i, "pobj", "pcomp")
            content = tuple(index for thing in things for index in syntax.subtree(thing.i))
            return content, (child.i,), child.lower
    return (), (), ""


def _source(syntax: Syntax, noun: Token) -> Source:
    above = syntax.tokens[noun.head]
    owners = syntax.dependents(noun.i, "poss")
    if noun.dep == "dobj" and _is_voiced(syntax, above) and all(t.tag == "PRP$" for t in owners):
        return find_source(syntax, above)
    for child in owners:
        return Source(phrase(syntax, child.i), child.i)
    for child in syntax.dependents(noun.i, "prep", "agent", "acl"):
        if child.lower in ("by", "from"):
            for thing in syntax.dependents(child.i, "pobj"):
                return Source(phrase(syntax, thing.i), thing.i)
    for child in syntax.dependents(noun.i, "compound", "amod", "nmod"):
        if child.entity in ("NORP", "GPE", "ORG", "PERSON") and child.tag != "VBN":
            return Source(phrase(syntax, child.i), child.i)
    return NOBODY
