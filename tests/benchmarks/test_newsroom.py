"""Does the newsroom know the truth of what it writes, and do the laws of weighing hold on what is read of it?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from benchmarks.newsroom import (
    FITTED,
    MEASURED,
    WORLDS,
    Room,
    calibration_error,
    judge_case,
    make_room,
    registry_of,
    scores_of,
)
from benchmarks.newsroom import judge_cases as judge_all
from benchmarks.newsroom_chart import draw_reliability
from benchmarks.newsroom_desks import Told, nouns, texts
from benchmarks.newsroom_truth import Judged, count_origins
from benchmarks.newsroom_world import Claim, Word, holds, make_world

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Finding, Grade, Report, Stance, Standing
from consilience.weigh import weigh_case
from consilience.weigh.grades import meanings

SEEDS = (1, 2)


@pytest.fixture(scope="module")
def rooms(reader):
    """Some worlds with their reports and what the reader found in them."""
    made = [make_room(seed) for seed in SEEDS]
    return [(room, [read_report(item.report, reader) for item in room.written]) for room in made]


def case_of(room, readings):
    return link_readings(tuple(item.report for item in room.written), tuple(readings))


def weighed(room, case):
    return weigh_case(case, registry=registry_of(item.desk for item in room.written))


# --- the simulator ---------------------------------------------------------------------------------------------------


def test_a_seed_always_gives_the_same_reports():
    assert [item.report for item in make_room(7).written] == [item.report for item in make_room(7).written]
    assert make_room(7).written[0].report.text != make_room(8).written[0].report.text


def test_every_act_and_frame_has_eight_wordings_or_more():
    assert all(len(set(act["clauses"])) >= 8 for act in texts()["act"].values())
    assert all(len(set(frame["texts"])) >= 8 for name, frame in texts()["frame"].items() if name != "plain")


def test_every_sentence_stands_where_its_report_says():
    for item in make_room(3).written:
        assert all(item.report.text[start:end] == told.text for start, end, told in item.told)


def test_a_world_tells_true_things_and_rumours():
    claims = [claim.true for seed in range(1, 30) for claim in make_world(seed, nouns=nouns()).claims.values()]
    assert 0.6 < Counter(claims)[True] / len(claims) < 0.85


def test_the_seeds_that_are_measured_are_not_those_that_are_fitted():
    assert not set(range(MEASURED, MEASURED + WORLDS)) & {*SEEDS, *range(1, 240), *range(FITTED, FITTED + 1000)}


@pytest.mark.parametrize(
    ("number", "day", "at_least", "true"),
    [(12, 1, False, True), (9, 1, False, True), (9, 2, False, False), (30, 2, False, False), (8, 2, True, True)],
)
def test_a_toll_is_so_on_its_day_and_on_the_next(number, day, at_least, true):
    claim = Claim("killed", "killed", {}, True, (9, 12, 12))
    assert holds(claim, number, day, at_least=at_least) is true


def told(observer, *, shared="", relays=""):
    return Told("", Word("main", observer, 0, shared=shared, relays=relays))


@pytest.mark.parametrize(
    ("sentences", "origins"),
    [
        ([told("police"), told("army")], 2),
        ([told("police"), told("police")], 1),
        ([told("police", shared="conference 0"), told("army", shared="conference 0")], 1),
        ([told("police"), told("army", relays="police")], 1),
        ([], 0),
    ],
)
def test_true_origins(sentences, origins):
    assert count_origins(sentences) == origins


# --- the measures ----------------------------------------------------------------------------------------------------


def judged(credibility, *, true, origins=1, standing=Standing.SINGLE_SOURCE):
    finding = Finding("e1", "event", "", standing, Grade("F", credibility), ())
    return Judged(finding, "main", denies=False, true=true, origins=origins, stated=origins)


def test_calibration_error_is_the_distance_from_what_grades_state():
    stated = meanings()[3][1]
    assert calibration_error([judged(3, true=True)] * 4) == round(100 * (1 - stated), 2)
    assert calibration_error([judged(6, true=False)]) == 0


def test_a_system_that_never_says_corroborated_misses_everything(rooms):
    outcome = judge_all([(room, case_of(room, readings)) for room, readings in rooms])
    mute = tuple(
        replace(one, finding=replace(one.finding, standing=Standing.SINGLE_SOURCE))
        if one.called(Standing.CORROBORATED)
        else one
        for one in outcome.judged
    )
    scores = scores_of(replace(outcome, judged=mute, found=0))
    assert (scores["false corroboration"], scores["missed corroboration"]) == (0, 100)
    assert scores["claims with two origins called corroborated"] == 0


def test_the_diagram_shows_each_grade_that_was_given():
    drawn = draw_reliability([judged(1, true=True), judged(3, true=True), judged(3, true=False)])
    assert "1 (1)" in drawn
    assert "3 (2)" in drawn
    assert "4 (" not in drawn


# --- laws ------------------------------------------------------------------------------------------------------------


def strength(room, case):
    """The most origins and the best grade that any finding of a claim has."""
    found = {}
    for one in judge_case(room, case):
        key = (one.claim, one.finding.kind, one.denies)
        origins, credibility = found.get(key, (0, 6))
        found[key] = max(origins, len(one.finding.origins)), min(credibility, one.credibility)
    return found


def test_a_copy_raises_neither_origins_nor_a_grade(rooms, reader):
    for room, readings in rooms:
        before = strength(room, case_of(room, readings))
        first = room.written[0]
        twin = replace(first, report=replace(first.report, id="z-copy", outlet="The Copying Daily"))
        more = Room(room.world, (*room.written, twin))
        after = strength(more, case_of(more, [*readings, read_report(twin.report, reader)]))
        for key, (origins, credibility) in after.items():
            assert origins <= before[key][0], key
            assert credibility >= before[key][1], key


def test_the_order_of_arrival_does_not_matter(rooms):
    for room, readings in rooms:
        case = case_of(room, readings)
        turned = replace(case, reports=case.reports[::-1], readings=case.readings[::-1])
        assert weighed(room, turned) == weighed(room, case)


def test_a_denial_makes_nothing_happen(rooms, reader):
    room, readings = rooms[0]
    text = "The Interior Ministry denied that gunmen had captured the radio tower in Quellmont."
    denial = Report("z-denial", text, "The Aster Post", language="en", published=room.written[-1].report.published)
    case = link_readings((*(item.report for item in room.written), denial), (*readings, read_report(denial, reader)))
    about = [f for f in weighed(room, case).findings if any(cite.span.report == denial.id for cite in f.support)]
    assert about
    assert all(f.stance is Stance.DENIED or f.kind == "denial" for f in about)
