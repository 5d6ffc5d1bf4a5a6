"""Who of a report's people holds the office that a description names: "the minister", "the former president"?

An office in short and in full is one ("Gen.", general), and so are two words for one office (premier, prime minister):
rules/en/title_forms.tsv. A holder of old is meant only where the words say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from consilience.read.titles import is_title
from consilience.records import Name
from consilience.rules import lookup

_COMPLEMENTS = frozenset({"of", "for", "to"})
_PAST = frozenset(
    {"former", "ex", "ex-president", "then", "late", "ousted", "onetime", "one-time", "deposed", "outgoing"}
)


def find_holder(words: Sequence[str], people: Sequence[Name]) -> Name | None:
    """Return the one person, the nearest mention first in `people`, whose role the words of an office fit."""
    wanted = _plain(words)
    fitting = [person for person in people if _holds(person, wanted)]
    if not _PAST & set(wanted):
        fitting = [person for person in fitting if not _PAST & set(_role(person))] or fitting
    return fitting[0] if len({person.text for person in fitting}) == 1 else None


def with_holder(name: Name, names: Sequence[Name]) -> Name:
    """Give an office without a name the name of its one holder in this report: "The Foreign Secretary" → him."""
    if name.rule != "person.office":
        return name
    people = [other for other in names if other.kind == "person" and other.rule != "person.office"]
    holder = find_holder((name.role or name.text).lower().split(), people)
    return replace(name, text=holder.text) if holder else name


def _holds(person: Name, wanted: Sequence[str]) -> bool:
    """Say whether a person's role has these words and their title: "the defence minister", "Secretary of State"."""
    role = _role(person)
    return bool(role) and _title(role) == _title(wanted) and set(wanted) <= set(role)


def _role(person: Name) -> list[str]:
    return _plain((person.role or "").lower().split())


def _plain(words: Sequence[str]) -> list[str]:
    """Return the words of an office in one form: "Lt. Gen." → lieutenant general, "premier" → prime minister."""
    forms = lookup("en", "title_forms", "form", "title")
    found: list[str] = []
    for word in words:
        found += forms.get(word.strip(","), word.strip(",")).split()
    return found


def _title(role: Sequence[str]) -> str:
    """Return the word of a role that is its title: the first one before "of", "for", "to" or the end."""
    return next((word for word, behind in pairwise([*role, "of"]) if behind in _COMPLEMENTS and is_title(word)), "")
