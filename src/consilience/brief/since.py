"""What changed since an earlier day? Each finding that is new, corroborated, revised, disputed, corrected or withdrawn.

Built on the comparison of two briefs of one case (difference.py); here a change gets a name that a reader knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from consilience.brief.difference import Changed, compare_briefs
from consilience.brief.phrases import bounds, number
from consilience.brief.sections import Section
from consilience.brief.wording import cites_of, finding_text
from consilience.brief.words import say, word
from consilience.records import Brief, Finding, Line, Standing


class Kind(StrEnum):
    """What became of a finding."""

    NEW = "new"
    CORROBORATED = "corroborated since"
    REVISED = "revised"
    DISPUTED = "disputed since"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


_ORDER = (Kind.CORRECTED, Kind.WITHDRAWN, Kind.DISPUTED, Kind.REVISED, Kind.CORROBORATED, Kind.NEW)
"""What a reader of the last brief must unlearn comes first."""
_DISPUTED = (Standing.CONTESTED, Standing.DENIED)
_TAKEN_BACK = {"withdrawn": Kind.WITHDRAWN, "corrected": Kind.CORRECTED}


@dataclass(frozen=True, slots=True)
class Since:
    """One change of one finding. `before` and `now` say what changed, "" where nothing stood there."""

    kind: Kind
    finding: Finding
    before: str = ""
    now: str = ""


def changes_since(before: Brief, after: Brief) -> tuple[Since, ...]:
    """Compare the brief of an earlier day with that of now; changes go by kind, then as the later brief orders them."""
    found = compare_briefs(before, after)
    told = [change for finding in found.new for change in _of_new(finding)]
    told += [change for one in found.changed for change in _of_changed(one)]
    told += [Since(Kind.WITHDRAWN, f, word("standings", f.standing)) for f in found.gone if _is_withdrawn(f, after)]
    place = {finding.id: at for at, finding in enumerate((*after.findings, *before.findings))}
    return tuple(sorted(told, key=lambda one: (_ORDER.index(one.kind), place[one.finding.id], one.now)))


def _is_withdrawn(finding: Finding, after: Brief) -> bool:
    """Say whether what went is said by nobody any more: its reports are gone, or replaced."""
    revised = {report.revises for report in after.reports}
    standing = {report.id for report in after.reports if report.id not in revised}
    return not any(cite.span.report in standing for cite in finding.support)


def _of_new(finding: Finding) -> Iterator[Since]:
    """Yield what is new; what comes into the brief already taken back is told as that."""
    kind = _TAKEN_BACK.get(finding.status, Kind.NEW)
    yield Since(kind, finding, now=status_words(finding))


def _of_changed(one: Changed) -> Iterator[Since]:
    """Yield what a finding that both briefs hold has become; a change of nothing but its words is none."""
    finding = one.finding
    was = {what: old for what, old, _ in one.changes}
    if "standing" in was or "status" in was:
        kind = _kind_of(finding, was.get("standing", finding.standing.value))
        if kind is not None:
            yield Since(kind, finding, _standing(was.get("standing", finding.standing.value)), status_words(finding))
    if finding.figure is not None and ("best" in was or "range" in was):
        yield Since(Kind.REVISED, finding, _figure_was(was, finding), _figure_now(finding))


def _kind_of(finding: Finding, old: str) -> Kind | None:
    if finding.status in _TAKEN_BACK:
        return _TAKEN_BACK[finding.status]
    if finding.standing is Standing.SUPERSEDED:
        return Kind.CORRECTED
    if finding.standing in _DISPUTED and old not in (standing.value for standing in _DISPUTED):
        return Kind.DISPUTED
    if finding.standing is Standing.CORROBORATED:
        return Kind.CORROBORATED
    return Kind.REVISED if finding.standing.value != old else None


def _standing(value: str) -> str:
    return word("standings", value)


def status_words(finding: Finding) -> str:
    """Say how a finding stands: its standing, and what became of it where that says more."""
    standing = word("standings", finding.standing)
    became = word("statuses", finding.status) if finding.status else ""
    return standing if became in ("", standing) else f"{standing}, {became}"


def _figure_now(finding: Finding) -> str:
    figure = finding.figure
    if figure is None:
        return ""
    return number(figure.best, figure.unit) if figure.best is not None else bounds(figure.low, figure.high, figure.unit)


def _figure_was(was: dict[str, str], finding: Finding) -> str:
    if "best" in was:
        return was["best"] or say("not_settled")
    return was.get("range", "").replace(" to ", "–") if finding.figure else ""


def write_since(changes: tuple[Since, ...], after: Brief) -> tuple[Line, ...]:
    """Write the changes as lines of the section that tells what changed, each with its citations."""
    outlets = {report.id: report.outlet or report.id for report in after.reports}
    known = {report.id for report in after.reports}
    lines = []
    for change in changes:
        cites = tuple(cite for cite in cites_of(change.finding) if cite.span.report in known)
        if cites:
            told = " → ".join(filter(None, (change.before, change.now)))
            text = (
                f"{finding_text(change.finding, outlets)} ({told})"
                if change.before
                else finding_text(change.finding, outlets)
            )
            lines.append(Line(Section.CHANGED, text, cites, change.finding.id, word("changes", change.kind)))
    return tuple(lines)


def with_changes(after: Brief, changes: tuple[Since, ...]) -> Brief:
    """Put the changes since an earlier day at the head of the section that tells what changed."""
    lines = write_since(changes, after)
    first = next((at for at, line in enumerate(after.lines) if line.section not in _BEFORE), len(after.lines))
    told = tuple(f"{line.label}: {line.text}" for line in lines)
    every = (*after.lines[:first], *lines, *after.lines[first:])
    return replace(after, lines=every, changes=(*told, *after.changes))


_BEFORE = (Section.BOTTOM, Section.HIGHLIGHTS)
