"""What does the evidence leave of a drafted part? Each value with citations and standing, and the state it is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from consilience.records import Citation, PostureEntry, PostureRelation, PostureValue, Span, Stance, Standing
from consilience.rules import lookup
from consilience.weigh.grades import stand
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.posture.told import Draft, Tie, Told
from consilience.weigh.states import NAMED

STATUS = "status"
Disputing = Mapping[Span, tuple[Assertion, ...]]


def weigh_draft(lineage: Lineage, draft: Draft, disputing: Disputing) -> PostureEntry | None:
    """Make an entry of a drafted part; None where nothing of it is left in the valid reports."""
    told = [item for item in draft.told if item.span.report not in lineage.index.superseded]
    groups = _group(draft, told)
    values = tuple(
        _weigh_value(lineage, group, groups, disputing) for group in groups if not _is_answered(group, groups)
    )
    if not values:
        return None
    states = [value for value in values if value.what == STATUS]
    current = _current(states)
    rest = [value for value in values if value is not current] if current is None else [current]
    standing = current.standing if current is not None else _standing(lineage, told, rest)
    supporting = [value for value in values if value.stance is not Stance.DENIED] or values
    return PostureEntry(
        kind=draft.kind,
        name=draft.name,
        variants=draft.variants,
        standing=standing,
        support=_cites(cite for value in supporting for cite in value.support),
        dispute=_cites(_against(values, supporting)),
        side=draft.side,
        parent=draft.parent,
        status=shown(current) if current is not None else None,
        since=_since(current),
        until=next((value.latest for value in values if value.what == "until"), None),
        attributes=(*_attributes(values, current), *_tellings(lineage, draft, told)),
        values=values,
        relations=_relations(lineage, draft.ties),
    )


def shown(value: PostureValue) -> str:
    """Word a state so that it cannot be read as a fact where it is none: "requested (contested)"."""
    if value.standing is Standing.CONTESTED:
        return f"{value.value} (contested)"
    if value.stance is Stance.AFFIRMED or value.stance in value.value:
        return value.value
    return f"{value.value} ({value.stance})"


def _group(draft: Draft, told: Iterable[Told]) -> list[list[Told]]:
    """Bring together what reports tell alike: one value, one stance, and of a state no different time."""
    groups: list[list[Told]] = []
    for item in sorted(told, key=lambda item: (item.what, item.latest is None, item.latest or date.min, item.span)):
        home = next((group for group in groups if _is_one(draft, group, item)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return sorted(groups, key=lambda group: (group[0].what != STATUS, group[0].what, min(item.span for item in group)))


def _is_one(draft: Draft, group: Sequence[Told], item: Told) -> bool:
    first = group[0]
    alike = (first.what, first.value.casefold(), first.stance) == (item.what, item.value.casefold(), item.stance)
    return alike and (draft.kind != "alert level" or all(_may_be_one_time(other, item) for other in group))


def _may_be_one_time(left: Told, right: Told) -> bool:
    if left.earliest is None or left.latest is None or right.earliest is None or right.latest is None:
        return True
    return left.earliest <= right.latest and right.earliest <= left.latest


def _is_answered(group: Sequence[Told], groups: Sequence[Sequence[Told]]) -> bool:
    """Say whether a denied value is told as the dispute of the same value that others affirm."""
    return group[0].stance is Stance.DENIED and bool(_told_otherwise(group, groups))


def _told_otherwise(group: Sequence[Told], groups: Sequence[Sequence[Told]]) -> list[Told]:
    """Return where the value of a group is told with (or, for a denied one, without) a denial."""
    denied = group[0].stance is Stance.DENIED
    key = (group[0].what, group[0].value.casefold())
    alike = [g for g in groups if (g[0].what, g[0].value.casefold()) == key]
    return [item for g in alike for item in g if (item.stance is Stance.DENIED) != denied]


def _weigh_value(
    lineage: Lineage, group: Sequence[Told], groups: Sequence[Sequence[Told]], disputing: Disputing
) -> PostureValue:
    support = [_assertion(lineage, item) for item in group]
    dispute = [a for item in group for a in disputing.get(item.at, ())]
    denied = group[0].stance is Stance.DENIED
    if not denied:
        dispute += [_assertion(lineage, item) for item in _told_otherwise(group, groups)]
    standing = stand(lineage.independent(support), lineage.independent(dispute))
    best = min(group, key=lambda item: (_days(item), item.span))
    days = [day for item in group if (day := lineage.first_told[item.span.report]) is not None]
    return PostureValue(
        what=group[0].what,
        value=group[0].value,
        standing=Standing.DENIED if denied else standing,
        support=_cites(a.citation for a in support),
        dispute=_cites(a.citation for a in dispute) if not denied else (),
        stance=group[0].stance,
        earliest=best.earliest,
        latest=best.latest,
        when=best.when,
        clock=best.clock,
        told=min(days, default=None),
        place=next((item.place for item in group if item.place is not None), None),
    )


def _days(item: Told) -> int:
    return (item.latest - item.earliest).days if item.earliest and item.latest else 10**6


def _assertion(lineage: Lineage, item: Told | Tie) -> Assertion:
    number = lineage.index.statement_over(item.at)
    reading = lineage.index.readings[item.span.report]
    return lineage.assert_span(item.span, reading.statements[number] if number is not None else None)


def _cites(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(sorted(set(citations), key=lambda cite: (cite.span, cite.said_by)))


def _against(values: Sequence[PostureValue], supporting: Sequence[PostureValue]) -> list[Citation]:
    """Return what stands against an entry: disputes of its values, and values that only a denial tells."""
    found = [cite for value in values for cite in value.dispute]
    return found + [cite for value in values if value not in supporting for cite in value.support]


def _standing(lineage: Lineage, told: Iterable[Told], values: Sequence[PostureValue]) -> Standing:
    if all(value.standing is Standing.DENIED for value in values):
        return Standing.DENIED
    dispute = [value for value in values if value.standing is Standing.CONTESTED]
    if dispute:
        return Standing.CONTESTED
    assertions = [_assertion(lineage, item) for item in told if item.stance is not Stance.DENIED]
    return stand(lineage.independent(assertions), ())


def _current(states: Sequence[PostureValue]) -> PostureValue | None:
    """Return the state that a part was left in last: what is done before what is planned or denied.

    What a later report tells without a day does not undo a later step: "the law, proposed by Vesta" was approved.
    """
    if not states:
        return None
    affirmed = [state for state in states if state.stance is Stance.AFFIRMED]
    others = [state for state in states if state.stance is not Stance.DENIED]
    chosen = affirmed or others or list(states)
    return max(chosen, key=lambda state: (_order(state, chosen), len(state.support), state.value))


def _order(state: PostureValue, states: Sequence[PostureValue]) -> tuple[bool, date, int]:
    day = state.latest or state.earliest
    step = step_of(state.value)
    if day is None:
        further = [other for other in states if step_of(other.value) > step]
        day = date.min if further else (state.told or date.min)
    return (state.value != NAMED, day, step)


def step_of(status: str) -> int:
    """Return how far a state is along its course: proposed 1, approved 3, repealed 4."""
    return int(lookup("en", "posture", "status", "step").get(status.split(",", maxsplit=1)[0], "2"))


def _since(value: PostureValue | None) -> date | None:
    return value.earliest if value is not None and value.earliest == value.latest else None


def _attributes(values: Sequence[PostureValue], current: PostureValue | None) -> list[tuple[str, str]]:
    """Return what is told beside the state, one line each; a time that is no single day stands in its words."""
    found = [(value.what, shown(value)) for value in values if value.what not in (STATUS, "place", "area")]
    found += [(value.what, value.value) for value in values if value.what in ("place", "area")]
    if current is not None and current.when and _since(current) is None:
        found.insert(0, ("since", current.when))
    return list(dict.fromkeys(found))


def _tellings(lineage: Lineage, draft: Draft, told: Iterable[Told]) -> list[tuple[str, str]]:
    """Return how each report puts the state, side by side; copies of one text once, under the name of their group."""
    names = dict(lineage.report_origins)
    best: dict[tuple[str, str], Told] = {}
    states = [item for item in told if item.what == STATUS and item.line]
    kept = [item for item in states if item.stance is not Stance.DENIED] or states
    for item in sorted(kept, key=lambda item: item.span):
        key = (lineage.copy_root[item.span.report], item.value)
        held = best.get(key)
        if held is None or _leads(lineage, names, item) > _leads(lineage, names, held):
            best[key] = item
    lines = (f"{lineage.outlet(item.span.report)}: {item.line}" for item in best.values())
    return [("as told", line) for line in dict.fromkeys(lines)]


def _leads(lineage: Lineage, names: Mapping[str, str], item: Told) -> bool:
    return lineage.outlet(item.span.report) == names[item.span.report]


def _relations(lineage: Lineage, ties: Iterable[Tie]) -> tuple[PostureRelation, ...]:
    found: dict[tuple[str, str], list[Citation]] = {}
    for tie in ties:
        if tie.span.report not in lineage.index.superseded:
            found.setdefault((tie.kind, tie.other), []).append(_assertion(lineage, tie).citation)
    return tuple(PostureRelation(kind, other, _cites(cites)) for (kind, other), cites in sorted(found.items()))
