"""Does the scale bench measure what it says, on a few hundred reports?"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from benchmarks.scale import Truth, grow, plot
from benchmarks.stream import stream


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
