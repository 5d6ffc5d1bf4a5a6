"""How would a report in capitals throughout be written in running text?

Wire copy of old telexes and many notices stand in capitals, where the parser finds neither names nor verbs. Each word
gets its case from lists and from the parser's vocabulary (read/shouted_words.py), then from its neighbours: "COLONEL
ROSE" is a person, "EL" begins "El Salvador", letters in brackets are an acronym whose words stand before them. What a
report shows once ("GEORGE BUSH") holds for all of it ("BUSH SAID"). Every word keeps its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from consilience.read.shouted_words import (
    Case,
    base,
    case_of,
    given_names,
    listed_names,
    name_ends,
    name_starts,
    peoples,
    title_words,
)

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SHARE = 0.9
"""Of the letters of a text in capitals; its own acronyms and a dateline do not make one."""
_FEWEST = 40
"""Letters; less is a heading, which its body tells (read/headline_case.py)."""
_ENDS = re.compile(r"(?:[.!?…][\"'”’»)\]]*\s+[\"'“‘«(\[]*|:\s+[\"“]|[)\]]\s--\s+|\n\s*[\"'“‘«(\[]*)$")
_ASIDE = re.compile(r"\[[^\[\]]{0,60}\]\s+[\"“]?$")
_COUNTRY = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.\s+$")
_EXPANDED = re.compile(r"([^\W\d_]{2,8})\s[(\[]([^()\[\]]{5,90})[)\]]")
_CLOSE = re.compile(r"\s|\.\s|-")
_BRACKETED = re.compile(r"[(\[]\s*([^\W\d_]{2,8})\s*[)\]]")
_LINKS = frozenset({"of", "for", "the", "and", "on", "in", "y", "de", "del", "la", "los", "para"})
_LONGEST_NAME = 12
_INNER = frozenset(
    {"de", "del", "der", "den", "da", "das", "do", "dos", "du", "di", "e", "y", "von", "van", "bin", "ibn"}
)
_ARTICLES = frozenset({"la", "las", "los"})
_DAY = re.compile(r"\d{1,2}\s$|\b(?:in|since|until|last|this|by|of|early|late)\s$", re.IGNORECASE)
_YEAR = re.compile(r"\s\d{1,4}\b")
_MONTHS = frozenset({"may", "march"})
_TO_US = frozenset(
    {"to", "of", "for", "let", "with", "by", "on", "from", "tell", "told", "give", "gave", "join", "help"}
)


@dataclass(slots=True)
class _Word:
    """A word with its case, which neighbours may change."""

    start: int
    end: int
    text: str
    base: str
    case: Case
    title: bool
    form: str = ""
    joined: bool = field(default=False)
    """The next word follows at once, so that both may be one name."""


def is_shouted(text: str) -> bool:
    """Say whether a text stands in capitals throughout.

    >>> is_shouted("GUNMEN ATTACKED A CONVOY NEAR THE PORT OF BRENN ON MONDAY, COLONEL ARDEN SAID.")
    True
    """
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return upper >= _FEWEST and upper >= _SHARE * (upper + lower)


def plain_text(text: str, is_common: Callable[[str], bool]) -> str:
    """Write a text in capitals as running text, character for character."""
    words = _words(text, is_common)
    for settle in (_listed_phrases, _months, _acronyms, _after_titles, _particles, _around, _titles, _us):
        settle(text, words)
    pieces, end = [], 0
    for word in words:
        pieces += [text[end : word.start], _written(text, word)]
        end = word.end
    return "".join((*pieces, text[end:]))


def _words(text: str, is_common: Callable[[str], bool]) -> list[_Word]:
    known: dict[str, Case] = {}
    words = []
    for found in _WORD.finditer(text):
        word = found.group()
        if word not in known:
            known[word] = case_of(word, is_common)
        lower = base(word)
        words.append(_Word(found.start(), found.end(), word, lower, known[word], lower in title_words()))
    for each, behind in pairwise(words):
        gap = text[each.end : behind.start]
        each.joined = gap in (" ", "-") or (gap == ". " and (len(each.text) == 1 or each.title))
    return words


def _written(text: str, word: _Word) -> str:
    if len(word.text.lower()) != len(word.text):
        return word.text
    if word.form:
        return word.form
    if word.case is Case.ACRONYM:
        return word.text[: len(word.base)] + word.text[len(word.base) :].lower()
    if len(word.text) == 1 and text[max(0, word.start - 2) : word.start].upper() in ("A.", "P."):
        return word.text.lower()  # "10 a.m."
    if word.case is Case.NAME or word.text == "I" or _opens(text, word):
        return word.text[0] + word.text[1:].lower()
    return word.text.lower()


def _opens(text: str, word: _Word) -> bool:
    """Say whether a word opens a sentence: not "troops" in "U.S. troops", nor what goes on behind an aside."""
    start = word.start
    aside = _ASIDE.search(text, max(0, start - 70), start)
    while aside is not None:
        start = aside.start()
        aside = _ASIDE.search(text, max(0, start - 70), start)
    if _COUNTRY.search(text, max(0, start - 8), start):
        return word.case is Case.SMALL
    return start == 0 or _ENDS.search(text, max(0, start - 8), start) is not None


def _listed_phrases(text: str, words: Sequence[_Word]) -> None:
    """Write listed names of several words as listed: "UNITED STATES" → United States."""
    table = listed_names()
    for number, word in enumerate(words):
        for name in table.get(word.base, ()) if not word.form else ():
            end = word.start + len(name)
            if text[word.start : end].lower() == name.lower() and not text[end : end + 1].isalpha():
                _write_as(text, words, number, end, name)
                break


def _write_as(text: str, words: Sequence[_Word], number: int, end: int, name: str) -> None:
    start = words[number].start
    while number < len(words) and words[number].start < end:
        word = words[number]
        given = name[word.start - start : word.end - start]
        word.form = given + word.text[len(given) :].lower()
        word.case = Case.NAME if given[:1].isupper() else Case.SMALL
        number += 1


def _months(text: str, words: Sequence[_Word]) -> None:
    for word in words:
        if word.base in _MONTHS:
            before = text[max(0, word.start - 6) : word.start]
            dated = _DAY.search(before) or (_YEAR.match(text, word.end) and text[word.end : word.end + 3] != " 1 ")
            word.case = Case.NAME if dated else Case.SMALL


def _acronyms(text: str, words: Sequence[_Word]) -> None:
    """Take letters beside a bracket for an acronym where the words on its other side begin with them."""
    at = {word.start: number for number, word in enumerate(words)}
    short: set[str] = set()
    names: set[tuple[str, ...]] = set()
    for found in _BRACKETED.finditer(text):
        number = at.get(found.start(1))
        first = None if number is None else _name_start(text, words, number, found.start())
        if number is not None and first is not None:
            names.add(tuple(word.base for word in words[first:number]))
            short.add(words[number].base)
    for found in _EXPANDED.finditer(text):
        number = at.get(found.start(1))
        inside = [] if number is None else _inside(words, number + 1, found.end())
        if number is not None and _share(words[number].base, [w.base[0] for w in inside if w.base not in _LINKS]):
            names.add(tuple(word.base for word in inside))
            short.add(words[number].base)
    for word in words:
        if word.base in short:
            word.case = Case.ACRONYM
    _write_names(words, names)


def _inside(words: Sequence[_Word], number: int, end: int) -> list[_Word]:
    return [word for word in words[number : number + _LONGEST_NAME] if word.end < end]


def _share(acronym: str, initials: Sequence[str]) -> bool:
    """Say whether three quarters of an acronym's letters are initials, in any order: many are of another language."""
    shared = sum(min(acronym.count(letter), initials.count(letter)) for letter in sorted(set(acronym)))
    return 1 < len(initials) <= len(acronym) + 2 and shared * 4 >= len(acronym) * 3


