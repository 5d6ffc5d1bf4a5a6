"""How is a case copied while others write to it? One state of it, into a new file that is put in place whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from consilience.problems import UsageError
from consilience.store.copying import copy_case
from consilience.store.failures import explained
from consilience.store.opening import open_engine, reading, sync_folder, writing


def back_up(engine: Engine, path: Path) -> None:
    """Write the case to a new SQLite file; a PostgreSQL case becomes a file that the same commands open.

    Raises UsageError where there is something already.
    """
    with put_in_place(path) as draft:
        if engine.dialect.name == "sqlite":
            _copy_pages(engine, draft)
        else:
            _copy_rows(engine, draft)


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """Give a name to write to, and give the file its own name once it is whole and on the disk."""
    if path.exists():
        raise UsageError(f"{path}: there is something already; name a new file")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path.absolute().parent}: there is no such folder; make it first")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    _try_writing(path, draft)
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(path)
        sync_folder(path.absolute().parent)
    finally:
        for leftover in (draft, *(draft.with_name(draft.name + end) for end in ("-wal", "-shm", "-journal"))):
            leftover.unlink(missing_ok=True)


def _try_writing(path: Path, draft: Path) -> None:
    """Raise CaseError for a place that cannot be written to, by its own name and not that of the case."""
    with explained(str(path)):
        draft.touch()
        draft.unlink()


def _copy_pages(engine: Engine, draft: Path) -> None:
    with reading(engine) as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        target = sqlite3.connect(draft)
        try:
            source.backup(target)
        finally:
            target.close()


def _copy_rows(engine: Engine, draft: Path) -> None:
    target = open_engine(str(draft), create=True)
    try:
        with reading(engine) as source, writing(target) as connection:
            copy_case(source, connection)
    finally:
        target.dispose()
