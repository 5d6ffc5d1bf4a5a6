"""Where in the case does this stand? Look-ups from spans to sentences, statements, blocks, citations and groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from consilience.records import (
    Block,
    BlockKind,
    Case,
    Citation,
    Entity,
    Event,
    Reading,
    Report,
    Span,
    Stance,
    Statement,
)
from consilience.weigh.frames import Frame, find_frames
from consilience.weigh.stretches import Stretches

if TYPE_CHECKING:
    from consilience.weigh.background import Matter

if TYPE_CHECKING:
    from consilience.weigh.meanings import Word

WILLING = frozenset({"request", "order", "threaten", "promise", "plan", "decline"})
"""Acts of statements that say what somebody wants; what is in their words is not told as a fact by that person."""


_WHOLE, _LONG = 3, 9
"""Words from which a clause can stand alone, with and without somebody in it who acts or is acted upon."""
_TOLD_FALSE = 2.0
"""How far below 0 the factuality of an event lies that its own report calls untrue."""


@dataclass(frozen=True)
class Mention:
    """One event as one report tells it."""

    reading: Reading
    event: Event
    group: int
    """Place of its group in `Case.events`; groups that link did not make follow."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The content words (cut to stems) and the countries that a stretch of text names."""

    stems: frozenset[str]
    countries: frozenset[str]
    """Codes of countries, and other words that are written as names."""

    def common(self, other: Topic) -> tuple[int, int]:
        """Return how many stems and how many countries or names two stretches share."""
        return len(self.stems & other.stems), len(self.countries & other.countries)


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
        """Every event that is told, with its group, in the order of reports and of reading."""
        group = {span: number for number, spans in enumerate(self.groups) for span in spans}
        return tuple(
            Mention(reading, self._as_told(event), group[event.span])
            for reading in self.readings.values()
            for event in reading.events
            if not event.only_mentioned
        )

    def _as_told(self, event: Event) -> Event:
        """Return an event as denied where words around it say so: "the report that rebels captured it is false".

        What nobody would confirm ("could not verify the claim that") is neither told nor denied.
        """
        if event.stance is Stance.DENIED and self._undecided[event.span.report].holding(
            event.span.start, event.span.end
        ):
            return replace(event, stance=Stance.POSSIBLE, factuality=0.0)
        denying = self._undone[event.span.report].holding(event.span.start, event.span.end)
        if not denying or event.stance is Stance.DENIED:
            return event
        return replace(event, stance=Stance.DENIED, factuality=min(event.factuality, -_TOLD_FALSE))

    @cached_property
    def frames(self) -> dict[str, tuple[Frame, ...]]:
        """For each report the words by which it says that a claim is not so."""
        return {report: find_frames(reading) for report, reading in self.readings.items()}

    @cached_property
    def _undecided(self) -> dict[str, Stretches]:
        return {
            report: Stretches(
                (words.start, words.end, 0) for s in r.statements if s.act == "decline" for words in s.content
            )
            for report, r in self.readings.items()
        }

    @cached_property
    def _undone(self) -> dict[str, Stretches]:
        return {
            report: Stretches((span.start, span.end, 0) for frame in frames if frame.undone for span in frame.told)
            for report, frames in self.frames.items()
        }

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
        return {report: tuple(sorted(mentions, key=_start)) for report, mentions in found.items()}

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {report: [_start(mention) for mention in mentions] for report, mentions in self._by_report.items()}

    def mentions_in(self, report: str) -> tuple[Mention, ...]:
        """Return the events of one report, in reading order."""
        return self._by_report[report]

    def mentions_within(self, span: Span) -> tuple[Mention, ...]:
        """Return the events whose triggers lie inside a span, in reading order."""
        mentions = self._by_report[span.report]
        starts = self._starts[span.report]
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return tuple(mention for mention in mentions[first:last] if mention.event.span.end <= span.end)

    @cached_property
    def cued_by(self) -> dict[Span, tuple[int, ...]]:
        """For each trigger that introduces somebody's words the numbers of these statements."""
        found: dict[Span, list[int]] = {}
        for reading in self.readings.values():
            for number, statement in enumerate(reading.statements):
                for cue in statement.cue:
                    for mention in self.mentions_within(cue):
                        found.setdefault(mention.event.span, []).append(number)
        return {span: tuple(dict.fromkeys(found[span])) for span in sorted(found)}

    def statements_around(self, report: str, number: int) -> tuple[Statement, ...]:
        """Return a statement and those whose words hold its cue."""
        key = (report, number)
        if key not in self._around:
            statements = self.readings[report].statements
            cue = statements[number].cue[:1]
            holding = self._words_of_others[report].holding(cue[0].start, cue[0].end) if cue else []
            self._around[key] = (statements[number], *(statements[other] for other in holding if other != number))
        return self._around[key]

    @cached_property
    def _around(self) -> dict[tuple[str, int], tuple[Statement, ...]]:
        """What has been looked up so far."""
        return {}

    @cached_property
    def _words_of_others(self) -> dict[str, Stretches]:
        """For each report the words of every statement under its number."""
        return {
            report: Stretches(
                (words.start, words.end, number)
                for number, statement in enumerate(reading.statements)
                for words in statement.content
            )
            for report, reading in self.readings.items()
        }

    def told_span(self, report: str, statement: Statement) -> Span:
        """Return the words of a statement from its source to its content, without a source that stands too far off.

        In "Marn denied a raid but floated the idea of one" the floating is cited from its own verb on: what is denied
        belongs to another statement.
        """
        whole_span = whole(statement)
        core = cover((*statement.cue, *statement.content)) if statement.cue or statement.content else whole_span
        ends = self._ends_of_others[report]
        first = bisect_left(ends, (whole_span.start, 0))
        between = [end for _, end in ends[first : bisect_left(ends, (core.start, 0))] if end <= core.start]
        return Span(report, core.start, whole_span.end) if between else whole_span

    @cached_property
    def _ends_of_others(self) -> dict[str, list[tuple[int, int]]]:
        """For each report the start and end of every cue, sorted."""
        return {
            report: sorted((cue.start, cue.end) for statement in reading.statements for cue in statement.cue)
            for report, reading in self.readings.items()
        }

    def mentions_near(self, span: Span) -> tuple[Mention, ...]:
        """Return the events of the sentence that a span stands in."""
        return tuple(self._by_sentence.get(self.sentence(span), ()))

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

    def story_name(self, report: str) -> str:
        """Return the first report of a report's story, which stands for it."""
        return self.story_of(report)[0]

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
        blocks = self._blocks[span.report]
        at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
        return blocks[at].kind if at >= 0 and blocks[at].span.covers(span) else BlockKind.BODY

    @cached_property
    def _blocks(self) -> dict[str, tuple[Block, ...]]:
        return {r: tuple(sorted(reading.blocks, key=lambda b: b.span)) for r, reading in self.readings.items()}

    def statement_over(self, span: Span) -> int | None:
        """Return the index of the innermost statement that vouches for a span: whose content holds it.

        In "the ministry said that Vesta had requested aid" the ministry vouches for the request, Vesta does not.
        """
        if span not in self._vouching:
            self._vouching[span] = self._vouching_for(span)
        return self._vouching[span]

    @cached_property
    def _vouching(self) -> dict[Span, int | None]:
        """What has been looked up so far."""
        return {}

    def _vouching_for(self, span: Span) -> int | None:
        statements = self.readings[span.report].statements
        holding = self._words_of_others[span.report].holding(span.start, span.end)
        sizes = [
            (sum(c.end - c.start for c in statements[number].content), number)
            for number in holding
            if statements[number].act not in WILLING
        ]
        return min(sizes)[1] if sizes else None

    def cite(self, span: Span, said_by: tuple[str, ...]) -> Citation:
        """Cite a span with exactly its words."""
        return Citation(span, self.text(span), said_by)

    def clause_span(self, mention: Mention) -> Span:
        """Return the stretch of text to quote for an event: its clause, or the one around it where that is a scrap.

        "A general strike" is quoted as "He called on supporters to prepare for a general strike if ...".
        """
        span = mention.event.span
        if span not in self._clauses:
            self._clauses[span] = self._clause_span(mention)
        return self._clauses[span]

    @cached_property
    def _clauses(self) -> dict[Span, Span]:
        """What has been looked up so far."""
        return {}

    def _clause_span(self, mention: Mention) -> Span:
        if not mention.event.clause:
            return self.sentence(mention.event.span)
        own = cover(mention.event.clause)
        host = self.host(mention)
        return cover(host.event.clause) if host is not None else own

    def host(self, mention: Mention) -> Mention | None:
        """Return the event whose clause tells an event that is a scrap; None where it stands alone or nothing does."""
        if not mention.event.clause or is_whole(mention):
            return None
        return self._hosts.get(cover(mention.event.clause))

    @cached_property
    def _hosts(self) -> dict[Span, Mention]:
        """For each clause that is a scrap the event with the smallest whole clause of its sentence that holds it."""
        hosts: dict[Span, Mention] = {}
        for sentence in self._by_sentence.values():
            wholes = [(cover(mention.event.clause), mention) for mention in sentence if is_whole(mention)]
            for mention in sentence:
                if mention.event.clause and not is_whole(mention):
                    own = cover(mention.event.clause)
                    holding = [item for item in wholes if item[0].covers(own) and item[0] != own]
                    if holding:
                        hosts[own] = min(holding, key=_narrowest)[1]
        return hosts

    @cached_property
    def meant(self) -> dict[Span, tuple[Word, ...]]:
        """What meanings.py has looked up so far."""
        return {}

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many sentences each meaning is told; counted by meanings.py."""
        return Counter()

    @cached_property
    def topics(self) -> dict[tuple[Span, ...], Topic]:
        """What topics.py has looked up so far."""
        return {}

    @cached_property
    def matters(self) -> dict[tuple[str, ...], Matter]:
        """What background.py has found out so far of what each story is about."""
        return {}

    @cached_property
    def asides(self) -> dict[str, frozenset[int]]:
        """For each report that background.py has looked at where the sentences on other matters begin."""
        return {}

    @cached_property
    def doers(self) -> dict[str, tuple[str, ...]]:
        """For each report that perpetrators.py has looked at the names of those who attack in it."""
        return {}

    @cached_property
    def _by_sentence(self) -> dict[Span, list[Mention]]:
        found: dict[Span, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(self.sentence(mention.event.span), []).append(mention)
        return found


def is_whole(mention: Mention) -> bool:
    """Say whether the clause of an event can stand alone: somebody and what they do, not "the deployment"."""
    event = mention.event
    words = sum(len(mention.reading.text[span.start : span.end].split()) for span in event.clause)
    parts = (*event.actor, *event.recipient)
    inside = any(clause.covers(part) for clause in event.clause for part in parts)
    return words >= (_WHOLE if inside else _LONG)


def _narrowest(item: tuple[Span, Mention]) -> tuple[int, Span, Span]:
    clause, mention = item
    return clause.end - clause.start, clause, mention.event.span


def _start(mention: Mention) -> int:
    return mention.event.span.start


def _bounds(sentence: Span) -> tuple[int, int]:
    return sentence.start, sentence.end


def cover(spans: Sequence[Span]) -> Span:
    """Return the smallest span over spans of one report."""
    return Span(spans[0].report, min(span.start for span in spans), max(span.end for span in spans))


def whole(statement: Statement) -> Span:
    """Return the stretch from the first to the last word of a statement: source, cue and content."""
    return cover((*statement.source, *statement.cue, *statement.content))
