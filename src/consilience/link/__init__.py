"""Which of these are the same: copies, stories, entities, events?

Nothing here depends on the order of arrival: reports are put in the order of publication, ids break ties.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from consilience.link.copies import find_copies
from consilience.link.entities import find_entities
from consilience.link.events import find_events
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
    ordered = tuple(reading for _, reading in pairs)
    entities = find_entities(ordered, crises)
    events, links = find_events(ordered, crises, stories, entities)
    return Case(kept, ordered, copies=copies, stories=stories, entities=entities, events=events, links=links)


def _order(report: Report, reading: Reading) -> tuple[date, str]:
    return report.published or reading.published or date.max, report.id
