"""Does the case file keep its word? `./run bench reliability`: kills, full disks, flipped bytes, many at once, rates.

Readings are made up (reliability_readings.py), so that the case is measured and not the parser. `RELIABILITY_KILLS`
and `RELIABILITY_SECONDS` make a run shorter; RESULTS.md is made with their defaults.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.reliability_crashes import fill_disk, flip_bytes, flip_on_server, kill_server, kill_writers
from benchmarks.reliability_load import (
    back_up_while_writing,
    flat,
    measure_rates,
    migrate_with_data,
    use_together,
    write_together,
)
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
            return flat(_told(_steps(folder, server)))
        finally:
            if server is not None:
                server.kill()


def _told(steps: Iterator[Step]) -> Iterator[tuple[str, dict[str, float]]]:
    for what, run in steps:
        found = run()
        for name, value in found.items():
            print(f"{what}: {name}: {value:g}", flush=True)
        yield what, found


def _steps(folder: Path, server: Server | None) -> Iterator[Step]:
    def file(name: str) -> str:
        return str(folder / f"{name}.consilience")

    yield "SQLite, kill -9 of the writer", lambda: kill_writers(file("killed"), KILLS)
    yield "SQLite, 4 writers shuffled", lambda: write_together(file("together"), file("alone"), 60)
    yield "SQLite, disk full", lambda: fill_disk(folder, max(4, KILLS // 10))
    yield "SQLite, flipped bits", lambda: flip_bytes(folder, max(4, KILLS // 5))
    yield "SQLite, migrations", lambda: migrate_with_data(file("migrated"), 300)
    yield "SQLite, backup while writing", lambda: back_up_while_writing(file("saved"), folder, 10)
    yield "SQLite, 2 writers and 8 readers", lambda: use_together(file("shared"), SECONDS)
    yield "SQLite, rates", lambda: measure_rates(file("large"), ASSERTIONS, QUESTIONS)
    if server is not None:
        yield from _steps_on(server, folder)


def _steps_on(server: Server, folder: Path) -> Iterator[Step]:
    make = server.create
    yield "PostgreSQL, kill -9 of the client", lambda: kill_writers(make("client"), KILLS)
    yield "PostgreSQL, kill -9 of the server", lambda: kill_server(server, KILLS)
    yield (
        "PostgreSQL, 4 writers shuffled",
        lambda: write_together(make("together"), str(folder / "alone2.consilience"), 60),
    )
    yield "PostgreSQL, flipped bits", lambda: flip_on_server(make("flipped"), max(4, KILLS // 10))
    yield "PostgreSQL, migrations", lambda: migrate_with_data(make("migrated"), 300)
    yield "PostgreSQL, backup while writing", lambda: back_up_while_writing(make("saved"), folder, 10)
    yield "PostgreSQL, 2 writers and 8 readers", lambda: use_together(make("shared"), SECONDS)
    yield "PostgreSQL, rates", lambda: measure_rates(make("large"), ASSERTIONS, QUESTIONS)


def faults(measured: dict[str, float]) -> list[str]:
    """Name the promises that were not kept: what must be nothing and is something."""
    nothing = ("lost", "half written", "differ", "faults", "not named", "not whole", "errors", "changed", "clear line")
    return [name for name, value in measured.items() if value and name.endswith(nothing)] + [
        name for name, value in measured.items() if value and "lost" in name
    ]
