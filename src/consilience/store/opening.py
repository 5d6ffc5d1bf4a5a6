"""Which case does this name mean, is it one, and is it of our form? SQLite files and PostgreSQL databases alike.

A new file is made aside and put in place whole, so that no half-made case is ever met; on a server it is made in one
transaction under a lock. An older form is brought up in one transaction too.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from consilience.problems import CaseError, UsageError
from consilience.store.failures import explained

FORMS: Final = ("0001", "0002", "0003")
"""The forms of a case, oldest first, each reached by the migration of that number."""
APPLICATION: Final = 0x434F4E53
"""Marks a SQLite file as ours ("CONS"), at the place that SQLite keeps for it."""
PATIENCE: Final = 30
"""Seconds to wait for another program's transaction."""
_CHECKPOINT = 4000
"""Pages of the write-ahead log before it is merged into the file: 16 MB, some hundreds of reports."""
_ADDRESS = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
_HEADER = b"SQLite format 3\x00"
_LOCK = 0x434F4E53
"""The advisory lock that writers of a PostgreSQL case hold one after the other."""
_PASSING = "SELECT set_config('synchronous_commit', 'off', true)"
_LASTING = (
    "SELECT CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END"
)
"""How a PostgreSQL transaction begins; one that is to last does so where the server's owner chose otherwise too."""


def is_address(name: str) -> bool:
    """Say whether a case is named by the address of a server."""
    return name.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def shown(name: str) -> str:
    """Return a case's name without a password in it."""
    return make_url(name).render_as_string(hide_password=True) if is_address(name) else name


def open_engine(name: str, *, create: bool = False, patience: float = PATIENCE) -> Engine:
    """Open a case by its path or address, making it where `create` is given.

    Raises UsageError where there is none, CaseError for what is not a case, is newer, locked, damaged or out of reach.
    """
    if "://" in name and not is_address(name):
        raise UsageError(f"{name.partition('://')[0]}://: a case is a file or {_ADDRESS}")
    try:
        label = shown(name)
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"the address of the case is not {_ADDRESS}") from error
    with explained(label, opening=True):
        engine = _open_server(name) if is_address(name) else _open_file(Path(name), create=create, patience=patience)
        try:
            _bring_up(engine, label, create=create)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def writing(engine: Engine, *, patience: float = PATIENCE, lasting: bool = True) -> Iterator[Connection]:
    """Give the one connection that may write now; committed as a whole, or not at all.

    `patience` is how many seconds to wait at most for whoever writes before. What is not `lasting` outlives a crash of
    our process, but that of the machine or of the server only once it is forced (forcing.py).
    """
    with connecting(engine, patience=patience, lasting=lasting) as connection, taking_turn(connection):
        yield connection


@contextmanager
def connecting(engine: Engine, *, patience: float = PATIENCE, lasting: bool = True) -> Iterator[Connection]:
    """Give a connection for transactions that may write, one after the other."""
    with engine.execution_options(writes=True, patience=patience, lasting=lasting).connect() as connection:
        yield connection


@contextmanager
def taking_turn(connection: Connection) -> Iterator[None]:
    """Wait for the right to write, and hold it for one transaction."""
    with connection.begin():
        if connection.dialect.name == "postgresql":
            options = connection.get_execution_options()
            if (patience := options["patience"]) != PATIENCE:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(1000 * patience)}")
            begins = _LASTING if options["lasting"] else _PASSING
            connection.exec_driver_sql(f"{begins}, pg_advisory_xact_lock({_LOCK})")
        yield


def make_last(connection: Connection) -> None:
    """Let a server put all that was committed before, by whomever, on its disk.

    The log lasts up to the end of a transaction that waits for it. One that wrote nothing would not wait: the message
    is the least that it can write.
    """
    with connection.begin():
        connection.exec_driver_sql(f"{_LASTING}, pg_logical_emit_message(true, 'consilience', '')")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the case, whatever others write meanwhile."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection:
        connection.begin()
        yield connection
        if engine.dialect.name == "postgresql":
            connection.commit()  # nothing was written, but after a rollback the driver forgets what it has prepared


