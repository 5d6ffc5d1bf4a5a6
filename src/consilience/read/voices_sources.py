"""Whose word is it? The subject or agent of a verb that attributes, across conjuncts, participles and relatives."""

from __future__ import annotations

from typing import NamedTuple

from consilience.read.subjects import above_quotation, shares_telling
from consilience.read.syntax import Syntax, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = {"who", "which", "that", "whom"}
_EMPTY = {"there"}
_CLIMB = 6
"""Heads climbed in search of a subject; more than that is another clause's business."""
_OBJECT_CONTROL = {
    "advise", "allow", "ask", "beg", "cause", "challenge", "cite", "command", "compel", "convince", "direct", "drive",
    "enable", "encourage", "expect", "forbid", "force", "get", "hear", "help", "inspire", "instruct", "invite",
    "lead", "leave", "let", "make", "motivate", "oblige", "order", "permit", "persuade", "press", "pressure",
    "prompt", "provoke", "push", "quote", "remind", "request", "require", "see", "send", "teach", "tell", "tempt",
    "urge", "want", "warn", "watch",
}  # fmt: skip
"""Verbs whose object does what their infinitive says: "prompted the alliance to order the move"."""


_PASSING_ON = {"quote", "cite", "report", "describe", "record", "film", "hear"}
"""Verbs whose object does what `as` brings: "quoted a minister as saying"."""
_QUOTING = {"quote", "cite"}
_NEAR = 14
"""Tokens of a noun phrase that is looked for without the parser's help."""
_HEADS = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP")
_ARTICLES = ("a", "an", "the")
_NAME = range(2, 5)
"""Words of a person's name."""
_NOMINAL = frozenset({*_HEADS, "JJ", "JJR", "JJS", "POS", "IN", "HYPH", "VBN", "PRP$", "RBR", "QP"})


class Source(NamedTuple):
    """The tokens of a source, and the token that its speaker is known by (the antecedent of a `who`)."""

    tokens: tuple[int, ...]
    head: int | None


NOBODY = Source((), None)


