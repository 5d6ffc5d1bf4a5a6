"""What is somebody said to be for or against? "Is against the dam", "was in favor of it", "is a supporter of the pact".

The verb is a form of `be`; who holds the view is its subject, and what the view is about is what the predicate governs.
"""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.cues import Cue, find_holder, find_predicate
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft, act_of, is_negated
from consilience.read.voices_people import is_person
from consilience.read.voices_sources import find_source


def predicate_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of predicates, in reading order."""
    for token in syntax.tokens:
        if token.lemma != "be" or not token.tag.startswith("VB"):
            continue
        for below in syntax.dependents(token.i, "attr", "prep"):
            draft = _draft(syntax, token, below) if below.i > token.i else None
            if draft is not None:
                yield draft


def _draft(syntax: Syntax, verb: Token, word: Token) -> Draft | None:
    cue = find_holder(word) if word.dep == "attr" else find_predicate(syntax, word)
    source = find_source(syntax, verb)
    if cue is None or source.head is None or not is_person(syntax, source):
        return None
    content, link = _of_holder(syntax, word, cue) if word.dep == "attr" else _of_predicate(syntax, cue)
    if not content:
        return None
    negated = is_negated(syntax, verb)
    words = tuple(sorted({*range(verb.i, word.i + 1), *cue.tokens, *link} - set(content)))
    return Draft(words, content, act_of(cue, negated=negated), "predicate", source, head=word.i, kind=cue.kind)


def _of_holder(syntax: Syntax, noun: Token, cue: Cue) -> tuple[tuple[int, ...], tuple[int, ...]]:
    for link in syntax.dependents(noun.i, "prep"):
        if link.lower in cue.takes:
            return tuple(i for i in syntax.subtree(link.i) if i != link.i), (link.i,)
    return (), ()


def _of_predicate(syntax: Syntax, cue: Cue) -> tuple[tuple[int, ...], tuple[int, ...]]:
    for index in reversed(cue.tokens):
        for below in syntax.dependents(index, "pobj", "pcomp", "acl", "ccomp"):
            if below.i > cue.tokens[-1]:
                return tuple(syntax.subtree(below.i)), ()
    return (), ()
