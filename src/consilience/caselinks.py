"""How do the links of a case follow what it holds? By the linker's index, which lives in the case.

The index takes up what the acts in the log have touched, so a case that has grown is opened at once and the next report
costs what that report costs. All of it is derived: where it was made by other code, or is damaged, it is made anew.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import NamedTuple
from uuid import uuid4

from consilience.link import link_readings
from consilience.link.cases import Crisis, assemble
from consilience.link.columns import describe_reading
from consilience.link.crises import Linked, link_described
from consilience.link.growing import Linker
from consilience.link.shelves import Rows
from consilience.problems import CaseError, DamagedError
from consilience.records import Case, Judged, Reading, Report
from consilience.store import Casefile, Held, Indexes, Touched
from consilience.store.casefile import BRIEFLY
from consilience.store.codec import pack, unpack
from consilience.store.drafts import Draft
from consilience.vintage import linking_version

AT_ONCE = 50
"""Reports that are added before the index follows."""
FEWEST, MOST = 8, 128
"""Acts taken up in one go: few at first, more while that is quick."""
SHORT, LONG = 1.0, 2.0
"""Seconds of working out: after less twice as many acts, after more half as many."""
_DAMAGE = (KeyError, ValueError, IndexError, struct.error, zlib.error, DamagedError)
_DIGEST = 32
_STATE = 0

Pairs = Sequence[tuple[Report, Reading]]


class State(NamedTuple):
    """How far the index has come: the last act, the code that took it up, and the name of that writing alone."""

    until: int
    code: str
    name: str

    @property
    def is_current(self) -> bool:
        """Say whether our code made it."""
        return self.code == linking_version()


class Present(NamedTuple):
    """What a case holds now."""

    held: tuple[Held, ...]
    pairs: tuple[tuple[Report, Reading], ...]


def load_present(case: Casefile) -> Present:
    """Load what a case holds now."""
    held = case.versions()
    reports = case.reports(held)
    return Present(held, tuple(zip(reports, case.readings(held, reports), strict=True)))


class Follower:
    """Lets the index of one case follow its log.

    What is taken up is worked out while others may write; then the changes are written in one transaction, if the index
    still stands where it was worked out from. The linker stays at hand for as long as nobody else moves the index.
    """

    def __init__(self, case: Casefile) -> None:
        self._case = case
        self._most = FEWEST
        self._stands: State | None = None
        """Where the index stands that the linker at hand has made."""
        self._draft = Draft()
        self._linker = Linker(self._draft.rows, self._draft.postings)

    def follow(self) -> bool:
        """Let the index take up what has come into the case up to now; more may come in meanwhile.

        Give false where another program was faster: it goes on with what we would do, or leaves it to the next to come.
        """
        goal = self._case.acts()
        while not ((seen := self._look()).is_current and seen.until >= goal):
            touched = self._case.touched(seen.until if seen.is_current else 0, most=self._most)
            reports = self._case.reports(touched.held)
            pairs = list(zip(reports, self._case.readings(touched.held, reports), strict=True))
            try:
                if not (self._work_out(seen, touched, pairs) and self._write(seen, touched.until)):
                    return False
            except _DAMAGE:
                if not seen.is_current:
                    raise
                _clear(self._case)
        return True

    def _look(self) -> State:
        with self._case.indexes_as_they_stand() as shelves:
            return _state(shelves)

    def _work_out(self, seen: State, touched: Touched, pairs: Pairs) -> bool:
        """Work out what the index is to be. Give false where it has moved."""
        begun = monotonic()
        if seen != self._stands:
            self._draft = Draft()
            self._linker = Linker(self._draft.rows, self._draft.postings)
        self._stands = None
        with self._case.indexes_as_they_stand() as shelves:
            if _state(shelves) != seen:
                return False
            with self._draft.over(shelves if seen.is_current else None):
                _take_up(self._linker, self._draft.rows("followed"), touched, pairs)
        self._most = _next(self._most, monotonic() - begun)
        return True

    def _write(self, seen: State, until: int) -> bool:
        """Write what was worked out. Give false where the index has moved meanwhile."""
        now = State(until, linking_version(), uuid4().hex)
        with self._case.indexes() as shelves:
            if _state(shelves) != seen:
                return False
            if not seen.is_current:
                shelves.clear()
            self._draft.write(shelves)
            shelves.rows("state").put(_STATE, json.dumps(now).encode())
        self._stands = now
        return True


def follow(case: Casefile) -> None:
    """Let the index of a case take up all that has come in. Several programs may do so at once."""
    follower = Follower(case)
    while not follower.follow():
        pass


def _next(most: int, seconds: float) -> int:
    """Say how many acts are taken up next after so many took so long."""
    if seconds > LONG:
        return max(1, most // 2)
    return min(MOST, 2 * most) if seconds < SHORT else most


def link_present(case: Casefile, held: Sequence[Held], pairs: Pairs, judged: Iterable[Judged]) -> Case:
    """Link what the case holds now. Where its index cannot follow (nothing may be written), all is linked anew."""
    words = tuple(judged)
    with suppress(CaseError):
        follow(case)
    try:
        linked = _by_index(case, held, pairs, words)
    except _DAMAGE:
        _drop_index(case)
        linked = None
    return _anew(pairs, words) if linked is None else linked


def find_index_faults(case: Casefile, present: Present | None = None) -> tuple[str, ...]:
    """Say so where the index gives other links than its reports give; it is dropped then, to be made anew.

    `present` is what the case holds, where that is loaded already.
    """
    held, pairs = present or load_present(case)
    try:
        linked = _by_index(case, held, pairs, ())
    except _DAMAGE:
        right = False
    else:
        right = linked is None or linked == _anew(pairs, ())
    if right:
        return ()
    _drop_index(case)
    return ("the index of what is linked did not give what the reports give; it was dropped and is made anew",)


def _anew(pairs: Pairs, judged: Sequence[Judged]) -> Case:
    reports, readings = zip(*pairs, strict=True) if pairs else ((), ())
    return link_readings(reports, readings, judgements=judged)


def _by_index(case: Casefile, held: Sequence[Held], pairs: Pairs, judged: Sequence[Judged]) -> Case | None:
    """Link by the index, if it is level with what is held."""
    marks = {one.number: _mark(one) for one in held}
    with case.indexes_as_they_stand() as shelves:
        followed = shelves.rows("followed")
        numbers = followed.keys()
        if {number: followed.get(number) for number in numbers} != marks:
            return None
        links = _KeptLinks(shelves.rows("crises"), {one.name: one.sha256 for one in held}, pairs)
        linked = assemble(pairs, Linker(shelves.rows, shelves.postings), links.link, judgements=judged)
    if links.new or links.gone:
        with suppress(CaseError), case.indexes(patience=BRIEFLY) as shelves:
            links.keep(shelves.rows("crises"))
    return linked


def _drop_index(case: Casefile) -> None:
    with suppress(CaseError):
        _clear(case)


def _clear(case: Casefile) -> None:
    with case.indexes() as shelves:
        shelves.clear()


def _state(shelves: Indexes) -> State:
    row = shelves.rows("state").get(_STATE)
    until, code, *name = json.loads(row) if row else (0, "")
    return State(until, code, *(name or [""]))


def _take_up(linker: Linker, followed: Rows, touched: Touched, pairs: Pairs) -> None:
    before = {number: followed.get(number) for number in touched.numbers}
    now = {one.number: _mark(one) for one in touched.held}
    for number, mark in before.items():
        if mark is not None and mark != now.get(number):
            linker.remove(_name(mark))
            followed.drop(number)
    changed = [number for number, one in enumerate(touched.held) if before[one.number] != now[one.number]]
    linker.add_all(pairs[number] for number in changed)
    linker.work_out()
    for number in changed:
        one = touched.held[number]
        followed.put(one.number, now[one.number])


def _mark(one: Held) -> bytes:
    """Name a version as it was taken up: what was read of it, what is said beside it, and its name."""
    return hashlib.sha256(f"{one.sha256} {one.described}".encode()).digest() + one.name.encode("utf-8", "surrogatepass")


def _name(mark: bytes) -> str:
    return mark[_DIGEST:].decode("utf-8", "surrogatepass")


class _KeptLinks:
    """What was linked in crises that stand as they stood before, by the hash of what is in them."""

    def __init__(self, kept: Rows, hashes: Mapping[str, str], pairs: Pairs) -> None:
        self._kept = kept
        self._hashes = hashes
        self._readings = {report.id: reading for report, reading in pairs}
        self.new: dict[int, bytes] = {}
        self.gone: list[int] = []

    def link(self, crises: Sequence[Crisis]) -> list[Linked]:
        """Link the crises that are not kept."""
        names = [self._digest(crisis) for crisis in crises]
        standing = {_key(name) for name in names}
        before = self._kept.keys()
        self.gone = [key for key in before if key not in standing]
        return [self._linked(crisis, name) for crisis, name in zip(crises, names, strict=True)]

    def keep(self, kept: Rows) -> None:
        """Keep what was linked, and drop what stands no longer."""
        for key in self.gone:
            kept.drop(key)
        for key, row in sorted(self.new.items()):
            kept.put(key, row)

    def _linked(self, crisis: Crisis, name: bytes) -> Linked:
        row = self._kept.get(_key(name))
        if row is not None and row[:_DIGEST] == name:
            with suppress(DamagedError):
                return unpack(Linked, row[_DIGEST:])
        reports, stories = crisis
        linked = link_described([describe_reading(self._readings[report]) for report in reports], stories)
        self.new[_key(name)] = name + pack(linked)
        return linked

    def _digest(self, crisis: Crisis) -> bytes:
        reports, stories = crisis
        told = [[[report, self._hashes[report]] for report in reports], stories]
        return hashlib.sha256(json.dumps(told).encode()).digest()


def _key(name: bytes) -> int:
    return int.from_bytes(name[:8]) >> 1
