"""Which numbers does the headline of a report give? They are of its own matter, and what it holds for the count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from consilience.records import BlockKind, Reading, Report
from consilience.rules import lookup, rows

_TOKEN = re.compile(r"\d+(?:,\d{3})*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[;:|.]")
_AHEAD = 4
"""Words behind a number in a headline within which it is told what happened to them."""


def headed(report: Report, reading: Reading) -> frozenset[tuple[str, float]]:
    """Return what the headline counts: ("killed", 2) and ("injured", 4) of "2 Dead, 4 Hurt in Harbour Blast"."""
    titles = [report.title or ""]
    titles += [reading.text[b.span.start : b.span.end] for b in reading.blocks if b.kind is BlockKind.HEADLINE]
    return frozenset(found for title in titles for found in _counted(title))


def _counted(title: str) -> Iterator[tuple[str, float]]:
    words = [token.casefold() for token in _TOKEN.findall(title)]
    for at, word in enumerate(words):
        number = _number(word)
        if number is None:
            continue
        for ahead in range(at + 1, min(at + 1 + _AHEAD, len(words))):
            if _number(words[ahead]) is not None or not words[ahead][0].isalpha():
                break
            outcome = _outcomes().get(words[ahead])
            if outcome is not None:
                yield outcome, number
                break


def _number(word: str) -> float | None:
    digits = word.replace(",", "")
    return float(digits) if digits.isdigit() else _words().get(word)


@cache
def _words() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("en", "numbers") if row["class"] in ("unit", "teen")}


@cache
def _outcomes() -> dict[str, str]:
    return dict(lookup("en", "outcomes", "word", "outcome"))
