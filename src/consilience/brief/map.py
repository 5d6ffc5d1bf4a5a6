"""Where is it? A map of the pins as SVG, drawn offline; how sure a place is shows in how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil, cos, floor, radians

from consilience.brief.outline import Point, Window, cut_outline
from consilience.brief.phrases import clipped, one_line
from consilience.records import Pin

WIDTH = 960
TALLEST, FLATTEST = 0.58, 0.42
"""Height of the map as a share of its width, at most and at least."""
MARGIN = 0.18
"""Share of the span of the pins that is added on each side."""
SMALLEST = 9.0
"""Degrees of latitude shown at least, so that one town is seen in its surroundings."""
DOTS = frozenset(("site", "town"))
RINGS: Mapping[str, float] = {"region": 15, "country": 22, "sea": 26}
"""Radius in pixels of the dashed ring: it says "somewhere around here", not how large the place is."""
FAR = 0.4
"""Share of the mentions that may lie beyond the edge of the map."""
SHRINKS = 0.67
WEIGHED = 60
"""Pins, those with most findings first, that decide where the map lies."""
LETTER, LINE = 6.4, 15.0
"""Width of a letter and height of a line of the labels, in pixels."""
LABELLED = 60
STEPS = (1, 2, 5, 10, 15, 30)


@dataclass(frozen=True)
class View:
    """A window on the world and its scale: equirectangular, true at the middle latitude."""

    window: Window
    height: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Return the pixel of a point."""
        west, south, east, north = self.window
        return (
            (longitude - west) / (east - west) * WIDTH,
            (north - latitude) / (north - south) * self.height,
        )

    def near(self, longitude: float) -> float:
        """Return the longitude with the turns that bring it nearest to the middle of the window."""
        middle = (self.window.west + self.window.east) / 2
        return longitude + 360 * round((middle - longitude) / 360)


@dataclass(frozen=True)
class _Spot:
    pin: Pin
    x: float
    y: float


def choose_drawn(pins: Sequence[Pin]) -> tuple[Pin, ...]:
    """Choose the pins to draw: those with a point, without the few far ones that would make the map a map of the world.

    The lighter side of a gap is left out as long as that makes the map smaller by a third and most mentions stay on it.
    """
    kept = [pin for pin in pins if is_drawn(pin)]
    spare = FAR * _weight(kept)
    while len(kept) > 2:
        cuts = [(_extent(rest), _weight(far), rest) for far, rest in _cuts(kept[:WEIGHED]) if _weight(far) <= spare]
        extent, lost, rest = min(cuts, key=lambda cut: cut[:2], default=(0.0, 0, []))
        if not rest or extent > SHRINKS * _extent(kept):
            break
        spare -= lost
        kept = [pin for pin in kept if pin in rest or _lies_within(pin, rest)]
    return tuple(kept)


def _weight(pins: Iterable[Pin]) -> int:
    return sum(len(pin.findings) for pin in pins)


def _cuts(pins: Sequence[Pin]) -> Iterable[tuple[list[Pin], list[Pin]]]:
    """Yield the ways to cut pins in two by a meridian or a parallel: the lighter side, then the other."""
    west, _ = _arc([_point(pin)[0] for pin in pins])
    by_longitude = sorted(pins, key=lambda pin: ((_point(pin)[0] - west) % 360, pin.name))
    by_latitude = sorted(pins, key=lambda pin: (_point(pin)[1], pin.name))
    for ordered in (by_longitude, by_latitude):
        for index in range(1, len(ordered)):
            sides = ordered[:index], ordered[index:]
            yield (sides[0], sides[1]) if _weight(sides[0]) < _weight(sides[1]) else (sides[1], sides[0])


def _lies_within(pin: Pin, pins: Sequence[Pin]) -> bool:
    return _extent([*pins, pin]) <= _extent(pins)


def _extent(pins: Sequence[Pin]) -> float:
    """Return the longer side of the window of pins, in degrees, at least the smallest one shown."""
    west, east = _arc([_point(pin)[0] for pin in pins])
    latitudes = [_point(pin)[1] for pin in pins]
    return max(east - west, 2 * (max(latitudes) - min(latitudes)), SMALLEST)


def _point(pin: Pin) -> Point:
    return float(pin.longitude or 0), float(pin.latitude or 0)


def is_drawn(pin: Pin) -> bool:
    """Say whether a pin has a point and is not as wide as a continent."""
    return pin.latitude is not None and pin.longitude is not None and pin.precision != "continent"


def draw_map(pins: Sequence[Pin], links: Mapping[str, str], *, title: str, description: str) -> str:
    """Draw the pins that have coordinates, as an SVG element; "" where there is none.

    `links` gives the address that each finding's id leads to. Colours come from the style of the page.
    """
    drawn = choose_drawn(pins)
    if not drawn:
        return ""
    view = _view([_point(pin) for pin in drawn])
    spots = [_Spot(pin, *view.place(view.near(_point(pin)[0]), _point(pin)[1])) for pin in drawn]
    parts = (
        f'<svg class="map" role="group" aria-labelledby="map-title map-desc" viewBox="0 0 {WIDTH} {view.height:.0f}">',
        f'<title id="map-title">{escape(title)}</title><desc id="map-desc">{escape(description)}</desc>',
        f'<rect class="sea" width="{WIDTH}" height="{view.height:.0f}"/>',
        *_grid(view),
        *_outlines(view),
        *_degrees(view),
        *_marks(spots, links),
        *_labels(spots, view),
        "</svg>",
    )
    return "\n".join(parts)


