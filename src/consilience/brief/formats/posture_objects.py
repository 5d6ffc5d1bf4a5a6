"""How does a program read the posture? Entries with every value and relation, the sides, and the changes of state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from consilience.brief.posture_changes import Change
from consilience.records import Citation, Place, PostureEntry, PostureRelation, PostureValue, Side

Json = dict[str, Any]
Cites = Callable[[Iterable[Citation]], list[Json]]


def entry_object(entry: PostureEntry, cites: Cites) -> Json:
    """Return an entry with the keys of the contract, and beside them its values and relations."""
    return {
        "kind": entry.kind,
        "name": entry.name,
        "variants": list(entry.variants),
        "side": entry.side,
        "parent": entry.parent,
        "status": entry.status,
        "since": _day(entry.since),
        "until": _day(entry.until),
        "attributes": _attributes(entry),
        "standing": entry.standing.value,
        "support": cites(entry.support),
        "dispute": cites(entry.dispute),
        "values": [_value(value, cites) for value in entry.values],
        "relations": [_relation(relation, cites) for relation in entry.relations],
    }


def side_object(side: Side, cites: Cites) -> Json:
    """Return a side with whom it is allied and whom it opposes."""
    relations = [_relation(relation, cites) for relation in side.relations]
    return {"name": side.name, "members": list(side.members), "relations": relations}


def change_object(change: Change, cites: Cites) -> Json:
    """Return a change of state with its evidence."""
    return {
        "day": _day(change.day),
        "dated": change.dated,
        "kind": change.entry.kind,
        "name": change.entry.name,
        "side": change.entry.side,
        "status": change.value.value,
        "level": change.level or None,
        "stance": change.value.stance.value,
        "standing": change.value.standing.value,
        "support": cites(change.support),
        "dispute": cites(change.value.dispute),
    }


def _value(value: PostureValue, cites: Cites) -> Json:
    return {
        "what": value.what,
        "value": value.value,
        "stance": value.stance.value,
        "standing": value.standing.value,
        "earliest": _day(value.earliest),
        "latest": _day(value.latest),
        "when": value.when or None,
        "clock": value.clock or None,
        "told": _day(value.told),
        "place": _place(value.place) if value.place is not None else None,
        "support": cites(value.support),
        "dispute": cites(value.dispute),
    }


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def _relation(relation: PostureRelation, cites: Cites) -> Json:
    return {"kind": relation.kind, "other": relation.other, "support": cites(relation.support)}


def _attributes(entry: PostureEntry) -> dict[str, str | list[str]]:
    """Return the attributes; one that is told several times (once a report) is a list."""
    found: dict[str, list[str]] = {}
    for key, value in entry.attributes:
        found.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None
