"""When is what was committed on the disk for good? Once it is forced there, for many transactions at once.

A report's transaction writes to the log of the database, which the system holds in memory: that survives the end of our
process, not that of the machine. Forcing the log makes all of it last, so it covers every transaction before, those of
other programs too. Reports are acknowledged after it (docs/decisions/0012).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Final, TypeVar

from sqlalchemy import Connection

from consilience.store.opening import make_last, sync_folder

MOST: Final = 64
"""Reports that are forced together at most."""
LONGEST: Final = 0.2
"""Seconds that the first of them waits at most while others come in."""
SLOW: Final = 0.02
"""Seconds that the next report was waited for: what comes in no faster is forced one by one."""
T = TypeVar("T")

_force_data: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


class Forcing:
    """Makes last what was committed to one case."""

    def __init__(self) -> None:
        self._log: Path | None = None

    def force(self, connection: Connection) -> None:
        """Return when all that was committed, by whomever, is on the disk.

        The connection is the one over which ours was committed: a server that crashed meanwhile may have lost it, be up
        again and know nothing of it, but that connection is gone.
        """
        if connection.dialect.name == "sqlite":
            self._force_file(connection)
        else:
            make_last(connection)

    def _force_file(self, connection: Connection) -> None:
        """Force the write-ahead log, and at first its name, which stays while we hold the case open.

        SQLite forces the log before it merges it into the file, and then the file: what no longer stands in it lasts.
        """
        log = self._log or _log_of(connection)
        handle = os.open(log, os.O_RDWR)
        try:
            _force_data(handle)
        finally:
            os.close(handle)
        if self._log is None:
            sync_folder(log.parent)
            self._log = log


def _log_of(connection: Connection) -> Path:
    file = connection.connection.driver_connection
    assert isinstance(file, sqlite3.Connection)
    (_, _, name), *_ = file.execute("PRAGMA database_list").fetchall()
    return Path(f"{name}-wal")


class Pace:
    """Says when what waits is to be forced: when it is much, waited for long, or when the next is slow in coming."""

    def __init__(self) -> None:
        self._first = self._came = 0.0
        self._slow = False

    def timed(self, items: Iterable[T]) -> Iterator[T]:
        """Pass items on."""
        asked = monotonic()
        for item in items:
            self._came = monotonic()
            self._slow = self._came - asked > SLOW
            yield item
            asked = monotonic()

    def is_due(self, waiting: int) -> bool:
        """Say whether so many are to be forced now."""
        if waiting == 1:
            self._first = self._came
        return self._slow or waiting >= MOST or monotonic() - self._first > LONGEST
