"""Which words say what land or region somebody or something is of? "Chinese imports", "the Egyptian army", "Texans".

They tell where something belongs, not where something happens: each has the point of its land in the machine reading,
marked `demonym`, and is never pinned in a brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from consilience.read.gazetteer import Entry, Gazetteer
from consilience.read.places_doubts import person_names
from consilience.read.places_runs import Other, words
from consilience.read.syntax import Syntax, Token
from consilience.records import Place, Span
from consilience.rules import rows

LONGEST_DEMONYM = 3
"""Words: "Papua New Guinean"."""
_WIDE = ("country", "region", "continent", "division1")
_TONGUE = frozenset({"speak", "learn", "teach", "study", "translate", "understand"})
"""Verbs whose object is a language: "he speaks Spanish"."""
_DESCENT = frozenset({"African", "Asian", "Hispanic", "Latino", "Native"})
"""Before "American" these tell an origin within one country: neither word names a land."""


@cache
def _lands() -> Mapping[str, str]:
    """Map each demonym with a land of its own, and its plural, to the name of the land."""
    found: dict[str, str] = {}
    for row in rows("en", "demonyms"):
        if row["name"]:
            found.setdefault(row["demonym"], row["name"])
            if not row["demonym"].endswith(("s", "sh", "ch", "ese")):
                found.setdefault(row["demonym"] + "s", row["name"])
    return found


@cache
def _openings() -> frozenset[str]:
    return frozenset(demonym.split()[0] for demonym in _lands())


def find_demonyms(syntax: Syntax, inside: Mapping[int, Other], gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the words for nations and peoples in reading order; none inside a name, but for the organs of a state.

    "Ukrainian troops" and "the Ukrainian Ministry of Defence" give Ukraine; "Ukrainian Airlines" and "she speaks
    Ukrainian" give nothing.
    """
    borne = person_names(syntax, inside)
    at = 0
    while at < len(syntax.tokens):
        last = _reach(syntax, at)
        if last > at and syntax.tokens[at].text not in borne and _belongs(syntax, at, last, inside):
            entry = _land(_lands()[_text(syntax, at, last)], gazetteer)
            if entry is not None:
                yield make_demonym(syntax.span(syntax.tokens[at].start, syntax.tokens[last - 1].end), entry)
        at = max(last, at + 1)


def _reach(syntax: Syntax, at: int) -> int:
    """Return the end of the longest demonym that begins at this token; the token itself where none does."""
    if syntax.tokens[at].text not in _openings():
        return at
    for last in range(min(at + LONGEST_DEMONYM, len(syntax.tokens)), at, -1):
        if _text(syntax, at, last) in _lands():
            return last
    return at


def _text(syntax: Syntax, first: int, last: int) -> str:
    return " ".join(token.text for token in syntax.tokens[first:last])


def _belongs(syntax: Syntax, first: int, last: int, inside: Mapping[int, Other]) -> bool:
    tokens = syntax.tokens
    before = tokens[first - 1] if first else None
    hyphen = last + 1 < len(tokens) and tokens[last].text == "-"
    after = tokens[last + hyphen] if last < len(tokens) else None
    if _is_tongue(tokens[last - 1], before, after) or _is_descent(syntax, first, last):
        return False
    other = inside.get(first)
    if other is None or (other.first, other.last) == (first, last):
        return True
    return other.entity in ("ORG", "GPE") and other.first == first and _is_organ(syntax, last, other)


def _is_organ(syntax: Syntax, behind: int, other: Other) -> bool:
    return any(token.text in words("organ") for token in syntax.tokens[behind : other.last])


def _is_tongue(word: Token, before: Token | None, after: Token | None) -> bool:
    """Say whether it is a language: "in Spanish", "he speaks Arabic", "the French language"."""
    if after is not None and after.lower in ("language", "languages", "speaking", "dialect", "translation"):
        return True
    alone = after is None or not after.text[0].isalpha() or after.tag in ("CC", "IN")
    said = before is not None and (before.lower == "in" or before.lemma in _TONGUE)
    return alone and said and not word.text.endswith("s")


def _is_descent(syntax: Syntax, first: int, last: int) -> bool:
    tokens = syntax.tokens
    if tokens[last - 1].text.startswith("American"):
        before = tokens[first - 2 if first > 1 and tokens[first - 1].text == "-" else max(first - 1, 0)]
        return before.text in _DESCENT
    behind = last + 1 if last < len(tokens) and tokens[last].text == "-" else last
    descent = tokens[first].text in _DESCENT and behind < len(tokens)
    return descent and tokens[behind].text.startswith("American")


def _land(name: str, gazetteer: Gazetteer) -> Entry | None:
    entries = gazetteer.look_up(name)
    return next((entry for entry in entries if entry.kind in _WIDE), entries[0] if entries else None)


def make_demonym(span: Span, entry: Entry) -> Place:
    """Make the record of a word that says what is of this land: "American", or "US" before a noun."""
    because = f"says what is of {entry.name}, not where it is"
    return entry.pin(span, because=because, rule="demonym", use="demonym")
