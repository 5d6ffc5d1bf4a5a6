"""How many? Numbers of the same measure in the same scope, brought together across the reports and reconciled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from consilience.records import Figure, FigureValue, Finding, Relation, Stance, Standing
from consilience.rules import lookup
from consilience.weigh.ages import find_ages
from consilience.weigh.counts import PART, Count, find_counts
from consilience.weigh.grades import grade
from consilience.weigh.identity import finding_id
from consilience.weigh.leads import headed
from consilience.weigh.lookalikes import mark_lookalikes, split_things
from consilience.weigh.margins import NO_MARGIN, Margin, Margins, find_margins, widen
from consilience.weigh.matters import join_matters
from consilience.weigh.measures import Measure, listed, singular
from consilience.weigh.origins import Lineage
from consilience.weigh.paths import paths_of
from consilience.weigh.perpetrators import GENERAL, count_fallen, find_fallen
from consilience.weigh.reconcile import Reconciled, Value, overlap, reconcile
from consilience.weigh.silences import find_silences
from consilience.weigh.sums import add_sums
from consilience.weigh.tolls import add_tolls, settle_shot
from consilience.weigh.victims import find_victims

_LARGE = 100
"""From this number on it is no accident that two stories give the same one."""
HARMS = frozenset({"killed", "injured", "shot"})
"""Outcomes of which a number that is not settled does more damage than none."""
_SEVERAL = 2
"""From this number on a report that counts one kind of persons may have left out others."""
_ENOUGH = 2
"""Reports that must tell of equally many persons one by one before these make a number."""
ASIDE = "another count"
"""Of a number that a report gives beside its main count of the same thing."""


def find_figures(lineage: Lineage) -> tuple[Finding, ...]:
    """Bring together the counts of the case, reconcile each measure, and make a finding of each."""
    found = join_matters(lineage, add_sums(lineage.index, find_counts(lineage)))
    fallen = find_fallen(lineage)
    victims = find_victims(lineage, found)
    single = add_tolls(lineage, _with_headlines(lineage, found), victims, fallen)
    margins = find_margins(lineage, single, victims)
    told = count_fallen(lineage, settle_shot(single), fallen)
    counts = sorted(told, key=lambda count: (count.span, count.value.part, count.measure))
    merged = _mark_parts(_join_stories(_merge_kinds(_group(counts))))
    groups = [part for group in merged for part in _set_aside(group)]
    groups = [part for group in groups for part in split_things(group)]
    findings = [_finding(lineage, group, margins) for group in groups]
    return (*mark_lookalikes(findings, groups), *find_silences(lineage, groups, margins), *find_ages(lineage))


def _with_headlines(lineage: Lineage, counts: Iterable[Count]) -> list[Count]:
    """Mark the counts whose number the headline of their report gives, and those to which headlines give a rival."""
    index = lineage.index
    told = {report: headed(index.reports[report], index.readings[report]) for report in index.readings}
    every = {report: frozenset().union(*(told[other] for other in index.story_of(report))) for report in told}
    return [_with_headline(count, told[count.span.report], every[count.span.report]) for count in counts]


def _with_headline(count: Count, own: Set[tuple[str, float]], every: Set[tuple[str, float]]) -> Count:
    outcome, point = count.measure.outcome, count.value.point
    if point is not None and (outcome, point) in own and not count.measure.share:
        return replace(count, value=replace(count.value, headed=True))
    return replace(count, rival=(outcome, point) not in every and outcome in {known for known, _ in every})


# --- the same measure in the same scope ------------------------------------------------------------------------------


def _group(counts: Iterable[Count]) -> list[list[Count]]:
    groups: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in counts:
        measure = count.measure
        counted = tuple(singular(word) for word in measure.counted)
        groups[(count.scope, measure.outcome, counted, measure.unit, measure.share)].append(count)
    return [groups[key] for key in sorted(groups, key=repr)]


def _merge_kinds(groups: list[list[Count]]) -> list[list[Count]]:
    """Join counts of "officers killed" to "people killed" where no report tells the two apart and the values agree.

    A report that gives both ("five officers and two others were killed") keeps them apart for the whole case.
    """
    merged = [list(group) for group in groups]
    rivals: dict[tuple[object, ...], list[list[Count]]] = defaultdict(list)
    for group in merged:
        rivals[(group[0].scope, group[0].measure.unit)].append(group)
    for same_scope in rivals.values():
        for wide in sorted(same_scope, key=lambda group: not group[0].measure.of_people):
            for narrow in same_scope:
                if narrow is not wide and narrow and wide and _joins(wide, narrow):
                    wide.extend(narrow)
                    narrow.clear()
                elif narrow is not wide and narrow and wide and _are_some(wide, narrow):
                    points = {count.value.point for count in wide}
                    wide.extend(count for count in narrow if count.value.point in points)
                    narrow[:] = [count for count in narrow if count.value.point not in points]
    return [sorted(group, key=lambda count: count.span) for group in merged if group]


def _joins(wide: Sequence[Count], narrow: Sequence[Count]) -> bool:
    left, right = wide[0].measure, narrow[0].measure
    if wide[0].scope != narrow[0].scope or left.unit != right.unit or left.share or right.share:
        return False
    if not right.of_people and any(count.value.reckoned and count.value.part == "total" for count in wide):
        return False  # "five officers and the gunman" is six people; the five stay officers
    points = {count.value.point for count in wide}
    agree = all(count.value.point in points for count in narrow)
    if left.outcome != right.outcome and (right.outcome or not agree):
        return False
    if not agree and {count.span.report for count in wide} & {count.span.report for count in narrow}:
        return False
    return _are_alike(left, right, agree=agree)


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
    """Say whether some count men, women or the young and the others people, with one outcome."""
    left, right = wide[0].measure, narrow[0].measure
    head = singular(right.counted[0])
    person = head in GENERAL or lookup("en", "victims", "word", "age").get(head) == "child"
    same = left.outcome == right.outcome and not left.share and not right.share
    return left.of_people and bool(left.outcome) and same and person


def _join_stories(groups: Iterable[list[Count]]) -> list[list[Count]]:
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


def _mark_parts(groups: Sequence[list[Count]]) -> list[list[Count]]:
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


def _set_aside(group: Sequence[Count]) -> list[list[Count]]:
    """Part what a voice gives as its count from other numbers that it gives of the same thing: these stand alone.

    "Twelve people were killed ... three people died in the harbour": no conflict, and nothing is lost.
    """
    chosen = {(_voice(count), count.value.low, count.value.high) for count in _one_for_each_voice(group)}
    main = [count for count in group if (_voice(count), count.value.low, count.value.high) in chosen]
    others: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in group:
        if count not in main:
            aside = replace(count, measure=replace(count.measure, share=count.measure.share or ASIDE))
            others[(count.value.low, count.value.high)].append(aside)
    return [main, *(others[key] for key in sorted(others, key=repr))]


def _voice(count: Count) -> tuple[object, ...]:
    """Name who gives a count in which report; what is called an earlier or a later count is a step of its own."""
    step = count.value.part if count.value.part in ("earlier", "later") else ""
    return count.span.report, tuple(sorted(count.value.assertion.marks)), step


# --- one finding for each --------------------------------------------------------------------------------------------


def _finding(lineage: Lineage, group: Sequence[Count], margins: Margins) -> Finding:
    group = _open_ended(group)
    valid = [count for count in group if not count.old]
    told = [count for count in valid or group if not count.denied]
    kept = _one_for_each_voice(told) or _one_for_each_voice(group)
    kept = _without_echoes(kept)
    named = [count.value for count in kept if not count.value.vague]
    result = reconcile(named or [count.value for count in kept])
    result = _abstain(kept, widen(result, _margin(group[0], margins)))
    holding = _holding(kept, result)
    support = lineage.independent(count.value.assertion for count in holding)
    dispute = lineage.independent(count.value.assertion for count in group if count.denied) if told else ()
    standing = _standing(len(support), len(dispute), result.relation) if valid else Standing.SUPERSEDED
    listed = [count for count in valid or group if not count.denied or not told]
    cites = tuple(dict.fromkeys(count.value.assertion.citation for count in listed))
    numbers = sorted({(str(count.value.low), str(count.value.high)) for count in listed})
    identity = finding_id("figure", cites, f"{group[0].measure} {group[0].scope[1:]} {numbers}")
    figure = _figure(identity, group, _tellings(told or group, kept), result, standing)
    grades = grade(support, dispute, lineage.registry, relation=result.relation)
    return Finding(
        id=identity,
        kind="figure",
        text=wording(figure),
        standing=standing,
        grade=grades,
        support=cites,
        dispute=tuple(count.value.assertion.citation for count in group if count.denied) if told else (),
        origins=tuple(origin.name for origin in support),
        lineage=paths_of(support),
        stance=Stance.DENIED if not told else Stance(group[0].scope[1] or Stance.AFFIRMED),
        theme=group[0].measure.outcome or None,
        figure=figure,
    )


def _margin(first: Count, margins: Margins) -> Margin:
    """Return what the reports leave open about a whole count of their own matter."""
    if first.measure.share or first.scope[1:] != ("", ""):
        return NO_MARGIN
    return margins.get((first.scope[0], first.measure.outcome), NO_MARGIN)


def _abstain(group: Sequence[Count], result: Reconciled) -> Reconciled:
    """Give no best number of a harm that the reports do not settle, and say why; the range stays as it is."""
    why = _unsettled(group, result) or _lonely(group, result)
    return replace(result, best=None, because=(*result.because, f"no best number: {why}")) if why else result


def _unsettled(group: Sequence[Count], result: Reconciled) -> str:
    """Say why a harm is not settled by these reports; empty where it is."""
    first = group[0]
    if first.measure.outcome not in HARMS:
        return ""
    if first.scope[1]:
        return f"{first.scope[1]} only, nobody says that it happened"
    if first.measure.share == ASIDE:
        return "given beside another count of the same thing"
    if first.measure.share and singular(first.measure.counted[0]) in listed("perpetrators"):
        return "those who attacked, whom the count of all holds"
    if first.scope[2]:
        return "told of another matter than the reports' own"
    return (
        _uncounted([count.value for count in group], result.best)
        if all(count.value.reckoned for count in group)
        else ""
    )


def _lonely(group: Sequence[Count], result: Reconciled) -> str:
    """Say why one report alone does not settle a harm to several: it counts one kind of them, or headlines differ."""
    naming = [count for count in group if count.value.point == result.best]
    if (
        len({count.value.assertion.group for count in naming}) != 1
        or (result.best or 0) < _SEVERAL
        or group[0].measure.share
    ):
        return ""
    if not any(count.measure.of_people for count in group) and singular(group[0].measure.counted[0]) in listed(
        "persons"
    ):
        return "one report alone gives it, of one kind of persons"
    if all(count.rival for count in naming):
        return "one report alone gives it, and headlines give another number"
    return ""


def _uncounted(values: Sequence[Value], best: float | None) -> str:
    """Say why persons told of one by one make no number: several of them, or unlike many, and no two reports agree."""
    if any(value.part == "total" for value in values):
        return ""
    told = Counter(number for _, number in {(value.assertion.group, value.point) for value in values})
    if told[best] >= _ENOUGH or (set(told) == {1.0}):
        return ""
    return "no report gives a number, and not two of them tell of as many one by one"


def _one_for_each_voice(counts: Sequence[Count]) -> list[Count]:
    """Keep one value for each voice of each report: a total before others, the most repeated, then the first."""
    voices: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in counts:
        voices[_voice(count)].append(count)
    chosen = [_choose(voices[key]) for key in sorted(voices, key=repr)]
    return sorted(chosen, key=lambda count: count.span)


def _choose(counts: Sequence[Count]) -> Count:
    totals = [count for count in counts if count.value.part == "total"]
    plain = [count for count in counts if count.value.part != "other"]
    pool = [count for count in counts if count.value.headed] or totals or plain or list(counts)
    often = Counter((count.value.low, count.value.high) for count in pool)
    return min(pool, key=lambda count: (-often[(count.value.low, count.value.high)], count.span))


def _tellings(counts: Sequence[Count], kept: Sequence[Count]) -> list[Count]:
    """Return every telling of the values kept: who gives a number twice is quoted twice, though counted once."""
    if counts[0].measure.share:
        return list(kept)
    known = {(_voice(count), count.value.low, count.value.high) for count in kept}
    return [count for count in counts if (_voice(count), count.value.low, count.value.high) in known]


def _without_echoes(counts: Sequence[Count]) -> list[Count]:
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


def _open_ended(counts: Sequence[Count]) -> list[Count]:
    """Leave it open how many more there are where somebody else tells of more: who tells of one boy denies no girl."""
    most = max((count.value.point or 0 for count in counts), default=0)
    return [
        replace(count, value=replace(count.value, high=None, bound=">="))
        if count.value.reckoned and count.value.part != "total" and (count.value.point or 0) < most
        else count
        for count in counts
    ]


def _holding(counts: Sequence[Count], result: Reconciled) -> list[Count]:
    """Return the counts that the best number satisfies."""
    best = result.best
    return [count for count in counts if best is None or count.value.holds(best)]


def _standing(support: int, dispute: int, relation: Relation) -> Standing:
    if relation is Relation.CONFLICT or dispute:
        return Standing.CONTESTED
    return Standing.CORROBORATED if support > 1 else Standing.SINGLE_SOURCE


def _figure(
    identity: str, group: Sequence[Count], kept: Sequence[Count], result: Reconciled, standing: Standing
) -> Figure:
    widest = min((count.measure for count in group), key=lambda measure: (not measure.of_people, measure.label))
    values = tuple(
        FigureValue(v.low, v.high, v.bound, v.assertion.citation, v.assertion.name, v.as_of, v.reckoned)
        for v in (count.value for count in kept)
    )
    return Figure(
        id=identity,
        counted=_label(widest, group),
        scope=_scope(group),
        values=values,
        best=result.best,
        low=result.low,
        high=result.high,
        conservative=result.conservative,
        unit=widest.unit or None,
        as_of=result.as_of,
        relation=result.relation,
        standing=standing,
        because=result.because,
    )


def _label(measure: Measure, group: Sequence[Count]) -> str:
    """Name what is counted: by its outcome, else as most reports put it."""
    part = f" ({measure.share})" if measure.share else ""
    if not measure.outcome:
        often = Counter(count.words for count in group)
        return min(often, key=lambda words: (words[:1].isupper(), -often[words], len(words), words)) + part
    return measure.label + part


def _scope(group: Sequence[Count]) -> str:
    """Describe the scope in the reports' own names: up to two places, the time of a past matter, the stance."""
    often = Counter(place for count in group for place in count.places)
    places = sorted(often, key=lambda place: (-often[place], place))[:2]
    return "; ".join(filter(None, (", ".join(places), group[0].when, group[0].scope[1])))


def wording(figure: Figure) -> str:
    """Word a figure in one line: "76 people killed", "at least 19 US operations", "3 to 10 people killed"."""
    best = "?" if figure.best is None else f"{figure.best:,g}" if figure.best < 1e6 else f"{figure.best:,.0f}"
    if figure.high is None:
        best = f"at least {best}"
    elif figure.low != figure.high and figure.low is not None:
        best = f"{best} ({figure.low:,g} to {figure.high:,g})"
    unit = f" {figure.unit}" if figure.unit and figure.unit not in figure.counted else ""
    return f"{best}{unit} {figure.counted}"
