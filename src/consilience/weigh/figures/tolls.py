"""How many does each report tell of as killed or hurt where it gives no number: the persons told apart?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from consilience.rules import lookup
from consilience.weigh.figures.counts import Count
from consilience.weigh.figures.reconcile import Value
from consilience.weigh.figures.victim import Victim, tell_apart
from consilience.weigh.measures import Measure, singular
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.perpetrators import GENERAL, Fallen

_HARMS = ("killed", "injured", "shot")
_OWN_HAND = re.compile(r"[^.;]{0,60}?\b(?:died|dies|dead|death)\b[^.;]{0,40}?\bself[-\s]inflicted", re.IGNORECASE)
"""Behind somebody dead: "died of a self-inflicted wound"."""
Scope = tuple[str, ...]


def add_tolls(
    lineage: Lineage,
    counts: Iterable[Count],
    victims: Mapping[str, Sequence[Victim]],
    fallen: Mapping[str, Fallen],
) -> list[Count]:
    """Replace single persons by one count of people for each report and harm that it gives no number of.

    "A man was killed ... his daughter died at the hospital": at least two people killed. Who is told of beside a
    number ("two people, a boy and ...") is within it and counts no further.
    """
    every = list(counts)
    kept = [count for count in every if not (count.single and count.measure.outcome in _HARMS and _is_whole(count))]
    numbered = {(c.span.report, c.measure.outcome) for c in kept if _is_a_toll(c)}
    lost = _lost(victims)
    mortal = {*lost, *(c.scope[0] for c in kept if _is_a_toll(c) and c.measure.outcome == "killed" and c.value.point)}
    fallen = _without_children(lineage, victims, fallen)
    told: list[Count] = []
    for report in sorted(victims):
        dead = fallen.get(lineage.index.story_name(report))
        told += [
            _with_doers(count, victims[report], dead)
            for count in _tolls(lineage, victims[report], lost, numbered, mortal)
        ]
    kept += told
    kinds: list[Count] = []
    for count, apart in _add_kinds(kept, victims):
        dead = fallen.get(lineage.index.story_name(count.span.report)) if apart else None
        kinds.append(_with_doers(count, victims.get(count.span.report, ()), dead))
    return [*kept, *kinds]


def _add_kinds(counts: Sequence[Count], victims: Mapping[str, Sequence[Victim]]) -> Iterable[tuple[Count, bool]]:
    """Add up what a report tells of grown-ups and of children where it gives no count of people.

    "He killed his two children ... the father was found dead": at least three people killed. Beside each stands
    whether those counted are certainly no attackers: a wife and two boys are none, "two adults" may be.
    """
    wholes = {(c.span.report, c.scope) for c in counts if _is_whole(c) and _is_killed(c) and c.measure.of_people}
    kinds: dict[tuple[str, Scope], dict[str, Count]] = defaultdict(dict)
    for count in counts:
        age = _ages().get(singular(count.measure.counted[0]), "-").strip("-")
        point = count.value.point or 0
        if age and _is_killed(count) and _is_whole(count) and (count.span.report, count.scope) not in wholes:
            known = kinds[(count.span.report, count.scope)].get(age)
            if known is None or (known.value.point or 0) < point:
                kinds[(count.span.report, count.scope)][age] = count
    for report, scope in sorted(kinds):
        told = kinds[(report, scope)]
        parts = sum(count.value.point or 0 for count in told.values())
        alone = [v for v in victims.get(report, ()) if v.scope == scope and v.fate == "killed" and v.age]
        parts += len({victim.age for victim in alone} - told.keys())
        first = told[min(told)]
        if parts > (first.value.point or 0):
            value = replace(first.value, low=parts, high=None, bound=">=", part="plain", reckoned=True)
            measure = Measure("killed", ("people",), "")
            heads = {singular(count.measure.counted[0]) for count in told.values()}
            yield replace(first, measure=measure, words=measure.label, value=value), not heads & GENERAL


def _with_doers(count: Count, victims: Sequence[Victim], dead: Fallen | None) -> Count:
    """Add the attackers who died to the victims of a report that tells of none of them as dead."""
    lost = [victim for victim in victims if victim.fate == "killed" and victim.scope == count.scope]
    if dead is None or count.measure.outcome != "killed" or count.scope[1:] != ("", ""):
        return count
    if any(victim.doer for victim in lost) or not any(_is_no_doer(victim) for victim in lost):
        return count
    low, high = (count.value.low or 0) + dead.number, None
    return replace(count, value=replace(count.value, low=low, high=high, bound=">="))


def _without_children(
    lineage: Lineage, victims: Mapping[str, Sequence[Victim]], fallen: Mapping[str, Fallen]
) -> Mapping[str, Fallen]:
    """Leave out the stories in which who died by the own hand is the victim, a child: no attacker died besides."""
    own = {
        lineage.index.story_name(report)
        for report in victims
        for victim in victims[report]
        if victim.fate == "killed" and victim.age == "child" and _by_own_hand(lineage, victim)
    }
    return {story: dead for story, dead in fallen.items() if story not in own}


def _by_own_hand(lineage: Lineage, victim: Victim) -> bool:
    text, end = lineage.index.readings[victim.span.report].text, lineage.index.sentence(victim.span).end
    return _OWN_HAND.match(text, victim.span.end, end) is not None


def _is_no_doer(victim: Victim) -> bool:
    """Say whether a victim certainly is no attacker: named apart from them, a child, somebody's wife, a guard."""
    return bool(victim.name or victim.age == "child" or (victim.noun and victim.noun.casefold() not in GENERAL))


