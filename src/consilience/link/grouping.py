"""How do groups stay right when some of their members change? By merging anew only what lies near the change.

Average linkage has a property that allows this: it leaves a group as it is whenever that group and what is linked to it
are merged by themselves (merging two things makes them no liker to a third than one of them was). So the groups of what
changed are merged anew together with the groups linked to them; if those come out as they were, nothing further off can
change; else they count as changed too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from consilience.link.at_hand import AtHand
from consilience.link.beside import Merged
from consilience.link.shelves import Rows

HOMES_AT_HAND, GROUPS_AT_HAND = 16_384, 2048

Merge = Callable[[Sequence[int], Mapping[int, tuple[int, ...]]], Merged]
"""Part things, given in order, into groups, and say which of the groups around them do not stand."""


class Groups:
    """A partition of numbered things; a group is named by the lowest number in it."""

    def __init__(self, homes: Rows, members: Rows) -> None:
        self._homes = AtHand(homes, lambda home: home.to_bytes(8), int.from_bytes, HOMES_AT_HAND)
        self._members = AtHand(members, _pack, _unpack, GROUPS_AT_HAND)

    def home(self, thing: int) -> int | None:
        """Give the group of a thing, None where it is in none yet."""
        return self._homes.get(thing)

    def members(self, group: int) -> tuple[int, ...]:
        """Give the things of a group in their order."""
        return self._members.get(group) or ()

    def names(self) -> list[int]:
        """Give all groups in order."""
        return list(self._members.keys())

    def regroup(
        self, changed: Iterable[int], gone: Iterable[int], linked: Callable[[int], Iterable[int]], merge: Merge
    ) -> tuple[set[int], set[int]]:
        """Merge anew what changed. Give the groups that are other than before, and those that are no more."""
        lost = set(gone)
        touched = set(changed) - lost
        region = {home for thing in touched | lost if (home := self.home(thing)) is not None}
        fresh = {thing for thing in touched if self.home(thing) is None}
        found = self._settle(region, fresh, lost, linked, merge)
        before = {group: self.members(group) for group in region}
        after = {group[0]: group for group in found}
        self._replace(before, after, lost)
        return {name for name, group in after.items() if before.get(name) != group}, before.keys() - after.keys()

    def _settle(
        self,
        region: set[int],
        fresh: set[int],
        lost: set[int],
        linked: Callable[[int], Iterable[int]],
        merge: Merge,
    ) -> list[tuple[int, ...]]:
        """Widen the region until what is linked to it stands. Give the groups of the region."""
        while True:
            core = {thing for group in region for thing in self.members(group)} - lost | fresh
            if not core:
                return []
            beside = set[int]().union(*map(linked, core)) - core
            homes = {home for other in beside if (home := self.home(other)) is not None} - region
            merged = merge(sorted(core), {name: self.members(name) for name in sorted(homes)})
            if not merged.disturbed:
                return [tuple(sorted(group)) for group in merged.groups]
            region |= merged.disturbed

    def _replace(
        self, before: dict[int, tuple[int, ...]], after: dict[int, tuple[int, ...]], lost: Iterable[int]
    ) -> None:
        """Write groups in the place of others."""
        for thing in lost:
            self._homes.drop(thing)
        for name in before.keys() - after.keys():
            self._members.drop(name)
        for name, group in after.items():
            if group != before.get(name):
                self._members.put(name, group)
            for thing in group:
                if self.home(thing) != name:
                    self._homes.put(thing, name)


def _pack(things: Sequence[int]) -> bytes:
    return np.array(things, dtype="<i8").tobytes()


def _unpack(row: bytes) -> tuple[int, ...]:
    return tuple(np.frombuffer(row, dtype="<i8").tolist())
