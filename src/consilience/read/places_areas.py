"""Which areas are named by a military command or by a border? Stretches of the earth, without a point of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from consilience.read.syntax import Syntax
from consilience.records import Place, Span
from consilience.rules import Match, find_matches, lookup, patterns, rows


class Area(NamedTuple):
    """A command's area or a border, and the phrase that names it with the countries in it."""

    place: Place
    phrase: Span


class Command(NamedTuple):
    """A military command, what it covers, and the country whose command it is."""

    name: str
    area: str
    country: str


def find_areas(syntax: Syntax, places: Sequence[Place]) -> list[Area]:
    """Find "the area under Southern Command", "the Guyana-Venezuela border"; no coordinates, as neither is a point.

    `places` tell which country's "Southern Command" is meant.
    """
    named = Counter(place.country for place in places if place.country)
    return sorted(_areas(syntax, named), key=lambda area: area.place.span)


def _areas(syntax: Syntax, named: Mapping[str, int]) -> Iterator[Area]:
    table = patterns("en", "places_areas")
    for sentence in syntax.sentences:
        for match in find_matches(table, syntax.text, sentence.start, sentence.end):
            place = _command(syntax, match, named) if "command" in match.groups else _border(syntax, match)
            if place is not None:
                yield Area(place, syntax.span(match.start, match.end))


# --- commands --------------------------------------------------------------------------------------------------------


@cache
def _commands() -> Mapping[str, tuple[Command, ...]]:
    found: dict[str, list[Command]] = {}
    for row in rows("en", "places_commands"):
        found.setdefault(row["command"], []).append(Command(row["name"], row["area"], row["country"]))
    return {name: tuple(commands) for name, commands in found.items()}


def _command(syntax: Syntax, match: Match, named: Mapping[str, int]) -> Place | None:
    words = match.groups["command"].split()
    known = next((found for n in range(len(words)) if (found := _commands().get(" ".join(words[n:])))), None)
    if known is None:
        return None
    command = _owned(known, " ".join(words), named)
    start = match.found.start("command") if match.pattern.id == "command.district" else match.start
    because = f"it covers {command.area}"
    span = syntax.span(start, match.end)
    country = command.country if match.pattern.id == "command.district" else None
    name = f"area of {command.name}"
    return Place(span, name, country=country, precision="region", because=because, rule=match.pattern.id)


def _owned(commands: Sequence[Command], words: str, named: Mapping[str, int]) -> Command:
    """Choose among commands of one name: the country written with it, else the one that the report names most."""
    adjectives = lookup("en", "demonyms", "demonym", "country")
    written = {adjectives.get(word) or {"US": "US", "U.S.": "US"}.get(word) for word in words.split()}
    return max(
        commands,
        key=lambda command: (command.country in written, named.get(command.country, 0), command.country == "US"),
    )


# --- borders ---------------------------------------------------------------------------------------------------------


def _border(syntax: Syntax, match: Match) -> Place | None:
    """Make the record of a border at the word "border"; the countries beside it keep records of their own."""
    sides = [side for group in ("neighbour", "other") if (side := _country(match.groups.get(group, "")))]
    if not sides:
        return None
    names = " and ".join(sorted({name for _, name in sides}))
    return Place(
        syntax.span(*match.found.span("line")),
        f"border of {names}",
        country=sides[0][0] if len(sides) == 1 else None,
        precision="region",
        because="a border is a line, not a point",
        rule=match.pattern.id,
    )


def _country(words: str) -> tuple[str, str] | None:
    """Return code and name of the country that the last of these words name: "The South Korean", "Guyana"."""
    parts = words.split()
    for first in range(len(parts)):
        name = " ".join(parts[first:])
        code = lookup("en", "demonyms", "demonym", "country").get(name)
        code = code or lookup("en", "country_names", "name", "country").get(name)
        if code:
            return code, lookup("en", "countries", "country", "name")[code]
    return None
