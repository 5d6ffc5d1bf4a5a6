"""Who passes on whose word? What one report tells of it holds for the others: the army had it from a fisherman."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.records import Statement
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.sources import Source, Sources

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a statement tells, as far as two of them can be compared."""

    groups: frozenset[int]
    """The events in it."""
    numbers: frozenset[float]

    def is_alike(self, other: _Told) -> bool:
        """Say whether two statements tell of one event and give no different numbers."""
        shared = not self.groups.isdisjoint(other.groups)
        return shared and not (self.numbers and other.numbers and self.numbers.isdisjoint(other.numbers))


@dataclass(frozen=True, slots=True)
class _Relay:
    by: frozenset[str]
    """The marks of who passes it on."""
    marks: frozenset[str]
    """His, and those of whose word it is."""
    told: _Told


@dataclass(frozen=True)
class Relays:
    """Every statement of a case that somebody is said to have from somebody else."""

    index: CaseIndex
    by_mark: Mapping[str, Sequence[_Relay]]
    """By every mark of who passes something on."""

    @classmethod
    def of(cls, index: CaseIndex, sources: Sources, find: Callable[[str, Statement], Source]) -> Relays:
        """Collect who passes on whose word; what comes through another outlet only is no relay."""
        by_mark: dict[str, list[_Relay]] = defaultdict(list)
        for relay in _relays(index, sources, find):
            for mark in sorted(relay.by):
                by_mark[mark].append(relay)
        return cls(index, by_mark)

    def marks(self, source: Source, statement: Statement) -> frozenset[str]:
        """Return the marks of those from whom a source has what a statement tells, as another report says."""
        near = [relay for mark in source.marks for relay in self.by_mark.get(mark, ())]
        if not near:
            return _NOTHING
        told = _told(self.index, statement)
        return _NOTHING.union(*(relay.marks for relay in near if relay.told.is_alike(told)))


def _relays(index: CaseIndex, sources: Sources, find: Callable[[str, Statement], Source]) -> Iterable[_Relay]:
    for report, reading in index.readings.items():
        for statement in reading.statements:
            by = sources.passed_on(report, statement) if statement.via else _NOTHING
            source = find(report, statement) if by else None
            if source is not None and source.particular and source.marks - by:
                yield _Relay(frozenset(by), source.marks, _told(index, statement))


def _told(index: CaseIndex, statement: Statement) -> _Told:
    mentions = [mention for span in statement.content for mention in index.mentions_within(span)]
    numbers = {
        quantity.value
        for span in statement.content
        for quantity in index.readings[span.report].quantities
        if quantity.kind == "count" and quantity.value is not None and span.covers(quantity.span)
    }
    return _Told(frozenset(mention.group for mention in mentions), frozenset(numbers))
