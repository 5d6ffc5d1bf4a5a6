"""Which words make up a noun phrase? Those below its head, without the clauses and appositions that hang on it."""

from __future__ import annotations

from consilience.read.subjects import argument_words
from consilience.read.syntax import Syntax, Token
from consilience.records import Span

_CLAUSES = frozenset(["relcl", "acl", "advcl", "ccomp", "parataxis"])
_OPENING, _CLOSING = frozenset("“«([‘"), frozenset("”»)]")
_WIDEST_GAP = 3
_LONGEST_ASIDE = 10
"""Words of an apposition that is read with its noun."""


def phrase(syntax: Syntax, head: Token) -> tuple[Span, ...]:
    """Return the words of a noun phrase without the clauses and appositions that hang on it."""
    barred = [
        child.i
        for child in syntax.dependents(head.i)
        if (child.dep in _CLAUSES and not _describes(child))
        or child.dep in ("conj", "cc")
        or (child.dep == "appos" and not _is_aside(syntax, child))
    ]
    barred += [child.i for child in syntax.dependents(head.i, "punct") if child.text in (",", ";", "--", "—", "–")]
    barred += [child.i for child in syntax.dependents(head.i, "prep") if child.i > head.i + 12]
    return syntax.spans(bridge(syntax, syntax.subtree(head.i, without=barred)))


def _describes(clause: Token) -> bool:
    """Say whether a participle tells which ones are meant: "men wearing uniforms", "persons belonging to a sect"."""
    return clause.dep == "acl" and clause.tag in ("VBG", "VBN") and clause.lemma in argument_words("describing")


def _is_aside(syntax: Syntax, noun: Token) -> bool:
    """Say whether an apposition belongs to its noun: "National Liberation Front (NLF)", "Ana Ruiz, a judge"."""
    inside = syntax.subtree(noun.i)
    first, comma = inside[0], inside[0] - 1
    if len(inside) <= _LONGEST_ASIDE and comma > 0 and syntax.tokens[comma].text == ",":
        told = noun.tag.startswith("N") and noun.entity not in ("DATE", "TIME", "CARDINAL", "GPE", "LOC")
        return told and syntax.tokens[comma - 1].i >= noun.head
    return first > 0 and syntax.tokens[first - 1].text in ("(", "[") and noun.tag.startswith("NNP")


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
