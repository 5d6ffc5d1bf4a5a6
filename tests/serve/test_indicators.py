"""The commands `indicators` and `posture-at`: what a person types, what comes back, and how a fault is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from consilience.serve.command import app

EXAMPLE = Path(__file__).parents[2] / "examples" / "vesta-strait" / "reports"
BOARD = """
title = "Depot"
about = "One question."
[[indicator]]
id = "alert"
name = "Alert raised"
question = "Is the alert raised?"
why = "It comes first."
false_alarm = "A drill."
[[indicator.pattern]]
posture = ["alert level"]
status = ["raised"]
[[indicator.reversal]]
posture = ["alert level"]
status = ["lowered"]
"""


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boards") / "own.toml"
    path.write_text(BOARD, encoding="utf-8")
    return path


def test_a_board_is_answered_with_status_day_and_words(board: Path) -> None:
    result = call("indicators", EXAMPLE, "--board", board, "--format", "json", "--workers", "1")
    [seen] = json.loads(result.stdout)["indicators"]
    assert (seen["status"], seen["since"]) == ("reversed", "2024-03-12")
    assert "raised the military alert level" in seen["observed"][0]["support"][0]["quote"]
    assert "lowered to yellow" in seen["reversed_by"][0]["support"][0]["quote"]
    assert result.exit_code == 3  # one report, in Spanish, is set aside


def test_what_was_known_on_a_day_is_all_that_counts(board: Path) -> None:
    result = call("indicators", EXAMPLE, "--board", board, "-f", "json", "--as-of", "2024-03-13", "--workers", "1")
    [seen] = json.loads(result.stdout)["indicators"]
    assert (seen["status"], seen["reversed_by"]) == ("reported", [])


def test_a_faulty_board_is_one_line_before_anything_is_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('title = "T"\nabout = "A"\n[[indicator]]\nid = 3\n', encoding="utf-8")
    result = call("indicators", EXAMPLE, "--board", bad)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "consilience: bad.toml, indicator 1: id is missing, or no text\n"


def test_the_posture_of_a_day_and_what_changed_since() -> None:
    arguments = ("--as-of", "2024-03-13", "--since", "2024-03-11", "--side", "Islanders=Vesta", "--workers", "1")
    told = json.loads(call("posture-at", EXAMPLE, *arguments, "-f", "json").stdout)
    [level] = [entry for entry in told["posture"] if entry["kind"] == "alert level"]
    assert (level["status"], level["since"]) == ("raised", "2024-03-12")
    changes = {(change["name"], change["status"], change["day"]) for change in told["changes"]}
    assert ("Plan Lantern 7", "activated", "2024-03-12") in changes
    assert not any(day > "2024-03-13" for _, _, day in changes)
    assert "Islanders" in {side["name"] for side in told["sides"]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--as-of", "soon"), "'soon' is not a date; wanted is YYYY-MM-DD"),
        (("--side", "Vesta"), "--side Vesta: wanted is NAME=MEMBER,MEMBER"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(arguments: tuple[str, ...], told: str) -> None:
    result = call("posture-at", EXAMPLE, *arguments)
    assert (result.exit_code, result.stderr) == (2, f"consilience: {told}\n")
