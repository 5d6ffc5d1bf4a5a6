"""Which defence system do the reports describe? Plans, organs, forces, holdings, measures, laws: each with its state.

Nothing in it is known but what a report says. Each family of parts has its module (posture_*.py), which drafts; a
draft is weighed like any finding (posture_weighing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consilience.records import PostureEntry, Side, Span
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.posture.assessments import find_assessments
from consilience.weigh.posture.contingencies import find_contingencies
from consilience.weigh.posture.deployments import aims_told, find_deployments, find_plan_aims
from consilience.weigh.posture.forces import find_assets, find_forces
from consilience.weigh.posture.holdings import find_holdings
from consilience.weigh.posture.laws import find_laws, find_levels, find_treaties
from consilience.weigh.posture.measures import find_measures
from consilience.weigh.posture.organs import find_organs
from consilience.weigh.posture.plans import find_plans, plans_told_alone
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.sides import find_sides
from consilience.weigh.posture.told import Draft, join_drafts
from consilience.weigh.posture.weighing import weigh_draft

KINDS = (
    "plan",
    "alert level",
    "organ",
    "force",
    "asset class",
    "weapon",
    "platform",
    "deployment",
    "measure",
    "law",
    "agreement",
    "contingency",
    "assessment",
)
"""Kinds of entries, in the order in which a brief shows them."""


def find_posture(
    lineage: Lineage, disputing: Mapping[Span, tuple[Assertion, ...]]
) -> tuple[tuple[PostureEntry, ...], tuple[Side, ...]]:
    """Build the entries, each once for all reports and names, ordered by kind and name; and the sides."""
    setting = Setting(lineage.index)
    entries = [
        weigh_draft(lineage, draft, disputing)
        for draft in join_drafts(setting.index, _with_plans_side(_drafts(setting)))
    ]
    kept = [entry for entry in entries if entry is not None]
    kept.sort(key=lambda entry: (KINDS.index(entry.kind), entry.name, _first(entry)))
    return tuple(kept), find_sides(lineage, setting)


def _drafts(setting: Setting) -> list[Draft]:
    plans = find_plans(setting)
    alone = plans_told_alone(setting, plans)
    aims = aims_told(setting)
    plans = [plan.with_told(find_plan_aims(setting, plan, alone, aims)) for plan in plans]
    holders = [*find_forces(setting, plans), *find_holdings(setting)]
    return [
        *plans,
        *find_levels(setting),
        *find_organs(setting),
        *holders,
        *find_assets(setting, plans),
        *find_deployments(setting, holders, aims),
        *find_measures(setting),
        *find_laws(setting),
        *find_treaties(setting),
        *find_contingencies(setting),
        *find_assessments(setting),
    ]


def _with_plans_side(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the parts of a plan the side of the plan where nothing else tells theirs."""
    sides = {draft.name: draft.side for draft in drafts if draft.kind == "plan"}
    return [
        replace(draft, side=sides.get(draft.parent)) if draft.side is None and draft.parent else draft
        for draft in drafts
    ]


def _first(entry: PostureEntry) -> tuple[Span, ...]:
    return tuple(cite.span for cite in entry.support)
