"""Do copies come out the same however reports come and go?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.link import partners
from consilience.link.bodies import find_body
from consilience.link.copies import Copies, find_copies
from consilience.link.disk import Shelf
from consilience.link.packing import pack, unpack
from consilience.link.shelves import MemoryPostings
from consilience.link.shingles import sample
from consilience.records import Copy, Report

from .conftest import HARBOUR, SENATE, VALLEY

SENTENCES = [sentence.strip() for text in (HARBOUR, SENATE, VALLEY) for sentence in text.split("\n\n")]
CHANGED = [sentence.replace("the ", "that ", 1) for sentence in SENTENCES]
TEXTS = st.lists(st.sampled_from([*SENTENCES, *CHANGED]), max_size=6).map("\n\n".join)
DAYS = st.one_of(st.none(), st.dates(date(2031, 1, 1), date(2031, 1, 3)))
STREAMS = st.lists(st.tuples(TEXTS, DAYS), max_size=12).map(
    lambda rows: [Report(f"r{number}", text, published=day) for number, (text, day) in enumerate(rows)]
)
LIMITS = st.sampled_from([(48, 8, 1000), (3, 1, 5), (2, 2, 3)])
"""COMMON, FIRST and MANY: small ones bring the rules for what many print into small streams."""


def groups(reports: Iterable[Report], copies: Copies | None = None) -> tuple[Copy, ...]:
    copies = copies or Copies()
    for report in reports:
        copies.add(report)
    return copies.groups()


def groups_worked_out_ahead(reports: Iterable[Report], gone: Iterable[str] = ()) -> tuple[Copy, ...]:
    copies = Copies()
    for report in reports:
        copies.add(report)
        copies.work_out()
    for name in gone:
        copies.remove(name)
        copies.work_out()
    return copies.groups()


def limit(patch: pytest.MonkeyPatch, limits: tuple[int, int, int]) -> None:
    for name, value in zip(("COMMON", "FIRST", "MANY"), limits, strict=True):
        patch.setattr(partners, name, value)


@settings(max_examples=80, deadline=None)
@given(STREAMS, LIMITS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(
    reports: list[Report], limits: tuple[int, int, int], random: Random
) -> None:
    shuffled = random.sample(reports, len(reports))
    with pytest.MonkeyPatch.context() as patch:
        limit(patch, limits)
        assert groups(shuffled) == groups(reports) == find_copies(reports, {})
        assert groups_worked_out_ahead(shuffled) == groups(reports)


@settings(max_examples=80, deadline=None)
@given(STREAMS, LIMITS)
def test_the_groups_of_one_report_are_those_of_all_that_hold_it(
    reports: list[Report], limits: tuple[int, int, int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        limit(patch, limits)
        copies = Copies()
        for report in reports:
            copies.add(report)
            copies.groups_of(report.id)
        found = copies.groups()
        for report in reports:
            assert copies.groups_of(report.id) == tuple(copy for copy in found if report.id in copy.reports)


@settings(max_examples=80, deadline=None)
@given(STREAMS, STREAMS, LIMITS)
def test_a_removed_report_leaves_what_a_run_without_it_gives(
    kept: list[Report], gone: list[Report], limits: tuple[int, int, int]
) -> None:
    gone = [Report(f"gone-{report.id}", report.text, published=report.published) for report in gone]
    with pytest.MonkeyPatch.context() as patch:
        limit(patch, limits)
        copies = Copies()
        for report in (*kept[::2], *gone, *kept[1::2]):
            copies.add(report)
        copies.groups()
        for report in gone:
            copies.remove(report.id)
        assert copies.groups() == groups(kept)
        assert groups_worked_out_ahead((*gone, *kept), [report.id for report in gone]) == groups(kept)


@settings(max_examples=40, deadline=None)
@given(STREAMS, STREAMS)
def test_a_report_that_comes_again_replaces_itself(first: list[Report], second: list[Report]) -> None:
    assert groups((*first, *second)) == groups({report.id: report for report in (*first, *second)}.values())


@settings(max_examples=40, deadline=None)
@given(STREAMS)
def test_a_file_gives_what_memory_gives(reports: list[Report]) -> None:
    shelf = Shelf(":memory:")
    assert groups(reports, Copies(shelf.rows, shelf.postings)) == groups(reports)
    shelf.close()


@pytest.mark.parametrize("text", [HARBOUR, "", "Breaking", "سقط 🔥 \x00", f"“{VALLEY}”\n\n{SENATE}", "\ud800 odd"])
def test_a_packed_body_is_unpacked_whole(text: str) -> None:
    body = find_body(Report("a\ud800é", text))
    again = unpack(pack(body))
    for name in body.__slots__:
        one, two = getattr(body, name), getattr(again, name)
        assert one.tolist() == two.tolist() if hasattr(one, "tolist") else one == two


def test_the_original_of_identical_reports_is_the_first_published() -> None:
    copies = Copies()
    for name, day in (("b", 4), ("c", 2), ("a", 3)):
        copies.add(Report(name, HARBOUR, published=date(2031, 1, day)))
    assert {copies.original_of(name) for name in "abc"} == {"c"}
    copies.remove("c")
    assert {copies.original_of(name) for name in "ab"} == {"a"}


def test_what_an_outlet_prints_under_every_report_makes_no_copies_and_no_delay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Forty words under each of 1,500 reports: once more than MANY print them, nobody shares a passage by them."""
    monkeypatch.setattr(partners, "MANY", 500)
    furniture = " ".join(
        f"Our reporters work in every valley{number} of the land by day and by night." for number in range(4)
    )
    begin = date(2031, 1, 1)
    copies = Copies()
    slowest = 0.0
    for number in range(1500):
        report = Report(f"r{number}", f"{_own(number)}\n\n{furniture}", published=begin + timedelta(number // 50))
        copies.add(report)
        begun = perf_counter()
        copies.groups_of(report.id) if number > 600 else None
        slowest = max(slowest, perf_counter() - begun)
    assert copies.groups() == ()
    assert slowest < 1


def test_a_thousand_reports_that_differ_in_a_word_are_one_group() -> None:
    copies = Copies()
    for number in range(1000):
        copies.add(Report(f"r{number}", f"{HARBOUR}\n\n{SENATE}".replace("Amber Dawn", f"Amber{number} Dawn")))
    assert [(copy.kind, len(copy.reports)) for copy in copies.groups()] == [("near", 1000)]


def _own(number: int) -> str:
    """Write sentences that no other number shares four words with."""
    return " ".join(
        f"Keeper{number}x{line} saw ship{number}y{line} near rock{number}z{line} with lamp{number}v{line} at dawn."
        for line in range(12)
    )


PRINTED = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=3).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(PRINTED, min_size=4, max_size=14), LIMITS, st.randoms(use_true_random=False))
def test_whom_a_report_touches_is_known(texts: list[str], limits: tuple[int, int, int], random: Random) -> None:
    """Whoever has other partners before it once a report is there, or no longer, is named."""
    bodies = {number: find_body(Report(f"r{number}", text)) for number, text in enumerate(texts)}
    with pytest.MonkeyPatch.context() as patch:
        limit(patch, limits)
        held = partners.Partners(MemoryPostings(), lambda key: len(sample(bodies[key].distinct)))

        def before(keys: Iterable[int]) -> dict[int, list[partners.Partner]]:
            return {key: list(held.of(key, bodies[key], earlier=True)) for key in keys}

        order = random.sample(sorted(bodies), len(bodies))
        for number, key in enumerate(order):
            was = before(order[:number])
            held.add(key, bodies[key])
            now = before(order[:number])
            assert {other for other in was if was[other] != now[other]} <= held.touched(key, bodies[key])
        for number, key in enumerate(order):
            rest = order[number + 1 :]
            was = before(rest)
            touched = held.touched(key, bodies[key])
            held.drop(key, bodies[key])
            now = before(rest)
            assert {other for other in rest if was[other] != now[other]} <= touched
