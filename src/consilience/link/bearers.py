"""What does each report call by name? Everything under one normal form in one report, to be linked across reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from consilience.link.keys import name_key
from consilience.records import Name, Reading
from consilience.rules import rows

Join = tuple[int, int, str]
"""Two bearers by their numbers, and why they are one."""
_CLASSES = {
    "organisation": "body",
    "force": "body",
    "weapon": "thing",
    "platform": "thing",
    "law": "act",
    "operation": "act",
}
"""Kinds that readers confuse for one name; other kinds stand for themselves."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Everything that one report calls by one normal form: what linking starts from."""

    report: str
    kind: str
    text: str
    key: tuple[str, ...]
    acronym: str | None
    place: int | None
    names: tuple[Name, ...]


def find_bearers(reading: Reading) -> Iterator[Bearer]:
    """Give what one report names, each normal form with its mentions."""
    named: dict[tuple[str, tuple[str, ...]], list[Name]] = defaultdict(list)
    for name in reading.names:
        if _is_proper(name, reading):
            named[sort_of(name.kind), name_key(name.text)].append(name)
    places = {place.span: place.geonameid for place in reading.places if place.geonameid is not None}
    for (kind, key), names in sorted(named.items()):
        numbers = Counter(places[name.span] for name in names if name.span in places) if kind == "place" else Counter()
        acronym = next((name.acronym for name in names if name.acronym), None)
        place = min(numbers, key=lambda number: (-numbers[number], number)) if numbers else None
        yield Bearer(reading.report, kind, names[0].text, key, acronym, place, tuple(names))


def sort_of(kind: str) -> str:
    """Give what a kind is called here, where readers confuse some."""
    return _CLASSES.get(kind, kind)


def _is_proper(name: Name, reading: Reading) -> bool:
    """Leave out what only describes ("drones", "aircraft carrier")."""
    return bool(name_key(name.text)) and any(letter.isupper() or letter.isdigit() for letter in name.text)


def tells(kind: str, key: tuple[str, ...]) -> bool:
    """Say whether a name means one thing wherever it stands."""
    if kind in ("place", "nationality"):
        return True
    if kind == "person":
        return len(key) > 1
    return any(not is_common(word) and not word.isdigit() for word in key)


def is_common(word: str) -> bool:
    """Say whether a word of a key is one that names of many bodies share: ministry, defence, national."""
    return word in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in rows("en", "entities") for word in name_key(row["word"]))
