"""Where do the linker's indexes live, so that a grown case opens at once and one more report rebuilds nothing?

In two tables of the case, as shelves by name: rows of bytes by key, and postings of terms. They serve the protocols of
link/shelves.py. All of it is derived: dropping a shelf costs a new linking, nothing else. A linker asks some hundred
times for each report, so the statements go to the driver as they are; both databases understand them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete

from consilience.store.tables import postings, rows

_AT_ONCE = 10_000
_LOWEST, _ALL = -(2**63), 2**62


class Indexes:
    """The shelves of a case over one connection; the caller decides when its transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, name: str) -> StoredRows:
        """Give the rows of a shelf."""
        return StoredRows(_Shelf(self._connection, name))

    def postings(self, name: str) -> StoredPostings:
        """Give the postings of a shelf."""
        return StoredPostings(_Shelf(self._connection, name))

    def clear(self) -> None:
        """Empty every shelf."""
        for table in (rows, postings):
            self._connection.execute(delete(table))


class _Shelf:
    """One shelf, and the driver's way of putting values into statements; the name of the shelf comes first."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"

    def ask(self, statement: str, *values: Any) -> Sequence[Any]:
        return self._connection.exec_driver_sql(self._written(statement), (self._name, *values)).fetchall()

    def tell(self, statement: str, lists: Iterable[Sequence[Any]]) -> None:
        given = [(self._name, *values) for values in lists]
        if given:
            self._connection.exec_driver_sql(self._written(statement), given)

    def _written(self, statement: str) -> str:
        return statement.replace("?", self._mark)


class StoredRows:
    """One row of bytes for each key."""

    def __init__(self, shelf: _Shelf) -> None:
        self._shelf = shelf

    def get(self, key: int) -> bytes | None:
        """Give the row of a key, None where there is none."""
        found = self._shelf.ask('SELECT "row" FROM rows WHERE shelf = ? AND "key" = ?', key)
        return bytes(found[0][0]) if found else None

    def put(self, key: int, row: bytes) -> None:
        """Keep a row, in the place of an earlier one."""
        into = 'INSERT INTO rows (shelf, "key", "row") VALUES (?, ?, ?)'
        self._shelf.tell(f'{into} ON CONFLICT (shelf, "key") DO UPDATE SET "row" = excluded."row"', [(key, row)])

    def drop(self, key: int) -> None:
        """Forget a row."""
        self._shelf.tell('DELETE FROM rows WHERE shelf = ? AND "key" = ?', [(key,)])

    def keys(self) -> Iterator[int]:
        """Give all keys, the lowest first."""
        last = _LOWEST
        while found := self._shelf.ask(
            'SELECT "key" FROM rows WHERE shelf = ? AND "key" > ? ORDER BY "key" LIMIT ?', last, _AT_ONCE
        ):
            yield from (key for (key,) in found)
            last = found[-1][0]


class StoredPostings:
    """Of each term, the keys that hold it, the lowest first."""

    def __init__(self, shelf: _Shelf) -> None:
        self._shelf = shelf

    def add(self, terms: Iterable[int], holder: int) -> None:
        """Note that a key holds these terms."""
        into = "INSERT INTO postings (shelf, term, holder) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        self._shelf.tell(into, [(term, holder) for term in sorted(set(terms))])

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""
        out_of = "DELETE FROM postings WHERE shelf = ? AND term = ? AND holder = ?"
        self._shelf.tell(out_of, [(term, holder) for term in sorted(set(terms))])

    def holders(self, term: int, most: int | None = None) -> Sequence[int]:
        """Give the lowest `most` holders of a term, or all."""
        return self.after(term, _LOWEST, _ALL if most is None else most)

    def before(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the last `most` holders of a term before a key, the lowest first."""
        return self._holders("holder < ? ORDER BY holder DESC LIMIT ?", term, key, most)[::-1]

    def after(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the first `most` holders of a term after a key, the lowest first."""
        return self._holders("holder > ? ORDER BY holder LIMIT ?", term, key, most)

    def exceeds(self, term: int, count: int) -> bool:
        """Say whether more than `count` keys hold a term."""
        statement = "SELECT 1 FROM postings WHERE shelf = ? AND term = ? ORDER BY holder LIMIT 1 OFFSET ?"
        return bool(self._shelf.ask(statement, term, count))

    def _holders(self, which: str, *values: int) -> list[int]:
        statement = f"SELECT holder FROM postings WHERE shelf = ? AND term = ? AND {which}"
        return [holder for (holder,) in self._shelf.ask(statement, *values)]
