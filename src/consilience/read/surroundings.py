"""Which capitalised words do their neighbours show to be places: "the town of X", "X province", "in X"?"""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.capitals import kinds, runs
from consilience.read.mentions import BUILT, LISTED, Candidate, words_for
from consilience.read.syntax import Syntax

_STRONG = words_for("place preposition")
_NOT_BEFORE = words_for("no place sign")


def find_explained(syntax: Syntax) -> Iterator[Candidate]:
    """Find places beside the noun that says what they are."""
    tokens = syntax.tokens
    for sentence in syntax.sentences:
        for run in runs(syntax, sentence):
            start, end = tokens[run.first].start, tokens[run.last - 1].end
            before = [token.lower for token in tokens[max(run.first - 3, sentence.first) : run.first]]
            behind = tokens[run.last].lower if run.last < sentence.last else ""
            named = " ".join(token.text for token in tokens[run.first : run.last])
            if kinds().get(behind) == "place" and behind not in _NOT_BEFORE and tokens[run.last].tag.startswith("NN"):
                yield Candidate(start, end, "place", f"place.before-{behind}", BUILT)
            elif before[-1:] == ["of"] and kinds().get(before[-2] if len(before) > 1 else "") == "place" and named:
                yield Candidate(start, end, "place", f"place.{before[-2]}-of", LISTED)


def stands_in(syntax: Syntax, start: int) -> bool:
    """Say whether a place preposition stands right before: "in Samarra"."""
    token = syntax.token_at(start)
    if token is None or not token.i:
        return False
    before = syntax.tokens[token.i - 1]
    if before.lower == "the" and token.i > 1:
        before = syntax.tokens[token.i - 2]
    return before.lower in _STRONG and before.tag == "IN"