def _name_start(text: str, words: Sequence[_Word], number: int, end: int) -> int | None:
    """Find where the words behind a bracketed acronym begin; None where their initials are not its letters.

    Of several beginnings the one with the acronym's first letter counts, else the shortest.
    """
    acronym, found, index = words[number].base, [], number - 1
    initials: list[str] = []
    while index >= 0 and number - index <= _LONGEST_NAME:
        word = words[index]
        if text[word.end : end].strip(" -") or (word.case is Case.SMALL and word.base not in _LINKS):
            break
        if word.base not in _LINKS:
            initials.append(word.base[0])
            if _share(acronym, initials):
                found.append(index)
        end, index = word.start, index - 1
    return next((first for first in found if words[first].base[0] == acronym[0]), found[0] if found else None)


def _write_names(words: Sequence[_Word], names: set[tuple[str, ...]]) -> None:
    """Write the words of these names with capitals wherever they stand."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], []).append(name)
    for number, word in enumerate(words):
        for name in by_first.get(word.base, ()):
            inside = words[number : number + len(name)]
            if tuple(each.base for each in inside) == name:
                for each in inside:
                    each.case = Case.SMALL if each.base in _LINKS else Case.NAME
                break


def _after_titles(text: str, words: Sequence[_Word]) -> None:
    """Read a word that may be a name as one behind a title, a given name or an initial, and so in all the report."""
    found: set[str] = set()
    for word, behind in pairwise(words):
        if behind.case is Case.EITHER and word.joined and (_leads(word) or word.base in found):
            behind.case = Case.NAME
            found.add(behind.base)
    for before, word in pairwise(words):
        if word.case is Case.EITHER:
            lone = before.base not in ("the", "a", "an", "this") or not before.joined
            word.case = Case.NAME if word.base in found and lone else Case.COMMON
    if words and words[0].case is Case.EITHER:
        words[0].case = Case.NAME if words[0].base in found else Case.COMMON


def _leads(word: _Word) -> bool:
    """Say whether a person's name goes on behind this word."""
    return word.title or word.base in given_names() or (len(word.base) == 1 and word.base not in ("a", "s"))


