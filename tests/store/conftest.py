"""Fixtures of the case file: a real PostgreSQL server, and a new case on each kind of database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
import pytest
from benchmarks.reliability_server import find_programs, start_server

from consilience.store import Casefile, open_case

TOOL = "consilience test"
KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Give the address of a server of our own, or of the one that TEST_PG_URL names.

    In a folder of its own: pytest's is closed to the server's user whenever another run of pytest begins.
    """
    given = os.environ.get("TEST_PG_URL")
    if given:
        yield given
        return
    if find_programs() is None:
        pytest.skip("no PostgreSQL: install Debian's postgresql, or name a server in TEST_PG_URL")
    with TemporaryDirectory(prefix="consilience") as folder:
        started = start_server(reachable(Path(folder)) / "server")
        try:
            yield started.url("postgres")
        finally:
            started.kill()  # in order, it would write out every database first


def reachable(folder: Path) -> Path:
    """Let Debian's user reach a folder of ours: PostgreSQL will not run as root."""
    if os.geteuid() == 0:
        for parent in (folder, *folder.parents):
            if parent.stat().st_uid == 0 and parent != Path(parent.anchor):
                parent.chmod(parent.stat().st_mode | 0o011)
    return folder


@pytest.fixture(scope="session")
def new_database(address: str) -> Callable[[], str]:
    """Give a function that makes an empty database and returns its address."""

    def make() -> str:
        return create_database(address)

    return make


@pytest.fixture(scope="session")
def pattern(address: str) -> str:
    """Make an empty case that others are copied from: a tenth of the time that a migration takes."""
    url = create_database(address)
    open_case(url, create=True, tool=TOOL).close()
    return url.rsplit("/", 1)[1]


def create_database(address: str, pattern: str = "template1") -> str:
    """Make a database on a server, as a copy of another."""
    name = f"t{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{pattern}"')
    return f"{address.rsplit('/', 1)[0]}/{name}"


@pytest.fixture(params=KINDS)
def name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Name a case that holds nothing yet, on each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "a.consilience")
    return create_database(request.getfixturevalue("address"), request.getfixturevalue("pattern"))


@pytest.fixture
def case(name: str) -> Iterator[Casefile]:
    """Open a new case whose clock moves on by a minute with each act."""
    made = open_case(name, create=True, tool=TOOL, now=clock())
    yield made
    made.close()


def clock(first: datetime = datetime(2024, 6, 1, tzinfo=UTC)) -> Callable[[], datetime]:
    """Return a clock that moves on by a minute each time it is read."""
    minutes = count()
    return lambda: first + timedelta(minutes=next(minutes))
