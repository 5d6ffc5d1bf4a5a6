"""Where is land, and where do countries meet? The outline of the world, cut to a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import ge, le
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("outline.txt")
"""Written by scripts/build_outline.py: a kind, the first point, the steps to the next ones, in 1/100 degree."""
SCALE = 100.0

Point = tuple[float, float]


class Window(NamedTuple):
    """A stretch of the world in degrees; `west` may lie below -180 or `east` above 180 where it crosses that line."""

    west: float
    south: float
    east: float
    north: float


class Trace(NamedTuple):
    """A closed ring of land or an open border, with the window that it fills."""

    kind: str
    points: tuple[Point, ...]
    window: Window


@cache
def load_outline() -> tuple[Trace, ...]:
    """Load the outline once."""
    with FILE.open(encoding="ascii") as lines:
        return tuple(_trace(line) for line in lines if not line.startswith("#"))


def _trace(line: str) -> Trace:
    kind, *numbers = line.split()
    steps = [int(number) for number in numbers]
    x = y = 0
    points = []
    for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / SCALE, y / SCALE))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return Trace(kind, tuple(points), Window(min(xs), min(ys), max(xs), max(ys)))


def cut_outline(window: Window) -> Iterator[tuple[str, list[Point]]]:
    """Yield what of the outline lies in a window: closed rings of kind `land`, open lines of kind `border`."""
    for turn in (-360.0, 0.0, 360.0):
        for trace in load_outline():
            if not _meets(trace.window, window, turn):
                continue
            points = [(x + turn, y) for x, y in trace.points]
            if trace.kind == "land":
                ring = _cut_ring(points, window)
                if len(ring) > 2:
                    yield "land", ring
            else:
                for line in _cut_line(points, window):
                    yield "border", line


def _meets(trace: Window, window: Window, turn: float) -> bool:
    wide = trace.west + turn <= window.east and window.west <= trace.east + turn
    return wide and trace.south <= window.north and window.south <= trace.north


def _cut_ring(ring: Sequence[Point], window: Window) -> list[Point]:
    """Cut a ring at the four edges of a window, one after the other (Sutherland and Hodgman 1974)."""
    points = list(ring)
    for axis, limit, inside in _edges(window):
        points = _cut_at(points, axis, limit, inside)
    return points


def _edges(window: Window) -> tuple[tuple[int, float, Callable[[float, float], bool]], ...]:
    return (0, window.west, ge), (0, window.east, le), (1, window.south, ge), (1, window.north, le)


def _cut_at(points: Sequence[Point], axis: int, limit: float, inside: Callable[[float, float], bool]) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip((*points[-1:], *points[:-1]), points, strict=True):
        if inside(point[axis], limit) != inside(before[axis], limit):
            share = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if inside(point[axis], limit):
            kept.append(point)
    return kept


def _cut_line(points: Sequence[Point], window: Window) -> Iterator[list[Point]]:
    """Yield the runs of a line whose points lie in the window, with one point beyond at each end."""
    run: list[Point] = []
    for index, point in enumerate(points):
        near = any(_holds(window, other) for other in points[max(0, index - 1) : index + 2])
        if near:
            run.append(point)
        elif run:
            yield run
            run = []
    if len(run) > 1:
        yield run


def _holds(window: Window, point: Point) -> bool:
    return window.west <= point[0] <= window.east and window.south <= point[1] <= window.north
