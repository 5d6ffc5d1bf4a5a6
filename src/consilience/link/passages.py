"""Which passages are one, and which reports hold it? One record for a passage, however many reports print it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from consilience.records import Copy, Span
from consilience.unions import Unions

Passage = tuple[Span, Span]
"""Where one passage stands in two reports."""
MOSTLY = 0.5
"""Of the longer stretch: two stretches of one report that overlap so much are one passage."""


def group_passages(pairs: Iterable[Sequence[Passage]]) -> list[Copy]:
    """Make one partial copy of all reports that hold one passage."""
    spans = [span for passages in pairs for passage in passages for span in passage]
    unions = Unions(len(spans))
    for number in range(0, len(spans), 2):
        unions.join(number, number + 1)
    for one, two in _overlapping(spans):
        unions.join(one, two)
    return [_copy([spans[number] for number in group]) for group in unions.sets().values()]


def _overlapping(spans: Sequence[Span]) -> Iterable[tuple[int, int]]:
    """Give neighbours in a report that overlap mostly."""
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    widest = -1
    for number in order:
        if widest >= 0 and spans[widest].report == spans[number].report and _mostly(spans[widest], spans[number]):
            yield widest, number
        if widest < 0 or spans[widest].report != spans[number].report or spans[number].end > spans[widest].end:
            widest = number


def _mostly(one: Span, two: Span) -> bool:
    shared = min(one.end, two.end) - max(one.start, two.start)
    return shared >= MOSTLY * max(one.end - one.start, two.end - two.start)


def _copy(group: Sequence[Span]) -> Copy:
    """Give the stretch of each report that all its spans together make."""
    stretches: dict[str, list[Span]] = defaultdict(list)
    for span in group:
        stretches[span.report].append(span)
    passages = [
        Span(report, min(span.start for span in spans), max(span.end for span in spans))
        for report, spans in sorted(stretches.items())
    ]
    reports = tuple(passage.report for passage in passages)
    return Copy(
        reports, "partial", f"one passage stands in {len(reports)} reports; the rest is their own", tuple(passages)
    )
