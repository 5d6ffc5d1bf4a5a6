"""Which reports are one text? Identical, near (one nearly whole in the other) and partial (passages shared).

Two bodies are compared by whole sentences, so that "72 % of the shorter report's sentences stand in the longer one"
can be read and checked. Being a copy is not transitive (a brief may be whole in two long reports that share nothing
else): a group holds only reports that are all copies of one another, and a report may be in two groups.

Reports are added and removed one at a time. What is held is an index; groups are worked out from it when they are
asked for, so they depend on the reports held and not on the way there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from consilience.link.cliques import cover_with_cliques
from consilience.link.kinship import NEARLY_WHOLE, ONE_TEXT, Kin, Kinship
from consilience.link.library import Library, in_order
from consilience.link.overlaps import find_passages
from consilience.link.partners import Partners
from consilience.link.passages import group_passages
from consilience.link.shelves import MemoryPostings, MemoryRows, Postings, Rows
from consilience.link.shingles import sample
from consilience.records import Copy, Reading, Report

SIZES_AT_HAND = 65_536
"""Sizes of samples kept in memory."""

Pair = tuple[int, int]


def find_copies(reports: Iterable[Report], readings: Mapping[str, Reading]) -> tuple[Copy, ...]:
    """Group the reports that are one text."""
    copies = Copies()
    for report in reports:
        copies.add(report, readings.get(report.id))
    return copies.groups()


class Copies:
    """Groups of reports that are one text, as reports come and go."""

    def __init__(
        self,
        rows: Callable[[str], Rows] = lambda _: MemoryRows(),
        postings: Callable[[str], Postings] = lambda _: MemoryPostings(),
    ) -> None:
        """Keep the index in memory, or in the tables that are given by name (link/disk.py)."""
        self._library = Library(rows, postings)
        self._sampled: Callable[[int], int] = lru_cache(SIZES_AT_HAND)(self._sample_size)
        self._partners = Partners(postings("copy_shingles"), self._sampled)
        self._kinship = Kinship(self._library, self._partners, rows("copy_kin"), postings("copy_open"))

    def _sample_size(self, key: int) -> int:
        return len(sample(self._library.body(key).distinct))

    def add(self, report: Report, reading: Reading | None = None) -> None:
        """Take a report up; one with the same id goes."""
        self.remove(report.id)
        key = self._library.add(report, reading)
        first, *others = self._library.twins(key, 2)
        if first == key:
            if others:
                self._leave_out(others[0])
            self._index(key)
        self._kinship.changed()

    def remove(self, report: str) -> None:
        """Leave a report out, if it is held: what remains is as if it had never come."""
        key = self._library.key(report)
        if key is None:
            return
        first, *others = self._library.twins(key, 2)
        if first == key:
            self._leave_out(key)
        self._library.remove(key)
        self._sampled.cache_clear()  # type: ignore[attr-defined]
        self._kinship.changed(removed=True)
        if first == key and others:
            self._index(others[0])

    def _index(self, key: int) -> None:
        body = self._library.body(key)
        if body.written:
            self._partners.add(key, body)
            self._kinship.reopen({key, *self._partners.touched(key, body)})

    def _leave_out(self, key: int) -> None:
        body = self._library.body(key)
        if body.written:
            touched = self._partners.touched(key, body)
            self._partners.drop(key, body)
            self._kinship.forget(key)
            self._kinship.reopen(touched)

    def work_out(self) -> None:
        """Work out ahead, and keep, what `groups` will ask."""
        self._kinship.work_out()

    def original_of(self, report: str) -> str:
        """Give the first of the reports with the very words of this one."""
        return self._library.body(self._library.first(self._held(report))).report

    def twins_of(self, report: str, most: int | None = None) -> tuple[str, ...]:
        """Give the reports with the very words of this one, itself among them, the first published first."""
        keys = self._library.twins(self._held(report), most)
        return tuple(self._library.body(key).report for key in keys)

    def groups_of(self, report: str) -> tuple[Copy, ...]:
        """Give the groups that a report is in, worked out from those alone that share text with it."""
        first = self._library.first(self._held(report))
        kin = self._connected(first)
        leaders = _leaders({first, *(key for pair in kin for key in pair)}, kin)
        partial = self._partial_around(first) if leaders[first] == first else []
        return _sorted(copy for copy in (*self._whole(leaders, kin), *partial) if report in copy.reports)

    def groups(self) -> tuple[Copy, ...]:
        """Give all groups."""
        firsts = [key for key in self._library if self._library.first(key) == key]
        kin = {(other, key): item for key in firsts for other, item in self._kinship.before(key)}
        leaders = _leaders(firsts, kin)
        apart = [pair for pair, item in kin.items() if item.passages and all(leaders[key] == key for key in pair)]
        return _sorted((*self._whole(leaders, kin), *self._partial(apart)))

    def _held(self, report: str) -> int:
        key = self._library.key(report)
        if key is None:
            raise KeyError(report)
        return key

    def _connected(self, start: int) -> dict[Pair, Kin]:
        """Give the pairs of copies that hang together with a report."""
        found: dict[Pair, Kin] = {}
        seen, waiting = {start}, [start]
        while waiting:
            key = waiting.pop()
            for other, item in self._kinship.of(key):
                if item.copy or item.one_text:
                    found[min(key, other), max(key, other)] = item
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        return found

    def _whole(self, leaders: Mapping[int, int], kin: Mapping[Pair, Kin]) -> list[Copy]:
        """Group the leaders that are all copies of one another, with those who follow them and their twins."""
        followers: dict[int, list[int]] = defaultdict(list)
        for key in sorted(leaders):
            followers[leaders[key]] += self._library.twins(key)
        alike = {
            pair: item.share for pair, item in kin.items() if item.copy and all(leaders[key] == key for key in pair)
        }
        cliques = cover_with_cliques(sorted(followers), alike)
        groups = [(clique, [key for leader in clique for key in followers[leader]]) for clique in cliques]
        return [self._copy(clique, keys, alike) for clique, keys in groups if len(keys) > 1]

    def _copy(self, clique: Sequence[int], keys: Sequence[int], alike: Mapping[Pair, float]) -> Copy:
        reports = in_order(keys, self._library)
        if len(clique) == 1 and len({self._library.body(key).digest for key in keys}) == 1:
            return Copy(reports, "identical", "the same words in the same order")
        low = min((alike[pair] for pair in combinations(sorted(clique), 2)), default=ONE_TEXT)
        versions = ", with its opening" if low < NEARLY_WHOLE else ""
        return Copy(reports, "near", f"at least {low:.0%} of the shorter report stands in the longer one{versions}")

    def _partial(self, pairs: Iterable[Pair]) -> list[Copy]:
        bodies = ((self._library.body(left), self._library.body(right)) for left, right in sorted(pairs))
        return group_passages(find_passages(left, right) for left, right in bodies)

    def _partial_around(self, start: int) -> list[Copy]:
        """Group the passages of a report, and those that are one with them wherever they stand."""
        report = self._library.body(start).report
        pairs: set[Pair] = set()
        seen: set[int] = set()
        waiting = {start}
        while waiting:
            seen |= waiting
            for key in sorted(waiting):
                pairs |= {
                    (min(key, other), max(key, other))
                    for other, item in self._kinship.of(key)
                    if item.passages and self._leads(other)
                }
            found = [copy for copy in self._partial(pairs) if report in copy.reports]
            waiting = {self._held(name) for copy in found for name in copy.reports} - seen
        return found

    def _leads(self, key: int) -> bool:
        """Say whether a report follows no earlier one: asks down to the first of those that are one text."""
        kin: dict[Pair, Kin] = {}
        seen, waiting = {key}, [key]
        while waiting:
            later = waiting.pop()
            earlier = [(other, item) for other, item in self._kinship.of(later) if other < later and item.one_text]
            kin |= {(other, later): item for other, item in earlier}
            waiting += [other for other, _ in earlier if other not in seen]
            seen |= {other for other, _ in earlier}
        return _leaders(seen, kin)[key] == key


def _leaders(keys: Iterable[int], kin: Mapping[Pair, Kin]) -> dict[int, int]:
    """Let each report follow the first leader that is one text with it; who follows none leads, itself first."""
    before: dict[int, list[int]] = defaultdict(list)
    for earlier, later in sorted(pair for pair, item in kin.items() if item.one_text):
        before[later].append(earlier)
    leaders: dict[int, int] = {}
    for key in sorted(keys):
        leaders[key] = next((other for other in before[key] if leaders[other] == other), key)
    return leaders


def _sorted(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    return tuple(sorted(copies, key=lambda copy: (copy.kind, copy.reports)))
