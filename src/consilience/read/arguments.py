"""Who did it, to whom, with what? The actor, recipient and instrument of an event word, from the parse."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from consilience.read.clause_frames import is_verbal
from consilience.read.syntax import Syntax, Token
from consilience.records import Span
from consilience.rules import rows

_ACTIVE, _PASSIVE = ("nsubj", "csubj"), ("nsubjpass", "csubjpass")
_CLAUSES = frozenset(["relcl", "acl", "advcl", "ccomp", "parataxis"])
_RELATIVE = frozenset(["that", "which", "who", "whom"])
_OPENING, _CLOSING = frozenset("“«([‘"), frozenset("”»)]")
_WIDEST_GAP = 3
MOST_PARTIES = 20
"""A longer list of parties is cut: it is a table, not a sentence."""


class Arguments(NamedTuple):
    """The heads of the noun phrases that take part in an event."""

    actor: tuple[Token, ...]
    recipient: tuple[Token, ...]
    instrument: tuple[Token, ...]


@cache
def argument_words(name: str) -> frozenset[str]:
    """Load a class of words that tell who takes part: `aimed` prepositions, `controlling` verbs ..."""
    return frozenset(row["word"] for row in rows("en", "arguments") if row["class"] == name)


def find_arguments(syntax: Syntax, token: Token) -> Arguments:
    """Find who takes part in the event of a verb or a noun."""
    if is_verbal(syntax, token):
        return _verb_arguments(syntax, token)
    return _noun_arguments(syntax, token)


def subject_of(syntax: Syntax, token: Token) -> Token | None:
    """Find the subject of a verb: its own, one shared with a conjunct, the controller of an infinitive, the antecedent.

    "called on supporters to prepare" -> supporters; "pledged to move" -> who pledged; "the deal that remains" -> deal.
    """
    seen = 0
    while seen < 50:
        own = next(iter(syntax.dependents(token.i, *_ACTIVE, *_PASSIVE)), None)
        if own is not None:
            return _antecedent(syntax, token, own)
        above = syntax.tokens[token.head]
        if above.i == token.i:
            return None
        if token.dep in ("acl", "relcl") and not above.tag.startswith("V"):
            return above if token.tag != "VB" else _holder(syntax, above)
        if token.dep in ("xcomp", "ccomp", "advcl", "pcomp"):
            controller = _controller(syntax, token, above)
            if controller is not None:
                return controller
        elif token.dep not in ("conj", "prep") and not token.tag.startswith("V"):
            return None
        token, seen = above, seen + 1
    return None


def _holder(syntax: Syntax, noun: Token) -> Token | None:
    """Find who acts in "Vesta's plan to attack"."""
    return next(iter(syntax.dependents(noun.i, "poss")), None)


def _antecedent(syntax: Syntax, verb: Token, subject: Token) -> Token:
    if verb.dep != "relcl" or subject.lower not in _RELATIVE:
        return subject
    antecedent = syntax.tokens[verb.head]
    if verb.lemma in argument_words("sentential") and antecedent.entity in ("GPE", "LOC"):
        return _matrix_subject(syntax, antecedent) or antecedent
    return antecedent


def _matrix_subject(syntax: Syntax, token: Token) -> Token | None:
    """Find what a sentential relative goes back to: "This reinforces the fleet from A to B, which has led to ..."."""
    verb = next((above for above in syntax.ancestors(token.i) if above.tag.startswith("V")), None)
    return None if verb is None else next(iter(syntax.dependents(verb.i, "nsubj")), None)


def _controller(syntax: Syntax, token: Token, above: Token) -> Token | None:
    if token.dep == "pcomp":
        return _charged(syntax, token, above)
    if token.dep == "xcomp" and above.lemma in argument_words("controlling"):
        for child in syntax.dependents(above.i, "dobj", "dative"):
            return child
        for preposition in syntax.dependents(above.i, "prep"):
            if preposition.i < token.i and preposition.lower in ("on", "upon", "to"):
                return next(iter(syntax.dependents(preposition.i, "pobj")), None)
    return None


def _charged(syntax: Syntax, gerund: Token, preposition: Token) -> Token | None:
    """Find who is said to act in "accused Kestria of attacking", "barred ships from entering"."""
    above = syntax.tokens[preposition.head]
    if preposition.lower not in argument_words("charging-preposition"):
        return None
    if above.dep in ("dobj", "nsubjpass") and syntax.tokens[above.head].lemma in argument_words("charging"):
        return above
    if above.lemma not in argument_words("charging"):
        return None
    objects = (child for child in syntax.dependents(above.i, "dobj", "dative") if child.i < gerund.i)
    return next(objects, None)


def is_passive(syntax: Syntax, token: Token) -> bool:
    """Say whether a verb is passive: "was attacked", "attacked by", "boats destroyed"."""
    if syntax.dependents(token.i, "nsubjpass", "auxpass", "agent"):
        return True
    return token.tag == "VBN" and token.dep in ("acl", "amod") and not syntax.dependents(token.i, "aux", "dobj")


def _with_conjuncts(syntax: Syntax, token: Token) -> Iterator[Token]:
    """Yield a noun and the nouns coordinated with it, at most MOST_PARTIES."""
    queue = [token]
    for word in queue:
        yield word
        if len(queue) < MOST_PARTIES:
            queue.extend(child for child in syntax.dependents(word.i, "conj") if child.tag.startswith("N"))


def _after(syntax: Syntax, token: Token, words: frozenset[str], *labels: str) -> list[Token]:
    return [
        below
        for preposition in syntax.dependents(token.i, *labels)
        if preposition.lower in words
        for below in syntax.dependents(preposition.i, "pobj")
        if below.entity not in ("DATE", "TIME") and below.lemma not in ("foot", "scene")
    ]


def _verb_arguments(syntax: Syntax, token: Token) -> Arguments:
    subject = subject_of(syntax, token)
    passive = is_passive(syntax, token)
    agents = [below for by in syntax.dependents(token.i, "agent") for below in syntax.dependents(by.i, "pobj")]
    objects = syntax.dependents(token.i, "dobj", "dative")
    objects = [child for child in objects if child.tag != "IN" and child.lower not in ("what", "which", "that")]
    prepositions = argument_words("aimed") - (frozenset(["with"]) if objects else frozenset())
    aimed = _after(syntax, token, prepositions, "prep", "dative")
    actors = agents if passive else [subject] if subject is not None else []
    recipients = [subject] if passive and subject is not None else objects or aimed
    if not passive and objects:
        recipients = [*objects, *aimed]
    return Arguments(
        _spread(syntax, actors),
        _spread(syntax, recipients),
        _spread(syntax, _instruments(syntax, token)),
    )


def _spread(syntax: Syntax, heads: list[Token]) -> tuple[Token, ...]:
    return tuple(dict.fromkeys(each for head in heads for each in _with_conjuncts(syntax, head)))


def _instruments(syntax: Syntax, token: Token) -> list[Token]:
    found = [
        child
        for child in _after(syntax, token, argument_words("tool"), "prep")
        if not child.entity.startswith(("GPE", "PERS"))
    ]
    for clause in syntax.dependents(token.i, "advcl", "acl", "prep"):
        if clause.lower == "using":
            found.extend(syntax.dependents(clause.i, "dobj", "pobj"))
    return found


def _noun_arguments(syntax: Syntax, token: Token) -> Arguments:
    owners = syntax.dependents(token.i, "poss")
    origins = [
        child
        for child in syntax.dependents(token.i, "amod", "compound", "nmod")
        if child.entity in ("GPE", "NORP", "ORG", "PERSON")
    ]
    makers = _after(syntax, token, frozenset(["by"]), "prep", "agent")
    of = _after(syntax, token, frozenset(["of"]), "prep")
    aimed = _after(syntax, token, argument_words("noun-aimed"), "prep")
    actors = makers or owners or origins
    if not actors and token.lemma in argument_words("intransitive"):
        actors, of = of, []
    if not actors:
        actors = _light_subject(syntax, token)
    return Arguments(_spread(syntax, actors), _spread(syntax, [*of, *aimed]), ())


def _light_subject(syntax: Syntax, token: Token) -> list[Token]:
    """Lend a noun the subject of its verb: "Vesta launched an attack"; not "Vesta condemned the attack"."""
    head = syntax.tokens[token.head]
    if token.dep == "dobj" and head.tag.startswith("V") and head.lemma not in argument_words("onlooking"):
        subject = subject_of(syntax, head)
        return [] if subject is None else [subject]
    return []


def phrase(syntax: Syntax, head: Token) -> tuple[Span, ...]:
    """Return the words of a noun phrase without the clauses and appositions that hang on it."""
    barred = [
        child.i for child in syntax.dependents(head.i) if child.dep in _CLAUSES or child.dep in ("conj", "cc", "appos")
    ]
    barred += [child.i for child in syntax.dependents(head.i, "punct") if child.text in (",", ";", "--", "—", "–")]
    barred += [child.i for child in syntax.dependents(head.i, "prep") if child.i > head.i + 12]
    return syntax.spans(bridge(syntax, syntax.subtree(head.i, without=barred)))


def bridge(syntax: Syntax, indexes: list[int]) -> list[int]:
    """Fill gaps that hold nothing but marks, and drop a quotation mark or bracket whose partner is outside."""
    inside = sorted(indexes)
    filled = inside[:1]
    for index in inside[1:]:
        gap = range(filled[-1] + 1, index)
        if len(gap) <= _WIDEST_GAP and all(syntax.tokens[i].dep == "punct" for i in gap):
            filled.extend(gap)
        filled.append(index)
    return _balanced(syntax, filled)


def _balanced(syntax: Syntax, inside: list[int]) -> list[int]:
    """Take in or leave out the marks at the ends, so that they come in pairs."""
    while inside and syntax.tokens[inside[0]].dep == "punct" and not _partner(syntax, inside, inside[0]):
        inside = inside[1:]
    while inside and syntax.tokens[inside[-1]].dep == "punct" and not _partner(syntax, inside, inside[-1]):
        inside = inside[:-1]
    if not inside:
        return inside
    after, before = inside[-1] + 1, inside[0] - 1
    opened = sum(syntax.tokens[i].text in _OPENING for i in inside)
    closed = sum(syntax.tokens[i].text in _CLOSING for i in inside)
    if opened > closed and after < len(syntax.tokens) and syntax.tokens[after].text in _CLOSING:
        return [*inside, after]
    if closed > opened and before >= 0 and syntax.tokens[before].text in _OPENING:
        return [before, *inside]
    return inside


def _partner(syntax: Syntax, inside: list[int], index: int) -> bool:
    text = syntax.tokens[index].text
    if text in _OPENING:
        return any(syntax.tokens[i].text in _CLOSING for i in inside if i > index)
    if text in _CLOSING:
        return any(syntax.tokens[i].text in _OPENING for i in inside if i < index)
    return text == '"' and sum(syntax.tokens[i].text == '"' for i in inside) % 2 == 0
