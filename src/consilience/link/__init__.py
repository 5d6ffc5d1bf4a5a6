"""Which of these are the same: copies, stories, entities, events?

Nothing here depends on the order of arrival: reports are put in the order of publication, ids break ties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from consilience.link.crises import link_crises
from consilience.link.growing import Linker
from consilience.link.judgements import judge_linked, judge_stories
from consilience.link.known import name_known
from consilience.records import Case, Judged, KnownEntity, Reading, Report

AT_ONCE = 500
"""Reports that are taken up before stories are merged anew."""


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
    linker = Linker()
    for start in range(0, len(pairs), AT_ONCE):
        linker.add_all(pairs[start : start + AT_ONCE])
    told = judge_stories(by_report, linker.stories(), linker.crises(), words)
    linked = link_crises(by_report, told.crises, told.stories)
    entities, doubtful = name_known(linked.entities, known)
    linked, unheard = judge_linked(replace(linked, entities=entities), by_report, words)
    return Case(
        kept,
        tuple(by_report.values()),
        copies=linker.copies(),
        stories=told.stories,
        entities=linked.entities,
        events=linked.events,
        links=(*told.links, *linked.links),
        problems=(*told.problems, *doubtful, *unheard),
    )


def _order(report: Report, reading: Reading) -> tuple[date, str]:
    return report.published or reading.published or date.max, report.id
