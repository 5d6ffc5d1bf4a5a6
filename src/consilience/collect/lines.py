"""Which reports do JSON records hold? The input form of the machine contract, checked key by key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from consilience.collect.dates import parse_day
from consilience.collect.decoding import check_length, decode, mend
from consilience.problems import UnreadableError
from consilience.records import Problem, Report

Keep = Callable[[str, bytes], None]
"""Takes the original bytes of a report with their SHA-256."""
LONGEST_LINE = 20_000_000
"""Bytes of one line; a longer one is no report."""


def read_lines(lines: Iterable[bytes], source: str, keep: Keep | None = None) -> Iterator[Report | Problem]:
    """Read JSON Lines, one report a line; a line that is none becomes a problem with its number."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        empty = False
        place = f"{source}, line {number}"
        try:
            yield _report(_parse(line), place, line.strip(), keep)
        except UnreadableError as error:
            yield Problem("collect", str(error), source=place)
    if empty:
        yield Problem("collect", "it is empty", source=source)


def read_json(data: bytes, source: str, keep: Keep | None = None) -> Iterator[Report | Problem]:
    """Read a JSON document: one report, a list of reports, or an object with the list under "reports"."""
    document = _parse(data)
    if isinstance(document, dict) and isinstance(document.get("reports"), list):
        document = document["reports"]
    records = document if isinstance(document, list) else [document]
    if not records:
        yield Problem("collect", "it holds no report", source=source)
    for number, record in enumerate(records, start=1):
        place = source if len(records) == 1 else f"{source}, report {number}"
        try:
            part = json.dumps(record, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
            yield _report(record, place, part, keep)
        except UnreadableError as error:
            yield Problem("collect", str(error), source=place)


def _parse(data: bytes) -> Any:
    if len(data) > LONGEST_LINE:
        raise UnreadableError(f"it has over {LONGEST_LINE:,} bytes")
    try:
        return json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"it is not complete JSON ({error.msg} at character {error.pos})") from error
    except RecursionError as error:
        raise UnreadableError("it is nested too deep for a report") from error


def _report(record: Any, source: str, data: bytes, keep: Keep | None) -> Report:
    if not isinstance(record, dict):
        raise UnreadableError(f"it is {_kind(record)}, not an object with id and text")
    text = _string(record, "text")
    if text is None:
        raise UnreadableError("it has no text")
    check_length(text)
    report = Report(
        id=_id(record),
        text=text,
        outlet=_string(record, "outlet"),
        title=_string(record, "title"),
        url=_string(record, "url"),
        language=_string(record, "language"),
        published=_published(record),
        sha256=hashlib.sha256(data).hexdigest(),
        revises=_string(record, "revises"),
        case=_string(record, "case"),
        origin=source,
    )
    if keep is not None:
        keep(report.sha256, data)
    return report


def _id(record: Mapping[str, Any]) -> str:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise UnreadableError("it has no id")
    return mend(value)


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, str):
        return mend(value)
    if value is None:
        return None
    raise UnreadableError(f"its {key} is {_kind(value)}, not a string")


def _published(record: Mapping[str, Any]) -> date | None:
    value = _string(record, "published")
    if value is None or not value.strip():
        return None
    day = parse_day(value)
    if day is None:
        raise UnreadableError(f"its date of publication is {value[:40]!r}; wanted is YYYY-MM-DD or null")
    return day


def _kind(value: Any) -> str:
    names = {list: "a list", dict: "an object", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
