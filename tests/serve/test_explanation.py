"""Explanation: for every record read in a text, the rules that made it, what they mean and where they are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from consilience.records import Reading
from consilience.rules import FOLDER, rows
from consilience.serve.command import app
from consilience.serve.explanation import explain_reading, why

Read = Callable[..., Reading]

TEXTS = [
    "Defence Minister Aurelio Montez told reporters in Caracas on Tuesday that at least 19 boats had been destroyed.",
    "The Common Harbour Watch (CHW) met. CHW rejects the plan. The organisation will march on Friday at 4 p.m.",
    "PORT SALLO, Vesta, March 12 (Northwire) — Fourteen people died, three of them children, officials said.",
    "Foreign Minister Boris Vetrov arrived on Monday. He denied that he had asked for S-300VM missiles.",
    "The firm Zublin lost $4 million, or 4.5 percent, in the three years to May 2019, according to the Maren Herald.",
    "If talks fail, the army may deploy the 72nd Mechanised Brigade; it has not said when.",
    "Hurricane Marcia killed dozens near the border with Guyana, 30 km north of the town of Hadar.",
    "Operation Steel Harbour began under the Harbour Safety Act. The operation will last a week. The law bans fishing.",
    "The frigate Resolute and the USS Sample left. The frigate is old. Rebels fled. Nobody was hurt.",
    "Washington threatened to strike unless Moscow stopped. It reportedly failed to retake al-Hadara in 2021.",
    '"We will not yield," she said. Asked whether he would resign, Mr Vale declined to comment.',
    "VALE: The claim that she lied is false. Analysts doubt it. Experts were likely to attend, without pay.",
    "The Syrian opposition, Chavistas and Sunnis urged the Pentagon to stop. Please send help. Who fired?",
    "Lena Marsh, 24, was shot. Her brother missed the chance to flee. The plan to attack was cancelled.",
    "The ministry confirmed on 2024-03-04 that no one was injured in the late-night raid on the Sallo Barrage.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_record_names_its_rules_and_each_rule_is_explained(read: Read, text: str) -> None:
    found = list(explain_reading(read(text)))
    assert found
    for row in found:
        assert row.rules, row
        for record, rule in row.rules:
            assert rule, row
            assert why(record, rule), (record, rule)


def test_the_rules_of_whole_reports_are_explained(read: Read) -> None:
    folder = Path(__file__).resolve().parents[2] / "examples" / "vesta-strait" / "reports"
    reports = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    assert reports
    for path in reports:
        for row in explain_reading(read(path.read_text(encoding="utf-8"))):
            assert all(why(record, rule) for record, rule in row.rules), row


EXPLAINED = [
    ("name", "person.title", "a title or office stands beside it (rules/en/titles.tsv)"),
    ("name", "designation.unit", "its form shows what it is (rules/en/designations.toml)"),
    ("name", "designation.ship-class.frigate", "its form shows what it is (rules/en/designations.toml)"),
    ("event", "may.modal", 'a modal stands before it ("may", "will") (rules/en/stance_words.tsv)'),
    ("kind", "deploy.verb + obj:force", "the word denotes this with what stands beside it (rules/en/events.tsv)"),
    ("name", "", ""),
]


@pytest.mark.parametrize(("record", "rule", "said"), EXPLAINED)
def test_a_rule_is_said_in_words_with_its_file(record: str, rule: str, said: str) -> None:
    assert why(record, rule) == said


def test_the_table_points_at_files_that_exist() -> None:
    for row in rows("en", "explanation"):
        for file in row["where"].split(", "):
            assert (FOLDER.parent / file).is_file(), row


SPEAKERS = [
    ("Foreign Minister Boris Vetrov arrived. He denied that he had lied.", ("speaker", "coreference.pronoun")),
    ("Foreign Minister Boris Vetrov arrived. The minister denied that he had lied.", ("name", "description.minister")),
]


@pytest.mark.parametrize(("text", "rule"), SPEAKERS)
def test_a_speaker_whom_the_words_do_not_name_is_explained(read: Read, text: str, rule: tuple[str, str]) -> None:
    statements = [row for row in explain_reading(read(text)) if row.record == "statement"]
    assert rule in statements[0].rules
    assert statements[0].value.startswith("Boris Vetrov | denied")


def test_why_prints_kind_and_participants_of_an_event() -> None:
    result = CliRunner().invoke(app, ["rules", "why", "The army deployed troops in Caracas on 3 May 2024."])
    assert result.exit_code == 0
    assert "kind rule: deploy.verb" in result.stdout
    assert "actor: The army" in result.stdout
    assert "where: Caracas" in result.stdout
    assert "when: 3 May 2024" in result.stdout


@pytest.mark.parametrize("text", ["", " ", "!!!", "“ “ (", "a" * 3000, "\x00 \u202eabc", "😀 " * 200])
def test_odd_text_is_explained_without_a_crash(read: Read, text: str) -> None:
    assert all(row.quote is not None for row in explain_reading(read(text)))


def test_the_guide_shows_the_command() -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "rules.md"
    assert "consilience rules why" in guide.read_text(encoding="utf-8")
