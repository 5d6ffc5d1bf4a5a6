"""Does a case that grows report by report end in what the same reports give in one go?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from random import Random
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.link import beside, nominees
from consilience.link.datings import Dating
from consilience.link.disk import Shelf
from consilience.link.growing import Linker
from consilience.link.neighbours import Neighbours
from consilience.link.ordering import key_of
from consilience.link.profiles import profile_of
from consilience.link.shelves import MemoryPostings, MemoryRows
from consilience.link.terms import find_terms
from consilience.records import Report

TOWNS = ["Sallo", "Lemna", "Karvia", "Teodora", "Varga", "Quill", "Oduya", "Brin"]
WORDS = [*TOWNS, "fog", "storm", "attack", "vote", "minister", "soldiers", "killed", "collision", "freighter"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(lambda words: f"It was {' '.join(words)} there.")
DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 1, 9)))
STREAMS = st.lists(st.tuples(TEXTS, DAYS), max_size=12).map(
    lambda drawn: [Report(f"r{number}", text, published=day) for number, (text, day) in enumerate(drawn)]
)

TABLES = (lambda _: MemoryRows(), lambda _: MemoryPostings())
NOWHERE = Dating(None, (), None)

Result = tuple[object, object, object]


@contextmanager
def narrow_windows() -> Iterator[None]:
    """Make every bound bite in a dozen reports."""
    bounds = (nominees, "WINDOW", 3), (nominees, "MOST", 2), (beside, "CELLS", 4), (beside, "SIDES_AT_HAND", 2)
    with ExitStack() as stack:
        for bound in bounds:
            stack.enter_context(patch.object(*bound))
        yield


def result(linker: Linker) -> Result:
    return linker.copies(), linker.stories(), linker.crises()


def grown(reports: list[Report], *, batch: int = 1) -> Linker:
    linker = Linker()
    for start in range(0, len(reports), batch):
        linker.add_all([(report, None) for report in reports[start : start + batch]])
    return linker


@settings(max_examples=150, deadline=None)
@given(STREAMS, st.randoms(use_true_random=False), st.integers(1, 5), st.booleans())
def test_neither_the_order_of_arrival_nor_the_size_of_a_batch_matters(
    reports: list[Report], random: Random, batch: int, narrow: bool
) -> None:
    shuffled = random.sample(reports, len(reports))
    with narrow_windows() if narrow else patch.object(nominees, "MOST", 64):
        assert result(grown(shuffled)) == result(grown(reports, batch=batch)) == result(grown(reports, batch=99))


@settings(max_examples=150, deadline=None)
@given(STREAMS.filter(bool), st.data(), st.booleans())
def test_removing_reports_leaves_what_a_run_without_them_gives(
    reports: list[Report], data: st.DataObject, narrow: bool
) -> None:
    gone = data.draw(st.sets(st.sampled_from([report.id for report in reports])))
    with narrow_windows() if narrow else patch.object(nominees, "MOST", 64):
        linker = grown(reports)
        for report in sorted(gone):
            linker.remove(report)
        assert result(linker) == result(grown([report for report in reports if report.id not in gone]))


@settings(max_examples=50, deadline=None)
@given(STREAMS, st.data())
def test_adding_a_report_again_changes_nothing(reports: list[Report], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(reports), max_size=4)) if reports else []
    assert result(grown([*reports, *again])) == result(grown(reports))


@settings(max_examples=50, deadline=None)
@given(STREAMS)
def test_a_story_is_found_from_each_of_its_reports(reports: list[Report]) -> None:
    linker = grown(reports)
    stories, crises = linker.stories(), linker.crises()
    for report in reports:
        assert linker.story_of(report.id) in stories
        assert linker.crisis_of(report.id) in crises
        assert set(linker.story_of(report.id)) <= set(linker.crisis_of(report.id))


@settings(max_examples=25, deadline=None)
@given(STREAMS, STREAMS)
def test_an_index_on_disk_gives_the_same_and_goes_on_where_it_stood(first: list[Report], then: list[Report]) -> None:
    later = [Report(f"s{report.id}", report.text, published=report.published) for report in then]
    shelf = Shelf(":memory:")
    linker = Linker(shelf.rows, shelf.postings)
    linker.add_all([(report, None) for report in first])
    opened = Linker(shelf.rows, shelf.postings)
    for report in later:
        opened.add(report)
    assert result(opened) == result(grown([*first, *later]))


def test_a_closed_index_is_opened_where_it_stood(tmp_path: Path) -> None:
    reports = [Report(f"r{number}", f"The Teodora sank off Sallo, said Varga. {number}") for number in range(4)]
    shelf = Shelf(tmp_path / "index")
    Linker(shelf.rows, shelf.postings).add_all([(report, None) for report in reports[:3]])
    shelf.close()
    shelf = Shelf(tmp_path / "index")
    linker = Linker(shelf.rows, shelf.postings)
    linker.add(reports[3])
    assert result(linker) == result(grown(reports))
    shelf.close()


@settings(max_examples=200, deadline=None)
@given(STREAMS, st.randoms(use_true_random=False), st.integers(1, 4), st.integers(1, 3))
def test_every_edge_is_what_the_reports_held_say(reports: list[Report], random: Random, window: int, most: int) -> None:
    with patch.object(nominees, "WINDOW", window), patch.object(nominees, "MOST", most):
        fresh, stirred = Neighbours(*TABLES), Neighbours(*TABLES)
        profiles = {key_of(report, None): profile_of(find_terms(report, None), NOWHERE) for report in reports}
        keys = sorted(profiles)
        for graph in (fresh, stirred):
            for key in keys:
                graph.hold(key, profiles[key])
        gone = keys[::3]
        for key in random.sample(keys, len(keys)):
            stirred.enter(key)
        for key in random.sample(gone, len(gone)):
            stirred.leave(key)
        kept = [key for key in keys if key not in gone]
        for key in kept:
            fresh.enter(key)
        assert [edges(stirred, key) for key in kept] == [edges(fresh, key) for key in kept]


def test_one_as_high_as_the_last_chosen_takes_its_place_though_others_left_and_entered_too() -> None:
    told = ["Quill", "Sallo", "Sallo", "Quill", "Sallo", "Sallo", "Sallo", "Sallo", "Sallo Quill", "Sallo"]
    reports = [Report(f"r{n}", f"It was {w} there.", published=date(2024, 1, 1 + n)) for n, w in enumerate(told)]
    with patch.object(nominees, "WINDOW", 2), patch.object(nominees, "MOST", 3):
        fresh, changed = Neighbours(*TABLES), Neighbours(*TABLES)
        profiles = {key_of(report, None): profile_of(find_terms(report, None), NOWHERE) for report in reports}
        for graph in (fresh, changed):
            for key, profile in profiles.items():
                graph.hold(key, profile)
        keys = sorted(profiles)
        entering, leaving = [keys[3], keys[7]], [keys[6]]
        changed.change([key for key in keys if key not in entering], ())
        changed.change(entering, leaving)
        stayed = [key for key in keys if key not in leaving]
        fresh.change(stayed, ())
        assert [edges(changed, key) for key in stayed] == [edges(fresh, key) for key in stayed]


def edges(graph: Neighbours, key: int) -> tuple[list[int], list[float], float, list[int]]:
    found = graph.edges(key)
    return found.keys.tolist(), found.like.tolist(), found.nomination.bar, sorted(graph.linked(key))


@settings(max_examples=200, deadline=None)
@given(STREAMS, st.data(), st.integers(1, 4), st.integers(1, 3))
def test_edges_are_the_same_when_some_leave_and_others_enter_at_once(
    reports: list[Report], data: st.DataObject, window: int, most: int
) -> None:
    with patch.object(nominees, "WINDOW", window), patch.object(nominees, "MOST", most):
        fresh, changed = Neighbours(*TABLES), Neighbours(*TABLES)
        profiles = {key_of(report, None): profile_of(find_terms(report, None), NOWHERE) for report in reports}
        for graph in (fresh, changed):
            for key, profile in profiles.items():
                graph.hold(key, profile)
        role = {key: data.draw(st.sampled_from(["stay", "leave", "enter"])) for key in sorted(profiles)}
        first = [key for key in role if role[key] != "enter"]
        second = [key for key in role if role[key] != "leave"]
        changed.change(first, ())
        before = {key: edges(changed, key) for key in first}
        named = changed.change(
            [key for key in role if role[key] == "enter"], [key for key in role if role[key] == "leave"]
        )
        fresh.change(second, ())
        assert [edges(changed, key) for key in second] == [edges(fresh, key) for key in second]
        assert {
            key for key in second if edges(fresh, key)[:3] != before.get(key, ([], [], 0.0, []))[:3]
        } - named <= set()
