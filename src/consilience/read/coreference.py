"""Which name do a short name, an acronym, a description or a pronoun of a report stand for? It abstains when unsure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from consilience.read.mentions import Candidate, kind_key
from consilience.read.syntax import Syntax
from consilience.records import Name
from consilience.rules import lookup

_GROUPS = ("organisation", "force")


def normalise(syntax: Syntax, chosen: Sequence[Candidate]) -> tuple[Name, ...]:
    """Turn candidates into names in the fullest form that the report gives."""
    forms = _fullest(syntax.text, chosen)
    roles: dict[str, str] = {}
    for candidate in chosen:
        full = forms[candidate.start, candidate.end]
        if candidate.role:
            roles.setdefault(full, candidate.role)
    acronyms = {forms[c.start, c.end]: c.acronym for c in chosen if c.acronym}
    return tuple(
        Name(
            syntax.span(c.start, c.end),
            c.kind,
            forms[c.start, c.end],
            c.role or roles.get(forms[c.start, c.end]),
            acronyms.get(forms[c.start, c.end]),
            c.rule,
        )
        for c in chosen
    )


def _fullest(text: str, chosen: Sequence[Candidate]) -> dict[tuple[int, int], str]:
    """Return for each candidate the fullest form of its name: "Maduro" → "Nicolás Maduro", "FANB" → the forces."""
    plain = {(c.start, c.end): kind_key(text[c.start : c.end]) for c in chosen}
    people = sorted({plain[c.start, c.end] for c in chosen if c.kind == "person"})
    behind = _expansions(chosen, plain)
    shown = {key: _shown(text[start:end]) for (start, end), key in reversed(plain.items())}
    return {
        (c.start, c.end): shown[_full_person(plain[c.start, c.end], people)]
        if c.kind == "person"
        else shown.get(behind.get(plain[c.start, c.end], ""), _shown(text[c.start : c.end]))
        for c in chosen
    }


def _shown(words: str) -> str:
    return " ".join(words.split())


def _full_person(name: str, people: Sequence[str]) -> str:
    """Return the one longest name that ends in or holds this one; itself where two people share it."""
    words = name.split()
    fuller = [other for other in people if len(other.split()) > len(words) and set(words) <= set(other.split())]
    fuller = [other for other in fuller if not any(set(other.split()) < set(more.split()) for more in fuller)]
    return fuller[0] if len(fuller) == 1 else name


def _expansions(chosen: Sequence[Candidate], plain: dict[tuple[int, int], str]) -> dict[str, str]:
    """Return for each name but people's the key of its fullest form: by acronym, by list, by shared last words."""
    behind: dict[str, str] = {}
    for candidate in chosen:
        if candidate.acronym and candidate.rule == "acronym.full":
            behind[candidate.acronym] = plain[candidate.start, candidate.end]
    same = {**lookup("en", "organisations", "name", "full"), **lookup("en", "toponyms", "name", "full")}
    families: defaultdict[str, set[str]] = defaultdict(set)
    for key in sorted(set(plain.values())):
        families[same.get(key) or key].add(key)
    for family in families.values():
        longest = max(sorted(family), key=len)
        behind.update({key: longest for key in family if key != longest and key not in behind})
    return behind


class Referents:
    """For each token the name that it stands for."""

    def __init__(self, syntax: Syntax, names: tuple[Name, ...]) -> None:
        self._by_token: dict[int, Name] = {}
        for name in names:
            for token in syntax.tokens_in(name.span.start, name.span.end):
                self._by_token.setdefault(token.i, name)

    def of(self, token: int) -> Name | None:
        """Return the name that the token with this index belongs to or stands for; None where unsure."""
        return self._by_token.get(token)


def resolve(syntax: Syntax, names: tuple[Name, ...]) -> Referents:
    """Find what the names, descriptions and pronouns of a report stand for."""
    return Referents(syntax, names)
