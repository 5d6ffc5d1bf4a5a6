"""Which lines say the same? Near-duplicates within a section become one line with the citations of all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consilience.records import Citation, Line

ALIKE = 0.8
"""Share of common content words (Jaccard) from which two lines are one: own choice, tried on reworded news."""
BUCKET = 40
"""Lines compared at most for one rare word: keeps the work linear."""

_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_LIGHT_WORDS = """
a an the of in on at to for from by with and or that this these those its his her their as is are was were be been has
have had will would
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())


def merge_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Merge near-duplicate lines of one label; the first stays and takes over the citations of the others.

    Numbers must be the same, so that "12 people" and "14 people" never become one line.
    """
    kept: list[Line] = []
    contents: list[frozenset[str]] = []
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for line in lines:
        content = content_words(line.text)
        twin = _find_twin(line, content, kept, contents, buckets)
        if twin is not None:
            kept[twin] = _joined(kept[twin], line)
            continue
        for token in content:
            buckets[token].append(len(kept))
        kept.append(line)
        contents.append(content)
    return tuple(kept)


def merge_parts(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Merge lines of one dispute: near-duplicates, and a line whose words stand in a longer one."""
    kept = list(merge_lines(lines))
    contents = [content_words(line.text) for line in kept]
    gone: set[int] = set()
    for index in sorted(range(len(kept)), key=lambda index: len(contents[index])):
        whole = (i for i, content in enumerate(contents) if i not in gone and contents[index] < content)
        host = next((i for i in whole if kept[i].label == kept[index].label), None)
        if host is not None:
            kept[host] = _joined(kept[host], kept[index])
            gone.add(index)
    return tuple(line for index, line in enumerate(kept) if index not in gone)


def _joined(line: Line, other: Line) -> Line:
    also = (*line.also, *filter(None, (other.finding, *other.also)))
    return replace(line, cites=join_cites(line.cites, other.cites), also=also)


def _find_twin(
    line: Line,
    content: frozenset[str],
    kept: Sequence[Line],
    contents: Sequence[frozenset[str]],
    buckets: defaultdict[str, list[int]],
) -> int | None:
    rare = sorted((token for token in content if token in buckets), key=lambda token: (len(buckets[token]), token))[:3]
    near = sorted({index for token in rare for index in buckets[token][-BUCKET:]})
    return next((i for i in near if kept[i].label == line.label and are_alike(content, contents[i])), None)


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry the meaning of a line, case folded and cut to six letters, and its numbers.

    >>> sorted(content_words("The guards opened fire at 4 a.m."))
    ['4', 'fire', 'guards', 'm', 'opened']
    """
    tokens = (token.casefold().rstrip(".,") for token in _TOKEN.findall(text))
    return frozenset(token[:6] for token in tokens if token not in _LIGHT)


def are_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether two sets of content words are one line: the same numbers, and most words in common."""
    shared = len(left & right)
    union = len(left) + len(right) - shared
    if union == 0 or shared < ALIKE * union:
        return False
    return not any(token[0].isdigit() for token in left ^ right)


def join_cites(first: Sequence[Citation], *others: Sequence[Citation]) -> tuple[Citation, ...]:
    """Join citations in order, each span once."""
    found = {citation.span: citation for citations in reversed((first, *others)) for citation in reversed(citations)}
    ordered = {citation.span: found[citation.span] for citations in (first, *others) for citation in citations}
    return tuple(ordered.values())
