"""Which stretches of a text stand between quotation marks?

Curly, straight, single and guillemet marks; apostrophes are not marks. A quotation ends with its paragraph. One that
its paragraph leaves open goes on where the next paragraph opens with a mark again, as newspapers print long quotes.
Only outermost quotations are returned: a quote within a quote is part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consilience.records import Block, BlockKind

_MARK = re.compile(r"[“”„«»‹›\"]|``|''|[‘’'`]")
_ELISION = re.compile(r"['’‘](?:n['’]|tis\b|em\b|twas\b)", re.IGNORECASE)
_CLOSERS = {"“": '”“"', "„": '“”"', "«": "»", "»": "«", '"': '"”“', "``": "''", "''": "''"}
_CLOSERS |= {"”": '”"', "‘": "’", "'": "'’", "`": "'", "‹": "›"}
_SINGLE = {"‘", "’", "'", "`"}
_READABLE = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION)


class Quotation(NamedTuple):
    """Characters `start` to `end` (excluded), both marks included; `open` where no closing mark ends it."""

    start: int
    end: int
    paragraph: int
    open: bool


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Find the outermost quotations of every block, in reading order.

    An open one counts only where it begins its block or the next block begins with a mark too.
    """
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        if block.kind in _READABLE:
            found.extend(_in_block(text, block.span.start, block.span.end, number))
    return tuple(quote for quote in found if not quote.open or _is_sound(text, quote, blocks))


def _is_sound(text: str, quote: Quotation, blocks: Sequence[Block]) -> bool:
    if quote.start == blocks[quote.paragraph].span.start:
        return True
    after = blocks[quote.paragraph + 1 : quote.paragraph + 2]
    return bool(after) and _MARK.match(text, after[0].span.start) is not None


def _in_block(text: str, start: int, end: int, number: int) -> Iterator[Quotation]:
    marks = [(found.start(), found.group()) for found in _MARK.finditer(text, start, end)]
    double = [mark for mark in marks if mark[1] not in _SINGLE]
    taken = list(_paired(text, start, end, number, double))
    covered = iter(taken)
    inside = next(covered, None)
    loose = []
    for mark in marks:
        while inside is not None and inside.end <= mark[0]:
            inside = next(covered, None)
        if mark[1] in _SINGLE and not (inside is not None and inside.start <= mark[0]):
            loose.append(mark)
    yield from _outermost(sorted([*taken, *_paired(text, start, end, number, loose)]))


def _outermost(quotes: Sequence[Quotation]) -> Iterator[Quotation]:
    reached = 0
    for quote in quotes:
        if quote.start >= reached:
            reached = quote.end
            yield quote


def _paired(text: str, start: int, end: int, number: int, marks: Sequence[tuple[int, str]]) -> Iterator[Quotation]:
    """Pair each opening mark with the first that closes it; leave marks without a partner."""
    position = 0
    while position < len(marks):
        place, mark = marks[position]
        if not _opens(text, place, mark, start):
            position += 1
            continue
        close = _closing(text, marks, position, start, end)
        if close is None:
            if mark not in _SINGLE:
                yield Quotation(place, end, number, open=True)
                return
            position += 1
            continue
        yield Quotation(place, marks[close][0] + len(marks[close][1]), number, open=False)
        position = close + 1


def _opens(text: str, place: int, mark: str, start: int) -> bool:
    """Say whether a mark can open: "rock 'n' roll" and "the '90s" do not; a straight mark opens after a space."""
    before = text[place - 1] if place > start else " "
    after = text[place + len(mark) : place + len(mark) + 1]
    if mark in "“„«‹":
        return True
    if mark not in _CLOSERS or not after or after.isspace():
        return False
    free = before.isspace() or before in '([{-–—/:“"«'
    return free and not (mark in _SINGLE and (after.isdigit() or after in "'’,.;)" or _ELISION.match(text, place)))


def _closing(text: str, marks: Sequence[tuple[int, str]], opening: int, start: int, end: int) -> int | None:
    """Find the mark that closes; of single marks one behind a comma or stop before one that may be an apostrophe."""
    mark = marks[opening][1]
    spare = None
    for later in range(opening + 1, len(marks)):
        at, other = marks[later]
        if mark in _SINGLE and other in _SINGLE and _opens(text, at, other, start):
            break
        if other not in _CLOSERS[mark] or not _closes(text, at, other, end):
            continue
        if mark not in _SINGLE or text[at - 1] in ",.?!;…":
            return later
        spare = later if spare is None else spare
        if text[at - 1] not in "sS":
            return spare
    return spare


def _closes(text: str, place: int, mark: str, end: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + len(mark)] if place + len(mark) < end else " "
    if mark in '“„"' or mark in _SINGLE:
        return not before.isspace() and not after.isalnum()
    return True