def _is_killed(count: Count) -> bool:
    return count.measure.outcome == "killed" and not count.value.vague


@cache
def _ages() -> Mapping[str, str]:
    return lookup("en", "victims", "word", "age")


def _lost(victims: Mapping[str, Sequence[Victim]]) -> dict[str, list[Victim]]:
    """Return who is told of as dead in each story, everyone that reads alike once."""
    found: dict[str, dict[tuple[str, ...], Victim]] = defaultdict(dict)
    for report in victims:
        for victim in victims[report]:
            if victim.fate == "killed":
                found[victim.scope[0]].setdefault((victim.name, victim.sex, victim.age), victim)
    return {story: list(alike.values()) for story, alike in found.items()}


def _is_whole(count: Count) -> bool:
    """Say whether a count is of all whom a harm befell, as the report tells it for a fact."""
    return not count.measure.share and not count.denied and count.scope[1:2] == ("",)


def _is_a_toll(count: Count) -> bool:
    return bool(count.measure.outcome) and _is_whole(count) and not count.scope[2]


def _tolls(
    lineage: Lineage,
    victims: Sequence[Victim],
    lost: Mapping[str, Sequence[Victim]],
    numbered: set[tuple[str, str]],
    mortal: set[str],
) -> Iterable[Count]:
    """Count who is told of; who is only "shot" counts as hurt in stories that tell of nobody dead."""
    by_scope: dict[Scope, list[Victim]] = defaultdict(list)
    for victim in victims:
        by_scope[victim.scope].append(victim)
    for scope in sorted(by_scope):
        dead = [victim for victim in by_scope[scope] if victim.fate == "killed"]
        fallen = [*dead, *lost.get(scope[0], ())]
        hurt = [victim for victim in by_scope[scope] if victim.fate == "injured"]
        shot = [] if scope[0] in mortal else [victim for victim in by_scope[scope] if victim.fate == "shot"]
        hurt = [victim for victim in hurt if all(victim.differs(other) for other in fallen)]
        report = victims[0].span.report
        for outcome, group in (("killed", dead), ("injured", [*hurt, *shot])):
            if group and (report, outcome) not in numbered and not (shot and (report, "shot") in numbered):
                yield _toll(lineage, outcome, group)


def _toll(lineage: Lineage, outcome: str, victims: Sequence[Victim]) -> Count:
    """Count the persons told apart: one who is brought up by "a" is exactly one, known ones are at least so many."""
    apart = tell_apart(victims)
    first = next((victim for victim in apart if not victim.known), apart[0])
    introduced = any(not victim.known for victim in victims)
    index = lineage.index
    report = first.span.report
    number = float(len(apart))
    exact = introduced and len(apart) == 1
    sentence = index.sentence(first.span)
    over = index.statement_over(first.span)
    statement = index.readings[report].statements[over] if over is not None else None
    assertion = lineage.assert_span(first.quote, statement)
    bound = "=" if exact else ">="
    high = number if exact else None
    value = Value(number, high, bound, lineage.first_told[report], "plain", assertion, reckoned=True)
    measure = Measure(outcome, ("people",), "")
    return Count(
        measure,
        measure.label,
        first.span,
        sentence,
        value,
        first.scope,
        first.when,
        (),
        denied=False,
        event=first.event,
        old=report in index.superseded,
    )


