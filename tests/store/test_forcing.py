"""Reports are acknowledged when they are on the disk, those that come in quickly together."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks.reliability_readings import deliver
from benchmarks.reliability_server import find_programs, start_server
from sqlalchemy import Connection
from tests.store.conftest import reachable

from consilience.problems import CaseError
from consilience.store import Casefile, Delivery, Outcome, open_case
from consilience.store.forcing import MOST, SLOW, Forcing


@pytest.fixture
def forced(case: Casefile, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note how many reports the case held each time that the log was forced."""
    seen: list[int] = []
    force = Forcing.force

    def noted(forcing: Forcing, connection: Connection) -> None:
        force(forcing, connection)
        seen.append(case.sizes()[0])

    monkeypatch.setattr(Forcing, "force", noted)
    return seen


def small(number: int) -> Delivery:
    return deliver(number, words=30, assertions=3)


def test_nothing_is_acknowledged_before_it_is_forced(case: Casefile, forced: list[int]) -> None:
    for number, added in enumerate(case.add_all(small(n) for n in range(MOST + 20)), start=1):
        assert added.outcome is Outcome.NEW
        assert forced[-1] >= number


def test_reports_that_come_in_quickly_are_forced_together(case: Casefile, forced: list[int]) -> None:
    made = [small(n) for n in range(40)]
    assert len(list(case.add_all(made))) == 40
    assert len(forced) < 30


def test_no_more_wait_than_may(case: Casefile, forced: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consilience.store.forcing.LONGEST", 1000.0)
    monkeypatch.setattr("consilience.store.forcing.SLOW", 1000.0)
    assert len(list(case.add_all(small(n) for n in range(2 * MOST + 1)))) == 2 * MOST + 1
    assert forced == [MOST, 2 * MOST, 2 * MOST + 1]


def test_a_slow_trickle_is_acknowledged_one_by_one(case: Casefile, forced: list[int]) -> None:
    def trickle() -> Iterator[Delivery]:
        for number in range(4):
            time.sleep(2 * SLOW)
            assert len(forced) == number
            yield small(number)

    assert len(list(case.add_all(trickle()))) == 4
    assert forced == [1, 2, 3, 4]


def test_what_was_added_before_a_fault_is_acknowledged_first(case: Casefile) -> None:
    bad = small(2)
    bad = replace(bad, report=replace(bad.report, text="NUL \x00"))
    adding = case.add_all([small(0), small(1), bad, small(3)])
    assert [next(adding).number, next(adding).number] == [1, 2]
    with pytest.raises(CaseError, match="NUL"):
        next(adding)
    assert case.sizes()[0] == 2


def test_a_report_that_is_held_is_acknowledged_once_it_is_forced_too(case: Casefile, forced: list[int]) -> None:
    case.add(small(0))
    assert case.add(small(0)).outcome is Outcome.HELD
    assert len(forced) == 2


def test_a_server_that_was_up_again_in_between_acknowledges_nothing_that_it_lost() -> None:
    if find_programs() is None:
        pytest.skip("no PostgreSQL: install Debian's postgresql")
    with TemporaryDirectory(prefix="consilience") as folder:
        server = start_server(reachable(Path(folder)) / "server")
        try:
            name = server.create("crashed")
            case = open_case(name, create=True, tool="t")
            case.add(small(0))

            def deliveries() -> Iterator[Delivery]:
                yield from map(small, range(1, 4))
                server.kill()
                server.start()
                yield small(4)

            acknowledged = []
            with pytest.raises(CaseError, match="went away"):
                acknowledged.extend(added.report for added in case.add_all(deliveries()))
            held = {one.name for one in case.versions()}
            assert {"r0000000", *acknowledged} <= held
            assert case.faults() == ()
            case.close()
        finally:
            server.kill()
