"""How is the outline of the map made? From a TopoJSON file of Natural Earth countries, simplified once.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz        # Natural Earth 1:50m, public domain
    python scripts/build_outline.py package/countries-50m.json src/consilience/brief/outline.txt

Each arc is simplified on its own (Visvalingam: the point whose triangle is smallest goes first), so that neighbours
keep one common border. Coordinates are hundredths of a degree; a line holds a kind (`land` for a closed ring, `border`
for a line between two countries), the first point, and the steps to the next ones.
"""

from __future__ import annotations

import heapq
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

SCALE = 100
SMALLEST_TRIANGLE = 0.016
"""Square degrees: a point whose triangle is smaller is left out."""
SMALLEST_RING = 0.012
"""Square degrees: an island smaller than this is left out."""
HEADER = "# Land and borders after Natural Earth 1:50m (public domain), simplified by scripts/build_outline.py\n"

Point = tuple[float, float]


def main(source: Path, target: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [simplified(list(decoded(arc, topology["transform"]))) for arc in topology["arcs"]]
    lines = [
        *(line("land", ring) for ring in rings(topology["objects"]["land"], arcs)),
        *(line("border", unrolled(arcs[index])) for index in shared_arcs(topology["objects"]["countries"])),
    ]
    target.write_text(HEADER + "".join(f"{text}\n" for text in lines if text), encoding="utf-8")


def decoded(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + move_x, y * scale_y + move_y


def area(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(points: list[Point]) -> list[Point]:
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    areas = {i: area(points[i - 1], points[i], points[i + 1]) for i in range(1, len(points) - 1)}
    queue = [(size, i) for i, size in areas.items()]
    heapq.heapify(queue)
    gone: set[int] = set()
    while queue and queue[0][0] < SMALLEST_TRIANGLE:
        size, i = heapq.heappop(queue)
        if i in gone or areas[i] != size:
            continue
        gone.add(i)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < len(points) - 1:
                areas[j] = max(size, area(points[before[j]], points[j], points[after[j]]))
                heapq.heappush(queue, (areas[j], j))
    return [point for i, point in enumerate(points) if i not in gone]


def rings(land: dict[str, Any], arcs: Sequence[list[Point]]) -> Iterator[list[Point]]:
    for shape in land.get("geometries", [land]):
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points = closed(unrolled(joined(ring, arcs)))
                if ring_area(points) >= SMALLEST_RING:
                    yield points


def joined(ring: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def unrolled(points: Sequence[Point]) -> list[Point]:
    """Go on beyond 180 degrees where a line crosses that meridian, instead of jumping to the other end of the world."""
    found: list[Point] = []
    for x, y in points:
        turn = 360 * round((found[-1][0] - x) / 360) if found else 0
        found.append((x + turn, y))
    return found


def closed(points: list[Point]) -> list[Point]:
    """Lead a ring that goes round the world (Antarctica) over its pole."""
    if abs(points[-1][0] - points[0][0]) < 180:
        return points
    pole = -90.0 if points[0][1] < 0 else 90.0
    return [*points, (points[-1][0], pole), (points[0][0], pole)]


def ring_area(points: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2


def shared_arcs(countries: dict[str, Any]) -> list[int]:
    """Return the arcs that two countries use: their common border."""
    used = Counter(
        index if index >= 0 else ~index for shape in countries["geometries"] for index in flat(shape.get("arcs", []))
    )
    return sorted(index for index, times in used.items() if times > 1)


def flat(arcs: Any) -> Iterator[int]:
    for item in arcs:
        if isinstance(item, int):
            yield item
        else:
            yield from flat(item)


def line(kind: str, points: Sequence[Point]) -> str:
    whole = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    if len(whole) < 2:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    numbers = [*whole[0], *(number for step in steps if step != (0, 0) for number in step)]
    return f"{kind} {' '.join(map(str, numbers))}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
