"""The command line: what a person types, what comes back, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from consilience import __version__
from consilience.serve.command import app

EXAMPLE = Path(__file__).parents[2] / "examples" / "vesta-strait" / "reports"
WIRE = EXAMPLE / "01-northwire-explosion.txt"
SENTENCE = "The ministry said on Monday that 14 people had been killed in Lisbon."


def call(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


def lines(*reports: dict[str, object]) -> str:
    return "".join(json.dumps({"language": "en", **report}) + "\n" for report in reports)


def test_help_comes_at_once() -> None:
    call("--help")
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "consilience", "--help"], capture_output=True, text=True, check=True)
    assert "brief" in done.stdout
    # 0.3 s is the promise (benchmarks/speed.py measures it); a loaded test machine gets more
    assert time.monotonic() - begun < 1.5


def test_help_does_not_load_the_parser() -> None:
    heavy = ("spacy", "numpy", "trafilatura", "lingua")
    code = f"import sys; import consilience.serve.command; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_printed() -> None:
    assert call("--version").stdout == f"consilience {__version__}\n"


@pytest.mark.parametrize(
    ("form", "beginning"), [("text", ""), ("markdown", "#"), ("html", "<!doctype html>"), ("json", "{")]
)
def test_a_brief_comes_in_every_form(form: str, beginning: str) -> None:
    result = call("brief", WIRE, "--format", form, "--title", "The depot")
    assert result.exit_code == 0
    assert "The depot" in result.stdout
    assert result.stdout.lower().lstrip().startswith(beginning)


def test_the_ending_of_the_output_file_names_the_form(tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    assert call("brief", WIRE, "-o", page).exit_code == 0
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_report_in_another_language_is_named_and_the_code_is_3() -> None:
    result = call("brief", EXAMPLE, "--format", "json")
    assert result.exit_code == 3
    assert "11-diario-del-golfo.txt: its language (es) is not read yet" in result.stderr
    assert len(json.loads(result.stdout)["reports"]) == 12


def test_a_missing_path_is_a_wrong_call() -> None:
    result = call("brief", "no-such-folder")
    assert result.exit_code == 2
    assert result.stderr == "consilience: no-such-folder: there is no such file or folder\n"


def test_nothing_to_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = call("brief", tmp_path)
    assert result.exit_code == 1
    assert "empty.txt: it is empty" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments", [["brief"], ["brief", "x", "--as-of", "soon"], ["brief", "x", "--group-by", "day"]]
)
def test_a_wrong_call_gets_one_line(arguments: list[str]) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_readings_come_one_a_line_in_the_order_of_the_reports() -> None:
    texts = {"b": SENTENCE, "a": "Ships left the harbour on Tuesday.", "c": "It rained."}
    result = call("read", "--jsonl", "-", stdin=lines(*({"id": key, "text": text} for key, text in texts.items())))
    rows = [json.loads(row) for row in result.stdout.splitlines()]
    assert [row["report"] for row in rows] == ["b", "a", "c"]
    for row in rows:
        text = texts[row["report"]]
        assert [text[start:end] for start, end in row["sentences"]] == [text]
        assert {"times", "places", "quantities", "names", "statements", "events", "problems"} <= row.keys()


def test_linking_gives_a_partition_of_the_reports() -> None:
    reports = [{"id": key, "text": SENTENCE} for key in ("a", "b")] + [{"id": "c", "text": "Snow closed the pass."}]
    result = call("link", "--jsonl", "-", stdin=lines(*reports))
    linked = json.loads(result.stdout)
    assert sorted(report for story in linked["stories"] for report in story) == ["a", "b", "c"]
    assert linked["copies"] == [["a", "b"]]


def test_entities_take_the_ids_of_the_readers_own_table(tmp_path: Path) -> None:
    table = tmp_path / "entities.csv"
    table.write_text(
        "id,name,kind,aliases\nQ1,Vesta Harbour Authority,organisation,VHA\n,nameless,,\n", encoding="utf-8"
    )
    text = "The Vesta Harbour Authority (VHA) closed the port on Monday. The VHA gave no reason."
    result = call("link", "--jsonl", "-", "--entities", str(table), stdin=lines({"id": "a", "text": text}))
    named = {entity["name"]: entity.get("id") for entity in json.loads(result.stdout)["entity_names"]}
    assert named["Vesta Harbour Authority"] == "Q1"
    assert "entities.csv, line 3: no id" in result.stderr
    assert result.exit_code == 3
    missing = call(
        "link", "--jsonl", "-", "--entities", str(tmp_path / "no.csv"), stdin=lines({"id": "a", "text": text})
    )
    assert missing.exit_code == 2
    assert "no.csv: no table of entities" in missing.stderr


def test_one_brief_for_each_case() -> None:
    reports = [{"id": key, "text": SENTENCE, "case": case} for key, case in (("a", "2"), ("b", "1"), ("c", "2"))]
    result = call("brief", "--jsonl", "-", "--group-by", "case", stdin=lines(*reports))
    rows = [json.loads(row) for row in result.stdout.splitlines()]
    assert [(row["case"], sorted(r["id"] for r in row["reports"])) for row in rows] == [("1", ["b"]), ("2", ["a", "c"])]


def test_a_brief_as_of_a_day_leaves_out_what_came_later() -> None:
    result = call("brief", EXAMPLE, "--as-of", "2024-03-12", "--format", "json")
    assert {report["published"] for report in json.loads(result.stdout)["reports"]} == {"2024-03-12"}


def test_every_quote_of_the_machine_form_stands_in_its_report(tmp_path: Path) -> None:
    report = {"id": "a", "text": WIRE.read_text(encoding="utf-8").split("---\n", 2)[2], "published": "2024-03-12"}
    brief = json.loads(call("brief", "--jsonl", "-", "--format", "json", stdin=lines(report)).stdout)
    cites = [cite for finding in brief["findings"] for cite in (*finding["support"], *finding["dispute"])]
    assert cites
    for cite in cites:
        assert cite["quote"] == report["text"][cite["start"] : cite["end"]]


def test_a_table_of_outlets_rates_the_sources(tmp_path: Path) -> None:
    table = tmp_path / "outlets.tsv"
    table.write_text("outlet\treliability\nNorthwire\tB\n", encoding="utf-8")
    brief = json.loads(call("brief", WIRE, "--outlets", table, "--format", "json").stdout)
    assert {finding["grade"]["reliability"] for finding in brief["findings"]} == {"B"}
    table.write_text("outlet\treliability\nNorthwire\tgood\n", encoding="utf-8")
    result = call("brief", WIRE, "--outlets", table)
    assert (result.exit_code, "reliability of A, B" in result.stderr) == (1, True)
    assert call("brief", WIRE, "--outlets", tmp_path / "none.tsv").exit_code == 2


def test_why_names_the_rule_of_what_was_read() -> None:
    result = call("rules", "why", SENTENCE, "--published", "2024-03-12")
    assert result.exit_code == 0
    assert "14" in result.stdout
    assert "2024-03-11" in result.stdout
    assert "rule: " in result.stdout


def test_tables_can_be_proved_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("word\tsource\nb\town\na\town\n", encoding="utf-8")
    result = call("rules", "check", tmp_path)
    assert result.exit_code == 1
    assert "not sorted" in result.stdout


def test_a_pool_reads_the_same_as_one_process(tmp_path: Path) -> None:
    texts = [f"{SENTENCE} Then {n} ships left the harbour." for n in range(30)]
    source = tmp_path / "in.jsonl"
    source.write_text(lines(*({"id": f"r{n}", "text": text} for n, text in enumerate(texts))), encoding="utf-8")
    outputs = [call("read", "--jsonl", source, "--workers", str(count)).stdout for count in (1, 2)]
    assert outputs[0] == outputs[1]
    assert outputs[0].count("\n") == 30


def test_colour_is_left_out_where_it_is_not_wanted() -> None:
    environment = {**os.environ, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "consilience", "brief", str(WIRE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert "\x1b[" not in done.stdout


def test_the_command_line_reference_is_what_help_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    for command in (["brief"], ["read"], ["link"], ["rules", "why"], ["rules", "check"]):
        width = {"COLUMNS": "100", "TERMINAL_WIDTH": "100"}
        shown = CliRunner().invoke(app, [*command, "--help"], env=width, prog_name="consilience").stdout
        assert shown.strip() in page, f"run ./run docs: the help of {' '.join(command)} has changed"
