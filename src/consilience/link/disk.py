"""Where does an index keep more than memory holds? In tables of one SQLite file (the protocols are in shelves.py)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

CACHE_MB = 256
"""Pages that SQLite keeps in memory."""
KEYS_AT_ONCE = 10_000


class Shelf:
    """One file with any number of tables. Nothing is lasting before `save`."""

    def __init__(self, path: Path | str, *, cache_mb: int = CACHE_MB) -> None:
        self._file = sqlite3.connect(path, isolation_level=None)
        for setting in ("journal_mode=WAL", "synchronous=NORMAL", f"cache_size={-1024 * cache_mb}"):
            self._file.execute(f"PRAGMA {setting}")
        self._file.execute("BEGIN")

    def rows(self, name: str) -> DiskRows:
        """Open or make a table of rows."""
        return DiskRows(self._file, _checked(name))

    def postings(self, name: str) -> DiskPostings:
        """Open or make a table of postings."""
        return DiskPostings(self._file, _checked(name))

    def save(self) -> None:
        """Make all that was written so far lasting."""
        self._file.execute("COMMIT")
        self._file.execute("BEGIN")

    def close(self) -> None:
        """Save and close the file."""
        self._file.execute("COMMIT")
        self._file.close()


def _checked(name: str) -> str:
    if not name.isidentifier():
        raise ValueError(f"no name of a table: {name!r}")
    return name


class DiskRows:
    """Rows in a table."""

    def __init__(self, file: sqlite3.Connection, name: str) -> None:
        self._file = file
        file.execute(f"CREATE TABLE IF NOT EXISTS {name} (key INTEGER PRIMARY KEY, row BLOB NOT NULL)")
        self._get = f"SELECT row FROM {name} WHERE key = ?"
        self._put = f"INSERT OR REPLACE INTO {name} VALUES (?, ?)"
        self._drop = f"DELETE FROM {name} WHERE key = ?"
        self._keys = f"SELECT key FROM {name} WHERE key > ? ORDER BY key LIMIT {KEYS_AT_ONCE}"

    def get(self, key: int) -> bytes | None:
        """Give the row of a key."""
        found = self._file.execute(self._get, (key,)).fetchone()
        return None if found is None else bytes(found[0])

    def put(self, key: int, row: bytes) -> None:
        """Keep a row."""
        self._file.execute(self._put, (key, row))

    def drop(self, key: int) -> None:
        """Forget a row."""
        self._file.execute(self._drop, (key,))

    def keys(self) -> Iterator[int]:
        """Give all keys, the lowest first."""
        last = -1
        while found := self._file.execute(self._keys, (last,)).fetchall():
            yield from (key for (key,) in found)
            last = found[-1][0]


class DiskPostings:
    """Postings in a table that is its own index."""

    def __init__(self, file: sqlite3.Connection, name: str) -> None:
        self._file = file
        columns = "term INTEGER, holder INTEGER, PRIMARY KEY (term, holder)"
        file.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
        self._add = f"INSERT OR IGNORE INTO {name} VALUES (?, ?)"
        self._drop = f"DELETE FROM {name} WHERE term = ? AND holder = ?"
        self._holders = f"SELECT holder FROM {name} WHERE term = ? ORDER BY holder LIMIT ?"
        self._before = f"SELECT holder FROM {name} WHERE term = ? AND holder < ? ORDER BY holder DESC LIMIT ?"
        self._after = f"SELECT holder FROM {name} WHERE term = ? AND holder > ? ORDER BY holder LIMIT ?"
        self._beyond = f"SELECT 1 FROM {name} WHERE term = ? LIMIT 1 OFFSET ?"

    def add(self, terms: Iterable[int], holder: int) -> None:
        """Note that a key holds these terms."""
        self._file.executemany(self._add, [(term, holder) for term in sorted(terms)])

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""
        self._file.executemany(self._drop, [(term, holder) for term in sorted(terms)])

    def holders(self, term: int, most: int | None = None) -> Sequence[int]:
        """Give the lowest `most` holders of a term, or all."""
        rows = self._file.execute(self._holders, (term, -1 if most is None else most))
        return [holder for (holder,) in rows.fetchall()]

    def exceeds(self, term: int, count: int) -> bool:
        """Say whether more than `count` keys hold a term."""
        return self._file.execute(self._beyond, (term, count)).fetchone() is not None

    def before(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the last `most` holders of a term before a key, the lowest first."""
        return [holder for (holder,) in self._file.execute(self._before, (term, key, most)).fetchall()][::-1]

    def after(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the first `most` holders of a term after a key, the lowest first."""
        return [holder for (holder,) in self._file.execute(self._after, (term, key, most)).fetchall()]
