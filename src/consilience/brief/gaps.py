"""What is not known? Figures on one origin or not settled, what has no day or place, sources without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from consilience.brief.phrases import best_of, named, one_line, opened, valued
from consilience.brief.sections import Section
from consilience.brief.words import is_nobody, say
from consilience.records import Citation, Finding, Line, Place, Reading, Relation, Standing

SHOWN = 8
"""Entries of one kind at most: the lines that matter most come first, the rest is marked where it stands."""

UNDATED = 4
"""Events without a day shown: the gap most often met, and told by its count as well."""


def write_gaps(
    findings: Sequence[Finding], parted: Mapping[Section, Sequence[Finding]], readings: Iterable[Reading]
) -> tuple[Line, ...]:
    """Write what the reports leave open, the most salient first; `parted` holds the findings that have a line."""
    undated = islice(_undated(parted[Section.HAPPENED]), UNDATED)
    found = (_unsettled(findings), _one_origin(findings), undated, _unplaced(findings), _unnamed(findings))
    kinds = (*found, _unsaid(parted[Section.UNKNOWN]), _open_days(readings))
    return tuple(line for lines in kinds for line in islice(lines, SHOWN))


def count_single(findings: Iterable[Finding]) -> int:
    """Count the findings that rest on one origin."""
    return sum(finding.standing is Standing.SINGLE_SOURCE and bool(finding.origins) for finding in findings)


def _gap(label: str, text: str, cites: tuple[Citation, ...], finding: Finding) -> Line:
    return Line(Section.UNKNOWN, opened(one_line(text)), cites, finding.id, say(label))


def _unsettled(findings: Iterable[Finding]) -> Iterator[Line]:
    for finding in findings:
        figure = finding.figure
        if figure is not None and figure.best is None and figure.relation is Relation.CONFLICT:
            told = dict.fromkeys(valued(value, figure.unit) for value in figure.values)
            cites = tuple(value.citation for value in figure.values)
            yield _gap("unsettled", f"{named(figure)}: {' · '.join(told)}", cites, finding)


def _one_origin(findings: Iterable[Finding]) -> Iterator[Line]:
    for finding in findings:
        if finding.figure is not None and finding.figure.values and finding.standing is Standing.SINGLE_SOURCE:
            text = f"{named(finding.figure)}: {best_of(finding.figure)}"
            yield _gap("one_origin", text, finding.support, finding)


def _undated(findings: Iterable[Finding]) -> Iterator[Line]:
    for finding in findings:
        if not (finding.earliest or finding.latest):
            yield _gap("no_date", finding.text, finding.support, finding)


def _unplaced(findings: Iterable[Finding]) -> Iterator[Line]:
    """Name each place without coordinates once, with the finding that names it."""
    told: set[str] = set()
    for finding in findings:
        for place in finding.places:
            cite = _citing(place, finding)
            if place.use == "place" and place.latitude is None and cite is not None and place.name not in told:
                told.add(place.name)
                yield _gap("no_place", place.name, (cite,), finding)


def _citing(place: Place, finding: Finding) -> Citation | None:
    return next((cite for cite in finding.support if cite.span.covers(place.span)), None)


def _unnamed(findings: Iterable[Finding]) -> Iterator[Line]:
    """Name each source that has no name ("analysts", "two officials") once, with the first finding on its word."""
    told: set[str] = set()
    for finding in findings:
        for cite in finding.support:
            speaker = one_line(cite.said_by[0]) if len(cite.said_by) > 1 else ""
            if speaker and is_description(speaker) and not is_nobody(speaker) and speaker.casefold() not in told:
                told.add(speaker.casefold())
                yield _gap("unnamed", f"{speaker}: {cite.quote}", (cite,), finding)


def _unsaid(findings: Iterable[Finding]) -> Iterator[Line]:
    """Name the harm that no report tells of, beside what they do tell."""
    for finding in findings:
        if finding.figure is not None:
            yield _gap("unsaid", finding.figure.counted.partition(" (")[0], finding.support, finding)


def _open_days(readings: Iterable[Reading]) -> Iterator[Line]:
    """Name the expressions whose day stays open, because the report has no date or the calendar no such day."""
    for reading in readings:
        for problem in reading.problems:
            if problem.stage == "read.times" and problem.span is not None:
                quote = reading.text[problem.span.start : problem.span.end]
                cite = Citation(problem.span, quote, (reading.report,))
                yield Line(Section.UNKNOWN, opened(one_line(quote)), (cite,), None, say("open_day"))


def is_description(speaker: str) -> bool:
    """Say whether a source is told by a description and not by a name.

    >>> is_description("diplomatic reports"), is_description("Russian lawmakers"), is_description("Jim Stavridis")
    (True, True, False)
    """
    return speaker.rsplit(maxsplit=1)[-1][:1].islower()
