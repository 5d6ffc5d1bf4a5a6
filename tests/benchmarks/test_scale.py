"""Does the scale bench measure what it says, on a few hundred reports?"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from benchmarks.scale import Truth, grow, plot
from benchmarks.stream import stream

from benchmarks import scale_filled
from consilience.link.disk import Shelf
from consilience.link.growing import Linker


def test_a_small_stream_is_linked_and_measured(tmp_path: Path) -> None:
    [point] = grow(150, 3, tmp_path)
    assert point.reports == 150
    assert 0 < point.added_median <= point.added_p95
    assert point.copy_precision > 80
    assert point.copy_recall > 90
    assert point.disk_mb > 0


def test_the_truth_of_copies_is_an_equivalence() -> None:
    truth = Truth(1)
    told = list(islice(stream(1, per_day=5), 400))
    for item in told:
        truth.take(item)
    for item in told:
        same = truth.copies_of(item.report.id)
        assert item.report.id in same
        assert all(truth.copies_of(other) == same for other in same)
        assert same <= truth.story_of(item.report.id)
    assert len(truth.drawn()) == 200


def test_the_points_are_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    points = list(grow(60, 2, tmp_path))
    plot(points, tmp_path / "scale.svg")
    assert "<svg" in (tmp_path / "scale.svg").read_text(encoding="utf-8")


def test_an_index_filled_up_is_whole_and_what_is_added_next_finds_no_other_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale_filled, "SIZES", (1000,))
    monkeypatch.setattr(scale_filled, "WINDOW", 40)
    base, filled = scale_filled.grow_filled(4000, 57, 1, tmp_path)
    assert base.reports == 57
    assert filled.reports == 57 * 17 + 40
    assert filled.disk_mb > 5 * base.disk_mb
    assert filled.copy_recall > 90
    assert filled.story_precision > 80


def test_repeated_reports_are_stories_of_their_own(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "index")
    linker = Linker(shelf.rows, shelf.postings)
    for told in islice(stream(1, per_day=20), 60):
        linker.add(told.report, told.reading)
    stories, crises = linker.stories(), linker.crises()
    shelf.close()
    assert scale_filled.fill(tmp_path / "index", 180, 21) == 180
    shelf = Shelf(tmp_path / "index")
    linker = Linker(shelf.rows, shelf.postings)
    again = sorted(tuple(sorted(f"1-{name}" for name in story)) for story in stories)
    assert set(stories) | set(again) < set(linker.stories())
    assert len(linker.stories()) == 3 * len(stories)
    assert len(linker.crises()) == 3 * len(crises)
    shelf.close()
