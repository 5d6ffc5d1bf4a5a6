"""A draft holds what the shelves will hold: it answers as they do once it is written, and as memory does."""

from __future__ import annotations

import random

import pytest

from consilience.link.shelves import MemoryPostings, MemoryRows
from consilience.store import Casefile, drafts
from consilience.store.drafts import Draft, DraftPostings

TERMS, HOLDERS = 6, 25


@pytest.fixture
def few_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists be long soon, and let few of them stay at hand."""
    monkeypatch.setattr(drafts, "SHORT", 4)
    monkeypatch.setattr(drafts, "AT_HAND", 12)


def test_rows_are_found_in_the_draft_then_in_the_shelf(case: Casefile) -> None:
    draft, memory = Draft(), MemoryRows()
    rng = random.Random(1)
    for _ in range(5):
        with case.indexes_as_they_stand() as stored, draft.over(stored):
            rows = draft.rows("one")
            for _ in range(12):
                key = rng.randint(-5, 5)
                if rng.random() < 0.6:
                    told = str(rng.random()).encode()
                    rows.put(key, told)
                    memory.put(key, told)
                else:
                    rows.drop(key)
                    memory.drop(key)
            assert list(rows.keys()) == list(memory.keys())
            assert [rows.get(key) for key in range(-6, 7)] == [memory.get(key) for key in range(-6, 7)]
        with case.indexes() as stored:
            draft.write(stored)
    with case.indexes_as_they_stand() as stored:
        assert list(stored.rows("one").keys()) == list(memory.keys())


@pytest.mark.usefixtures("few_at_hand")
@pytest.mark.parametrize("seed", range(4))
def test_postings_are_those_of_the_shelf_with_the_changes(case: Casefile, seed: int) -> None:
    rng = random.Random(seed)
    draft, memory = Draft(), MemoryPostings()
    for _ in range(4):
        with case.indexes_as_they_stand() as stored, draft.over(stored):
            postings = draft.postings("one")
            for _ in range(25):
                terms, holder = rng.sample(range(TERMS), 3), rng.randint(0, HOLDERS)
                change = rng.choice(("add", "add", "drop"))
                for one in (postings, memory):
                    getattr(one, change)(terms, holder)
                compare(postings, memory, rng)
        with case.indexes() as stored:
            draft.write(stored)
    with case.indexes_as_they_stand() as stored:
        for term in range(TERMS):
            assert list(stored.postings("one").holders(term)) == list(memory.holders(term))


def compare(postings: DraftPostings, memory: MemoryPostings, rng: random.Random) -> None:
    term, key, most = rng.randrange(TERMS), rng.randint(0, HOLDERS), rng.randint(1, 6)
    assert list(postings.holders(term, most)) == list(memory.holders(term, most))
    assert list(postings.before(term, key, most)) == list(memory.before(term, key, most))
    assert list(postings.after(term, key, most)) == list(memory.after(term, key, most))
    assert postings.exceeds(term, most) == memory.exceeds(term, most)


def test_a_draft_over_nothing_does_not_see_what_stands(case: Casefile) -> None:
    with case.indexes() as stored:
        stored.postings("one").add([1], 5)
        stored.rows("one").put(1, b"of before")
    draft = Draft()
    with draft.over(None):
        assert list(draft.postings("one").holders(1)) == []
        assert draft.rows("one").get(1) is None
