"""How reliable are the sources, how credible is the information? The Admiralty code on two axes, each explained.

Credibility (NATO/MISP wording): 1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful,
5 improbable, 6 truth cannot be judged. Here it follows from origins and disputes alone; reliability never enters it.
"""

from __future__ import annotations

from collections.abc import Sequence

from consilience.records import Grade, Relation, Standing
from consilience.weigh.origins import Origin
from consilience.weigh.outlets import UNKNOWN, Registry

_POSSIBLE = 3
_WORDS = {
    1: "1 confirmed by other independent sources",
    2: "2 probably true",
    3: "3 possibly true",
    4: "4 doubtful",
    5: "5 improbable",
    6: "6 truth cannot be judged",
}


def stand(support: Sequence[Origin], dispute: Sequence[Origin]) -> Standing:
    """Say where the evidence leaves an assertion: DESIGN.md, "Standing"."""
    if dispute:
        return Standing.CONTESTED if support else Standing.DENIED
    return Standing.CORROBORATED if len(support) > 1 else Standing.SINGLE_SOURCE


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
    return Grade(reliability, credibility, (f"reliability {reliability}: {why}", f"{_WORDS[credibility]}: {reason}"))


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
        return 4, "the reports give values that exclude one another"
    recorded = [origin for origin in support if origin.recorded]
    owners = {origin.owner for origin in recorded}
    if len(owners) > 1:
        return 1, f"{_count(len(owners))} independent origins, each recorded: {_list(recorded)}"
    if len(support) > 1:
        return 2, f"{_count(len(support))} origins, but where they have it from is not recorded for at least two"
    told = "" if recorded else ", which does not say where it has it from"
    return 3, f"one origin: {support[0].name}{told}"


def _disputed(support: Sequence[Origin], dispute: Sequence[Origin]) -> tuple[int, str]:
    if not support:
        return (5, "only denials are reported") if dispute else (6, "no source of it can be traced")
    sides = f"claimed by {_list(support)}, denied by {_list(dispute)}"
    return (4, sides) if len(support) >= len(dispute) else (5, sides)


def _list(origins: Sequence[Origin]) -> str:
    return ", ".join(sorted({origin.name for origin in origins}))


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(number, str(number))
