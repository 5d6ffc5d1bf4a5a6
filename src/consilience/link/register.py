"""What does the user's own table of entities hold?

A table is CSV with the columns name, kind, aliases (parted by ";") and id, in any order, name and id needed; or JSON
lines as FollowTheMoney writes its entities.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any

from consilience.link.keys import name_key
from consilience.records import KnownEntity, Problem
from consilience.rules import lookup

Found = tuple[tuple[KnownEntity, ...], tuple[Problem, ...]]


def read_register(text: str, *, source: str) -> Found:
    """Read a table; a row that cannot be used becomes a problem that names its line. `source` names the table."""
    rows = _json_rows if text.lstrip("\ufeff \t\r\n").startswith("{") else _csv_rows
    known: dict[str, KnownEntity] = {}
    problems: list[Problem] = []
    for line, row in rows(text.removeprefix("\ufeff")):
        found = _problem_of(row, known) if isinstance(row, KnownEntity) else row
        if found:
            problems.append(Problem("link", f"{found}: row left out", source=f"{source}, line {line}"))
        elif isinstance(row, KnownEntity):
            known[row.id] = row
    return tuple(known.values()), tuple(problems)


def _problem_of(row: KnownEntity, known: Mapping[str, KnownEntity]) -> str:
    if not row.id or not name_key(row.name):
        return "no id" if not row.id else "no name"
    if row.id in known:
        return f"a second entity with the id {row.id}"
    if row.kind and row.kind not in _kinds().values():
        return f"unknown kind {row.kind}"
    return ""


def _csv_rows(text: str) -> Iterator[tuple[int, KnownEntity | str]]:
    reader = csv.reader(text.splitlines())
    heads = [head.strip().lower() for head in next(reader, [])]
    if not {"name", "id"} <= set(heads):
        yield 1, "the table needs the columns name and id"
        return
    try:
        for cells in reader:
            row = dict(zip(heads, (cell.strip() for cell in cells), strict=False))
            if any(row.values()):
                yield reader.line_num, _known(row)
    except csv.Error as error:
        yield reader.line_num, f"no CSV ({error})"


def _known(row: Mapping[str, str]) -> KnownEntity:
    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip())
    return KnownEntity(row.get("id", ""), row.get("name", ""), _kind(row.get("kind")), aliases)


def _json_rows(text: str) -> Iterator[tuple[int, KnownEntity | str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield number, _entity_of(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                yield number, "no FollowTheMoney entity"


def _entity_of(row: Mapping[str, Any]) -> KnownEntity:
    """Read one FollowTheMoney entity: every property is a list of texts."""
    told = dict(row["properties"])
    names = [*map(str, told.get("name", ())), str(row.get("caption") or "")]
    others = [*names[1:], *(str(alias) for kind in _ALIASES for alias in told.get(kind, ()))]
    return KnownEntity(
        str(row.get("id") or ""),
        names[0],
        _kind(str(row.get("schema") or "")),
        tuple(other for other in others if other),
    )


_ALIASES = ("alias", "weakAlias", "previousName", "abbreviation", "callSign", "registrationNumber")


def _kind(word: str | None) -> str | None:
    """Give our kind for one of ours or for a schema of FollowTheMoney; what is neither stays and is refused."""
    plain = (word or "").strip()
    return _kinds().get(plain.lower(), plain) or None


def _kinds() -> Mapping[str, str]:
    return lookup("en", "register", "word", "kind")
