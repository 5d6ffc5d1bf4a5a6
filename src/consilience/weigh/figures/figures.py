"""How many? Numbers of the same measure in the same scope, brought together across the reports and reconciled."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.records import Figure, FigureValue, Finding, Relation, Stance, Standing
from consilience.weigh.figures.ages import find_ages
from consilience.weigh.figures.choices import one_for_each_voice, open_ended, set_aside, tellings_of, without_echoes
from consilience.weigh.figures.counts import Count, find_counts
from consilience.weigh.figures.groupings import group_counts, join_stories, mark_parts, merge_kinds, part_the_rest
from consilience.weigh.figures.leads import with_headlines
from consilience.weigh.figures.leftouts import with_left_out
from consilience.weigh.figures.lines import label_of, scope_words, wording
from consilience.weigh.figures.lookalikes import mark_lookalikes, split_things
from consilience.weigh.figures.margins import NO_MARGIN, Margin, Margins, find_margins, is_lonely, widen
from consilience.weigh.figures.ordinals import add_ordinals
from consilience.weigh.figures.reconcile import Reconciled, reconcile, supports
from consilience.weigh.figures.service import find_service
from consilience.weigh.figures.settling import abstain, unsettle_parts
from consilience.weigh.figures.silences import find_silences
from consilience.weigh.figures.sums import add_sums
from consilience.weigh.figures.things import join_names, part_in_all, without_single
from consilience.weigh.figures.tolls import add_tolls, part_the_dead, settle_shot
from consilience.weigh.figures.victims import find_victims
from consilience.weigh.grades import grade
from consilience.weigh.identity import finding_id
from consilience.weigh.matters import join_matters
from consilience.weigh.measures import singular
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.origins.paths import paths_of
from consilience.weigh.perpetrators import count_fallen, find_fallen

_GROWING = frozenset(
    {"killed", "injured", "shot", "missing", "displaced", "detained", "abducted", "evacuated", "infected", "destroyed"}
    | {"damaged", "in hospital", "casualties", "rescued", "aftershock", "arrest", "case", "strike", "wave"}
)
"""Outcomes and things of which the first reports count the fewest."""


def find_figures(lineage: Lineage) -> tuple[Finding, ...]:
    """Bring together the counts of the case, reconcile each measure, and make a finding of each."""
    found = join_matters(
        lineage, add_ordinals(lineage, add_sums(lineage.index, with_left_out(lineage.index, find_counts(lineage))))
    )
    fallen = find_fallen(lineage)
    victims = find_victims(lineage, found)
    single = add_tolls(lineage, with_headlines(lineage, found), victims, fallen)
    margins = find_margins(lineage, single, victims)
    told = count_fallen(lineage, part_the_dead(settle_shot(single)), fallen)
    told = part_in_all(lineage.index.readings, part_the_rest(lineage.index, told))
    counts = sorted(told, key=lambda count: (count.span, count.value.part, count.measure))
    named = join_names(without_single(merge_kinds(group_counts(counts))))
    merged = mark_parts(join_stories(named))
    groups = [part for group in merged for part in set_aside(group)]
    groups = [part for group in groups for part in split_things(group)]
    findings = unsettle_parts(groups, [_finding(lineage, group, margins) for group in groups])
    of_persons = (*find_ages(lineage), *find_service(lineage))
    return (*mark_lookalikes(findings, groups), *find_silences(lineage, groups, margins), *of_persons)


def _finding(lineage: Lineage, group: Sequence[Count], margins: Margins) -> Finding:
    group = open_ended(group)
    valid = [count for count in group if not count.old]
    told = [count for count in valid or group if not count.denied]
    kept = one_for_each_voice(told) or one_for_each_voice(group)
    kept = without_echoes(kept)
    named = [count.value for count in kept if not count.value.vague]
    result = reconcile(named or [count.value for count in kept], grows=_grows(group[0]))
    margin = _margin(group[0], margins)
    values = [count.value for count in kept]
    result = abstain(kept, widen(result, margin, values), lonely=is_lonely(margin, values))
    holding = _holding(kept, result)
    support = lineage.independent(count.value.assertion for count in holding)
    dispute = lineage.independent(count.value.assertion for count in group if count.denied) if told else ()
    standing = _standing(len(support), len(dispute), result.relation) if valid else Standing.SUPERSEDED
    listed = [count for count in valid or group if not count.denied or not told]
    cites = tuple(dict.fromkeys(count.value.assertion.citation for count in listed))
    numbers = sorted({(str(count.value.low), str(count.value.high)) for count in listed})
    identity = finding_id("figure", cites, f"{group[0].measure} {group[0].scope[1:]} {numbers}")
    figure = _figure(identity, group, tellings_of(told or group, kept), result, standing)
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


def _grows(first: Count) -> bool:
    """Say whether counts of it rise in these days: of the dead, the hurt, the missing, of aftershocks."""
    measure = first.measure
    if first.scope[2]:
        return False
    return measure.outcome in _GROWING or singular(measure.counted[0]) in _GROWING


def _margin(first: Count, margins: Margins) -> Margin:
    """Return what the reports leave open about a whole count of their own matter."""
    if first.measure.share or first.scope[1:] != ("", ""):
        return NO_MARGIN
    return margins.get((first.scope[0], first.measure.outcome), NO_MARGIN)


def _holding(counts: Sequence[Count], result: Reconciled) -> list[Count]:
    """Return the counts that speak for the best number: who tells of one victim by name is no origin of a total."""
    best = result.best
    return [count for count in counts if best is None or supports(count.value, best)]


def _standing(support: int, dispute: int, relation: Relation) -> Standing:
    if relation is Relation.CONFLICT or dispute:
        return Standing.CONTESTED
    return Standing.CORROBORATED if support > 1 else Standing.SINGLE_SOURCE


def _figure_value(count: Count) -> FigureValue:
    """Return one value with its quote, which need not hold the number of a sum or of one person ("the suspect")."""
    value = count.value
    unquoted = value.reckoned or value.summed or bool(count.single)
    said = value.assertion
    return FigureValue(value.low, value.high, value.bound, said.citation, said.name, value.as_of, unquoted)


def _figure(
    identity: str, group: Sequence[Count], kept: Sequence[Count], result: Reconciled, standing: Standing
) -> Figure:
    values = tuple(map(_figure_value, kept))
    label = label_of(group, result.best)
    return Figure(
        id=identity,
        counted=label,
        scope=scope_words(group, label),
        values=values,
        best=result.best,
        low=result.low,
        high=result.high,
        conservative=result.conservative,
        unit=group[0].measure.unit or None,
        as_of=result.as_of,
        relation=result.relation,
        standing=standing,
        because=result.because,
    )
