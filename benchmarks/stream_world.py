"""Where does the invented stream take place? Countries, towns, people and things, the few named often, the many rarely.

Every name is made of syllables; nobody and nothing in it exists.
"""

from __future__ import annotations

import random
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

COUNTRIES, PROVINCES, TOWNS, RIVERS = 30, 12, 9000, 600
FIRST_NAMES, LAST_NAMES, OUTLETS, DISEASES = 400, 20_000, 500, 40
SLOPE = 0.9
"""Of the Zipf law by which towns, outlets and names are chosen: the tenth is named an eighth as often as the first."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    name: tuple(words)
    for name, words in tomllib.loads(Path(__file__).with_name("stream_words.toml").read_text(encoding="utf-8")).items()
}
ADJECTIVES, NOUNS, SITES, THINGS = (_WORDS[name] for name in ("adjectives", "nouns", "sites", "things"))
SUBJECTS, VERBS, TAILS = (_WORDS[name] for name in ("subjects", "verbs", "tails"))


class Zipf:
    """Draws numbers below `count`, the first most often."""

    def __init__(self, count: int, slope: float = SLOPE) -> None:
        self._sums = list(accumulate(1 / (rank + 1) ** slope for rank in range(count)))

    def draw(self, rng: random.Random) -> int:
        return bisect_left(self._sums, rng.random() * self._sums[-1])


@dataclass(frozen=True, slots=True)
class Country:
    """A country and who speaks for it."""

    name: str
    capital: str
    president: str
    ministers: tuple[str, ...]
    provinces: tuple[str, ...]
    governors: tuple[str, ...]
    forces: tuple[str, ...]
    groups: tuple[str, ...]
    towns: tuple[int, ...]
    """The commonly named first."""


class World:
    """All that can be named."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"world {seed}")
        self._taken: set[str] = set()
        self.first = self._make(FIRST_NAMES, 1, _WORDS["first_ends"])
        self.last = self._make(LAST_NAMES, 1, _WORDS["last_ends"])
        self.towns = self._make(TOWNS, 1, _WORDS["town_ends"])
        self.rivers = self._make(RIVERS, 1, ["a", "e", "un", "is"])
        self.diseases = [
            f"{name} {kind}" for name in self._make(DISEASES // 4, 1, ["o", "u"]) for kind in _WORDS["ill_ends"]
        ]
        self.ships = [f"{one} {two}" for one in ("Amber", "Silver", "Northern", "Evening") for two in self.first[:60]]
        self.outlets = self._outlets()
        self.agencies = ("Meridian Press", "Halcyon News Agency", "Quill Wire", "Northlight Press")
        lands, provinces = (
            self._make(COUNTRIES, 1, _WORDS["land_ends"]),
            self._make(COUNTRIES * PROVINCES, 2, _WORDS["town_ends"]),
        )
        self.countries = tuple(
            self._country(number, name, provinces[number * PROVINCES :][:PROVINCES])
            for number, name in enumerate(lands)
        )
        self.by_town, self.by_country = Zipf(TOWNS // COUNTRIES), Zipf(COUNTRIES)
        self.by_outlet, self.by_last = Zipf(OUTLETS), Zipf(LAST_NAMES, 0.6)
        self.by_first = Zipf(FIRST_NAMES, 0.7)

    def _make(self, count: int, syllables: int, ends: Sequence[str]) -> list[str]:
        found: list[str] = []
        rng = self.rng
        while len(found) < count:
            stem = "".join(rng.choice(_WORDS["onsets"]) + rng.choice(_WORDS["vowels"]) for _ in range(syllables))
            name = (stem + rng.choice(_WORDS["codas"]) * (rng.random() < 0.5) + rng.choice(ends)).capitalize()
            if rng.random() < 0.5:
                name = (rng.choice(_WORDS["onsets"]) + rng.choice(_WORDS["vowels"]) + name.lower()).capitalize()
            if len(name) > 4 and name not in self._taken:
                self._taken.add(name)
                found.append(name)
        return found

    def _outlets(self) -> list[str]:
        kinds = ("Post", "Radio", "Daily", "Gazette", "Courier", "Herald", "Observer", "Mail")
        return [f"{self.towns[number]} {kinds[number % len(kinds)]}" for number in range(OUTLETS)]

    def _country(self, number: int, name: str, provinces: Sequence[str]) -> Country:
        towns = tuple(range(number, TOWNS, COUNTRIES))
        colours = self.rng.sample(("Free", "Red", "National", "Popular", "United"), 3)
        return Country(
            name,
            self.towns[towns[0]],
            self.fixed_person(f"president {number}"),
            tuple(self.fixed_person(f"minister {number} {seat}") for seat in range(6)),
            tuple(provinces),
            tuple(self.fixed_person(f"governor {number} {seat}") for seat in range(PROVINCES)),
            tuple(f"{provinces[seat]} {kind}" for seat, kind in enumerate(("Guard", "Brigade", "Regiment"))),
            tuple(f"{colour} {provinces[seat]} Front" for seat, colour in enumerate(colours)),
            towns,
        )

    def fixed_person(self, office: str) -> str:
        """Give the person who holds an office: always the same."""
        rng = random.Random(office)
        return f"{rng.choice(self.first)} {rng.choice(self.last)}"

    def person(self, rng: random.Random) -> str:
        """Draw a person; common names come often."""
        return f"{self.first[self.by_first.draw(rng)]} {self.last[self.by_last.draw(rng)]}"


def pick(rng: random.Random, things: Sequence[str]) -> str:
    """Choose one, faster than `choice`."""
    return things[int(rng.random() * len(things))]


def thing(rng: random.Random) -> str:
    """Name a thing with a property."""
    adjective = pick(rng, ADJECTIVES)
    return f"{'an' if adjective[0] in 'aeiou' else 'a'} {adjective} {pick(rng, _WORDS['things'])}"


def aside(rng: random.Random) -> str:
    """Tell what else happened."""
    return f"{pick(rng, SUBJECTS[1:])} {pick(rng, VERBS)} {thing(rng)}"


def quote(rng: random.Random) -> str:
    """Say a sentence that somebody might say."""
    said = f"{pick(rng, _WORDS['subjects'])} {pick(rng, _WORDS['verbs'])} {thing(rng)} {pick(rng, _WORDS['tails'])}"
    return said[0].upper() + said[1:]
