"""Which places of the earth bear this name? Towns and divisions from GeoNames, countries and regions from our tables.

The towns and divisions lie in one read-only SQLite file, opened at the first question; nothing of it is held in
memory but the answers to the latest questions. Countries and regions are rows of rules/en/.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from consilience.records import Place, Span
from consilience.rules import FOLDER, rows

FILE = FOLDER / "places" / "gazetteer.sqlite"
DEGREE = 10_000
"""The file holds whole ten-thousandths of a degree."""
LONGEST_NAME = 8
"""Words: "Saint Vincent and the Grenadines" has five, the longest town that a report names has seven."""

_SPELLED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "twp": "township"}
_APART = re.compile(r"[^\w]+")
_DROPPED = re.compile(r"['’‘ʻʼ`´.]")
_ASCII = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


class Entry(NamedTuple):
    """One place of the gazetteer. `admin1` and `admin2` are GeoNames' codes of the divisions that hold it."""

    id: int
    """GeoNames' id where positive, else a row of our own tables."""
    name: str
    kind: str
    """town, division1, division2, country, region, sea, continent, site, or seat: a site that stands for a power"""
    country: str
    admin1: str
    admin2: str
    latitude: float | None
    longitude: float | None
    population: int
    alias: bool
    """It was found by another name than its own."""

    @property
    def precision(self) -> str:
        """How exact its point is: a division is a region, everything else is what it is."""
        return "region" if self.kind.startswith("division") else "site" if self.kind == "seat" else self.kind

    def pin(self, span: Span, *, because: str, rule: str, use: str = "place") -> Place:
        """Make the record of a mention that means this place, with its point; ids of our own tables are left out."""
        return Place(
            span,
            self.name,
            self.id if self.id > 0 else None,
            self.latitude,
            self.longitude,
            self.country or None,
            self.precision,
            use=use,
            because=because,
            rule=rule,
        )


class Gazetteer:
    """Places of the earth by name."""

    def __init__(self, file: Path = FILE) -> None:
        self._file = file
        self._entries = lru_cache(maxsize=20_000)(self._look_up)

    @cached_property
    def _base(self) -> sqlite3.Connection | None:
        if not self._file.exists():
            return None
        return sqlite3.connect(f"file:{self._file}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    @cached_property
    def _own(self) -> Mapping[str, tuple[Entry, ...]]:
        return {**_countries(), **_regions_beside(_countries())}

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Return every place with this name, our own tables first, then by population; () where none has it.

        >>> [entry.kind for entry in open_gazetteer().look_up("St. Kitts")]
        ['region']
        """
        return self._entries(fold(name))

    @cached_property
    def _capitals(self) -> frozenset[tuple[str, str]]:
        return frozenset((row["country"], fold(row["capital"])) for row in rows("en", "countries") if row["capital"])

    def is_capital(self, entry: Entry) -> bool:
        """Say whether this town is the seat of a country's government."""
        return entry.kind == "town" and (entry.country, fold(entry.name)) in self._capitals

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        own = self._own.get(key, ())
        if self._base is None or not key:
            return own
        found = self._base.execute(
            "SELECT id, name, kind, country, admin1, admin2, latitude, longitude, population, alias"
            " FROM names JOIN places ON place = id WHERE key = ? ORDER BY population DESC, id",
            (key,),
        )
        towns = tuple(
            Entry(number, name, kind, country, one, two, latitude / DEGREE, longitude / DEGREE, population, bool(alias))
            for number, name, kind, country, one, two, latitude, longitude, population, alias in found.fetchall()
        )
        return own + tuple(entry for entry in towns if not (own and entry.alias))


def open_gazetteer() -> Gazetteer:
    """Open the gazetteer that ships with the package; the file is not touched before the first question."""
    return Gazetteer()


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Reduce a name to the form that it is looked up by: lower case, plain letters, "St." spelled out.

    >>> fold("St. John’s"), fold("Baden-Württemberg")
    ('saint johns', 'baden wurttemberg')
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    plain = plain.casefold()  # only now: a mathematical S is a capital only when it is plain
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_ASCII)
    words = _APART.split(_DROPPED.sub("", plain))
    return " ".join(_SPELLED.get(word, word) for word in words if word)


def _countries() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    names = {row["country"]: row for row in rows("en", "countries")}
    for row in rows("en", "country_names"):
        country = names[row["country"]]
        entry = Entry(
            int(country["geonameid"]), country["name"], "country", row["country"], "", "",
            float(country["latitude"]), float(country["longitude"]), int(country["population"]),
            row["name"] != country["name"],
        )  # fmt: skip
        found[fold(row["name"])] = (entry,)
    return found


def _regions_beside(countries: Mapping[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for number, row in enumerate((*rows("en", "regions"), *rows("en", "places_seats")), start=1):
        latitude = float(row["latitude"]) if row["latitude"] else None
        longitude = float(row["longitude"]) if row["longitude"] else None
        entry = Entry(
            -number, row["stands_for"] or row["name"], row["kind"], row["country"], "", "", latitude, longitude,
            0, bool(row["stands_for"]),
        )  # fmt: skip
        key = fold(row["name"])
        found[key] = (*found.get(key, countries.get(key, ())), entry)
    return found
