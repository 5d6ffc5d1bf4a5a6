"""However many reports a call adds, few of them are in memory at one time, and the case is the same."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from tests.store.test_commands import call

from consilience import casework
from consilience.records import Reading, Report
from consilience.serve import case_adding
from consilience.store import open_case

LONG = "The harbour was closed on Monday, the ministry said. " * 600


@pytest.fixture(autouse=True)
def read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find nothing in reports, and let the index be: what is held while adding is measured."""
    monkeypatch.setattr(casework, "read_one", lambda report: Reading(report.id, text=report.text))
    monkeypatch.setattr(casework, "_follow", lambda _: None)


def write(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": f"r{number:05}", "text": f"{number} {LONG}", "language": "en"}) + "\n")
    return path


def peak(document: Path) -> int:
    """Return the megabytes that adding a document takes at most."""
    tracemalloc.start()
    result = call("add", "--jsonl", document, "--case", document.with_suffix(".consilience"), "--workers", "1")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.exit_code == 0, result.stderr
    return most // 1_000_000


def test_memory_does_not_grow_with_the_number_of_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_adding, "AT_ONCE", 20)
    peak(write(tmp_path / "first.jsonl", 20))
    few, many = (peak(write(tmp_path / f"{count}.jsonl", count)) for count in (60, 600))
    assert many - few <= 3  # of 20 MB more of text, twice


def test_batches_make_the_case_that_one_call_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = write(tmp_path / "a.jsonl", 7)
    with document.open("a", encoding="utf-8") as file:
        for outlet in ("Harbour Post", "Another"):
            file.write(json.dumps({"id": "r00003", "text": f"3 {LONG}", "language": "en", "outlet": outlet}) + "\n")
    held: list[tuple[Report, ...]] = []
    for at_once in (2, 100):
        monkeypatch.setattr(case_adding, "AT_ONCE", at_once)
        name = tmp_path / f"{at_once}.consilience"
        assert call("add", "--jsonl", document, "--case", name).exit_code == 0
        case = open_case(str(name), tool="t")
        held.append(case.reports(case.versions()))
        case.close()
    assert held[0] == held[1]
    assert [report.outlet for report in held[0]].count("Harbour Post") == 1
