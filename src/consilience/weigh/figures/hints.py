"""Do the reports hint at somebody hurt or dead whom no count holds? Then their silence is no sign that nobody was."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from consilience.records import Reading, Span, Stance
from consilience.rules import Pattern, find_matches, patterns
from consilience.weigh.background import other_matter
from consilience.weigh.charges import is_fact
from consilience.weigh.figures.counts import scope_of
from consilience.weigh.origins.lineage import Lineage

_LETHAL = frozenset({"kill", "die"})
_HARMFUL = frozenset({"kill", "die", "injure", "firearms", "explosives"})
"""Modes of events in which people come to harm."""


def find_hints(lineage: Lineage) -> dict[str, frozenset[str]]:
    """Return for each story, named by its first report, the outcomes that a sentence of its own matter hints at."""
    index = lineage.index
    found: dict[str, set[str]] = defaultdict(set)
    for report, reading in index.readings.items():
        story = index.story_name(report)
        for sentence in reading.sentences:
            if _tells_of_hurt(reading, sentence) and other_matter(index, reading, None, sentence) == ("", ""):
                found[story].add("injured")
        if lineage.copy_root[report] == report:
            found[story] |= _hints_of_title(index.reports[report].title or "")
    for report in lethal_reports(lineage):
        found[index.story_name(report)].add("killed")
    return {story: frozenset(found[story]) for story in sorted(found)}


def _hints_of_title(title: str) -> set[str]:
    """Return the outcomes that a title given beside a report hints at: "Teen dies, child injured in Port Olan".

    Who is only called hurt there may have died since: "Teen critical after fall".
    """
    told = {role for role in ("dead", "headline", "unhurt") if find_matches(_rules(role), title, 0, len(title))}
    if "dead" not in told or "unhurt" in told:
        return set()
    return {"killed", "injured"} if "headline" in told else {"killed"}


def lethal_reports(lineage: Lineage) -> tuple[str, ...]:
    """Return the reports that tell of a death of their own matter as a fact, with or without a number."""
    index = lineage.index
    found = set()
    for mention in index.mentions:
        report, event = mention.reading.report, mention.event
        if event.mode not in _LETHAL or report in found or not is_fact(event):
            continue
        if other_matter(index, mention.reading, mention, event.span) == ("", ""):
            found.add(report)
    return tuple(sorted(found))


def titled_deadly(lineage: Lineage, report: str) -> bool:
    """Say whether the title given beside a report is of a death: "Boy, 9, dies after fall"."""
    title = lineage.index.reports[report].title or "" if lineage.copy_root[report] == report else ""
    return bool(find_matches(_rules("dead"), title, 0, len(title)))


def dies_among(lineage: Lineage, sentence: Span) -> bool:
    """Say whether a sentence says that one of those it counts died: "three were hurt, including a cook who died"."""
    text = lineage.index.readings[sentence.report].text
    return bool(find_matches(_rules("among"), text, sentence.start, sentence.end))


def tells_of_danger(lineage: Lineage, report: str) -> bool:
    """Say whether a report tells of somebody who may die: "the guard remains in critical condition"."""
    index = lineage.index
    reading = index.readings[report]
    for sentence in reading.sentences:
        found = find_matches(_rules("critical"), reading.text, sentence.start, sentence.end)
        deadly = found and find_matches(_rules("dead"), reading.text, sentence.start, sentence.end)
        if found and not deadly and other_matter(index, reading, None, sentence) == ("", ""):
            return True
    return False


@cache
def _rules(role: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns("en", "hints") if pattern.fields["role"] == role)


def _tells_of_hurt(reading: Reading, sentence: Span) -> bool:
    """Say whether a sentence tells of somebody who was hurt and lives: "The boy is expected to recover"."""
    text, start, end = reading.text, sentence.start, sentence.end
    if not find_matches(_rules("hurt"), text, start, end):
        return False
    return not find_matches(_rules("dead"), text, start, end) and not find_matches(_rules("unhurt"), text, start, end)


def tellers_of(lineage: Lineage) -> dict[str, set[str]]:
    """Return for each story the reports that tell of a harm of these days as a fact, with or without a number."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in lineage.index.mentions:
        event, report = mention.event, mention.reading.report
        if event.mode not in _HARMFUL or event.stance is not Stance.AFFIRMED or report in lineage.index.superseded:
            continue
        scope, _ = scope_of(lineage, mention.reading, mention, event.span)
        if scope[1:] == ("", ""):
            found[scope[0]].add(report)
    return found
