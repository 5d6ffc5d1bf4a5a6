"""The commands of a case file: what a person types, what comes back, the same from a laptop and from a server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.conftest import create_database
from typer.testing import CliRunner, Result

from consilience.casework import TOOL, read_anew
from consilience.serve.command import app
from consilience.store import open_case

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "vesta-strait" / "reports"
Call = Callable[..., Result]
FIRST, LATER = "2024-03-12", "2024-03-16"


def call(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name a case with the shipped example in it."""
    if request.param == "sqlite":
        name = str(tmp_path_factory.mktemp("case") / "vesta.consilience")
    else:
        name = create_database(request.getfixturevalue("address"), request.getfixturevalue("pattern"))
    result = call("add", EXAMPLE, "--case", name)
    assert result.exit_code == 3, result.stderr
    return name


def rows(*arguments: str | Path) -> list[dict[str, object]]:
    result = call(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def test_a_case_gives_the_same_brief_as_its_files(kept: str) -> None:
    from_files = json.loads(call("brief", EXAMPLE, "--format", "json").stdout)
    from_case = json.loads(call("brief", "--case", kept, "--format", "json").stdout)
    del from_files["problems"], from_case["problems"]  # a case does not keep what was set aside
    assert from_case == from_files


def test_adding_again_is_acknowledged_and_changes_nothing(kept: str) -> None:
    before = call("brief", "--case", kept, "--format", "json").stdout
    result = call("add", EXAMPLE, "--case", kept)
    assert result.stdout.splitlines()[0] == "northwire-explosion: held already"
    assert call("brief", "--case", kept, "--format", "json").stdout == before


def test_a_brief_as_of_a_day(kept: str) -> None:
    brief = json.loads(call("brief", "--case", kept, "--as-of", FIRST, "--title", "Day one", "--format", "json").stdout)
    assert (brief["title"], brief["as_of"]) == ("Day one", FIRST)
    assert {report["published"] for report in brief["reports"]} == {FIRST}


@pytest.mark.parametrize("part", ["findings", "figures", "timeline", "posture"])
def test_each_part_of_the_brief_can_be_listed(kept: str, part: str) -> None:
    brief = json.loads(call("brief", "--case", kept, "--format", "json").stdout)
    assert rows(part, "--case", kept) == brief[part]
    told = call(part, "--case", kept).stdout.splitlines()
    assert len(told) == len(brief[part])
    assert len(call(part, "--case", kept, "--as-of", FIRST).stdout.splitlines()) < len(told)


def test_stories_and_what_one_of_them_says(kept: str) -> None:
    stories = rows("stories", "--case", kept)
    assert sum(len(story["reports"]) for story in stories) == 12  # type: ignore[arg-type]
    said = rows("stories", "northwire-toll", "--case", kept, "--as-of", FIRST)
    assert {row["known_from"] for row in said} == {FIRST}
    assert any(row["quote"] == "killed" and row["kind"] == "event" for row in said)
    assert "known 2024-03-12" in call("stories", "northwire-toll", "--case", kept, "--as-of", FIRST).stdout
    nobody = call("stories", "no-such-report", "--case", kept)
    assert nobody.exit_code == 2
    assert "no-such-report: no story of the case" in nobody.stderr


def test_words_are_found_with_a_snippet(kept: str) -> None:
    result = call("search", "fuel depot", "revised", "--case", kept)
    assert result.exit_code in (0, 1)
    hits = rows("search", "fuel depot", "--case", kept)
    assert [hit["known_from"] for hit in hits] == sorted((hit["known_from"] for hit in hits), reverse=True)
    assert "[fuel depot]" in call("search", "fuel depot", "--case", kept).stdout
    assert call("search", "zeppelin", "--case", kept).exit_code == 1


def test_what_changed_between_two_days(kept: str) -> None:
    told = call("diff", FIRST, LATER, "--case", kept).stdout
    assert "+ report northwire-toll" in told
    assert "~ figure" in told
    found = json.loads(call("diff", FIRST, LATER, "--case", kept, "--format", "json").stdout)
    assert "northwire-toll" in found["new_reports"]
    assert call("diff", LATER, LATER, "--case", kept).stdout == "nothing changed\n"


def test_everything_verifies(kept: str) -> None:
    result = call("verify", "--case", kept)
    assert (result.exit_code, result.stdout.startswith("all is as it was stored: 12 texts")) == (0, True)


def test_the_log_says_what_came_from_where(kept: str) -> None:
    entries = rows("log", "--case", kept)
    assert [entry["act"] for entry in entries][:12] == ["add"] * 12
    assert entries[0]["detail"]["from"] == str(EXAMPLE / "01-northwire-explosion.txt")  # type: ignore[index]
    assert entries[0]["tool"] == TOOL
    assert "add northwire-explosion" in call("log", "--case", kept).stdout.splitlines()[0]


def test_a_bundle_and_a_backup_give_the_same_brief(kept: str, tmp_path: Path) -> None:
    brief = call("brief", "--case", kept, "--format", "json").stdout
    bundle, copy, other = tmp_path / "b.zip", tmp_path / "c.consilience", tmp_path / "o.consilience"
    assert call("export", bundle, "--case", kept).exit_code == 0
    assert call("open", bundle, "--case", other).exit_code == 0
    assert call("backup", copy, "--case", kept).exit_code == 0
    for name in (other, copy):
        assert call("brief", "--case", name, "--format", "json").stdout == brief
        assert call("verify", "--case", name).exit_code == 0


def test_a_bundle_that_is_refused_leaves_no_case(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"no zip")
    result = call("open", tmp_path / "b.zip", "--case", tmp_path / "o.consilience")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


@pytest.fixture
def own(kept: str, tmp_path: Path) -> str:
    """Copy the case, to change it."""
    copy = tmp_path / "own.consilience"
    assert call("backup", copy, "--case", kept).exit_code == 0
    return str(copy)


def test_a_story_as_known_holds_what_was_added_last(own: str) -> None:
    assert rows("stories", "northwire-toll", "--case", own)
    wire = (EXAMPLE / "01-northwire-explosion.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
    line = json.dumps({"id": "again", "text": wire, "published": "2024-03-13", "language": "en"})
    assert call("add", "--jsonl", "-", "--case", own, stdin=line).exit_code == 0
    said = rows("stories", "northwire-toll", "--case", own, "--as-of", "2024-03-13")
    assert "again" in {row["report"] for row in said}


def test_a_grade_changes_the_grades(own: str) -> None:
    assert call("grade", "Northwire", "b", "--case", own, "--author", "Ada").stdout == "Northwire: B\n"
    brief = json.loads(call("brief", "--case", own, "--format", "json").stdout)
    assert {"outlet": "Northwire", "reliability": "B", "why": "rated so in the registry of outlets"} in brief["outlets"]
    assert call("grade", "Northwire", "X", "--case", own).exit_code == 2


def test_a_judgement_parts_a_story(own: str) -> None:
    one, other = "sallo-radio", "sallo-radio-final"

    def together() -> bool:
        return any({one, other} <= set(story["reports"]) for story in rows("stories", "--case", own))  # type: ignore[arg-type]

    before = together()
    verdict = "different" if before else "same"
    result = call("judge", verdict, one, other, "--case", own, "--author", "Ada", "--date", "2024-03-17")
    assert (result.exit_code, result.stdout) == (0, f"{one} and {other}: {verdict}\n")
    assert together() is not before
    assert call("judge", "same", one, "nobody", "--case", own).exit_code == 2


def test_a_retraction_takes_its_findings_with_it(own: str) -> None:
    assert (
        call("retract", "sallo-radio-final", "--why", "withdrawn", "--case", own, "--date", "2024-03-20").exit_code == 0
    )
    reports = {r["id"] for r in json.loads(call("brief", "--case", own, "--format", "json").stdout)["reports"]}
    assert "sallo-radio-final" not in reports
    told = call("diff", "2024-03-16", "2024-03-20", "--case", own).stdout
    assert "- report sallo-radio-final" in told
    assert call("verify", "--case", own).exit_code == 0
    assert call("retract", "sallo-radio-final", "--why", "again", "--case", own).exit_code == 2


def test_a_changed_report_is_a_new_version_and_its_difference_is_shown(own: str) -> None:
    report = {"id": "x1", "text": "At least 9 people were killed in Orsk.", "published": "2024-03-14", "language": "en"}
    line = json.dumps(report | {"url": "https://x.example/1"})
    assert call("add", "--jsonl", "-", "--case", own, stdin=line).stdout == "x1: added\n"
    later = report | {"text": "At least 12 people were killed in Orsk.", "published": "2024-03-15"}
    told = call("add", "--jsonl", "-", "--case", own, stdin=json.dumps(later | {"url": "https://x.example/1"})).stdout
    assert told.splitlines() == [
        "x1: new version",
        "  replaces x1; goes as x1#2",
        "  -At least 9 people were killed in Orsk.",
        "  +At least 12 people were killed in Orsk.",
    ]
    brief = json.loads(call("brief", "--case", own, "--format", "json").stdout)
    assert {r["id"]: r["revises"] for r in brief["reports"] if r["id"].startswith("x1")} == {"x1": None, "x1#2": "x1"}
    counts = [f for f in brief["figures"] if any(value["report"] == "x1#2" for value in f["values"])]
    assert [figure["best"] for figure in counts] == [12]
    clash = json.dumps(report | {"outlet": "Valley Radio", "text": "Snow closed the pass.", "url": "https://y.example"})
    result = call("add", "--jsonl", "-", "--case", own, stdin=clash)
    assert (result.exit_code, "set aside: the case holds another report of this id" in result.stdout) == (3, True)


def test_an_id_cannot_steer_the_terminal(tmp_path: Path) -> None:
    line = json.dumps({"id": "a\x1b[2J\u202eb", "text": "Nine people were killed in Orsk.", "language": "en"})
    assert call("add", "--jsonl", "-", "--case", tmp_path / "c", stdin=line).stdout == "a[2Jb: added\n"
    assert "\x1b" not in call("search", "nine", "--case", tmp_path / "c").stdout


def test_rereading_is_asked_for_and_says_what_changed(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("reread", "--case", own).stdout == "every report was read by these rules already\n"
    monkeypatch.setattr("consilience.casework.reading_version", lambda: "other rules")
    assert "12 reports were read by other rules than these" in call("findings", "--case", own).stderr
    told = call("reread", "--case", own, "--workers", "1").stdout.splitlines()
    assert told[0].endswith(": nothing changed")
    assert told[-2:] == ["read anew: 12; in the brief:", "nothing changed"]
    assert call("findings", "--case", own).stderr == ""
    assert call("verify", "--case", own).exit_code == 0
    monkeypatch.undo()
    case = open_case(own, tool=TOOL)
    assert {step.changes for step in read_anew(case)} == {()}
    case.close()


def test_the_case_of_the_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("brief")
    assert (result.exit_code, result.stderr.startswith("consilience: name files or folders")) == (2, True)
    assert call("findings").stderr.startswith("consilience: case.consilience: there is no case here; `consilience add")
    wire = EXAMPLE / "01-northwire-explosion.txt"
    assert call("add", wire).stdout == "northwire-explosion: added\n"
    assert (tmp_path / "case.consilience").is_file()
    assert "Northwire" in call("brief").stdout
    assert call("brief", wire, "--case", "case.consilience").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("findings", "--as-of", "soon"), "'soon' is not a date"),
        (("brief", "--case", "x", "--as-of", "soon"), "'soon' is not a date"),
        (("brief", "--case", "x", "--outlets", "none.tsv"), "no such table"),
        (("grade", "Post", "B", "--date", "soon"), "'soon' is not a date"),
        (("retract", "a", "--why", " "), "say why"),
        (("open", "none.zip"), "no such bundle"),
        (("verify", "--case", "none.consilience"), "there is no case here"),
    ],
)
def test_a_wrong_call_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(*arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert says in result.stderr
    assert list(tmp_path.iterdir()) == []


HEAVY = """
import sys
from consilience.serve.command import main
try:
    main()
except SystemExit:
    pass
print([name for name in ("sqlalchemy", "alembic", "psycopg") if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [("--help",), ("search", "--help"), ("brief", str(EXAMPLE / "10-morning-ledger.txt"))]
)
def test_no_database_library_is_loaded_without_a_case(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HEAVY, *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr.strip().endswith("[]")
