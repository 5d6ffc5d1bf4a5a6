"""Where does the result go? To a file or standard output; problems are told on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from consilience.collect import (
    Collection,
    Keep,
    collect_batches,
    collect_line_batches,
    collect_lines,
    collect_reports,
)
from consilience.collect.dates import parse_day
from consilience.problems import ConsilienceError, UsageError
from consilience.read import LANGUAGES
from consilience.records import Problem

STANDARD = "-"


def gather(places: list[str], jsonl: str | None, *, keep: Keep | None = None) -> Collection:
    """Collect what the command line names: places, or one JSON Lines document in its own order."""
    _check_named(places, jsonl)
    today = date.today()
    if jsonl is None:
        return collect_reports(places, languages=LANGUAGES, stdin=sys.stdin.buffer, today=today, keep=keep)
    return collect_lines(_load(jsonl), languages=LANGUAGES, today=today, keep=keep)


@contextmanager
def gathering(
    places: list[str], jsonl: str | None, *, at_once: int, keep: Keep | None = None
) -> Iterator[Iterator[Collection]]:
    """Collect what the command line names, at most so many reports at a time."""
    _check_named(places, jsonl)
    today = date.today()
    if jsonl is None:
        stdin = sys.stdin.buffer
        yield collect_batches(places, languages=LANGUAGES, stdin=stdin, today=today, keep=keep, at_once=at_once)
        return
    with _open(jsonl) as file:
        name = "standard input" if jsonl == STANDARD else jsonl
        yield collect_line_batches(file, name, languages=LANGUAGES, today=today, keep=keep, at_once=at_once)


def _check_named(places: list[str], jsonl: str | None) -> None:
    if bool(places) == bool(jsonl):
        raise UsageError("name files or folders, or one document with --jsonl (see --help)")


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    if path == STANDARD:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error


def _load(path: str) -> bytes:
    with _open(path) as file:
        return file.read()


def moment(text: str | None) -> datetime | None:
    """Return the last moment of a day that a person typed. Raises UsageError for what is no day."""
    if text is None:
        return None
    day = parse_day(text)
    if day is None:
        raise UsageError(f"{text!r} is not a date; wanted is YYYY-MM-DD")
    return datetime.combine(day, time.max.replace(microsecond=0))


def put(text: str, output: Path | None) -> None:
    """Write a result, complete or not at all where it goes to a file."""
    if output is None or str(output) == STANDARD:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        draft = output.with_name(f".{output.name}.part")
        draft.write_text(text, encoding="utf-8")
        draft.replace(output)
    except OSError as error:
        raise ConsilienceError(f"{output}: {error.strerror}") from error


def tell(problems: Iterable[Problem], verdict: str) -> None:
    """Name problems on standard error, a line each."""
    for problem in problems:
        sys.stderr.write(f"consilience: {verdict}: {problem.source or problem.stage}: {problem.message}\n")


def say(lines: Iterable[str]) -> None:
    """Print lines at once, without what could steer a terminal: ids and quotes come from strangers."""
    for line in lines:
        sys.stdout.write("".join(c for c in line if c.isprintable()) + "\n")
    sys.stdout.flush()
