"""Which numbers of mere things say nothing by themselves, which are of one thing, and which add up more than the rest?

What is counted here came to no harm: pirates, boats, rifles. Reports call it by many names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from consilience.records import Reading
from consilience.rules import rows
from consilience.weigh.figures.counts import Count
from consilience.weigh.measures import Measure, listed, singular

_MANY = 10
"""From this number on it is no accident that reports count as many of one country."""
_IN_ALL = re.compile(
    r"(?i)\b(?:so\s+far|thus\s+far|to\s+date|(?:in|during|over)\s+(?:the|its|their|his|her)\s+(?:\w+\s+)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:operations|missions|raids|tours|patrols|years|months|weeks))\b"
)
IN_ALL = "in all so far"
"""Share of a number that adds up more than what its report tells of: "923 rounds in their five operations"."""


def part_in_all(readings: Mapping[str, Reading], counts: Iterable[Count]) -> list[Count]:
    """Part the numbers of things that add up several occasions from those of the one that the reports are about."""
    return [
        replace(count, measure=replace(count.measure, share=IN_ALL))
        if _adds_up(readings[count.span.report].text, count)
        else count
        for count in counts
    ]


def _adds_up(text: str, count: Count) -> bool:
    return _is_thing(count.measure) and bool(_IN_ALL.search(text, count.sentence.start, count.sentence.end))


def _is_thing(measure: Measure) -> bool:
    return not (measure.outcome or measure.unit or measure.share)


def without_single(groups: Sequence[list[Count]]) -> list[list[Count]]:
    """Leave out what is only ever one: "in one video", "on one level or another" count nothing."""
    return [group for group in groups if not _is_thing(group[0].measure) or any(_counts(count) for count in group)]


def _counts(count: Count) -> bool:
    return count.value.point != 1 or count.value.bound != "="


def join_names(groups: Sequence[list[Count]]) -> list[list[Count]]:
    """Join equal numbers of persons of one country under several names: "12 Russian officers", "12 Russian hackers"."""
    joined: list[list[Count]] = []
    homes: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for group in groups:
        key = _called(group)
        if key is None:
            joined.append(group)
        elif key in homes:
            homes[key].extend(group)
        else:
            homes[key] = group
            joined.append(group)
    return [sorted(group, key=lambda count: count.span) for group in joined]


def _called(group: Sequence[Count]) -> tuple[object, ...] | None:
    """Return scope, number and country of persons counted; None where there is more than one number or no country."""
    points = {(count.value.low, count.value.high) for count in group}
    measure, (low, high) = group[0].measure, min(points, key=repr)
    if not _is_thing(measure) or len(points) > 1 or low != high or (low or 0) < _MANY:
        return None
    peoples = sorted(word for word in map(singular, measure.counted) if word in _peoples())
    return (group[0].scope, low, peoples[0]) if peoples and _is_person(singular(measure.counted[0])) else None


def _is_person(noun: str) -> bool:
    return noun in listed("persons") or noun in _callings() or noun in _peoples()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(row["demonym"].casefold() for row in rows("en", "demonyms") if row["country"])


@cache
def _callings() -> frozenset[str]:
    """Return what persons are called by what they do: officials, hackers, pirates."""
    words = {row["title"] for row in rows("en", "titles")} | {row["noun"] for row in rows("en", "collectives")}
    return frozenset(singular(word.casefold()) for word in words)
