"""Which of these are the same: copies, stories, entities, events?

Nothing here depends on the order of arrival: reports are put in the order of publication, ids break ties.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from consilience.link.copies import find_copies
from consilience.link.crises import link_crises
from consilience.link.stories import find_stories
from consilience.records import Case, Reading, Report


def link_readings(reports: Iterable[Report], readings: Iterable[Reading]) -> Case:
    """Link readings of reports (same order) into a case. The order of arrival does not change the result."""
    given = {report.id: (report, reading) for report, reading in zip(reports, readings, strict=True)}
    pairs = sorted(given.values(), key=lambda pair: _order(*pair))
    kept = tuple(report for report, _ in pairs)
    by_report = {reading.report: reading for _, reading in pairs}
    copies = find_copies(kept, by_report)
    stories, crises = find_stories(kept, by_report, copies)
    linked = link_crises(by_report, crises, stories)
    return Case(
        kept,
        tuple(by_report.values()),
        copies=copies,
        stories=stories,
        entities=linked.entities,
        events=linked.events,
        links=linked.links,
    )


def _order(report: Report, reading: Reading) -> tuple[date, str]:
    return report.published or reading.published or date.max, report.id
