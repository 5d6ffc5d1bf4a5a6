"""Where is the outlet of a report at home? A paper rarely says which Springfield it means: its own.

Told by the table of outlets, by a town in the outlet's name ("The Alder Gazette", "alderpress.com"), or by the country
of its address (".co.uk").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from consilience.read.gazetteer import Entry, Gazetteer, fold
from consilience.read.places_runs import words
from consilience.rules import rows

SHORTEST_TOWN = 4
"""Letters of a town that is looked for within a run-together name: shorter ones are found by chance."""
OUTWEIGHS = 20
"""So many times the people of the next town of its name make a town plain."""
_HOST = re.compile(r"(?:[a-z]+://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)")
_DOMAIN_COUNTRIES = {"uk": "GB"}


class Home(NamedTuple):
    """The places that an outlet may be at home in, and how far that can be trusted: votes of so many names."""

    entries: tuple[Entry, ...]
    votes: float


LISTED, NAMED, ADDRESSED = 1.0, 0.5, 0.25


@cache
def _outlets() -> Mapping[str, Mapping[str, str]]:
    return {row["outlet"]: row for row in rows("en", "places_outlets")}


@cache
def _countries() -> Mapping[str, str]:
    return {row["country"]: row["name"] for row in rows("en", "countries")}


def find_homes(outlet: str | None, gazetteer: Gazetteer) -> tuple[Home, ...]:
    """Return the homes that an outlet's name or address shows; () for one that shows none.

    >>> from consilience.read.gazetteer import open_gazetteer
    >>> [home.entries[0].name for home in find_homes("thestate.com", open_gazetteer())]
    ['Columbia']
    """
    if not outlet:
        return ()
    host = _HOST.match(outlet.casefold())
    listed = _listed(host[1], gazetteer) if host else ()
    named = () if listed else _named(host[1].rsplit(".", 1)[0] if host else outlet, gazetteer)
    addressed = _addressed(host[1], gazetteer) if host else ()
    homes = (Home(listed, LISTED), Home(named, NAMED), Home(addressed, ADDRESSED))
    return tuple(home for home in homes if home.entries)


def _listed(host: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    row = _outlets().get(host)
    if row is None:
        return ()
    found = [entry for entry in gazetteer.look_up(row["home"]) if entry.country == row["country"]]
    return tuple(entry for entry in found if row["admin1"] in ("", entry.admin1) or not entry.admin1)[:1]


def _named(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return the towns whose name is left of the outlet's when the words of mastheads are taken off."""
    for rest in _rests(name):
        towns = tuple(entry for entry in gazetteer.look_up(rest) if not entry.alias)
        if towns and _is_plain(towns):
            return towns
    return ()


def _is_plain(towns: Sequence[Entry]) -> bool:
    """Say whether one town far outweighs the others of its name: another Springfield's paper tells nothing."""
    return len(towns) == 1 or towns[0].population >= OUTWEIGHS * (towns[1].population + 1)


def _rests(name: str) -> Iterator[str]:
    parts = [part for part in re.split(r"[^\w]+", fold(name)) if part not in words("masthead")]
    if len(parts) > 1:
        yield " ".join(parts)
    for part in parts:
        for bare in (part, _stripped(part)):
            if len(bare) >= SHORTEST_TOWN:
                yield bare


def _stripped(word: str) -> str:
    """Take the words of mastheads off both ends: "thealdergazette" → "alder"."""
    mastheads = sorted(words("masthead"), key=lambda masthead: (-len(masthead), masthead))
    for masthead in mastheads:
        word = word.removesuffix(masthead) if len(word) - len(masthead) >= SHORTEST_TOWN else word
    return word[3:] if word.startswith("the") and len(word) - 3 >= SHORTEST_TOWN else word


def _addressed(host: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    ending = host.rsplit(".", 1)[-1]
    code = _DOMAIN_COUNTRIES.get(ending, ending.upper())
    return gazetteer.look_up(_countries().get(code, ""))[:1] if len(ending) == 2 else ()
