"""Which descriptions stand for a name of the report: "the minister", "the ruling party", "the carrier", "the country"?

A description counts only where one name before it fits; with two it stays a common noun.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from consilience.read.capitals import kind_of_head
from consilience.read.listed import countries
from consilience.read.mentions import is_proper, words_for
from consilience.read.offices import find_holder, with_holder
from consilience.read.surroundings import is_known_place
from consilience.read.syntax import Syntax, Token
from consilience.read.titles import titles
from consilience.records import Name
from consilience.rules import rows

_DETERMINERS = frozenset({"the", "this", "that"})
_PLAIN = words_for("plain modifier") | words_for("armed")
_SHIPS = words_for("ship")
_LAND = "country"
_LEADING = frozenset(
    {
        "operation",
        "operación",
        "plan",
        "exercise",
        "mission",
        "hurricane",
        "typhoon",
        "cyclone",
        "storm",
        "radio",
        "camp",
    }
)
"""Head words that stand first in a name."""
_NAMED = frozenset({"organisation", "force", "law", "operation", "event"})
_TOWNS = words_for("town")
_APPOSED = 40
"""Characters between a ship and the class that describes it."""
_REACH = 3
"""Sentences that a description of a body looks back."""
_FAR = 6
"""Sentences that a description of a land or town looks back: a report keeps to its scene."""
_SPEAKING = frozenset({"office", "rank", "speech", "royal", "clergy"})


def describe(syntax: Syntax, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Add the descriptions that stand for a name, and give offices their holder's name."""
    settled = _with_ships(syntax, [with_holder(name, names) for name in names])
    starts = [syntax.tokens_in(name.span.start, name.span.end) for name in names]
    taken = {token.i for inside in starts for token in inside}
    nouns = {noun.i: (noun, first) for noun, first in _definite_nouns(syntax, taken)}
    common = {
        inside[0].i: number for number, inside in enumerate(starts) if _is_common(syntax, settled[number], inside)
    }
    kept = [number for number, inside in enumerate(starts) if inside and inside[0].i not in common]
    placed = [(starts[number][0].i, starts[number][0].sentence, settled[number]) for number in kept]
    placed.sort(key=_first_token)
    found: list[Name] = []
    for index in sorted({*nouns, *common}):
        noun, first = nouns[index] if index in nouns else (starts[common[index]][-1], index)
        meant = _meant(syntax, noun, first, _before(placed, syntax.tokens[first]))
        if meant is None:
            continue
        rule = f"description.{noun.lower}"
        if index in common:
            settled[common[index]] = replace(meant, span=settled[common[index]].span, rule=rule)
        else:
            found.append(replace(meant, span=syntax.span(syntax.tokens[first].start, noun.end), rule=rule))
        insort(placed, (first, noun.sentence, meant), key=_first_token)
    return tuple(sorted([*settled, *found], key=lambda name: (name.span.start, -name.span.end)))


def _is_common(syntax: Syntax, name: Name, inside: Sequence[Token]) -> bool:
    """Say whether a name is a definite common noun that may stand for a proper one: "the navy", "the frigate"."""
    if not inside or not name.text.islower() or inside[-1].tag not in ("NN", "NNP"):
        return False
    return bool(inside[0].i) and syntax.tokens[inside[0].i - 1].lower in _DETERMINERS


def _with_ships(syntax: Syntax, names: Sequence[Name]) -> list[Name]:
    """Give a class in apposition the ship's name: "the USS Sample, the largest | aircraft carrier |"."""
    found: list[Name] = []
    ship: Name | None = None
    for name in names:
        if name.rule == "designation.ship":
            ship = name
        elif ship and name.kind == "platform" and name.text.split()[-1].lower() in _SHIPS:
            between = syntax.text[ship.span.end : name.span.start]
            if between.startswith(", ") and len(between) < _APPOSED and not set(between) & set(".;:"):
                name = replace(name, text=ship.text)  # noqa: PLW2901
        found.append(name)
    return found


_Placed = Sequence[tuple[int, int, Name]]
"""Names with the token and the sentence that they begin in, in reading order."""


def _first_token(item: tuple[int, int, Name]) -> int:
    return item[0]


def _before(placed: _Placed, noun: Token) -> list[tuple[int, Name]]:
    """Return the names before a noun, the nearest first, each with the sentences between."""
    low, high = 0, len(placed)
    while low < high:
        middle = (low + high) // 2
        if placed[middle][0] < noun.i:
            low = middle + 1
        else:
            high = middle
    return [(noun.sentence - sentence, name) for _, sentence, name in reversed(placed[max(0, low - _WINDOW) : low])]


_WINDOW = 60
"""Names that a description looks back over, so that a long list of names costs no more than its length."""


def _definite_nouns(syntax: Syntax, taken: set[int]) -> Iterator[tuple[Token, int]]:
    """Yield each definite noun with the first token behind its article: "the | ruling party"."""
    tokens = syntax.tokens
    for token in tokens:
        if token.tag not in ("NN", "NNP") or token.i in taken or not _may_describe(token.lower):
            continue
        behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if behind is not None and (behind.lower in ("of", "for", "-") or behind.tag[:2] == "NN"):
            continue
        first = token.i
        while (
            first
            and first > token.i - 3
            and (tokens[first - 1].tag[:2] in ("JJ", "NN") or tokens[first - 1].lower in _PLAIN)
        ):
            first -= 1
        if first and tokens[first - 1].lower in _DETERMINERS and not taken & set(range(first, token.i)):
            yield token, first


