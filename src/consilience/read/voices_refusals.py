"""Who would not say? "Declined to comment", "neither confirmed nor denied", "could not independently verify"."""

from __future__ import annotations

from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft, is_negated
from consilience.read.voices_sources import find_source, noun_phrase_before

_REFUSING = {"decline", "refuse"}
_ANSWERING = {
    "comment", "say", "confirm", "answer", "respond", "discuss", "elaborate", "speculate", "deny", "specify", "reply",
    "disclose", "give", "provide", "reveal", "identify", "acknowledge",
}  # fmt: skip
_VERIFYING = {"verify", "confirm", "corroborate", "authenticate", "establish"}
_COMPLEMENTS = ("ccomp", "xcomp", "dobj", "prep", "advcl")


def find_refusal(syntax: Syntax, verb: Token) -> Draft | None:
    """Find an attribution of silence headed by this verb: what was not said or could not be checked."""
    if verb.lemma in _REFUSING:
        for child in syntax.dependents(verb.i, "xcomp"):
            if child.lemma in _ANSWERING:
                return _draft(syntax, verb, (verb.i, child.i), child, "refusal.comment")
    if verb.lemma in _VERIFYING and is_negated(syntax, verb):
        aux = {t.lower for t in syntax.dependents(verb.i, "aux")}
        if aux & {"could", "can", "ca"}:
            return _draft(syntax, verb, (verb.i,), verb, "refusal.verify")
    if verb.lemma == "confirm" and _has_neither(syntax, verb):
        for child in syntax.dependents(verb.i, "conj"):
            if child.lemma == "deny":
                return _draft(syntax, verb, (verb.i, child.i), child, "refusal.neither")
    if verb.lemma in ("respond", "reply") and is_negated(syntax, verb):
        return _draft(syntax, verb, (verb.i,), verb, "refusal.response")
    return None


def is_inside_refusal(syntax: Syntax, verb: Token) -> bool:
    """Say whether a verb is part of a refusal headed above it: `comment` in "declined to comment"."""
    above = syntax.tokens[verb.head]
    if verb.dep == "xcomp" and above.lemma in _REFUSING and verb.lemma in _ANSWERING:
        return True
    return verb.dep == "conj" and verb.lemma == "deny" and above.lemma == "confirm" and _has_neither(syntax, above)


def _has_neither(syntax: Syntax, verb: Token) -> bool:
    own = {t.lower for t in syntax.dependents(verb.i)}
    return bool(own & {"neither", "nor", "not", "n't", "n’t", "or"}) and "and" not in own


def _draft(syntax: Syntax, verb: Token, heads: tuple[int, ...], last: Token, rule: str) -> Draft | None:
    """Make the attribution: its content is what the last verb is about, or else the refused answer itself."""
    source = find_source(syntax, verb)
    if not source.tokens and verb.tag in ("VBD", "VBZ", "VBP"):
        source = noun_phrase_before(syntax, verb) or source
    heads_below = [t.i for t in syntax.dependents(last.i, *_COMPLEMENTS) if t.i > last.i]
    content = sorted({i for head in heads_below for i in syntax.subtree(head)})
    if not content:
        content = [i for i in syntax.subtree(last.i) if i > verb.i]
    if not content:
        return None
    before = [t.i for t in syntax.dependents(verb.i, "aux", "neg", "advmod", "preconj") if t.i < verb.i]
    cue = tuple(sorted({*before, *range(heads[0], heads[-1] + 1)} - set(content)))
    return Draft(cue or (verb.i,), tuple(content), "decline", rule, source, head=verb.i)
