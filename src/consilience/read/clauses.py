"""Which words tell one event, fit to be printed as one neutral line? Its clause, without who says so.

A verb's clause is its subject and its phrase: "the army" + "destroyed two boats". The subject may stand elsewhere:
shared with an earlier verb, as antecedent of a relative clause, as controller of an infinitive. A noun's clause is its
noun phrase: "the arrival of the carrier".
"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.arguments import bridge, subject_of
from consilience.read.clause_frames import is_verbal
from consilience.read.stance_frames import find_signature
from consilience.read.stance_words import condition_mark, headline_verb, is_negative_argument, stance_words
from consilience.read.subjects import argument_words, is_passive, shares_telling
from consilience.read.syntax import Syntax, Token
from consilience.records import Span

LONGEST = 80
"""Words; a clause of a broken sentence is cut to its first words."""

_FARTHEST_DENIAL = 6
"""Steps up the tree from a denied word to what denies it."""
_CARRIED = frozenset(["dobj", "pobj", "prep", "acl", "xcomp", "pcomp", "attr", "conj", "ccomp"])
_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = frozenset(["that", "which", "who", "whom"])
_OUTSIDE = frozenset(["parataxis", "intj", "meta", "cc", "conj", "mark", "punct"])
_OPENERS = frozenset(["however", "meanwhile", "also", "moreover", "accordingly", "simultaneously", "separately", "yet"])


def clause_tokens(syntax: Syntax, token: Token) -> list[int]:
    """Return the indexes of the words of the clause of a verb or noun, in reading order."""
    inside = _verb_clause(syntax, token) if is_verbal(syntax, token) else _noun_clause(syntax, token)
    return sorted(inside)[:LONGEST] if len(inside) > LONGEST else sorted(inside)


def denying_head(syntax: Syntax, token: Token) -> Token | None:
    """Find the verb that a denial of a word stands at, outside its own clause: "has no plans to blockade".

    A source's denial ("denied that ...") is told as such and is no part of the clause.
    """
    for _ in range(_FARTHEST_DENIAL):
        if _is_negated(syntax, token):
            break
        above = syntax.tokens[token.head]
        if above.i == token.i or token.dep not in _CARRIED or find_signature(above.lemma, "verb", ("that",)):
            return None
        token = above
    else:
        return None
    return _verb_of(syntax, token)


def _is_negated(syntax: Syntax, token: Token) -> bool:
    signature = find_signature(token.lemma, "verb", ("to", "ing")) if token.tag.startswith("V") else None
    if signature is not None and signature.yes < 0:
        return True
    words = stance_words("en", "negation")
    return any(child.dep == "neg" or child.lower in words for child in syntax.dependents(token.i, "neg", "advmod")) or (
        is_negative_argument(syntax, token)
    )


def _verb_of(syntax: Syntax, token: Token) -> Token | None:
    """Take the verb that a denied noun serves ("has no plans"); a denial of the word itself needs none."""
    if token.tag.startswith("V"):
        return token
    above = syntax.tokens[token.head]
    return above if token.dep in ("dobj", "attr", "nsubj", "nsubjpass") and above.tag.startswith("V") else token


def clause_spans(syntax: Syntax, token: Token, indexes: Sequence[int], attributed: Sequence[Span]) -> tuple[Span, ...]:
    """Turn a clause into spans, without what lies in `attributed` (sources and cues of its statements).

    The subject stays: of "the party pledged to move" the party says so, and moves.
    """
    near = [span for span in attributed if indexes and _touches(syntax, indexes, span)]
    if not near:
        return syntax.spans(bridge(syntax, list(indexes))) or (syntax.span(token.start, token.end),)
    subject = subject_of(syntax, token) if is_verbal(syntax, token) else None
    needed = set() if subject is None else set(_subject_phrase(syntax, subject, token))
    kept = [i for i in indexes if i in needed or not any(_inside(syntax.tokens[i], span) for span in near)]
    return syntax.spans(bridge(syntax, kept or list(indexes))) or (syntax.span(token.start, token.end),)


def _touches(syntax: Syntax, indexes: Sequence[int], span: Span) -> bool:
    return span.start < syntax.tokens[indexes[-1]].end and syntax.tokens[indexes[0]].start < span.end


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _verb_clause(syntax: Syntax, token: Token) -> set[int]:
    barred = [child.i for child in syntax.dependents(token.i) if _is_outside(syntax, token, child)]
    inside = set(syntax.subtree(token.i, without=barred))
    inside |= _inherited_condition(syntax, token)
    subject = subject_of(syntax, token)
    if subject is not None and (subject.i < token.i or subject.head == token.i):
        inside |= set(_subject_phrase(syntax, subject, token))
        inside -= {child.i for child in syntax.dependents(token.i, *_SUBJECTS) if child.lower in _RELATIVE}
    return inside | _shared(syntax, token) | _shared_object(syntax, token)


def _inherited_condition(syntax: Syntax, token: Token) -> set[int]:
    """Take along a condition that hangs on the verb of saying: "pledged to fight should the talks fail"."""
    if token.dep not in ("xcomp", "ccomp"):
        return set()
    after = (child for child in syntax.dependents(token.head, "advcl", "ccomp") if child.i > token.i)
    return {i for child in after if condition_mark(syntax, child) for i in syntax.subtree(child.i)}


def _subject_phrase(syntax: Syntax, subject: Token, verb: Token) -> list[int]:
    """Take the noun phrase of the subject without clauses after it, of which the verb itself may be the head."""
    barred = [
        child.i
        for child in syntax.dependents(subject.i)
        if child.dep in ("relcl", "acl", "advcl")
        or (child.dep in ("conj", "cc") and verb.head == subject.i and child.i > verb.i)
    ]
    return syntax.subtree(subject.i, without=[*barred, verb.i])


def _shared(syntax: Syntax, token: Token) -> set[int]:
    """Share auxiliaries and a fronted adverbial with the first conjunct: "On Monday it landed and has left"."""
    if token.dep != "conj" or syntax.dependents(token.i, "nsubj", "nsubjpass"):
        return set()
    first = syntax.tokens[token.head]
    own = syntax.dependents(token.i, "aux", "auxpass")
    found: set[int] = set()
    alike = token.tag == first.tag and token.tag in ("VB", "VBN", "VBG")
    if not own and (alike or shares_telling(syntax, token)):
        found |= {child.i for child in syntax.dependents(first.i, "aux", "auxpass", "neg")}
    return found


def _shared_object(syntax: Syntax, token: Token) -> set[int]:
    """Share the object of the second verb of "has arrested and charged a man"; "landed and shelled it" is apart."""
    after = syntax.dependents(token.i, "conj")[:1]
    if token.lemma not in argument_words("always transitive") or is_passive(syntax, token):
        return set()
    if not after or after[0].i != token.i + 2 or after[0].tag != token.tag or syntax.dependents(token.i, "dobj"):
        return set()
    return {i for thing in syntax.dependents(after[0].i, "dobj") for i in syntax.subtree(thing.i)}


def _is_outside(syntax: Syntax, verb: Token, child: Token) -> bool:
    """Say whether a branch below the verb tells something else: another conjunct, an aside, who says so."""
    if child.dep in _OUTSIDE:
        return True
    if child.dep == "advmod" and (child.lower in _OPENERS or (child.tag == "WRB" and child.i < verb.i)):
        return True
    if child.dep == "advcl":
        return not _belongs(syntax, child)
    if child.dep in ("ccomp", "prep"):
        return is_attribution(syntax, verb, child)
    return False


def _belongs(syntax: Syntax, clause: Token) -> bool:
    """Keep conditions and purposes, which change what is told; "while ..." and "adding ..." are told apart."""
    if condition_mark(syntax, clause) is not None:
        return True
    return any(child.lower == "to" for child in syntax.dependents(clause.i, "aux"))


def is_attribution(syntax: Syntax, verb: Token, child: Token) -> bool:
    """Recognise a tail that only says who says so: ", The Vesta Post reported", "according to officials"."""
    if child.lower == "according":
        return True
    if child.dep != "ccomp" or child.i < verb.i:
        return False
    below = syntax.dependents(child.i)
    saying = find_signature(child.lemma, "verb", ("that",)) is not None
    subject = any(part.dep == "nsubj" for part in below)
    content = any(part.dep in ("ccomp", "dobj", "mark", "xcomp") for part in below)
    before = syntax.tokens[min((part.i for part in below), default=child.i)]
    return saying and subject and not content and before.text in (",", "”", '"', "''")


def _noun_clause(syntax: Syntax, token: Token) -> set[int]:
    barred = []
    for child in syntax.dependents(token.i):
        aside = child.i > 0 and syntax.tokens[min(syntax.subtree(child.i)) - 1].text in (",", "—", "–")
        if child.dep in ("conj", "cc", "parataxis", "punct") or (child.dep in ("relcl", "acl") and aside):
            barred.append(child.i)
    inside = set(syntax.subtree(token.i, without=barred))
    verb = headline_verb(syntax, token)
    return inside if verb is None else {i for i in inside if i > verb.i}
