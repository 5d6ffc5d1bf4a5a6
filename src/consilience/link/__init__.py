"""Which of these are the same: copies, stories, entities, events?

Nothing here depends on the order of arrival: reports are put in the order of publication, ids break ties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consilience.link.cases import GrowingCase
from consilience.records import Case, Judged, KnownEntity, Reading, Report

__all__ = ["GrowingCase", "link_readings"]


def link_readings(
    reports: Iterable[Report],
    readings: Iterable[Reading],
    *,
    judgements: Iterable[Judged] = (),
    known: Sequence[KnownEntity] = (),
) -> Case:
    """Link readings of reports (same order) into a case. The order of arrival does not change the result.

    `judgements` are analysts' words, which are final; `known` is the user's own table of entities.
    """
    growing = GrowingCase()
    growing.add_all(zip(reports, readings, strict=True))
    return growing.case(judgements=judgements, known=known)
