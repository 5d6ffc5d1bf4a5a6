"""Which words stand around a span: the sentence, the block, the stretch from the first to the last of several?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from consilience.records import Block, BlockKind, Span, Statement


def cover(spans: Sequence[Span]) -> Span:
    """Return the smallest span over spans of one report; there must be at least one."""
    return Span(spans[0].report, min(span.start for span in spans), max(span.end for span in spans))


def whole(statement: Statement) -> Span:
    """Return the stretch from the first to the last word of a statement: source, cue and content."""
    return cover((*statement.source, *statement.cue, *statement.content))


def sentence_around(sentences: Sequence[Span], starts: Sequence[int], span: Span) -> Span:
    """Return the sentence that a span begins in, stretched to hold all of it; the span itself outside sentences.

    `starts` says where each sentence begins.
    """
    at = bisect_right(starts, span.start) - 1
    if at < 0 or span.start >= sentences[at].end:
        return span
    own = sentences[at]
    return own if span.end <= own.end else Span(span.report, own.start, span.end)


def kind_around(blocks: Sequence[Block], span: Span) -> BlockKind:
    """Return the kind of the block that holds a span, of blocks in reading order; BODY where none does."""
    at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[at].kind if at >= 0 and blocks[at].span.covers(span) else BlockKind.BODY


def told_span(statement: Statement, cues: Sequence[tuple[int, int]]) -> Span:
    """Return the words of a statement from its source to its content, without a source that stands too far off.

    `cues` are the start and end of every cue of the report, sorted. In "Marn denied a raid but floated the idea of
    one" the floating is cited from its own verb on: what is denied belongs to another statement.
    """
    every = whole(statement)
    core = cover((*statement.cue, *statement.content)) if statement.cue or statement.content else every
    first, last = bisect_left(cues, (every.start, 0)), bisect_left(cues, (core.start, 0))
    between = any(end <= core.start for _, end in cues[first:last])
    return Span(every.report, core.start, every.end) if between else every
