"""Does the case file keep its word? `./run bench reliability`: kills, full disks, flipped bytes, many at once, rates.

Readings are made up (reliability_readings.py), so that the case is measured and not the parser. `RELIABILITY_KILLS`
and `RELIABILITY_SECONDS` make a run shorter; RESULTS.md is made with their defaults.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.reliability_crashes import kill_server, kill_writers
from benchmarks.reliability_damage import fill_disk, fill_server, flip_bytes, flip_on_server
from benchmarks.reliability_load import (
    back_up_while_writing,
    flat,
    migrate_with_data,
    use_together,
    write_together,
)
from benchmarks.reliability_rates import force_often, measure_rates
from benchmarks.reliability_server import Server, find_programs, start_server

KILLS = int(os.environ.get("RELIABILITY_KILLS", "500"))
SECONDS = float(os.environ.get("RELIABILITY_SECONDS", "60"))
ASSERTIONS = int(os.environ.get("RELIABILITY_ASSERTIONS", "1000000"))
QUESTIONS = 500
Step = tuple[str, Callable[[], dict[str, float]]]


def measure() -> dict[str, float]:
    """Measure everything; print each figure as it comes. Where PostgreSQL is not installed, that is said."""
    with tempfile.TemporaryDirectory(prefix="reliability") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server's own user works within it
        server = start_server(folder / "server") if find_programs() else None
        if server is None:
            print("PostgreSQL is not installed: SQLite alone is measured", file=sys.stderr)
        try:
            return flat((what, _told(what, run)) for what, run in _steps(folder, server))
        finally:
            if server is not None:
                server.kill()


def _told(what: str, run: Callable[[], dict[str, float]]) -> dict[str, float]:
    """Do a step and print what it found; one that fails counts as such, and the next is done all the same."""
    begun = time.monotonic()
    try:
        found = run()
    except Exception:  # noqa: BLE001 - hours of other steps are not thrown away; `faults` names this one
        traceback.print_exc()
        found = {_UNFINISHED: 1.0}
    print(f"{what} ({time.monotonic() - begun:.0f} s)", flush=True)
    for name, value in found.items():
        print(f"    {name}: {value:g}", flush=True)
    return found


def _steps(folder: Path, server: Server | None) -> Iterator[Step]:
    def file(name: str) -> str:
        return str(folder / f"{name}.consilience")

    yield "This disk", lambda: force_often(folder)
    yield "SQLite, kill -9 of the writer", lambda: kill_writers(lambda number: file(f"killed{number}"), KILLS)
    yield "SQLite, 4 writers shuffled", lambda: write_together(file("together"), file("alone"), 60)
    yield "SQLite, disk full", lambda: fill_disk(folder, max(4, KILLS // 10))
    yield "SQLite, flipped bits", lambda: flip_bytes(folder, max(4, KILLS // 5))
    yield "SQLite, migrations", lambda: migrate_with_data(file("migrated"), 100)
    yield "SQLite, backup while writing", lambda: back_up_while_writing(file("saved"), folder, 10)
    yield "SQLite, 2 writers and 8 readers", lambda: use_together(file("shared"), SECONDS)
    yield "SQLite, rates", lambda: measure_rates(file("large"), ASSERTIONS, QUESTIONS)
    if server is not None:
        yield from _steps_on(server, folder)


def _steps_on(server: Server, folder: Path) -> Iterator[Step]:
    make = server.create
    yield "PostgreSQL, kill -9 of the writer", lambda: kill_writers(lambda number: make(f"client{number}"), KILLS)
    yield "PostgreSQL, kill -9 of the server", lambda: kill_server(server, KILLS)
    yield (
        "PostgreSQL, 4 writers shuffled",
        lambda: write_together(make("together"), str(folder / "alone2.consilience"), 60),
    )
    yield "PostgreSQL, disk full", lambda: _fill_another(folder / "small", max(2, KILLS // 50))
    yield "PostgreSQL, flipped bits", lambda: flip_on_server(make("flipped"), max(4, KILLS // 10))
    yield "PostgreSQL, migrations", lambda: migrate_with_data(make("migrated"), 100)
    yield "PostgreSQL, backup while writing", lambda: back_up_while_writing(make("saved"), folder, 10)
    yield "PostgreSQL, 2 writers and 8 readers", lambda: use_together(make("shared"), SECONDS)
    yield "PostgreSQL, rates", lambda: measure_rates(make("large"), ASSERTIONS, QUESTIONS)


def _fill_another(folder: Path, runs: int) -> dict[str, float]:
    """Fill a server of its own, whose log is kept in small files: they must go on fitting where tables do not."""
    server = start_server(folder, wal_segment=1)
    try:
        return fill_server(server, runs)
    finally:
        server.kill()


_UNFINISHED = "not finished"
_NOTHING = (
    "lost",
    "lost meanwhile",
    "half written",
    "wrong links",
    "clients without a clear line",
    "ends without a clear line",
    "briefs that differ",
    "not named",
    "not whole",
    "changed",
    "errors",
    "faults",
    _UNFINISHED,
)
"""What must be 0 wherever it is counted."""
_AT_LEAST = {"SQLite, rates: assertions stored per second": 20_000}
_AT_MOST = {
    "SQLite, rates: story as known on a day, CPU of our process, p95 ms": 10,
    "SQLite, rates: full text, CPU of our process, p95 ms": 20,
}
"""What is stored is measured by the clock; answers by the processor, the clock tells of what else runs too."""


def faults(measured: dict[str, float]) -> list[str]:
    """Name the promises that were not kept: what must be nothing and is something, what is too slow."""
    something = [f"{name}: {value:g}" for name, value in measured.items() if value and name.endswith(_COUNTED)]
    slow = [f"{n}: {measured[n]:g} < {bound}" for n, bound in _AT_LEAST.items() if measured.get(n, bound) < bound]
    slow += [f"{n}: {measured[n]:g} > {bound}" for n, bound in _AT_MOST.items() if measured.get(n, 0) > bound]
    return something + slow


_COUNTED = tuple(f": {name}" for name in _NOTHING)
