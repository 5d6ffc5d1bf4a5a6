"""How does a case grow, reading by reading? Only the crises that a new reading touches are linked anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from consilience.link.columns import Described, describe_reading
from consilience.link.crises import Linked, link_described, unite_linked
from consilience.link.growing import Linker
from consilience.link.judgements import judge_linked, judge_stories
from consilience.link.known import name_known
from consilience.records import Case, Judged, KnownEntity, Reading, Report

AT_ONCE = 500
"""Reports that are taken up before stories are merged anew."""

Crisis = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""The reports of a crisis in the order of publication, and its stories."""
Pair = tuple[Report, Reading]


class GrowingCase:
    """The readings held, and what is the same in them. In what order they came makes no difference."""

    def __init__(self) -> None:
        self._linker = Linker()
        self._pairs: dict[str, Pair] = {}
        self._described: dict[str, Described] = {}
        self._linked: dict[Crisis, Linked] = {}
        """Of the crises as they last stood."""

    def add(self, report: Report, reading: Reading) -> None:
        """Take a report up; one with the same id goes."""
        self.add_all([(report, reading)])

    def add_all(self, pairs: Iterable[Pair]) -> None:
        """Take reports up, as if one by one; of those with one id the last stays."""
        given = {report.id: (report, reading) for report, reading in pairs}
        for report in given.keys() & self._pairs.keys():
            self._forget(report)
        self._pairs |= given
        ordered = sorted(given.values(), key=_order)
        for start in range(0, len(ordered), AT_ONCE):
            self._linker.add_all(ordered[start : start + AT_ONCE])

    def remove(self, report: str) -> None:
        """Leave a report out, if it is held: what remains is as if it had never come."""
        if report in self._pairs:
            self._linker.remove(report)
            del self._pairs[report]
            self._forget(report)

    def case(self, *, judgements: Iterable[Judged] = (), known: Sequence[KnownEntity] = ()) -> Case:
        """Give the case as it stands.

        `judgements` are analysts' words, which are final; `known` is the user's own table of entities.
        """
        self._linker.work_out()
        return assemble(self._pairs.values(), self._linker, self._link, judgements=judgements, known=known)

    def _link(self, crises: Sequence[Crisis]) -> Iterable[Linked]:
        """Link the crises that are not as they stood before."""
        self._linked = {crisis: self._linked.get(crisis) or self._link_crisis(crisis) for crisis in crises}
        return self._linked.values()

    def _link_crisis(self, crisis: Crisis) -> Linked:
        reports, stories = crisis
        for report in reports:
            if report not in self._described:
                self._described[report] = describe_reading(self._pairs[report][1])
        return link_described([self._described[report] for report in reports], stories)

    def _forget(self, report: str) -> None:
        """Forget what was worked out from a reading that is no longer held."""
        self._described.pop(report, None)
        self._linked = {crisis: linked for crisis, linked in self._linked.items() if report not in crisis[0]}


def assemble(
    pairs: Iterable[Pair],
    linker: Linker,
    link: Callable[[Sequence[Crisis]], Iterable[Linked]],
    *,
    judgements: Iterable[Judged] = (),
    known: Sequence[KnownEntity] = (),
) -> Case:
    """Make the case of the reports that a linker holds; `link` links their crises, which are given in order."""
    words = tuple(judgements)
    ordered = sorted(pairs, key=_order)
    readings = {reading.report: reading for _, reading in ordered}
    told = judge_stories(readings, linker.stories(), linker.crises(), words)
    linked = unite_linked(link(_crises(tuple(readings), told.crises, told.stories)))
    entities, doubtful = name_known(linked.entities, known)
    linked, unheard = judge_linked(replace(linked, entities=entities), readings, words)
    return Case(
        tuple(report for report, _ in ordered),
        tuple(readings.values()),
        copies=linker.copies(),
        stories=told.stories,
        entities=linked.entities,
        events=linked.events,
        links=(*told.links, *linked.links),
        problems=(*told.problems, *doubtful, *unheard),
    )


def _crises(
    ordered: Sequence[str], crises: Iterable[Sequence[str]], stories: Iterable[tuple[str, ...]]
) -> list[Crisis]:
    """Give the crises with their stories, the reports of each in the given order."""
    home = {report: number for number, crisis in enumerate(crises) for report in crisis}
    reports: dict[int, list[str]] = {}
    for report in ordered:
        reports.setdefault(home[report], []).append(report)
    inside: dict[int, list[tuple[str, ...]]] = {}
    for story in stories:
        inside.setdefault(home[story[0]], []).append(story)
    return sorted((tuple(reports[number]), tuple(sorted(inside[number]))) for number in reports)


def _order(pair: Pair) -> tuple[date, str]:
    report, reading = pair
    return report.published or reading.published or date.max, report.id
