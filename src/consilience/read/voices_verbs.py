"""What does a reporting verb attribute, and to whom? "X said that ...", "..., X said", "X has denied plans for ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consilience.read.cues import Cue, find_cue
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.read.voices_drafts import Draft, act_of, inner, is_mark, is_negated
from consilience.read.voices_sources import NOBODY, Source, find_source, phrase, phrase_without

_QUOTES = set('“”"«»„‘') | {"``", "''", "’"}
_BRACKET = ("nsubj", "aux", "auxpass", "neg", "advmod", "prt", "npadvmod", "dobj", "dative", "prep", "punct", "agent")
_COMMENT = {
    "comment",
    "say",
    "confirm",
    "answer",
    "respond",
    "discuss",
    "elaborate",
    "speculate",
    "deny",
    "specify",
    "reply",
}
_RECIPIENTS = {"tell", "inform", "warn", "ask", "urge", "advise", "remind", "notify", "assure", "order", "instruct"}
_THINGS = {"this", "that", "these", "those", "it", "which", "what"}


def verb_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of reporting verbs, in reading order."""
    for token in syntax.tokens:
        if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass"):
            cue = find_cue(syntax, token)
            draft = _draft(syntax, token, cue) if cue else None
            if draft is not None and draft.content:
                yield draft


def _draft(syntax: Syntax, verb: Token, cue: Cue) -> Draft | None:
    if _is_inside_refusal(syntax, verb):
        return None
    source = _source(syntax, verb)
    if not source.tokens and not _may_lack_source(syntax, verb):
        return None
    negated = is_negated(syntax, verb)
    content, rule = _content(syntax, verb, cue, source)
    own = _bracket(syntax, verb, source, content)
    barred = {*source.tokens, *_cue_tokens(syntax, verb, cue)} if rule.startswith("tail") else set(cue.tokens)
    return Draft(
        cue=_cue_tokens(syntax, verb, cue),
        content=tuple(index for index in content if index not in barred),
        act=act_of(cue, negated=negated),
        rule=f"verb.{rule}" + (".not" if negated else ""),
        source=source,
        bracket=own if rule.startswith("tail") else (),
    )


def _source(syntax: Syntax, verb: Token) -> Source:
    source = find_source(syntax, verb)
    if source.tokens or verb.tag not in ("VBD", "VBZ", "VBP"):
        return source
    for thing in syntax.dependents(verb.i, "dobj", "attr", "oprd"):
        before = syntax.tokens[verb.i - 1] if verb.i else None
        if thing.i > verb.i and before is not None and (before.text in _QUOTES or before.text in ",?!"):
            return Source(phrase(syntax, thing.i), thing.i)
    return NOBODY


def _may_lack_source(syntax: Syntax, verb: Token) -> bool:
    """A passive without an agent ("is expected to", "it was reported that") still attributes."""
    return verb.tag == "VBN" and bool(syntax.dependents(verb.i, "auxpass", "nsubjpass"))


def _is_inside_refusal(syntax: Syntax, verb: Token) -> bool:
    """`comment` in "declined to comment" belongs to the refusal."""
    above = syntax.tokens[verb.head]
    return verb.dep == "xcomp" and above.lemma in ("decline", "refuse") and verb.lemma in _COMMENT


def _cue_tokens(syntax: Syntax, verb: Token, cue: Cue) -> tuple[int, ...]:
    """Add to a cue the auxiliaries and the negation right before it."""
    first = verb.i
    own = {t.i for t in syntax.dependents(verb.i, "aux", "auxpass", "neg", "advmod")}
    while first - 1 in own:
        first -= 1
    return tuple(sorted({*range(first, verb.i + 1), *cue.tokens}))


def _content(syntax: Syntax, verb: Token, cue: Cue, source: Source) -> tuple[tuple[int, ...], str]:
    """Return the words attributed and the name of the construction that gave them."""
    passive = syntax.dependents(verb.i, "nsubjpass")
    if passive and (found := _passive(syntax, verb, cue, passive[0])):
        return found, "passive"
    if verb.dep == "acl" and verb.tag == "VBN":
        takes = cue.takes & {"noun", "of"}
        return (phrase_without(syntax, verb.head, verb.i), "reduced") if takes and source.tokens else ((), "")
    for kind, found in _complements(syntax, verb, cue, source):
        if found:
            return found, kind
    if cue.takes & {"clause", "quote"} and (found := _around(syntax, verb, cue, source)):
        return found, "tail"
    return (), ""


def _passive(syntax: Syntax, verb: Token, cue: Cue, subject: Token) -> tuple[int, ...]:
    below = [index for kind, index in _clauses(syntax, verb, cue)]
    if below and (subject.lower == "it" or verb.lemma in _RECIPIENTS):
        return tuple(syntax.subtree(below[0]))
    if below:
        return tuple(sorted({*phrase(syntax, subject.i), *syntax.subtree(below[0])}))
    return phrase(syntax, subject.i) if "noun" in cue.takes and verb.lemma not in _RECIPIENTS else ()


