"""Where in the case does this stand? Look-ups from spans to sentences, statements, blocks, citations and groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consilience.records import BlockKind, Case, Citation, Entity, Event, Reading, Report, Span, Statement


@dataclass(frozen=True)
class Mention:
    """One event as one report tells it."""

    reading: Reading
    event: Event
    group: int
    """Place of its group in `Case.events`; groups that link did not make follow."""


@dataclass(frozen=True)
class CaseIndex:
    """The case with its look-ups; built once, read by every part of weighing. Reports go by id, not by arrival."""

    case: Case

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports by id, in the order of their ids."""
        return {report.id: report for report in sorted(self.case.reports, key=lambda report: report.id)}

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The readings by report id, in the order of the ids."""
        return {reading.report: reading for reading in sorted(self.case.readings, key=lambda reading: reading.report)}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every event of the case with its group, in the order of reports and of reading."""
        group = {span: number for number, spans in enumerate(self.groups) for span in spans}
        return tuple(
            Mention(reading, event, group[event.span]) for reading in self.readings.values() for event in reading.events
        )

    @cached_property
    def groups(self) -> tuple[tuple[Span, ...], ...]:
        """The groups of events, in an order that does not depend on arrival; loners stand alone."""
        linked = {span for group in self.case.events for span in group}
        alone: list[tuple[Span, ...]] = [
            (e.span,) for reading in self.readings.values() for e in reading.events if e.span not in linked
        ]
        return tuple(sorted([tuple(sorted(group)) for group in self.case.events if group] + alone))

    @cached_property
    def by_group(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions of each group."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.group, []).append(mention)
        return {number: tuple(found[number]) for number in sorted(found)}

    @cached_property
    def _by_report(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {report: [] for report in self.readings}
        for mention in self.mentions:
            found[mention.reading.report].append(mention)
        return {report: tuple(mentions) for report, mentions in found.items()}

    def mentions_in(self, report: str) -> tuple[Mention, ...]:
        """Return the events of one report, in reading order."""
        return self._by_report[report]

    @cached_property
    def superseded(self) -> frozenset[str]:
        """The reports that a later version in the case replaces."""
        return frozenset(
            report.revises for report in self.reports.values() if report.revises and report.revises != report.id
        )

    @cached_property
    def entity_of(self) -> dict[Span, Entity]:
        """The entity of each mention that link found."""
        return {span: entity for entity in self.case.entities for span in entity.mentions}

    @cached_property
    def _entity_names(self) -> dict[str, str]:
        named: dict[str, str] = {}
        for entity in sorted(self.case.entities, key=lambda entity: (entity.name, entity.kind)):
            for variant in (entity.name, *entity.variants):
                named.setdefault(variant.casefold(), entity.name)
        return named

    def canonical(self, name: str) -> str:
        """Return the name under which link knows a person or thing, the name itself where it knows none."""
        return self._entity_names.get(name.casefold(), name)

    def story_of(self, report: str) -> tuple[str, ...]:
        """Return the reports of the story that a report belongs to, sorted."""
        return self._stories.get(report, (report,))

    @cached_property
    def _stories(self) -> dict[str, tuple[str, ...]]:
        return {report: tuple(sorted(story)) for story in self.case.stories for report in story}

    def text(self, span: Span) -> str:
        """Return the words of a span."""
        return self.readings[span.report].text[span.start : span.end]

    def published(self, report: str) -> date | None:
        """Return the day of a report: its dateline's or the one given with it."""
        return self.readings[report].published or self.reports[report].published

    def sentence(self, span: Span) -> Span:
        """Return the sentence that a span begins in, stretched to hold all of it; the span itself outside sentences."""
        sentences = self.readings[span.report].sentences
        at = bisect_right(sentences, (span.start, len(self.readings[span.report].text)), key=_bounds) - 1
        if at < 0 or span.start >= sentences[at].end:
            return span
        return Span(span.report, sentences[at].start, max(sentences[at].end, span.end))

    def block_kind(self, span: Span) -> BlockKind:
        """Return the kind of the block that a span stands in; BODY where none is known."""
        for block in self.readings[span.report].blocks:
            if block.span.covers(span):
                return block.kind
        return BlockKind.BODY

    def statement_over(self, span: Span) -> int | None:
        """Return the index of the innermost statement whose content holds a span."""
        statements = self.readings[span.report].statements
        holding = [
            (sum(content.end - content.start for content in statement.content), number)
            for number, statement in enumerate(statements)
            if any(content.covers(span) for content in statement.content)
        ]
        return min(holding)[1] if holding else None

    def cite(self, span: Span, said_by: tuple[str, ...]) -> Citation:
        """Cite a span with exactly its words."""
        return Citation(span, self.text(span), said_by)

    def clause_span(self, mention: Mention) -> Span:
        """Return the stretch of text to quote for an event: its clause where that is one run, else its sentence."""
        clause = mention.event.clause
        if not clause:
            return self.sentence(mention.event.span)
        return cover(clause)


def _bounds(sentence: Span) -> tuple[int, int]:
    return sentence.start, sentence.end


def cover(spans: Sequence[Span]) -> Span:
    """Return the smallest span over spans of one report."""
    return Span(spans[0].report, min(span.start for span in spans), max(span.end for span in spans))


def whole(statement: Statement) -> Span:
    """Return the stretch from the first to the last word of a statement: source, cue and content."""
    return cover((*statement.source, *statement.cue, *statement.content))
