"""Did those who attacked die themselves, and does a count of the dead hold them?

"A gunman killed four people before killing himself" leaves five dead, "five people died, including the gunman" too.
Where words leave it open, the range says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from consilience.records import Event, Name, Reading, Span
from consilience.rules import Pattern, find_matches, patterns
from consilience.weigh.background import other_matter
from consilience.weigh.figures.counts import Count
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import Measure, listed, singular
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Lineage

WITHOUT = "without the attacker"
"""Share of a count that leaves out an attacker who died."""
_LEAD = 1200
"""Characters at the start of a report in which it says that all was an accident."""
_AGENT = re.compile(
    r"\b(?:killed|dead|injured|wounded|hurt|shot|slain)\s+by\s+(?:\w+\s+){0,2}?(?P<noun>[^\W\d_]{4,})\b"
)
"""By whom those counted were killed, or they and others hurt."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
ATTACKS = frozenset({"kill", "shoot", "murder", "stab", "slay", "gun", "execute", "massacre", "bomb", "behead"})
_SELVES = frozenset({"herself", "himself", "themselves"})
_OTHERS = frozenset({"victim", "other", "bystander", "hostage"})
"""Heads of counts that never hold an attacker."""
GENERAL = frozenset({"adult", "female", "male", "man", "person", "teen", "teenager", "woman", "youth"})
"""Heads of counts that say nothing of what part those counted had."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """The attackers of a story who are told of as dead."""

    number: int
    within: frozenset[str]
    """Reports that say of their count of the dead that it holds the attackers."""


@cache
def _rules(role: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in patterns("en", "perpetrators") if pattern.fields["role"] == role)


def find_fallen(lineage: Lineage) -> dict[str, Fallen]:
    """Return for each story, named by its first report, its attackers who died; stories of accidents have none."""
    index = lineage.index
    number: dict[str, int] = defaultdict(int)
    within: dict[str, set[str]] = defaultdict(set)
    accidents: set[str] = set()
    for report, reading in index.readings.items():
        story = index.story_name(report)
        if is_accident(reading):
            accidents.add(story)
        for sentence in reading.sentences:
            found = find_matches(_rules("died"), reading.text, sentence.start, sentence.end)
            if found and other_matter(index, reading, None, sentence) == ("", ""):
                number[story] = max(number[story], *(_number(match.groups.get("number")) for match in found))
            if find_matches(_rules("within"), reading.text, sentence.start, sentence.end):
                within[story].add(report)
    return {
        story: Fallen(number[story], frozenset(within[story])) for story in sorted(number) if story not in accidents
    }


def is_accident(reading: Reading) -> bool:
    """Say whether a report begins with an accident: whoever shot there attacked nobody."""
    return bool(find_matches(_rules("accident"), reading.text, 0, min(len(reading.text), _LEAD)))


def _number(word: str | None) -> int:
    if word is None:
        return 1
    return int(word) if word.isdigit() else _NUMBERS.get(word.casefold(), 1)


def count_fallen(lineage: Lineage, counts: Iterable[Count], fallen: Mapping[str, Fallen]) -> list[Count]:
    """Add the attackers who died to counts of the dead that leave them out, and mark what leaves it open."""
    told: list[Count] = []
    events = {mention.event.span: mention for mention in lineage.index.mentions}
    for count in counts:
        dead = fallen.get(lineage.index.story_name(count.span.report))
        if dead is None or not _is_toll(count):
            told.append(count)
            continue
        where = _place(lineage.index, count, dead, events)
        if where == "without":
            told += _with_attackers(count, dead.number)
        elif where == "open":
            told.append(replace(count, value=replace(count.value, more=float(dead.number))))
        else:
            told.append(count)
    return told


def _is_toll(count: Count) -> bool:
    measure, value = count.measure, count.value
    whole = measure.outcome == "killed" and not measure.share and not count.denied and count.scope[1:] == ("", "")
    return whole and not value.vague and not value.reckoned and not count.single and (value.point or 0) > 0


def _place(index: CaseIndex, count: Count, dead: Fallen, events: Mapping[Span, Mention]) -> str:
    """Say whether a count holds the attackers (`within`), leaves them out (`without`) or leaves it `open`."""
    text = index.readings[count.span.report].text
    if find_matches(_rules("within"), text, count.sentence.start, count.sentence.end):
        return "within"
    head = singular(count.measure.counted[0])
    if head in listed("perpetrators"):
        return "within"
    if not count.measure.of_people and head in listed("persons") and head not in GENERAL:
        return "without"
    words = set(map(singular, count.words.casefold().split()))
    if count.value.part == "other" or words & _OTHERS or _has_doer(index, count, events):
        return "without"
    return "within" if count.span.report in dead.within else "open"


def _has_doer(index: CaseIndex, count: Count, events: Mapping[Span, Mention]) -> bool:
    """Say whether the sentence tells who killed those counted: "the gunman killed four people", "killed by gunmen"."""
    text = index.readings[count.span.report].text
    agents = _AGENT.finditer(text, count.span.end, count.sentence.end)
    if any(singular(agent["noun"].casefold()) in listed("perpetrators") for agent in agents):
        return True
    for mention in index.mentions_near(count.span):
        event = mention.event
        if event.lemma in ATTACKS and event.actor and _acts_on(event, count.span):
            return True
    return False


def _acts_on(event: Event, span: Span) -> bool:
    return any(part.covers(span) or span.overlaps(part) for part in event.recipient)


def _with_attackers(count: Count, number: int) -> list[Count]:
    """Return a count that leaves the attackers out, called so, and the one with them that follows from it."""
    value = count.value
    low = None if value.low is None else value.low + number
    high = None if value.high is None else value.high + number
    reckoned = replace(value, low=low, high=high, part="total", reckoned=True)
    if not count.measure.of_people:
        reckoned = replace(reckoned, high=None, bound=">=")
    measure = Measure("killed", ("people",), count.measure.unit)
    whole = replace(count, measure=measure, words=measure.label, value=reckoned)
    if not count.measure.of_people:
        return [count, whole]
    return [replace(count, measure=replace(count.measure, share=WITHOUT)), whole]


def names_of_doers(index: CaseIndex, report: str) -> tuple[str, ...]:
    """Return the names of those whom a report tells of as attacking; who bears a rank there is one of the guards."""
    if report not in index.doers:
        reading = index.readings[report]
        found: set[str] = set()
        for mention in index.mentions_in(report):
            event = mention.event
            others = [part for part in event.recipient if index.text(part).casefold() not in _SELVES]
            if event.lemma in ATTACKS and event.mode != "die" and others:
                found.update(name.text for name in _acting(reading, event) if not name.role)
        index.doers[report] = tuple(sorted(found))
    return index.doers[report]


def _acting(reading: Reading, event: Event) -> list[Name]:
    """Return the persons who are the actors of an event, not those whose brothers or friends are."""
    return [
        name
        for part in event.actor
        for name in reading.names
        if name.kind == "person" and part.covers(name.span) and name.span.end >= part.end - 1
    ]
