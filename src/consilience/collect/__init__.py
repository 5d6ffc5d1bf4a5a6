"""Bring reports in: which reports do these places hold, and what could not be made into one?

Files become text once, here; every later offset refers to that text. Nothing is lost silently: what is not read is
set aside by name with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from consilience.collect.files import bounded_lines, find_files, read_file, read_stream
from consilience.collect.lines import Keep, read_lines
from consilience.collect.sorting import Collection, Sorting
from consilience.records import Problem, Report

__all__ = [
    "Collection",
    "Keep",
    "collect_batches",
    "collect_line_batches",
    "collect_lines",
    "collect_reports",
    "sort_reports",
]


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
    (whole,) = _sort_out(_find(places, stdin, keep), frozenset(languages), today)
    return whole


def collect_batches(  # noqa: PLR0913 - those of collect_reports, and how many
    places: Iterable[str | Path],
    *,
    languages: Iterable[str],
    stdin: BinaryIO | None = None,
    today: date | None = None,
    keep: Keep | None = None,
    at_once: int,
) -> Iterator[Collection]:
    """Collect as `collect_reports` does, at most so many reports at a time; no batch is held once it is given.

    A report that is met again later with more said of it is given again, with all that is said. There is one batch at
    least.
    """
    asked = tuple(places)
    for place in asked:
        if str(place) != "-":
            next(find_files(Path(place)), None)  # raises UsageError before anything is done with the others
    return _sort_out(_find(asked, stdin, keep), frozenset(languages), today, at_once)


def _find(places: Iterable[str | Path], stdin: BinaryIO | None, keep: Keep | None) -> Iterator[Report | Problem]:
    for place in places:
        if str(place) == "-" and stdin is not None:
            yield from read_stream(stdin.read(), keep=keep)
            continue
        for item in find_files(Path(place)):
            if isinstance(item, Problem):
                yield item
            else:
                yield from read_file(item.path, item.name, keep)


def collect_lines(
    lines: bytes, *, languages: Iterable[str], today: date | None = None, keep: Keep | None = None
) -> Collection:
    """Collect the reports of a JSON Lines document (the machine contract), in its order."""
    (whole,) = _sort_out(read_stream(lines, suffix=".jsonl", keep=keep), frozenset(languages), today)
    return whole


def collect_line_batches(  # noqa: PLR0913 - as collect_batches
    file: BinaryIO,
    name: str,
    *,
    languages: Iterable[str],
    today: date | None = None,
    keep: Keep | None = None,
    at_once: int,
) -> Iterator[Collection]:
    """Collect the reports of an open JSON Lines document, at most so many at a time, as `collect_batches` does."""
    return _sort_out(read_lines(bounded_lines(file), name, keep), frozenset(languages), today, at_once)


def _sort_out(
    found: Iterable[Report | Problem], languages: frozenset[str], today: date | None, at_once: int | None = None
) -> Iterator[Collection]:
    sorting = Sorting(languages, today)
    for item in found:
        sorting.take(item)
        if at_once is not None and sorting.size >= at_once:
            yield sorting.give()
    if sorting.size or not sorting.given:
        yield sorting.give()


def sort_reports(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Put reports in one order whatever the order of arrival: by date (undated last), then id."""
    return tuple(sorted(reports, key=lambda report: (report.published or date.max, report.id)))
