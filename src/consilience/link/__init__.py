"""Which of these are the same: copies, stories, entities, events?"""

from __future__ import annotations

from collections.abc import Iterable

from consilience.records import Case, Reading, Report


def link_readings(reports: Iterable[Report], readings: Iterable[Reading]) -> Case:
    """Link readings of reports (same order) into a case. The order of arrival does not change the result."""
    return Case(tuple(reports), tuple(readings))
