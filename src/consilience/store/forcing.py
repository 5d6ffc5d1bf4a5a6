"""When is what was committed on the disk for good? Once it is forced there, for many transactions at once.

A report's transaction writes to the log of the database, which the system holds in memory: that survives the end of our
process, not that of the machine. Forcing the log makes all of it last, so it covers every transaction before, those of
other programs too. Reports are acknowledged after it (docs/decisions/0012).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine

from consilience.problems import ConsilienceError
from consilience.store.adding import Added, Delivery, add_report, prepare
from consilience.store.chain import Stamp
from consilience.store.failures import explained
from consilience.store.opening import connecting, make_last, sync_folder, taking_turn

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


def add_in_groups(
    engine: Engine, deliveries: Iterable[Delivery], *, forcing: Forcing, stamp: Callable[[], Stamp], name: str
) -> Iterator[Added]:
    """Keep reports, each in a transaction of its own; give what became of each once it is on the disk.

    `stamp` says when something is recorded, `name` names the case where something goes wrong.
    """
    pace = Pace()
    coming = pace.timed(deliveries)
    for first in coming:
        yield from _Group(engine, forcing, stamp, name).add(chain((first,), coming), pace)


@dataclass(frozen=True, slots=True)
class _Group:
    """Reports that are forced together."""

    engine: Engine
    forcing: Forcing
    stamp: Callable[[], Stamp]
    name: str

    def add(self, coming: Iterable[Delivery], pace: Pace) -> Iterator[Added]:
        """Add reports over one connection until they are to be forced, and force them."""
        done: list[Added] = []
        fault: ConsilienceError | None = None
        with self._connecting() as connection:
            try:
                for delivery in coming:
                    done.append(self._add_one(connection, delivery))
                    if pace.is_due(len(done)):
                        break
            except ConsilienceError as error:
                if not done or connection.invalidated:
                    raise
                fault = error
            with explained(self.name):
                self.forcing.force(connection)
        yield from done
        if fault is not None:
            raise fault

    @contextmanager
    def _connecting(self) -> Iterator[Connection]:
        """Give a connection to write over; what comes in meanwhile explains its own errors."""
        with ExitStack() as stack:
            with explained(self.name):
                connection = stack.enter_context(connecting(self.engine, lasting=False))
            yield connection

    def _add_one(self, connection: Connection, delivery: Delivery) -> Added:
        prepared = prepare(delivery, dialect=connection.dialect.name)
        with explained(self.name), taking_turn(connection):
            return add_report(connection, prepared, self.stamp())