def _modifies(token: Token) -> bool:
    return token.tag[:2] in ("JJ", "NN") or token.lower in _PLAIN


@cache
def _may_describe(word: str) -> bool:
    """Say whether a noun can stand for a name at all."""
    return (
        word == _LAND
        or word in _TOWNS | _SHIPS
        or word in _fitting()
        or titles().get(word) in _SPEAKING
        or kind_of_head(word) is not None
    )


def _meant(syntax: Syntax, noun: Token, first: int, before: Sequence[tuple[int, Name]]) -> Name | None:
    """Return the one name that a definite noun can stand for."""
    modifiers = [token.lower for token in syntax.tokens[first : noun.i]]
    if titles().get(noun.lower) in _SPEAKING:
        people = [name for _, name in before if name.kind == "person" and name.rule != "person.office"]
        return find_holder([*modifiers, noun.lower], people)
    if any(word not in _PLAIN for word in modifiers):
        return None
    names = [name for _, name in before]
    headed = _only([name for name in names if _is_headed(name, noun.lower)])
    reach = _FAR if noun.lower == _LAND or noun.lower in _TOWNS else _REACH
    return headed or _nearby(noun.lower, [(d, name) for d, name in before if d <= reach], names)


def _is_headed(name: Name, noun: str) -> bool:
    return name.kind != "person" and name.text[0].isupper() and name.text.lower() != noun and noun in _heads(name.text)


@cache
def _fitting() -> dict[str, frozenset[str]]:
    """Return for each describing noun the heads of the names that it can stand for (rules/en/descriptions.tsv)."""
    found: dict[str, set[str]] = {}
    for row in rows("en", "descriptions"):
        found.setdefault(row["noun"], set()).add(row["fits"])
    return {noun: frozenset(heads) for noun, heads in found.items()}


def _fits(name: Name, wanted: frozenset[str]) -> bool:
    """Say whether a name is of the class of a noun: by its head word, or because nothing tells what it is."""
    if name.kind not in _NAMED or not is_proper(name.text):
        return False
    heads = _heads(name.text)
    if heads & wanted:
        return True
    told = name.rule.startswith("collective.") or any(kind_of_head(head) for head in heads)
    if name.kind == "force":
        return "unknown-force" in wanted and not told
    listed = "firm" in wanted and name.text in _states()
    return name.kind == "organisation" and "unknown" in wanted and not told and not listed


@cache
def _states() -> frozenset[str]:
    """Return the listed bodies, which no "company" stands for unless its head word says so."""
    return frozenset(row["name"] for row in rows("en", "organisations") if row["kind"] == "organisation")


def _nearby(noun: str, near: Sequence[tuple[int, Name]], names: Sequence[Name]) -> Name | None:
    """Return the one ship of the report, or the one land, town or body of the nearest sentence that has any."""
    if noun in _SHIPS:
        return _ship(noun, names)
    if noun == _LAND:
        lands = [name for name in names if _is_land(name)]
        found = _nearest([(distance, name) for distance, name in near if _is_land(name)])
        return found if found and sum(name.text == found.text for name in lands) * 2 > len(lands) else None
    if noun in _TOWNS:
        return _nearest([(d, n) for d, n in near if n.kind == "place" and not _is_wide(n)])
    wanted = _fitting().get(noun)
    return _nearest([(d, n) for d, n in near if _fits(n, wanted)]) if wanted else None


def _ship(noun: str, names: Sequence[Name]) -> Name | None:
    """Return the one ship of this class, or else the one ship whose class the report does not tell."""
    called = [name for name in names if name.rule == f"designation.ship-class.{noun}"]
    return _only(called or [name for name in names if name.rule == "designation.ship"])


def _is_land(name: Name) -> bool:
    """Say whether a place is a country, or one that no gazetteer knows."""
    return name.kind == "place" and (name.text in countries() or not (_is_wide(name) or is_known_place(name.text)))


def _is_wide(name: Name) -> bool:
    """Say whether a place is a land, a sea or a region and no town."""
    if name.rule.endswith("-of"):  # "the town of Narva Bay"
        return False
    return name.text in countries() or (kind_of_head(name.text.rsplit(" ", 1)[-1]) == "place")


@cache
def _heads(name: str) -> frozenset[str]:
    """Return the head words of a name: "Ministry of Defense" → ministry; "Operation Dawn" → dawn and operation."""
    for link in (" of ", " for ", " on "):
        name = name.split(link, maxsplit=1)[0]
    words = name.lower().replace("-", " ").split()
    return frozenset({words[-1], words[0]} if words and words[0] in _LEADING else words[-1:])


def _only(names: Sequence[Name]) -> Name | None:
    """Return the nearest of names that all mean one thing; None where they mean several."""
    return names[0] if len({name.text for name in names}) == 1 else None


def _nearest(names: Sequence[tuple[int, Name]]) -> Name | None:
    """Return the one name of the nearest sentence that has any."""
    closest = min((distance for distance, _ in names), default=None)
    return _only([name for distance, name in names if distance == closest])
