"""What went wrong with a case, in one line: what stands against it, what to do, what of it is safe?"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from consilience.problems import CaseError, DamagedError

KEPT = "everything acknowledged before is kept"
_LOCKED = f"it is locked by another program; wait for it, then run this again; {KEPT}"
_FULL = f"the disk is full; make room, then run this again; {KEPT}"
_UNWRITTEN = f"it cannot be written or read; make room on the disk, or lift the limit on files; {KEPT}"
_GONE = f"the database server went away; start it and run this again; {KEPT}"
_AFAR = "the database server cannot be reached; start it, or mend the address"
_DAMAGED = "it is damaged; see what is hurt with `consilience verify`, or take the last backup"
_UNREADABLE = "it is so damaged that it cannot be opened; take the last backup"
_WORDS = "its index of words is damaged; `consilience export` it, then `open` the bundle as a new case"
_REFUSED = "the server refuses this user or password; mend the address, or ~/.pgpass"
_FORBIDDEN = "you may not read or write here; ask for the right, or name a place of your own"
_READ_ONLY = f"it cannot be written here; copy it to a folder where you may write; {KEPT}"
_REASONS = {
    "is locked": _LOCKED,
    "lock timeout": _LOCKED,
    "deadlock": _LOCKED,
    "disk is full": _FULL,
    "no space left": _FULL,
    "could not extend file": _FULL,
    "disk i/o error": _UNWRITTEN,
    "readonly database": _READ_ONLY,
    "read-only transaction": f"it cannot be written here; the server is read-only, ask who runs it; {KEPT}",
    "unable to open": _FORBIDDEN,
    "permission denied": "this user may not do that; ask who runs the database",
    "not a database": "it is not a case file; name another",
    "vtable constructor failed": _WORDS,
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
_NUMBERS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
}


def say(name: str, error: BaseException) -> str:
    """Return the line for an error of the database or of the file system."""
    if isinstance(error, OSError):
        return f"{name}: {_NUMBERS.get(error.errno or 0) or error.strerror or error}"
    told = str(error.orig if isinstance(error, DBAPIError) and error.orig else error).strip()
    lowered = told.lower()
    for sign, reason in _REASONS.items():
        if sign in lowered:
            return f"{name}: {reason}"
    return f"{name}: {' '.join(told.split())[:300]}; {KEPT}"


@contextmanager
def explained(name: str, *, opening: bool = False) -> Iterator[None]:
    """Turn what the database raises into one line for a person; `opening`: nothing else can be tried on it."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        told = say(name, error)
        kind = DamagedError if told.endswith((_DAMAGED, _WORDS)) else CaseError
        raise kind(told.replace(_DAMAGED, _UNREADABLE) if opening else told) from error
