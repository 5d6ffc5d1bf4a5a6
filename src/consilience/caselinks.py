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

from consilience.link import link_readings
from consilience.link.cases import Crisis, assemble
from consilience.link.columns import describe_reading
from consilience.link.crises import Linked, link_described
from consilience.link.growing import Linker
from consilience.link.shelves import Rows
from consilience.problems import CaseError
from consilience.records import Case, Judged, Reading, Report
from consilience.store import Casefile, Held, Indexes, Touched
from consilience.store.casefile import BRIEFLY
from consilience.store.codec import pack, unpack
from consilience.vintage import linking_version

AT_ONCE = 50
"""Reports that are added before the index follows."""
FEWEST, MOST = 8, 128
"""Acts taken up in one transaction: few at first, more while it is short."""
SHORT, LONG = 1.0, 2.0
"""Seconds of a transaction, for which other writers wait: after less twice as many acts, after more half as many."""
_DAMAGE = (KeyError, ValueError, IndexError, struct.error, zlib.error, CaseError)
_DIGEST = 32
_UNTIL = 0

Pairs = Sequence[tuple[Report, Reading]]


def follow(case: Casefile) -> None:
    """Let the index take up what has come into the case since it last did. Several programs may do so at once."""
    most = FEWEST
    while True:
        with case.indexes_as_they_stand() as shelves:
            seen = _state(shelves)
        current = seen[1] == linking_version()
        touched = case.touched(seen[0] if current else 0, most=most)
        if current and touched.until == seen[0]:
            return
        reports = case.reports(touched.held)
        pairs = list(zip(reports, case.readings(touched.held, reports), strict=True))
        with case.indexes() as shelves:
            begun = monotonic()
            if _state(shelves) != seen:
                continue  # another program was faster
            if not current:
                shelves.clear()
            _take_up(shelves, touched, pairs)
            shelves.rows("state").put(_UNTIL, json.dumps([touched.until, linking_version()]).encode())
        most = _next(most, monotonic() - begun)


def _next(most: int, seconds: float) -> int:
    """Say how many acts the next transaction takes up after one that took so long."""
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


def find_index_faults(case: Casefile) -> tuple[str, ...]:
    """Say so where the index gives other links than its reports give; it is dropped then, to be made anew."""
    held = case.versions()
    reports = case.reports(held)
    pairs = tuple(zip(reports, case.readings(held, reports), strict=True))
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
    with suppress(CaseError), case.indexes() as shelves:
        shelves.clear()


def _state(shelves: Indexes) -> tuple[int, str]:
    """Give the last act that was taken up, and which code did it."""
    row = shelves.rows("state").get(_UNTIL)
    until, code = json.loads(row) if row else (0, "")
    return until, code


def _take_up(shelves: Indexes, touched: Touched, pairs: Pairs) -> None:
    linker, followed = Linker(shelves.rows, shelves.postings), shelves.rows("followed")
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
