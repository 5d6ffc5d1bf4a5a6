"""What went wrong with a case, in one line: what stands against it, what to do, what of it is safe?"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from consilience.problems import CaseError

KEPT = "everything acknowledged before is kept"
_LOCKED = "it is locked by another program; wait for it, then run this again"
_FULL = "the disk is full; make room, then run this again"
_GONE = "the database server went away; start it and run this again"
_AFAR = "the database server cannot be reached; is it running, and is the address right?"
_DAMAGED = "it is damaged; see what is hurt with `consilience verify`, or take the last backup"
_REFUSED = "the server refuses this user or password"
_REASONS = {
    "is locked": _LOCKED,
    "lock timeout": _LOCKED,
    "deadlock": _LOCKED,
    "disk is full": _FULL,
    "no space left": _FULL,
    "could not extend file": _FULL,
    "disk i/o error": "it cannot be written or read; is the disk full, or a limit on the size of files reached?",
    "readonly database": "it cannot be written here; copy it to a folder where you may write",
    "read-only transaction": "it cannot be written here; the server is read-only",
    "unable to open": "it cannot be opened here; may you read and write the file and its folder?",
    "permission denied": "this user may not do that; ask who runs the database",
    "not a database": "it is not a case file",
    "malformed": _DAMAGED,
    "invalid page": _DAMAGED,
    "password authentication failed": _REFUSED,
    "no password supplied": _REFUSED,
    'role "': _REFUSED,
    'database "': "the server has no such database; make it with createdb",
    "server closed the connection": _GONE,
    "terminating connection": _GONE,
    "connection is lost": _GONE,
    "connection to server was lost": _GONE,
    "consuming input failed": _GONE,
    "sending query failed": _GONE,
    "the connection is closed": _GONE,
    "shutting down": _GONE,
    "starting up": _GONE,
    "recovery mode": _GONE,
    "connection refused": _AFAR,
    "connection failed": _AFAR,
    "connection timeout": _AFAR,
    "timeout expired": _AFAR,
    "failed to resolve": _AFAR,
    "could not translate": _AFAR,
    "name or service not known": _AFAR,
    "is the server running": _AFAR,
}
"""What stands in the words of a database's error (the first that does), and what it means for a person."""


def say(name: str, error: BaseException) -> str:
    """Return the line for an error of the database or of the file system."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{name}: the disk is full; make room, then run this again; {KEPT}"
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or error}"
    told = str(error.orig if isinstance(error, DBAPIError) and error.orig else error).strip()
    lowered = told.lower()
    for sign, reason in _REASONS.items():
        if sign in lowered:
            return f"{name}: {reason}" if reason is _DAMAGED else f"{name}: {reason}; {KEPT}"
    return f"{name}: {' '.join(told.split())[:300]}; {KEPT}"


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what the database raises into one line for a person."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise CaseError(say(name, error)) from error
