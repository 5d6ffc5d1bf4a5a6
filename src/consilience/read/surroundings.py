"""Which capitalised words do their neighbours show to be places: "the town of X", "X province", "in X"?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from consilience.read.capitals import Run, kinds
from consilience.read.gazetteer import Gazetteer, open_gazetteer
from consilience.read.mentions import BUILT, LISTED, Candidate, words_for
from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind
from consilience.rules import patterns

_STRONG = words_for("place preposition")
_WEAK = words_for("motion preposition")
_PART = re.compile(r"[^,/\s][^,/]*")
_OF_NOTE = 50_000
"""Inhabitants; below, a town opens few datelines of the world's news."""
_KNOWN, _UNKNOWN = 75, 25
"""Votes; a guess of the parser has 10."""
_NOT_BEFORE = words_for("no place sign")


def find_explained(syntax: Syntax, runs: Sequence[Sequence[Run]]) -> Iterator[Candidate]:
    """Find places beside the noun that says what they are."""
    tokens = syntax.tokens
    for sentence, found in zip(syntax.sentences, runs, strict=True):
        for run in found:
            start, end = tokens[run.first].start, tokens[run.last - 1].end
            before = [token.lower for token in tokens[max(run.first - 3, sentence.first) : run.first]]
            behind = tokens[run.last].lower if run.last < sentence.last else ""
            named = " ".join(token.text for token in tokens[run.first : run.last])
            if kinds().get(behind) == "place" and behind not in _NOT_BEFORE and tokens[run.last].tag.startswith("NN"):
                yield Candidate(start, end, "place", f"place.before-{behind}", BUILT)
            elif before[-1:] == ["of"] and kinds().get(before[-2] if len(before) > 1 else "") == "place" and named:
                yield Candidate(start, end, "place", f"place.{before[-2]}-of", LISTED)


def find_datelines(syntax: Syntax) -> Iterator[Candidate]:
    """Find place and agency of a dateline: "PORT SALLO, Vesta, March 12 (Northwire) —"."""
    for block in syntax.blocks:
        if block.kind != BlockKind.DATELINE:
            continue
        text = syntax.text[block.span.start : block.span.end]
        found = next((m for p in patterns("en", "dateline") if (m := p.regex.match(text + "— "))), None)
        if found is None:
            continue
        agency = found.groupdict().get("agency")
        if agency:
            start = block.span.start + found.start("agency")
            yield Candidate(start, start + len(agency), "organisation", "dateline.agency", BUILT)
        if agency or text.split(",")[0].split("(")[0].isupper():
            for part in _PART.finditer(found["place"]):
                start = block.span.start + found.start("place") + part.start()
                yield Candidate(start, start + len(part.group()), "place", "dateline.place", BUILT)


def place_votes(syntax: Syntax, candidate: Candidate) -> int:
    """Return how strongly the words around a guess of the parser's, and the gazetteer, speak for a place.

    "in Samarra" outvotes the guess "person" where a town of this name is known, and two such guesses where none is.
    """
    token, behind = syntax.token_at(candidate.start), syntax.text[candidate.end : candidate.end + 1]
    name = syntax.text[candidate.start : candidate.end]
    if token is None or candidate.role or (behind and behind in "'’") or not name[0].isupper():
        return 0
    before = _word_before(syntax, token)
    if before is not None and before.lower in _STRONG and before.tag == "IN":
        return _KNOWN if _gazetteer().look_up(name) else _UNKNOWN
    if candidate.kind == "nationality":
        return _KNOWN if _gazetteer().look_up(name) else 0
    weak = before is not None and before.lower in _WEAK and candidate.kind == "organisation" and name.istitle()
    return _KNOWN if weak and is_known_place(name) else 0


def _word_before(syntax: Syntax, token: Token) -> Token | None:
    before = token.i - 1
    if before > 0 and syntax.tokens[before].lower == "the":
        before -= 1
    return syntax.tokens[before] if before >= 0 else None


def is_known_place(name: str) -> bool:
    """Say whether a land, a division or a town of some size has this name."""
    return any(e.kind != "town" or e.population >= _OF_NOTE for e in _gazetteer().look_up(name))


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()
