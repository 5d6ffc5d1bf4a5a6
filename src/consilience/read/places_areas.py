"""Which areas are named by a military command or by a border? Stretches of the earth, without a point of their own."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.syntax import Syntax
from consilience.records import Place
from consilience.rules import Match, find_matches, lookup, patterns


def find_areas(syntax: Syntax) -> list[Place]:
    """Find "the area under Southern Command", "the Colombian border"; no coordinates, as neither is a point."""
    return sorted(_areas(syntax), key=lambda place: place.span)


def _areas(syntax: Syntax) -> Iterator[Place]:
    table = patterns("en", "places_areas")
    for sentence in syntax.sentences:
        for match in find_matches(table, syntax.text, sentence.start, sentence.end):
            place = _command(syntax, match) if "command" in match.groups else _border(syntax, match)
            if place is not None:
                yield place


def _command(syntax: Syntax, match: Match) -> Place:
    command = match.groups["command"]
    name = lookup("en", "places_commands", "command", "name")[command]
    area = lookup("en", "places_commands", "command", "area")[command]
    span = syntax.span(match.start, match.end)
    return Place(span, f"area of {name}", precision="region", because=f"it covers {area}", rule=match.pattern.id)


def _border(syntax: Syntax, match: Match) -> Place | None:
    neighbour = match.groups["neighbour"]
    country = lookup("en", "demonyms", "demonym", "country").get(neighbour)
    if not country:
        return None
    name = lookup("en", "demonyms", "demonym", "name")[neighbour]
    span = syntax.span(match.start, match.end)
    return Place(
        span,
        f"border of {name}",
        country=country,
        precision="region",
        because="a border is a line, not a point",
        rule=match.pattern.id,
    )
