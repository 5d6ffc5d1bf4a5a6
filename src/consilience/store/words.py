"""Which words does a text hold for a search, and where do they stand? The same on every database.

Words are parted and folded here ("Padrino López's" holds padrino, lopez and s); databases index what they are given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, select

from consilience.store.plainly import tell
from consilience.store.tables import texts

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]*)"|([^\s"]+)')
LONGEST = 64
"""Characters of a word that count; a longer one is no word of a language."""
WINDOW = 200
"""Characters of a snippet, about."""
_ROWS = 500
"""Texts that are indexed at once where an index is filled anew."""


class Word(NamedTuple):
    """A folded word and where it stands."""

    term: str
    start: int
    end: int


class Snippet(NamedTuple):
    """A stretch of a text and what was looked for in it; offsets count from the beginning of the text."""

    start: int
    end: int
    hits: tuple[tuple[int, int], ...]


class Query(NamedTuple):
    """What to look for: phrases of one or more folded words, all of which a text must hold."""

    phrases: tuple[tuple[str, ...], ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Every word of every phrase, once, sorted."""
        return tuple(sorted({term for phrase in self.phrases for term in phrase}))


def fold(word: str) -> str:
    """Take case and accents off a word.

    >>> fold("López")
    'lopez'
    """
    folded = word.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in parts if c.isalnum())
    return folded[:LONGEST]


class _Folded(dict[int, int | str]):
    """For `str.translate`: every letter and digit folded, everything else as it is."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        self[point] = folded = fold(character) if character.isalnum() else character
        return folded


_FOLDED = _Folded()


def words_of(source: str) -> Iterator[Word]:
    """Yield the folded words of a text with their places."""
    for found in _WORD.finditer(source):
        if term := fold(found.group()):
            yield Word(term, found.start(), found.end())


def terms_of(source: str) -> list[str]:
    """Return the folded words of a text, each once, sorted."""
    words = _WORD.findall(source.lower() if source.isascii() else source)
    return sorted({term for word in set(words) if (term := fold(word))})


def parse_query(source: str) -> Query:
    """Read what a person typed: words, and "several words" in quotation marks that stand side by side."""
    phrases = []
    for found in _PHRASE.finditer(source):
        phrase = tuple(word.term for word in words_of(found.group(1) or found.group(2) or ""))
        if phrase:
            phrases.append(phrase)
    return Query(tuple(dict.fromkeys(phrases)))


def find_snippet(source: str, query: Query) -> Snippet | None:
    """Return the first stretch that holds most of what is looked for, None where a phrase is not in the text."""
    folded = source.translate(_FOLDED)
    plain = len(folded) == len(source) and max(map(len, query.terms), default=LONGEST) < LONGEST
    words = [] if plain else list(words_of(source))
    hits: list[tuple[int, int, int]] = []
    for number, phrase in enumerate(query.phrases):
        places = _places_in(folded, phrase) if plain else _places(words, phrase)
        found = [(*place, number) for place in places]
        if not found:
            return None
        hits += found
    return _densest(source, sorted(hits))


def _places_in(folded: str, phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Find a phrase in a text whose letters were each folded to one: the quick way, for nearly every text."""
    for found in _pattern(phrase).finditer(folded):
        yield found.span(1)


@lru_cache(256)
def _pattern(phrase: tuple[str, ...]) -> re.Pattern[str]:
    words = r"[\W_]+".join(map(re.escape, phrase))
    return re.compile(rf"(?<![^\W_])(?=({words})(?![^\W_]))")


def _places(words: list[Word], phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(words):
        if word.term == phrase[0] and tuple(w.term for w in words[at : at + len(phrase)]) == phrase:
            yield word.start, words[at + len(phrase) - 1].end


def _densest(source: str, hits: list[tuple[int, int, int]]) -> Snippet | None:
    """Return the window with most different phrases; the first of equals. `hits` are sorted by place."""
    best, most, last = 0, 0, 0
    held: dict[int, int] = {}
    for first, (start, _, _) in enumerate(hits):
        while last < len(hits) and hits[last][1] - start <= WINDOW:
            held[hits[last][2]] = held.get(hits[last][2], 0) + 1
            last += 1
        if len(held) > most:
            best, most = first, len(held)
        if first < last:
            number = hits[first][2]
            held[number] -= 1
            if not held[number]:
                del held[number]
        else:
            last = first + 1
    if not hits:
        return None
    inside = [hit for hit in hits[best:] if hit[1] - hits[best][0] <= WINDOW] or [hits[best]]
    start, end = _widened(source, inside[0][0], inside[-1][1])
    return Snippet(start, end, tuple((a, b) for a, b, _ in inside))


def _widened(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen to about WINDOW characters, at the ends of words."""
    spare = max(0, WINDOW - (end - start)) // 2
    first, last = max(0, start - spare), min(len(source), end + spare)
    while 0 < first < start and not source[first - 1].isspace():
        first += 1
    while end < last < len(source) and not source[last].isspace():
        last -= 1
    return first, last


def indexed(source: str, *, dialect: str) -> str:
    """Return the words of a text as the full-text index takes them."""
    terms = terms_of(source)
    return " ".join(terms) if dialect == "sqlite" else " ".join(f"'{term}'" for term in terms)


_INSERT = {
    "sqlite": "INSERT INTO search (rowid, words) VALUES (?, ?)",
    "postgresql": "INSERT INTO search (version, words) VALUES (?, CAST(? AS tsvector))",
}


def put_words(connection: Connection, found: Sequence[tuple[int, str]]) -> None:
    """Put versions, each with its words as `indexed` gives them, into the full-text index."""
    tell(connection, _INSERT[connection.dialect.name], found)


def matching(query: Query, *, dialect: str) -> tuple[str, dict[str, str]]:
    """Return the SQL that gives the numbers of the versions which hold every word, and its parameters."""
    if dialect == "sqlite":
        quoted = " AND ".join(f'"{term}"' for term in query.terms)
        return "SELECT rowid AS number FROM search WHERE search MATCH :query", {"query": quoted}
    quoted = " & ".join(f"'{term}'" for term in query.terms)
    return "SELECT version AS number FROM search WHERE words @@ CAST(:query AS tsquery)", {"query": quoted}


def fill_search(connection: Connection) -> None:
    """Index every text that the case holds."""
    dialect = connection.dialect.name
    last = 0
    while found := connection.execute(
        select(texts.c.version, texts.c.text).where(texts.c.version > last).order_by(texts.c.version).limit(_ROWS)
    ).all():
        put_words(connection, [(version, indexed(source, dialect=dialect)) for version, source in found])
        last = found[-1].version
