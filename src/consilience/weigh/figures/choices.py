"""Which number does each voice of a report give as its own? One a voice, the rest stand aside and are not lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consilience.weigh.figures.counts import Count
from consilience.weigh.figures.reconcile import overlap

HARMS = frozenset({"killed", "injured", "shot"})
"""Outcomes of which a number that is not settled does more damage than none."""
ASIDE = "another count"
"""Of a number that a report gives beside its main count of the same thing."""


def set_aside(group: Sequence[Count]) -> list[list[Count]]:
    """Part what a voice gives as its count from other numbers that it gives of the same thing: these stand alone.

    "Twelve people were killed ... three people died in the harbour": no conflict, and nothing that is told is lost.
    """
    chosen = {(_voice(count), count.value.low, count.value.high) for count in one_for_each_voice(group)}
    main = [count for count in group if (_voice(count), count.value.low, count.value.high) in chosen]
    others: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in group:
        if count not in main and not count.value.reckoned:
            aside = replace(count, measure=replace(count.measure, share=count.measure.share or ASIDE))
            others[(count.value.low, count.value.high)].append(aside)
    return [main, *(others[key] for key in sorted(others, key=repr))]


def _voice(count: Count) -> tuple[object, ...]:
    """Name who gives a count in which report; what is called an earlier or a later count is a step of its own."""
    step = count.value.part if count.value.part in ("earlier", "later") else ""
    return count.span.report, tuple(sorted(count.value.assertion.marks)), step


def one_for_each_voice(counts: Sequence[Count]) -> list[Count]:
    """Keep one value for each voice of each report: a total before others, the most repeated, then the first."""
    voices: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    numbers = [count for count in counts if not count.single]
    for count in numbers or counts:
        voices[_voice(count)].append(count)
    chosen = _without_one_of_many([_choose(voices[key]) for key in sorted(voices, key=repr)])
    return sorted(chosen, key=lambda count: count.span)


def _without_one_of_many(chosen: Sequence[Count]) -> list[Count]:
    """Leave out one person whom somebody tells of in a report that tells of more hurt: "one was hit in the foot".

    So are further ones, who are a part of what they are added to: "the bodies of two more victims were found".
    """
    most: dict[str, float] = defaultdict(float)
    for count in chosen:
        most[count.span.report] = max(most[count.span.report], count.value.point or 0)
    harmed = [c for c in chosen if c.measure.outcome in HARMS and (c.value.point or 0) < most[c.span.report]]
    alone = [c for c in harmed if c.value.point == 1 or (c.value.part == "other" and c.measure.outcome == "killed")]
    return [count for count in chosen if count not in alone or count.value.headed]


def _choose(counts: Sequence[Count]) -> Count:
    totals = [count for count in counts if count.value.part == "total"]
    plain = [count for count in counts if count.value.part != "other"]
    pool = [count for count in counts if count.value.headed] or totals or plain or list(counts)
    often = Counter((count.value.low, count.value.high) for count in pool)
    return min(pool, key=lambda count: (-often[(count.value.low, count.value.high)], count.span))


def tellings_of(counts: Sequence[Count], kept: Sequence[Count]) -> list[Count]:
    """Return every telling of the values kept: who gives a number twice is quoted twice, though counted once."""
    if counts[0].measure.share:
        return list(kept)
    known = {(_voice(count), count.value.low, count.value.high) for count in kept}
    return [count for count in counts if (_voice(count), count.value.low, count.value.high) in known]


def without_echoes(counts: Sequence[Count]) -> list[Count]:
    """Leave out persons told of one by one whom a number that a report gives holds already."""
    given = [count.value for count in counts if not count.value.reckoned and not count.value.vague]
    points = {value.point for value in given}
    echoes = [
        count
        for count in counts
        if count.value.reckoned
        and count.value.point not in points
        and any(overlap((count.value, value)) for value in given)
    ]
    return [count for count in counts if count not in echoes]


def open_ended(counts: Sequence[Count]) -> list[Count]:
    """Leave it open how many more there are where somebody else tells of more: who tells of one boy denies no girl."""
    most = max((count.value.point or 0 for count in counts), default=0)
    return [
        replace(count, value=replace(count.value, high=None, bound=">="))
        if count.value.reckoned and count.value.part != "total" and (count.value.point or 0) < most
        else count
        for count in counts
    ]
