"""Where was a report written, and for whom? It decides the season of "last summer" and the order of 11/10/2025."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from consilience.read.syntax import Syntax
from consilience.records import BlockKind, Place
from consilience.rules import FOLDER, read_rows, rows


class Home(NamedTuple):
    """The country that a report is published in, and whether its seasons are the southern ones; None is unknown."""

    country: str | None = None
    south: bool | None = None


UNKNOWN = Home()


@cache
def _countries() -> Mapping[str, str]:
    """Load the country of each outlet under its names (rules/outlets.tsv)."""
    found: dict[str, str] = {}
    for row in read_rows(FOLDER / "outlets.tsv"):
        for name in (row["outlet"], row["credits"]):
            if row["country"]:
                found.setdefault(name.casefold(), row["country"])
    return found


def find_home(syntax: Syntax, places: Sequence[Place], outlet: str | None) -> Home:
    """Tell home by the outlet and the dateline; the hemisphere also by the places told of, where all agree."""
    told = _countries().get(outlet.casefold()) if outlet else None
    headed = [block.span for block in syntax.blocks if block.kind is BlockKind.DATELINE]
    written = next((place for place in places if any(span.covers(place.span) for span in headed)), None)
    where = written.country if written is not None else None
    return Home(told or where, _is_south(where or told, written, places))


def _is_south(country: str | None, written: Place | None, places: Sequence[Place]) -> bool | None:
    if written is not None and written.latitude is not None:
        return written.latitude < 0
    if country is not None:
        return _trait(country, "hemisphere") == "south"
    sides = {place.latitude < 0 for place in places if place.latitude is not None}
    return sides.pop() if len(sides) == 1 else None


def digits_of(country: str | None) -> str:
    """Return the order in which a country's press writes dates in digits: MDY, DMY, or "" where it is not one."""
    if country is None:
        return ""
    order = _trait(country, "digits") or "DMY"
    return "" if order == "mixed" else order


def _trait(country: str, name: str) -> str:
    return next(
        (r["value"] for r in rows("en", "times_countries") if (r["country"], r["trait"]) == (country, name)), ""
    )
