"""What is one report about, as terms? Its words, and the names and numbers in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consilience.link.bodies import find_paragraphs
from consilience.link.rarity import is_common, is_year, stop_words
from consilience.records import Reading, Report

TITLE_WORDS = 22
"""A first line of at most this many words is taken for a title."""
TITLE_WEIGHT = 2
LEAD_WEIGHT = 2
LEAD = 2
"""The first paragraphs say what happened."""
CAPITAL = 2
"""A word is a name if it stands with a capital so much oftener than without, the first words of sentences apart."""
TELLING_DIGITS = 3
"""A number so long tells one happening from another as a name does: a house, a road, a sum, a magnitude."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][a-z]+)?")
_POSSESSIVE = re.compile(r"['’][a-z]*$")
_STOP = re.compile(r"[.!?:\n]\s*[\"“'‘(]*$")
_JOINTS = (" ", ". ", "-")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one report, sorted, with how often it uses them."""

    counts: Mapping[str, int]
    names: frozenset[str]
    """Capitalised words, two of them side by side, and long numbers: what tells one attack from another."""
    doubtful: frozenset[str]
    """Words that stand with a capital only where every word may: names, if another report says so."""


@dataclass(frozen=True, slots=True)
class _Counts:
    words: Counter[str]
    pairs: Counter[str]
    """Two capitalised words side by side."""
    upper: Counter[str]
    """How often a word stands with a capital inside a sentence."""
    lower: Counter[str]
    leading: set[str]
    """Words with a capital in a title or as the first of a sentence."""


def find_terms(report: Report, reading: Reading | None) -> Terms:
    """Count the words, names and numbers of a report; its title and first paragraphs count double."""
    counts = _Counts(Counter(), Counter(), Counter(), Counter(), set())
    for text, weight, is_title in _segments(report, reading):
        _count(text, weight, counts, is_title=is_title)
    kept = {word: count for word, count in counts.words.items() if word not in stop_words()} | counts.pairs
    names = frozenset(term for term in kept if " " in term or _is_name(term, counts))
    doubtful = frozenset(word for word in counts.leading & kept.keys() if not counts.upper[word] + counts.lower[word])
    return Terms({term: kept[term] for term in sorted(kept)}, names, doubtful - names)


def _is_name(word: str, counts: _Counts) -> bool:
    upper, lower = counts.upper[word], counts.lower[word]
    if word[0].isdigit():
        return len(word) >= TELLING_DIGITS and not is_year(word)
    return upper >= CAPITAL * lower if upper or lower else word in counts.leading and not is_common(word)


def _segments(report: Report, reading: Reading | None) -> Iterator[tuple[str, int, bool]]:
    """Give the title and the paragraphs with their weights."""
    title = report.title or report.text.lstrip().partition("\n")[0]
    if len(title.split()) <= TITLE_WORDS:
        yield title, TITLE_WEIGHT, True
    paragraphs = find_paragraphs(report, reading) or ((0, len(report.text)),)
    for number, (start, end) in enumerate(paragraphs):
        yield report.text[start:end], LEAD_WEIGHT if number < LEAD else 1, False


def _count(text: str, weight: int, counts: _Counts, *, is_title: bool) -> None:
    """Count one segment. In a title every word may be capitalised: it tells nothing of case."""
    before, end = "", 0
    for found in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", found.group())
        gap = text[end : found.start()]
        lower, capital = word.lower(), word[:1].isupper()
        counts.words[lower] += weight
        if not is_title and end and not _STOP.search(gap):
            (counts.upper if capital else counts.lower)[lower] += 1
        elif capital:
            counts.leading.add(lower)
        if not is_title and before[:1].isupper() and capital and gap in _JOINTS:
            counts.pairs[f"{before.lower()} {lower}"] += weight
        before, end = word, found.end()
