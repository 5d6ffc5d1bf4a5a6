"""How is one value written for a program? Days, moments, places and citations, with the keys of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from consilience.brief.phrases import is_whole_day
from consilience.records import Citation, Pin, Place

Json = dict[str, Any]


def day_value(value: date | None) -> str | None:
    """Return a day as YYYY-MM-DD; None stays None."""
    return value.isoformat() if value is not None else None


def moment_value(value: datetime | None) -> str | None:
    """Return a day where the moment stands for one, else date and time."""
    if value is None:
        return None
    return value.date().isoformat() if is_whole_day(value) else value.isoformat()


def place_object(place: Place | Pin) -> Json:
    """Return a place with its coordinates, None where it is not sure, and how exact they are."""
    return {
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def cite_object(citation: Citation) -> Json:
    """Return which characters of which report are quoted, their words, and whose they are."""
    report, start, end = citation.span
    return {
        "report": report,
        "start": start,
        "end": end,
        "quote": citation.quote,
        "said_by": list(citation.said_by),
    }


def cite_objects(citations: Iterable[Citation]) -> list[Json]:
    """Return citations in their order."""
    return [cite_object(citation) for citation in citations]
