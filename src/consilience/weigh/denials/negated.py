"""Which sentences say that something is not so, or that the opposite holds, without a word of denying?

"There was no strike", "the dam remains intact": these answer somebody only where somebody claims the contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consilience.records import BlockKind, Span, Stance, Statement
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.negations import Negation, find_negations, is_left_open
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import words_of
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.origins.vouching import WILLING
from consilience.weigh.topics import topic_of

_SILENT = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.DATELINE})

_CHANGED = re.compile(
    r"(?i)\b(?:devolved|turned|became|until|before|once|again|no\s+longer|re-?open\w*|restor\w*|resum\w*|repair\w*)\b"
)
"""What was so before, or is so again, says nothing against what was claimed in between."""
_LONGEST = 45
"""Words of a telling that is quoted whole."""


def negated_denials(lineage: Lineage) -> Iterator[Denial]:
    """Yield for each clause of each report what it says not to be so, and what it tells that has an opposite."""
    index = lineage.index
    for report, reading in index.readings.items():
        for sentence in reading.sentences:
            if index.block_kind(sentence) in _SILENT:
                continue
            for clause in _clauses(index, sentence):
                yield from _of_clause(lineage, report, clause)


def _clauses(index: CaseIndex, sentence: Span) -> tuple[Span, ...]:
    """Return the parts of a sentence that tell something: what somebody says apart from who says so, and clauses."""
    held = index.mentions_within(sentence)
    said = {span for m in held for span in _said(index, m) if sentence.covers(span)}
    own = {clause for m in held if sentence.covers(clause := index.clause_span(m))}
    parts = said | {c for c in own if not any(c.covers(content) for content in said)}
    return tuple(p for p in sorted(parts) if not any(other.covers(p) and other != p for other in parts))


def _said(index: CaseIndex, mention: Mention) -> tuple[Span, ...]:
    """Return the words of the innermost statement around an event."""
    number = index.statement_over(mention.event.span)
    return mention.reading.statements[number].content if number is not None else ()


def _of_clause(lineage: Lineage, report: str, clause: Span) -> Iterator[Denial]:
    index = lineage.index
    for negation in find_negations(index, clause):
        yield _denial(lineage, report, clause, negation.around, negation)
    poled = [word for word in words_of(index, (clause,)) if any(side == "+" for _, side in word.poles)]
    held = any(not is_left_open(index, clause, word.span.start) for word in poled)
    if held and not _CHANGED.search(index.text(clause)):
        yield _denial(lineage, report, clause, clause, None)


def _denial(lineage: Lineage, report: str, clause: Span, part: Span, negation: Negation | None) -> Denial:
    index = lineage.index
    number = index.statement_over(part)
    statement = index.readings[report].statements[number] if number is not None else None
    span = _quoted(index, clause, statement)
    assertion = lineage.assert_span(span, statement)
    denied = tuple(m for m in index.mentions_within(part) if m.event.stance is Stance.DENIED) if negation else ()
    return Denial(
        report,
        index.story_name(report),
        Sort.NEGATED if negation else Sort.COUNTERED,
        index.canonical(assertion.name),
        span,
        key=part,
        scope=clause,
        assertion=assertion,
        denied=denied,
        topic=topic_of(index, (clause,)),
        words=words_of(index, (part,)),
        statement=statement,
        number=number,
        alone=negation is not None and statement is not None and _is_told_by_somebody(statement),
        negations=(negation,) if negation else (),
    )


def _is_told_by_somebody(statement: Statement) -> bool:
    """Say whether somebody vouches for the words: reports and the outlet itself only tell what is not so."""
    return bool(statement.source) and statement.act not in WILLING


def _quoted(index: CaseIndex, clause: Span, statement: Statement | None) -> Span:
    """Return the words to quote: those of the whole telling where they are one sentence, else the clause."""
    if statement is None:
        return clause
    told = index.told_span(clause.report, statement)
    return (
        told
        if told.covers(clause) and index.sentence(told) == index.sentence(clause) and _is_short(index, told)
        else clause
    )


def _is_short(index: CaseIndex, span: Span) -> bool:
    sentence = index.sentence(span)
    return span.end <= sentence.end and len(index.text(span).split()) <= _LONGEST
