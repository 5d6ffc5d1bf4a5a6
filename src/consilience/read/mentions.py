"""What may be a name? A candidate: characters of the text, the kind that a rule gives them, and how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from consilience.problems import RuleError
from consilience.read.syntax import Token
from consilience.rules import rows

PATTERN, LISTED, BUILT, PARSED = 4, 3, 2, 1
"""Trust in a candidate: by its form, by a list, by its head word, by the parser's guess."""

_FAITHS = frozenset({"people.religious", "people.political"})
_CONTENT = frozenset({"NN", "VB", "JJ", "RB"})
_CONTAINERS = frozenset({"organisation", "force", "law", "event", "person", "other"})
_GLUED_NAME = re.compile(r"(?:a[lnrstz]|ash|el|ul)-[A-ZÀ-Þ]")
_OUTER = "\"'“”‘’«»()[]{}.,;:!?-–—… \n\t"


ROLE = "role"
"""The kind of a title beside a name: it is no name itself."""


class Candidate(NamedTuple):
    """Characters that may be a name."""

    start: int
    end: int
    kind: str
    rule: str
    trust: int
    role: str | None = None
    acronym: str | None = None


@cache
def words_for(use: str) -> frozenset[str]:
    """Return the words of rules/en/name_words.tsv that have a use here: "title prefix", "particle" ..."""
    found = frozenset(row["word"] for row in rows("en", "name_words") if row["use"] == use)
    if not found:
        raise RuleError(f"name_words.tsv has no words for {use!r}")
    return found


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep candidates that do not overlap: forms first, then the longest, then the most trusted, in reading order.

    A role takes no room, but a guess of the parser's inside one counts only as a place or people ("State", "Defence").
    """
    given = sorted(set(candidates))
    roles = {place for c in given if c.kind == ROLE for place in range(c.start, c.end)}
    named = [c for c in given if c.kind != ROLE and not (_is_loose(c) and c.start in roles)]
    ranked = sorted(named, key=lambda c: (c.trust != PATTERN, c.start - c.end, c.acronym is None, -c.trust))
    taken: set[int] = set()
    kept = []
    for candidate in ranked:
        if taken.isdisjoint(range(candidate.start, candidate.end)):
            taken.update(range(candidate.start, candidate.end))
            kept.append(candidate)
    return sorted(kept)


def _is_loose(candidate: Candidate) -> bool:
    return candidate.trust == PARSED and candidate.kind not in ("place", "nationality")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut article, possessive, quotation marks and an unclosed bracket off a name: "the “Organs (ODDI" → "Organs"."""
    opening = min(
        (text.find(mark, start, end) for mark in "([\n" if text.find(mark, start + 1, end) > start), default=-1
    )
    if opening > start:
        end = opening
    while start < end and text[start] in _OUTER:
        start += 1
    for article in ("the ", "The ", "a ", "an ", "A ", "An ", "THE "):
        if text.startswith(article, start) and start + len(article) < end and article != text[start:end]:
            start += len(article)
            break
    while start < end and text[start] in _OUTER:
        start += 1
    end = _cut_tail(text, start, end)
    return start, end


def _cut_tail(text: str, start: int, end: int) -> int:
    if text[start:end].endswith(("'s", "’s", "'S", "’S")):
        end -= 2
    while end > start and text[end - 1] in _OUTER and not _abbreviates(text, start, end):
        end -= 1
    return end


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Say whether the last full stop belongs to the name: "U.S.", "Corp."."""
    word = text[start:end].rsplit(" ", 1)[-1]
    return text[end - 1] == "." and (word.count(".") > 1 or word in ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "Ltd."))


def is_proper(words: str) -> bool:
    """Say whether words begin as a name does: with a capital, or with an article glued to one ("al-Hadara")."""
    return words[:1].isupper() or _GLUED_NAME.match(words) is not None


def kind_key(text: str) -> str:
    """Make mentions of one name comparable: "The Washington Post" and "Washington Post"."""
    plain = text.replace("’", "'").removeprefix("The ").removeprefix("the ")
    return " ".join(plain.replace("-", " ").split())


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Say whether nearly all content words carry capitals, so that these tell nothing: "Russia Denies Request"."""
    words = [token for token in tokens if token.tag[:2] in _CONTENT and token.plain[0].isalpha()]
    if tokens and tokens[-1].text == ".":  # a list of names is no headline: "The Port Bank, Vesta Air and Radio Sallo."
        return False
    if any(token.tag.startswith("VB") and token.plain.islower() for token in words):
        return False
    return len(words) >= 4 and sum(token.plain[0].isupper() for token in words) >= 0.85 * len(words)


def nest(text: str, chosen: Sequence[Candidate], candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that lie strictly inside a chosen one, tell more than it, and are of another kind.

    The place in "Government of Iraq", the people in "Iraqi forces"; nothing inside a listed body ("The Washington
    Post"), no faith or party inside a name ("Islamic Association"), and no guess of the parser's.
    """
    inside: list[Candidate] = []
    outers = iter(chosen)
    outer = next(outers, None)
    for candidate in sorted(set(candidates)):
        while outer and outer.end <= candidate.start:
            outer = next(outers, None)
        within = outer and outer.start <= candidate.start and candidate.end <= outer.end
        if within and outer and BUILT <= candidate.trust < PATTERN:
            proper = candidate.rule in _FAITHS and text[candidate.end + 1 : candidate.end + 2].isupper()
            if not proper and _tells_more(outer, candidate):
                inside.append(candidate)
    return choose(inside)


def _tells_more(outer: Candidate, inner: Candidate) -> bool:
    if (outer.start, outer.end) == (inner.start, inner.end) or outer.kind == inner.kind:
        return False
    if outer.kind == "person" and outer.rule != "person.office":
        return False
    if outer.trust == LISTED:
        return outer.kind == "force" and inner.start == outer.start and inner.trust == LISTED
    return outer.kind in _CONTAINERS and inner.kind in ("place", "nationality", "person")
