"""A promise of the case file that is broken breaks the run of the benchmark; a few kills and flips are tried here."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.reliability import _told, faults
from benchmarks.reliability_crashes import kill_writers
from benchmarks.reliability_damage import fill_disk, flip_bytes
from benchmarks.reliability_load import migrate_with_data

MEASURED = {
    "SQLite, kill -9 of the writer: kills": 500.0,
    "SQLite, kill -9 of the writer: lost": 0.0,
    "SQLite, rates: assertions stored per second": 25_000.0,
    "SQLite, rates: story as known on a day, CPU of our process, p95 ms": 4.0,
}
BROKEN = [
    ("SQLite, kill -9 of the writer: lost", 1.0),
    ("PostgreSQL, kill -9 of the server: half written", 2.0),
    ("PostgreSQL, kill -9 of the server: wrong links", 1.0),
    ("PostgreSQL, kill -9 of the server: clients without a clear line", 1.0),
    ("SQLite, 4 writers shuffled: briefs that differ", 1.0),
    ("SQLite, disk full: ends without a clear line", 1.0),
    ("SQLite, flipped bits: not named", 1.0),
    ("SQLite, migrations: changed", 1.0),
    ("SQLite, backup while writing: not whole", 1.0),
    ("SQLite, backup while writing: lost meanwhile", 1.0),
    ("SQLite, 2 writers and 8 readers: errors", 1.0),
    ("SQLite, rates: not finished", 1.0),
    ("SQLite, rates: assertions stored per second", 19_000.0),
    ("SQLite, rates: story as known on a day, CPU of our process, p95 ms", 10.5),
    ("SQLite, rates: full text, CPU of our process, p95 ms", 20.5),
]


def test_what_holds_is_no_fault() -> None:
    assert faults(MEASURED) == []


@pytest.mark.parametrize(("name", "value"), BROKEN)
def test_a_broken_promise_is_named(name: str, value: float) -> None:
    assert [fault.startswith(name) for fault in faults(MEASURED | {name: value})] == [True]


def test_a_step_that_fails_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> dict[str, float]:
        raise RuntimeError("the server did not start")

    assert _told("SQLite, rates", fail) == {"not finished": 1.0}
    assert "the server did not start" in capsys.readouterr().err


def test_kills_full_disks_flips_and_migrations_are_survived(tmp_path: Path) -> None:
    found = {
        "kills": kill_writers(lambda number: str(tmp_path / f"killed{number}.consilience"), 2),
        "full": fill_disk(tmp_path, 1),
        "flips": flip_bytes(tmp_path, 2),
        "forms": migrate_with_data(str(tmp_path / "moved.consilience"), 5),
    }
    assert faults({f"{what}: {name}": value for what, step in found.items() for name, value in step.items()}) == []
    assert found["kills"]["acknowledged"] >= 2
