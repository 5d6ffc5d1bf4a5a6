"""How do a reading and a linked case look to a machine? The form of the contract, one dictionary each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from consilience.records import Case, Entity, Event, Name, Place, Problem, Quantity, Reading, Span, Statement, Time

Json = dict[str, Any]


def reading_json(reading: Reading) -> Json:
    """Return the contract's object for one reading."""
    return {
        "report": reading.report,
        "language": reading.language,
        "published": _day(reading.published),
        "blocks": [{**_place_in_text(block.span), "kind": block.kind.value} for block in reading.blocks],
        "sentences": _pairs(reading.sentences),
        "times": [_time(time) for time in reading.times],
        "places": [_place(place) for place in reading.places],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "names": [_name(name) for name in reading.names],
        "statements": [_statement(statement) for statement in reading.statements],
        "events": [_event(event) for event in reading.events],
        "problems": [problem_json(problem) for problem in reading.problems],
    }


def case_json(case: Case) -> Json:
    """Return the contract's object for a linked case; copies are groups of one text, partial ones apart."""
    return {
        "copies": [list(copy.reports) for copy in case.copies if copy.kind != "partial"],
        "partial_copies": [
            {"reports": list(copy.reports), "because": copy.because, "passages": [_mention(s) for s in copy.passages]}
            for copy in case.copies
            if copy.kind == "partial"
        ],
        "stories": [list(story) for story in case.stories],
        "entities": [[_mention(span) for span in entity.mentions] for entity in case.entities],
        "entity_names": [_entity(entity) for entity in case.entities],
        "events": [[_mention(span) for span in event] for event in case.events],
        "problems": [problem_json(problem) for problem in case.problems],
    }


def _entity(entity: Entity) -> Json:
    named = {"name": entity.name, "kind": entity.kind, "variants": list(entity.variants)}
    return named | ({"id": entity.id} if entity.id else {})


def problem_json(problem: Problem) -> Json:
    """Return the contract's object for a problem; start and end are null where it has no place in a text."""
    span = problem.span
    return {
        "stage": problem.stage,
        "message": problem.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "source": problem.source,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _place_in_text(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _mention(span: Span) -> Json:
    return {"report": span.report, "start": span.start, "end": span.end}


def _day(value: Any) -> str | None:
    return None if value is None else str(value.isoformat())


def _time(time: Time) -> Json:
    return {
        **_place_in_text(time.span),
        "type": time.kind,
        "value": time.value,
        "earliest": _day(time.earliest),
        "latest": _day(time.latest),
        "rule": time.rule,
    }


def _place(place: Place) -> Json:
    keys = ("name", "geonameid", "latitude", "longitude", "country", "precision", "use", "because", "rule")
    return _place_in_text(place.span) | _fields(place, keys)


def _quantity(quantity: Quantity) -> Json:
    keys = ("value", "low", "high", "bound", "unit", "counted", "change", "kind", "rule")
    return _place_in_text(quantity.span) | _fields(quantity, keys)


def _name(name: Name) -> Json:
    return _place_in_text(name.span) | {"type": name.kind} | _fields(name, ("text", "role", "acronym", "rule"))


def _statement(statement: Statement) -> Json:
    return {
        "source": _pairs(statement.source),
        "cue": _pairs(statement.cue),
        "content": _pairs(statement.content),
        "via": list(statement.via),
    } | _fields(statement, ("speaker", "direct", "act", "rule"))


def _event(event: Event) -> Json:
    return _place_in_text(event.span) | {
        "type": event.kind,
        "mode": event.mode,
        "context": list(event.contexts),
        "factuality": event.factuality,
        "stance": event.stance.value,
        "actor": _pairs(event.actor),
        "recipient": _pairs(event.recipient),
        "instrument": _pairs(event.instrument),
        "times": list(event.times),
        "places": list(event.places),
        "quantities": list(event.quantities),
        "statement": event.statement,
        "clause": _pairs(event.clause),
        "rule": event.rule,
        "kind_rule": event.kind_rule,
    }


def _fields(record: object, keys: Sequence[str]) -> Json:
    return {key: getattr(record, key) for key in keys}
