"""What was the posture as of a day, what changed between two days, and how is it drawn?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from consilience.brief.posture_changes import changes_between, changes_of, name_sides, posture_as_of
from consilience.brief.posture_chart import draw_chart
from consilience.brief.posture_map import area_lines, deployment_pins, draw_deployments
from consilience.brief.posture_steps import draw_steps
from consilience.records import (
    Citation,
    Place,
    PostureEntry,
    PostureRelation,
    PostureValue,
    Side,
    Span,
    Stance,
    Standing,
)


def cite(start=0):
    return Citation(Span("r", start, start + 5), "Vesta", ("Outlet",))


def value(what, told, day=None, stance=Stance.AFFIRMED, standing=Standing.SINGLE_SOURCE, place=None, start=0):
    days = {"earliest": day, "latest": day, "told": date(2031, 3, 9)}
    return PostureValue(what, told, standing, (cite(start),), stance=stance, place=place, **days)


def entry(kind, name, *values, status=None, relations=(), **more):
    support = tuple(dict.fromkeys(c for v in values for c in v.support)) or (cite(),)
    return PostureEntry(
        kind, name, (name,), Standing.SINGLE_SOURCE, support, status=status, values=values, relations=relations, **more
    )


@pytest.fixture
def level():
    return entry(
        "alert level",
        "alert level",
        value("status", "raised", date(2031, 3, 1)),
        value("status", "lowered", date(2031, 3, 5), start=7),
        value("level", "orange", date(2031, 3, 1)),
        value("level", "yellow", date(2031, 3, 5)),
        status="lowered",
    )


def test_as_of_a_day_the_later_step_has_not_happened(level):
    (held,) = posture_as_of((level,), date(2031, 3, 3))
    assert (held.status, held.since) == ("raised", date(2031, 3, 1))
    assert [v.value for v in held.values] == ["raised", "orange"]
    assert posture_as_of((level,), date(2031, 2, 1)) == ()
    assert posture_as_of((level,), date(2031, 3, 30)) == (level,)


def test_changes_between_two_days_name_level_and_evidence(level):
    (change,) = changes_between((level,), date(2031, 3, 1), date(2031, 3, 9))
    assert (change.day, change.value.value, change.level, change.dated) == (date(2031, 3, 5), "lowered", "yellow", True)
    assert change.support == (cite(7),)


def test_a_denied_state_is_no_change_and_an_undated_one_has_the_day_of_its_report():
    denied = entry("plan", "Plan Heron", value("status", "activated", stance=Stance.DENIED, standing=Standing.DENIED))
    undated = entry("plan", "Plan Merle", value("status", "activated"))
    (change,) = changes_of((denied, undated))
    assert (change.entry.name, change.day, change.dated) == ("Plan Merle", date(2031, 3, 9), False)


def test_a_denied_contingency_stays_denied_as_of_any_day():
    state = value("status", "planned", stance=Stance.DENIED, standing=Standing.DENIED)
    later = value("aim", "x", date(2031, 4, 1))
    denied = replace(entry("contingency", "a raid", state, later, status="planned (denied)"), standing=Standing.DENIED)
    (held,) = posture_as_of((denied,), date(2031, 3, 20))
    assert (held.status, held.standing) == ("planned (denied)", Standing.DENIED)


def test_a_user_names_sides():
    relation = PostureRelation("opposed to", "Orland", (cite(),))
    sides = (Side("Norda", ("Norda",)), Side("Orland", ("Orland",)), Side("Vesta", ("Vesta",), (relation,)))
    named = {side.name: side.members for side in name_sides(sides, {"East": ["Vesta", "Norda"]})}
    assert named == {"East": ("Norda", "Vesta"), "Orland": ("Orland",)}


# --- drawings --------------------------------------------------------------------------------------------------------


def test_the_chart_has_a_row_for_each_echelon_and_a_line_for_each_command():
    over = entry("organ", "National <Council>", value("echelon", "national"), status="created")
    under = entry(
        "organ",
        "Zone Command",
        value("echelon", "zone"),
        value("echelon", "municipal"),
        relations=(PostureRelation("part of", "National <Council>", (cite(),)),),
    )
    drawing = draw_chart((over, under), {id(over): "#p1"}, title="Organs")
    tree = ElementTree.fromstring(drawing)
    texts = [node.text for node in tree.iter("text")]
    assert [text for text in texts if text in ("national", "zone", "municipal")] == ["national", "zone", "municipal"]
    assert len(re.findall('class="tie"', drawing)) == 2
    assert 'href="#p1"' in drawing
    assert "<Council>" not in drawing
    assert draw_chart((), {}, title="Organs") == ""


def test_the_steps_go_up_and_down_and_leave_out_what_is_planned(level):
    planned = entry("plan", "Plan Heron", value("status", "activated", date(2031, 3, 2), stance=Stance.PLANNED))
    drawing = draw_steps((level, planned), title="Steps")
    ElementTree.fromstring(drawing)
    assert "Plan Heron" not in drawing
    assert drawing.count('class="turn"') == 2
    assert draw_steps((planned,), title="Steps") == ""


def test_a_deployment_is_drawn_as_an_area_with_its_precision():
    sea = Place(Span("r", 0, 5), "Red Sea", latitude=20.0, longitude=38.0, precision="sea")
    ship = entry("deployment", "VNS Merle", value("area", "Red Sea", place=sea), value("status", "deployed"))
    denied = entry("deployment", "VNS Tern", value("area", "Red Sea", place=sea, stance=Stance.DENIED))
    pins = deployment_pins((ship, denied), {id(ship): "p1"})
    assert [(pin.name, pin.precision) for pin in pins] == [("VNS Merle", "sea")]
    drawing = draw_deployments(pins, title="Deployments")
    assert 'class="ring"' in drawing
    assert 'id="map-title"' not in drawing
    assert area_lines((ship, denied)) == ["VNS Merle: Red Sea (sea)"]
