"""Where do the linker's indexes live, so that a grown case opens at once and one more report rebuilds nothing?

In two tables of the case, as shelves by name: rows of bytes by key, and postings of terms. They serve the protocols of
link/shelves.py. All of it is derived: dropping a shelf costs a new linking, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import BigInteger, Connection, Insert, Table, bindparam, delete, insert, select

from consilience.store.tables import postings, rows

_AT_ONCE = 10_000
_LOWEST, _ALL = -(2**63), 2**62
_P = postings.c
_OF_TERM = select(_P.holder).where(_P.shelf == bindparam("shelf"), _P.term == bindparam("term"))
_MOST = bindparam("most", type_=BigInteger)
_BEFORE = _OF_TERM.where(_P.holder < bindparam("key")).order_by(_P.holder.desc()).limit(_MOST)
_AFTER = _OF_TERM.where(_P.holder > bindparam("key")).order_by(_P.holder).limit(_MOST)
_BEYOND = _OF_TERM.order_by(_P.holder).offset(bindparam("count", type_=BigInteger)).limit(1)
"""Built once: a linker asks some hundred times for each report."""


class Indexes:
    """The shelves of a case over one connection; the caller decides when its transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, name: str) -> StoredRows:
        """Give the rows of a shelf."""
        return StoredRows(self._connection, name)

    def postings(self, name: str) -> StoredPostings:
        """Give the postings of a shelf."""
        return StoredPostings(self._connection, name)

    def clear(self) -> None:
        """Empty every shelf."""
        for table in (rows, postings):
            self._connection.execute(delete(table))


class StoredRows:
    """One row of bytes for each key."""

    def __init__(self, connection: Connection, shelf: str) -> None:
        self._connection = connection
        self._shelf = shelf

    def get(self, key: int) -> bytes | None:
        """Give the row of a key, None where there is none."""
        query = select(rows.c.row).where(rows.c.shelf == self._shelf, rows.c.key == key)
        found = self._connection.execute(query).scalar()
        return None if found is None else bytes(found)

    def put(self, key: int, row: bytes) -> None:
        """Keep a row, in the place of an earlier one."""
        self.drop(key)
        self._connection.execute(insert(rows), [{"shelf": self._shelf, "key": key, "row": row}])

    def drop(self, key: int) -> None:
        """Forget a row."""
        self._connection.execute(delete(rows).where(rows.c.shelf == self._shelf, rows.c.key == key))

    def keys(self) -> Iterator[int]:
        """Give all keys, the lowest first."""
        table, last = rows.c, _LOWEST
        while True:
            query = select(table.key).where(table.shelf == self._shelf, table.key > last).order_by(table.key)
            found = self._connection.execute(query.limit(_AT_ONCE)).scalars().all()
            if not found:
                return
            yield from found
            last = found[-1]


class StoredPostings:
    """Of each term, the keys that hold it, the lowest first."""

    def __init__(self, connection: Connection, shelf: str) -> None:
        self._connection = connection
        self._shelf = shelf

    def add(self, terms: Iterable[int], holder: int) -> None:
        """Note that a key holds these terms."""
        new = [{"shelf": self._shelf, "term": term, "holder": holder} for term in sorted(set(terms))]
        if new:
            self._connection.execute(_insert_missing(self._connection, postings), new)

    def drop(self, terms: Iterable[int], holder: int) -> None:
        """Take the note back."""
        table, wanted = postings.c, sorted(set(terms))
        for first in range(0, len(wanted), 500):
            part = table.term.in_(wanted[first : first + 500])
            self._connection.execute(delete(postings).where(table.shelf == self._shelf, table.holder == holder, part))

    def holders(self, term: int, most: int | None = None) -> Sequence[int]:
        """Give the lowest `most` holders of a term, or all."""
        return (
            self._connection.execute(_AFTER, self._asked(term, _LOWEST, _ALL if most is None else most)).scalars().all()
        )

    def before(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the last `most` holders of a term before a key, the lowest first."""
        return self._connection.execute(_BEFORE, self._asked(term, key, most)).scalars().all()[::-1]

    def after(self, term: int, key: int, most: int) -> Sequence[int]:
        """Give the first `most` holders of a term after a key, the lowest first."""
        return self._connection.execute(_AFTER, self._asked(term, key, most)).scalars().all()

    def exceeds(self, term: int, count: int) -> bool:
        """Say whether more than `count` keys hold a term."""
        asked = {"shelf": self._shelf, "term": term, "count": count}
        return self._connection.execute(_BEYOND, asked).first() is not None

    def _asked(self, term: int, key: int, most: int) -> dict[str, object]:
        return {"shelf": self._shelf, "term": term, "key": key, "most": most}


def _insert_missing(connection: Connection, table: Table) -> Insert:
    if connection.dialect.name == "sqlite":
        return insert(table).prefix_with("OR IGNORE")
    from sqlalchemy.dialects.postgresql import insert as insert_there

    return insert_there(table).on_conflict_do_nothing()
