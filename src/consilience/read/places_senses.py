"""Which place on earth does a name mean in this report? Decided jointly, from the other places of the report.

Each name starts with how well known its places are. Then the names vote: a place gains from others of its country,
its first-level division and its neighbourhood, and above all from a container named beside it ("Springfield, Ill.").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import exp, log10, sqrt
from typing import NamedTuple

from consilience.distances import kilometres
from consilience.read.gazetteer import Entry, Gazetteer, fold
from consilience.read.places_home import Home
from consilience.read.places_mentions import Found
from consilience.read.places_runs import Mention
from consilience.read.syntax import Syntax
from consilience.records import Place
from consilience.rules import lookup, rows

ROUNDS = 3
STATE = 500_000
"""People of a division that is better known than the towns of its name."""
NEAR_KM = 161.0
"""One hundred miles: the distance within which geoparsers are judged to be right."""
SHARPNESS = 1.5
COUNTRY_PULL, DIVISION_PULL, COUNTY_PULL, NEAR_PULL, CONTAINER_PULL = 3.0, 4.0, 2.5, 3.0, 8.0
KNOWN = {"country": 8.5, "continent": 8.5, "sea": 8.0, "region": 7.5, "site": 6.0, "seat": 6.0}
"""How well known our own places are, on the scale of the decimal logarithm of a town's people."""
ALIAS = 1.5
"""A town is meant by another name of its own as seldom as one of a thirtieth of its people."""
CAPITAL = 1.5
"""A capital is named about as often as a town of thirty times its people."""
STANDALONE = 1.2
"""News names some cities without their state (rules/en/places_standalone.tsv)."""
OVERSHADOWED = 2.0
"""A small town that bears the name of a state or a country is named with its state, or hardly ever."""
NOWHERE = 3.7
"""The name may belong to a place that no gazetteer lists: it weighs as much as a town of 5,000 people."""
FEW = 0.5
"""Votes that are missing before a report says much about where it plays."""
HINT = 0.25
"""A nationality or a place inside another name counts a quarter of a place."""
MOST_SENSES = 40


class Sense(NamedTuple):
    """The place chosen for a name, how sure that is (0 to 1), and the runner-up elsewhere."""

    entry: Entry
    sure: float
    rival: Entry | None


Votes = dict[tuple[str, ...], float]


def choose_senses(syntax: Syntax, found: Found, gazetteer: Gazetteer, homes: Sequence[Home] = ()) -> dict[str, Sense]:
    """Return one sense for each listed name of the report, by its key; `homes` are those of its outlet."""
    names: dict[str, tuple[Entry, ...]] = {}
    for mention in found.mentions:
        if mention.entries:
            names.setdefault(mention.key, mention.entries[:MOST_SENSES])
    held, strangers = _containers(syntax, found.mentions)
    prior = {key: _priors(entries, held.get(key, ()), gazetteer) for key, entries in names.items()}
    hints = [*_hints(syntax, found.hints, gazetteer), *(_home_votes(home) for home in homes)]
    weights = [*(HINT for _ in hints[: len(hints) - len(homes)]), *(home.votes for home in homes)]
    shares = {key: _shares(scores) for key, scores in prior.items()}
    for _ in range(ROUNDS):
        votes = {key: _votes(names[key], shares[key]) for key in names}
        total = _sum((*votes.values(), *hints))
        others = len(names) - 1 + sum(weights)
        for key, entries in names.items():
            pulls = [_pull(entry, total, votes[key], others) for entry in entries]
            shares[key] = _shares([known + pull for known, pull in zip(prior[key], pulls, strict=True)])
    return {key: _choose(names[key], shares[key], stranger=key in strangers) for key in sorted(names)}


def _hints(syntax: Syntax, runs: Sequence[Mention], gazetteer: Gazetteer) -> list[Votes]:
    """Return what nationalities and places inside other names speak for: "Egyptian", "Bank of Oklahoma"."""
    countries = lookup("en", "demonyms", "demonym", "name")
    named = {countries[token.text] for token in syntax.tokens if countries.get(token.text)}
    speak = [gazetteer.look_up(name)[:1] for name in sorted(named)]
    wide = {run.key: run.entries for run in runs if run.entries[0].kind in ("country", "division1", "division2")}
    speak += [wide[key][:MOST_SENSES] for key in sorted(wide)]
    found = []
    for entries in speak:
        if entries:
            votes = _votes(entries, _shares([_known(entry, capital=False) for entry in entries]))
            found.append({key: HINT * share for key, share in votes.items()})
    return found


def _priors(entries: Sequence[Entry], containers: Sequence[Entry], gazetteer: Gazetteer) -> list[float]:
    """Return how likely each place is before the rest of the report is looked at."""
    overshadowed = any(e.kind in ("country", "division1") and not e.alias and e.population >= STATE for e in entries)
    found = []
    for entry in entries:
        small = entry.kind in ("town", "division2") and entry.population < STATE
        known = _known(entry, capital=gazetteer.is_capital(entry)) + _held(entry, containers)
        known += STANDALONE * ((fold(entry.name), entry.country, entry.admin1) in _standalone())
        found.append(known - OVERSHADOWED * (overshadowed and small))
    return found


@cache
def _standalone() -> frozenset[tuple[str, str, str]]:
    listed = rows("en", "places_standalone")
    return frozenset((fold(row["name"]), row["country"], row["admin1"]) for row in listed)


def _home_votes(home: Home) -> Votes:
    votes = _votes(home.entries, _shares([_known(entry, capital=False) for entry in home.entries]))
    return {key: home.votes * share for key, share in votes.items()}


