"""What does the log say of each thing that was stored? By its kind and key, what was sealed of it, and when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from consilience.store.chain import Entry

Sealed = dict[str, Any]
"""The detail of an entry with its subject; of what may be stored twice (`times`), when and by which rules each time."""
Logged = dict[str, dict[Any, Sealed]]

OF_A_VERSION = ("known_from", "published", "url", "revises", "recorded")
"""What a row of the table `versions` holds beside what its key is the hash of."""
_KINDS = ("version", "description", "original", "reading", "brief", "judgements", "grades", "retractions")
_OF_AN_ADDING = ("subject", "number", "older", "newer", "reading", *OF_A_VERSION)
_TABLES = {"judge": "judgements", "grade": "grades", "retract": "retractions"}


def read_log(log: list[Entry]) -> tuple[Logged, list[str]]:
    """Return what was sealed of each thing, and name the entries that cannot be read."""
    found: Logged = {kind: {} for kind in _KINDS}
    unread = []
    for entry in log:
        try:
            _file(found, entry.act, {"subject": entry.subject, "recorded": entry.recorded, **json.loads(entry.detail)})
        except (ValueError, TypeError, KeyError):
            unread.append(f"log: the detail of entry {entry.number} cannot be read")
    return found, unread


def _file(found: Logged, act: str, detail: Sealed) -> None:
    """Put an entry where what it tells of is looked up. Raises KeyError for one that does not tell all of it."""
    if act == "add":
        found["version"][detail["version"]] = {name: detail[name] for name in _OF_AN_ADDING}
    if act in _TABLES:
        found[_TABLES[act]][detail["number"]] = detail
    if act == "brief":
        found["brief"][detail["sha256"]] = detail
    for kind in ("description", "original", "reading"):
        if key := detail.get(kind):
            times = (*found[kind].get(key, {"times": ()})["times"], (detail["recorded"], detail.get("rules")))
            found[kind][key] = detail | {"times": times}


def was_stored(sealed: Sealed, recorded: str, rules: str | None = None) -> bool:
    """Say whether something was stored at this moment, by these rules if any."""
    return any(at == recorded and rules in (None, by) for at, by in sealed["times"])


def replacements(logged: Logged) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of `supersessions` that the log tells of."""
    known = {entry["number"]: entry["known_from"] for entry in logged["version"].values()}
    for entry in logged["version"].values():
        number, recorded = entry["number"], entry["recorded"]
        yield from ((old, number, known[number], recorded) for old in entry["older"])
        yield from ((number, new, known.get(new), recorded) for new in entry["newer"])


def find_missing(logged: Logged, kind: str, seen: set[Any]) -> Iterator[str]:
    """Name what is in the log and was not seen in the case."""
    for key in sorted(set(logged[kind]) - seen):
        yield f"{kind.removesuffix('s')} {key} of {logged[kind][key]['subject']} is in the log but not in the case"