def settle_shot(counts: Sequence[Count]) -> list[Count]:
    """Count the shot as hurt as far as they are not among the dead of their report.

    "Five teens were shot" and nobody died: five hurt. "Five people were shot, one fatally": four of them.
    """
    counted = {
        (count.span.report, count.scope)
        for count in counts
        if _is_whole(count) and count.measure.outcome == "killed" and count.value.point and not count.value.reckoned
    }
    dead: dict[tuple[str, Scope], float] = {}
    hurt: set[tuple[str, Scope]] = set()
    fatal: set[Scope] = set()
    for count in counts:
        key = (count.span.report, count.scope)
        if not _is_whole(count) or (count.value.reckoned and count.measure.outcome == "killed" and key in counted):
            continue
        if count.measure.outcome == "killed" and (count.value.point or count.value.vague):
            dead[key] = max(dead.get(key, 0), count.value.point or 0)
            fatal.add(count.scope)
        if count.measure.outcome == "injured" and count.value.point and not count.value.reckoned:
            hurt.add(key)
    return [_settled(count, dead, hurt, fatal) for count in counts]


def _settled(
    count: Count, dead: dict[tuple[str, Scope], float], hurt: set[tuple[str, Scope]], fatal: set[Scope]
) -> Count:
    key = (count.span.report, count.scope)
    if count.measure.outcome != "shot" or not _is_whole(count) or key in hurt:
        return count
    low, high = count.value.low, count.value.high
    lost = dead.get(key, 0)
    if (count.scope in fatal and key not in dead) or (low or 0) - lost < 1 or not (low == high or not lost):
        return count
    measure = replace(count.measure, outcome="injured")
    value = replace(count.value, low=(low or 0) - lost, high=None if high is None else high - lost)
    value = replace(value, reckoned=True) if lost else value
    return replace(count, measure=measure, words=measure.label, value=value)


def part_the_dead(counts: Sequence[Count]) -> list[Count]:
    """Take the dead out of a number of hurt that is the sum of the dead and the hurt that one sentence tells apart.

    "Five people were wounded", and elsewhere "one killed, four wounded": one of the five has died.
    """
    pairs = _told_apart(counts)
    return [_without_dead(count, pairs) for count in counts]


def _told_apart(counts: Sequence[Count]) -> dict[Scope, set[tuple[float, float, float]]]:
    """Return for each scope the sums of dead and hurt that single sentences tell, with the hurt."""
    dead: dict[tuple[object, Scope], set[float]] = defaultdict(set)
    for count in counts:
        if count.measure.outcome == "killed" and _is_exact(count):
            dead[(count.sentence, count.scope)].add(count.value.point or 0)
    found: dict[Scope, set[tuple[float, float, float]]] = defaultdict(set)
    for count in counts:
        if count.measure.outcome == "injured" and _is_exact(count):
            hurt = count.value.point or 0
            found[count.scope] |= {(lost + hurt, lost, hurt) for lost in dead[(count.sentence, count.scope)] if lost}
    return found


def _is_exact(count: Count) -> bool:
    return _is_whole(count) and not count.value.reckoned and count.value.low == count.value.high


def _without_dead(count: Count, pairs: Mapping[Scope, set[tuple[float, float, float]]]) -> Count:
    if count.measure.outcome != "injured" or not _is_exact(count):
        return count
    sums = {(whole, hurt) for whole, _, hurt in pairs.get(count.scope, ()) if whole == count.value.point}
    if not sums or any(hurt == count.value.point for _, _, hurt in pairs.get(count.scope, ())):
        return count
    hurt = max(hurt for _, hurt in sums)
    return replace(count, value=replace(count.value, low=hurt, high=hurt, reckoned=True))
