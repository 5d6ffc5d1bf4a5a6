"""Who spoke at one press conference? What is said there has one origin, whoever of them is quoted by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from consilience.records import Statement
from consilience.rules import find_matches, patterns
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.sources import Source

Days = Mapping[str, frozenset[date | None]]
"""For each report the days that it tells of: a copy tells of its own and of that of its original."""


@dataclass(frozen=True)
class Occasions:
    """The press conferences that the reports of a case tell of: one a story and day."""

    index: CaseIndex
    days: Days
    spoke: frozenset[tuple[str, date | None, str]]
    """Each story, day and source that spoke at one."""

    @classmethod
    def of(cls, index: CaseIndex, days: Days, source_of: Callable[[str, Statement], Source]) -> Occasions:
        """Find who spoke at press conferences."""
        found = {
            (index.story_name(report), day, source_of(report, statement).name)
            for report, reading in index.readings.items()
            for statement in reading.statements
            if statement.source and tells_conference(index.text(index.sentence(statement.source[0])))
            for day in days[report]
        }
        return cls(index, days, frozenset(found))

    def marks(self, report: str, source: str) -> frozenset[str]:
        """Return the marks of the press conferences at which a source spoke on the days of a report."""
        story = self.index.story_name(report)
        return frozenset(f"occasion {story} {day}" for day in self.days[report] if (story, day, source) in self.spoke)


def tells_conference(text: str) -> bool:
    """Say whether a sentence tells what was said at a press conference."""
    return bool(find_matches(patterns("en", "occasions"), text))