def phrase(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Return the tokens of a noun phrase, without a day that hangs on it ("Petrov on Monday denied ...")."""
    days = [
        link.i
        for link in syntax.dependents(head, "prep")
        if any(thing.entity in ("DATE", "TIME") for thing in syntax.dependents(link.i, "pobj"))
    ]
    return tuple(syntax.subtree(head, without=days))


def find_source(syntax: Syntax, verb: Token, depth: int = 0) -> Source:
    """Find who does what a verb says: its subject, or the subject that it shares with the verb above it."""
    for subject in _nearest_first(syntax, verb):
        if subject.dep == "nsubjpass":
            return _agent(syntax, verb)
        return _of_subject(syntax, verb, subject)
    if verb.tag == "VBN" and (verb.dep == "acl" or _is_bare(syntax, verb)):
        return _agent(syntax, verb)
    if verb.dep == "acl" and verb.tag == "VBG":
        return Source(phrase_without(syntax, verb.head, verb.i), verb.head)
    if depth < _CLIMB and verb.head != verb.i:
        return _shared(syntax, verb, depth)
    return NOBODY


def _nearest_first(syntax: Syntax, verb: Token) -> list[Token]:
    """Order the subjects of a verb: in "Two killed in blast, police say" the parser finds two."""
    subjects = [t for t in syntax.dependents(verb.i, *_SUBJECTS) if any(c.isalnum() for c in t.text)]
    return sorted(subjects, key=lambda subject: (subject.i > verb.i, abs(subject.i - verb.i)))


def phrase_without(syntax: Syntax, head: int, branch: int) -> tuple[int, ...]:
    """Return the tokens of a noun phrase up to one of its branches."""
    return tuple(index for index in syntax.subtree(head, without=(branch,)) if index < branch)


def _of_subject(syntax: Syntax, verb: Token, subject: Token) -> Source:
    if subject.lower in _EMPTY:
        return NOBODY
    if subject.lower in _RELATIVE and verb.dep == "relcl":
        return Source((subject.i,), verb.head)
    return Source(phrase(syntax, subject.i), subject.i)


def _agent(syntax: Syntax, verb: Token) -> Source:
    for agent in syntax.dependents(verb.i, "agent"):
        for thing in syntax.dependents(agent.i, "pobj"):
            return Source(phrase(syntax, thing.i), thing.i)
    return NOBODY


def _shared(syntax: Syntax, verb: Token, depth: int) -> Source:
    """Take the subject of the verb above: "X came and said", "X reacted by saying", "X tried to argue"."""
    above = above_quotation(syntax, verb)
    if not above.tag.startswith(("VB", "MD", "IN", "JJ", "NN")) or shares_telling(syntax, verb):
        return NOBODY
    if above.lower == "as" and syntax.tokens[above.head].lemma in _PASSING_ON:
        above = syntax.tokens[above.head]
        for thing in syntax.dependents(above.i, "dobj", "nsubjpass"):
            return Source(phrase(syntax, thing.i), thing.i)
    if verb.dep in ("xcomp", "ccomp") and above.lemma in _OBJECT_CONTROL:
        for thing in syntax.dependents(above.i, "dobj", "nsubjpass"):
            return Source(phrase(syntax, thing.i), thing.i)
    for subject in syntax.dependents(above.i, *_SUBJECTS):
        return _of_subject(syntax, above, subject)
    if depth < _CLIMB and above.head != above.i:
        return find_source(syntax, above, depth + 1)
    return NOBODY


def quoting_verb(syntax: Syntax, verb: Token) -> Token | None:
    """Find the verb that passes on what another says: "quoted" of "AP quoted the mayor as saying"."""
    link = syntax.tokens[verb.head]
    above = syntax.tokens[link.head]
    passes = verb.tag == "VBG" and link.lower == "as" and above.lemma in _QUOTING and above.tag.startswith("VB")
    return above if passes else None


def find_quoter(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """Find who passes on what another is quoted as saying: "AP quoted the mayor", "he was quoted by AP"."""
    quoting = quoting_verb(syntax, verb)
    if quoting is None:
        return ()
    if syntax.dependents(quoting.i, "nsubjpass"):
        agents = (_agent(syntax, quoting), _agent(syntax, verb))
        return tuple(agent.head for agent in agents if agent.head is not None)[:1]
    source = find_source(syntax, quoting)
    return () if source.head is None else (source.head,)


def _is_bare(syntax: Syntax, verb: Token) -> bool:
    """Say whether a participle stands without an auxiliary, as `Asked` in "Asked whether ..., she said"."""
    return verb.dep == "advcl" and not syntax.dependents(verb.i, "aux")


def noun_phrase_before(syntax: Syntax, verb: Token) -> Source | None:
    """Find the noun phrase right before a finite verb whose subject the parser has hung elsewhere."""
    index = verb.i - 1
    first = syntax.sentences[verb.sentence].first
    while index >= first and syntax.tokens[index].tag in ("RB", "MD", "VBP", "VBZ", "VBD"):
        index -= 1
    last = index
    while index >= first and verb.i - index <= _NEAR and syntax.tokens[index].tag in _NOMINAL:
        index -= 1
    heads = [i for i in range(index + 1, last + 1) if syntax.tokens[i].tag in _HEADS]
    if not heads:
        return None
    return Source(tuple(range(index + 1, last + 1)), _head_of(syntax, heads, index + 1))


def set_off_before(syntax: Syntax, verb: Token) -> Source | None:
    """Find the speaker between commas right before a verb, whom the parser takes for a part of what he says.

    "The dam held, Mara Voss, a farmer in Sallo, said." "In a call with Coast Radio, Mara Voss, a farmer, said that ..."
    """
    tokens, sentence = syntax.tokens, syntax.sentences[verb.sentence]
    opening = _comma_before(syntax, verb.i - 1) if verb.i > sentence.first and tokens[verb.i - 1].text == "," else None
    if opening is None or tokens[opening + 1].lower not in _ARTICLES:
        return None
    first = opening
    while first > sentence.first and tokens[first - 1].tag in ("NNP", "NNPS"):
        first -= 1
    if opening - first not in _NAME or first == sentence.first or tokens[first - 1].text != ",":
        return None
    return Source(tuple(range(first, verb.i - 1)), opening - 1)


def _comma_before(syntax: Syntax, last: int) -> int | None:
    """Return the comma before a noun phrase that ends with a comma."""
    first, index = syntax.sentences[syntax.tokens[last].sentence].first, last - 1
    while index > first and last - index <= _NEAR and syntax.tokens[index].tag in _NOMINAL:
        index -= 1
    return index if index < last - 1 and syntax.tokens[index].text == "," else None


def noun_phrase_after(syntax: Syntax, verb: Token) -> Source | None:
    """Find the speaker behind an inverted verb (""...", said the consul") that the parser has not seen."""
    for thing in syntax.dependents(verb.i, "dobj", "attr", "oprd"):
        if thing.i > verb.i:
            return Source(phrase(syntax, thing.i), thing.i)
    last = syntax.sentences[verb.sentence].last
    index = verb.i + 1
    while index < last and index - verb.i <= _NEAR and syntax.tokens[index].tag in _NOMINAL:
        index += 1
    heads = [i for i in range(verb.i + 1, index) if syntax.tokens[i].tag in _HEADS]
    return Source(tuple(range(verb.i + 1, index)), _head_of(syntax, heads, verb.i + 1)) if heads else None


def _head_of(syntax: Syntax, heads: list[int], first: int) -> int:
    """Take the last noun before a preposition: `half` of "about half of the voters"."""
    stop = next((i for i in range(first, heads[-1]) if syntax.tokens[i].tag == "IN" and i > heads[0]), heads[-1] + 1)
    return max(i for i in heads if i < stop)
