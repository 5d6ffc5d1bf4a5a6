"""How right are pins at each coverage? The abstain curve of places: `python -m benchmarks.abstain lgl --sample 100`.

    python -m benchmarks.abstain --sample 0 --plot docs/explanation/places.svg

For each share of the weight that a pin needs: how many of the located gold toponyms are pinned at all, how many of the
pins lie within 161 km, and how many gold toponyms are found and pinned rightly. Percent; measured on the kit only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.kit import KIT
from consilience.read.gazetteer import open_gazetteer
from consilience.read.names import find_names
from consilience.read.parser import Parser
from consilience.read.places import SURE, find_places
from consilience.read.places_senses import NEAR_KM
from consilience.read.syntax import Syntax
from consilience.records import Name, Place, Report

SHARES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)

Gold = list[dict[str, Any]]


class Read(NamedTuple):
    """A report as far as places need it, and the toponyms that a person located in it."""

    syntax: Syntax
    names: tuple[Name, ...]
    outlet: str | None
    gold: Gold


class Point(NamedTuple):
    """One point of the curve, in percent."""

    share: float
    coverage: float
    precision: float
    right: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.abstain", description=__doc__)
    parser.add_argument("data", nargs="*", default=["lgl", "geowebnews"])
    parser.add_argument("--sample", type=int, default=100, help="only the first N reports; 0 for all")
    parser.add_argument("--plot", type=Path, metavar="PATH", help="draw the curves into this SVG or PNG file")
    options = parser.parse_args()
    curves: dict[str, list[Point]] = {}
    for data in options.data:
        curves[data] = list(curve(_read(data, options.sample)))
        print(f"{data}\nshare  pinned  right of pinned  right of all")
        for point in curves[data]:
            print(f"{point.share:5.2f}  {point.coverage:6.1f}  {point.precision:15.1f}  {point.right:12.1f}")
    if options.plot:
        plot(curves, options.plot)


def curve(reports: Iterable[Read]) -> Iterator[Point]:
    """Yield the points of the curve, from no abstaining to much."""
    reports, gazetteer = list(reports), open_gazetteer()
    total = sum(len(report.gold) for report in reports)
    for share in SHARES:
        pinned = right = 0
        for syntax, names, outlet, gold in reports:
            places, _ = find_places(syntax, names, gazetteer, outlet=outlet, sure=share)
            pins = [place for place in places if place.latitude is not None]
            for item in gold:
                found = next((p for p in pins if p.span.start < item["end"] and item["start"] < p.span.end), None)
                pinned += found is not None
                right += found is not None and _distance_km(item, found) <= NEAR_KM
        yield Point(share, 100 * pinned / max(total, 1), 100 * right / max(pinned, 1), 100 * right / max(total, 1))


def plot(curves: Mapping[str, Sequence[Point]], path: Path) -> None:
    """Draw precision over coverage, one line a data set, the share in use marked; same curves, same file."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams["svg.hashsalt"] = "consilience"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(6, 4))
    for data, points in sorted(curves.items()):
        (line,) = axes.plot(*zip(*((p.coverage, p.precision) for p in points), strict=True), marker=".", label=data)
        used = next(point for point in points if point.share == SURE)
        axes.plot(used.coverage, used.precision, "o", color=line.get_color())
        for point in points[::2]:
            axes.annotate(
                f"{point.share:g}",
                (point.coverage, point.precision),
                fontsize=7,
                xytext=(3, 4),
                textcoords="offset points",
            )
    axes.set_xlabel("located toponyms that are pinned, %")
    axes.set_ylabel("pins within 161 km, %")
    axes.grid(alpha=0.3)
    axes.legend(title=f"dot: in use ({SURE:g})")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def _read(data: str, sample: int) -> Iterator[Read]:
    folder, parser = KIT / "places" / data, Parser()
    rows = _rows(folder / "gold.jsonl")
    gold = {row["report"]: [place for place in row["places"] if place["latitude"] is not None] for row in rows}
    for row in islice(_rows(folder / "reports.jsonl"), sample or None):
        syntax = parser.parse(Report(row["id"], row["text"]))
        yield Read(syntax, find_names(syntax)[0], row.get("outlet") or row.get("url"), gold.get(row["id"], []))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _distance_km(item: dict[str, Any], place: Place) -> float:
    y0, x0 = radians(item["latitude"]), radians(item["longitude"])
    y1, x1 = radians(place.latitude or 0.0), radians(place.longitude or 0.0)
    h = sin((y1 - y0) / 2) ** 2 + cos(y0) * cos(y1) * sin((x1 - x0) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


if __name__ == "__main__":
    main()