def migrate(engine: Engine, form: str) -> None:
    """Bring a case up or down to a form, with what it holds, in one transaction."""
    from alembic import command
    from alembic.config import Config

    with writing(engine) as connection:
        at = form_of(connection)
        if at == form:
            return
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
        config.set_main_option("path_separator", "newline")
        move = command.downgrade if at is not None and at > form else command.upgrade
        move(config, form)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def form_of(connection: Connection) -> str | None:
    """Return the form that a case is of, None where the database holds no case."""
    if not inspect(connection).has_table("consilience_format"):
        return None
    found = connection.execute(text("SELECT version_num FROM consilience_format")).scalar()
    return None if found is None else str(found)


def _bring_up(engine: Engine, label: str, *, create: bool) -> None:
    with reading(engine) as connection:
        at = form_of(connection)
    if at == FORMS[-1]:
        return
    if at is None and not create:
        raise UsageError(f"{label}: there is no case in this database; `consilience add PATH...` makes one")
    if at is not None and at not in FORMS:
        raise CaseError(
            f"{label}: written by a newer version of consilience (form {at}, known to {FORMS[-1]}); "
            "upgrade it: pip install --upgrade consilience"
        )
    if at is None:
        _check_encoding(engine, label)
    migrate(engine, FORMS[-1])


def _check_encoding(engine: Engine, label: str) -> None:
    if engine.dialect.name == "postgresql":
        with reading(engine) as connection:
            encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        if encoding != "UTF8":
            raise CaseError(f"{label}: its encoding is {encoding}; make a database with createdb --encoding UTF8")


def _open_server(name: str) -> Engine:
    # what the driver says of a lost connection on its own is said by failures.py, in one line
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    url = make_url(name).set(drivername="postgresql+psycopg")
    return create_engine(
        url,
        poolclass=QueuePool,
        pool_size=4,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 10,
            "options": f"-c lock_timeout={PATIENCE}s {url.query.get('options', '')}".strip(),
        },
    )


def _open_file(path: Path, *, create: bool, patience: float) -> Engine:
    if not path.exists():
        if not create:
            raise UsageError(f"{path}: there is no case here; `consilience add PATH... --case {path}` makes one")
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent}: there is no such folder; make it first")
        _make_file(path, patience)
    _check_file(path)
    return _file_engine(path, patience)


def _make_file(path: Path, patience: float) -> None:
    """Make a case aside and put it in place whole; where another process was first, its case stands."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    draft.touch()
    engine = _file_engine(draft, patience, create=True)
    try:
        migrate(engine, FORMS[-1])
        engine.dispose()
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        except OSError:
            if not path.exists():
                draft.rename(path)
        sync_folder(path.parent)
    finally:
        engine.dispose()
        for leftover in (draft, *(draft.with_name(draft.name + end) for end in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as lasting as the files behind them."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _check_file(path: Path) -> None:
    """Tell a case from another file by its first bytes, before SQLite touches it."""
    if path.is_dir():
        raise CaseError(f"{path}: it is a folder, not a case file; name a file in it, as {path / 'case.consilience'}")
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_HEADER) or int.from_bytes(head[68:72], "big") != APPLICATION:
        raise CaseError(f"{path}: it is not a case file; name another with --case, `consilience add` makes it")


def _file_engine(path: Path, patience: float, *, create: bool = False) -> Engine:
    frozen = not create and _is_frozen(path)

    def connect() -> sqlite3.Connection:
        mode = "mode=ro&immutable=1" if frozen else "mode=rw"
        address = f"file:{quote(str(path.resolve()))}?{mode}"
        return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool if create else QueuePool)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: object) -> None:
        if not frozen:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("writes"):
            wait = min(patience, options["patience"])
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(1000 * wait)}")
            # FULL forces the log at each commit: what was acknowledged outlives a power cut
            connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options['lasting'] else 'NORMAL'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")

    return engine


def _is_frozen(path: Path) -> bool:
    """Say whether nothing can be written beside the file: it is read as it stands, without a log of its own."""
    waiting = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not (waiting.exists() and waiting.stat().st_size)