def _view(points: Sequence[Point]) -> View:
    """Choose the smallest window that holds all points, with a margin, within the limits of its shape."""
    west, east = _arc([longitude for longitude, _ in points])
    south, north = min(latitude for _, latitude in points), max(latitude for _, latitude in points)
    tall = max((north - south) * (1 + 2 * MARGIN), SMALLEST)
    middle = (south + north) / 2
    shrink = max(cos(radians(min(abs(middle), 75))), 0.2)
    wide = max((east - west) * (1 + 2 * MARGIN), tall * 0.5)
    shape = min(max(tall / (wide * shrink), FLATTEST), TALLEST)
    wide = min(max(wide, tall / (shape * shrink)), 360.0)
    tall = min(max(tall, wide * shrink * shape), 180.0)
    middle = min(max(middle, tall / 2 - 90), 90 - tall / 2)
    centre = (west + east) / 2
    window = Window(centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2)
    return View(window, WIDTH * tall / (wide * shrink))


def _arc(longitudes: Iterable[float]) -> tuple[float, float]:
    """Return the shortest arc that holds all longitudes; it may cross 180 degrees."""
    ordered = sorted({(longitude + 180) % 360 - 180 for longitude in longitudes})
    gaps = [(second - first, first, second) for first, second in pairwise(ordered)]
    widest, before, after = max(gaps, default=(0.0, 0.0, 0.0))
    if widest > 360 - (ordered[-1] - ordered[0]):
        return after, before + 360
    return ordered[0], ordered[-1]


def _outlines(view: View) -> Iterable[str]:
    paths: dict[str, list[str]] = {"land": [], "border": []}
    for kind, points in cut_outline(view.window):
        pixels = [view.place(*point) for point in points]
        steps = "L".join(f"{x:.1f} {y:.1f}" for x, y in pixels)
        paths[kind].append(f"M{steps}{'Z' if kind == 'land' else ''}")
    for kind, found in paths.items():
        if found:
            yield f'<path class="{kind}" d="{"".join(found)}"/>'


def _grid(view: View) -> Iterable[str]:
    """Draw meridians and parallels at a step that gives a handful of them."""
    west, south, east, north = view.window
    for meridian in _steps(west, east, _step(view)):
        x, _ = view.place(meridian, south)
        yield f'<path class="grid" d="M{x:.1f} 0V{view.height:.1f}"/>'
    for parallel in _steps(south, north, _step(view)):
        _, y = view.place(west, parallel)
        yield f'<path class="grid" d="M0 {y:.1f}H{WIDTH}"/>'


def _degrees(view: View) -> Iterable[str]:
    """Write the degrees of the grid at the left and the lower edge."""
    west, south, east, north = view.window
    for meridian in _steps(west, east, _step(view)):
        x, _ = view.place(meridian, south)
        told = _degree((meridian + 180) % 360 - 180, "E", "W")
        yield f'<text class="degree" x="{x + 3:.1f}" y="{view.height - 4:.1f}">{told}</text>'
    for parallel in _steps(south, north, _step(view)):
        _, y = view.place(west, parallel)
        yield f'<text class="degree" x="4" y="{y - 3:.1f}">{_degree(parallel, "N", "S")}</text>'


def _step(view: View) -> int:
    return next((step for step in STEPS if (view.window.east - view.window.west) / step <= 9), STEPS[-1])


def _steps(start: float, end: float, step: int) -> range:
    return range(ceil(start / step) * step, floor(end) + 1, step)


def _degree(value: int, positive: str, negative: str) -> str:
    return f"{abs(value)}°{positive if value > 0 else negative if value < 0 else ''}"


def _marks(spots: Iterable[_Spot], links: Mapping[str, str]) -> Iterable[str]:
    for spot in sorted(spots, key=lambda spot: spot.pin.precision in DOTS):
        pin = spot.pin
        dot = pin.precision in DOTS
        radius = min(3.5 + len(pin.findings) ** 0.5, 9) if dot else RINGS.get(pin.precision or "", 15)
        shape = f'<circle class="{"dot" if dot else "ring"}" cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{radius:.1f}">'
        named = escape(f"{one_line(pin.name)} ({pin.precision or 'precision not known'})")
        shape += f"<title>{named}</title></circle>"
        address = next((links[finding] for finding in pin.findings if finding in links), None)
        yield f'<a href="{escape(address, quote=True)}" aria-label="{named}">{shape}</a>' if address else shape


def _labels(spots: Sequence[_Spot], view: View) -> Iterable[str]:
    """Write names beside their marks where there is room: right, left, above or below; no label covers another."""
    taken = [(spot.x - 5, spot.y - 5, spot.x + 5, spot.y + 5) for spot in spots if spot.pin.precision in DOTS]
    for spot in spots[:LABELLED]:
        name = clipped(one_line(spot.pin.name), 28)
        wide = len(name) * LETTER
        away = 9.0 if spot.pin.precision in DOTS else RINGS.get(spot.pin.precision or "", 15) + 3
        for x, y in _corners(spot, wide, away):
            box = (x, y - LINE * 0.75, x + wide, y + LINE * 0.25)
            if box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= view.height and _is_free(box, taken):
                taken.append(box)
                kind = "label" if spot.pin.precision in DOTS else "label wide"
                yield f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(name)}</text>'
                break


def _corners(spot: _Spot, wide: float, away: float) -> tuple[Point, ...]:
    return (
        (spot.x + away, spot.y + 4),
        (spot.x - away - wide, spot.y + 4),
        (spot.x - wide / 2, spot.y - away - 2),
        (spot.x - wide / 2, spot.y + away + 10),
    )


def _is_free(box: tuple[float, float, float, float], taken: Iterable[tuple[float, float, float, float]]) -> bool:
    left, top, right, bottom = box
    return all(right < other[0] or other[2] < left or bottom < other[1] or other[3] < top for other in taken)
