"""What does an indicator board ask? Its TOML form, read strictly: a fault is one clear line with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consilience.problems import RuleError

BOARDS = Path(__file__).parent.parent / "rules" / "boards"
OPEN_STANCES = ("threatened", "conditional", "planned", "requested", "possible")
"""Stances that a pattern may ask for: then the threat itself, the plan itself, is what is looked for."""
_BOARD_KEYS = frozenset({"title", "about", "indicator"})
_KEYS = frozenset({"id", "name", "question", "why", "false_alarm", "pattern", "reversal"})
_NEEDED = ("id", "name", "question", "why", "false_alarm")
_TEXTS = ("words", "without", "actor", "target", "counted")
_LISTS = ("kind", "theme", "stance", "standing", "place", "posture", "status")
_NUMBERS = ("at_least", "within_days")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern over findings: all that it names must hold."""

    kind: tuple[str, ...] = ()
    """Kinds of findings (event, statement, figure); event where nothing else is asked."""
    theme: tuple[str, ...] = ()
    """PLOVER roots or modes of the event behind the finding."""
    stance: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    posture: tuple[str, ...] = ()
    """Kinds of entries of the posture, instead of findings."""
    status: tuple[str, ...] = ()
    """States of such entries."""
    words: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None
    actor: re.Pattern[str] | None = None
    target: re.Pattern[str] | None = None
    counted: re.Pattern[str] | None = None
    at_least: float | None = None
    """Least value of a figure, by the lowest credible count."""
    within_days: int | None = None
    """Days before the date of the brief in which it must lie."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A question that reports may answer, with what would answer it and what would reverse the answer."""

    id: str
    name: str
    question: str
    why: str
    false_alarm: str
    patterns: tuple[Pattern, ...]
    reversals: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A set of indicators for one kind of crisis."""

    title: str
    about: str
    indicators: tuple[Indicator, ...]


def shipped_boards() -> tuple[str, ...]:
    """Return the names of the boards that come with the package."""
    return tuple(sorted(path.stem for path in BOARDS.glob("*.toml")))


def read_board(name: str) -> Board:
    """Read a board from a file, or a shipped one by its name. Raises RuleError: one line that says what and where."""
    path = BOARDS / f"{name}.toml" if name in shipped_boards() else Path(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise RuleError(f"{path}: {reason}; shipped boards are {', '.join(shipped_boards())}") from error
    return parse_board(text, path.name)


def parse_board(text: str, file: str) -> Board:
    """Read a board from its text."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: {error}") from error
    _check_keys(table, _BOARD_KEYS, file)
    rows = table.get("indicator", [])
    if not isinstance(rows, list) or not rows:
        raise RuleError(f"{file}: a board needs at least one [[indicator]]")
    indicators = tuple(_indicator(row, f"{file}, indicator {number}") for number, row in enumerate(rows, start=1))
    ids = [indicator.id for indicator in indicators]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise RuleError(f"{file}: the id {twice[0]!r} stands twice")
    title, about = (_text(table, key, file) for key in ("title", "about"))
    return Board(title, about, indicators)


def _indicator(row: object, where: str) -> Indicator:
    if not isinstance(row, dict):
        raise RuleError(f"{where}: it must be a table")
    _check_keys(row, _KEYS, where)
    texts = {key: _text(row, key, where) for key in _NEEDED}
    patterns = _patterns(row, "pattern", where)
    if not patterns:
        raise RuleError(f"{where} ({texts['id']}): it needs at least one [[indicator.pattern]]")
    return Indicator(**texts, patterns=patterns, reversals=_patterns(row, "reversal", where))


def _patterns(row: Mapping[str, Any], key: str, where: str) -> tuple[Pattern, ...]:
    rows = row.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(item, dict) for item in rows):
        raise RuleError(f"{where}: {key} must be written [[indicator.{key}]]")
    return tuple(_pattern(item, f"{where}, {key} {number}") for number, item in enumerate(rows, start=1))


def _pattern(row: Mapping[str, Any], where: str) -> Pattern:
    _check_keys(row, frozenset((*_TEXTS, *_LISTS, *_NUMBERS)), where)
    if not row:
        raise RuleError(f"{where}: an empty pattern would match everything")
    fields: dict[str, Any] = {key: _regex(row[key], key, where) for key in _TEXTS if key in row}
    fields |= {key: _list(row[key], key, where) for key in _LISTS if key in row}
    fields |= {key: _number(row[key], key, where) for key in _NUMBERS if key in row}
    odd = [stance for stance in fields.get("stance", ()) if stance not in (*OPEN_STANCES, "affirmed")]
    if odd:
        allowed = ", ".join(("affirmed", *OPEN_STANCES))
        raise RuleError(f"{where}: {odd[0]!r} is no stance that can be looked for; allowed are {allowed}")
    if "at_least" in fields and "counted" not in fields:
        raise RuleError(f"{where}: at_least needs counted, which says what is counted")
    return Pattern(**fields)


def _check_keys(row: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    odd = sorted(set(row) - known)
    if odd:
        raise RuleError(f"{where}: the key {odd[0]!r} is not known; known are {', '.join(sorted(known))}")


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"{where}: {key} is missing, or no text")
    return value.strip()


def _list(value: object, key: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RuleError(f'{where}: {key} must be a list of texts, such as ["event"]')
    return tuple(value)


def _number(value: object, key: str, where: str) -> float | int:
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise RuleError(f"{where}: {key} must be a number from 0 on")
    return value


def _regex(value: object, key: str, where: str) -> re.Pattern[str]:
    if not isinstance(value, str):
        raise RuleError(f"{where}: {key} must be a text (a regular expression)")
    try:
        return re.compile(value, re.IGNORECASE)
    except re.error as error:
        raise RuleError(f"{where}: {key} is no regular expression: {error}") from error
