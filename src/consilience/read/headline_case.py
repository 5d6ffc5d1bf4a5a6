"""Which capitals of a title-case line are only the headline's? The line as it would be written in running text.

The parser takes "Crowd Checks Into Port" for one long name. A word of such a line keeps its capital where the body of
the report writes it so in mid-sentence; it loses it where the body writes it small, or never writes it and it is a
common word. Lines in capitals throughout are read alike. Every word keeps its length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from consilience.records import Block, BlockKind

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SMALL = 4
"""Letters; shorter words ("of", "in", "with") may be small in a title-case line."""
_FEWEST = 3
_SHARE = 0.85
_OPENING = frozenset('.!?:“"‘(”’')


class Casing(NamedTuple):
    """How often the running text of a report writes each word with and without a capital, by its small form."""

    capital: Counter[str]
    small: Counter[str]


def count_casing(text: str, blocks: Sequence[Block]) -> Casing:
    """Count the words of running text; the first word of a sentence tells nothing."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for block in blocks:
        if block.kind is not BlockKind.BODY:
            continue
        for found in _WORD.finditer(text, block.span.start, block.span.end):
            word = found.group()
            if word.islower():
                small[word] += 1
            elif not _opens_sentence(text, block.span.start, found.start()):
                capital[word.lower()] += 1
    return Casing(capital, small)


def _opens_sentence(text: str, first: int, start: int) -> bool:
    before = text[max(first, start - 3) : start].rstrip()
    return start == first or not before or before[-1] in _OPENING


def plain_line(line: str, casing: Casing, is_common: Callable[[str], bool]) -> str:
    """Return a title-case line with the capitals of names only; any other line, or one without a body, unchanged."""
    if not casing.small:
        return line
    words = _WORD.findall(line)
    shouted = line.isupper() and len(words) >= _FEWEST
    if not shouted and not _is_title_case(words):
        return line

    def recase(found: re.Match[str]) -> str:
        word = found.group()
        lower = word.lower()
        if len(lower) != len(word) or (word.isupper() and not shouted) or not word[0].isupper():
            return word
        return lower if _is_small(lower, casing, is_common) else (word[0] + lower[1:] if shouted else word)

    return _WORD.sub(recase, line)


def _is_title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) >= _SMALL]
    return len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _SHARE * len(long)


def _is_small(word: str, casing: Casing, is_common: Callable[[str], bool]) -> bool:
    if casing.small[word] or casing.capital[word]:
        return casing.small[word] > casing.capital[word]
    return is_common(word)
