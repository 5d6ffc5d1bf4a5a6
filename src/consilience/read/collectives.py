"""Which bodies of people are named by a country, people or leader and a common noun: "the Vestan opposition"?

A body may also stand alone with its article ("the regime"), and a force without one ("insurgents"), where
rules/en/collectives.tsv says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.read.mentions import BUILT, PARSED, Candidate, words_for
from consilience.read.syntax import Syntax, Token
from consilience.rules import rows

_BETWEEN = 4
"""Tokens between the owner and the noun: "the Vestan | regime's own elite armed | forces" does not count as one."""
_LONGEST = 3
"""Words of a row of the table."""
_LED = words_for("led by a person")
_SIDED = words_for("sided with")
_ARTICLES = frozenset({"the", "this", "that", "these", "those"})
_COUNTING = frozenset({"CD", "HYPH", "NNP", "NNPS", "POS", "PRP$", "PDT", "DT"})
"""Tags of what stands before a noun that is counted, owned or part of a name."""


@cache
def _nouns() -> dict[tuple[str, ...], Mapping[str, str]]:
    return {tuple(row["noun"].split()): row for row in rows("en", "collectives")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _nouns())


def find_collectives(syntax: Syntax, owners: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find collectives; `owners` are the listed or guessed names that may stand before the noun."""
    ends = {candidate.end: candidate for candidate in sorted(owners)}
    starts = {candidate.start: candidate for candidate in sorted(owners)}
    for first, last, row in _heads(syntax):
        owner = _owner(syntax, first, ends)
        if owner is not None and owner.kind == "person" and row["noun"] not in _LED:
            owner = None
        owned = _owned_behind(syntax, last, starts)
        if owner is not None:
            end = syntax.tokens[last - 1].end
            yield Candidate(owner.start, end, row["kind"], f"collective.{row['noun']}", BUILT)
            if owner.trust == PARSED and _leads(owner, row["noun"]):
                yield owner._replace(kind="person", rule="collective.leader", trust=BUILT)
        elif owned is not None:
            yield Candidate(syntax.tokens[first].start, owned.end, row["kind"], f"collective.{row['noun']}-of", BUILT)
        elif row["alone"] != "no" and _stands_alone(syntax.tokens, first, last, bare=row["alone"] == "bare"):
            yield Candidate(
                syntax.tokens[first].start,
                syntax.tokens[last - 1].end,
                row["kind"],
                f"collective.{row['noun']}",
                PARSED,
            )


def _leads(owner: Candidate, noun: str) -> bool:
    """Say whether a guess before the noun is its leader: the parser takes "Asad" in "the Asad regime" for a body."""
    if noun == "regime":
        return owner.kind in ("person", "organisation", "nationality")
    return owner.kind == "person" and noun in ("government", "administration", "cabinet")


def _heads(syntax: Syntax) -> Iterator[tuple[int, int, Mapping[str, str]]]:
    tokens, nouns, index = syntax.tokens, _nouns(), 0
    while index < len(tokens):
        if tokens[index].lower not in _first_words():
            index += 1
            continue
        for size in range(min(_LONGEST, len(tokens) - index), 0, -1):
            row = nouns.get(tuple(token.lower for token in tokens[index : index + size]))
            if row and tokens[index + size - 1].tag.startswith("NN"):
                yield index, index + size, row
                index += size - 1
                break
        index += 1


def _owner(syntax: Syntax, first: int, starts: Mapping[int, Candidate]) -> Candidate | None:
    """Go left over adjectives to the name that owns the noun: "Venezuela's | armed forces", "Syrian | moderate ..."."""
    tokens = syntax.tokens
    for index in range(first - 1, max(first - 1 - _BETWEEN, syntax.sentence_of(tokens[first]).first - 1), -1):
        token = tokens[index]
        if token.end in starts:
            owner = starts[token.end]
            return owner if owner.kind in ("nationality", "place", "person", "organisation", "force") else None
        if token.text == "-" and tokens[index + 1].lower in _SIDED:
            continue
        possessive = token.tag == "POS"
        if (not possessive and not token.tag.startswith(("JJ", "VBN", "NN"))) or token.tag in ("NNP", "NNPS"):
            return None
    return None


def _owned_behind(syntax: Syntax, last: int, starts: Mapping[int, Candidate]) -> Candidate | None:
    """Return the land behind "of": "the people | of Iraq", "the government of | the United States"."""
    tokens = syntax.tokens
    if last + 1 >= len(tokens) or tokens[last].lower != "of":
        return None
    land = tokens[last + 1] if tokens[last + 1].lower != "the" or last + 2 >= len(tokens) else tokens[last + 2]
    owner = starts.get(land.start)
    return owner if owner and owner.kind == "place" else None


def _stands_alone(tokens: tuple[Token, ...], first: int, last: int, *, bare: bool) -> bool:
    """Say whether the noun has an article, or nothing where it needs none, and no name, "of" or noun behind it.

    "the international coalition", "rebel fighters"; not "40 fighters", which are counted, nor "army boots".
    """
    if last >= len(tokens) or tokens[last].lower == "of" or tokens[last].tag.startswith(("NN", "JJ")):
        return False
    before = first - 1
    while before >= 0 and before > first - _BETWEEN and tokens[before].tag in ("JJ", "VBN", "NN"):
        before -= 1
    opening = tokens[before] if before >= 0 and tokens[before].sentence == tokens[first].sentence else None
    if opening is not None and opening.lower in _ARTICLES:
        return True
    return bare and tokens[last - 1].tag == "NNS" and (opening is None or opening.tag not in _COUNTING)
