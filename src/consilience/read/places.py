"""Where? The places that a report names: found, told apart, and pinned where that is sure.

Order of work: where names of the gazetteer stand (places_runs), which of them name a place (places_mentions), which
place on earth each name means in this report (places_senses), and whether it is meant as a place or as the government
that sits there (places_uses). Then what no gazetteer lists: sites at their towns (places_sites), areas and borders
(places_areas), words for what is of a land (places_demonyms).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from consilience.read.gazetteer import Entry, Gazetteer, open_gazetteer
from consilience.read.places_areas import Area, find_areas
from consilience.read.places_demonyms import find_demonyms, make_demonym
from consilience.read.places_home import find_homes
from consilience.read.places_mentions import find_mentions
from consilience.read.places_runs import Mention, other_names
from consilience.read.places_senses import Sense, choose_senses
from consilience.read.places_sites import place_sites
from consilience.read.places_uses import is_adjective, speaks_for_government
from consilience.read.syntax import Syntax
from consilience.records import Name, Place, Problem, Span

__all__ = ["Gazetteer", "find_places", "open_gazetteer"]

SURE = 0.6
"""A name is pinned where its sense holds at least this share of the weight; below it the report does not tell.

Of the pins that a lower share would add, most are wrong (docs/explanation/places.md).
"""
_UNLISTED = {"FAC": "site", "LOC": "region"}


def find_places(
    syntax: Syntax, names: tuple[Name, ...], gazetteer: Gazetteer, *, outlet: str | None = None, sure: float = SURE
) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """Find the places of a report in reading order; a name whose place stays unsure has no coordinates.

    `outlet` is the publisher's name or address: local news means the places of its home. `sure` is the share of the
    weight, 0 to 1, that a sense must hold to be pinned.
    "Caracas, Venezuela" gives a town and a country, both pinned; "Moscow has denied" gives an actor, not a pin.
    """
    inside = other_names(syntax, names)
    found = find_mentions(syntax, inside, gazetteer)
    senses = choose_senses(syntax, found, gazetteer, find_homes(outlet, gazetteer))
    named = [_place(syntax, mention, senses.get(mention.key), gazetteer, sure) for mention in found.mentions]
    sited = place_sites(syntax, found.mentions, named)
    areas = find_areas(syntax, sited)
    beside = [_beside_border(place, areas) for place in sited]
    return _apart((*(area.place for area in areas), *beside, *find_demonyms(syntax, inside, gazetteer))), ()


def _beside_border(place: Place, areas: Sequence[Area]) -> Place:
    """Mark the countries of "the Guyana-Venezuela border": they say of which lands the border is, not where it is."""
    bordering = place.precision == "country" and any(
        area.place.rule.startswith("border") and area.phrase.covers(place.span) for area in areas
    )
    return replace(place, use="demonym", because=f"says that the border is {place.name}'s") if bordering else place


def _apart(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return in reading order the places that overlap none that was named before them."""
    kept: list[Place] = []
    taken: set[int] = set()
    for place in places:
        characters = range(place.span.start, place.span.end)
        if taken.isdisjoint(characters):
            kept.append(place)
            taken.update(characters)
    return tuple(sorted(kept, key=lambda place: place.span))


def _place(syntax: Syntax, mention: Mention, sense: Sense | None, gazetteer: Gazetteer, sure: float) -> Place:
    span = syntax.span(mention.start, mention.end)
    if sense is None or not mention.entries:
        precision = _UNLISTED.get(mention.entity)
        return Place(span, mention.name, precision=precision, because="not in the gazetteer", rule="unlisted")
    entry = sense.entry
    if is_adjective(syntax, mention):
        return make_demonym(span, entry)
    if speaks_for_government(syntax, mention, entry, gazetteer):
        because = f"{entry.name} stands for its government"
        return _unpinned(span, entry, because, use="actor")
    if sense.sure < sure:
        other = f" or {_label(sense.rival)}" if sense.rival else ""
        return _unpinned(span, entry, f"unsure: {_label(entry)}{other}")
    return entry.pin(span, because=f"{_label(entry)}: {sense.sure:.0%} of the weight", rule=entry.kind)


def _unpinned(span: Span, entry: Entry, because: str, *, use: str = "place") -> Place:
    precision = entry.precision
    country = entry.country if use == "actor" else None
    return Place(span, entry.name, country=country or None, precision=precision, use=use, because=because, rule=use)


def _label(entry: Entry) -> str:
    where = ", ".join(part for part in (entry.admin1, entry.country) if part)
    return f"{entry.name} ({where})" if where and entry.kind != "country" else entry.name
