"""How does a program read the posture? Entries with every value and relation, the sides, and the changes of state."""

from __future__ import annotations

from consilience.brief.formats.json_values import Json, cite_objects, day_value, place_object
from consilience.brief.posture_changes import Change
from consilience.records import PostureEntry, PostureRelation, PostureValue, Side


def entry_object(entry: PostureEntry) -> Json:
    """Return an entry with the keys of the contract, and beside them its values and relations."""
    return {
        "kind": entry.kind,
        "name": entry.name,
        "variants": list(entry.variants),
        "side": entry.side,
        "parent": entry.parent,
        "status": entry.status,
        "since": day_value(entry.since),
        "until": day_value(entry.until),
        "attributes": _attributes(entry),
        "standing": entry.standing.value,
        "support": cite_objects(entry.support),
        "dispute": cite_objects(entry.dispute),
        "values": [_value(value) for value in entry.values],
        "relations": [_relation(relation) for relation in entry.relations],
    }


def side_object(side: Side) -> Json:
    """Return a side with whom it is allied and whom it opposes."""
    relations = [_relation(relation) for relation in side.relations]
    return {"name": side.name, "members": list(side.members), "relations": relations}


def change_object(change: Change) -> Json:
    """Return a change of state with its evidence."""
    return {
        "day": day_value(change.day),
        "dated": change.dated,
        "kind": change.entry.kind,
        "name": change.entry.name,
        "side": change.entry.side,
        "status": change.value.value,
        "level": change.level or None,
        "stance": change.value.stance.value,
        "standing": change.value.standing.value,
        "support": cite_objects(change.support),
        "dispute": cite_objects(change.value.dispute),
    }


def _value(value: PostureValue) -> Json:
    return {
        "what": value.what,
        "value": value.value,
        "stance": value.stance.value,
        "standing": value.standing.value,
        "earliest": day_value(value.earliest),
        "latest": day_value(value.latest),
        "when": value.when or None,
        "clock": value.clock or None,
        "told": day_value(value.told),
        "place": place_object(value.place) if value.place is not None else None,
        "support": cite_objects(value.support),
        "dispute": cite_objects(value.dispute),
    }


def _relation(relation: PostureRelation) -> Json:
    return {"kind": relation.kind, "other": relation.other, "support": cite_objects(relation.support)}


def _attributes(entry: PostureEntry) -> dict[str, str | list[str]]:
    """Return the attributes; one that is told several times (once a report) is a list."""
    found: dict[str, list[str]] = {}
    for key, value in entry.attributes:
        found.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}
