"""What else do the reports say of a disputed claim? Not confirmed, no comment, not verified, withdrawn, admitted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from consilience.records import Span, Statement
from consilience.rules import find_matches, patterns
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.passages import whole
from consilience.weigh.topics import Topic, topic_of
from consilience.weigh.wording import shortened, tidy

_AFTER = 1
"""Sentences after a citation in which a mark belongs to it: "The ministry declined to comment" takes up the last."""


def find_marks(index: CaseIndex, cited: Iterable[Span], topic: Topic) -> tuple[str, ...]:
    """Return the marks that stand near the citations of a dispute, and what is admitted about its subject."""
    marks: dict[str, Span] = {}
    reports, cited = set(), sorted(set(cited))
    for span in cited:
        reports.add(span.report)
        for mark in _near(index, span):
            marks.setdefault(tidy(index.text(mark)), mark)
    sentences = {index.sentence(span) for span in cited}
    for report in sorted(reports):
        for statement in index.readings[report].statements:
            if statement.act != "admit":
                continue
            told = whole(statement)
            if index.sentence(told) in sentences or _is_about(index, statement, topic):
                marks.setdefault(shortened(tidy(index.text(told))), told)
    return tuple(sorted(marks, key=lambda text: marks[text]))


def is_mark(index: CaseIndex, span: Span) -> bool:
    """Say whether words belong to a mark: "could not verify the claim" denies nothing."""
    sentence = index.sentence(span)
    text = index.readings[span.report].text
    found = find_matches(patterns("en", "marks"), text, sentence.start, sentence.end)
    return any(match.start <= span.start and span.end <= match.end for match in found)


def _near(index: CaseIndex, span: Span) -> list[Span]:
    """Find the marks in the sentence of a span and in the next, each with all of its words."""
    reading = index.readings[span.report]
    at = bisect_right(reading.sentences, span.start, key=lambda sentence: sentence.start) - 1
    window = reading.sentences[max(0, at) : max(0, at) + _AFTER + 1] or (span,)
    start, end = min(s.start for s in window), max(*(s.end for s in window), span.end)
    found = find_matches(patterns("en", "marks"), reading.text, start, end)
    marks = [Span(span.report, match.found.start("mark"), match.found.end("mark")) for match in found]
    return [_whole_mark(index, mark) for mark in marks]


def _whole_mark(index: CaseIndex, mark: Span) -> Span:
    """Stretch a mark over the statement that its words introduce: "neither confirmed nor denied that" breaks off."""
    for statement in index.readings[mark.report].statements:
        if statement.content and any(cue.overlaps(mark) for cue in statement.cue):
            told = index.told_span(mark.report, statement)
            return Span(mark.report, min(mark.start, told.start), max(mark.end, told.end))
    return mark


def withdrawn(lineage: Lineage, claims: Iterable[Assertion]) -> tuple[str, ...]:
    """Return the sentences in which those who made some claims are told to have taken them back."""
    index, found = lineage.index, lineage.withdrawals
    marks: dict[str, Span] = {}
    for claim in claims:
        about = topic_of(index, (index.sentence(claim.citation.span),))
        for sentence, taken in found.get(claim.name.casefold(), ()):
            if sum(about.common(topic_of(index, (taken,)))):
                marks.setdefault(shortened(tidy(index.text(sentence))), sentence)
    return tuple(sorted(marks, key=lambda text: marks[text]))


def _is_about(index: CaseIndex, statement: Statement, topic: Topic) -> bool:
    stems, countries = topic_of(index, (whole(statement),)).common(topic)
    return stems >= 2 or bool(stems and countries)
