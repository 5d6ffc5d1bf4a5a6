"""What was made of the case before? Pictures of a set of readings by the hash of that set, and every brief written.

Pictures are derived and may be dropped; briefs last.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from consilience.records import Judged
from consilience.store import chain
from consilience.store.adding import next_number
from consilience.store.chain import Stamp, as_json
from consilience.store.judging import Graded
from consilience.store.selecting import Held
from consilience.store.tables import briefs, memberships, pictures

MOST_KEPT = 32
"""Pictures that are kept; the oldest go first."""


def picture_key(held: Iterable[Held], judged: Iterable[Judged], graded: Iterable[Graded], *beside: str) -> str:
    """Return the hash of all that a picture depends on; `beside` names what is not in the case (version, settings)."""
    parts: list[Any] = [
        sorted([one.key, one.name, one.revises or "", one.sha256, one.described] for one in held),
        [[*one[:-1], one.day.isoformat()] for one in judged],
        [[*one[:-1], one.day.isoformat()] for one in graded],
        list(beside),
    ]
    return hashlib.sha256(as_json(parts).encode()).hexdigest()


def find_picture(connection: Connection, key: str) -> bytes | None:
    """Return a picture that was kept."""
    found: bytes | None = connection.execute(select(pictures.c.bytes).where(pictures.c.key == key)).scalar()
    return found


def keep_picture(connection: Connection, key: str, data: bytes, stamp: Stamp) -> None:
    """Keep a picture; the caller holds the right to write."""
    connection.execute(delete(pictures).where(pictures.c.key == key))
    connection.execute(insert(pictures), [{"key": key, "bytes": data, "recorded": stamp.recorded}])
    newest = select(pictures.c.key).order_by(pictures.c.recorded.desc(), pictures.c.key)
    old = connection.execute(newest.offset(MOST_KEPT)).scalars().all()
    if old:
        connection.execute(delete(pictures).where(pictures.c.key.in_(old)))


STORIES = "stories"
"""Under this key stands the key of the picture whose stories the case keeps."""


def keep_stories(
    connection: Connection, key: str, stories: Sequence[Sequence[str]], held: Iterable[Held], stamp: Stamp
) -> None:
    """Keep which story each version belongs to, as a picture has it; the caller holds the right to write."""
    numbers = {one.name: one.number for one in held}
    rows = [
        {"version": numbers[report], "story": min(numbers[member] for member in story)}
        for story in stories
        for report in story
    ]
    connection.execute(delete(memberships))
    if rows:
        connection.execute(insert(memberships), rows)
    keep_picture(connection, STORIES, key.encode(), stamp)


def keep_brief(connection: Connection, title: str, as_of: str | None, document: str, stamp: Stamp) -> None:
    """Keep a brief as it was given out, once for each content; the caller holds the right to write."""
    sha256 = hashlib.sha256(document.encode()).hexdigest()
    if connection.execute(select(briefs.c.number).where(briefs.c.sha256 == sha256)).scalar() is not None:
        return
    number = next_number(connection, briefs)
    row = {"number": number, "sha256": sha256, "title": title, "as_of": as_of, "recorded": stamp.recorded}
    connection.execute(insert(briefs), [row | {"bytes": zlib.compress(document.encode(), 6)}])
    chain.append(connection, "brief", title, {"sha256": sha256, "as_of": as_of}, stamp)
