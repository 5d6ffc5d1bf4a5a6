"""Which names that a list knows stand in the text: bodies, lands, peoples; and which of them mean one thing?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from consilience.read.mentions import LISTED, Candidate, words_for
from consilience.read.phrases import Phrases
from consilience.read.syntax import Syntax
from consilience.rules import lookup, rows

_SHORT = 4
"""Letters; a shorter name in capitals may be a common word where all is in capitals, and tokens of a short line."""


def find_listed(syntax: Syntax) -> Iterator[Candidate]:
    """Find listed names: "Pentagon", "Caribbean Sea", "Venezuelans"; the land in "US Navy" beside the force."""
    for table in (_bodies(), _lands_and_peoples()):
        for found in table.find(syntax):
            if found.end - found.start <= _SHORT and _is_shouted(syntax, found.start):
                continue
            yield Candidate(found.start, found.end, found.row["kind"], found.row["rule"], LISTED)


def _is_shouted(syntax: Syntax, start: int) -> bool:
    """Say whether a sentence stands in capitals, so that "WHO" and "US" are common words."""
    token = syntax.token_at(start)
    if token is None:
        return False
    sentence = syntax.sentence_of(token)
    return syntax.text[sentence.start : sentence.end].isupper() and sentence.last - sentence.first > _SHORT


@cache
def _bodies() -> Phrases:
    return Phrases((row["name"], {"kind": row["kind"], "rule": "listed.body"}) for row in rows("en", "organisations"))


@cache
def _lands_and_peoples() -> Phrases:
    """Apart from the bodies, so that the land in "US Navy" is found as well."""
    place = {"kind": "place", "rule": "listed.place"}
    listed = [(name, place) for name in lands()]
    listed += [(name.upper(), place) for name in lands() if len(name) > _SHORT]
    for row in rows("en", "demonyms"):
        name, said = row["demonym"], {"kind": "nationality", "rule": f"people.{row['kind']}"}
        listed.append((name, said))
        if not name.endswith(("s", "sh", "ch", "ese")):
            listed.append((name + "s", said))
    return Phrases(listed)


@cache
def lands() -> dict[str, str]:
    """Return the names of countries, their capitals and regions, each with what it stands for: "U.S.", "United States".

    Left out are those that are given names or firms too ("Jordan", "Amazon"): there the parser's judgement counts.
    """
    names = {row["country"]: row["name"] for row in rows("en", "countries")}
    found = {row["name"]: row["stands_for"] or row["name"] for row in rows("en", "regions") if row["kind"] != "site"}
    found |= {row["capital"]: row["capital"] for row in rows("en", "countries") if row["capital"]}
    found |= {row["name"]: names[row["country"]] for row in rows("en", "country_names")}
    barred = words_for("not only a land") | lookup("en", "organisations", "name", "full").keys()
    return {name: whole for name, whole in sorted(found.items()) if name[0].isupper() and name not in barred}


@cache
def countries() -> frozenset[str]:
    """Return the names of countries."""
    return frozenset(row["name"] for row in rows("en", "country_names"))


@cache
def synonyms() -> dict[str, str]:
    """Return for each listed name what it stands for: "UN" → "United Nations"."""
    bodies = {name: full or name for name, full in lookup("en", "organisations", "name", "full").items()}
    return {**lands(), **bodies}
