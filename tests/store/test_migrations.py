"""A case is brought from form to form with what it holds, on both databases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from benchmarks.reliability_readings import deliver
from sqlalchemy import text

from consilience.problems import CaseError
from consilience.store import Casefile, open_case
from consilience.store.opening import FORMS, form_of, migrate, reading, writing
from consilience.store.tables import METADATA


def _not_search(_: object, name: str | None, *__: object) -> bool:
    """On SQLite the full text is a virtual table, with tables of its own behind it."""
    return not (name or "").startswith("search")


def test_the_tables_are_those_that_the_queries_expect(case: Casefile) -> None:
    options = {
        "version_table": "consilience_format",
        "include_object": lambda o, n, *_: not str(n).startswith("search"),
    }
    with reading(case._engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), METADATA) == []


def test_down_and_up_again_with_data(case: Casefile) -> None:
    for number in range(3):
        case.add(deliver(number))
    held = case.versions()
    reports = case.reports(held)

    def everything() -> tuple[object, ...]:
        return case.versions(), case.reports(held), case.readings(held, reports), case.log(), case.search("army")

    before = everything()
    path = [*reversed(FORMS), *FORMS[1:]]
    for _, form in pairwise(path):
        migrate(case._engine, form)
        with reading(case._engine) as connection:
            assert form_of(connection) == form
    assert (
        case.versions(),
        case.reports(held),
        case.readings(held, reports),
        case.log(),
        case.search("army"),
    ) == before
    assert case.faults() == ()


def test_an_older_case_is_brought_up_when_it_is_opened(name: str) -> None:
    case = open_case(name, create=True, tool="t")
    case.add(deliver(1))
    migrate(case._engine, "0001")
    case.close()
    again = open_case(name, tool="t")
    assert [hit.report for hit in again.search("army")] == ["r0000001"]
    again.close()


def test_a_newer_case_is_left_alone(name: str) -> None:
    case = open_case(name, create=True, tool="t")
    with writing(case._engine) as connection:
        connection.execute(text("UPDATE consilience_format SET version_num = '0099'"))
    case.close()
    with pytest.raises(CaseError, match=r"written by a newer version of consilience .*; upgrade"):
        open_case(name, tool="t")


def test_a_migration_that_fails_changes_nothing(case: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    case.add(deliver(1))
    migrate(case._engine, "0001")

    def fail(_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("consilience.store.words.fill_search", fail)
    with pytest.raises(RuntimeError):
        migrate(case._engine, FORMS[-1])
    monkeypatch.undo()
    with reading(case._engine) as connection:
        assert form_of(connection) == "0001"
    migrate(case._engine, FORMS[-1])
    assert [hit.report for hit in case.search("army")] == ["r0000001"]
