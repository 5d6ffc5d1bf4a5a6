"""Which known names are rather something else? A person's name, a common word, an acronym; unless called a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from consilience.read.gazetteer import fold
from consilience.read.places_runs import Mention, Other, words
from consilience.read.places_signs import GREAT, is_called_place
from consilience.read.syntax import Syntax
from consilience.rules import rows

ACRONYM = 5
"""Letters of the longest word that is rather an acronym than a name in capitals."""
METROPOLIS = 500_000
"""People of a town that may stand for its administration: "Caracas said"."""
_LANDS = frozenset({"division1", "sea", "region", "continent"})


def without_doubtful(syntax: Syntax, known: Sequence[Mention], inside: Mapping[int, Other]) -> list[Mention]:
    """Leave out names that are rather a person's, a common word or an acronym: "Modica" after "Ana Modica", "SEC".

    Those that stay are called a place somewhere in the report: "Modica, Sicily", "in Modica".
    """
    borne = person_names(syntax, inside)
    doubtful = [(m, after) for m, after in pairwise((*known, None)) if m and _is_doubtful(syntax, m, borne)]
    cleared = {m.name for m, after in doubtful if is_called_place(syntax, m, after)}
    barred = {m.first for m, _ in doubtful if m.name not in cleared}
    return [m for m in known if m.first not in barred]


def person_names(syntax: Syntax, inside: Mapping[int, Other]) -> frozenset[str]:
    """Return the words of the full names of persons in the report."""
    persons = {other for other in inside.values() if other.entity == "PERSON" and other.last - other.first > 1}
    return frozenset(syntax.tokens[i].text for other in persons for i in range(other.first, other.last))


def _is_doubtful(syntax: Syntax, mention: Mention, borne: frozenset[str]) -> bool:
    shortened = fold(mention.name) != mention.key  # "Walker and Elm counties", "Wash."
    kinds = {entry.kind for entry in mention.entries}
    if shortened or mention.last - mention.first > 1 or "country" in kinds:
        return False
    if mention.name in borne:
        return True
    if kinds & _LANDS:
        return False
    if mention.name.capitalize() in words("common"):
        return True
    given = mention.name in _given_names() and all(entry.population < GREAT for entry in mention.entries)
    return given or _is_acronym(syntax, mention)


def _is_acronym(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it is a short word in capitals amid others in small letters: "SWAT", "LOMA"."""
    sentence = syntax.sentence_of(syntax.tokens[mention.first])
    loud = syntax.text[sentence.start : sentence.end].isupper()
    return 1 < len(mention.name) <= ACRONYM and mention.name.isupper() and not loud


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("en", "given_names"))


def _is_speaker(syntax: Syntax, mention: Mention) -> bool:
    """Say whether a single word that is only a town's name says something: "Underwood said" is a person.

    Towns that speak are capitals ("Moscow said") and large cities, which are left in.
    """
    word = syntax.tokens[mention.first]
    head = syntax.tokens[word.head]
    if mention.last - mention.first > 1 or word.dep != "nsubj" or head.lemma not in words("speech"):
        return False
    return all(entry.kind == "town" and entry.population < METROPOLIS for entry in mention.entries)
