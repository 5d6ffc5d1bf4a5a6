"""Where do the phrases of a list stand in a text? Looked up by their first word, the longest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from consilience.read.syntax import Syntax

_FIRST_WORD = re.compile(r"\w+")


def _plain_letters() -> dict[int, str]:
    """Map each accented Latin letter to its plain one, and curly to straight marks: one for one, offsets stay."""
    plain = {ord(mark): "'" for mark in "’‘"} | {ord(mark): "-" for mark in "‐‑–"}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            plain[code] = base
    return plain


_PLAIN = _plain_letters()


class Found(NamedTuple):
    """A listed phrase in a text, with what its row says."""

    start: int
    end: int
    phrase: str
    row: Mapping[str, str]


class Phrases:
    """A compiled list of phrases. Capitals count; accents and the shape of apostrophes and hyphens do not."""

    def __init__(self, rows: Iterable[tuple[str, Mapping[str, str]]], *, fold: bool = False) -> None:
        self._fold = fold
        self._by_word: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
        for phrase, row in rows:
            key = _FIRST_WORD.search(phrase)
            if key:
                plain = self._plain(phrase)
                self._by_word.setdefault(self._plain(key.group()), []).append((plain, row))
        self._initials = frozenset(word[0] for word in self._by_word)
        for listed in self._by_word.values():
            listed.sort(key=lambda item: -len(item[0]))

    def find(self, syntax: Syntax) -> list[Found]:
        """Find the phrases that begin at a token; matches do not overlap, the first and longest wins."""
        text, found, done = self._plain(syntax.text), list[Found](), 0
        if len(text) != len(syntax.text):  # a letter whose small form is two letters would shift every offset
            text = syntax.text.translate(_PLAIN)
        for token in syntax.tokens:
            if token.start < done or text[token.start] not in self._initials:
                continue
            match = self._longest(text, token.start)
            if match:
                found.append(match)
                done = match.end
        return found

    def _longest(self, text: str, start: int) -> Found | None:
        key = _FIRST_WORD.match(text, start)
        for phrase, row in self._by_word.get(key.group(), ()) if key else ():
            end = start + len(phrase)
            if text.startswith(phrase, start) and not _continues(text, end):
                return Found(start, end, phrase, row)
        return None

    def _plain(self, text: str) -> str:
        plain = text.translate(_PLAIN)
        return plain.lower() if self._fold else plain


def _continues(text: str, end: int) -> bool:
    """Say whether the word goes on after `end`: "Iraq" is not found in "Iraqis", "US" is in "US-led"."""
    return end < len(text) and (text[end].isalnum() or text[end] == "_") and (text[end - 1].isalnum())
