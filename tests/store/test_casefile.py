"""The case file keeps what it is given, once, and every past state can be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from benchmarks.reliability_readings import deliver

from consilience.problems import CaseError, UsageError
from consilience.records import Judged, Judgement, Reading, Report
from consilience.store import PRESENT, Casefile, Delivery, Graded, Outcome, Retracted, View, open_case
from consilience.store.pictures import picture_key

MONDAY, TUESDAY, WEDNESDAY = date(2024, 3, 11), date(2024, 3, 12), date(2024, 3, 13)


def told(text: str, *, id: str = "a", **fields: object) -> Delivery:
    report = Report(id, text, **fields)  # type: ignore[arg-type]
    return Delivery(report, Reading(id, text=text), "rules 1")


def names(case: Casefile, view: View = PRESENT) -> list[tuple[str, str | None]]:
    return sorted((held.name, held.revises) for held in case.versions(view))


def test_what_is_added_comes_back(case: Casefile) -> None:
    given = deliver(7)
    assert case.add(given).outcome is Outcome.NEW
    held = case.versions()
    reports = case.reports(held)
    assert reports == (replace(given.report, origin=None),)
    assert case.readings(held, reports) == (given.reading,)
    assert case.faults() == ()


def test_adding_again_changes_nothing(case: Casefile) -> None:
    case.add(deliver(7))
    before = case.log()
    assert case.add(deliver(7)).outcome is Outcome.HELD
    assert case.log() == before
    assert case.sizes() == (1, 150)


def test_a_later_delivery_fills_what_the_first_left_open(case: Casefile) -> None:
    case.add(told("The bridge is closed.", published=TUESDAY))
    again = told("The bridge is closed.", published=TUESDAY, outlet="Harbour Post", url="https://post.example/1")
    assert case.add(again).outcome is Outcome.DESCRIBED
    (report,) = case.reports(case.versions())
    assert (report.outlet, report.url) == ("Harbour Post", "https://post.example/1")
    assert case.faults() == ()


def test_what_is_said_beside_a_text_is_part_of_what_a_picture_is_taken_of(case: Casefile) -> None:
    case.add(told("The bridge is closed."))
    before = picture_key(case.versions(), (), ())
    case.add(told("The bridge is closed."))
    assert picture_key(case.versions(), (), ()) == before
    case.add(told("The bridge is closed.", outlet="Harbour Post"))
    assert picture_key(case.versions(), (), ()) != before


def test_another_text_of_the_same_id_is_a_new_version(case: Casefile) -> None:
    case.add(told("Nine are dead.", published=MONDAY))
    added = case.add(told("Twelve are dead.", published=TUESDAY))
    assert (added.outcome, len(added.replaces)) == (Outcome.VERSION, 1)
    assert names(case) == [("a", None), ("a#2", "a")]


def test_another_text_at_the_same_address_is_a_new_version(case: Casefile) -> None:
    case.add(told("Nine are dead.", id="a", url="https://post.example/1", published=MONDAY))
    case.add(told("Twelve are dead.", id="b", url="https://post.example/1", published=TUESDAY))
    assert names(case) == [("a", None), ("b", "a")]


def test_a_report_may_say_which_it_revises(case: Casefile) -> None:
    case.add(told("Correction: twelve are dead.", id="b", revises="a", published=MONDAY))
    case.add(told("Nine are dead.", id="a", published=MONDAY))
    assert names(case) == [("a", None), ("b", "a")]


def test_versions_may_arrive_in_any_order(case: Casefile) -> None:
    case.add(told("Third.", published=WEDNESDAY))
    case.add(told("First.", published=MONDAY))
    added = case.add(told("Second.", published=TUESDAY))
    assert added.replaced
    assert names(case) == [("a", None), ("a#2", "a"), ("a#3", "a#2")]
    assert [report.text for report in sorted(case.reports(case.versions()), key=lambda r: r.id)] == [
        "First.",
        "Second.",
        "Third.",
    ]


def test_an_id_that_ends_like_a_version_is_left_its_name(case: Casefile) -> None:
    case.add(told("Another.", id="a#2", published=MONDAY))
    case.add(told("First.", published=MONDAY))
    case.add(told("Second.", published=TUESDAY))
    assert names(case) == [("a", None), ("a##2", "a"), ("a#2", None)]


def test_two_outlets_with_one_id_are_told_apart(case: Casefile) -> None:
    case.add(told("Nine are dead.", outlet="Harbour Post"))
    assert case.add(told("Snow closed the pass.", outlet="Valley Radio")).outcome is Outcome.CLASH
    assert names(case) == [("a", None)]


def test_only_what_was_known_on_a_day_is_seen(case: Casefile) -> None:
    case.add(told("Nine are dead.", published=MONDAY))
    case.add(told("Twelve are dead.", published=WEDNESDAY))
    assert names(case, View(known=date(2024, 3, 10))) == []
    assert names(case, View(known=TUESDAY)) == [("a", None)]
    assert names(case, View(known=WEDNESDAY)) == [("a", None), ("a#2", "a")]


def test_a_text_changed_under_the_same_day_is_known_from_its_collection(case: Casefile) -> None:
    case.add(told("Nine are dead.", published=MONDAY))
    case.add(told("Twelve are dead.", published=MONDAY))
    assert names(case, View(known=TUESDAY)) == [("a", None)]
    assert names(case, View(known=date(2024, 6, 1))) == [("a", None), ("a#2", "a")]


def test_an_undated_report_is_known_from_its_collection(case: Casefile) -> None:
    case.add(told("Nine are dead."))
    assert [held.known_from for held in case.versions()] == ["2024-06-01"]


def test_every_state_that_was_recorded_can_be_asked_for(case: Casefile) -> None:
    case.add(told("Nine are dead.", published=MONDAY))
    case.add(told("Snow closed the pass.", id="b", published=MONDAY))
    case.retract(Retracted("a", "invented", "Ada", MONDAY))
    case.grade(Graded("Harbour Post", "C", "Ada", TUESDAY))
    start = datetime(2024, 6, 1, tzinfo=UTC)
    states = [
        [name for name, _ in names(case, View(recorded=start + timedelta(minutes=m, seconds=1)))] for m in range(-1, 4)
    ]
    assert states == [[], ["a"], ["a", "b"], ["b"], ["b"]]
    assert case.graded(View(recorded=start)) == ()
    assert [one.reliability for one in case.graded()] == ["C"]


def test_a_retracted_report_no_longer_counts_from_its_day_on(case: Casefile) -> None:
    case.add(told("Nine are dead.", published=MONDAY))
    case.retract(Retracted("a", "the outlet withdrew it", "Ada", WEDNESDAY))
    assert names(case) == []
    assert names(case, View(known=TUESDAY)) == [("a", None)]
    assert case.retracted() == (Retracted("a", "the outlet withdrew it", "Ada", WEDNESDAY),)
    with pytest.raises(UsageError, match="a: it is retracted already"):
        case.retract(Retracted("a", "again", "Ada", WEDNESDAY))
    with pytest.raises(UsageError, match="b: the case holds no such report"):
        case.retract(Retracted("b", "wrong", "Ada", WEDNESDAY))


def test_where_the_new_version_is_retracted_the_old_one_counts_again(case: Casefile) -> None:
    case.add(told("Nine are dead.", published=MONDAY))
    case.add(told("Ninety are dead.", published=TUESDAY))
    case.retract(Retracted("a#2", "a slip of the pen", "Ada", WEDNESDAY))
    assert names(case) == [("a", None)]
    assert [hit.report for hit in case.search("dead")] == ["a"]


def test_the_last_word_on_a_pair_counts_whoever_is_named_first(case: Casefile) -> None:
    for key in ("a", "b"):
        case.add(told(f"Report {key} of the bridge.", id=key, published=MONDAY))
    case.judge(Judged("b", "a", Judgement.SAME, "Ada", MONDAY))
    case.judge(Judged("a:0:6", "b:0:6", Judgement.SAME, "Ada", MONDAY))
    case.judge(Judged("a", "b", Judgement.DIFFERENT, "Ben", TUESDAY))
    said = {frozenset((one.left, one.right)): (one.judgement, one.author) for one in case.judged(case.versions())}
    assert said == {
        frozenset(("a", "b")): (Judgement.DIFFERENT, "Ben"),
        frozenset(("a:0:6", "b:0:6")): (Judgement.SAME, "Ada"),
    }


def test_a_judgement_stays_with_its_version_whatever_arrives(case: Casefile) -> None:
    case.add(told("Second.", published=TUESDAY))
    case.add(told("Another.", id="b", published=MONDAY))
    case.judge(Judged("a", "b", Judgement.SAME, "Ada", TUESDAY))
    case.add(told("First.", published=MONDAY))
    (one,) = case.judged(case.versions())
    assert {one.left, one.right} == {"a#2", "b"}


@pytest.mark.parametrize(("left", "right", "says"), [("a", "a", "are one thing"), ("a", "c", "no such report")])
def test_a_judgement_needs_two_things_of_the_case(case: Casefile, left: str, right: str, says: str) -> None:
    case.add(told("Nine are dead."))
    with pytest.raises(UsageError, match=says):
        case.judge(Judged(left, right, Judgement.SAME, "Ada", MONDAY))


def test_a_grade_is_a_letter_of_the_code(case: Casefile) -> None:
    with pytest.raises(UsageError, match="a grade is one of A, B, C, D, E, F"):
        case.grade(Graded("Harbour Post", "G", "Ada", MONDAY))


def test_a_story_is_told_as_it_was_known(case: Casefile) -> None:
    for number in range(3):
        case.add(deliver(number))
    held = case.versions()
    case.keep_stories("key", [[one.name for one in held]], held)
    days = sorted(one.known_from for one in held)
    assert len(case.story("r0000001")) == 450
    first = case.story("r0000001", View(known=date.fromisoformat(days[0])))
    assert {one.known_from for one in first} == {days[0]}
    assert case.story("r0000001", View(known=date(2000, 1, 1))) == ()
    assert case.story("nobody") == ()


def test_a_story_is_told_by_the_readings_that_were_there_then(case: Casefile) -> None:
    given = deliver(7)
    case.add(given)
    held = case.versions()
    case.keep_stories("key", [[one.name for one in held]], held)
    before = case.log()[-1].recorded
    (report,) = case.reports(held)
    case.reread(held[0], report, replace(given.reading, events=given.reading.events[:3]), "rules 2")
    now, then = case.story("r0000007"), case.story("r0000007", View(recorded=datetime.fromisoformat(before)))
    assert [sum(one.kind == "event" for one in said) for said in (now, then)] == [3, 100]


def test_a_long_story_is_told_by_day_then_report_then_place(case: Casefile) -> None:
    for number in range(120):
        case.add(deliver(number, words=30, assertions=3))
    held = case.versions()
    case.keep_stories("key", [[one.name for one in held]], held)
    said = case.story("r0000001")
    assert {one.report for one in said} == {one.name for one in held}
    assert [(one.known_from, one.report) for one in said] == sorted((one.known_from, one.report) for one in said)
    assert [one.kind for one in said[:3]] == ["event", "event", "figure"]


def test_a_new_reading_is_kept_beside_the_old_one(case: Casefile) -> None:
    given = deliver(7)
    case.add(given)
    (held,) = case.versions()
    (report,) = case.reports([held])
    anew = replace(given.reading, events=given.reading.events[:3])
    case.reread(held, report, anew, "rules 2")
    (now,) = case.versions()
    assert (held.rules, now.rules) == (given.rules, "rules 2")
    assert case.readings([now], [report]) == (anew,)
    assert case.readings([held], [report]) == (given.reading,)
    assert case.faults() == ()


def test_a_picture_and_a_brief_are_kept_once(case: Casefile) -> None:
    case.keep_picture("key", b"1")
    case.keep_picture("key", b"2")
    assert case.picture("key") == b"2"
    assert case.picture("other") is None
    for _ in range(2):
        case.keep_brief("Title", "2024-03-11", "{}")
    assert [entry.act for entry in case.log()] == ["brief"]
    assert case.faults() == ()


def test_only_the_newest_pictures_are_kept(case: Casefile) -> None:
    for number in range(40):
        case.keep_picture(f"key {number:02}", b"1")
    assert [case.picture(f"key {number:02}") is not None for number in (0, 7, 8, 39)] == [False, False, True, True]


def test_the_original_bytes_must_be_those_of_the_report(case: Casefile) -> None:
    given = deliver(7)
    with pytest.raises(CaseError, match="r0000007: its original bytes are not those"):
        case.add(replace(given, original=b"others"))
    with pytest.raises(CaseError, match="holds a NUL"):
        case.add(told("a\x00b"))
    assert case.sizes() == (0, 0)


def test_a_case_is_found_again(name: str) -> None:
    first = open_case(name, create=True, tool="t")
    first.add(deliver(1))
    first.close()
    second = open_case(name, tool="t")
    assert [held.name for held in second.versions()] == ["r0000001"]
    second.close()


def test_odd_texts_are_kept_as_they_are(case: Casefile) -> None:
    odd = (
        "",
        " ",
        "🜁 \u202eright to left\u202c",
        "A" * 200_000,
        "'quoted' \\ \"text\" %s :name ?",
        "\u0301\u0301",
        "x_y__z",
    )
    for number, text in enumerate(odd):
        case.add(told(text, id=f"odd {number} 'x' %"))
    assert {report.text for report in case.reports(case.versions())} == set(odd)
    assert case.faults() == ()
    case.search("'quoted' \\ %s : AND OR NOT NEAR( * ^ x_y")
