"""Which descriptions stand for a name of the report: "the minister", "the ruling party", "the carrier", "the country"?

A description counts only where one name before it fits; with two it stays a common noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from consilience.read.capitals import kind_of_head
from consilience.read.listed import countries
from consilience.read.mentions import words_for
from consilience.read.syntax import Syntax, Token
from consilience.read.titles import is_title, titles
from consilience.records import Name

_DETERMINERS = frozenset({"the", "this", "that"})
_PLAIN = words_for("plain modifier")
_SHIPS = words_for("ship")
_LAND = "country"
_TOWNS = words_for("town")
_BODIES = words_for("body")
_COMPLEMENTS = frozenset({"of", "for", "to"})
_APPOSED = 40
"""Characters between a ship and the class that describes it."""
_REACH = 3
"""Sentences that a description of a place or body looks back."""
_SPEAKING = frozenset({"office", "rank", "speech", "royal", "clergy"})


def describe(syntax: Syntax, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Add the descriptions that stand for a name, and give offices their holder's name."""
    settled = _with_ships(syntax, [_with_holder(name, names) for name in names])
    starts = [syntax.tokens_in(name.span.start, name.span.end) for name in names]
    taken = {token.i for inside in starts for token in inside}
    placed = [(inside[0].i, inside[0].sentence, name) for inside, name in zip(starts, settled, strict=True) if inside]
    placed.sort(key=lambda item: item[0])
    found: list[Name] = []
    for noun, first in _definite_nouns(syntax, taken):
        before = _before(placed, noun)
        name = _meant(syntax, noun, first, before)
        if name is not None:
            span = syntax.span(syntax.tokens[first].start, noun.end)
            found.append(replace(name, span=span, rule=f"description.{noun.lower}"))
    return tuple(sorted([*settled, *found], key=lambda name: (name.span.start, -name.span.end)))


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


def _before(placed: Sequence[tuple[int, int, Name]], noun: Token) -> list[tuple[int, Name]]:
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
        or word in _TOWNS | _SHIPS | _BODIES
        or titles().get(word) in _SPEAKING
        or kind_of_head(word) is not None
    )


def _meant(syntax: Syntax, noun: Token, first: int, before: Sequence[tuple[int, Name]]) -> Name | None:
    """Return the one name that a definite noun can stand for."""
    modifiers = [token.lower for token in syntax.tokens[first : noun.i]]
    if titles().get(noun.lower) in _SPEAKING:
        return _only([name for _, name in before if name.kind == "person" and _holds(name, [*modifiers, noun.lower])])
    if any(word not in _PLAIN for word in modifiers):
        return None
    names = [name for _, name in before]
    headed = _only([name for name in names if _is_headed(name, noun.lower)])
    return headed or _nearby(noun.lower, [(d, name) for d, name in before if d <= _REACH], names)


def _is_headed(name: Name, noun: str) -> bool:
    return name.kind != "event" and name.text.lower() != noun and _head(name.text) == noun


def _nearby(noun: str, near: Sequence[tuple[int, Name]], names: Sequence[Name]) -> Name | None:
    """Return the one ship of the report, or the one land, town or group of the nearest sentence that has any."""
    if noun in _SHIPS:
        return _only([name for name in names if name.rule == "designation.ship"])
    if noun == _LAND:
        lands = [name for name in names if name.kind == "place" and name.text in countries()]
        found = _nearest([(d, name) for d, name in near if name.kind == "place" and name.text in countries()])
        return found if found and sum(name.text == found.text for name in lands) * 2 > len(lands) else None
    if noun in _TOWNS:
        return _nearest([(d, n) for d, n in near if n.kind == "place" and n.rule != "listed.place"])
    if noun in _BODIES:
        return _nearest([(d, n) for d, n in near if n.kind == "force" and n.text[0].isupper()])
    return None


def _holds(person: Name, words: Sequence[str]) -> bool:
    """Say whether a person's role has these words and their title: "the defence minister", "Secretary of State"."""
    role = _role_words((person.role or "").lower().split())
    wanted = _role_words(words)
    return bool(role) and _title(role) == _title(wanted) and set(wanted) <= set(role)


def _role_words(words: Sequence[str]) -> list[str]:
    return [word.strip(",").replace("defense", "defence") for word in words]


def _title(role: Sequence[str]) -> str:
    """Return the word of a role that is its title: the first one before "of", "for", "to" or the end."""
    return next((word for word, behind in pairwise([*role, "of"]) if behind in _COMPLEMENTS and is_title(word)), "")


def _head(name: str) -> str:
    """Return the head word of a name: "Ministry of Defense" → ministry."""
    for link in (" of ", " for "):
        name = name.split(link, maxsplit=1)[0]
    return name.rsplit(" ", 1)[-1].lower()


def _only(names: Sequence[Name]) -> Name | None:
    """Return the nearest of names that all mean one thing; None where they mean several."""
    return names[0] if len({name.text for name in names}) == 1 else None


def _nearest(names: Sequence[tuple[int, Name]]) -> Name | None:
    """Return the one name of the nearest sentence that has any."""
    closest = min((distance for distance, _ in names), default=None)
    return _only([name for distance, name in names if distance == closest])


def _with_holder(name: Name, names: Sequence[Name]) -> Name:
    """Give an office without a name the name of its one holder in this report: "The Foreign Secretary" → him."""
    if name.rule != "person.office":
        return name
    words = (name.role or name.text).lower().split()
    people = [other for other in names if other.kind == "person" and other.rule != "person.office"]
    holder = _only([person for person in people if _holds(person, words)])
    return replace(name, text=holder.text) if holder else name
