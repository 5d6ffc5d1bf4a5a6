"""`consilience alerts` and `consilience brief --since`: what changed since a day, by rule and by kind of change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from consilience.serve.command import app

STORY = (
    ("one", "2031-03-10", "Brel Gazette", "Gunmen attacked the radio station in Brel on Monday, Mayor Ada Quill said."),
    (
        "two",
        "2031-03-11",
        "Harbour News",
        "Gunmen attacked the radio station in Brel on Monday, army chief Ole Band said.",
    ),
    ("three", "2031-03-11", "Coast Daily", "Protesters burned the customs house in Dren on Tuesday, Tilda Marr said."),
    (
        "four",
        "2031-03-12",
        "Dren Post",
        "The harbour master, Jon Kell, denied that protesters burned the customs house in Dren.",
    ),
)


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("alerts") / "reports.jsonl"
    rows = [
        {"id": key, "published": day, "outlet": outlet, "text": text, "language": "en"}
        for key, day, outlet, text in STORY
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def rules(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_corroborated_and_disputed_since_a_day(lines, tmp_path):
    wanted = rules(
        tmp_path,
        '[[alert]]\nname = "sure"\nkinds = ["event"]\nchanges = ["corroborated since"]\n'
        '[[alert]]\nname = "not so sure"\nchanges = ["disputed since"]\n',
    )
    told = call("alerts", "--jsonl", lines, "--rules", wanted, "--since", "2031-03-10", "--format", "json")
    assert [(a["alert"], a["before"], a["now"]) for a in json.loads(told.stdout) if a["alert"] == "sure"] == [
        ("sure", "single-source", "corroborated")
    ]
    told = call("alerts", "--jsonl", lines, "--rules", wanted, "--since", "2031-03-11", "--format", "json")
    disputed = [a for a in json.loads(told.stdout) if a["alert"] == "not so sure"]
    assert disputed
    assert all("customs house" in a["text"] for a in disputed)


def test_without_a_day_everything_is_new(lines):
    told = json.loads(call("alerts", "--jsonl", lines, "--format", "json").stdout)
    assert all(a["change"] == "new" for a in told)
    assert any(a["alert"].startswith("Attack confirmed") for a in told)


def test_no_alert_is_said_in_words(lines, tmp_path):
    wanted = rules(tmp_path, '[[alert]]\nname = "far away"\nplaces = ["Nowhere"]\n')
    assert call("alerts", "--jsonl", lines, "--rules", wanted).stdout == "no alert\n"


def test_a_missing_file_of_rules_is_one_clear_line(lines, tmp_path):
    told = call("alerts", "--jsonl", lines, "--rules", tmp_path / "none.toml")
    assert told.exit_code == 2
    assert len(told.stderr.strip().splitlines()) == 1


def test_a_brief_tells_what_changed_since_a_day(lines):
    told = json.loads(call("brief", "--jsonl", lines, "--since", "2031-03-11", "--format", "json").stdout)
    changed = [line for line in told["lines"] if line["section"] == "changed"]
    assert {line["label"] for line in changed} >= {"Disputed since", "New"}
    assert all(line["cites"] for line in changed)
    assert changed[0]["label"] != "New"
