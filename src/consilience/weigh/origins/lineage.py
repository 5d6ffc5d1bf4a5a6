"""Whose word is it? Each assertion traced to its last recorded source, and how many of these are independent.

DESIGN.md, "Origin": outlet <- agency credited <- outlet cited <- speaker. Two assertions with the same last traceable
source have one origin; copies have one, and so has what is said at one press conference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consilience.records import Copy, Span, Statement
from consilience.unions import Unions
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.credits import find_credit
from consilience.weigh.origins.descriptions import source_kind
from consilience.weigh.origins.independence import Assertion, Origin, may_be_one, shown_independent, without_repetition
from consilience.weigh.origins.occasions import Occasions
from consilience.weigh.origins.outlets import Registry
from consilience.weigh.origins.relays import Relays
from consilience.weigh.origins.sources import Source, Sources
from consilience.weigh.origins.withdrawals import find_withdrawals

_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Kinds of events that no word of saying has: a "statement" whose verb is one tells what was done."""

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = 8
"""Words from which a sentence that stands in two reports is one sentence."""
_CLAUSE = 5
"""Words from which a clause that stands in two copies is one clause."""

__all__ = ["Assertion", "Lineage", "Origin", "source_kind"]


@dataclass(frozen=True)
class Lineage:
    """Where the reports of a case have their words from."""

    index: CaseIndex
    registry: Registry

    @cached_property
    def copy_root(self) -> dict[str, str]:
        """For each report the id that stands for all its copies."""
        ids = sorted(self.index.reports)
        number = {report: at for at, report in enumerate(ids)}
        joined = Unions(len(ids))
        for copy in self.index.case.copies:
            known = [number[report] for report in copy.reports if report in number]
            for at in known if copy.kind != "partial" else ():
                joined.join(known[0], at)
        return {report: ids[joined.find(number[report])] for report in self.index.reports}

    @cached_property
    def first_told(self) -> dict[str, date | None]:
        """For each report the day on which it, or what it copies, was first published: a late copy brings no news."""
        days: dict[str, list[date]] = {}
        for report, root in self.copy_root.items():
            day = self.index.published(report)
            days.setdefault(root, []).extend([day] if day else [])
        return {report: min(days[root], default=None) for report, root in self.copy_root.items()}

    @cached_property
    def credits(self) -> dict[str, str | None]:
        """For each report the agency that it credits: one of the registry, or another outlet of the case."""
        return {
            report: find_credit(reading.text, self.outlet(report), self.registry, self._outlets)
            for report, reading in self.index.readings.items()
        }

    @cached_property
    def _outlets(self) -> dict[str, str]:
        """The outlets of the case by their case-folded names, without "The"."""
        named = {self.outlet(report) for report in self.index.reports if self.index.reports[report].outlet}
        return {name.casefold().removeprefix("the "): name for name in sorted(named)}

    @cached_property
    def sources(self) -> Sources:
        """Who speaks in the case."""
        return Sources(self.index, self.registry, self._outlets)

    def outlet(self, report: str) -> str:
        """Return the name of the outlet of a report, its id where no outlet is known."""
        outlet = self.index.reports[report].outlet
        return self.registry.canonical(outlet) if outlet else report

    @cached_property
    def report_origins(self) -> tuple[tuple[str, str], ...]:
        """(report, origin group) for each report; only copies share a group."""
        names = {root: self._group_name(members) for root, members in self._groups.items()}
        taken: dict[str, str] = {}
        for root, name in sorted(names.items()):
            names[root] = name if name not in taken else f"{name} ({root})"
            taken[names[root]] = root
        return tuple((report, names[root]) for report, root in self.copy_root.items())

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for report, root in self.copy_root.items():
            found.setdefault(root, []).append(report)
        return found

    def _group_name(self, members: Sequence[str]) -> str:
        """Name a group of copies after the agency that most of them credit, else after the original's outlet."""
        credited = Counter(credit for report in members if (credit := self.credits[report]))
        if credited:
            return min(credited, key=lambda name: (-credited[name], name))
        first = next((copy.reports[0] for report in members for copy in self._copies_of.get(report, ())), members[0])
        return self.outlet(first if first in self.index.reports else members[0])

    @cached_property
    def _copies_of(self) -> dict[str, list[Copy]]:
        found: dict[str, list[Copy]] = {}
        for copy in sorted(self.index.case.copies, key=lambda copy: (copy.reports, copy.kind)):
            if copy.kind != "partial":
                for report in copy.reports:
                    found.setdefault(report, []).append(copy)
        return found

    @cached_property
    def withdrawals(self) -> dict[str, tuple[tuple[Span, Span], ...]]:
        """For each speaker the sentences in which he takes something back, each with the words that say what."""
        return find_withdrawals(self.index)

    def assert_span(self, span: Span, statement: Statement | None) -> Assertion:
        """Trace the words of a span: through the statement that holds them, or as the report's own."""
        report = span.report
        statement = self._passed_on(report, statement) if statement is not None else None
        citation = self.index.cite(span, self.said_by(report, statement))
        statement = self._telling(report, statement) if statement is not None else None
        source = self._source(report, statement) if statement is not None else Source("")
        own, credited = self._own_name(report), self.credits[report] is not None
        if source.marks:
            marks, name = source.marks | self._occasions.marks(report, source.name), source.name
            marks |= {f"group {self.copy_root[report]}"} if source.sort == "press" else set()
            marks |= self._relays.marks(source, statement) if source.particular and statement else set()
        else:
            marks, name = self._own_marks(span), f"{source.name} ({own})" if source.name else own
        return Assertion(
            citation,
            marks,
            name,
            recorded=credited or bool(source.marks),
            group=self.copy_root[report],
            particular=source.particular,
            sort=source.sort,
            lands=source.lands,
            wordings=frozenset(filter(None, (self._wording(span), self._wording_in_copies(span)))),
        )

    def _passed_on(self, report: str, statement: Statement) -> Statement:
        """Return whose words a statement only passes on: of "X said, citing Y, that ..." that of Y."""
        deepest = self._deepest[report].get(statement.content, statement)
        return deepest if len(deepest.via) > len(statement.via) else statement

    @cached_property
    def _deepest(self) -> dict[str, dict[tuple[Span, ...], Statement]]:
        """For each report and the words of a statement the statement of just these with the longest chain."""
        found: dict[str, dict[tuple[Span, ...], Statement]] = {}
        for report, reading in self.index.readings.items():
            own = found.setdefault(report, {})
            for statement in reading.statements:
                if len(statement.via) > len(own.setdefault(statement.content, statement).via):
                    own[statement.content] = statement
        return found

    def _telling(self, report: str, statement: Statement) -> Statement | None:
        """Return a statement; where it tells of a deed whoever says so: "the army called up 900 men, police said"."""
        index = self.index
        around: tuple[Statement, ...] = (statement,)
        if self._is_deed(statement):
            number = index.readings[report].statements.index(statement)
            around = index.statements_around(report, number)[1:]
        return next((other for other in around if not self._is_deed(other)), None)

    def _is_deed(self, statement: Statement) -> bool:
        return any(mention.event.kind in _DEEDS for cue in statement.cue for mention in self.index.mentions_within(cue))

    def _wording(self, span: Span) -> str:
        """Return the words of a sentence, empty for one so short that two may write it alike."""
        sentence = self.index.sentence(span)
        if sentence not in self._wordings:
            words = _WORD.findall(self.index.text(sentence).casefold())
            self._wordings[sentence] = " ".join(words) if len(words) >= _SENTENCE else ""
        return self._wordings[sentence]

    def _wording_in_copies(self, span: Span) -> str:
        """Return the words of a clause with the copies that hold it: an editor may have changed its sentence.

        Two who say the same in one report stay two: a clause that stands twice in one of the copies tells nothing.
        """
        words = " ".join(_WORD.findall(self.index.text(span).casefold()))
        root = self.copy_root[span.report]
        if words.count(" ") + 1 < _CLAUSE or any(self._plain[report].count(words) > 1 for report in self._groups[root]):
            return ""
        return f"{root}: {words}"

    @cached_property
    def _plain(self) -> dict[str, str]:
        """The words of each report, in small letters and without marks."""
        return {report: " ".join(_WORD.findall(r.text.casefold())) for report, r in self.index.readings.items()}

    @cached_property
    def _wordings(self) -> dict[Span, str]:
        """What has been looked up so far."""
        return {}

    @cached_property
    def _occasions(self) -> Occasions:
        return Occasions.of(self.index, {report: self._days(report) for report in self.index.reports}, self._source)

    @cached_property
    def _relays(self) -> Relays:
        return Relays.of(self.index, self.sources, self._source)

    def _days(self, report: str) -> frozenset[date | None]:
        """Return the days that a report tells of: its own, and where it copies that of the first of its copies."""
        return frozenset({self.first_told[report], self.index.published(report)})

    def _source(self, report: str, statement: Statement) -> Source:
        key = (report, statement)
        if key not in self._found:
            self._found[key] = self.sources.find(report, self.outlet(report), statement)
        return self._found[key]

    @cached_property
    def _found(self) -> dict[tuple[str, Statement], Source]:
        """What has been looked up so far."""
        return {}

    def _own_marks(self, span: Span) -> frozenset[str]:
        marks = self._report_marks[span.report]
        passages = self._shared.get(span.report)
        if not passages:
            return marks
        first = bisect_left(passages, span.start - self._longest[span.report], key=_starts)
        until = bisect_left(passages, span.end, key=_starts)
        return marks | {f"passage {number}" for number, passage in passages[first:until] if passage.end > span.start}

    @cached_property
    def _longest(self) -> dict[str, int]:
        return {report: max(p.end - p.start for _, p in passages) for report, passages in self._shared.items()}

    @cached_property
    def _report_marks(self) -> dict[str, frozenset[str]]:
        found = {}
        for report, root in self.copy_root.items():
            names = {self.outlet(report), self.credits[report] or self.outlet(report)}
            found[report] = frozenset({f"group {root}", *(f"source {name.casefold()}" for name in names)})
        return found

    @cached_property
    def _shared(self) -> dict[str, list[tuple[int, Span]]]:
        """For each report its passages that another report shares, by their start, under the number of the pair."""
        found: dict[str, list[tuple[int, Span]]] = {}
        for number, copy in enumerate(sorted(self.index.case.copies, key=lambda copy: (copy.reports, copy.kind))):
            for passage in copy.passages:
                found.setdefault(passage.report, []).append((number, passage))
        return {report: sorted(passages, key=lambda item: (item[1], item[0])) for report, passages in found.items()}

    def _own_name(self, report: str) -> str:
        return self.credits[report] or self.outlet(report)

    def said_by(self, report: str, statement: Statement | None) -> tuple[str, ...]:
        """Return the chain from the speaker to the outlet."""
        chain: list[str] = []
        if statement is not None:
            speaker = statement.speaker or self.sources.described(statement)
            chain = [speaker, *reversed(statement.via)]
        credit = self.credits[report]
        tail = [credit] if credit else []
        return tuple(dict.fromkeys(filter(None, (*chain, *tail, self.outlet(report)))))

    def independent(self, assertions: Iterable[Assertion]) -> tuple[Origin, ...]:
        """Return the origins that can be shown to be independent; what may be another's word stands beside it."""
        groups, doubtful = shown_independent(without_repetition(tuple(assertions)))
        beside: list[list[Assertion]] = [[] for _ in groups]
        for assertion in doubtful:
            near = [at for at, group in enumerate(groups) if may_be_one(group, (assertion,))]
            beside[near[0] if near else 0].append(assertion)
        origins = [self._origin(group, extra) for group, extra in zip(groups, beside, strict=True)]
        return tuple(sorted(origins, key=lambda origin: origin.name))

    def _origin(self, group: Sequence[Assertion], doubtful: Sequence[Assertion]) -> Origin:
        best = min(group, key=lambda a: (not a.recorded, a.name, a.citation.span))
        owner = self.registry.owner(best.name)
        own = [a for a in group if best.particular or a.name == best.name]
        others = [a for a in group if not best.particular and a.name != best.name]
        told, unsure = tuple(sorted(own, key=_cited)), tuple(sorted((*others, *doubtful), key=_cited))
        return Origin(best.name, best.recorded, owner, told, unsure, best.particular)


def _cited(assertion: Assertion) -> Span:
    return assertion.citation.span


def _starts(item: tuple[int, Span]) -> int:
    return item[1].start
