"""The links of a case follow what it holds: whatever came in whatever order, they are those of a fresh linking."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count, islice
from typing import Any, NoReturn

import pytest
from benchmarks.stream import stream

from consilience import caselinks
from consilience.caselinks import Follower, find_index_faults, follow, link_present
from consilience.link import link_readings
from consilience.link.columns import Described
from consilience.link.crises import Linked, link_described
from consilience.problems import CaseError
from consilience.records import Case, Judged, Judgement
from consilience.store import Casefile, Delivery, Retracted, open_case

STREAM = tuple(islice(stream(3, per_day=12), 70))


def add(case: Casefile, number: int) -> None:
    told = STREAM[number]
    case.add(Delivery(told.report, told.reading, "made up"))


def linked(case: Casefile, *judged: Judged) -> Case:
    held = case.versions()
    reports = case.reports(held)
    return link_present(case, held, tuple(zip(reports, case.readings(held, reports), strict=True)), judged)


def anew(case: Casefile, *judged: Judged) -> Case:
    held = case.versions()
    reports = case.reports(held)
    return link_readings(reports, case.readings(held, reports), judgements=judged)


@pytest.fixture()
def by_index_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where all is linked anew."""

    def fail(*_: object, **__: object) -> Case:
        raise AssertionError("the index was not level with the case")

    monkeypatch.setattr(caselinks, "link_readings", fail)


@pytest.mark.usefixtures("by_index_only")
@pytest.mark.parametrize("seed", range(2))
def test_links_by_the_index_are_those_of_a_fresh_linking(name: str, seed: int) -> None:
    rng = random.Random(seed)
    order = rng.sample(range(len(STREAM)), len(STREAM))
    for start in range(0, len(order), 30):
        case = open_case(name, create=True, tool="t")  # closed in between
        for number in order[start : start + 30]:
            add(case, number)
            if rng.random() < 0.1:
                follow(case)
        assert linked(case) == anew(case)
        case.close()


@pytest.mark.usefixtures("by_index_only")
def test_a_new_version_a_retraction_and_a_new_reading_are_followed(case: Casefile) -> None:
    for number in range(40):
        add(case, number)
    follow(case)
    told, other = STREAM[5], STREAM[6]
    later = replace(told.report, text=told.report.text + " Officials corrected the count.", published=date(2031, 9, 1))
    case.add(Delivery(later, replace(told.reading, text=later.text), "made up"))
    case.retract(Retracted(other.report.id, "withdrawn", "A. Nalyst", date(2031, 9, 2)))
    third = next(one for one in case.versions() if one.name == STREAM[7].report.id)
    (report,) = case.reports([third])
    case.reread(third, report, replace(STREAM[7].reading, events=()), "other rules")
    found = linked(case)
    assert found == anew(case)
    names = {report.id for report in found.reports}
    assert f"{told.report.id}#2" in names
    assert other.report.id not in names


@pytest.mark.usefixtures("by_index_only")
def test_a_report_with_the_name_of_a_later_version_moves_that_name(case: Casefile) -> None:
    first = STREAM[0]
    later = replace(first.report, text=first.report.text + " It was corrected.", published=date(2031, 9, 1))
    for report in (first.report, later):
        case.add(Delivery(report, replace(first.reading, text=report.text), "made up"))
    linked(case)
    taken = replace(STREAM[1].report, id=f"{first.report.id}#2", url=None)
    case.add(Delivery(taken, replace(STREAM[1].reading, report=taken.id), "made up"))
    assert linked(case) == anew(case)


