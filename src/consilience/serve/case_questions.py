"""Which state of which case is asked for, and how is it opened and closed?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from consilience.casework import Picture, open_file, outdated, take_picture
from consilience.problems import UsageError
from consilience.serve.output import moment
from consilience.store import Casefile, View


@dataclass(frozen=True, slots=True)
class Question:
    """A case, a view of it, and the reader's own table of outlets."""

    case: str
    view: View
    as_of: datetime | None
    outlets: Path | None


def parse(asked: tuple[str, ...]) -> Question:
    """Read a question as it was typed. Raises UsageError for what is no day or no table."""
    case, as_of, recorded, outlets = asked
    known, seen = moment(as_of or None), moment(recorded or None)
    table = Path(outlets) if outlets else None
    if table is not None and not table.is_file():
        raise UsageError(f"{table}: there is no such table of outlets")
    last = seen.replace(microsecond=999_999) if seen else None
    return Question(case, View(known.date() if known else None, last), known, table)


@contextmanager
def opened(name: str, *, create: bool = False) -> Iterator[Casefile]:
    """Open a case and let it go again."""
    case = open_file(name, create=create)
    try:
        yield case
    finally:
        case.close()


def picture_of(question: Question) -> tuple[Picture, int]:
    """Return the picture of a view, and how many reports of the case older rules have read."""
    with opened(question.case) as case:
        return take_picture(case, question.view, outlets=question.outlets), outdated(case)
