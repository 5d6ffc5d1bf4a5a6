"""The map shows a place no more exactly than it is known."""

from __future__ import annotations

import re

import pytest

from consilience.brief.map import choose_drawn, draw_map
from consilience.brief.outline import FILE, Window, cut_outline, load_outline
from consilience.records import Pin


def drawn(*pins: Pin) -> str:
    return draw_map(pins, {"f": "#f1"}, title="Map", description="Places")


def town(name: str, latitude: float, longitude: float) -> Pin:
    return Pin(name, latitude, longitude, "town", ("f",))


def spots(svg: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r'<circle[^>]* cx="([\d.-]+)" cy="([\d.-]+)"', svg)]


def test_without_coordinates_there_is_no_map() -> None:
    assert drawn(Pin("Ister", None, None, None, ("f",))) == ""


def test_a_town_is_a_dot_and_a_sea_a_dashed_ring() -> None:
    svg = drawn(town("Orvana", 44.5, 28.1), Pin("Gulf of Senn", 42.0, 33.0, "sea", ("f",)))
    assert svg.count('class="dot"') == 1
    assert svg.count('class="ring"') == 1


def test_a_continent_is_listed_but_not_drawn() -> None:
    assert drawn(Pin("Asia", 40.0, 90.0, "continent", ("f",))) == ""


@pytest.mark.parametrize(
    "pins",
    [
        [town("A", 0.0, 0.0)],
        [town("Suva", -18.1, 178.4), town("Apia", -13.8, -171.8)],
        [town("North", 84.0, 10.0), town("South", -84.0, -170.0)],
        [town("Pole", 90.0, 0.0)],
        [town(f"T{index}", 10.0, 20.0 + index * 0.001) for index in range(80)],
    ],
)
def test_every_mark_lies_on_the_map(pins: list[Pin]) -> None:
    svg = drawn(*pins)
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    assert len(spots(svg)) == len(pins)
    assert all(-15 <= x <= width + 15 and -15 <= y <= height + 15 for x, y in spots(svg))


def test_neighbours_across_the_date_line_are_neighbours() -> None:
    (left, _), (right, _) = sorted(spots(drawn(town("Suva", -18.1, 178.4), town("Apia", -13.8, -171.8))))
    assert 100 < right - left < 900


def test_labels_do_not_cover_one_another() -> None:
    svg = drawn(*(town(f"Town {index}", 10.0 + index * 0.01, 20.0) for index in range(40)))
    heights = sorted(float(y) for y in re.findall(r'<text class="label" x="[\d.-]+" y="([\d.-]+)"', svg))
    assert 0 < len(heights) < 40


def test_names_are_escaped() -> None:
    assert "<b>" not in drawn(town("<b>x", 1, 1))


def test_the_outline_is_small_and_whole() -> None:
    assert FILE.stat().st_size <= 150_000
    assert {trace.kind for trace in load_outline()} == {"land", "border"}


def test_the_cut_outline_lies_in_its_window() -> None:
    window = Window(170, -50, 200, -10)
    rings = [points for kind, points in cut_outline(window) if kind == "land"]
    assert rings
    assert all(169.9 <= x <= 200.1 and -50.1 <= y <= -9.9 for ring in rings for x, y in ring)


def test_a_few_far_places_do_not_make_it_a_map_of_the_world() -> None:
    near = [Pin(f"N{index}", 44.0 + index, 28.0, "town", ("a", "b", "c")) for index in range(3)]
    far = Pin("Far", -33.0, 151.0, "country", ("a",))
    assert choose_drawn([*near, far]) == tuple(near)


def test_two_places_far_apart_are_both_drawn() -> None:
    pins = (town("A", 44.0, 28.0), town("B", -33.0, 151.0))
    assert choose_drawn(pins) == pins
