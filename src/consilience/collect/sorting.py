"""Which of what was found can be read? Each report once; what cannot be read is set aside by name with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from consilience.collect.briefs import is_brief
from consilience.collect.languages import detect_language
from consilience.records import Problem, Report


@dataclass(frozen=True, slots=True)
class Collection:
    """Reports that can be read, what was set aside (a `Problem` each), and doubts about what was kept."""

    reports: tuple[Report, ...]
    set_aside: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


class Sorting:
    """What was found so far. Of reports that were given away their texts are forgotten."""

    def __init__(self, languages: frozenset[str], today: date | None) -> None:
        self._languages = languages
        self._today = today
        self._reports: dict[str, Report] = {}
        self._set_aside: list[Problem] = []
        self._notes: list[Problem] = []
        self._before: dict[str, tuple[Report, bytes]] = {}
        """The reports given away, each with the hash of its text in the place of the text."""
        self.given = 0
        """How often something was given away."""

    @property
    def size(self) -> int:
        """Return how much there is to give away."""
        return len(self._reports) + len(self._set_aside) + len(self._notes)

    def take(self, item: Report | Problem) -> None:
        """Take up what was found next."""
        if isinstance(item, Problem):
            self._set_aside.append(item)
            return
        report = replace(item, language=item.language or detect_language(item.text))
        earlier = self._earlier(report)
        if earlier is not None and earlier.text == report.text:
            merged, told = _merged(earlier, report)
            self._notes.append(told)
            if merged != earlier or report.id in self._reports:
                self._reports[report.id] = merged
            return
        reason = _reason_against(report, earlier, self._languages)
        if reason:
            self._set_aside.append(Problem("collect", reason, source=report.origin or report.id))
            return
        self._reports[report.id] = report
        self._notes.extend(_doubts(report, self._today))

    def _earlier(self, report: Report) -> Report | None:
        """Return the report that has the same id; one given away has its text where that is the same."""
        if report.id in self._reports or report.id not in self._before:
            return self._reports.get(report.id)
        earlier, digest = self._before[report.id]
        return replace(earlier, text=report.text) if digest == _digest(report) else earlier

    def give(self) -> Collection:
        """Give away what was sorted since the last time."""
        collection = Collection(tuple(self._reports.values()), tuple(self._set_aside), tuple(self._notes))
        for report in collection.reports:
            self._before[report.id] = replace(report, text=""), _digest(report)
        self._reports, self._set_aside, self._notes = {}, [], []
        self.given += 1
        return collection


def _digest(report: Report) -> bytes:
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).digest()


def _merged(earlier: Report, again: Report) -> tuple[Report, Problem]:
    """Fill what the earlier of two equal reports does not say of itself from the other."""
    keys = ("outlet", "title", "url", "published", "revises", "case")
    news = {
        key: getattr(again, key) for key in keys if getattr(earlier, key) is None and getattr(again, key) is not None
    }
    added = f"; taken from it: {', '.join(news)}" if news else ""
    message = f"the same report as {earlier.origin or earlier.id}, read once{added}"
    return replace(earlier, **news), Problem("note", message, source=again.origin or again.id)


def _reason_against(report: Report, earlier: Report | None, languages: frozenset[str]) -> str | None:
    if earlier is not None:
        return f"another report has its id already ({report.id}, in {earlier.origin or 'the same input'})"
    if is_brief(report.text):
        return "it is a brief that was written from reports, not a report"
    language = (report.language or "").split("-")[0].lower()
    if language and language not in languages:
        return f"its language ({language}) is not read yet; read: {', '.join(sorted(languages))}"
    return None


def _doubts(report: Report, today: date | None) -> Iterator[Problem]:
    source = report.origin or report.id
    if report.language is None:
        yield Problem("note", "too short to tell its language; read as English", source=source)
    if today is not None and report.published is not None and report.published > today:
        yield Problem("note", f"its date of publication, {report.published}, lies in the future", source=source)
