"""Do the reports hint at somebody hurt or dead whom no count holds? Then their silence is no sign that nobody was."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from consilience.records import Reading, Span
from consilience.rules import Pattern, find_matches, patterns
from consilience.weigh.background import other_matter
from consilience.weigh.charges import is_fact
from consilience.weigh.origins import Lineage

_LETHAL = frozenset({"kill", "die"})


def find_hints(lineage: Lineage) -> dict[str, frozenset[str]]:
    """Return for each story, named by its first report, the outcomes that a sentence of its own matter hints at."""
    index = lineage.index
    found: dict[str, set[str]] = defaultdict(set)
    for report, reading in index.readings.items():
        story = index.story_name(report)
        for sentence in reading.sentences:
            if _tells_of_hurt(reading, sentence) and other_matter(index, reading, None, sentence) == ("", ""):
                found[story].add("injured")
    for mention in index.mentions:
        story = index.story_name(mention.reading.report)
        if mention.event.mode in _LETHAL and "killed" not in found[story] and is_fact(mention.event):
            if other_matter(index, mention.reading, mention, mention.event.span) == ("", ""):
                found[story].add("killed")
    return {story: frozenset(found[story]) for story in sorted(found)}


@cache
def _rules(role: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns("en", "hints") if pattern.fields["role"] == role)


def _tells_of_hurt(reading: Reading, sentence: Span) -> bool:
    """Say whether a sentence tells of somebody who was hurt and lives: "The boy is expected to recover"."""
    text, start, end = reading.text, sentence.start, sentence.end
    if not find_matches(_rules("hurt"), text, start, end):
        return False
    return not find_matches(_rules("dead"), text, start, end) and not find_matches(_rules("unhurt"), text, start, end)