def _known(entry: Entry, *, capital: bool) -> float:
    if entry.kind in KNOWN or entry.id < 0:
        return KNOWN.get(entry.kind, KNOWN["site"])
    people = log10(entry.population + 100)
    if entry.kind == "division1":
        return people * 0.7 + 1.5 - entry.alias * ALIAS
    if entry.kind == "division2":
        return people * 0.7 - entry.alias * 1.0
    return people - entry.alias * ALIAS + capital * CAPITAL


def _containers(syntax: Syntax, mentions: Sequence[Mention]) -> tuple[dict[str, tuple[Entry, ...]], frozenset[str]]:
    """Find the places named right behind another after a comma or in brackets: "Caracas, Venezuela".

    Second, the names of which the gazetteer knows none inside the division named: a hamlet, to be pinned nowhere.
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    strange: set[str] = set()
    ends = {mention.end for mention in mentions}
    for inner, outer in pairwise(mentions):
        between = syntax.text[inner.end : outer.start].strip()
        if not inner.entries or not outer.entries or between not in (",", "(", "in", ", in"):
            continue
        found[inner.key].extend(outer.entries)
        small = all(e.kind in ("town", "division2") or (e.kind == "division1" and e.alias) for e in inner.entries)
        listed = (inner.start - 2) in ends
        if between == "," and small and not listed and _is_state(outer):
            known = any(_holds(holder, entry) for holder in outer.entries for entry in inner.entries)
            strange.update(() if known else (inner.key,))
    return {key: tuple(entries) for key, entries in found.items()}, frozenset(strange)


def _is_state(outer: Mention) -> bool:
    """Say whether it is a division of a country whose towns are named with theirs: "Grantville, Pennsylvania"."""
    first = outer.entries[0]
    return first.kind == "division1" and first.country in ("US", "CA", "AU")


def _held(entry: Entry, containers: Sequence[Entry]) -> float:
    return CONTAINER_PULL if any(_holds(outer, entry) for outer in containers) else 0.0


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.country != inner.country or not inner.country or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "division1":
        return outer.admin1 == inner.admin1 and inner.kind in ("town", "division2")
    if outer.kind == "division2":
        return (outer.admin1, outer.admin2) == (inner.admin1, inner.admin2) and inner.kind == "town"
    return outer.kind == "region" and _near(outer, inner)


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(NOWHERE, *scores)
    weights = [exp(SHARPNESS * (score - top)) for score in scores]
    total = sum(weights) + exp(SHARPNESS * (NOWHERE - top))
    return [weight / total for weight in weights]


def _cell(entry: Entry) -> tuple[int, int]:
    return (int((entry.latitude or 0.0) // 1.0), int((entry.longitude or 0.0) // 1.0))


def _votes(entries: Sequence[Entry], shares: Sequence[float]) -> Votes:
    """Return what a name speaks for: countries, divisions, squares of one degree."""
    votes: Votes = defaultdict(float)
    for entry, share in zip(entries, shares, strict=True):
        if share < 0.02 or not entry.country:
            continue
        votes[(entry.country,)] += share
        if entry.admin1:
            votes[(entry.country, entry.admin1)] += share
        if entry.admin2:
            votes[(entry.country, entry.admin1, entry.admin2)] += share
        if entry.kind in ("town", "division2"):
            y, x = _cell(entry)
            votes[("cell", str(y), str(x))] += share
    return votes


def _sum(votes: Iterable[Mapping[tuple[str, ...], float]]) -> Votes:
    total: Votes = defaultdict(float)
    for one in votes:
        for key, value in one.items():
            total[key] += value
    return total


def _pull(entry: Entry, total: Votes, own: Votes, others: float) -> float:
    """Return what the other names of the report add to a place: shares of their votes, from 0 to the sum of pulls."""
    if not entry.country or others <= 0:
        return 0.0

    def share(*keys: tuple[str, ...]) -> float:
        return sum(total.get(key, 0.0) - own.get(key, 0.0) for key in keys) / (others + FEW)

    pull = COUNTRY_PULL * sqrt(max(0.0, share((entry.country,))))
    if entry.admin1:
        pull += DIVISION_PULL * sqrt(max(0.0, share((entry.country, entry.admin1))))
    if entry.admin2:
        pull += COUNTY_PULL * sqrt(max(0.0, share((entry.country, entry.admin1, entry.admin2))))
    if entry.kind in ("town", "division2"):
        y, x = _cell(entry)
        around = [("cell", str(y + dy), str(x + dx)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
        pull += NEAR_PULL * sqrt(max(0.0, share(*around)))
    return pull


def _choose(entries: Sequence[Entry], shares: Sequence[float], *, stranger: bool) -> Sense:
    best = max(range(len(entries)), key=lambda n: (shares[n], -n))
    chosen = entries[best]
    sure = sum(share for entry, share in zip(entries, shares, strict=True) if _near(entry, chosen))
    far = [(share, -n) for n, share in enumerate(shares) if not _near(entries[n], chosen)]
    rival = entries[-max(far)[1]] if far else None
    return Sense(chosen, 0.0 if stranger else sure, rival)


def _near(one: Entry, other: Entry) -> bool:
    if one.id == other.id:
        return True
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    return distance_between(one, other) <= NEAR_KM


def distance_between(one: Entry | Place, other: Entry | Place) -> float:
    """Return the distance in km of two places with coordinates."""
    return kilometres(one.latitude or 0.0, one.longitude or 0.0, other.latitude or 0.0, other.longitude or 0.0)
