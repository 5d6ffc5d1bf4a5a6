"""What is left of a case when a process, a server or the disk fails at a random moment of adding?"""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from benchmarks.reliability_readings import deliver
from benchmarks.reliability_server import Server
from consilience.problems import ConsilienceError
from consilience.store import Casefile, open_case

TOOL = "reliability"
LONGEST = 0.08
"""Seconds from the first acknowledgement to the last moment at which a writer may be killed: some ten reports."""
PROVED_EVERY = 50
"""Kills between two proofs of the whole case; after every kill it is asked whether what was acknowledged is there."""
_ACKNOWLEDGED = 8
"""Bytes of an acknowledgement."""


class Writer:
    """A process that adds one report after the other, and acknowledges each over a pipe once `add` has returned."""

    def __init__(self, name: str, first: int, *, largest: int | None = None) -> None:
        self._out, inner = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self._out)
            _write(name, first, inner, largest)
        os.close(inner)
        self.acknowledged: set[str] = set()

    def wait_for_one(self) -> None:
        """Wait until the first report is acknowledged, or the writer has ended."""
        self._take(os.read(self._out, _ACKNOWLEDGED))

    def kill(self) -> None:
        """Kill it, with no chance to put anything in order."""
        os.kill(self.process, signal.SIGKILL)
        self.end()

    def end(self) -> int:
        """Wait for its end and take what it acknowledged; return its exit status."""
        while data := os.read(self._out, _ACKNOWLEDGED):
            self._take(data)
        os.close(self._out)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def _take(self, data: bytes) -> None:
        if len(data) == _ACKNOWLEDGED:
            self.acknowledged.add(f"r{int.from_bytes(data):07}")


CLEAN, DIRTY = 0, 70


def _write(name: str, first: int, out: int, largest: int | None) -> None:
    """Be a writer; never return."""
    status = DIRTY
    try:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        case = open_case(name, create=True, tool=TOOL)
        for number in range(first, first + 10_000):
            case.add(deliver(number, words=200, assertions=40))
            os.write(out, number.to_bytes(_ACKNOWLEDGED))
    except ConsilienceError:
        status = CLEAN
    finally:
        os._exit(status)


def kill_writers(name: str, kills: int) -> dict[str, float]:
    """Kill a writer at random moments; count what was lost, and what was half written."""
    rng = random.Random(kills)
    lost = 0
    faults: set[str] = set()
    known: set[str] = set()
    open_case(name, create=True, tool=TOOL).close()
    for turn in range(kills):
        writer = Writer(name, turn * 10_000)
        writer.wait_for_one()
        time.sleep(rng.random() * LONGEST)
        writer.kill()
        known |= writer.acknowledged
        proved = turn % PROVED_EVERY == PROVED_EVERY - 1 or turn == kills - 1
        lost += _lost(name, known if proved else writer.acknowledged, faults, proved=proved)
    return {"kills": kills, "acknowledged": len(known), "lost": lost, "half written": len(faults)}


def _lost(name: str, known: set[str], faults: set[str], *, proved: bool) -> int:
    """Return how many acknowledged reports are not there; with `proved`, collect everything that is not whole."""
    case = open_case(name, tool=TOOL)
    try:
        held = {one.name for one in case.versions()}
        if proved:
            faults.update(case.faults())
        return len(known - held)
    finally:
        case.close()


def kill_server(server: Server, kills: int) -> dict[str, float]:
    """Kill the database server while two clients add; count what was lost when it is back."""
    rng = random.Random(kills)
    lost = unclean = 0
    faults: set[str] = set()
    known: set[str] = set()
    name = server.create("killed")
    open_case(name, create=True, tool=TOOL).close()
    for turn in range(kills):
        writers = [Writer(name, (2 * turn + side) * 10_000) for side in range(2)]
        for writer in writers:
            writer.wait_for_one()
        time.sleep(rng.random() * LONGEST)
        server.kill()
        unclean += sum(writer.end() != CLEAN for writer in writers)
        server.start()
        fresh = set().union(*(writer.acknowledged for writer in writers))
        known |= fresh
        proved = turn % PROVED_EVERY == PROVED_EVERY - 1 or turn == kills - 1
        lost += _lost(name, known if proved else fresh, faults, proved=proved)
    return {
        "kills": kills,
        "acknowledged": len(known),
        "lost": lost,
        "half written": len(faults),
        "clients without a clear line": unclean,
    }


def fill_disk(folder: Path, runs: int) -> dict[str, float]:
    """Let files grow to a random size only; count what was lost and which ends were not clean."""
    rng = random.Random(runs)
    lost = unclean = 0
    faults: set[str] = set()
    for turn in range(runs):
        name = str(folder / f"full{turn}.consilience")
        open_case(name, create=True, tool=TOOL).close()
        writer = Writer(name, 0, largest=rng.randint(300_000, 3_000_000))
        unclean += writer.end() != CLEAN
        lost += _lost(name, writer.acknowledged, faults, proved=True)
        again = open_case(name, tool=TOOL)
        again.add(deliver(99_999))
        again.close()
    return {"runs": runs, "lost": lost, "half written": len(faults), "ends without a clear line": unclean}


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
    log = [part.encode() for entry in entries for part in (entry.detail, entry.hash, entry.subject + entry.detail[:30])]
    missed = sum(not _named(path, whole, rng, parts) for parts in (originals, log) for _ in range(flips))
    path.write_bytes(whole)
    return {"flips in originals": flips, "flips in the log": flips, "not named": missed}


def _named(path: Path, whole: bytes, rng: random.Random, stored: list[bytes]) -> bool:
    """Flip a bit of something that was stored, where it stands in the file; say whether `verify` names what is hurt.

    The same bytes stand in several tables (the text in its original); whichever is hit is to be named.
    """
    place = -1
    while place < 0:
        one = rng.choice(stored)
        start = rng.randrange(max(1, len(one) - 24))
        place = whole.find(one[start : start + 24])
    data = bytearray(whole)
    data[place + rng.randrange(min(24, len(one)))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
    case = open_case(str(path), tool=TOOL)
    try:
        found = case.faults()
    finally:
        case.close()
    return bool(found) and not any(fault.startswith("the file is damaged") for fault in found)


def flip_on_server(name: str, flips: int) -> dict[str, float]:
    """Flip single bits of stored originals on a server; count those that `verify` does not name."""
    case = open_case(name, create=True, tool=TOOL)
    for number in range(10):
        case.add(deliver(number, words=100, assertions=10))
    rng = random.Random(flips)
    missed = 0
    for _ in range(flips):
        bit, row = rng.randrange(600), rng.randrange(10)
        sql = text(
            "UPDATE originals SET bytes = set_bit(bytes, :bit, 1 - get_bit(bytes, :bit)) WHERE sha256 = "
            "(SELECT sha256 FROM originals ORDER BY sha256 OFFSET :row LIMIT 1)"
        )
        _execute(case, lambda c, sql=sql, bit=bit, row=row: c.execute(sql, {"bit": bit, "row": row}))
        missed += not any(fault.startswith("original ") for fault in case.faults())
        _execute(case, lambda c, sql=sql, bit=bit, row=row: c.execute(sql, {"bit": bit, "row": row}))
    case.close()
    return {"flips in originals": flips, "not named": missed}


def _execute(case: Casefile, work: Callable[..., object]) -> None:
    with case._engine.begin() as connection:
        work(connection)
