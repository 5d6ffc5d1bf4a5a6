"""Which changes is somebody waiting for? Rules over kinds, actors, places, thresholds and changes of standing.

Rules are TOML: one [[alert]] each, with a name and at least one condition; all conditions of a rule must hold.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consilience.brief.since import Kind, Since
from consilience.problems import UsageError
from consilience.records import Finding, Standing

_KEYS = frozenset(
    {"name", "note", "kinds", "themes", "stances", "actors", "places", "words", "changes", "standings", "statuses",
     "counted", "at_least", "rises_by", "origins"}
)  # fmt: skip
_LISTS = frozenset({"kinds", "themes", "stances", "actors", "places", "words", "changes", "standings", "statuses"})
_NUMBERS = frozenset({"at_least", "rises_by", "origins"})
_KINDS = frozenset({"event", "statement", "figure", "denial", "posture"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to be told of. An empty condition is none; `note` is printed with the alert."""

    name: str
    note: str = ""
    kinds: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    changes: frozenset[str] = frozenset()
    standings: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    counted: str = ""
    at_least: float | None = None
    rises_by: float | None = None
    origins: float | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """A change that a rule asked for."""

    rule: Rule
    change: Since


def read_rules(text: str, source: str) -> tuple[Rule, ...]:
    """Read the rules of a TOML text. Raises UsageError, in one line, for what is not in the form."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{source}: {error}") from error
    rows = table.get("alert")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise UsageError(f"{source}: wanted are [[alert]] tables, each with a name and a condition")
    return tuple(_rule(row, f"{source}: alert {number}") for number, row in enumerate(rows, start=1))


def _rule(row: Mapping[str, Any], where: str) -> Rule:
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise UsageError(f"{where}: needs a name")
    where = f"{where} ({name})"
    strange = sorted(row.keys() - _KEYS)
    if strange:
        raise UsageError(f"{where}: unknown key {strange[0]!r}; known are {', '.join(sorted(_KEYS))}")
    if not row.keys() - {"name", "note"}:
        raise UsageError(f"{where}: has no condition")
    values = {key: _value(key, value, where) for key, value in row.items()}
    _check_names(values, where)
    return Rule(**values)


def _value(key: str, value: Any, where: str) -> Any:
    if key in _LISTS:
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) and one.strip() for one in listed):
            raise UsageError(f"{where}: {key} must be a list of words")
        told = [one.casefold() if key not in ("themes",) else one for one in listed]
        return tuple(told) if key in ("actors", "places", "words") else frozenset(told)
    if key in _NUMBERS:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UsageError(f"{where}: {key} must be a number")
        return float(value)
    if not isinstance(value, str):
        raise UsageError(f"{where}: {key} must be a text")
    return value


def _check_names(values: Mapping[str, Any], where: str) -> None:
    """Refuse a kind, change or standing that there is none of: a rule with a slip would never fire."""
    known = {"kinds": _KINDS, "changes": {str(kind) for kind in Kind}, "standings": {str(s) for s in Standing}}
    for key, names in known.items():
        strange = sorted(values.get(key, frozenset()) - names)
        if strange:
            raise UsageError(f"{where}: {key} has no {strange[0]!r}; wanted is one of {', '.join(sorted(names))}")


def find_alerts(rules: Iterable[Rule], changes: Iterable[Since]) -> tuple[Alert, ...]:
    """Return the changes that the rules ask for, by rule and then in the order of the changes."""
    every = tuple(changes)
    return tuple(Alert(rule, change) for rule in rules for change in every if _fires(rule, change))


def _fires(rule: Rule, change: Since) -> bool:
    return all(_conditions(rule, change))


def _conditions(rule: Rule, change: Since) -> Iterator[bool]:
    finding = change.finding
    yield not rule.changes or str(change.kind) in rule.changes
    yield not rule.kinds or finding.kind in rule.kinds
    yield not rule.themes or (finding.theme or "other") in rule.themes
    yield not rule.stances or finding.stance.value in rule.stances
    yield not rule.standings or finding.standing.value in rule.standings
    yield not rule.statuses or finding.status in rule.statuses
    yield not rule.actors or _names(rule.actors, _told(finding))
    yield not rule.words or _names(rule.words, finding.text.casefold())
    yield not rule.places or _names(rule.places, " ".join((*(p.name for p in finding.places), finding.text)).casefold())
    yield rule.origins is None or len(finding.origins) >= rule.origins
    yield from _thresholds(rule, change)


def _thresholds(rule: Rule, change: Since) -> Iterator[bool]:
    figure = change.finding.figure
    if not rule.counted and rule.at_least is None and rule.rises_by is None:
        return
    if figure is None:
        yield False
        return
    yield not rule.counted or rule.counted.casefold() in f"{figure.counted} {figure.scope}".casefold()
    now = figure.best if figure.best is not None else figure.low
    yield rule.at_least is None or (now is not None and now >= rule.at_least)
    if rule.rises_by is not None:
        was = _number(change.before)
        yield change.kind is Kind.NEW or (now is not None and was is not None and now - was >= rule.rises_by)


def _number(text: str) -> float | None:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(found[0].replace(",", "")) if found else None


def _told(finding: Finding) -> str:
    """Return the words in which an actor may be named: the line and who says it."""
    speakers = (name for cite in finding.support for name in cite.said_by)
    return " ".join((finding.text, *speakers)).casefold()


def _names(wanted: Iterable[str], text: str) -> bool:
    """Say whether some of the names stand in a text as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in wanted)
