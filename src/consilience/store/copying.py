"""How does a whole case get from one place to another, row by row, and come out equal?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from consilience.problems import CaseError
from consilience.store.tables import LASTING
from consilience.store.words import fill_search

_AT_ONCE = 2_000


def rows_of(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table in the order of their keys."""
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
        yield dict(row._mapping)


def put_rows(connection: Connection, table: Table, found: Iterable[dict[str, Any]]) -> int:
    """Write rows into an empty table; return how many they were."""
    page: list[dict[str, Any]] = []
    count = 0
    for row in found:
        page.append(row)
        count += 1
        if len(page) == _AT_ONCE:
            connection.execute(insert(table), page)
            page = []
    if page:
        connection.execute(insert(table), page)
    return count


def copy_case(source: Connection, target: Connection) -> None:
    """Copy everything that lasts into an empty case, and index it. Raises CaseError where the target is not empty."""
    check_empty(target)
    for table in LASTING:
        put_rows(target, table, rows_of(source, table))
    fill_search(target)


def check_empty(connection: Connection) -> None:
    """Raise CaseError where a case holds something already."""
    for table in LASTING:
        if connection.execute(select(func.count()).select_from(table)).scalar():
            raise CaseError("the case that would be written to is not empty; name a new one")
