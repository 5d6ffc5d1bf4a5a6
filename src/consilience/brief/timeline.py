"""When did it happen, as far as the reports tell? The dated findings, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from consilience.brief.merge import are_alike, content_words
from consilience.brief.phrases import one_line, opened
from consilience.records import Finding, Line, Moment, Stance, Standing


def write_timeline(findings: Sequence[Finding], lines: Iterable[Line]) -> tuple[Moment, ...]:
    """Order what is reported as done by the days that it is known to lie between; like entries of a day once.

    Only findings with a line of their own: what folds into another line would be told twice.
    """
    told = {line.finding for line in lines}
    dated = [finding for finding in findings if finding.id in told and _belongs(finding)]
    dated.sort(key=lambda finding: (_first(finding), finding.latest or date.max, -finding.salience, finding.id))
    moments: list[Moment] = []
    day: list[frozenset[str]] = []
    for finding in dated:
        if moments and moments[-1].earliest != finding.earliest:
            day.clear()
        words = content_words(finding.text)
        if not any(are_alike(words, other) for other in day):
            day.append(words)
            text = opened(one_line(finding.text))
            moments.append(Moment(finding.earliest, finding.latest, text, finding.id))
    return tuple(moments)


def _belongs(finding: Finding) -> bool:
    done = finding.stance is Stance.AFFIRMED and finding.standing is not Standing.SUPERSEDED
    told = finding.kind == "denial" or (done and finding.kind in ("event", "statement"))
    return told and (finding.earliest is not None or finding.latest is not None)


def _first(finding: Finding) -> date:
    return finding.earliest or finding.latest or date.max
