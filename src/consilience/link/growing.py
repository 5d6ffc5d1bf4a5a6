"""How does a case grow, report by report? Copies, stories and crises that follow what is held, in any order of arrival.

What is held is an index, in memory or in the tables of a file (shelves.py, disk.py). The groups depend on the reports
held and not on the way there: adding in any order, twice, in one go or one by one, and removing, all end in the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from consilience.link.copies import Copies
from consilience.link.datings import find_dating
from consilience.link.ordering import hash_of, key_of
from consilience.link.profiles import profile_of
from consilience.link.shelves import MemoryPostings, MemoryRows, Postings, Rows
from consilience.link.stories import Stories
from consilience.link.terms import find_terms
from consilience.records import Copy, Reading, Report

ID_BITS = 63

Partition = tuple[tuple[str, ...], ...]


class Linker:
    """Copies, stories and crises of the reports held."""

    def __init__(
        self,
        rows: Callable[[str], Rows] = lambda _: MemoryRows(),
        postings: Callable[[str], Postings] = lambda _: MemoryPostings(),
    ) -> None:
        """Keep the index in memory, or in the tables that are given by name."""
        self._copies = Copies(rows, postings)
        self._stories = Stories(rows, postings)
        self._ids = rows("report_ids")
        """Of each key the id of its report."""
        self._keys = rows("report_keys")
        """Of each id, as a number, its key."""

    def add(self, report: Report, reading: Reading | None = None) -> None:
        """Take a report up; one with the same id goes. A copy of the very words follows the first of its kind."""
        self.add_all([(report, reading)])

    def add_all(self, pairs: Iterable[tuple[Report, Reading | None]]) -> None:
        """Take reports up, as if one by one."""
        enter: dict[int, None] = {}
        leave: dict[int, None] = {}
        for report, reading in pairs:
            self.remove(report.id)
            key = self._hold(report, reading)
            first, *others = self._twins(report.id, 2)
            if first == key:
                enter[key] = None
                for other in others:
                    if other in enter:
                        del enter[other]
                    else:
                        leave[other] = None
        self._stories.change(sorted(enter), sorted(leave))

    def remove(self, report: str) -> None:
        """Leave a report out, if it is held: what remains is as if it had never come."""
        key = self._key(report)
        if key is None:
            return
        first, *others = self._twins(report, 2)
        self._copies.remove(report)
        if first == key:
            self._stories.change(others, [key])
        self._stories.release(key)
        self._ids.drop(key)
        self._keys.drop(hash_of(report, ID_BITS))

    def work_out(self) -> None:
        """Work out ahead, and keep, what `copies` will ask."""
        self._copies.work_out()

    def copies(self) -> tuple[Copy, ...]:
        """Give the groups of copies."""
        return self._copies.groups()

    def copies_of(self, report: str) -> tuple[Copy, ...]:
        """Give the groups of copies that a report is in."""
        return self._copies.groups_of(report)

    def stories(self) -> Partition:
        """Give all stories, every report in one."""
        return self._named(story for crisis in self._stories.crises() for story in self._stories.stories_in(crisis))

    def crises(self) -> Partition:
        """Give all crises; every story lies in one."""
        return self._named(map(self._reports_in, self._stories.crises()))

    def story_of(self, report: str) -> tuple[str, ...]:
        """Give the reports of a report's story, sorted by id."""
        return self._reports(self._stories.story_of(self._first(report)))

    def crisis_of(self, report: str) -> tuple[str, ...]:
        """Give the reports of a report's crisis, sorted by id."""
        return self._reports(self._reports_in(self._stories.crisis_of(self._first(report))))

    def _hold(self, report: Report, reading: Reading | None) -> int:
        key = key_of(report, reading)
        self._keys.put(hash_of(report.id, ID_BITS), key.to_bytes(8))
        self._ids.put(key, report.id.encode("utf-8", "surrogatepass"))
        self._stories.hold(key, profile_of(find_terms(report, reading), find_dating(report, reading)))
        self._copies.add(report, reading)
        return key

    def _reports_in(self, crisis: int) -> list[int]:
        return [key for story in self._stories.stories_in(crisis) for key in story]

    def _named(self, groups: Iterable[Iterable[int]]) -> Partition:
        return tuple(sorted(self._reports(group) for group in groups))

    def _reports(self, keys: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(twin for key in keys for twin in self._copies.twins_of(self._id(key))))

    def _id(self, key: int) -> str:
        row = self._ids.get(key)
        if row is None:
            raise KeyError(key)
        return row.decode("utf-8", "surrogatepass")

    def _key(self, report: str) -> int | None:
        row = self._keys.get(hash_of(report, ID_BITS))
        return None if row is None else int.from_bytes(row)

    def _first(self, report: str) -> int:
        """Give the key of the report that stands for one."""
        return self._twins(report, 1)[0]

    def _twins(self, report: str, most: int) -> list[int]:
        keys = [self._key(twin) for twin in self._copies.twins_of(report, most)]
        return [key for key in keys if key is not None]
