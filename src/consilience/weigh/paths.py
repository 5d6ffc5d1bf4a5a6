"""By which way did each origin reach the reader? From who speaks, through whom, to the outlet that prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consilience.records import OriginPath
from consilience.weigh.independence import ANYBODY, Assertion, Origin


def paths_of(origins: Iterable[Origin]) -> tuple[OriginPath, ...]:
    """Return the lineage of a finding: each origin with its ways, then what may be the word of one of them."""
    own, doubtful = [], []
    for origin in origins:
        own.append(OriginPath(origin.name, _ways(origin.assertions), True, _why(origin)))
        found: dict[str, list[Assertion]] = {}
        for assertion in origin.doubtful:
            found.setdefault(assertion.name, []).append(assertion)
        for name, some in sorted(found.items()):
            doubtful.append(OriginPath(name, _ways(some), False, _doubt(some[0], origin)))
    return (*own, *sorted(doubtful, key=lambda path: (path.origin, path.because)))


def _ways(assertions: Sequence[Assertion]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({assertion.citation.said_by for assertion in assertions}))


def _why(origin: Origin) -> str:
    if origin.particular:
        return "somebody in particular"
    sorts = {assertion.sort for assertion in origin.assertions} - {ANYBODY}
    if sorts:
        return f"unnamed, and of another kind ({', '.join(sorted(sorts))}) than the other origins"
    return "the report does not say where it has it from" if not origin.recorded else "another outlet's word"


def _doubt(assertion: Assertion, origin: Origin) -> str:
    """Say why nobody can tell an assertion from an origin."""
    if assertion.sort != ANYBODY:
        return f"independence unknown: unnamed ({assertion.sort}), may be {origin.name}"
    if assertion.recorded:
        return f"independence unknown: where {assertion.name} has it from is not said, may be {origin.name}"
    return f"independence unknown: the report does not say where it has it from, may be {origin.name}"