def _particles(text: str, words: Sequence[_Word]) -> None:
    """Write "El Salvador" and "Juan de la Cruz": a particle is a name's first word, or small inside one."""
    for number, word in enumerate(words):
        if word.case is not Case.PARTICLE:
            continue
        last = number
        while last + 1 < len(words) and words[last].joined and words[last + 1].case is Case.PARTICLE:
            last += 1
        follows = last + 1 < len(words) and words[last].joined and words[last + 1].case is Case.NAME
        before = words[number - 1] if number and words[number - 1].joined else None
        inside = before is not None and before.case is Case.NAME and (follows or word.base in _INNER)
        article = before is not None and before.base in ("de", "en", "y") and word.base in _ARTICLES
        small = (inside and (word.base in _INNER)) or article or (not follows and word.base in ("van", "den", "e", "y"))
        word.form = word.text.lower() if small else word.text[0] + word.text[1:].lower()
        word.case = Case.NAME


def _around(text: str, words: Sequence[_Word]) -> None:
    """Write "New Brenn" and "Brenn University": some words are part of a name before or behind one."""
    for word, behind in pairwise(words):
        if word.joined and word.case is Case.NAME and behind.case is Case.COMMON and behind.base in name_ends():
            behind.case = Case.SMALL if word.base in peoples() else Case.NAME
    for word, behind in reversed(list(pairwise(words))):
        if word.joined and behind.case is Case.NAME and word.base in name_starts() and behind.base not in peoples():
            word.case = Case.NAME


def _titles(text: str, words: Sequence[_Word]) -> None:
    """Write "President Cerezo" and "Lieutenant Colonel Ruiz", but "the president said"."""
    for word, behind in reversed(list(pairwise(words))):
        if word.title and word.case is Case.COMMON and word.joined and behind.case is Case.NAME and not behind.form:
            word.case = Case.NAME


def _us(text: str, words: Sequence[_Word]) -> None:
    """Tell "US troops" from "told us"."""
    for number, word in enumerate(words):
        if word.text != "US" or number + 1 == len(words):
            continue
        before = words[number - 1].base if number else ""
        content = words[number + 1].case is Case.COMMON and word.joined
        if before == "the" or (content and before not in _TO_US):
            word.case = Case.ACRONYM
