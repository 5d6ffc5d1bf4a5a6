"""Which places belong on the map? Those that something happened at, with the precision that the words allow."""

from __future__ import annotations

from collections.abc import Iterable

from consilience.records import Finding, Pin, Place


def place_pins(findings: Iterable[Finding]) -> tuple[Pin, ...]:
    """Gather the places of the findings, those with most findings first.

    A government named by its capital (`use` is "actor") is no place; a place without coordinates gets a pin
    without coordinates, so that it is listed and not drawn.
    """
    found: dict[tuple[object, ...], tuple[Place, list[str]]] = {}
    for finding in findings:
        for place in finding.places:
            if place.use == "place":
                _, named = found.setdefault(_key(place), (place, []))
                if finding.id not in named:
                    named.append(finding.id)
    pins = [_pin(place, named) for place, named in found.values()]
    return tuple(sorted(pins, key=lambda pin: (pin.latitude is None, -len(pin.findings), pin.name)))


def _key(place: Place) -> tuple[object, ...]:
    if place.geonameid is not None:
        return ("geonameid", place.geonameid)
    return ("name", place.name.casefold(), place.latitude, place.longitude)


def _pin(place: Place, findings: Iterable[str]) -> Pin:
    located = place.latitude is not None and place.longitude is not None
    latitude, longitude = (place.latitude, place.longitude) if located else (None, None)
    return Pin(place.name, latitude, longitude, place.precision, tuple(findings))
