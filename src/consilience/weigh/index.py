"""Where in the case does this stand? Look-ups from spans to sentences, statements, blocks, citations and groups."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from consilience.records import Block, BlockKind, Case, Citation, Entity, Reading, Report, Span, Statement
from consilience.weigh.denials.frames import Frame, find_frames
from consilience.weigh.mentions import Mention, find_hosts, find_mentions, is_whole
from consilience.weigh.origins.vouching import cues_of, innermost, words_of_others
from consilience.weigh.passages import cover, kind_around, sentence_around, told_span
from consilience.weigh.stretches import Stretches

if TYPE_CHECKING:
    from consilience.weigh.background import Matter
    from consilience.weigh.meanings import Word
    from consilience.weigh.roundups import Openings
    from consilience.weigh.topics import Topic


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
            mention
            for report, reading in self.readings.items()
            for mention in find_mentions(reading, self.frames[report], group)
        )

    @cached_property
    def frames(self) -> dict[str, tuple[Frame, ...]]:
        """For each report the words by which it says that a claim is not so."""
        return {report: find_frames(reading) for report, reading in self.readings.items()}

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
        return {report: words_of_others(reading) for report, reading in self.readings.items()}

    def told_span(self, report: str, statement: Statement) -> Span:
        """Return the words of a statement from its source to its content, without a source that stands too far off."""
        return told_span(statement, self._cues[report])

    @cached_property
    def _cues(self) -> dict[str, list[tuple[int, int]]]:
        return {report: cues_of(reading) for report, reading in self.readings.items()}

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
        return sentence_around(*self._sentences[span.report], span)

    @cached_property
    def _sentences(self) -> dict[str, tuple[tuple[Span, ...], array[int]]]:
        """The sentences of each report, and where each begins."""
        return {
            report: (reading.sentences, array("I", (sentence.start for sentence in reading.sentences)))
            for report, reading in self.readings.items()
        }

    def block_kind(self, span: Span) -> BlockKind:
        """Return the kind of the block that a span stands in; BODY where none is known."""
        return kind_around(self._blocks[span.report], span)

    @cached_property
    def _blocks(self) -> dict[str, tuple[Block, ...]]:
        return {r: tuple(sorted(reading.blocks, key=lambda b: b.span)) for r, reading in self.readings.items()}

    def statement_over(self, span: Span) -> int | None:
        """Return the number of the innermost statement that vouches for a span; None where only the report does."""
        if span not in self._vouching:
            holding = self._words_of_others[span.report].holding(span.start, span.end)
            self._vouching[span] = innermost(self.readings[span.report].statements, holding)
        return self._vouching[span]

    @cached_property
    def _vouching(self) -> dict[Span, int | None]:
        """What has been looked up so far."""
        return {}

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
        return {own: host for sentence in self._by_sentence.values() for own, host in find_hosts(sentence).items()}

    @cached_property
    def meant(self) -> dict[Span, tuple[Word, ...]]:
        """What meanings.py has looked up so far."""
        return {}

    @cached_property
    def words(self) -> dict[str, dict[int, Word]]:
        """For each report the words that meanings.py has met so far, by where they begin."""
        return {}

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many sentences each meaning is told; counted by meanings.py."""
        return Counter()

    @cached_property
    def story_spreads(self) -> dict[str, tuple[Counter[str], int]]:
        """The same within each story, and how many sentences it has, as far as asked for."""
        return {}

    @cached_property
    def topics(self) -> dict[tuple[Span, ...], Topic]:
        """What topics.py has looked up so far."""
        return {}

    @cached_property
    def alike(self) -> dict[Topic, Topic]:
        """Each topic under itself: what is about the same shares one, for most of the memory went to these."""
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
    def openings(self) -> dict[tuple[str, ...], Openings]:
        """What roundups.py has found out so far of what the reports of each story open with."""
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


def _start(mention: Mention) -> int:
    return mention.event.span.start
