"""What does a reporting noun attribute, and to whom? "the claim that ...", "reports from X about ..."."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.cues import Cue, closes, find_cue, is_misread
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft, act_of
from consilience.read.voices_people import is_person, is_speaker
from consilience.read.voices_sources import NOBODY, Source, find_source, phrase

_LIGHT = {
    "make", "issue", "voice", "express", "raise", "repeat", "release", "have", "give", "send", "deliver", "hold",
    "publish", "share", "offer", "level", "announce", "present", "renew", "submit", "file", "lodge", "unveil",
}  # fmt: skip
"""Verbs whose subject owns the noun: "Iran issued a denial of ..."."""
_RECEIVING = {
    "win", "receive", "draw", "earn", "get", "gain", "face", "secure", "attract", "lose", "garner", "enjoy", "spark",
    "provoke", "elicit", "prompt", "collect", "incur", "trigger", "land",
}  # fmt: skip
"""Verbs whose subject is what the noun is about: "drew criticism from", "won the endorsement of"."""
_OPENING = {"that", "whether", "if", "to"}
"""Words that open what a noun is said to be: "the question is whether", "the goal is to"."""
_BRINGING = {"of", "for", "at", "to+noun", "about", "over"}
_GIVING = {"from", "of", "among", "by"}
"""Prepositions that bring who gives the praise or the blame."""


def noun_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of reporting nouns, in reading order."""
    for token in syntax.tokens:
        if token.tag in ("NN", "NNS"):
            cue = None if is_misread(syntax, token) or closes(syntax, token) else find_cue(syntax, token)
            draft = _draft(syntax, token, cue) if cue else None
            if draft is not None:
                yield draft


def _draft(syntax: Syntax, noun: Token, cue: Cue) -> Draft | None:
    if received := _received(syntax, noun, cue):
        return received
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


def _received(syntax: Syntax, noun: Token, cue: Cue) -> Draft | None:
    """Read who is praised or blamed by whom: "The plan drew criticism from unions", "she won the support of miners"."""
    verb = syntax.tokens[noun.head]
    if noun.dep != "dobj" or verb.lemma not in _RECEIVING or not _BRINGING & cue.takes:
        return None
    subjects = syntax.dependents(verb.i, "nsubj")
    givers = [t for i in (noun.i, verb.i) for t in syntax.dependents(i, "prep") if t.lower in _GIVING and t.i > noun.i]
    things = [t for giver in givers[:1] for t in syntax.dependents(giver.i, "pobj")]
    if not subjects or not things or not is_speaker(things[0]):
        return None
    source = Source(phrase(syntax, things[0].i), things[0].i)
    cue_words = (verb.i, noun.i, givers[0].i)
    return Draft(cue_words, phrase(syntax, subjects[0].i), cue.act, "noun.received", source, head=noun.i, kind=cue.kind)


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
    if cue.takes & {"clause", "to"} and (clause := _clause_of(syntax, noun)):
        return clause, (), "that"
    for child in syntax.dependents(noun.i, "prep"):
        if child.lower in cue.takes or f"{child.lower}+noun" in cue.takes:
            things = syntax.dependents(child.i, "pobj", "pcomp")
            heads = [*things, *(_doing(syntax, noun, child, things) if child.lower == "for" else ())]
            content = tuple(sorted({index for thing in heads for index in syntax.subtree(thing.i)}))
            return content, (child.i,), child.lower
    return (), (), ""


def _doing(syntax: Syntax, noun: Token, link: Token, things: list[Token]) -> list[Token]:
    """Find what somebody is to do: "calls for the firm to open its books"."""
    below = [t for i in (noun.i, link.i, *(t.i for t in things)) for t in syntax.dependents(i, "acl", "relcl", "advcl")]
    return [t for t in below if t.i > link.i and any(a.lower == "to" for a in syntax.dependents(t.i, "aux"))]


def _clause_of(syntax: Syntax, noun: Token) -> tuple[int, ...]:
    """Return the clause of a `that` right behind a noun, or of "the concern is that"."""
    for mark in syntax.tokens[noun.i + 1 : noun.i + 2]:
        if mark.lower == "that" and mark.dep == "mark" and mark.head > mark.i:
            return tuple(range(mark.i, syntax.subtree(mark.head)[-1] + 1))
    above = syntax.tokens[noun.head]
    if noun.dep == "nsubj" and above.lemma == "be":
        for child in syntax.dependents(above.i, "ccomp", "xcomp"):
            opening = syntax.tokens[syntax.subtree(child.i)[0]].lower
            if child.i > above.i and opening in _OPENING:
                return tuple(syntax.subtree(child.i))
    return ()


def _source(syntax: Syntax, noun: Token) -> Source:
    above = syntax.tokens[noun.head]
    owners = syntax.dependents(noun.i, "poss")
    if noun.dep == "dobj" and _is_voiced(syntax, above) and all(t.tag == "PRP$" for t in owners):
        source = find_source(syntax, above)
        if is_person(syntax, source) or not owners:
            return source
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
