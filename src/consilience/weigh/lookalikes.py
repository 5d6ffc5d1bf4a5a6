"""Which figures would a hasty reader take for one? Near numbers of two things, told beside the same third count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consilience.records import Finding, Relation, Span
from consilience.weigh.counts import Count


def mark_lookalikes(findings: Sequence[Finding], groups: Sequence[Sequence[Count]]) -> list[Finding]:
    """Mark figures that a hasty reader would take for one: near numbers of two things beside the same third count.

    "19 operations that left 76 dead" and "20 boats destroyed and 76 deaths" do not contradict one another.
    """
    sentences = [{count.sentence for count in group} for group in groups]
    alike: dict[int, list[str]] = defaultdict(list)
    for left in range(len(groups)):
        for right in range(left + 1, len(groups)):
            if _look_alike(groups[left], groups[right]) and _share_a_third(sentences, left, right):
                alike[left].append(_counted(findings[right]))
                alike[right].append(_counted(findings[left]))
    return [_different(finding, alike[at]) if at in alike else finding for at, finding in enumerate(findings)]


def _counted(finding: Finding) -> str:
    return finding.figure.counted if finding.figure else ""


def _look_alike(left: Sequence[Count], right: Sequence[Count]) -> bool:
    if {count.span.report for count in left} & {count.span.report for count in right}:
        return False
    pairs = [(one.value.point, two.value.point) for one in left for two in right]
    return any(one and two and max(one, two) <= 1.5 * min(one, two) for one, two in pairs)


def _share_a_third(sentences: Sequence[set[Span]], left: int, right: int) -> bool:
    return any(
        sentences[third] & sentences[left] and sentences[third] & sentences[right]
        for third in range(len(sentences))
        if third not in (left, right)
    )


def _different(finding: Finding, others: Sequence[str]) -> Finding:
    figure = finding.figure
    if figure is None or (len(figure.values) > 1 and figure.relation is Relation.CONFLICT):
        return finding
    why = f"counts another thing than: {', '.join(sorted(others))}"
    changed = replace(figure, relation=Relation.DIFFERENT_MEASURE, because=(*figure.because, why))
    return replace(finding, figure=changed)
