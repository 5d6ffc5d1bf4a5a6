"""Which findings only repeat a part of another one? "76 deaths" inside the clause of the raids that caused them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consilience.records import Finding, Span
from consilience.weigh.tellings import Telling


def drop_repeated(events: Sequence[tuple[Telling, Finding]]) -> list[tuple[Telling, Finding]]:
    """Drop events whose words lie inside those of another in the same stance, which takes a missing theme over."""
    by_report: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for at, (_, finding) in enumerate(events):
        for cite in finding.support:
            by_report[cite.span.report].append((cite.span, at))
    for spans in by_report.values():
        spans.sort(key=lambda item: (item[0].start, -item[0].end, item[1]))
    dropped: set[int] = set()
    themes: dict[int, str | None] = {}
    for spans in by_report.values():
        _mark_inner(spans, events, dropped, themes)
    return [
        (telling, replace(finding, theme=finding.theme or themes.get(at)))
        for at, (telling, finding) in enumerate(events)
        if at not in dropped
    ]


def _mark_inner(
    spans: Sequence[tuple[Span, int]],
    events: Sequence[tuple[Telling, Finding]],
    dropped: set[int],
    themes: dict[int, str | None],
) -> None:
    """Go through the spans of a report from the outer ones inwards; `open_spans` hold the present one."""
    open_spans: list[tuple[Span, int]] = []
    for span, at in spans:
        open_spans = [(outer, other) for outer, other in open_spans if outer.end >= span.end]
        for outer, other in open_spans:
            if other not in dropped and outer.covers(span) and _repeats(events, at, other):
                dropped.add(at)
                themes.setdefault(other, events[at][1].theme)
        open_spans.append((span, at))


def _repeats(events: Sequence[tuple[Telling, Finding]], part: int, whole: int) -> bool:
    inner, outer = events[part][1], events[whole][1]
    return part != whole and inner.stance is outer.stance and _alone(inner) and _alone(outer)


def _alone(finding: Finding) -> bool:
    """Say whether a finding rests on one citation and on nobody's dispute: only such a one can be a mere part."""
    return len(finding.support) == 1 and not finding.dispute
