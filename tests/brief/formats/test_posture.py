"""How is the posture shown in each format? A block for each side, no id twice, every way leads somewhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from consilience.brief.formats import render
from consilience.brief.formats.posture_rows import change_rows, echelon_rows, posture_blocks
from consilience.records import (
    Brief,
    Place,
    PostureEntry,
    PostureRelation,
    PostureValue,
    Side,
    Span,
    Stance,
    Standing,
)


@pytest.fixture(scope="module")
def armed(brief: Brief) -> Brief:
    """Give the invented crisis an organ, a ship, two classes of assets and a denied plan."""
    level = brief.posture[0]
    cite = level.support

    def value(what: str, told: str, day: date | None = None, **more: object) -> PostureValue:
        return PostureValue(what, told, Standing.SINGLE_SOURCE, cite, earliest=day, latest=day, **more)  # type: ignore[arg-type]

    def entry(kind: str, name: str, status: str, *values: PostureValue, **more: object) -> PostureEntry:
        told = (value("status", status, date(2031, 3, 4)), *values)
        return PostureEntry(kind, name, (name,), Standing.SINGLE_SOURCE, cite, status=status, values=told, **more)  # type: ignore[arg-type]

    sea = Place(Span("wire", 0, 3), "Red Sea", latitude=20.0, longitude=38.0, precision="sea")
    command = PostureRelation("commanded by", "Fleet <Staff>", cite)
    posture = (
        level,
        entry("organ", "Zone Command", "activated", value("echelon", "zone"), value("acronym", "ZC"), side="Tarsk"),
        entry("asset class", "air", "mobilised", side="Tarsk"),
        entry("asset class", "land", "mobilised", side="Tarsk"),
        entry("platform", "TNS Merle", "deployed", side="Belmor", relations=(command,)),
        entry("deployment", "TNS Merle", "deployed", value("area", "Red Sea", place=sea), side="Belmor"),
        replace(
            entry("contingency", "a raid", "planned (denied)"),
            standing=Standing.DENIED,
            values=(value("status", "planned", stance=Stance.DENIED),),
        ),
    )
    sides = (Side("Tarsk", ("Tarsk",), (PostureRelation("opposed to", "Belmor", cite),)),)
    return replace(brief, posture=posture, sides=sides)


def test_each_side_has_its_block_and_the_rest_stands_apart(armed: Brief) -> None:
    blocks = {block.heading: [row.name for row in block.rows] for block in posture_blocks(armed)}
    assert blocks == {
        "Tarsk": ["military alert level (= alert)", "Zone Command", "air, land"],
        "Belmor": ["TNS Merle", "TNS Merle"],
        "Side not told": ["a raid"],
    }
    assert posture_blocks(armed)[0].relations == ("opposed to: Belmor",)


def test_organs_stand_by_echelon_and_changes_by_day(armed: Brief) -> None:
    assert [(echelon, [e.name for e in entries]) for echelon, entries in echelon_rows(armed)] == [
        ("zone", ["Zone Command"])
    ]
    told = [words for _, words, _ in change_rows(armed)]
    assert "Zone Command: activated" in told
    assert not any("raid" in words for words in told)


def test_the_page_has_no_id_twice_and_every_way_leads_somewhere(armed: Brief) -> None:
    page = render(armed, "html")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert page.count("<svg") >= 4  # steps, chart, deployments, map or timeline
    assert "Fleet <Staff>" not in page


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_denied_plan_says_so_in_every_format(armed: Brief, form: str) -> None:
    shown = render(armed, form)
    assert "planned (denied)" in shown
    assert "a raid: planned" not in shown


def test_a_program_reads_values_relations_sides_and_changes(armed: Brief) -> None:
    data = json.loads(render(armed, "json"))
    (ship,) = [entry for entry in data["posture"] if entry["kind"] == "deployment"]
    area = next(value for value in ship["values"] if value["what"] == "area")
    assert area["place"] == {"name": "Red Sea", "latitude": 20.0, "longitude": 38.0, "precision": "sea"}
    assert data["sides"][0]["relations"][0]["other"] == "Belmor"
    assert {"day", "dated", "kind", "name", "status", "stance", "standing", "support"} <= data["posture_changes"][
        0
    ].keys()
