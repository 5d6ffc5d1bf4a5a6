"""Which bodies of people are named by a country, people or leader and a common noun: "the Vestan opposition"?

A body may also stand alone with its article ("the regime"), where rules/en/collectives.tsv says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.read.mentions import BUILT, PARSED, Candidate
from consilience.read.syntax import Syntax, Token
from consilience.rules import rows

_BETWEEN = 4
"""Tokens between the owner and the noun: "the Vestan | regime's own elite armed | forces" does not count as one."""
_LONGEST = 3
"""Words of a row of the table."""
_ARTICLES = frozenset({"the", "this", "that"})


@cache
def _nouns() -> dict[tuple[str, ...], Mapping[str, str]]:
    return {tuple(row["noun"].split()): row for row in rows("en", "collectives")}


def find_collectives(syntax: Syntax, owners: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find collectives; `owners` are the listed or guessed names that may stand before the noun."""
    starts = {candidate.end: candidate for candidate in sorted(owners)}
    for first, last, row in _heads(syntax):
        owner = _owner(syntax, first, starts)
        if owner is not None:
            end = syntax.tokens[last - 1].end
            yield Candidate(owner.start, end, row["kind"], f"collective.{row['noun']}", BUILT)
            if owner.kind in ("organisation", "nationality") and owner.trust == PARSED and row["noun"] == "regime":
                yield owner._replace(kind="person", rule="collective.leader", trust=BUILT)
        elif row["alone"] == "yes" and _stands_alone(syntax.tokens, first, last):
            yield Candidate(
                syntax.tokens[first].start,
                syntax.tokens[last - 1].end,
                row["kind"],
                f"collective.{row['noun']}",
                PARSED,
            )


def _heads(syntax: Syntax) -> Iterator[tuple[int, int, Mapping[str, str]]]:
    tokens, nouns, index = syntax.tokens, _nouns(), 0
    while index < len(tokens):
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
        possessive = token.tag == "POS"
        if (not possessive and not token.tag.startswith(("JJ", "VBN", "NN"))) or token.tag in ("NNP", "NNPS"):
            return None
    return None


def _stands_alone(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Say whether the noun has an article before it and neither a name nor "of" or a noun behind it."""
    if not first or tokens[first - 1].lower not in _ARTICLES or last >= len(tokens):
        return False
    return tokens[last].lower != "of" and not tokens[last].tag.startswith(("NN", "JJ"))
