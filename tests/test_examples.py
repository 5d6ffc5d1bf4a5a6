"""The shipped example: the brief says what examples/vesta-strait/expected.md says, and prints as the golden file."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from consilience.brief.formats import as_json, render
from consilience.pipeline import brief_on
from consilience.records import Brief

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path("examples/vesta-strait")
TITLE = "The Vesta Strait crisis (invented)"

Json = dict[str, Any]


@pytest.fixture(scope="module")
def made() -> Brief:
    before = Path.cwd()
    os.chdir(ROOT)  # the sources are named as they were asked for
    try:
        return brief_on([FOLDER / "reports"], title=TITLE)
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def brief(made: Brief) -> Json:
    return json.loads(json.dumps(as_json(made)))  # type: ignore[no-any-return]


def figure(brief: Json, *words: str) -> Json:
    return next(f for f in brief["figures"] if all(word in f["counted"].lower() for word in words))


def about(brief: Json, *words: str, kind: str | None = None) -> list[Json]:
    return [
        f
        for f in brief["findings"]
        if (kind is None or f["kind"] == kind)
        and all(word.lower() in (f["text"] + " ".join(c["quote"] for c in f["support"])).lower() for word in words)
    ]


def test_the_brief_prints_as_the_golden_file(made: Brief) -> None:
    golden = (ROOT / FOLDER / "brief.txt").read_text(encoding="utf-8")
    assert render(made, "text", width=100) == golden, "read the difference; if it is better, run ./run golden"


def test_the_readme_shows_real_output() -> None:
    golden = (ROOT / FOLDER / "brief.txt").read_text(encoding="utf-8").splitlines()
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("<!-- brief -->")[1].splitlines()
    lines = [line for line in shown if line.strip() and not line.startswith(("```", "…"))]
    assert len(lines) > 10
    assert [line for line in lines if line.rstrip() not in {g.rstrip() for g in golden}] == []


def test_the_toll_is_revised_and_its_last_count_is_best(brief: Json) -> None:
    toll = next(f for f in brief["figures"] if {14, 9, 23, 21} <= {value["low"] for value in f["values"]})
    assert toll["relation"] == "revised"
    assert (toll["best"], toll["low"], toll["high"]) == (21, 9, 23)


def test_the_children_are_a_part_of_the_dead(brief: Json) -> None:
    children = figure(brief, "children")
    assert children["best"] == 4
    assert not any(value["low"] == 4 for f in brief["figures"] if f["best"] == 21 for value in f["values"])


def test_three_outlets_with_one_text_are_one_origin(brief: Json) -> None:
    origins = {report["id"]: report["origin"] for report in brief["reports"]}
    assert origins["northwire-explosion"] == origins["02-harbour-post"] == origins["coast-daily"]
    assert origins["sallo-radio"] != origins["northwire-explosion"]
    injured = next(f for f in about(brief, "injured", kind="figure") if f["figure"])
    assert injured["origins"] == 1


def test_the_corrected_number_of_reservists_supersedes_the_first(brief: Json) -> None:
    reservists = figure(brief, "reservists")
    assert reservists["best"] == 12_000
    assert not [f for f in about(brief, "20,000") if f["standing"] != "superseded"]


def test_the_denial_is_narrower_than_the_accusation_and_both_stand(brief: Json) -> None:
    [denial] = [f for f in brief["findings"] if f["kind"] == "denial" and "warship" in f["text"]]
    assert denial["standing"] == "contested"
    assert any("from inside Vestan waters" in scope for scope in denial["scopes"])
    claims = " | ".join(cite["quote"] for cite in denial["dispute"])
    assert "accused Kestria" in claims
    assert "a Kestrian warship attacked the depot" in claims


def test_an_accusation_of_an_attack_does_not_corroborate_an_explosion(brief: Json) -> None:
    for finding in brief["findings"]:
        if "explosion" in finding["text"].lower() and finding["kind"] == "event":
            assert not any("accused" in cite["quote"] for cite in finding["support"])


def test_threats_plans_and_conditions_did_not_happen(brief: Json) -> None:
    for words in (("close the Vesta Strait",), ("strike the batteries",), ("exercise with 14 ships",), ("Lisbon",)):
        found = about(brief, *words, kind="event")
        assert found, words
        assert all(finding["stance"] != "affirmed" for finding in found), words
    assert all(f["stance"] == "denied" for f in about(brief, "plans to blockade"))


def test_chains_of_three_are_kept(brief: Json) -> None:
    chains = [c["said_by"] for f in brief["findings"] for c in f["support"]]
    assert any("Osric Thane" in c[0] and "Ledger" in c[1] and c[-1] == "Island Observer" for c in chains if len(c) == 3)
    assert any("Radio Levant" in c[1] and c[-1] == "The Morning Ledger" for c in chains if len(c) == 3)


def test_the_spanish_report_is_named_and_left(made: Brief) -> None:
    assert any("diario-del-golfo" in (p.source or "") and "(es)" in p.message for p in made.problems)


def test_the_furniture_of_a_page_says_nothing(brief: Json) -> None:
    text = json.dumps(brief)
    for words in ("12 percent", "300 jobs", "newsletter", "cookies", "Five things"):
        assert words not in text


def test_days_come_from_the_datelines(brief: Json) -> None:
    days = {m["earliest"] for m in brief["timeline"]}
    assert {"2024-03-12", "2024-03-13", "2024-03-14", "2024-03-16"} <= days
    assert all(
        m["earliest"] is None or date.fromisoformat(m["earliest"]).year in (2023, 2024) for m in brief["timeline"]
    )
