"""How do an analyst's words enter a case, and how is a case proved, copied, handed on?"""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

from consilience.casework import find_faults
from consilience.collect.dates import parse_day
from consilience.problems import ConsilienceError, UsageError
from consilience.records import Judged, Judgement
from consilience.serve.case_questions import opened
from consilience.serve.output import say
from consilience.store import Graded, Retracted
from consilience.store.opening import is_address, shown


def judge(name: str, sides: tuple[str, str], verdict: str, author: str | None, day: str | None) -> int:
    """Keep a judgement on two reports or mentions."""
    judged = Judged(*sides, Judgement(verdict), _author(author), _day(day))
    with opened(name) as case:
        case.judge(judged)
    say([f"{sides[0]} and {sides[1]}: {verdict}"])
    return 0


def grade(name: str, outlet: str, reliability: str, author: str | None, day: str | None) -> int:
    """Keep the grade of an outlet."""
    graded = Graded(outlet, reliability.upper(), _author(author), _day(day))
    with opened(name) as case:
        case.grade(graded)
    say([f"{outlet}: {reliability.upper()}"])
    return 0


def retract(name: str, report: str, why: str, author: str | None, day: str | None) -> int:
    """Let a report no longer count."""
    if not why.strip():
        raise UsageError("--why: say why the report no longer counts")
    since = _day(day)
    with opened(name) as case:
        case.retract(Retracted(report, why.strip(), _author(author), since))
    say([f"{report}: retracted from {since} on"])
    return 0


def export(name: str, file: Path) -> int:
    """Write the case as a bundle."""
    with opened(name) as case:
        case.export(file)
        sizes = case.sizes()
    say([f"{file}: {_told(*sizes)}"])
    return 0


def open_bundle(name: str, file: Path) -> int:
    """Make a case of a bundle."""
    if not file.is_file():
        raise UsageError(f"{file}: there is no such bundle")
    fresh = not is_held(name)
    try:
        with opened(name, create=True) as case:
            case.open_bundle(file)
            sizes = case.sizes()
    except ConsilienceError:
        if fresh:
            Path(name).unlink(missing_ok=True)
        raise
    say([f"{shown(name)}: {_told(*sizes)}"])
    return 0


def verify(name: str) -> int:
    """Name what is not as it was stored; exit code 1 where anything is."""
    with opened(name) as case:
        faults = find_faults(case)
        sizes = (0, 0) if faults else case.sizes()
    if faults:
        say(faults)
        return 1
    say([f"all is as it was stored: {_told(*sizes)}, log and citations"])
    return 0


def _told(texts: int, assertions: int) -> str:
    return f"{texts:,} text{'' if texts == 1 else 's'}, {assertions:,} assertion{'' if assertions == 1 else 's'}"


def backup(name: str, file: Path) -> int:
    """Copy the case into a new file."""
    with opened(name) as case:
        case.back_up(file)
    say([f"{file}: written; every command opens it with --case {file}"])
    return 0


def is_held(name: str) -> bool:
    """Say whether something stands under this name already; a database always does."""
    return is_address(name) or Path(name).exists()


def _author(author: str | None) -> str:
    if author:
        return author
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _day(day: str | None) -> date:
    if day is None:
        return date.today()
    found = parse_day(day)
    if found is None:
        raise UsageError(f"{day!r} is not a date; wanted is YYYY-MM-DD")
    return found
