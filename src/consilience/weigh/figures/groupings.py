"""Which counts are of the same measure in the same scope? Only these are compared and reconciled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consilience.rules import lookup
from consilience.weigh.figures.counts import Count
from consilience.weigh.figures.portions import PART
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import Measure, listed, singular
from consilience.weigh.perpetrators import GENERAL

_THE = re.compile(r"\bthe\s+(?:other\s+)?$", re.IGNORECASE)
_BEFORE = 12
"""Characters before a number in which an article stands."""
_LARGE = 100
"""From this number on it is no accident that two stories give the same one."""


def group_counts(counts: Iterable[Count]) -> list[list[Count]]:
    """Group counts by their scope and by what they count, singular or plural."""
    groups: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in counts:
        measure = count.measure
        counted = tuple(singular(word) for word in measure.counted)
        groups[(count.scope, measure.outcome, counted, measure.unit, measure.share)].append(count)
    return [groups[key] for key in sorted(groups, key=repr)]


def merge_kinds(groups: list[list[Count]]) -> list[list[Count]]:
    """Join counts of "officers killed" to "people killed" where no report tells the two apart and the values agree.

    A report that gives both ("five officers and two others were killed") keeps them apart for the whole case.
    """
    merged = [list(group) for group in groups]
    rivals: dict[tuple[object, ...], list[list[Count]]] = defaultdict(list)
    for group in merged:
        rivals[(group[0].scope, group[0].measure.unit)].append(group)
    for same_scope in rivals.values():
        for wide in sorted(same_scope, key=_width):
            for narrow in same_scope:
                if narrow is not wide and narrow and wide and _joins(wide, narrow):
                    wide.extend(narrow)
                    narrow.clear()
                elif narrow is not wide and narrow and wide and _are_some(wide, narrow):
                    points = {count.value.point for count in wide}
                    wide.extend(count for count in narrow if count.value.point in points)
                    narrow[:] = [count for count in narrow if count.value.point not in points]
    return [sorted(group, key=lambda count: count.span) for group in merged if group]


def _width(group: Sequence[Count]) -> tuple[bool, int]:
    """Order measures from the widest on: people, then "boats", then "pirate boats"; what has been taken comes last."""
    return (not group[0].measure.of_people, len(group[0].measure.counted)) if group else (True, _LARGE)


def _joins(wide: Sequence[Count], narrow: Sequence[Count]) -> bool:
    left, right = wide[0].measure, narrow[0].measure
    if wide[0].scope != narrow[0].scope or left.unit != right.unit or left.share or right.share:
        return False
    if not right.of_people and any(count.value.reckoned and count.value.part == "total" for count in wide):
        return False  # "five officers and the gunman" is six people; the five stay officers
    points = {count.value.point for count in wide}
    agree = all(count.value.point in points or (not left.of_people and _leaves_open(count, points)) for count in narrow)
    if left.outcome != right.outcome and (right.outcome or not agree):
        return False
    if not agree and {count.span.report for count in wide} & {count.span.report for count in narrow}:
        return False
    return _are_alike(left, right, agree=agree)


def _leaves_open(count: Count, points: set[float | None]) -> bool:
    """Say whether a count names a lower limit that one of some numbers is above: "at least three" beside five."""
    low = count.value.low
    return low is not None and count.value.high is None and any(low <= point for point in points if point is not None)


def _are_alike(left: Measure, right: Measure, *, agree: bool) -> bool:
    """Say whether two measures are one thing under two names; people and a kind of them only where the values agree."""
    if left.of_people and left.outcome:
        return agree and bool(right.outcome)
    if left.outcome and left.outcome == right.outcome and _are_young(left, right):
        return agree
    one, two = set(map(singular, left.counted)), set(map(singular, right.counted))
    same_head = singular(left.counted[0]) == singular(right.counted[0])
    return same_head and (one <= two or two <= one)


def _are_some(wide: Sequence[Count], narrow: Sequence[Count]) -> bool:
    """Say whether some count men, women or the young and the others people, or both one kind by two names."""
    left, right = wide[0].measure, narrow[0].measure
    head = singular(right.counted[0])
    person = head in GENERAL or lookup("en", "victims", "word", "age").get(head) == "child"
    same = left.outcome == right.outcome and not left.share and not right.share
    if not left.outcome or not same:
        return False
    same_head = singular(left.counted[0]) == head and set(left.counted[1:]) <= set(right.counted[1:])
    return (left.of_people and person) or (same_head and not left.of_people)


def join_stories(groups: Iterable[list[Count]]) -> list[list[Count]]:
    """Join one large number of one measure that several stories of the case tell: 12,000 reservists called up."""
    joined: dict[tuple[object, ...], list[Count]] = {}
    for group in groups:
        valid = [count for count in group if not count.old] or group
        points = tuple(sorted({count.value.point or 0 for count in valid}))
        counted = tuple(singular(word) for word in group[0].measure.counted)
        measure = replace(group[0].measure, counted=counted)
        alone = () if points[0] >= _LARGE and len(points) == 1 and measure.outcome else group[0].scope
        joined.setdefault((measure, group[0].scope[1:], points, alone), []).extend(group)
    return [sorted(group, key=lambda count: count.span) for group in joined.values()]


def part_the_rest(index: CaseIndex, counts: Sequence[Count]) -> list[Count]:
    """Mark those whom "the three other guards hurt" points back at as a part where their report counts more of them.

    Who speaks so tells of his own people; "three other guards were hurt" counts all.
    """
    most: dict[tuple[object, ...], float] = defaultdict(float)
    for count in counts:
        if not count.measure.share:
            key = _harm_of(count)
            most[key] = max(most[key], count.value.point or 0)
    return [
        replace(count, measure=replace(count.measure, share=PART))
        if count.value.part == "other" and _points_back(index, count, most[_harm_of(count)])
        else count
        for count in counts
    ]


def _harm_of(count: Count) -> tuple[object, ...]:
    return count.span.report, count.scope, count.measure.outcome


def _points_back(index: CaseIndex, count: Count, most: float) -> bool:
    if not count.measure.outcome or count.measure.share or not 0 < (count.value.point or 0) < most:
        return False
    text = index.readings[count.span.report].text
    return _THE.search(text, max(count.sentence.start, count.span.start - _BEFORE), count.span.start) is not None


def mark_parts(groups: Sequence[list[Count]]) -> list[list[Count]]:
    """Mark "children killed" as a part where people killed are counted too, and every count of them is larger."""
    wholes: dict[tuple[object, ...], float] = {}
    for group in groups:
        measure, points = group[0].measure, [count.value.point for count in group if count.value.point]
        if measure.of_people and measure.outcome and not measure.share and points:
            wholes[(group[0].scope, measure.outcome)] = min(points)
    return [[_as_part(count, wholes) for count in group] for group in groups]


def _as_part(count: Count, wholes: Mapping[tuple[object, ...], float]) -> Count:
    measure = count.measure
    whole = wholes.get((count.scope, measure.outcome), 0)
    if measure.of_people or measure.share or not (count.value.point or 0) < whole:
        return count
    if singular(measure.counted[0]) not in listed("persons"):
        return count
    return replace(count, measure=replace(measure, share=PART))


def _are_young(left: Measure, right: Measure) -> bool:
    """Say whether both count the young, however called: "five teens shot", "five kids shot"."""
    ages = lookup("en", "victims", "word", "age")
    return all(ages.get(singular(measure.counted[0])) == "child" for measure in (left, right))
