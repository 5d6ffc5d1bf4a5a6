"""The two real reports that the project began from: what a brief of them must say (they are not in this repository)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consilience.brief.formats import as_json
from consilience.collect import collect_lines
from consilience.pipeline import brief_reports, read_one
from consilience.records import Report

Json = dict[str, Any]


@pytest.fixture(scope="module")
def reports(venezuela: Path) -> dict[str, Report]:
    collection = collect_lines((venezuela / "reports.jsonl").read_bytes(), languages=("en",))
    return {report.id: report for report in collection.reports}


@pytest.fixture(scope="module")
def brief(reports: dict[str, Report]) -> Json:
    return json.loads(json.dumps(as_json(brief_reports(reports.values()))))  # type: ignore[no-any-return]


def cites(finding: Json) -> Iterator[Json]:
    yield from finding["support"]
    yield from finding["dispute"]


def quotes(finding: Json, side: str = "support") -> str:
    return " | ".join(cite["quote"] for cite in finding[side])


def sources(finding: Json, side: str = "support") -> set[str]:
    return {cite["report"] for cite in finding[side]}


def figures_about(brief: Json, *words: str) -> list[Json]:
    return [figure for figure in brief["figures"] if all(word in figure["counted"].lower() for word in words)]


def findings_about(brief: Json, *words: str) -> list[Json]:
    return [
        finding
        for finding in brief["findings"]
        if all(word in (finding["text"] + quotes(finding)).lower() for word in words)
    ]


def test_every_quote_stands_at_its_place(brief: Json, reports: dict[str, Report]) -> None:
    for finding in brief["findings"]:
        for cite in cites(finding):
            assert cite["quote"] == reports[cite["report"]].text[cite["start"] : cite["end"]]


# 1. figures


def test_the_deaths_are_one_figure_of_both_reports(brief: Json) -> None:
    [deaths] = [f for f in brief["figures"] if f["best"] == 76]
    assert (deaths["low"], deaths["high"], deaths["conservative"]) == (76, 76, 76)
    assert {value["report"] for value in deaths["values"]} == {"report-a", "report-b"}


def test_operations_and_boats_are_two_measures_and_no_conflict(brief: Json) -> None:
    [operations] = figures_about(brief, "operations")
    [boats] = figures_about(brief, "boats")
    assert (operations["low"], operations["high"]) == (19, None)
    assert (boats["low"], boats["high"]) == (20, None)
    assert {operations["relation"], boats["relation"]} == {"different-measure"}
    assert not [figure for figure in brief["figures"] if figure["relation"] == "conflict"]


def test_the_troops_have_a_single_source(brief: Json) -> None:
    [troops] = figures_about(brief, "troops")
    assert (troops["best"], troops["standing"]) == (200_000, "single-source")


def test_no_figure_comes_from_a_name_a_date_or_a_clock(brief: Json) -> None:
    values = {value["low"] for figure in brief["figures"] for value in figure["values"]}
    assert values <= {76, 19, 20, 200_000}


# 2. the phase of the plan


def test_the_activation_of_the_phase_is_one_finding_of_both_reports(brief: Json) -> None:
    found = [f for f in findings_about(brief, "phase", "activated") if sources(f) == {"report-a", "report-b"}]
    assert len(found) == 1
    assert "higher phase" in quotes(found[0])
    assert "upper phase" in quotes(found[0])


def test_translated_names_are_one_entity_with_its_variants(brief: Json) -> None:
    [plan] = [entry for entry in brief["posture"] if "Plan Independ" in entry["name"]]
    assert set(plan["variants"]) >= {"Plan Independence 200", "Plan Independencia 200"}
    laws = [entry for entry in brief["posture"] if "Law of the Command" in entry["name"]]
    assert len(laws) == 1
    assert len(laws[0]["variants"]) == 2


# 3. the denial and the claim


def test_the_denial_is_one_finding_with_both_scopes_and_its_claim(brief: Json) -> None:
    denials = [f for f in brief["findings"] if f["kind"] == "denial" and "Lavrov" in f["text"]]
    assert len(denials) == 1
    [denial] = denials
    assert sources(denial) == {"report-a", "report-b"}
    assert denial["standing"] == "contested"
    assert "sought support from the Kremlin" in quotes(denial, "dispute")
    assert any("beyond what was already agreed" in scope for scope in denial["scopes"])
    assert len(denial["scopes"]) >= 2
    marks = " | ".join(denial["marks"])
    assert "neither government has confirmed" in marks
    assert "contacts" in marks


# 4. denied, conditional, chains


def test_denied_plans_are_not_plans(brief: Json) -> None:
    strikes = findings_about(brief, "imminent strikes")
    assert strikes
    assert all(finding["standing"] == "denied" or finding["stance"] == "denied" for finding in strikes)


def test_the_call_for_a_strike_is_conditional(brief: Json) -> None:
    strike = [f for f in findings_about(brief, "insurrectionary", "strike") if f["kind"] == "event"]
    assert strike
    assert {finding["stance"] for finding in strike} <= {"conditional", "requested"}
    assert "conditional" in {finding["stance"] for finding in strike}


def test_chains_of_who_says_so_are_kept(brief: Json) -> None:
    chains = [cite["said_by"] for finding in brief["findings"] for cite in cites(finding)]
    admiral = [chain for chain in chains if any("Stavridis" in name for name in chain)]
    assert any("Washington Post" in " > ".join(chain) for chain in admiral)
    assert any("El Pais" in name for chain in chains for name in chain)


# 5. the law


def test_the_law_is_shown_as_both_reports_describe_it(brief: Json) -> None:
    [law] = [entry for entry in brief["posture"] if "Law of the Command" in entry["name"]]
    words = " | ".join(cite["quote"] for cite in law["support"])
    assert "The measure, named" in words
    assert "National Assembly approved" in words


# 6. times


def values(reports: dict[str, Report], report: str) -> dict[str, str]:
    reading = read_one(reports[report])
    return {reading.text[t.span.start : t.span.end].lower(): t.value for t in reading.times}


def test_times_resolve_against_the_dateline(reports: dict[str, Report]) -> None:
    found = values(reports, "report-b")
    assert found["november 11, 2025"] == "2025-11-11"
    assert any("tuesday" in words and value.startswith("2025-11-11") for words, value in found.items())
    assert any("wednesday" in words and value == "2025-11-12" for words, value in found.items())
    assert any("4 a.m." in words and value == "2025-11-11T04:00" for words, value in found.items())
    assert any("may" in words and value == "2025-05" for words, value in found.items())
    assert found["last week"] == "2025-W45"
    assert any("month ago" in words and value.startswith("2025-10") for words, value in found.items())


def test_without_a_date_relative_times_stay_open_and_the_brief_says_so(reports: dict[str, Report], brief: Json) -> None:
    reading = read_one(reports["report-a"])
    week = next(t for t in reading.times if "week" in reading.text[t.span.start : t.span.end])
    assert (week.earliest, week.latest) == (None, None)
    assert any("earlier this week” stays open" in problem.message for problem in reading.problems)
    assert any("earlier this week" in gap.lower() for gap in brief["gaps"])


# 7. the parts of the page


def test_headline_subheads_credit_and_form_are_recognised(reports: dict[str, Report]) -> None:
    reading = read_one(reports["report-b"])
    kinds = [str(block.kind) for block in reading.blocks]
    assert kinds[:3] == ["headline", "caption", "dateline"]
    assert kinds.count("subhead") == 2
    end = next(block.span.start for block in reading.blocks if block.kind == "boilerplate")
    for records in (reading.names, reading.times, reading.places, reading.quantities, reading.events):
        assert all(record.span.start < end for record in records)


# 8. places


def test_pins_stand_where_the_places_are(brief: Json) -> None:
    pins = {pin["name"]: (pin["latitude"], pin["longitude"]) for pin in brief["places"]}
    latitude, longitude = next(where for name, where in pins.items() if "Venezuela" in name)
    assert 0 < latitude < 13
    assert -74 < longitude < -59
    assert any("Caribbean" in name for name in pins)
    for unpinned in ("Kremlin", "Moscow", "Washington", "Caracas", "Chavista", "Pentagon"):
        assert not [name for name, (latitude, _) in pins.items() if unpinned in name and latitude is not None]


@pytest.mark.parametrize("name", ["Caribbean", "Eastern Pacific", "Latin America", "Mexico", "South America"])
def test_seas_and_regions_have_an_honest_precision(reports: dict[str, Report], name: str) -> None:
    places = [place for report in reports.values() for place in read_one(report).places if name in place.name]
    assert places
    assert all(place.precision for place in places)
