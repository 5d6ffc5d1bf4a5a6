"""Where are forces and ships deployed? The map of the deployments: areas with their precision, never points made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.brief.map import choose_drawn, draw_map
from consilience.records import Pin, PostureEntry, PostureValue, Stance

UNKNOWN = "precision not known"
KINDS = ("deployment", "force", "platform")
_AREAS = ("area", "place")


def deployment_pins(entries: Sequence[PostureEntry], anchors: Mapping[int, str]) -> tuple[Pin, ...]:
    """Return a pin for each area in which something is told to be; what is denied or only planned is left out."""
    found: dict[tuple[str, str], Pin] = {}
    told = {entry.name for entry in entries if entry.kind == "deployment"}
    for entry in entries:
        if entry.kind not in KINDS or (entry.kind != "deployment" and entry.name in told):
            continue
        for value in entry.values:
            place = value.place
            if place is not None and _is_firm(value):
                pin = Pin(
                    entry.name,
                    place.latitude,
                    place.longitude,
                    place.precision,
                    (anchors.get(id(entry), ""),),
                )
                found.setdefault((entry.name, value.value), pin)
    return tuple(found[key] for key in sorted(found))


def _is_firm(value: PostureValue) -> bool:
    return value.what in _AREAS and value.stance is Stance.AFFIRMED


def area_lines(entries: Sequence[PostureEntry]) -> list[str]:
    """Return each deployment with its areas and how precise they are, in words."""
    found = []
    for entry in entries:
        if entry.kind in KINDS:
            firm = [value for value in entry.values if value.place is not None and _is_firm(value)]
            found += [f"{entry.name}: {v.value} ({(v.place and v.place.precision) or UNKNOWN})" for v in firm]
    return list(dict.fromkeys(found))


def draw_deployments(pins: Sequence[Pin], *, title: str) -> str:
    """Draw the pins on the map of the brief, with ids of its own; "" where no area has coordinates."""
    drawn = choose_drawn(pins)
    described = "; ".join(f"{pin.name} ({pin.precision or UNKNOWN})" for pin in drawn)
    links = {anchor: f"#{anchor}" for pin in pins for anchor in pin.findings if anchor}
    return (
        draw_map(pins, links, title=title, description=described)
        .replace('"map-', '"deployed-')
        .replace("map-title map-desc", "deployed-title deployed-desc")
        .replace(" map-desc", " deployed-desc")
    )
