"""Collected some at a time, reports are those that are collected all at once, wherever a batch ends."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from consilience.collect import collect_batches, collect_line_batches, collect_lines, collect_reports
from consilience.problems import UsageError

TEXT = "The harbour at Ostrava Bay was closed on Monday, the ministry said."
ROWS: list[dict[str, object] | str] = [
    {"id": "a", "text": TEXT, "outlet": "Harbour Post"},
    {"id": "b", "text": TEXT + " It opened again."},
    {"id": "a", "text": TEXT, "url": "https://post.example/1"},
    "no report",
    {"id": "a", "text": "Another text of the same id, which is set aside."},
    {"id": "b", "text": TEXT + " It opened again."},
    {"id": "a", "text": TEXT, "title": "Harbour closed", "outlet": "Another outlet"},
    {"id": "c", "text": "Il porto della città è rimasto chiuso per tutta la giornata di lunedì, dice il ministero."},
    {"id": "d", "text": TEXT, "published": "2024-03-11"},
]
DOCUMENT = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in ROWS).encode()


@pytest.mark.parametrize("at_once", range(1, 10))
def test_batches_end_anywhere(at_once: int) -> None:
    whole = collect_lines(DOCUMENT, languages=["en"])
    batches = list(collect_line_batches(io.BytesIO(DOCUMENT), "standard input", languages=["en"], at_once=at_once))
    assert all(len(batch.reports) <= at_once for batch in batches)
    last = {report.id: report for batch in batches for report in batch.reports}
    assert last == {report.id: report for report in whole.reports}
    assert [told for batch in batches for told in batch.set_aside] == list(whole.set_aside)
    assert [told for batch in batches for told in batch.notes] == list(whole.notes)


def test_folders_come_in_batches(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} Ship {number} waits.", encoding="utf-8")
    batches = list(collect_batches([tmp_path], languages=["en"], at_once=2))
    assert [len(batch.reports) for batch in batches] == [2, 2, 1]
    assert tuple(r for batch in batches for r in batch.reports) == collect_reports([tmp_path], languages=["en"]).reports


def test_nothing_to_collect_is_one_empty_batch(tmp_path: Path) -> None:
    assert [batch.reports for batch in collect_batches([tmp_path], languages=["en"], at_once=2)] == [()]


def test_a_place_that_is_missing_is_said_before_the_first_batch(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match="there is no such file or folder"):
        collect_batches([tmp_path, tmp_path / "none"], languages=["en"], at_once=1)
