"""Where is the clause that the parse has lost behind a reporting verb? Other heads above it, the same words.

"Analysts say the forces, though weakened, remain equipped" reads "say the forces"; "told a meeting of mayors that few
had come" reads the clause as one about the meeting; "said after the talks he would leave" reads "after he would leave".
"""

from __future__ import annotations

from consilience.read.cues import Cue
from consilience.read.syntax import Syntax, Token

_FINITE = ("VBD", "VBZ", "VBP")
_HEARD = {"tell", "inform", "remind", "assure", "warn", "convince", "notify", "advise", "persuade"}
"""Verbs whose object hears the clause."""
_FAR = 16
"""Tokens between a verb and the `that` of its clause, the hearers in between."""


def find_lost(syntax: Syntax, verb: Token, cue: Cue) -> tuple[int, ...]:
    """Return the words of a clause that hangs elsewhere in the parse."""
    if "clause" in cue.takes:
        for find in (_behind_that, _forward, _behind_circumstance):
            if found := find(syntax, verb):
                return found
        if not cue.takes & {"object", "evidence"}:
            return _severed(syntax, verb)
    return _behind_hearer(syntax, verb) if "to" in cue.takes else ()


def _behind_that(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """Take the clause of a `that` that the object of the verb holds: "told a meeting of mayors that few had come"."""
    last = syntax.sentences[verb.sentence].last
    for token in syntax.tokens[verb.i + 1 : min(verb.i + _FAR, last)]:
        if token.lower == "that" and token.head > token.i and _opens(syntax, verb, token):
            return _from(syntax, token.i, token.head)
        if token.tag.startswith(("VB", "MD")) or token.text in ",;:":
            return ()
    return ()


def _opens(syntax: Syntax, verb: Token, that: Token) -> bool:
    """Say whether a `that` opens a clause: behind a hearer also one that the parse takes for an object."""
    if that.dep == "mark":
        return True
    subjects = syntax.dependents(that.head, "nsubj", "nsubjpass", "expl")
    return verb.lemma in _HEARD and that.dep == "dobj" and bool(subjects)


def _behind_circumstance(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """Take the clause whose subject follows a time or place that the parse has drawn into it."""
    for clause in syntax.dependents(verb.i, "advcl", "ccomp"):
        subjects = syntax.dependents(clause.i, "nsubj", "nsubjpass", "expl")
        links = [t for t in syntax.dependents(clause.i, "prep") if verb.i < t.i and syntax.dependents(t.i, "pobj")]
        if subjects and links and links[0].i == verb.i + 1 and links[0].i < subjects[0].i:
            first = syntax.subtree(subjects[0].i)[0]
            if syntax.subtree(links[0].i)[-1] == first - 1:
                return _from(syntax, first, clause.i)
    return ()


def _behind_hearer(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """Take the infinitive that hangs on who is to do it: "told his advisers to wait"."""
    for hearer in syntax.dependents(verb.i, "dobj"):
        for clause in syntax.dependents(hearer.i, "acl", "relcl"):
            if clause.tag == "VB" and any(t.lower == "to" for t in syntax.dependents(clause.i, "aux")):
                return tuple(syntax.subtree(hearer.i))
    return ()


def _from(syntax: Syntax, first: int, clause: int) -> tuple[int, ...]:
    return tuple(range(first, syntax.subtree(clause)[-1] + 1))


def _forward(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """Take the words up to the end of the verb that a lost clause really belongs to: its subject follows at once."""
    head = syntax.tokens[verb.head]
    behind = syntax.tokens[verb.i + 1 : verb.i + 2]
    if verb.tag not in _FINITE or head.i <= verb.i or not behind or not behind[0].text[0].isalnum():
        return ()
    if verb.dep in ("relcl", "advcl", "acl") or not head.tag.startswith(("VB", "MD")):
        return ()
    subjects = syntax.dependents(head.i, "nsubj", "nsubjpass", "expl", "csubj")
    if any(t.text in (",", ":", ";") for t in syntax.tokens[verb.i : head.i]) and not any(
        syntax.subtree(subject.i)[0] == verb.i + 1 for subject in subjects
    ):
        return ()
    return tuple(range(verb.i + 1, syntax.subtree(head.i)[-1] + 1))


def _severed(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """Take all behind a verb whose clause was cut in two: "say the forces, though weakened, remain equipped"."""
    subjects = [t for t in syntax.dependents(verb.i, "dobj") if syntax.subtree(t.i)[0] == verb.i + 1]
    if not subjects or subjects[0].tag.startswith(("PRP", "WP", "DT")):
        return ()
    below = syntax.subtree(verb.i)
    object_ = set(syntax.subtree(subjects[0].i))
    loose = (t for t in map(syntax.tokens.__getitem__, below) if t.i > verb.i and t.i not in object_)
    return tuple(range(verb.i + 1, below[-1] + 1)) if any(_is_headless(syntax, t) for t in loose) else ()


def _is_headless(syntax: Syntax, verb: Token) -> bool:
    """Say whether a present or past tense has no subject though a comma parts it from the verb that it hangs on."""
    if verb.tag not in ("VBZ", "VBP") or verb.dep != "conj" or syntax.dependents(verb.i, "nsubj", "nsubjpass", "expl"):
        return False
    return not any(t.tag == "CC" for t in syntax.tokens[verb.head : verb.i])
