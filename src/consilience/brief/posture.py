"""Which entries, values and relations of the posture may be printed? Those whose words the reports hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from consilience.brief.verify import STAGE, Ground, check_entry, check_text, keep_true_attributes
from consilience.records import Citation, PostureEntry, PostureRelation, PostureValue, Problem, Side


def check_posture(
    posture: Iterable[PostureEntry], ground: Ground
) -> tuple[tuple[PostureEntry, ...], tuple[Problem, ...]]:
    """Part what may be printed of a posture from why the rest may not."""
    kept: list[PostureEntry] = []
    problems: list[Problem] = []
    for entry in posture:
        problem = check_entry(entry, ground)
        if problem is not None:
            problems.append(problem)
            continue
        whole, found = keep_true_attributes(entry, ground)
        checked, more = _keep_true_parts(whole, ground)
        kept.append(checked)
        problems += [*found, *more]
    return tuple(kept), tuple(problems)


def _keep_true_parts(entry: PostureEntry, ground: Ground) -> tuple[PostureEntry, list[Problem]]:
    """Leave out the values and relations of an entry that their own quotes do not hold."""
    problems: list[Problem] = []
    values = [value for value in entry.values if _holds_value(entry, value, ground, problems)]
    relations = [relation for relation in entry.relations if _holds_relation(entry.name, relation, ground, problems)]
    return replace(entry, values=tuple(values), relations=tuple(relations)), problems


def _holds_value(entry: PostureEntry, value: PostureValue, ground: Ground, problems: list[Problem]) -> bool:
    cites = (*value.support, *value.dispute)
    return _holds(f"{value.what} of {entry.name!r}", value.value, cites, ground, problems)


def _holds_relation(name: str, relation: PostureRelation, ground: Ground, problems: list[Problem]) -> bool:
    return _holds(f"{relation.kind} of {name!r}", relation.other, relation.support, ground, problems)


def _holds(what: str, text: str, cites: tuple[Citation, ...], ground: Ground, problems: list[Problem]) -> bool:
    false = next((cite for cite in cites if not ground.holds(cite)), None)
    fault = "it has no citation" if not cites else check_text(text, cites if false else ground.widened(cites), ground)
    if fault is not None:
        problems.append(Problem(STAGE, f"{what} withheld: {fault}: {text[:160]!r}", cites[0].span if cites else None))
    return fault is None


def check_sides(sides: Iterable[Side], ground: Ground) -> tuple[tuple[Side, ...], tuple[Problem, ...]]:
    """Leave out the relations of sides that the reports do not hold, and sides of which nothing is left."""
    kept: list[Side] = []
    problems: list[Problem] = []
    for side in sides:
        relations = tuple(r for r in side.relations if _holds_relation(side.name, r, ground, problems))
        if relations:
            kept.append(replace(side, relations=relations))
    return tuple(kept), tuple(problems)
