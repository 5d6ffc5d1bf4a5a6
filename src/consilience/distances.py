"""How far apart are two points of the Earth?"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
"""Mean radius."""


def kilometres(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Return the great-circle distance in km of two points in degrees (haversine formula).

    >>> round(kilometres(0, 0, 0, 180))
    20015
    """
    north, east, south, west = map(radians, (latitude, longitude, to_latitude, to_longitude))
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin((west - east) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
