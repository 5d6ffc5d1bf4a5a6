"""Two events that their days tell apart: which mention belongs to which, and what a vague mention does not join."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.link.episodes import Days, connected_parts, part_by_days
from consilience.records import Case

LinkRead = Callable[[dict[str, str]], Case]

NEWS = (
    "A strong earthquake shook Lower Karvia on Sunday, and ten people were killed in Port Sallo, officials said.\n\n"
    "The earthquake destroyed eleven houses in Port Sallo, and the earthquake was felt in Orsk Dol.\n\n"
    "Lower Karvia was shaken before. In May 2023, an earthquake of magnitude 6.4 shook the town of Lemna in Lower "
    "Karvia. It killed 600 people.\n\nLower Karvia is prone to earthquakes."
)
AGAIN = (
    "The earthquake that shook Lower Karvia on Sunday killed ten people in Port Sallo, the governor said.\n\n"
    "Houses in Port Sallo fell in the earthquake.\n\n"
    "An earthquake of magnitude 6.4 shook the town of Lemna in Lower Karvia in May 2023, killing 600 people."
)


def _words_of(case: Case, word: str) -> dict[int, list[tuple[str, str]]]:
    """Give of each group that holds a word what stands behind the word in each report."""
    text = {report.id: report.text for report in case.reports}
    groups = [[span for span in group if text[span.report][span.start : span.end] == word] for group in case.events]
    return {
        number: [(span.report, text[span.report][span.end : span.end + 40]) for span in group]
        for number, group in enumerate(groups)
        if group
    }


def test_the_quake_that_is_recalled_is_not_the_one_that_is_reported(link_read: LinkRead) -> None:
    home = {
        (report, behind): number
        for number, told in _words_of(link_read({"a": NEWS, "b": AGAIN}), "earthquake").items()
        for report, behind in told
    }

    def of(report: str, start: str) -> int:
        return next(number for (name, behind), number in home.items() if name == report and behind.startswith(start))

    assert of("a", " shook Lower") == of("b", " that shook") == of("a", " destroyed")
    assert of("a", " of magnitude") == of("b", " of magnitude")
    assert of("a", " shook Lower") != of("a", " of magnitude")


def test_what_recurs_is_no_one_event(link_read: LinkRead) -> None:
    case = link_read({"a": NEWS})
    assert [len(told) for told in _words_of(case, "earthquakes").values()] == [1]


def _days(days: Sequence[int], told: int = 0) -> Days:
    known = np.array(days, dtype=np.int32)
    return Days(known, known, np.full(len(days), told, dtype=np.int32), known > 0)


def _square(size: int, like: dict[tuple[int, int], float]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    found = np.zeros((size, size), dtype=np.float32)
    for (one, two), value in like.items():
        found[one, two] = found[two, one] = value
    return found


@pytest.mark.parametrize(
    ("told", "parts"),
    [(0, [[0, 2], [1]]), (100, [[0, 2], [1]]), (900, [[0], [1, 2]])],
    ids=["likest", "likest, and its report's news", "its report tells of the other"],
)
def test_a_mention_without_days_goes_with_the_likest_or_with_the_news(told: int, parts: list[list[int]]) -> None:
    likeness = _square(3, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.6})
    apart = _square(3, {(0, 1): 1}) > 0
    assert part_by_days(likeness, apart, _days([100, 900, 0], told)) == parts


@given(st.lists(st.sampled_from([0, 0, 100, 900, 1800]), min_size=2, max_size=12), st.integers(0, 2**32 - 1))
def test_no_part_holds_two_that_must_stay_apart_and_nobody_is_lost(days: list[int], seed: int) -> None:
    count, random = len(days), np.random.default_rng(seed)
    upper = np.triu(random.random((count, count)), 1).astype(np.float32)
    told = _days(days)
    apart = told.own[:, None] & told.own & (told.first[:, None] != told.first)
    if not told.own.any():
        return
    parts = connected_parts(part_by_days(upper + upper.T, apart, told), upper + upper.T > 0.5)
    assert sorted(member for part in parts for member in part) == list(range(count))
    assert not any(apart[np.ix_(part, part)].any() for part in map(np.array, parts))
