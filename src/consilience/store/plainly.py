"""How do many small statements reach the database quickly? As its driver takes them, with plain values.

Adding a report is some fifteen statements, each by a key. To build and convert them as the database library does takes
longer than the database itself; so they are written out once and given to the driver.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table


def put(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows into a table; each names every column."""
    put_lists(connection, table, [tuple(row[name] for name in _columns(table)) for row in rows])


def put_lists(connection: Connection, table: Table, rows: Sequence[Sequence[Any]], *, otherwise: str = "") -> None:
    """Write rows into a table, their values in the order of its columns; `otherwise` is for those held already."""
    document = _document(table, rows) if connection.dialect.name == "postgresql" and len(rows) > 1 else None
    if document is None:
        tell(connection, f"{_insert(table)} {otherwise}", rows)
    else:
        connection.exec_driver_sql(f"{_insert_document(table)} {otherwise}", (document,))


def tell(connection: Connection, statement: str, lists: Sequence[Sequence[Any]]) -> None:
    """Execute a statement with each list of values; `?` stands for a value."""
    if lists:
        values = [tuple(one) for one in lists]
        written = _written(statement, connection.dialect.paramstyle)
        connection.exec_driver_sql(written, values if len(values) > 1 else values[0])


def ask(connection: Connection, statement: str, *values: Any) -> Sequence[Any]:
    """Return the rows that a statement gives; `?` stands for a value. The connection is within a transaction."""
    if connection.dialect.name == "sqlite" and (file := connection.connection.driver_connection):
        return cast(Sequence[Any], file.execute(statement, values).fetchall())
    return connection.exec_driver_sql(_written(statement, connection.dialect.paramstyle), values).fetchall()


@cache
def _written(statement: str, style: str) -> str:
    return statement if style == "qmark" else statement.replace("?", "%s")


@cache
def _columns(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


@cache
def _insert(table: Table) -> str:
    names = ", ".join(f'"{name}"' for name in _columns(table))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" for _ in _columns(table))})'


def _document(table: Table, rows: Sequence[Sequence[Any]]) -> str | None:
    """Return rows as JSON, None where JSON has no word for a value in them."""
    names = _columns(table)
    try:
        return json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, allow_nan=False)
    except (ValueError, TypeError):
        return None


@cache
def _insert_document(table: Table) -> str:
    """Write the statement that takes many rows at once, as one JSON document: a server is far away."""
    names = ", ".join(f'"{name}"' for name in _columns(table))
    return f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM json_populate_recordset(NULL::"{table.name}", %s)'
