"""When did it happen, as far as the reports tell? The dated findings, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from consilience.brief.fold import REFUSAL
from consilience.brief.merge import are_alike, content_words
from consilience.brief.phrases import one_line, opened
from consilience.brief.sections import Section
from consilience.brief.words import say, says_denial
from consilience.records import Finding, Line, Moment, Stance, Standing


def write_timeline(findings: Sequence[Finding], lines: Iterable[Line]) -> tuple[Moment, ...]:
    """Order what is reported as done by the days that it is known to lie between; like entries of a day once.

    Only findings with a line of their own: what folds into another line would be told twice.
    """
    home = {line.finding: line.also for line in lines if line.section not in (Section.BOTTOM, Section.HIGHLIGHTS)}
    by_id = {finding.id: finding for finding in findings}
    told = [
        _with_day(finding, [by_id[i] for i in home[finding.id] if i in by_id])
        for finding in findings
        if finding.id in home
    ]
    dated = [finding for finding in told if _belongs(finding)]
    dated.sort(key=lambda finding: (_first(finding), finding.latest or date.max, -finding.salience, finding.id))
    moments: list[Moment] = []
    day: list[frozenset[str]] = []
    for finding in dated:
        if moments and moments[-1].earliest != finding.earliest:
            day.clear()
        words = content_words(finding.text)
        if not any(are_alike(words, other) for other in day):
            day.append(words)
            text = _told(finding)
            moments.append(Moment(finding.earliest, finding.latest, text, finding.id))
    return tuple(moments)


def _told(finding: Finding) -> str:
    text = opened(one_line(finding.text))
    return f"{say('denied')}: {text}" if finding.kind == "denial" and not says_denial(text) else text


def _with_day(finding: Finding, parts: Sequence[Finding]) -> Finding:
    """Lend a denial the day of the refusal that stands in its line ("on Tuesday the minister denied")."""
    if finding.kind != "denial" or finding.earliest or finding.latest:
        return finding
    day = next((part for part in parts if part.theme == REFUSAL and (part.earliest or part.latest)), finding)
    return replace(finding, earliest=day.earliest, latest=day.latest)


def _belongs(finding: Finding) -> bool:
    done = finding.stance is Stance.AFFIRMED and finding.standing is not Standing.SUPERSEDED
    told = finding.kind == "denial" or (done and finding.kind in ("event", "statement"))
    return told and (finding.earliest is not None or finding.latest is not None)


def _first(finding: Finding) -> date:
    return finding.earliest or finding.latest or date.max
