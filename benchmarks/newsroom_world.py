"""What is true in an invented crisis, who saw it, and what do they say? Drawn from a seed; nobody in it exists.

A world holds claims (some are rumours: false), observers who know some of them and err at a rate of their own, and
their words: who asserts or denies which claim on which day, with which number.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks.invented import FIRST, HEADS, LAST, TAILS, THINGS

FIRST_DAY = date(2031, 3, 11)
DAYS = 3
MAIN_ACTS = ("strike", "quake", "protest", "ambush", "ferry", "blast")
COUNTED = {"troops": (100, 3000, 100), "reservists": (1000, 20000, 1000), "arrested": (3, 60, 1)}
COUNTED |= {"evacuated": (200, 6000, 100)}
SIDE_ACTS = ("law", "bridge", "airport", "resigned", "curfew", "abducted", "poisoned", "looted", "captured", *COUNTED)
RUMOUR = 0.4
"""Share of the side claims that are false."""
KNOWS, SECOND_RUMOUR = 0.3, 0.1
"""How often an observer knows of what is so, and how often a second one falls for the same rumour by himself."""
RELAYED = 0.04
"""How often an observer only passes on what another one told him: two who speak, one who saw."""
DENIED = {True: 0.1, False: 0.5}
"""How often a claim is denied by a public body, by whether it is true."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said to have happened: whether it has, and for a count its true number on each day."""

    id: str
    act: str
    slots: Mapping[str, str]
    true: bool
    tolls: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Observer:
    """Somebody who sees, errs at a rate, and goes by several descriptions that are one origin."""

    id: str
    forms: tuple[str, ...]
    unnamed: str
    """How an outlet that does not name him calls him."""
    error: float
    public: bool
    """Whether he speaks to everybody, at press conferences too."""


@dataclass(frozen=True, slots=True)
class Word:
    """What an observer says of a claim on a day."""

    claim: str
    observer: str
    day: int
    number: int | None = None
    at_least: bool = False
    denies: bool = False
    conference: bool = False
    shared: str = ""
    """The press conference, where two spoke at it: what they say there has one origin."""
    relays: str = ""
    """Whose word he passes on, where he has not seen it himself."""

    @property
    def origin(self) -> frozenset[str]:
        """The marks of its true origin: two words that share one are not independent."""
        return frozenset({self.observer, *filter(None, (self.shared, self.relays))})


@dataclass(frozen=True)
class World:
    """One invented crisis."""

    seed: int
    country: str
    town: str
    claims: Mapping[str, Claim]
    observers: Mapping[str, Observer]
    words: tuple[Word, ...]
    noun: str = ""
    people: Mapping[str, str] = field(default_factory=dict)


def make_world(seed: int, *, nouns: Mapping[str, str]) -> World:
    """Draw a world: one main incident with its tolls, side claims and rumours, and what everybody says of them."""
    rng = random.Random(f"world {seed}")
    towns = [head + tail for head, tail in zip(rng.sample(HEADS, 4), rng.sample(TAILS, 4), strict=True)]
    main = rng.choice(MAIN_ACTS)
    country = towns[3] + "ia"
    people = Names(rng)
    claims = {claim.id: claim for claim in _claims(rng, main, nouns[main], towns, people)}
    observers = {one.id: one for one in _observers(rng, towns, people)}
    words = tuple(_words(rng, claims, observers))
    return World(seed, country, towns[0], claims, observers, words, nouns[main])


class Names:
    """Invented persons, no two of one family name in a world while names last."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._last = rng.sample(LAST, len(LAST))

    def draw(self) -> str:
        """Return another name."""
        last = self._last.pop() if self._last else self._rng.choice(HEADS) + self._rng.choice(TAILS)
        return f"{self._rng.choice(FIRST)} {last}"


# --- what is so ------------------------------------------------------------------------------------------------------


def _claims(rng: random.Random, main: str, noun: str, towns: list[str], people: Names) -> Iterator[Claim]:
    thing = rng.choice(THINGS)
    slots = {"town": towns[0], "thing": thing, "noun": noun}
    yield Claim("main", main, slots, true=True)
    yield Claim("killed", "killed", slots, true=True, tolls=_rising(rng, rng.randint(2, 40)))
    yield Claim("injured", "injured", slots, true=True, tolls=_rising(rng, rng.randint(45, 120)))
    for number, act in enumerate(rng.sample(SIDE_ACTS, 7)):
        told = {"town": rng.choice(towns[:2]), "noun": noun, "name": rng.choice(HEADS) + "in", "person": people.draw()}
        true = rng.random() >= RUMOUR
        yield Claim(f"{act}{number}", act, told, true, _level(rng, *COUNTED[act]) if act in COUNTED else ())


def _rising(rng: random.Random, first: int) -> tuple[int, ...]:
    tolls = [first]
    for _ in range(1, DAYS):
        tolls.append(tolls[-1] + (rng.randint(1, 2 + first // 3) if rng.random() < 0.5 else 0))
    return tuple(tolls)


def _level(rng: random.Random, low: int, high: int, step: int) -> tuple[int, ...]:
    return (rng.randrange(low, high, step),) * DAYS


def holds(claim: Claim, number: float | None, day: int, *, at_least: bool = False) -> bool:
    """Say whether a claim is so with this number, told on a day; yesterday's count still counts as so today."""
    if not claim.true or number is None or not claim.tolls:
        return claim.true
    today = claim.tolls[min(max(day, 0), DAYS - 1)]
    return number <= today if at_least else number in (today, claim.tolls[max(min(day, DAYS) - 1, 0)])


