"""Which words of a report are its own writing, to be compared with those of others?

Page furniture, captions, bylines, datelines, headings and repeated paragraphs are set aside: two reports
that share only these share no reporting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from consilience.link.shingles import Hashes, hash_words, shingle, sort_shingles
from consilience.records import Block, BlockKind, Reading, Report
from consilience.rules import patterns

FEWEST_WORDS = 8
"""A line of fewer words is no paragraph: menus, buttons, bylines."""
UNPUNCTUATED_WORDS = 25
"""A line that ends without punctuation counts from this length."""
CAPTION_WORDS = 110
"""A paragraph with a photo credit is a caption up to this length."""

_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”'’)\]]*\s+(?=[\"“'‘(\[]*[^\W\d_a-z])")
_FINAL = re.compile(r"[.!?:…][\"”'’)\]]*\s*$")
_DATELINE = re.compile(r"^\s*[A-Z][A-Z/ .,'’-]{2,40}(?:,[\w .]{2,30})?\s*(?:\([\w /]{2,20}\))?\s*(?:—|–|--|-)\s+")
_QUOTATION = re.compile(r"“[^“”]{15,5000}”|\"[^\"\n]{15,}\"|‘‘[^’\n]{15,}’’|«[^»\n]{15,}»")
Paragraphs = tuple[tuple[int, int], ...]
_OUTSIDE = {BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION}


@dataclass(frozen=True, slots=True)
class Body:
    """The compared words of one report; the arrays run parallel, one entry a word."""

    report: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    shingles: Hashes
    """Of the words that begin at each position; 0 where a sentence ends too soon."""
    sentences: NDArray[np.int64]
    """Index of the first word of each sentence."""
    quoted: NDArray[np.bool_]
    distinct: Hashes
    """The shingles, sorted, each once."""
    firsts: NDArray[np.int64]
    """Where each of them first begins."""
    digest: bytes
    """Of all words in order: equal for identical bodies; empty for an empty one."""
    written: bool
    """Whether it holds a paragraph at all; if not, it is compared as it stands, and only for identity."""


def find_body(report: Report, reading: Reading | None = None) -> Body:
    """Set the furniture of a report aside and shingle the rest."""
    words: list[re.Match[str]] = []
    firsts: list[int] = []
    paragraphs = find_paragraphs(report, reading)
    for start, end in _sentences(report.text, paragraphs or ((0, len(report.text)),)):
        found = list(_WORD.finditer(report.text, start, end))
        if found:
            firsts.append(len(words))
            words.extend(found)
    return _assemble(report, words, firsts, paragraphs)


def _assemble(report: Report, words: list[re.Match[str]], firsts: list[int], paragraphs: Paragraphs) -> Body:
    starts = np.array([word.start() for word in words], dtype=np.int64)
    ends = np.array([word.end() for word in words], dtype=np.int64)
    sentences = np.array(firsts, dtype=np.int64)
    hashes = hash_words([word.group().lower() for word in words])
    quoted = np.zeros(len(words), dtype=np.bool_)
    for quotation in _QUOTATION.finditer(report.text):
        low, high = np.searchsorted(starts, [quotation.start(), quotation.end()])
        quoted[low:high] = True
    digest = blake2b(hashes.tobytes(), digest_size=16).digest() if words else b""
    shingles = shingle(hashes, sentences)
    return Body(
        report.id, starts, ends, shingles, sentences, quoted, *sort_shingles(shingles), digest, bool(paragraphs)
    )


def _sentences(text: str, paragraphs: Paragraphs) -> Paragraphs:
    found: list[tuple[int, int]] = []
    for start, end in paragraphs:
        cuts = list(_SENTENCE_END.finditer(text, start, end))
        starts = (start, *(cut.end() for cut in cuts))
        found.extend(zip(starts, (*(cut.start() for cut in cuts), end), strict=True))
    return tuple(found)


def find_paragraphs(report: Report, reading: Reading | None) -> Paragraphs:
    """Give the paragraphs of running text, each once, without the dateline that opens one."""
    return _paragraphs(report.text, reading.blocks if reading else ())


@lru_cache(2)  # asked twice of each report in turn
def _paragraphs(whole: str, blocks: tuple[Block, ...]) -> Paragraphs:
    seen: set[str] = set()
    found: list[tuple[int, int]] = []
    for start, end in _lines(whole, blocks):
        text = whole[start:end]
        words = [word.lower() for word in _WORD.findall(text)]
        key = " ".join(words)
        if key not in seen and _is_writing(text, len(words)):
            seen.add(key)
            dateline = _DATELINE.match(text)
            found.append((start + (dateline.end() if dateline else 0), end))
    return tuple(found)


def _lines(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if block.kind not in _OUTSIDE:
            yield block.span.start, block.span.end
    if not blocks:
        yield from (line.span() for line in _LINE.finditer(text))


def _is_writing(text: str, words: int) -> bool:
    if words < FEWEST_WORDS or (words < UNPUNCTUATED_WORDS and not _FINAL.search(text)):
        return False
    return words > CAPTION_WORDS or not any(pattern.regex.search(text) for pattern in patterns("en", "bodies"))
