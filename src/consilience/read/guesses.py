"""What does the parser take for names, with its known slips repaired?

It keeps quotes, brackets, articles and possessives in a name, takes capitals in headlines for organisations, unknown
surnames for peoples, acronyms for places, and countries that are given names too for persons.
"""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.capitals import kind_of_head
from consilience.read.genders import given_gender
from consilience.read.listed import countries
from consilience.read.mentions import PARSED, Candidate, is_proper, is_title_case, trim, words_for
from consilience.read.surroundings import is_known_place
from consilience.read.syntax import Syntax, Token
from consilience.read.titles import abbreviations, is_title

_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
    "EVENT": "event",
    "LAW": "law",
    "PRODUCT": "other",
}
_PEOPLE_ENDINGS = ("an", "ans", "ese", "ish", "i", "is", "ist", "ists", "ic", "ite", "ites", "ch", "crat", "crats")
"""How the adjective of a people or party ends; a listed one needs no guess."""
_VERBS = frozenset({"VBG", "VBD", "VBN"})
_PREPOSITIONS = words_for("place preposition")
_LONGEST_PERSON = 3
"""Words of a name that is taken for a person's by its first."""
_LONGEST_ABBREVIATION = 3
"""Letters of an abbreviated place: US, UAE; UNAMID is none."""


def find_guessed(syntax: Syntax) -> Iterator[Candidate]:
    """Yield the parser's entities, their borders and kinds repaired; none in title-case lines."""
    loud = {number for number, s in enumerate(syntax.sentences) if is_title_case(syntax.sentence_tokens(s))}
    tokens = syntax.tokens
    for entity, first, last in _entities(syntax):
        if entity not in _KINDS or tokens[first].sentence in loud or _is_opening_noun(syntax, first, last):
            continue
        start, end = _borders(syntax, first, last)
        name = syntax.text[start:end]
        if start < end and is_proper(name) and not is_title(name) and syntax.text[end : end + 1] != ":":
            yield Candidate(start, end, _kind(entity, name), f"parser.{entity}", PARSED)


def _borders(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    """Leave out a verb that opens the sentence and a link left over at the end: "Declaring | Hadar", "Vale | and"."""
    tokens = syntax.tokens
    opening = tokens[first]
    if first == syntax.sentence_of(opening).first and (opening.tag in _VERBS or opening.lower in _PREPOSITIONS):
        first += 1
    while last > first and (tokens[last - 1].tag in ("CC", "IN", "DT") or _is_cut_title(syntax, last)):
        last -= 1
    return trim(syntax.text, tokens[first].start, tokens[last - 1].end) if first < last else (0, 0)


def _is_cut_title(syntax: Syntax, last: int) -> bool:
    """Say whether a name ends in a title whose full stop ended the sentence: "Sallo Police | Lt | . Ana Vale"."""
    tokens = syntax.tokens
    stopped = last < len(tokens) and tokens[last].text == "." and tokens[last].start == tokens[last - 1].end
    return stopped and f"{tokens[last - 1].text}." in abbreviations()


def _entities(syntax: Syntax) -> Iterator[tuple[str, int, int]]:
    first = 0
    for token in syntax.tokens:
        if token.entity and token.entity_start:
            first = token.i
        following = syntax.tokens[token.i + 1] if token.i + 1 < len(syntax.tokens) else None
        if token.entity and (following is None or following.entity_start or following.entity != token.entity):
            yield token.entity, first, token.i + 1


def _is_opening_noun(syntax: Syntax, first: int, last: int) -> bool:
    """Say whether an entity is one common word with the capital of its sentence: "Flames were coming ..."."""
    token: Token = syntax.tokens[first]
    opens = first == syntax.sentence_of(token).first
    return opens and last - first == 1 and not token.tag.startswith(("NNP", "JJ")) and not token.text.isupper()


def _kind(entity: str, name: str) -> str:
    """Correct a kind: "NYPD" is no people, "Klitschko" neither, "UNAMID" no place, "Jordan" a country.

    What a head word or a given name shows counts more: "Hadar Sheriff's Office" is no place, "Pablo Vale" no body.
    """
    words = name.split()
    if len(words) > 1 and entity in ("FAC", "GPE", "LOC", "ORG"):
        given = bool(given_gender(name)) and len(words) <= _LONGEST_PERSON and all(map(str.istitle, words))
        headed = kind_of_head(words[-1])
        if headed or given:
            return headed or "person"
    if entity == "NORP" and not name.lower().endswith(_PEOPLE_ENDINGS):
        if is_known_place(name):
            return "place"
        return "organisation" if name.isupper() else "person"
    if entity == "GPE" and name.isupper() and len(name) > _LONGEST_ABBREVIATION and not is_known_place(name):
        return "organisation"
    return "place" if entity == "PERSON" and name in countries() else _KINDS[entity]
