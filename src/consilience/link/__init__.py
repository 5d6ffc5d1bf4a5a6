"""Which of these are the same: copies, stories, entities, events?

Nothing here depends on the order of arrival: reports are put in the order of publication, ids break ties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from consilience.link.copies import find_copies
from consilience.link.crises import link_crises
from consilience.link.judgements import judge_linked, judge_stories
from consilience.link.known import name_known
from consilience.link.stories import find_stories
from consilience.records import Case, Judged, KnownEntity, Reading, Report


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
    words = tuple(judgements)
    given = {report.id: (report, reading) for report, reading in zip(reports, readings, strict=True)}
    pairs = sorted(given.values(), key=lambda pair: _order(*pair))
    kept = tuple(report for report, _ in pairs)
    by_report = {reading.report: reading for _, reading in pairs}
    copies = find_copies(kept, by_report)
    stories, crises = find_stories(kept, by_report, copies)
    told = judge_stories(by_report, stories, crises, words)
    linked = link_crises(by_report, told.crises, told.stories)
    entities, doubtful = name_known(linked.entities, known)
    linked, unheard = judge_linked(replace(linked, entities=entities), by_report, words)
    return Case(
        kept,
        tuple(by_report.values()),
        copies=copies,
        stories=told.stories,
        entities=linked.entities,
        events=linked.events,
        links=(*told.links, *linked.links),
        problems=(*told.problems, *doubtful, *unheard),
    )


def _order(report: Report, reading: Reading) -> tuple[date, str]:
    return report.published or reading.published or date.max, report.id
