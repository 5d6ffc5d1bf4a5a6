"""How do groups change when a person says which of their members are the same, and which are not?

Whoever spoke last on a pair is heard. `same` is an equivalence; what contradicts it and was said earlier is not heard.
Then the groups grow again, the strongest tie first, and no tie joins what a person keeps apart: so the weaker side is
split off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from consilience.records import Judgement, Span
from consilience.unions import Unions

T = TypeVar("T", str, Span)
Ties = Callable[[Sequence[T]], Iterable[tuple[float, T, T]]]
"""Gives how strongly members of one group hold together, and which."""
_CAUTION = {Judgement.UNSURE: 0, Judgement.SAME: 1, Judgement.DIFFERENT: 2}
"""Of words of one day on one pair, the most cautious counts."""


@dataclass(frozen=True, slots=True)
class Ruling(Generic[T]):
    """A person's word on two things, the lower first. `unsure` takes an earlier word back."""

    left: T
    right: T
    judgement: Judgement
    author: str
    day: date


@dataclass(frozen=True, slots=True)
class Ruled(Generic[T]):
    """Groups after the rulings, each sorted; the rulings that hold; those that later ones contradict."""

    groups: tuple[tuple[T, ...], ...]
    held: tuple[Ruling[T], ...]
    refused: tuple[Ruling[T], ...]


class _Guarded(Generic[T]):
    """Disjoint sets that know with which others they must not be joined."""

    def __init__(self, things: Iterable[T]) -> None:
        self.things: list[T] = sorted(set(things))
        self.number_of: dict[T, int] = {thing: number for number, thing in enumerate(self.things)}
        self._unions = Unions(len(self.things))
        self._enemies: dict[int, set[int]] = defaultdict(set)

    def join(self, one: T, two: T) -> bool:
        """Put two sets together; say whether they are together now."""
        low, high = sorted((self._root(one), self._root(two)))
        if high in self._enemies[low]:
            return False
        if low != high:
            self._unions.join(low, high)
            for enemy in self._enemies.pop(high, set()):
                self._enemies[enemy].discard(high)
                self._enemies[enemy].add(low)
                self._enemies[low].add(enemy)
        return True

    def keep_apart(self, one: T, two: T) -> bool:
        """Never join two sets; say whether they are apart."""
        first, second = self._root(one), self._root(two)
        if first == second:
            return False
        self._enemies[first].add(second)
        self._enemies[second].add(first)
        return True

    def groups(self) -> list[tuple[T, ...]]:
        """Give the members of each set."""
        return [tuple(self.things[number] for number in group) for group in self._unions.sets().values()]

    def _root(self, thing: T) -> int:
        return self._unions.find(self.number_of[thing])


def regroup(groups: Iterable[Sequence[T]], rulings: Iterable[Ruling[T]], ties: Ties[T]) -> Ruled[T]:
    """Change the groups that rulings touch. Their order and repetition make no difference; all things are in groups."""
    heard = _last_words(rulings)
    given: list[tuple[T, ...]] = sorted(tuple(sorted(group)) for group in groups)
    home = _homes(given, {thing for ruling in heard for thing in (ruling.left, ruling.right)})
    touched = set(home.values())
    guarded: _Guarded[T] = _Guarded(thing for number in touched for thing in given[number])
    held, refused = _obey(guarded, heard)
    _grow(guarded, [given[number] for number in sorted(touched)], ties)
    untouched: list[tuple[T, ...]] = [group for number, group in enumerate(given) if number not in touched]
    return Ruled(tuple(sorted(untouched + guarded.groups())), held, refused)


def _last_words(rulings: Iterable[Ruling[T]]) -> list[Ruling[T]]:
    """Give the last word on each pair, the latest first."""
    last: dict[tuple[T, T], Ruling[T]] = {}
    for ruling in sorted(rulings, key=lambda item: (item.day, _CAUTION[item.judgement], item.author)):
        last[ruling.left, ruling.right] = ruling
    words = (ruling for ruling in last.values() if ruling.left != ruling.right)
    return sorted(words, key=lambda item: (-item.day.toordinal(), -_CAUTION[item.judgement], item.left, item.right))


def _homes(groups: Sequence[tuple[T, ...]], wanted: set[T]) -> Mapping[T, int]:
    return {thing: number for number, group in enumerate(groups) for thing in group if thing in wanted}


def _obey(guarded: _Guarded[T], rulings: Iterable[Ruling[T]]) -> tuple[tuple[Ruling[T], ...], tuple[Ruling[T], ...]]:
    held: list[Ruling[T]] = []
    refused: list[Ruling[T]] = []
    for ruling in rulings:
        if ruling.judgement is Judgement.UNSURE:
            continue
        rule = guarded.join if ruling.judgement is Judgement.SAME else guarded.keep_apart
        (held if rule(ruling.left, ruling.right) else refused).append(ruling)
    return tuple(held), tuple(refused)


def _grow(guarded: _Guarded[T], groups: Sequence[Sequence[T]], ties: Ties[T]) -> None:
    """Let the members of groups come together again, as far as they may."""
    found = (tie for group in groups for tie in ties(group))
    for _, one, two in sorted(found, key=lambda tie: (-tie[0], tie[1], tie[2])):
        guarded.join(one, two)
    for group in groups:
        for thing in group[1:]:
            guarded.join(group[0], thing)
