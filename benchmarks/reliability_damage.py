"""Is a full disk survived, and is every damaged byte named?"""

from __future__ import annotations

import hashlib
import random
import sqlite3
from dataclasses import replace
from functools import cache
from pathlib import Path

from sqlalchemy import text

from benchmarks.reliability_crashes import CLEAN, TOOL, Writer, count_lost
from benchmarks.reliability_readings import arriving, deliver
from benchmarks.reliability_server import Server
from consilience.store import Casefile, Delivery, open_case
from consilience.store.chain import Entry


def fill_disk(folder: Path, runs: int) -> dict[str, float]:
    """Let files grow to a random size only; count what was lost and which ends were not clean."""
    rng = random.Random(runs)
    lost = unclean = 0
    faults: set[str] = set()
    for turn in range(runs):
        name = str(folder / f"full{turn}.consilience")
        open_case(name, create=True, tool=TOOL).close()
        writer = Writer(name, _heavy(), largest=rng.randint(300_000, 3_000_000))
        unclean += writer.end() != CLEAN
        lost += count_lost(name, writer.acknowledged, faults, proved=True)
        _add_one(name)
    return {"runs": runs, "lost": lost, "half written": len(faults), "ends without a clear line": unclean}


def fill_server(server: Server, runs: int) -> dict[str, float]:
    """Let the server's files grow to a random size only; its own log of 1 MB a file must fit, the tables need not."""
    rng = random.Random(runs)
    lost = unclean = 0
    faults: set[str] = set()
    for turn in range(runs):
        name = server.create(f"full{turn}")
        open_case(name, create=True, tool=TOOL).close()
        server.limit_files(rng.randint(1_100_000, 2_000_000))
        writer = Writer(name, _heavy())
        unclean += writer.end() != CLEAN
        server.limit_files(None)
        lost += count_lost(name, writer.acknowledged, faults, proved=True)
        _add_one(name)
    return {"runs": runs, "lost": lost, "half written": len(faults), "ends without a clear line": unclean}


PICTURES = 20_000
"""Bytes, as of a page with pictures, by which the originals are longer than their texts, to fill a disk."""


@cache
def _heavy() -> tuple[Delivery, ...]:
    """Give more than any of these disks holds."""
    rng = random.Random(1)
    return tuple(_padded(arrival.delivery, rng.randbytes(PICTURES)) for arrival in arriving(1000))


def _padded(delivery: Delivery, pictures: bytes) -> Delivery:
    original = (delivery.original or b"") + pictures
    report = replace(delivery.report, sha256=hashlib.sha256(original).hexdigest())
    return replace(delivery, report=report, original=original)


def _add_one(name: str) -> None:
    """Add to a case when there is room again."""
    case = open_case(name, tool=TOOL)
    case.add(deliver(99_999))
    case.close()


def flip_bytes(folder: Path, flips: int) -> dict[str, float]:
    """Flip single bits of originals and of the log on the disk; count those that `verify` does not name."""
    path = folder / "flipped.consilience"
    case = open_case(str(path), create=True, tool=TOOL)
    stored = [deliver(number, words=200, assertions=20) for number in range(20)]
    for delivery in stored:
        case.add(delivery)
    entries = case.log()
    case.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    whole = path.read_bytes()
    rng = random.Random(flips)
    originals = [delivery.original or b"" for delivery in stored]
    log = ["".join(entry[1:]).encode() for entry in entries]  # as its columns stand side by side in the file
    missed = sum(not _named(path, whole, rng, parts) for parts in (originals, log) for _ in range(flips))
    path.write_bytes(whole)
    return {"flips in originals": flips, "flips in the log": flips, "not named": missed}


_AROUND = 24
"""Bytes by which a place in the file is found."""


def _named(path: Path, whole: bytes, rng: random.Random, stored: list[bytes]) -> bool:
    """Flip a bit of something that was stored, where it stands in the file; say whether `verify` names what is hurt.

    The same bytes stand in several tables (the text in its original); whichever is hit is to be named.
    """
    place = -1
    while place < 0:
        one = rng.choice(stored)
        start = rng.randrange(max(1, len(one) - _AROUND))
        place = whole.find(one[start : start + _AROUND])
    data = bytearray(whole)
    data[place + rng.randrange(min(_AROUND, len(one)))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    case = open_case(str(path), tool=TOOL)
    try:
        found = case.faults()
    finally:
        case.close()
    return bool(found) and not any(fault.startswith("the file is damaged") for fault in found)


def flip_on_server(name: str, flips: int) -> dict[str, float]:
    """Flip single bits of stored originals and of the log on a server; count those that `verify` does not name."""
    case = open_case(name, create=True, tool=TOOL)
    for number in range(10):
        case.add(deliver(number, words=100, assertions=10))
    rng = random.Random(flips)
    log = case.log()
    missed = sum(not _original_named(case, rng.randrange(600), rng.randrange(10)) for _ in range(flips))
    missed += sum(not _entry_named(case, rng.choice(log), rng) for _ in range(flips))
    case.close()
    return {"flips in originals": flips, "flips in the log": flips, "not named": missed}


_FLIP_ORIGINAL = (
    "UPDATE originals SET bytes = set_bit(bytes, :bit, 1 - get_bit(bytes, :bit)) WHERE sha256 = "
    "(SELECT sha256 FROM originals ORDER BY sha256 OFFSET :row LIMIT 1)"
)


def _original_named(case: Casefile, bit: int, row: int) -> bool:
    """Flip a bit of an original, and back; say whether `verify` names the original."""
    _execute(case, _FLIP_ORIGINAL, bit=bit, row=row)
    found = case.faults()
    _execute(case, _FLIP_ORIGINAL, bit=bit, row=row)
    return any(fault.startswith("original ") for fault in found)


def _entry_named(case: Casefile, entry: Entry, rng: random.Random) -> bool:
    """Flip a bit of a letter of an entry of the log, and back; say whether `verify` names the entry.

    Only the lower five bits: another one could make what is no letter, which the server does not take.
    """
    column = rng.choice(("act", "subject", "detail", "tool", "recorded", "hash"))
    before: str = getattr(entry, column)
    at = rng.randrange(len(before))
    after = f"{before[:at]}{chr(ord(before[at]) ^ 1 << rng.randrange(5))}{before[at + 1 :]}"
    change = f"UPDATE log SET {column} = :value WHERE number = :number"
    _execute(case, change, value=after, number=entry.number)
    found = case.faults()
    _execute(case, change, value=before, number=entry.number)
    return any(fault.startswith(f"log: entry {entry.number} ") for fault in found)


def _execute(case: Casefile, sql: str, **values: object) -> None:
    with case._engine.begin() as connection:
        connection.execute(text(sql), values)
