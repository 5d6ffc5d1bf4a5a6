"""Which entries come of which sentences? Read, linked and weighed: a sentence, and what must stand in the posture."""

from __future__ import annotations

from datetime import date

import pytest

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Report
from consilience.weigh import weigh_case


@pytest.fixture(scope="module")
def posture(reader):
    def weigh(*texts: str):
        reports = tuple(
            Report(f"r{n}", text, f"Outlet {n}", language="en", published=date(2031, 3, 5))
            for n, text in enumerate(texts)
        )
        return weigh_case(link_readings(reports, [read_report(report, reader) for report in reports]))

    return weigh


@pytest.mark.parametrize(
    ("text", "kind", "name", "status"),
    [
        ("The army mobilised 12,000 reservists on Tuesday.", "force", "reservists", "mobilised"),
        ("The government deployed riot police to the capital.", "force", "riot police", "deployed"),
        ("Rescue teams were deployed to the villages.", "force", "rescue teams", "deployed"),
        ("The frigate HMS Argyll arrived in the Red Sea on Monday.", "platform", "HMS Argyll", "deployed"),
        ("Parliament approved the Border Security Act on Monday.", "law", "Border Security Act", "approved"),
        ("The police imposed a night curfew in the city.", "measure", "night curfew", "in force"),
        ("Officials closed the northern border on Friday.", "measure", "northern border", "in force"),
    ],
)
def test_a_sentence_gives_an_entry(posture, text, kind, name, status):
    found = [(entry.kind, entry.name, entry.status) for entry in posture(text).posture]
    assert (kind, name, status) in found


@pytest.mark.parametrize(
    "text",
    [
        "Our sister station in Beaumont covered the story.",
        "The chef was armed with a ladle.",
        "Enter city and state or zip code.",
        "The teams deployed a new passing game.",
        "The shop was closed on Sunday.",
        "The quake might have destroyed half of the houses, an engineer said.",
        "The band took the main stage in the second phase of the tour.",
    ],
)
def test_what_is_no_part_of_a_posture_gives_none(posture, text):
    assert posture(text).posture == ()


def test_a_threat_with_its_condition_is_a_contingency_and_no_measure(posture):
    entries = posture("Admiral Rurik Vass threatened to blockade the strait if Vesta fires on a ship.").posture
    (threat,) = [entry for entry in entries if entry.kind == "contingency"]
    assert threat.status == "threatened (conditional)"
    assert ("condition", "if Vesta fires on a ship") in threat.attributes
    assert [(r.kind, r.other) for r in threat.relations] == [("threatened by", "Rurik Vass")]
    assert not [entry for entry in entries if entry.kind == "measure"]


def test_a_denied_plan_is_a_denied_contingency(posture):
    entries = posture("President Ada Quill denied plans for strikes inside Orland.").posture
    (denied,) = [entry for entry in entries if entry.kind == "contingency"]
    assert (denied.status, denied.standing.value) == ("planned (denied)", "denied")


def test_a_ship_is_told_of_with_its_area_and_its_command(posture):
    text = "The frigate HMS Argyll, deployed in the Red Sea under the control of the Eastern Naval Command, waits."
    entries = {entry.kind: entry for entry in posture(text).posture}
    assert ("commanded by", "Eastern Naval Command") in [(r.kind, r.other) for r in entries["platform"].relations]
    area = next(value for value in entries["deployment"].values if value.what == "area")
    assert (area.value, area.place.precision) == ("Red Sea", "sea")


def test_allies_and_opponents_make_sides(posture):
    text = "Iran is a close ally of Syria. Tehran spoke of rising tensions with Israel. Iran, like Syria, is angry."
    sides = {member: side.name for side in posture(text).sides for member in side.members}
    assert sides["Iran"] != sides.get("Israel")


def test_copies_of_one_text_are_one_source_of_a_state(posture):
    text = "The army mobilised 12,000 reservists on Tuesday, the Defence Ministry of Vesta said in a long statement."
    (force,) = [entry for entry in posture(text, text).posture if entry.kind == "force"]
    assert force.standing.value == "single-source"
    assert len({cite.span.report for cite in force.support}) == 2
