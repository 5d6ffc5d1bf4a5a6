"""What is each block of the text: headline, subhead, caption, byline, dateline, body or page furniture?

Blank lines part blocks. A single line break parts them too, unless the text is hard-wrapped. Recognition of
furniture, captions, bylines and datelines is by the patterns of rules/en/blocks.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consilience.records import Block, BlockKind, Report, Span
from consilience.rules import patterns

HEADING_WORDS = 22
"""A heading has at most this many words: the longest of the two first reports has 12, news headlines end below 20."""
LONGEST_BLOCK = 20_000
"""Characters; a longer block is cut at a white space, so that the parser's memory stays bounded."""
WRAP = range(40, 101)
"""Lengths of the lines of a hard-wrapped text."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_FINAL = re.compile(r"[.!?:;…,][\"'”’»)\]]*$")
_LONG_GAP = re.compile(r"(\s)\s{8,}")
_LETTER = re.compile(r"[^\W\d_]")


def find_blocks(report: Report) -> tuple[Block, ...]:
    """Cut a report into blocks, in reading order, white space around them left out."""
    pieces = [piece for start, end in _paragraphs(report.text) for piece in _cut(report.text, start, end)]
    found: list[Block] = []
    closed = False
    for number, (start, end) in enumerate(pieces):
        text = report.text[start:end]
        rule = "" if closed else _rule(text)
        closed = closed or rule == "furniture-end"
        kind = BlockKind.BOILERPLATE if closed else _kind(text, rule, number, pieces, found)
        found.extend(_split_dateline(report, start, end, kind))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a paragraph at its line breaks unless they only wrap it."""
    lines = text[start:end].split("\n")
    if _is_wrapped(lines):
        yield from _stripped(text, start, end)
        return
    for line in lines:
        yield from _stripped(text, start, start + len(line))
        start += len(line) + 1


def _is_wrapped(lines: Sequence[str]) -> bool:
    if len(lines) < 2 or max(map(len, lines)) not in WRAP:
        return False
    full = [line.rstrip() for line in lines[:-1]]
    unfinished = sum(len(line) in WRAP and not _FINAL.search(line) for line in full)
    return unfinished * 2 > len(full)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_BLOCK:
        space = text.rfind(" ", start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK)
        stop = space if space > start else start + LONGEST_BLOCK
        yield start, stop
        start = stop
    yield from _stripped(text, start, end)


def _rule(text: str) -> str:
    """Name the kind of the first pattern that matches the whole block, "" for none.

    Long runs of white space are cut short before: a pattern's time grows with the square of one.
    """
    short = _LONG_GAP.sub(r"\1", text)
    return next((str(p.fields["kind"]) for p in patterns("en", "blocks") if p.regex.search(short)), "")


def _kind(text: str, rule: str, number: int, pieces: Sequence[tuple[int, int]], before: Sequence[Block]) -> BlockKind:
    if rule == "furniture":
        return BlockKind.BOILERPLATE
    if rule in ("caption", "byline"):
        return BlockKind(rule)
    if not _LETTER.search(text):
        return BlockKind.BOILERPLATE
    if len(pieces) > 1 and _is_heading(text):
        first = not any(block.kind in (BlockKind.BODY, BlockKind.HEADLINE) for block in before)
        if first:
            return BlockKind.HEADLINE
        if number + 1 < len(pieces):
            return BlockKind.SUBHEAD
    return BlockKind.BODY


def _is_heading(text: str) -> bool:
    return len(text.split()) <= HEADING_WORDS and not _FINAL.search(text) and "\n" not in text


def _split_dateline(report: Report, start: int, end: int, kind: BlockKind) -> Iterator[Block]:
    """Part the dateline ("DALLAS (AP) —", "Guacamaya, November 11, 2025.") from the body that it opens."""
    if kind == BlockKind.BODY:
        text = report.text[start:end]
        for pattern in patterns("en", "dateline"):
            found = pattern.regex.match(text)
            if found and found.end() < len(text):
                yield Block(Span(report.id, start, start + len(found.group().rstrip())), BlockKind.DATELINE)
                start += found.end()
                break
    yield Block(Span(report.id, start, end), kind)
