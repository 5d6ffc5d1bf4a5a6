"""What cannot be used as a case is said in one line with what to do, and nothing is lost."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.reliability_readings import deliver
from benchmarks.reliability_server import find_programs, start_server
from tests.store.conftest import reachable
from tests.store.test_checking import flip

from consilience.caselinks import follow
from consilience.casework import take_picture
from consilience.problems import CaseError, UsageError
from consilience.store import Casefile, open_case
from consilience.store.forcing import MOST
from consilience.store.opening import open_engine, shown


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a case with three reports."""
    made = tmp_path / "a.consilience"
    case = open_case(str(made), create=True, tool="t")
    for number in range(3):
        case.add(deliver(number))
    case.close()
    return made


def line_of(error: BaseException) -> str:
    assert "\n" not in str(error)
    return str(error)


@pytest.mark.parametrize("content", [b"", b"A text.\n", b"SQLite format 3\x00 and then nothing", b"\x00" * 4096])
def test_another_file_is_not_a_case(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(content)
    for create in (False, True):
        with pytest.raises(CaseError, match="it is not a case file; name another"):
            open_case(str(other), create=create, tool="t")
    assert other.read_bytes() == content


def test_another_database_is_not_a_case(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE precious (x)")
    other.commit()
    other.close()
    with pytest.raises(CaseError, match="it is not a case file"):
        open_case(str(tmp_path / "other.db"), create=True, tool="t")


def test_a_folder_is_not_a_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="it is a folder"):
        open_case(str(tmp_path), tool="t")


def test_where_there_is_no_case_it_is_said_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no case here; `consilience add PATH\.\.\. --case"):
        open_case(str(tmp_path / "none.consilience"), tool="t")
    with pytest.raises(UsageError, match="there is no such folder"):
        open_case(str(tmp_path / "no" / "none.consilience"), create=True, tool="t")
    assert list(tmp_path.iterdir()) == []


def test_a_locked_file_is_waited_for_then_named(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    case = Casefile(open_engine(str(path), patience=0.2), str(path), tool="t")
    with pytest.raises(CaseError) as caught:
        case.add(deliver(9))
    assert "it is locked by another program; wait for it, then run this again" in line_of(caught.value)
    assert case.sizes()[0] == 3
    other.execute("ROLLBACK")
    other.close()
    case.add(deliver(9))
    assert case.sizes()[0] == 4
    case.close()


def test_a_damaged_page_is_named_by_verify_and_by_use(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'versions'").fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : (root - 1) * size + 100] = b"\xff" * 100
    path.write_bytes(data)
    case = open_case(str(path), tool="t")
    found = case.faults()
    assert "table versions: a page of it cannot be read; take the last backup" in found
    assert all("\n" not in fault for fault in found)
    with pytest.raises(CaseError) as caught:
        case.versions()
    assert "it is damaged; see what is hurt with `consilience verify`" in line_of(caught.value)
    case.close()


def test_what_cannot_be_opened_is_not_sent_to_verify(path: Path) -> None:
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'consilience_format'").fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : (root - 1) * 4096 + 100] = b"\xff" * 100
    path.write_bytes(data)
    with pytest.raises(CaseError, match="it is so damaged that it cannot be opened; take the last backup"):
        open_case(str(path), tool="t")


def test_a_damaged_index_of_words_is_made_anew_from_a_bundle(path: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'search_data'").fetchone()[0]
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : (root - 1) * 4096 + 100] = b"\xff" * 100
    path.write_bytes(data)
    case = open_case(str(path), tool="t")
    with pytest.raises(CaseError, match="its index of words is damaged; `consilience export` it, then `open`"):
        case.search("army")
    assert any("table search_data: a page of it cannot be read; `consilience export`" in f for f in case.faults())
    case.export(tmp_path / "a.zip")
    case.close()
    again = open_case(str(tmp_path / "b.consilience"), create=True, tool="t")
    again.open_bundle(tmp_path / "a.zip")
    assert again.search("army")
    again.close()


def test_a_cut_off_file_is_damaged(path: Path) -> None:
    flip(path, lambda data: len(data) - 1)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(CaseError) as caught:
        case = open_case(str(path), tool="t")
        case.reports(case.versions())
    assert "damaged" in line_of(caught.value)


def test_a_damaged_reading_is_named(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE readings SET bytes = x'00'")
    connection.commit()
    connection.close()
    case = open_case(str(path), tool="t")
    held = case.versions()
    with pytest.raises(CaseError, match="a stored reading is damaged"):
        case.readings(held, case.reports(held))
    case.close()


NOBODY = 65534
FORBIDDEN = "you may not read or write here; ask for the right, or name a place of your own"
ADD = """
import os, sys
from alembic import command, config
from benchmarks.reliability_readings import deliver
from consilience.problems import ConsilienceError
from consilience.store import open_case
deliver(0)
if len(sys.argv) > 4:
    os.setuid(int(sys.argv[4]))  # root may write anywhere
try:
    case = open_case(sys.argv[1], create=True, tool="t")
    print(len(case.versions()), flush=True)
    numbers = range(int(sys.argv[2]), int(sys.argv[3]))
    for number, _ in zip(numbers, case.add_all(map(deliver, numbers)), strict=True):
        print("added", number, flush=True)
except ConsilienceError as error:
    print("error:", error)
"""


def adding(name: str, *numbers: int, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """Start a process that adds reports by number, and says so of each; a third number is the user that it runs as."""
    command = [sys.executable, "-c", ADD, name, *map(str, numbers)]
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "cwd": Path(__file__).parents[2]}
    return subprocess.Popen(command, text=True, preexec_fn=limit, **told)  # type: ignore[call-overload] # noqa: PLW1509


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_cannot_be_written(path: Path) -> None:
    reachable(path.parent)
    for each in (path, path.parent):
        each.chmod(0o555 if each.is_dir() else 0o444)
    done = adding(str(path), 5, 6, NOBODY)
    out = done.communicate(timeout=60)[0].splitlines()
    assert out[0] == "3"  # it can be read
    assert "it cannot be written here; copy it to a folder where you may write" in out[1]
    done = adding(str(path.parent / "new.consilience"), 5, 6, NOBODY)
    (told,) = done.communicate(timeout=60)[0].splitlines()
    assert told == f"error: {path.parent / 'new.consilience'}: {FORBIDDEN}"


def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    made = tmp_path / "a.consilience"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    out = adding(str(made), 0, 500, limit=limit).communicate(timeout=120)[0].splitlines()
    assert out[-1].startswith("error: ")
    assert "full" in out[-1]
    added = [int(line.split()[1]) for line in out if line.startswith("added")]
    assert added
    case = open_case(str(made), tool="t")
    assert {held.name for held in case.versions()} >= {f"r{number:07}" for number in added}
    assert case.faults() == ()
    case.add(deliver(999))
    case.close()


def test_a_backup_that_cannot_be_written_is_named_by_its_own_place(path: Path) -> None:
    case = open_case(str(path), tool="t")
    with pytest.raises(CaseError) as caught:
        case.back_up(Path("/proc/b.consilience"))
    assert line_of(caught.value).startswith("/proc/b.consilience: ")
    case.close()


@pytest.mark.parametrize("address", ["mysql://a@b/c", "postgresql://", "postgresql://[", "postgresql://h:x/y"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises((UsageError, CaseError)) as caught:
        open_case(address, tool="t")
    line_of(caught.value)


def test_a_password_is_never_shown() -> None:
    assert shown("postgresql://ada:secret@host/case") == "postgresql://ada:***@host/case"


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(CaseError) as caught:
        open_case("postgresql://ada:secret@127.0.0.1:1/case", tool="t")
    assert "the database server cannot be reached; start it, or mend the address" in line_of(caught.value)
    assert "secret" not in str(caught.value)


def test_a_wrong_password(address: str) -> None:
    head, tail = address.split("@")
    user = head.split("//")[1].split(":")[0]
    with pytest.raises(CaseError) as caught:
        open_case(f"postgresql://{user}:wrong@{tail}", tool="t")
    assert "the server refuses this user or password" in line_of(caught.value)


def test_a_database_that_is_not_there(address: str) -> None:
    with pytest.raises(CaseError, match="no such database; make it with createdb"):
        open_case(f"{address.rsplit('/', 1)[0]}/nowhere", tool="t")


def test_a_database_without_a_case(address: str) -> None:
    with pytest.raises(UsageError, match="there is no case in this database; `consilience add"):
        open_case(address, tool="t")


@pytest.mark.skipif(find_programs() is None, reason="no PostgreSQL: install Debian's postgresql")
def test_a_server_that_goes_away_in_the_middle(tmp_path: Path) -> None:
    server = start_server(reachable(tmp_path) / "server")
    try:
        name = server.create("case")
        done = adding(name, 0, 2000)
        assert done.stdout is not None
        begun = [done.stdout.readline() for _ in range(12)]
        server.kill()
        out = [*begun, *done.communicate(timeout=120)[0].splitlines()]
        assert "the database server went away; start it and run this again" in out[-1] or "cannot be reached" in out[-1]
        server.start()
        time.sleep(0.1)
        added = {f"r{int(line.split()[1]):07}" for line in out if line.startswith("added")}
        case = open_case(name, tool="t")
        held = {one.name for one in case.versions()}
        assert added <= held
        assert len(held) <= len(added) + MOST  # those whose acknowledgement was cut off
        assert case.faults() == ()
        case.close()
    finally:
        server.kill()


def test_a_lock_of_another_program_delays_a_picture_but_briefly(path: Path) -> None:
    """What is linked and weighed is given out even where it cannot be kept; the next one keeps it."""
    case = open_case(str(path), tool="t")
    follow(case)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    picture = take_picture(case)
    assert time.monotonic() - begun < 15
    other.execute("ROLLBACK")
    other.close()
    assert take_picture(case) == picture
    case.close()