# --- who sees it -----------------------------------------------------------------------------------------------------


def _observers(rng: random.Random, towns: list[str], people: Names) -> Iterator[Observer]:
    wrong = rng.uniform(0.5, 1.5)
    """Some crises are told worse than others."""
    town, group = towns[0], towns[2]
    person = [people.draw() for _ in range(12)]
    bodies: tuple[tuple[str, tuple[str, ...], str, float], ...] = (
        ("police", ("police", f"{town} police", f"police chief {person[0]}", "the police"), "officials", 0.1),
        (
            "interior",
            ("the Interior Ministry", f"Interior Minister {person[1]}", f"Interior Ministry spokesman {person[2]}"),
            "a government official",
            0.12,
        ),
        (
            "army",
            ("the army", f"army spokesman {person[3]}", f"army spokesman {person[3]}"),
            "a military official",
            0.2,
        ),
        (
            "health",
            ("the Health Ministry", f"Health Minister {person[4]}", "the Ministry of Health"),
            "officials",
            0.08,
        ),
        ("aid", (f"the aid group {group} Relief", f"{group} Relief"), "aid workers", 0.15),
        ("rebels", (f"the {group} Front", f"a spokesman for the {group} Front"), "rebels", 0.4),
        ("surgeon", (f"{person[5]}, a surgeon at the hospital in {town},", f"surgeon {person[5]}"), "doctors", 0.12),
    )
    for name, forms, unnamed, error in bodies:
        yield Observer(name, forms, unnamed, min(0.6, error * wrong), public=name not in ("rebels", "surgeon"))
    jobs = ("a shopkeeper", "a resident", "a fisherman", "a teacher")
    for number, job in enumerate(jobs):
        forms = (f"{person[6 + number]}, {job},", f"{person[6 + number]}, {job} in {town},")
        unnamed = rng.choice(("witnesses", "residents", "a witness"))
        yield Observer(f"resident{number}", forms, unnamed, min(0.6, 0.3 * wrong), public=False)


# --- what they say ---------------------------------------------------------------------------------------------------


def _words(rng: random.Random, claims: Mapping[str, Claim], observers: Mapping[str, Observer]) -> Iterator[Word]:
    shared = [one for one in sorted(observers) if observers[one].public]
    together = {day: rng.sample(shared, 2) if rng.random() < 0.4 else [rng.choice(shared)] for day in range(DAYS)}
    for claim in claims.values():
        knowing = _knowing(rng, claim, observers)
        begun = 0 if claim.id in ("main", "killed", "injured") else rng.choice((0, 0, 1))
        for one in knowing:
            relays = rng.choice(knowing) if rng.random() < RELAYED else ""
            for word in _days(rng, claim, observers[one], begun + (rng.random() < 0.3)):
                yield replace(_spoken(word, together[word.day]), relays="" if relays == one else relays)
        deniers = sorted(set(shared) - {*knowing, "aid", "health"})
        if deniers and not claim.tolls and rng.random() < DENIED[claim.true]:
            yield _spoken(Word(claim.id, rng.choice(deniers), rng.choice((1, 2)), denies=True), ())


def _days(rng: random.Random, claim: Claim, observer: Observer, since: int) -> Iterator[Word]:
    """Yield what an observer says of a claim day by day; he does not always look again."""
    number = None
    for day in range(since, DAYS):
        if number is None or rng.random() < 0.7:
            number = _seen(rng, claim, observer, day)
        yield Word(claim.id, observer.id, day, number, number is not None and rng.random() < 0.2)


def _knowing(rng: random.Random, claim: Claim, observers: Mapping[str, Observer]) -> list[str]:
    if claim.true:
        found = [one for one in sorted(observers) if rng.random() < KNOWS]
        return found or [rng.choice(sorted(observers))]
    prone = sorted(observers)
    first = rng.choices(prone, [observers[one].error for one in prone])[0]
    return [first, *(one for one in prone if one != first and rng.random() < SECOND_RUMOUR / (len(prone) - 1))]


def _seen(rng: random.Random, claim: Claim, observer: Observer, day: int) -> int | None:
    """Return the number that an observer gives: the true one, or as wrong as he tends to be."""
    if not claim.tolls:
        return None
    number = claim.tolls[day]
    if rng.random() >= observer.error:
        return number
    wrong = round(number * rng.choice((0.6, 0.8, 1.25, 1.5, 2)))
    return wrong if wrong != number else number + 1


def _spoken(word: Word, together: list[str] | tuple[str, ...]) -> Word:
    """Say whether a word is spoken at a press conference, and at whose."""
    if word.observer not in together:
        return word
    return replace(word, conference=True, shared=f"conference {word.day}" if len(together) > 1 else "")


def day_of(number: int) -> date:
    """Return the date of a day of the world."""
    return FIRST_DAY + timedelta(days=number)
