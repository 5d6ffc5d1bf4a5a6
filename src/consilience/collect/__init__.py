"""Bring reports in: which reports do these places hold, and what could not be made into one?

Files become text once, here; every later offset refers to that text. Nothing is lost silently: what is not read is
set aside by name with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from consilience.collect.briefs import is_brief
from consilience.collect.files import find_files, read_file, read_stream
from consilience.collect.languages import detect_language
from consilience.collect.lines import Keep
from consilience.records import Problem, Report

__all__ = ["Collection", "Keep", "collect_lines", "collect_reports", "sort_reports"]


@dataclass(frozen=True, slots=True)
class Collection:
    """Reports that can be read, what was set aside (a `Problem` each), and doubts about what was kept."""

    reports: tuple[Report, ...]
    set_aside: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def collect_reports(
    places: Iterable[str | Path],
    *,
    languages: Iterable[str],
    stdin: BinaryIO | None = None,
    today: date | None = None,
    keep: Keep | None = None,
) -> Collection:
    """Collect the reports of files and folders; `-` stands for `stdin`.

    Raises UsageError for a place that does not exist. Reports in other languages than `languages` are set aside.
    With `today`, a later date of publication is noted. `keep` is given the original bytes of each report.
    """
    found: list[Report | Problem] = []
    for place in places:
        if str(place) == "-" and stdin is not None:
            found.extend(read_stream(stdin.read(), keep=keep))
            continue
        for item in find_files(Path(place)):
            found.extend([item] if isinstance(item, Problem) else read_file(item.path, item.name, keep))
    return _sort_out(found, frozenset(languages), today)


def collect_lines(
    lines: bytes, *, languages: Iterable[str], today: date | None = None, keep: Keep | None = None
) -> Collection:
    """Collect the reports of a JSON Lines document (the machine contract), in its order."""
    return _sort_out(read_stream(lines, suffix=".jsonl", keep=keep), frozenset(languages), today)


def _sort_out(found: Iterable[Report | Problem], languages: frozenset[str], today: date | None) -> Collection:
    reports: dict[str, Report] = {}
    set_aside: list[Problem] = []
    notes: list[Problem] = []
    for item in found:
        if isinstance(item, Problem):
            set_aside.append(item)
            continue
        report = replace(item, language=item.language or detect_language(item.text))
        earlier = reports.get(report.id)
        if earlier is not None and earlier.text == report.text:
            reports[report.id], told = _merged(earlier, report)
            notes.append(told)
            continue
        reason = _reason_against(report, earlier, languages)
        if reason:
            set_aside.append(Problem("collect", reason, source=report.origin or report.id))
            continue
        reports[report.id] = report
        notes.extend(_doubts(report, today))
    return Collection(tuple(reports.values()), tuple(set_aside), tuple(notes))


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


def sort_reports(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Put reports in one order whatever the order of arrival: by date (undated last), then id."""
    return tuple(sorted(reports, key=lambda report: (report.published or date.max, report.id)))
