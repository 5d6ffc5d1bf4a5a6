"""Which words name a place? Runs of capitalised words that the gazetteer knows, weighed by the words around them.

Two passes: first the runs with a strong sign (a comma and the state behind it, "in" before it, the parser's word for
it), then those that only repeat a name which has had a strong sign elsewhere in the report. What the gazetteer does not
know comes last.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from consilience.read.gazetteer import Gazetteer
from consilience.read.places_doubts import without_doubtful
from consilience.read.places_runs import Mention, Other, find_runs
from consilience.read.places_signs import follows, is_strong, may_repeat
from consilience.read.places_unlisted import find_unlisted
from consilience.read.syntax import Syntax


class Found(NamedTuple):
    """The mentions of places, and the runs inside other names, which hint at what the report is about."""

    mentions: tuple[Mention, ...]
    hints: tuple[Mention, ...]


def find_mentions(syntax: Syntax, inside: Mapping[int, Other], gazetteer: Gazetteer) -> Found:
    """Return the mentions of places in reading order; they do not overlap. `inside` tells in which names tokens lie."""
    known, hints = find_runs(syntax, inside, gazetteer)
    known = without_doubtful(syntax, known, inside)
    strong = {m.first for m, after in pairwise((*known, None)) if m and is_strong(syntax, m, after)}
    for before, mention in pairwise(known):
        if before.first in strong and may_repeat(syntax, mention) and follows(syntax, mention, before):
            strong.add(mention.first)
    repeated = {m.key for m in known if m.first in strong}
    found = [m for m in known if m.first in strong or (m.key in repeated and may_repeat(syntax, m))]
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    unlisted = find_unlisted(syntax, inside, taken)
    return Found(tuple(sorted((*found, *unlisted), key=lambda mention: mention.start)), tuple(hints))
