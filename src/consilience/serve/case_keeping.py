"""How do an analyst's words enter a case, and how is a case proved, copied, handed on?"""

from __future__ import annotations

import getpass
import sys
from datetime import date
from pathlib import Path

from consilience.casework import find_faults
from consilience.collect.dates import parse_day
from consilience.problems import UsageError
from consilience.records import Judged, Judgement
from consilience.serve.case_questions import opened
from consilience.store import Graded, Retracted


def judge(name: str, sides: tuple[str, str], verdict: str, author: str | None, day: str | None) -> int:
    """Keep a judgement on two reports or mentions."""
    judged = Judged(*sides, Judgement(verdict), _author(author), _day(day))
    with opened(name) as case:
        case.judge(judged)
    sys.stdout.write(f"{sides[0]} and {sides[1]}: {verdict}\n")
    return 0


def grade(name: str, outlet: str, reliability: str, author: str | None, day: str | None) -> int:
    """Keep the grade of an outlet."""
    graded = Graded(outlet, reliability.upper(), _author(author), _day(day))
    with opened(name) as case:
        case.grade(graded)
    sys.stdout.write(f"{outlet}: {reliability.upper()}\n")
    return 0


def retract(name: str, report: str, why: str, author: str | None, day: str | None) -> int:
    """Let a report no longer count."""
    if not why.strip():
        raise UsageError("--why: say why the report no longer counts")
    since = _day(day)
    with opened(name) as case:
        case.retract(Retracted(report, why.strip(), _author(author), since))
    sys.stdout.write(f"{report}: retracted from {since} on\n")
    return 0


def export(name: str, file: Path) -> int:
    """Write the case as a bundle."""
    with opened(name) as case:
        case.export(file)
        texts, assertions = case.sizes()
    sys.stdout.write(f"{file}: {texts:,} texts, {assertions:,} assertions\n")
    return 0


def open_bundle(name: str, file: Path) -> int:
    """Make a case of a bundle."""
    if not file.is_file():
        raise UsageError(f"{file}: there is no such bundle")
    with opened(name, create=True) as case:
        case.open_bundle(file)
        texts, assertions = case.sizes()
    sys.stdout.write(f"{name if '://' not in name else 'case'}: {texts:,} texts, {assertions:,} assertions\n")
    return 0


def verify(name: str) -> int:
    """Name what is not as it was stored; exit code 1 where anything is."""
    with opened(name) as case:
        faults = find_faults(case)
        texts, assertions = (0, 0) if faults else case.sizes()
    if faults:
        sys.stdout.writelines(f"{fault}\n" for fault in faults)
        return 1
    sys.stdout.write(f"all is as it was stored: {texts:,} texts, {assertions:,} assertions, log and citations\n")
    return 0


def backup(name: str, file: Path) -> int:
    """Copy the case into a new file."""
    with opened(name) as case:
        case.back_up(file)
    sys.stdout.write(f"{file}: written; every command opens it with --case {file}\n")
    return 0


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
