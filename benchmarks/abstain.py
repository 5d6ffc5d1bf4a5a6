"""How right are pins at each coverage? The abstain curve of places: `python -m benchmarks.abstain lgl --sample 100`.

For each share of the weight that a pin needs: how many of the located gold toponyms are pinned at all, how many of the
pins lie within 161 km, and how many gold toponyms are found and pinned rightly. Percent; measured on the kit only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

from benchmarks.kit import KIT
from consilience.read.gazetteer import open_gazetteer
from consilience.read.names import find_names
from consilience.read.parser import Parser
from consilience.read.places import find_places
from consilience.read.places_senses import NEAR_KM
from consilience.read.syntax import Syntax
from consilience.records import Name, Place, Report

SHARES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)

Gold = list[dict[str, Any]]


class Point(NamedTuple):
    """One point of the curve, in percent."""

    share: float
    coverage: float
    precision: float
    right: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.abstain", description=__doc__)
    parser.add_argument("data", nargs="*", default=["lgl", "geowebnews"])
    parser.add_argument("--sample", type=int, default=100, help="only the first N reports")
    options = parser.parse_args()
    for data in options.data:
        print(f"{data}\nshare  pinned  right of pinned  right of all")
        for point in curve(list(_read(data, options.sample))):
            print(f"{point.share:5.2f}  {point.coverage:6.1f}  {point.precision:15.1f}  {point.right:12.1f}")


def curve(reports: Iterable[tuple[Syntax, tuple[Name, ...], Gold]]) -> Iterator[Point]:
    """Yield the points of the curve, from no abstaining to much."""
    reports, gazetteer = list(reports), open_gazetteer()
    total = sum(len(gold) for _, _, gold in reports)
    for share in SHARES:
        pinned = right = 0
        for syntax, names, gold in reports:
            places, _ = find_places(syntax, names, gazetteer, sure=share)
            pins = [place for place in places if place.latitude is not None]
            for item in gold:
                found = next((p for p in pins if p.span.start < item["end"] and item["start"] < p.span.end), None)
                pinned += found is not None
                right += found is not None and _distance_km(item, found) <= NEAR_KM
        yield Point(share, 100 * pinned / max(total, 1), 100 * right / max(pinned, 1), 100 * right / max(total, 1))


def _read(data: str, sample: int) -> Iterator[tuple[Syntax, tuple[Name, ...], Gold]]:
    folder, parser = KIT / "places" / data, Parser()
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["report"]: [p for p in row["places"] if p["latitude"] is not None] for row in map(json.loads, lines)}
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()[:sample]:
        row = json.loads(line)
        syntax = parser.parse(Report(row["id"], row["text"]))
        yield syntax, find_names(syntax)[0], gold.get(row["id"], [])


def _distance_km(item: dict[str, Any], place: Place) -> float:
    y0, x0 = radians(item["latitude"]), radians(item["longitude"])
    y1, x1 = radians(place.latitude or 0.0), radians(place.longitude or 0.0)
    h = sin((y1 - y0) / 2) ** 2 + cos(y0) * cos(y1) * sin((x1 - x0) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


if __name__ == "__main__":
    main()
