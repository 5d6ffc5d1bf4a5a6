"""How reliable are the sources, how credible is the information? The Admiralty code on two axes, each explained.

Credibility (rules/credibility.tsv) follows from origins and disputes alone; reliability never enters it. How often
findings of a grade are true is measured on an invented newsroom (docs/explanation/weighing.md), and the rules below are
as that measurement left them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consilience.records import Grade, Relation, Standing
from consilience.rules import FOLDER, read_rows
from consilience.weigh.origins.independence import Origin
from consilience.weigh.origins.outlets import UNKNOWN, Registry

_POSSIBLE = 3
_SHOWN = 3
"""Names of sources that a reason gives before it only counts them."""


def stand(support: Sequence[Origin], dispute: Sequence[Origin]) -> Standing:
    """Say where the evidence leaves an assertion: DESIGN.md, "Standing"."""
    if dispute:
        return Standing.CONTESTED if support else Standing.DENIED
    return Standing.CORROBORATED if len(support) > 1 else Standing.SINGLE_SOURCE


@cache
def meanings() -> Mapping[int, tuple[str, float | None]]:
    """Return for each credibility its words and the share of true findings that it stands for, None for 6."""
    rows = read_rows(FOLDER / "credibility.tsv")
    return {int(row["credibility"]): (row["words"], float(row["share"]) if row["share"] else None) for row in rows}


def grade(
    support: Sequence[Origin],
    dispute: Sequence[Origin],
    registry: Registry,
    *,
    relation: Relation | None = None,
    unsure: bool = False,
) -> Grade:
    """Grade a finding by the origins for and against it; `unsure` where they only hold it possible."""
    reliability, why = _reliability(support, registry)
    credibility, reason = _credibility(support, dispute, relation)
    if unsure and credibility < _POSSIBLE:
        credibility, reason = _POSSIBLE, "its sources themselves only hold it possible"
    words = f"{credibility} {meanings()[credibility][0]}"
    return Grade(reliability, credibility, (f"reliability {reliability}: {why}", f"{words}: {reason}"))


def _reliability(support: Sequence[Origin], registry: Registry) -> tuple[str, str]:
    """Return the best letter among the sources and who carried them; "cannot be judged" where none is rated."""
    names = {name for origin in support for name in (origin.name, *_carriers(origin))}
    rated = sorted((registry.reliability(name)[0], name) for name in names)
    if not rated or rated[0][0] == UNKNOWN:
        return UNKNOWN, "no source of it is rated in the registry of outlets"
    return rated[0][0], f"{rated[0][1]} is rated so in the registry of outlets"


def _carriers(origin: Origin) -> frozenset[str]:
    return frozenset(name for assertion in origin.assertions for name in assertion.citation.said_by)


def _credibility(support: Sequence[Origin], dispute: Sequence[Origin], relation: Relation | None) -> tuple[int, str]:
    if dispute or not support:
        return _disputed(support, dispute)
    if relation is Relation.CONFLICT:
        return _in_conflict(support)
    if len(support) == 1:
        return _POSSIBLE, f"one origin: {_single(support[0])}"
    owners = {origin.owner for origin in support if origin.particular}
    if len(owners) < len(support) and len(owners) < 2:
        return 2, f"{_count(len(support))} origins, not all of them somebody in particular: {_list(support)}"
    if relation is Relation.REVISED and len(owners) == 2:
        return 2, f"two independent origins for a count that has changed: {_list(support)}"
    return 1, f"{_count(len(owners))} independent origins, each somebody in particular: {_list(support)}"


def _in_conflict(support: Sequence[Origin]) -> tuple[int, str]:
    """Grade the best of values that exclude one another: two origins for it outweigh the others."""
    if len(support) > 1:
        return _POSSIBLE, f"{_count(len(support))} independent origins for one of values that exclude one another"
    return 4, "the reports give values that exclude one another"


def _disputed(support: Sequence[Origin], dispute: Sequence[Origin]) -> tuple[int, str]:
    if not support:
        return (5, "only denials are reported") if dispute else (6, "no source of it can be traced")
    sides = f"claimed by {_list(support)}, denied by {_list(dispute)}"
    if len(support) > len(dispute):
        return _POSSIBLE, sides
    return (4, sides) if len(support) == len(dispute) else (5, sides)


def _single(origin: Origin) -> str:
    """Name the one origin, and who else tells it of whom nobody can say that it is another."""
    told = "" if origin.recorded else ", which does not say where it has it from"
    others = sorted({a.name for a in origin.doubtful} - {origin.name})
    beside = f"; whether {_listed(others)} had it from elsewhere is not known" if others else ""
    return f"{origin.name}{told}{beside}"


def _list(origins: Sequence[Origin]) -> str:
    return _listed(sorted({origin.name for origin in origins}))


def _listed(names: Sequence[str]) -> str:
    left = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {left} more" if left > 0 else "")


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(number, str(number))
