"""Every stored byte can be checked: what is flipped is named, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from benchmarks.reliability_readings import deliver
from sqlalchemy import text

from consilience.records import Judged, Judgement
from consilience.store import Casefile, Graded, Retracted, open_case
from consilience.store.chain import FIRST, Entry, faults, seal


@pytest.fixture
def filled(case: Casefile) -> Casefile:
    for number in range(3):
        case.add(deliver(number))
    case.add(deliver(1, edition=2))
    case.judge(Judged("r0000000", "r0000002", Judgement.SAME, "Ada", date(2024, 3, 11)))
    case.grade(Graded("Outlet 1", "B", "Ada", date(2024, 3, 11)))
    case.retract(Retracted("r0000002", "withdrawn", "Ada", date(2024, 3, 11)))
    case.keep_brief("A brief", None, '{"title": "A brief"}')
    assert case.faults() == ()
    return case


CHANGES = {
    "original": (
        "UPDATE originals SET bytes = {bytes} WHERE sha256 = (SELECT min(sha256) FROM originals)",
        "original ",
    ),
    "text": ("UPDATE texts SET text = text || '.' WHERE version = 2", "text of report r0000001"),
    "day": ("UPDATE versions SET known_from = '2020-01-01' WHERE number = 1", "report r0000000: its day or address"),
    "moment": (
        "UPDATE versions SET recorded = '2020' WHERE number = 1",
        "report r0000000: its day or address, or when",
    ),
    "outlet": ("UPDATE descriptions SET fields = '{{}}' WHERE version = 1", "description of report r0000000"),
    "described": ("UPDATE descriptions SET recorded = '2020' WHERE version = 1", "description of report r0000000"),
    "reading": ("UPDATE readings SET bytes = {bytes} WHERE number = 3", "reading of report r0000002"),
    "rules": (
        "UPDATE readings SET rules = 'x' WHERE number = 2",
        "reading of report r0000001: when it was made, or by",
    ),
    "moved": ("UPDATE readings SET version = 1 WHERE number = 3", "reading of report r0000002: it stands with another"),
    "assertion": ("UPDATE assertions SET stance = 'denied' WHERE reading = 1", "assertions of report r0000000"),
    "less": ("DELETE FROM assertions WHERE reading = 2 AND number = 5", "assertions of report r0000001"),
    "replaced": ("DELETE FROM supersessions", "versions r0000001 and r0000001: which replaces which"),
    "since": ("UPDATE supersessions SET known_from = '2020'", "versions r0000001 and r0000001: which replaces which"),
    "judgement": ("UPDATE judgements SET judgement = 'different'", "judgement 1: it is not the one"),
    "unjudged": ("DELETE FROM judgements", "judgement 1 of r0000000 r0000002 is in the log but not"),
    "grade": ("UPDATE grades SET reliability = 'A'", "grade 1: it is not the one"),
    "graded": ("UPDATE grades SET recorded = '2020'", "grade 1: it is not the one"),
    "retraction": ("UPDATE retractions SET why = ''", "retraction 1: it is not the one"),
    "brief": ("UPDATE briefs SET bytes = {bytes}", "brief 1 (A brief)"),
    "title": ("UPDATE briefs SET title = 'Another'", "brief 1 (Another)"),
    "log": ("UPDATE log SET detail = '{{}}' WHERE number = 2", "log: entry 2 (add r0000001)"),
    "tool": ("UPDATE log SET tool = 'another' WHERE number = 3", "log: entry 3 (add r0000002)"),
    "gap": ("DELETE FROM log WHERE number = 5", "log: entry 5 is missing"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_is_named(filled: Casefile, change: str) -> None:
    sql, says = CHANGES[change]
    sqlite = filled._engine.dialect.name == "sqlite"
    with filled._engine.begin() as connection:
        if sqlite:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(text(sql.format(bytes="x'00ff'" if sqlite else "decode('00ff', 'hex')")))
    found = filled.faults()
    assert any(fault.startswith(says) for fault in found), found


def test_the_chain_shows_a_changed_a_missing_and_an_added_entry() -> None:
    entries = list(_chain(4))
    assert list(faults(entries)) == []
    assert list(faults([*entries[:1], entries[1]._replace(subject="x"), *entries[2:]])) == [
        "log: entry 2 (add x) is not what was sealed"
    ]
    assert list(faults([entries[0], *entries[2:]])) == ["log: entry 2 is missing"]
    assert list(faults([*entries, entries[3]._replace(number=5)])) == ["log: entry 5 (add r3) is not what was sealed"]


def _chain(length: int) -> Iterator[Entry]:
    before = FIRST
    for number in range(1, length + 1):
        entry = Entry(number, "add", f"r{number - 1}", "{}", "t", "2024-01-01", "")
        before = seal(before, entry)
        yield entry._replace(hash=before)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.7, 0.95])
def test_a_byte_flipped_in_an_original_on_the_disk_is_named(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.consilience"
    given = deliver(5)
    original = bytes(range(256)) * 40
    import hashlib

    report = replace(given.report, sha256=hashlib.sha256(original).hexdigest())
    case = open_case(str(path), create=True, tool="t")
    case.add(replace(given, report=report, original=original))
    case.close()
    flip(path, lambda data: data.index(original[:512]) + int(share * 512))
    case = open_case(str(path), tool="t")
    assert any("of r0000005: its bytes are not those that were collected" in fault for fault in case.faults())
    case.close()


def test_a_letter_of_the_log_that_is_no_longer_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.consilience"
    case = open_case(str(path), create=True, tool="t")
    for number in range(3):
        case.add(deliver(number))
    entry = case.log()[1]
    case.close()
    data = path.read_bytes()
    assert data.count(entry.hash.encode()) == 1
    path.write_bytes(data.replace(entry.hash.encode(), b"\xff" + entry.hash.encode()[1:]))
    case = open_case(str(path), tool="t")
    assert "log: entry 2 (add r0000001) is not what was sealed" in case.faults()
    assert [one.name for one in case.versions()]
    case.close()


def flip(path: Path, place: Callable[[bytes], int]) -> None:
    """Flip one bit of a file at a place that is found in its bytes."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    data = bytearray(path.read_bytes())
    data[place(bytes(data))] ^= 1
    path.write_bytes(data)
