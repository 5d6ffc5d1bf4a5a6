"""Which words behind a reporting verb are what it attributes? Clauses, infinitives, objects, along the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consilience.read.cues import Cue
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_lost import find_lost
from consilience.read.voices_sources import Source, phrase, phrase_without

_RECIPIENTS = {"tell", "inform", "warn", "ask", "urge", "advise", "remind", "notify", "assure", "order", "instruct"}
_REFERRING = {"this", "that", "these", "those", "it", "which", "what", "whom", "so"}
_CITING = {"cite", "quote"}
"""Their participles make a link of a chain, not an attribution: "reports cited by El Faro"."""
_PAUSES = {",", "-", "–", "—", "--", ";"}
_CIRCUMSTANCES = {
    "after", "amid", "among", "at", "before", "by", "despite", "during", "following", "in", "since", "through", "until",
    "within",
}  # fmt: skip
"""Prepositions that tell when, where and how it was said, not what: "praised the pilots in a letter"."""
_MARKS = set("“”\"«»„‘’'") | {"``", "''"}
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl")


def find_complement(syntax: Syntax, verb: Token, cue: Cue, source: Source) -> tuple[tuple[int, ...], str]:
    """Return the words behind (or below) a verb that it attributes, and the name of the construction."""
    for passive in syntax.dependents(verb.i, "nsubjpass"):
        return _passive(syntax, verb, cue, passive), "passive"
    if verb.dep == "acl" and verb.tag == "VBN" and not syntax.dependents(verb.i, "nsubj", "aux"):
        if verb.lemma in _CITING:
            return (), ""
        wanted = source.tokens and cue.takes & {"noun", "object", "of", "blow"}
        return (phrase_without(syntax, verb.head, verb.i), "reduced") if wanted else ((), "")
    if not cue.preposition or "clause" in cue.takes:
        if clauses := list(_clauses(syntax, verb, cue)):
            return _of_clauses(syntax, verb, source, clauses), clauses[0][0]
        if lost := find_lost(syntax, verb, cue):
            return lost, "forward"
    return _nominal(syntax, verb, cue, source)


def _of_clauses(syntax: Syntax, verb: Token, source: Source, clauses: list[tuple[str, int]]) -> tuple[int, ...]:
    """Return the clauses behind a verb; who is to do it belongs to what is asked ("urged both sides to stop")."""
    kind = clauses[0][0]
    found = {i for other, index in clauses if other == kind for i in _clause(syntax, verb, index)}
    if kind == "to":
        found.update(_objects(syntax, verb, source))
        found.update(_joined(syntax, verb, max(found)))
        return tuple(sorted(found))
    return tuple(range(min(found), max(found) + 1))


def _joined(syntax: Syntax, verb: Token, last: int) -> list[int]:
    """Find infinitives that the parse hangs beside the verb: "wants to double the fund, mend roads and build"."""
    behind = [t for t in syntax.dependents(verb.i, "conj") if t.i > last and t.tag == "VB"]
    own = [t for t in behind if not syntax.dependents(t.i, "nsubj", "nsubjpass", "aux", "expl")]
    return [i for t in own for i in syntax.subtree(t.i)]


def _passive(syntax: Syntax, verb: Token, cue: Cue, subject: Token) -> tuple[int, ...]:
    """Return "the court" and "to rule" of "the court is expected to rule", "that ..." of "he was told that"."""
    below = [index for _, index in _clauses(syntax, verb, cue)]
    if below and (subject.lower == "it" or verb.lemma in _RECIPIENTS):
        return tuple(syntax.subtree(below[0]))
    below = below or [t.i for t in syntax.dependents(verb.i, "xcomp") if "clause" in cue.takes and t.i > verb.i]
    if below:
        return tuple(sorted({*phrase(syntax, subject.i), *syntax.subtree(below[0])}))
    if verb.lemma in _RECIPIENTS or not cue.takes & {"noun", "object", "blow", "of", "as"}:
        return ()
    links = [t.i for t in syntax.dependents(verb.i, "prep", "oprd") if t.i > verb.i and not _is_circumstance(syntax, t)]
    links += [cue.tokens[-1]] if cue.preposition else []
    return tuple(sorted({*phrase(syntax, subject.i), *_subtrees(syntax, links)}))


def _clauses(syntax: Syntax, verb: Token, cue: Cue) -> Iterator[tuple[str, int]]:
    """Yield the clauses behind a verb that its cue may take, in reading order."""
    below = {child.i: child for i in (verb.i, *cue.tokens) for child in syntax.dependents(i, "ccomp", "xcomp")}
    for child in (below[i] for i in sorted(below)):
        if child.i < verb.i or child.i in cue.tokens:
            continue
        infinitive = child.tag == "VB" and any(t.lower == "to" for t in syntax.dependents(child.i, "aux"))
        if infinitive and "to" in cue.takes:
            yield "to", child.i
        elif child.dep == "xcomp" and child.tag == "VBG" and "ing" in cue.takes:
            yield "ing", child.i
        elif child.dep == "ccomp" and not infinitive and "clause" in cue.takes:
            yield "clause", child.i


def _clause(syntax: Syntax, verb: Token, index: int) -> tuple[int, ...]:
    """Return a clause behind its verb, the gaps closed that crossing branches leave in it.

    A subject that the parse has given to the verb is given back: "demand the mayor make a pledge".
    """
    below = syntax.subtree(index)
    first = max(below[0], verb.i + 1)
    if not syntax.dependents(index, "nsubj", "nsubjpass", "expl"):
        lost = [t.i for t in syntax.dependents(verb.i, "dobj", "nsubj") if verb.i < t.i < below[0]]
        first = min((syntax.subtree(i)[0] for i in lost), default=first)
    return tuple(range(max(first, verb.i + 1), below[-1] + 1))


def _nominal(syntax: Syntax, verb: Token, cue: Cue, source: Source) -> tuple[tuple[int, ...], str]:
    if cue.preposition and cue.takes & {"noun", "object", "blow", "ing", "to"}:
        return _behind_preposition(syntax, verb, cue), "object"
    if "as" in cue.takes:
        found = _with_links(syntax, verb, source)
        return (found, "as") if any(syntax.tokens[i].lower == "as" for i in found) else ((), "")
    if cue.takes & {"noun", "object", "of", "blow"}:
        return _with_links(syntax, verb, source) or _related(syntax, verb, source), "object"
    if cue.kind == "mind":
        return tuple(i for i in _objects(syntax, verb, source) if syntax.tokens[i].lower in _REFERRING), "object"
    return (), ""


def _related(syntax: Syntax, verb: Token, source: Source) -> tuple[int, ...]:
    """Take what a relative clause without a pronoun is about: "the remedies he has promoted"."""
    above = syntax.tokens[verb.head]
    if verb.dep != "relcl" or verb.head in (source.head, verb.i) or not above.tag.startswith("NN"):
        return ()
    return phrase_without(syntax, verb.head, verb.i)


def _behind_preposition(syntax: Syntax, verb: Token, cue: Cue) -> tuple[int, ...]:
    """Return what follows a cue of several words: "called on X to do Y", "warned of Y"."""
    last = cue.tokens[-1]
    things = [t.i for t in syntax.dependents(last, "pobj", "pcomp")]
    wanted = [t for i in (*things, verb.i, last) for t in syntax.dependents(i, *_CLAUSES) if t.i > last]
    infinitives = [t.i for t in wanted if any(a.lower == "to" for a in syntax.dependents(t.i, "aux"))]
    if not cue.takes & {"noun", "object", "blow"} and not infinitives:
        return ()
    if not things:
        things = [t.i for t in syntax.dependents(verb.i, "dobj", "ccomp", "xcomp") if t.i > last]
    charged = [t.i for t in syntax.dependents(verb.i, "dobj") if things and verb.i < t.i < last]
    asides = [i for thing in things for i in _asides(syntax, syntax.tokens[thing])]
    links = [t for t in syntax.dependents(verb.i, "prep") if things and t.i > max(things)]
    added = [t.i for t in links if not _is_circumstance(syntax, t)]
    found = {i for head in (*charged, *things, *infinitives, *added) for i in syntax.subtree(head, without=asides)}
    return tuple(sorted(found))


def _with_links(syntax: Syntax, verb: Token, source: Source) -> tuple[int, ...]:
    """Return the objects of a verb with what belongs to them: "blamed the crew for the leak", "likened it to a war"."""
    objects = _objects(syntax, verb, source)
    links = [t for t in syntax.dependents(verb.i, "prep", "dative") if objects and t.i > objects[0]]
    below = [t.i for t in links if not _is_circumstance(syntax, t)]
    return tuple(sorted({*objects, *_subtrees(syntax, below)}))


def _objects(syntax: Syntax, verb: Token, source: Source) -> tuple[int, ...]:
    """Return the objects of a verb with what is predicated of them ("called it a threat")."""
    found: set[int] = set()
    for thing in syntax.dependents(verb.i, "dobj", "oprd", "attr", "ccomp", "xcomp"):
        if thing.i not in source.tokens and (thing.i > verb.i or thing.lower in _REFERRING):
            below = syntax.subtree(thing.i, without=_asides(syntax, thing))
            found.update(i for i in below if i > verb.i or thing.i < verb.i)
    return tuple(sorted(found))


def _asides(syntax: Syntax, thing: Token) -> list[int]:
    """Find what the writer adds about an object behind a comma or dash: ", which was signed in May"."""
    added = syntax.dependents(thing.i, "relcl", "appos", "acl")
    return [t.i for t in added if t.i > thing.i and syntax.tokens[syntax.subtree(t.i)[0] - 1].text in _PAUSES]


def _is_circumstance(syntax: Syntax, link: Token) -> bool:
    """Say whether a preposition tells when, where or how, or stands apart behind a comma or dash."""
    things = syntax.dependents(link.i, "pobj")
    before = syntax.tokens[link.i - 1]
    if (syntax.tokens[before.i - 1] if before.text in _MARKS else before).text in _PAUSES:
        return True
    return link.lower in _CIRCUMSTANCES or (bool(things) and things[0].entity in ("DATE", "TIME"))


def _subtrees(syntax: Syntax, heads: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({index for head in heads for index in syntax.subtree(head)}))
