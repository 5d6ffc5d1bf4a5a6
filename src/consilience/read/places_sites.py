"""Where does a building, street or other site lie that no gazetteer lists? At the town that is named with it.

The town inside its name ("Tallinn Central Hospital"), behind it ("Harbour Hospital in Tallinn"), before it as its owner
("Tallinn's Harbour Hospital"), or the one town that the whole report is about. The point is the town's, and so is the
precision class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consilience.read.places_runs import Mention
from consilience.read.places_senses import NEAR_KM, distance_between
from consilience.read.syntax import Syntax
from consilience.records import Place

LOCAL_SHARE = 0.8
"""A report is about one neighbourhood where so large a share of its towns lie within a hundred miles of the first."""
_LINKS = frozenset({",", "in", ", in", "at", "near", "(", "campus in"})


def place_sites(syntax: Syntax, mentions: Sequence[Mention], places: Sequence[Place]) -> list[Place]:
    """Give each unlisted site among the places the point of its town; `places` go with the mentions, one for one."""
    local = _local(places)
    found = []
    for number, (mention, place) in enumerate(zip(mentions, places, strict=True)):
        host = None
        if place.rule == "unlisted" and place.precision == "site":
            host = _owner(syntax, mention, places, number) or _inside(mention, places) or local
        found.append(place if host is None else _at(place, host))
    return found


def _at(site: Place, host: Place) -> Place:
    return replace(
        site,
        latitude=host.latitude,
        longitude=host.longitude,
        country=host.country,
        precision=host.precision,
        because=f"not in the gazetteer; placed at {host.name}",
        rule="site.at-town",
    )


def _is_town(place: Place) -> bool:
    return place.use == "place" and place.latitude is not None and place.rule in ("town", "division2")


def _owner(syntax: Syntax, mention: Mention, places: Sequence[Place], number: int) -> Place | None:
    """Return the town right behind it ("..., in Tallinn") or right before it ("Tallinn's ...")."""
    if number + 1 < len(places):
        after = places[number + 1]
        between = syntax.text[mention.end : after.span.start].strip()
        if _is_town(after) and between in _LINKS:
            return after
    if number:
        before = places[number - 1]
        between = syntax.text[before.span.end : mention.start].strip()
        if _is_town(before) and between in ("'s", "’s", "'", "’"):
            return before
    return None


def _inside(mention: Mention, places: Sequence[Place]) -> Place | None:
    """Return a town of the report whose name is a part of the site's."""
    parts = f" {mention.name} "
    return next((place for place in places if _is_town(place) and f" {place.name} " in parts), None)


def _local(places: Sequence[Place]) -> Place | None:
    """Return the town that the report is about, where nearly all its towns lie around it."""
    towns = [place for place in places if _is_town(place)]
    if not towns:
        return None
    often = Counter(place.name for place in towns)
    first = max(towns, key=lambda place: (often[place.name], -place.span.start))
    near = sum(distance_between(first, place) <= NEAR_KM for place in towns)
    return first if near >= LOCAL_SHARE * len(towns) else None
