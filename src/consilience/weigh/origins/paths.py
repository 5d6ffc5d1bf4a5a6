"""By which way did each origin reach the reader? From who speaks, through whom, to the outlet that prints it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consilience.records import OriginPath
from consilience.weigh.origins.independence import ANYBODY, Assertion, Origin


def paths_of(origins: Iterable[Origin]) -> tuple[OriginPath, ...]:
    """Return the lineage of a finding: each origin with its ways, then what may be the word of one of them."""
    own, doubtful = [], []
    for origin in origins:
        own.append(_path(origin.name, origin.assertions, _why(origin), independent=True))
        found: dict[str, list[Assertion]] = {}
        for assertion in origin.doubtful:
            found.setdefault(assertion.name, []).append(assertion)
        for name, some in sorted(found.items()):
            doubtful.append(_path(name, some, _doubt(some[0], origin), independent=False))
    return (*own, *sorted(doubtful, key=lambda path: (path.origin, path.because)))


def _path(name: str, assertions: Sequence[Assertion], because: str, *, independent: bool) -> OriginPath:
    ways = sorted({assertion.citation.said_by for assertion in assertions})
    reports = sorted({assertion.citation.span.report for assertion in assertions})
    return OriginPath(name, tuple(ways), independent, because, tuple(reports))


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