def _clauses(syntax: Syntax, verb: Token, cue: Cue) -> Iterator[tuple[str, int]]:
    for child in syntax.dependents(verb.i, "ccomp", "xcomp"):
        marks = {t.lower for t in syntax.dependents(child.i, "aux", "mark")}
        infinitive = "to" in marks and child.tag == "VB"
        if infinitive and cue.takes & {"to"}:
            yield "to", child.i
        elif child.dep == "xcomp" and child.tag == "VBG" and cue.takes & {"ing", "noun"}:
            yield "ing", child.i
        elif not infinitive and child.dep == "ccomp" and cue.takes & {"clause", "quote"}:
            yield "clause", child.i


def _complements(syntax: Syntax, verb: Token, cue: Cue, source: Source) -> Iterator[tuple[str, tuple[int, ...]]]:
    if not cue.preposition:
        for kind, index in _clauses(syntax, verb, cue):
            if kind == "clause" and index < verb.i:
                yield "tail", _around(syntax, verb, cue, source) or tuple(syntax.subtree(index))
            elif "noun" in cue.takes and kind == "to":
                yield kind, tuple(sorted({*_objects(syntax, verb, source), *syntax.subtree(index)}))
            else:
                yield kind, _filled(syntax, verb, tuple(syntax.subtree(index)))
    yield from _nominal(syntax, verb, cue, source)


def _nominal(syntax: Syntax, verb: Token, cue: Cue, source: Source) -> Iterator[tuple[str, tuple[int, ...]]]:
    if cue.preposition and cue.takes & {"noun", "ing", "to"}:
        last = cue.tokens[-1]
        below = syntax.dependents(last, "pobj", "pcomp") or syntax.dependents(verb.i, "dobj", "ccomp", "xcomp")
        yield "object", tuple(index for t in below if t.i > verb.i for index in syntax.subtree(t.i))
    elif "of" in cue.takes:
        below = [t for t in syntax.dependents(verb.i, "dobj", "prep") if t.dep == "dobj" or t.lower == "of"]
        yield "object", tuple(sorted(index for t in below for index in syntax.subtree(t.i)))
    elif "as" in cue.takes:
        below = [t for t in syntax.dependents(verb.i, "dobj", "prep") if t.dep == "dobj" or t.lower == "as"]
        if any(t.lower == "as" for t in below):
            yield "as", tuple(sorted(index for t in below for index in syntax.subtree(t.i)))
    elif "noun" in cue.takes:
        yield "object", _objects(syntax, verb, source)


def _objects(syntax: Syntax, verb: Token, source: Source) -> tuple[int, ...]:
    """Return the objects of a verb with what is predicated of them ("called it a threat")."""
    found: set[int] = set()
    for thing in syntax.dependents(verb.i, "dobj", "oprd", "attr", "ccomp", "xcomp"):
        if thing.i not in source.tokens and (thing.i > verb.i or thing.lower in _THINGS):
            found.update(syntax.subtree(thing.i))
    return tuple(sorted(found))


def _filled(syntax: Syntax, verb: Token, content: tuple[int, ...]) -> tuple[int, ...]:
    """Close the gaps that crossing branches leave in a content to the right of its verb."""
    if not content or content[0] < verb.i:
        return content
    return tuple(range(content[0], content[-1] + 1))


def _bracket(syntax: Syntax, verb: Token, source: Source, content: Sequence[int]) -> tuple[int, ...]:
    """Return the stretch of a trailing attribution: "The Washington Post reported on Monday"."""
    own = {verb.i, *(index for index in source.tokens if abs(index - verb.i) < 40)}
    inside = set(content)
    for child in syntax.dependents(verb.i, *_BRACKET):
        if child.i > verb.i and child.i not in inside:
            own.update(syntax.subtree(child.i))
        elif child.dep in ("aux", "advmod", "neg"):
            own.add(child.i)
    return tuple(range(min(own), max(own) + 1))


def _around(syntax: Syntax, verb: Token, cue: Cue, source: Source) -> tuple[int, ...]:
    """Return the words before (and after) an attribution set off by a comma: "..., X said", "The plan, X said, is ..."."""
    if not source.tokens or verb.tag == "VBG":
        return ()
    sentence = syntax.sentences[verb.sentence]
    below = [t.i for t in syntax.dependents(verb.i, "ccomp") if t.i < verb.i]
    own = _bracket(syntax, verb, source, [i for index in below for i in syntax.subtree(index)])
    first, last = own[0], own[-1]
    before = syntax.tokens[first - 1] if first > sentence.first else None
    if before is None or not (is_mark(before) or before.text in _QUOTES or before.text in "?!"):
        return ()
    left = inner(syntax, tuple(range(sentence.first, first)))
    right = _after(syntax, sentence, last, quoted=before.text in _QUOTES)
    return (*left, *right)


def _after(syntax: Syntax, sentence: Sentence, last: int, *, quoted: bool) -> tuple[int, ...]:
    rest = list(range(last + 1, sentence.last))
    while rest and syntax.tokens[rest[0]].text in {",", "."}:
        rest.pop(0)
    if not rest:
        return ()
    begins = syntax.tokens[rest[0]]
    if begins.tag in ("VBG", "CC", "IN") or (quoted != (begins.text in _QUOTES)):
        return ()
    return inner(syntax, tuple(rest))
