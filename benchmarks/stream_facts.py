"""What is so in one invented story, and how does a report of a given day put it?"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from benchmarks.stream_sentences import Fact
from benchmarks.stream_world import ADJECTIVES, NOUNS, SITES, World, pick, quote, thing

DAYS_KNOWN_BY_NAME = 6
"""A day is told by its weekday so long."""
YEAR_LEFT_OUT = 150
_TENS = {"dead": (2, 40), "hurt": (5, 300)}

Draw = Callable[[random.Random, World], Fact]


def _number(low: int, high: int, step: int = 1) -> Draw:
    def draw(rng: random.Random, _: World) -> Fact:
        return number(low + step * int(rng.random() * ((high - low) // step)))

    return draw


def number(value: float, words: str = "") -> Fact:
    """Write a number."""
    return Fact(words or (f"{value:,}" if value >= 10_000 else f"{value:g}"), "quantity", float(value))


def _words(words: Callable[[random.Random], str]) -> Draw:
    return lambda rng, _: Fact(words(rng))


def _money(rng: random.Random, _: World) -> Fact:
    millions = 2 + int(rng.random() * 90)
    return Fact(f"${millions} million", "money", float(millions) * 1e6)


def _percent(rng: random.Random, _: World) -> Fact:
    value = 2 + int(rng.random() * 40)
    return number(value, f"{value} percent")


_NOUN, _ADJECTIVE = _words(lambda rng: pick(rng, NOUNS)), _words(lambda rng: pick(rng, ADJECTIVES))
_YEAR = _words(lambda rng: str(1950 + int(rng.random() * 70)))
PASSING: Mapping[str, Draw] = {
    "thing": _words(thing),
    "quote": _words(quote),
    "noun_a": _NOUN,
    "noun_b": _NOUN,
    "noun_b_c": _words(lambda rng: pick(rng, NOUNS).capitalize()),
    "adjective": _ADJECTIVE,
    "adjective_b": _ADJECTIVE,
    "witness": lambda rng, world: person(world.person(rng)),
    "first": _words(lambda rng: pick(rng, ("Ana", "Bram", "Ciro", "Dela", "Edo", "Fia", "Hale", "Ines", "Jory"))),
    "age": _words(lambda rng: str(18 + int(rng.random() * 60))),
    "year_past": lambda rng, _: _year(1950 + int(rng.random() * 70)),
    "few": _number(3, 20),
    "percent": _percent,
    "money": _money,
    "metres": _number(20, 400, 10),
    "pages": _number(5, 90),
    "hours": _number(2, 30),
}
"""What every sentence draws anew."""


def person(name: str) -> Fact:
    """Name a person in full."""
    return Fact(name, "person", name)


def _year(value: int) -> Fact:
    return Fact(str(value), "year", value)


LASTING: Mapping[str, Draw] = {
    "site": _words(lambda rng: pick(rng, SITES)),
    "suspect": lambda rng, world: person(world.person(rng)),
    "investigator": lambda rng, world: person(world.person(rng)),
    "leader": lambda rng, world: person(world.person(rng)),
    "spokesman": lambda rng, world: person(world.person(rng)),
    "river": lambda rng, world: Fact(pick(rng, world.rivers), "place"),
    "ship": lambda rng, world: Fact(pick(rng, world.ships), "platform"),
    "disease": lambda rng, world: Fact(pick(rng, world.diseases)),
    "quarter": lambda rng, world: Fact(pick(rng, world.rivers) + "side", "place"),
    "other_country": lambda rng, world: Fact(world.countries[world.by_country.draw(rng)].name, "place"),
    "magnitude": lambda rng, _: number(round(4.5 + 3 * rng.random(), 1)),
    "houses": _number(20, 4000, 10),
    "aboard": _number(20, 600),
    "licensed": _number(40, 400, 10),
    "year_built": lambda rng, _: _year(1950 + int(rng.random() * 60)),
    "suspects": _number(2, 40),
    "shots": _number(5, 90),
    "years": _number(4, 40),
    "doses": _number(1000, 90_000, 500),
    "people": _number(3000, 900_000, 1000),
}
"""What one story holds to."""


class StoryFacts(dict[str, Fact]):
    """What is so in one story; drawn when first told."""

    def __init__(self, world: World, rng: random.Random, begun: date, place: tuple[int, int]) -> None:
        """Set a story in a town: `place` is a country and the rank of a town in it."""
        super().__init__()
        self.world, self.rng, self.begun, self.place = world, rng, begun, place
        self.toll = {name: _skewed(rng, *span) for name, span in _TENS.items()}
        country, seat = world.countries[place[0]], place[1] % len(world.countries[0].provinces)
        town = world.towns[country.towns[place[1]]]
        other = world.towns[country.towns[world.by_town.draw(rng)]]
        self |= {
            "town": Fact(town, "place"),
            "other_town": Fact(other, "place"),
            "country": Fact(country.name, "place"),
            "capital": Fact(country.capital, "place"),
            "province": Fact(country.provinces[seat], "place"),
            "president": person(country.president),
            "minister": person(pick(rng, country.ministers)),
            "governor": person(country.governors[seat]),
            "mayor": person(world.fixed_person(f"mayor {town}")),
            "force": Fact(f"{pick(rng, country.forces)}", "force"),
            "group": Fact(f"{pick(rng, country.groups)}", "organisation"),
            "police": Fact("the police"),
            "police_c": Fact("The police"),
        }
        mayor = self["mayor"].words
        self["mayor_last"] = Fact(mayor.rpartition(" ")[2], "person", mayor)

    def __missing__(self, name: str) -> Fact:
        if name.endswith("_c"):
            return self[name.removesuffix("_c")]
        self[name] = LASTING[name](self.rng, self.world)
        return self[name]

    def count(self, name: str, day: date) -> int:
        """Give a toll as known on a day: it rises for three days."""
        final = self.toll[name]
        return max(2, final - final * max(0, 3 - (day - self.begun).days) // 8)


class ReportFacts(dict[str, Fact]):
    """How one sentence of a report of a given day puts the facts of its story; what passes is drawn anew."""

    def __init__(self, story: StoryFacts, day: date, rng: random.Random) -> None:
        super().__init__()
        self.story, self.day, self.rng = story, day, rng

    def __missing__(self, name: str) -> Fact:
        draw = PASSING.get(name)
        if draw is not None:
            fact = draw(self.rng, self.story.world)
        elif name in ("dead", "dead_c", "hurt"):
            fact = number(self.story.count(name.removesuffix("_c"), self.day))
        elif name in ("when", "when_plain"):
            fact = _told(self.story.begun, self.day, plain=name == "when_plain")
        elif name == "today":
            fact = Fact(f"{self.day:%A}", "time", (self.day, 0))
        elif name == "days_on":
            fact = Fact(_nth((self.day - self.story.begun).days + 1))
        else:
            fact = self.story[name]
        self[name] = fact
        return fact


def _told(day: date, today: date, *, plain: bool) -> Fact:
    apart = (today - day).days
    if apart <= DAYS_KNOWN_BY_NAME:
        words = f"{day:%A}"
    else:
        words = f"{day.day} {day:%B}" + (f" {day.year}" if apart > YEAR_LEFT_OUT else "")
    before = "" if plain else "on "
    return Fact(before + words, "time", (day, len(before)))


def _nth(count: int) -> str:
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    if count <= len(names):
        return names[count - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th") if count % 100 not in (11, 12, 13) else "th"
    return f"{count}{ending}"


def _skewed(rng: random.Random, low: int, high: int) -> int:
    return low + int((high - low) * rng.random() ** 2)


def later_day(rng: random.Random, begun: date, days: float) -> date:
    """Draw a day after another, `days` later on average."""
    return begun + timedelta(int(rng.expovariate(1 / days)) if days else 0)
