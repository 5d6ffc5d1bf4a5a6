"""Which bodies called by common words are one? "Ministry of Defence", "Defence Ministry", "Defence Ministry of Vesta".

Their words are compared whatever the order. A country told with one keeps it apart from that of another country; a
bare one is that of the only country told in its report or crisis, unless its report speaks mostly of another country.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from consilience.link.bearers import Bearer, Join, is_common
from consilience.link.keys import fold, name_key
from consilience.rules import lookup

FEWEST = 2
"""Common words of a name: "police" alone says too little to be put together by it."""
MOSTLY = 2
"""A report speaks mostly of a country that it names so many times as often as any other."""
_DEMONYM = re.compile(r"(?<=\w{3})(?:ians?|ans?|ns?|ese|ish|i|is)$")
_COUNTRY = re.compile(r"(?<=\w{3})(?:ia|[aeiouy])$")


@dataclass(frozen=True, slots=True)
class Office:
    """A body called by common words, and whose it is where that is told."""

    words: tuple[str, ...]
    owner: str | None


def join_offices(bearers: Sequence[Bearer]) -> Iterator[Join]:
    """Join the bodies of one name and one country."""
    countries = _countries(bearers)
    told = _told(bearers)
    groups: dict[tuple[str, ...], list[tuple[int, Office]]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        office = _office(bearer, countries)
        if office is not None:
            groups[office.words].append((number, office))
    for group in groups.values():
        yield from _join(group, bearers, told)


def _join(
    group: Sequence[tuple[int, Office]], bearers: Sequence[Bearer], told: Mapping[str, Counter[str]]
) -> Iterator[Join]:
    first: dict[object, int] = {}
    owners = sorted({office.owner for _, office in group if office.owner})
    beside: dict[str, set[str]] = defaultdict(set)
    for number, office in group:
        if office.owner:
            beside[bearers[number].report].add(office.owner)
    for number, office in group:
        report = bearers[number].report
        owner = office.owner or _owner(sorted(beside[report]) or owners, told.get(report, Counter()))
        # A bare name that nobody can be found for is one thing in its report, and in its crisis where none is told.
        home: object = owner or (report if owners else None)
        because = "the same words, whatever their order" if office.owner else "no other country is told with it"
        yield first.setdefault(home, number), number, because


def _owner(owners: Sequence[str], told: Counter[str]) -> str | None:
    """Choose whose body a bare name means: of the only one told, or of the one that the report is mostly about."""
    if len(owners) == 1:
        others = max((count for country, count in told.items() if country != owners[0]), default=0)
        return None if others >= MOSTLY * max(1, told[owners[0]]) else owners[0]
    ranked = sorted(owners, key=lambda owner: (-told[owner], owner))
    clear = len(ranked) > 1 and told[ranked[0]] >= MOSTLY * max(1, told[ranked[1]])
    return ranked[0] if clear else None


def _office(bearer: Bearer, countries: frozenset[str]) -> Office | None:
    if bearer.kind != "body":
        return None
    words = tuple(sorted(word for word in bearer.key if is_common(word)))
    rest = [word for word in bearer.key if not is_common(word)]
    if len(words) < FEWEST or len(rest) > 1 or any(word.isdigit() for word in bearer.key):
        return None
    owner = next((name for word in rest for name in country_names(word) if name in countries), None)
    return Office(words, owner) if owner or not rest else None


def is_bare_office(bearer: Bearer) -> bool:
    """Say whether a body has only common words for a name: it is joined here and by no other rule."""
    return bearer.kind == "body" and len(bearer.key) >= FEWEST and all(is_common(word) for word in bearer.key)


def _countries(bearers: Sequence[Bearer]) -> frozenset[str]:
    """Name the countries and places that a body may belong to."""
    named = (bearer for bearer in bearers if bearer.kind in ("place", "nationality"))
    return frozenset(name for bearer in named for name in country_names(bearer.text))


def _told(bearers: Sequence[Bearer]) -> dict[str, Counter[str]]:
    """Count how often each report names each country: a known one, or one that has an adjective ("Vestan")."""
    adjectives = {name for bearer in bearers if bearer.kind == "nationality" for name in country_names(bearer.text)}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for bearer in bearers:
        if bearer.kind in ("place", "nationality"):
            for name in country_names(bearer.text):
                if name in adjectives or name in _codes():
                    found[bearer.report][name] += len(bearer.names)
    return found


@lru_cache(maxsize=65536)
def country_names(word: str) -> tuple[str, ...]:
    """Give what a country and its adjective have in common: its code where it is known, else the stem of both.

    >>> country_names("Vesta") == country_names("Vestan")
    True
    """
    key = name_key(word)
    if len(key) != 1:
        code = _known().get(fold(word))
        return (code,) if code else ()
    code = _known().get(fold(word)) or _known().get(key[0])
    return (code,) if code else (_COUNTRY.sub("", _DEMONYM.sub("", key[0])),)


@cache
def _codes() -> frozenset[str]:
    return frozenset(_known().values())


@cache
def _known() -> Mapping[str, str]:
    names = lookup("en", "country_names", "name", "country")
    demonyms = lookup("en", "demonyms", "demonym", "country")
    return {fold(name): code for name, code in sorted((*names.items(), *demonyms.items()))}
