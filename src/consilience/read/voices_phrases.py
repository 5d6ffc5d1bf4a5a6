"""Who vouches for a sentence by a phrase? "According to X", "in the words of X", "as X put it", "citing X"."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.cues import find_cue
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft, inner, is_mark
from consilience.read.voices_people import is_speaker
from consilience.read.voices_sources import Source

_POLLS = {"poll", "survey", "polling"}
_POLLING = {"ask", "find", "include", "interview", "participate", "say", "show", "take", "vote"}
"""Verbs behind which a poll is where something is asked or said, not what vouches for it."""
_HOLDERS = {"words", "view", "opinion", "eyes", "account", "estimate", "telling"}


def phrase_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of phrases, in reading order."""
    for token in syntax.tokens:
        if token.lower == "according":
            yield from _according(syntax, token)
        elif token.lemma in _POLLS and token.dep == "pobj":
            yield from _in_poll(syntax, token)
        elif token.lower == "citing":
            yield from _citing(syntax, token)
        elif token.lower in _HOLDERS and token.dep == "pobj":
            yield from _in_words(syntax, token)


def _according(syntax: Syntax, token: Token) -> Iterator[Draft]:
    for link in syntax.dependents(token.i, "prep"):
        for thing in syntax.dependents(link.i, "pobj"):
            if _is_source(syntax, token, thing):
                yield _draft(syntax, (token.i, link.i), thing, "phrase.according")
            return


def _is_source(syntax: Syntax, token: Token, thing: Token) -> bool:
    """Say whether someone vouches: not in "went according to plan", where no comma parts the phrase off."""
    before = syntax.tokens[token.i - 1] if token.i else token
    if is_mark(before) or token.i == syntax.sentences[token.sentence].first:
        return True
    return is_speaker(thing) or (find_cue(syntax, thing) is not None and thing.lemma != "plan")


def _in_poll(syntax: Syntax, poll: Token) -> Iterator[Draft]:
    """Take what a poll found: "In a poll released on Friday, four of five voters disapproved of the plan"."""
    link = syntax.tokens[poll.head]
    above = syntax.tokens[link.head]
    if link.lower not in ("in", "according") or not above.tag.startswith(("VB", "MD")) or above.lemma in _POLLING:
        return
    first = link.i == syntax.sentences[link.sentence].first
    if first or _ends(syntax, syntax.subtree(poll.i)[-1]):
        yield _draft(syntax, (link.i,), poll, "phrase.in-poll")


def _ends(syntax: Syntax, last: int) -> bool:
    rest = syntax.tokens[last + 1 : syntax.sentences[syntax.tokens[last].sentence].last]
    return not any(c.isalnum() for token in rest for c in token.text)


def _citing(syntax: Syntax, token: Token) -> Iterator[Draft]:
    """Take whom a report names as its own source: "the agency said, citing two witnesses"; not "citing fears"."""
    for thing in syntax.dependents(token.i, "dobj"):
        if is_speaker(thing):
            below = tuple(syntax.subtree(thing.i))
            own = tuple(range(token.i, below[-1] + 1))
            yield Draft((token.i,), (), "say", "phrase.citing", Source(below, thing.i), head=token.i, bracket=own)


def _in_words(syntax: Syntax, token: Token) -> Iterator[Draft]:
    first = syntax.tokens[token.head]
    if first.lower not in ("in", "by"):
        return
    for link in syntax.dependents(token.i, "prep"):
        for thing in syntax.dependents(link.i, "pobj"):
            if link.lower == "of":
                yield _draft(syntax, tuple(range(first.i, link.i + 1)), thing, "phrase.in-words")
                return
    for thing in syntax.dependents(token.i, "poss"):
        yield _draft(syntax, (first.i, token.i), thing, "phrase.in-words")


def _draft(syntax: Syntax, cue: tuple[int, ...], thing: Token, rule: str) -> Draft:
    citing = [t for t in syntax.dependents(thing.i, "acl") if t.lower in ("citing", "cited", "quoted", "quoting")]
    source = tuple(syntax.subtree(thing.i, without=[t.i for t in citing]))
    own = {*cue, *syntax.subtree(thing.i)}
    bracket = tuple(range(min(own), max(own) + 1))
    return Draft(cue, _scope(syntax, bracket), "say", rule, Source(source, thing.i), head=cue[0], bracket=bracket)


def _scope(syntax: Syntax, bracket: tuple[int, ...]) -> tuple[int, ...]:
    """Take the whole sentence but the phrase."""
    sentence = syntax.sentences[syntax.tokens[bracket[0]].sentence]
    left = inner(syntax, tuple(range(sentence.first, bracket[0])))
    right = inner(syntax, tuple(range(bracket[-1] + 1, sentence.last)))
    return (
        *left,
        *(index for index in right if right and not (is_mark(syntax.tokens[right[0]]) and index == right[0])),
    )