@pytest.mark.usefixtures("by_index_only")
def test_only_the_crisis_that_a_report_touches_is_linked_again(case: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        add(case, number)
    crises = len(linked(case).stories)
    calls: list[int] = []

    def counted(described: Sequence[Described], stories: Sequence[Sequence[str]]) -> Linked:
        calls.append(len(described))
        return link_described(described, stories)

    monkeypatch.setattr(caselinks, "link_described", counted)
    linked(case)
    assert not calls
    add(case, 60)
    assert linked(case) == anew(case)
    assert 1 <= len(calls) <= 3 < crises


def test_judgements_count_on_top_of_the_index(case: Casefile) -> None:
    for number in range(30):
        add(case, number)
    one, two, *_ = (story[0] for story in linked(case).stories)
    word = Judged(one, two, Judgement.SAME, "A. Nalyst", date(2031, 9, 1))
    assert linked(case, word) == anew(case, word) != linked(case)


def test_an_index_of_other_code_is_made_anew(case: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        add(case, number)
    follow(case)
    with case.indexes() as shelves:
        for name in ("story_homes", "crises"):
            rows = shelves.rows(name)
            for key in list(rows.keys()):
                rows.drop(key)
    monkeypatch.setattr(caselinks, "linking_version", lambda: "other code")
    assert linked(case) == anew(case)
    with case.indexes_as_they_stand() as shelves:
        assert list(shelves.rows("story_homes").keys())


@pytest.mark.parametrize("shelf", ["story_profiles", "copy_bodies", "crises", "report_ids", "story_edges"])
def test_a_damaged_index_costs_a_new_linking_and_nothing_else(case: Casefile, shelf: str) -> None:
    for number in range(20):
        add(case, number)
    linked(case)
    with case.indexes() as shelves:
        rows = shelves.rows(shelf)
        for key in list(rows.keys())[:8]:
            rows.put(key, (rows.get(key) or b"")[:33])
    assert linked(case) == anew(case)
    assert linked(case) == anew(case)


@pytest.mark.usefixtures("by_index_only")
def test_a_damaged_kept_crisis_costs_that_crisis_alone(case: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        add(case, number)
    before = linked(case)
    with case.indexes() as shelves:
        rows = shelves.rows("crises")
        key = next(rows.keys())
        rows.put(key, (rows.get(key) or b"")[:40])
    calls: list[int] = []

    def counted(described: Sequence[Described], stories: Sequence[Sequence[str]]) -> Linked:
        calls.append(len(described))
        return link_described(described, stories)

    monkeypatch.setattr(caselinks, "link_described", counted)
    assert linked(case) == before
    assert len(calls) == 1
    assert linked(case) == before
    assert len(calls) == 1


def test_an_index_that_is_damaged_is_made_anew_when_the_next_report_comes(case: Casefile) -> None:
    for number in range(30):
        add(case, number)
    follow(case)
    with case.indexes() as shelves:
        rows = shelves.rows("story_profiles")
        for key in list(rows.keys()):
            rows.put(key, b"damaged")
    for number in range(30, 40):
        add(case, number)
    follow(case)
    assert not find_index_faults(case)
    assert linked(case) == anew(case)


@pytest.mark.parametrize("seed", range(2))
def test_followers_that_take_turns_end_where_one_alone_does(case: Casefile, seed: int) -> None:
    rng = random.Random(seed)
    followers = [Follower(case), Follower(case)]
    for number in rng.sample(range(len(STREAM)), len(STREAM)):
        add(case, number)
        if rng.random() < 0.3:
            assert rng.choice(followers).follow()
    assert followers[0].follow()
    assert not find_index_faults(case)
    assert linked(case) == anew(case)


def test_others_may_write_while_the_linker_works(case: Casefile, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = open_case(name, tool="t")
    take_up, came = caselinks._take_up, count(20)

    def interrupted(*arguments: Any) -> None:
        add(other, next(came))
        take_up(*arguments)

    for number in range(20):
        add(case, number)
    monkeypatch.setattr(caselinks, "_take_up", interrupted)
    monkeypatch.setattr(caselinks, "FEWEST", 5)
    assert Follower(case).follow()  # up to where the log was when it began, or it would never end
    monkeypatch.setattr(caselinks, "_take_up", take_up)
    other.close()
    assert next(came) > 20
    assert linked(case) == anew(case)


def test_who_is_overtaken_stops_and_leaves_the_index_right(case: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        add(case, number)
    slow, quick = Follower(case), Follower(case)
    assert slow.follow()
    add(case, 20)
    work_out = Follower._work_out

    def overtaken(self: Follower, *arguments: Any) -> bool:
        done = work_out(self, *arguments)
        if self is slow:
            add(case, 21)
            assert quick.follow()
        return done

    with monkeypatch.context() as patched:
        patched.setattr(Follower, "_work_out", overtaken)
        assert not slow.follow()
    add(case, 22)
    assert slow.follow()
    assert not find_index_faults(case)
    assert linked(case) == anew(case)


def test_a_database_that_goes_away_is_no_wrong_index(case: Casefile, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        add(case, number)
    linked(case)
    with case.indexes_as_they_stand() as shelves:
        before = list(shelves.rows("story_homes").keys())

    def gone(_: Casefile) -> NoReturn:
        raise CaseError("the database server went away; start it and run this again")

    with monkeypatch.context() as patched:
        patched.setattr(Casefile, "indexes_as_they_stand", gone)
        for asked in (find_index_faults, linked):
            with pytest.raises(CaseError, match="went away"):
                asked(case)
    with case.indexes_as_they_stand() as shelves:
        assert list(shelves.rows("story_homes").keys()) == before


def test_verify_names_an_index_that_does_not_give_what_the_reports_give(case: Casefile) -> None:
    for number in range(40):
        add(case, number)
    before = linked(case)
    assert not find_index_faults(case)
    with case.indexes() as shelves:
        homes, members = shelves.rows("story_homes"), shelves.rows("story_members")
        one, two = (name for name in islice(members.keys(), 2))
        joined = (members.get(one) or b"") + (members.get(two) or b"")
        members.put(one, joined)
        members.drop(two)
        for key in list(homes.keys()):
            if homes.get(key) == two.to_bytes(8):
                homes.put(key, one.to_bytes(8))
    assert len(find_index_faults(case)) == 1
    assert not find_index_faults(case)
    assert linked(case) == before


def test_an_empty_case_links_nothing(case: Casefile) -> None:
    follow(case)
    assert linked(case).reports == ()
