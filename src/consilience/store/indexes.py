"""Where do the linker's indexes live, so that a grown case opens at once and one more report rebuilds nothing?

In two tables of the case, as shelves by name: rows of bytes by key, and postings of terms. They serve the protocols of
link/shelves.py. All of it is derived: dropping a shelf costs a new linking, nothing else. A linker asks some hundred
times for each report, so the statements go to the driver as they are; both databases understand them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete

from consilience.store.plainly import ask, put_lists, tell
from consilience.store.tables import postings, rows

_AT_ONCE = 10_000
LOWEST, ALL = -(2**63), 2**62
"""A number below every key, and one of more than there are."""


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
    """One shelf; its name comes first in every statement."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def ask(self, statement: str, *values: Any) -> Sequence[Any]:
        return ask(self._connection, statement, self._name, *values)

    def tell(self, statement: str, lists: Iterable[Sequence[Any]]) -> None:
        tell(self._connection, statement, [(self._name, *values) for values in lists])

    def put(self, table: Table, otherwise: str, lists: Iterable[Sequence[Any]]) -> None:
        put_lists(self._connection, table, [(self._name, *values) for values in lists], otherwise=otherwise)


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
        self.put_all([(key, row)])

    def put_all(self, found: Iterable[tuple[int, bytes]]) -> None:
        """Keep rows."""
        self._shelf.put(rows, 'ON CONFLICT (shelf, "key") DO UPDATE SET "row" = excluded."row"', found)

    def drop(self, key: int) -> None:
        """Forget a row."""
        self.drop_all([key])

    def drop_all(self, keys: Iterable[int]) -> None:
        """Forget rows."""
        self._shelf.tell('DELETE FROM rows WHERE shelf = ? AND "key" = ?', [(key,) for key in keys])

    def keys(self) -> Iterator[int]:
        """Give all keys, the lowest first."""
        last = LOWEST
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
        self.add_all((term, holder) for term in sorted(set(terms)))

    def add_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Note pairs of a term and a key."""
        self._shelf.put(postings, "ON CONFLICT DO NOTHING", pairs)

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""
        self.drop_all((term, holder) for term in sorted(set(terms)))

    def drop_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take notes back."""
        self._shelf.tell("DELETE FROM postings WHERE shelf = ? AND term = ? AND holder = ?", pairs)

    def holders(self, term: int, most: int | None = None) -> Sequence[int]:
        """Give the lowest `most` holders of a term, or all."""
        return self.after(term, LOWEST, ALL if most is None else most)

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
