"""What does an attitude attribute? "Officials are concerned that ...", "skeptical of", "appears to"."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.cues import Cue, find_attitude
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft, act_of, is_negated
from consilience.read.voices_sources import NOBODY, find_source, noun_phrase_before

_SEEMING = {"appear", "seem"}


def attitude_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of adjectives that a subject is said to be, and of what only seems."""
    for token in syntax.tokens:
        cue = find_attitude(token)
        draft = _draft(syntax, token, cue) if cue else None
        if draft is None and token.lemma in _SEEMING and token.tag in ("VBZ", "VBP", "VBD"):
            draft = _seeming(syntax, token)
        if draft is not None:
            yield draft


def _draft(syntax: Syntax, word: Token, cue: Cue) -> Draft | None:
    verb = syntax.tokens[word.head] if word.dep == "acomp" else word
    source = find_source(syntax, verb)
    if word.dep != "acomp" and not source.tokens and syntax.dependents(word.i, "auxpass"):
        source = noun_phrase_before(syntax, syntax.dependents(word.i, "auxpass")[0]) or NOBODY
    content, link = _content(syntax, word, cue)
    if not content or not source.tokens or word.dep == "amod":
        return None
    negated = is_negated(syntax, verb)
    rule = "attitude.not" if negated else "attitude"
    return Draft((word.i, *link), content, act_of(cue, negated=negated), rule, source, head=word.i, kind=cue.kind)


def _content(syntax: Syntax, word: Token, cue: Cue) -> tuple[tuple[int, ...], tuple[int, ...]]:
    for child in syntax.dependents(word.i, "ccomp", "advcl", "prep", "xcomp"):
        if "clause" in cue.takes and (child.dep == "ccomp" or _asks(syntax, child)):
            return tuple(syntax.subtree(child.i)), ()
        if child.dep == "xcomp" and "to" in cue.takes:
            return tuple(syntax.subtree(child.i)), ()
        if child.dep == "prep" and (child.lower in cue.takes or f"{child.lower}+noun" in cue.takes):
            below = syntax.subtree(child.i)
            return tuple(i for i in below if i != child.i), (child.i,)
    return (), ()


def _asks(syntax: Syntax, clause: Token) -> bool:
    """Say whether a clause is a question: "not sure if they could help"."""
    marks = syntax.dependents(clause.i, "mark") if clause.dep == "advcl" else ()
    return any(mark.lower in ("if", "whether") for mark in marks)


def _seeming(syntax: Syntax, verb: Token) -> Draft | None:
    """Take subject and infinitive of "the base appears to be empty": it seems so, and nobody is named."""
    subjects = syntax.dependents(verb.i, "nsubj")
    clauses = [t for t in syntax.dependents(verb.i, "xcomp", "oprd") if t.i > verb.i]
    if not subjects or not clauses:
        return None
    content = sorted({i for t in (subjects[0], clauses[0]) for i in syntax.subtree(t.i)})
    return Draft((verb.i,), tuple(content), "claim", "verb.seeming", head=verb.i)
