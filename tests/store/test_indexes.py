"""The linker's shelves live in the case: what it keeps there it finds again, and links as it does in memory."""

from __future__ import annotations

import random

import pytest
from benchmarks.reliability_readings import deliver

from consilience.link.growing import Linker
from consilience.link.shelves import MemoryPostings, MemoryRows, Postings, Rows
from consilience.store import Casefile, open_case


def test_rows_are_those_of_the_protocol(case: Casefile) -> None:
    with case.indexes() as indexes:
        stored: Rows = indexes.rows("one")
        memory: Rows = MemoryRows()
        other: Rows = indexes.rows("other")
        other.put(1, b"of another shelf")
        for rows in (stored, memory):
            for key in (5, -(2**62), 2**62, 5):
                rows.put(key, str(key).encode())
            rows.drop(7)
        assert list(stored.keys()) == list(memory.keys())
        assert [stored.get(key) for key in (5, 6)] == [memory.get(key) for key in (5, 6)]
        stored.drop(5)
        assert stored.get(5) is None
        assert other.get(1) == b"of another shelf"


@pytest.mark.parametrize("seed", range(3))
def test_postings_are_those_of_the_protocol(case: Casefile, seed: int) -> None:
    rng = random.Random(seed)
    with case.indexes() as indexes:
        stored: Postings = indexes.postings("one")
        memory: Postings = MemoryPostings()
        for _ in range(60):
            terms, holder = [rng.randint(0, 9) for _ in range(5)], rng.randint(0, 20)
            change = rng.choice(("add", "add", "drop"))
            for postings in (stored, memory):
                getattr(postings, change)(terms, holder)
        for term in range(10):
            assert list(stored.holders(term)) == list(memory.holders(term))
            assert list(stored.holders(term, 3)) == list(memory.holders(term, 3))
            for key in (0, 7, 20):
                assert list(stored.before(term, key, 3)) == list(memory.before(term, key, 3))
                assert list(stored.after(term, key, 3)) == list(memory.after(term, key, 3))
            assert [stored.exceeds(term, n) for n in range(12)] == [memory.exceeds(term, n) for n in range(12)]


def test_a_linker_grows_in_the_case_as_in_memory(name: str) -> None:
    deliveries = [deliver(number, words=60, assertions=6) for number in range(12)]
    memory = Linker()
    for delivery in deliveries:
        memory.add(delivery.report, delivery.reading)
    for part in (deliveries[:5], deliveries[5:]):  # the case is closed in between
        case = open_case(name, create=True, tool="t")
        with case.indexes() as indexes:
            linker = Linker(indexes.rows, indexes.postings)
            for delivery in part:
                linker.add(delivery.report, delivery.reading)
        case.close()
    case = open_case(name, tool="t")
    with case.indexes() as indexes:
        grown = Linker(indexes.rows, indexes.postings)
        assert grown.stories() == memory.stories()
        assert grown.copies() == memory.copies()
        indexes.clear()
        assert list(indexes.rows("report_ids").keys()) == []
    case.close()
