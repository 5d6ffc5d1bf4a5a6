"""`consilience why`: the chain from a finding to the sentences, and one clear line where there is no such finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from consilience.serve.command import app

REPORTS = (
    {
        "id": "gazette",
        "outlet": "Brel Gazette",
        "published": "2031-03-10",
        "text": "Gunmen seized the radio station in Brel on Monday, killing 12 people, police said.",
    },
    {
        "id": "harbour",
        "outlet": "Harbour News",
        "published": "2031-03-11",
        "text": "The governor of Brel, Ada Quill, denied that gunmen had seized the radio station. A nurse counted 14.",
    },
)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("why") / "reports.jsonl"
    path.write_text("".join(json.dumps({"language": "en", **report}) + "\n" for report in REPORTS), encoding="utf-8")
    return path


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def brief(lines: Path) -> dict[str, list[dict[str, object]]]:
    return json.loads(call("brief", "--jsonl", lines, "--format", "json").stdout)  # type: ignore[no-any-return]


def test_the_chain_leads_from_a_denial_to_its_sentence_rules_origins_and_claim(brief, lines):
    denial = next(f for f in brief["findings"] if f["kind"] == "denial")
    told = call("why", denial["id"], "--jsonl", lines)
    assert told.exit_code == 0
    flat = " ".join(told.stdout.split())
    for words in (
        denial["id"],
        "Grade",
        "Origins",
        "Ada Quill → Harbour News",
        "“The governor of Brel, Ada Quill, denied that gunmen had seized the radio station”",
        "deny.verb",
        "Against",
        "Related findings",
        "Linked mentions",
        "same, score",
    ):
        assert words in flat, words


def test_a_figure_shows_what_went_into_it(brief, lines):
    figure = next(f for f in brief["findings"] if f["kind"] == "figure")
    flat = " ".join(call("why", figure["id"][:6], "--jsonl", lines).stdout.split())
    assert "counted:" in flat
    assert "conservative" in flat
    assert "from" in flat


def test_words_of_a_line_name_a_finding(lines):
    assert "denied that gunmen" in call("why", "denied that gunmen had seized", "--jsonl", lines).stdout


@pytest.mark.parametrize("wanted", ["e00000000", "no such words in it", ""])
def test_an_unknown_finding_is_one_clear_line(lines, wanted):
    told = call("why", wanted, "--jsonl", lines)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert told.stderr.strip().splitlines()[-1].startswith(f"consilience: {wanted!r} is no finding of these reports")


def test_what_fits_several_findings_names_them(lines):
    told = call("why", "Brel", "--jsonl", lines)
    assert told.exit_code in (0, 2)
    if told.exit_code == 2:
        assert "fits" in told.stderr
