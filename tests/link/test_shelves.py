"""Do the index's shelves hold in a file what they hold in memory?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.link.disk import Shelf
from consilience.link.shelves import MemoryPostings, MemoryRows, Postings, Rows

TERMS, HOLDERS = st.integers(0, 5), st.integers(0, 2**63 - 1)
NOTES = st.lists(st.tuples(st.booleans(), st.lists(TERMS, max_size=3), st.sampled_from([3, 2**62, 5, 9])), max_size=30)


def follow(postings: Postings, notes: list[tuple[bool, list[int], int]]) -> list[object]:
    for kept, terms, holder in notes:
        (postings.add if kept else postings.drop)(terms, holder)
    holders = [(list(postings.holders(term)), list(postings.holders(term, 2))) for term in range(6)]
    return [*holders, *(postings.exceeds(term, 1) for term in range(6))]


@settings(max_examples=60, deadline=None)
@given(NOTES)
def test_a_file_holds_what_memory_holds(notes: list[tuple[bool, list[int], int]]) -> None:
    shelf = Shelf(":memory:")
    in_file, in_memory = follow(shelf.postings("terms"), notes), follow(MemoryPostings(), notes)
    assert in_file == in_memory
    shelf.close()


@pytest.mark.parametrize("rows", [MemoryRows(), Shelf(":memory:").rows("bodies")])
def test_rows_are_kept_replaced_and_dropped(rows: Rows) -> None:
    for key, row in ((7, b"seven"), (2**62, b""), (7, b"again"), (1, b"one")):
        rows.put(key, row)
    rows.drop(1)
    rows.drop(99)
    assert (rows.get(7), rows.get(2**62), rows.get(1)) == (b"again", b"", None)
    assert list(rows.keys()) == [7, 2**62]


def test_what_was_saved_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "index")
    shelf.rows("bodies").put(4, b"four")
    shelf.postings("terms").add([1, 2], 4)
    shelf.close()
    again = Shelf(tmp_path / "index")
    found: Sequence[int] = again.postings("terms").holders(2)
    assert (again.rows("bodies").get(4), list(found)) == (b"four", [4])
    again.close()


def test_a_table_has_a_plain_name() -> None:
    shelf = Shelf(":memory:")
    with pytest.raises(ValueError, match="no name of a table"):
        shelf.rows("bodies; DROP TABLE bodies")
    shelf.close()
