"""Who and what is named? Candidates from several rules, chosen, their kinds voted over the report, in normal form.

1. Candidates: names that show what they are by form (designations), by a list, by their head word (capitals), by a
   title (persons), by their neighbours (surroundings, collectives), and the parser's guesses with known slips repaired.
2. Of overlapping ones the longest stays; mentions of one name take one kind; forms that the rules missed are added.
3. Names inside a longer one stay where they are of another kind ("Iraq" in "Government of Iraq").
4. Normal forms: the fullest name of the report (forms), with role and acronym; and the descriptions that stand for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from consilience.read.capitals import find_headed, find_runs
from consilience.read.collectives import find_collectives
from consilience.read.descriptions import describe
from consilience.read.designations import find_designations, find_weapon_classes, find_weapon_names
from consilience.read.forms import initials, normalise
from consilience.read.guesses import find_guessed
from consilience.read.listed import find_listed
from consilience.read.mentions import (
    LISTED,
    PARSED,
    PATTERN,
    Candidate,
    choose,
    is_proper,
    kind_key,
    nest,
)
from consilience.read.persons import find_persons
from consilience.read.phrases import Phrases
from consilience.read.surroundings import find_called, find_datelines, find_explained, is_known_place, place_votes
from consilience.read.syntax import Syntax
from consilience.read.titles import is_title
from consilience.records import BlockKind, Name, Problem
from consilience.rules import lookup

_TOLD = 150
"""Votes of a sign that outweighs the parser's guesses."""
_SHORT = 2
"""Letters; initials so short are other things too."""
_DOUBTFUL = frozenset({"person", "organisation", "nationality", "other"})
"""Kinds that the parser often gives to a town that it does not know."""


def find_names(syntax: Syntax) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """Find the names of a report, in reading order; where two overlap, one lies wholly inside the other."""
    candidates = _candidates(syntax)
    chosen = _vote(syntax, choose(candidates), candidates)
    chosen = _without_mastheads(syntax, choose([*chosen, *_missed(syntax, chosen)]))
    inner = nest(syntax.text, chosen, candidates)
    return describe(syntax, normalise(syntax, _in_reading_order([*chosen, *inner]))), ()


def _in_reading_order(chosen: Iterable[Candidate]) -> list[Candidate]:
    """Sort by start, the longer first."""
    return sorted(chosen, key=lambda c: (c.start, -c.end))


def _candidates(syntax: Syntax) -> list[Candidate]:
    runs = find_runs(syntax)
    designations = [*find_designations(syntax), *find_weapon_names(syntax)]
    owners = [*find_listed(syntax), *find_headed(syntax, runs), *find_guessed(syntax)]
    return [
        *owners,
        *designations,
        *find_weapon_classes(syntax, designations),
        *find_persons(syntax, runs, owners),
        *find_explained(syntax, runs),
        *find_called(syntax, runs),
        *find_datelines(syntax),
        *find_collectives(syntax, owners),
    ]


def _vote(syntax: Syntax, chosen: Sequence[Candidate], candidates: Iterable[Candidate]) -> list[Candidate]:
    """Give all mentions of one name the kind with the most trust behind it."""
    text = syntax.text
    keys = [kind_key(text[c.start : c.end]) for c in chosen]
    people = [kind_key(text[c.start : c.end]).split() for c in (*chosen, *candidates) if _sure_person(c)]
    surnames = {words[-1] for words in people if words}
    votes: dict[str, Counter[str]] = {key: Counter() for key in keys}
    places = {key for c, key in zip(chosen, keys, strict=True) if c.kind == "place"}
    adjectives = {key for c, key in zip(chosen, keys, strict=True) if c.kind in ("place", "nationality")}
    for candidate, key in zip(chosen, keys, strict=True):
        votes[key][candidate.kind] += 10**candidate.trust
        if candidate.trust < LISTED and candidate.role is None and _derives(key, places):
            votes[key]["nationality"] += _TOLD
        elif candidate.trust == PARSED and adjectives & {f"{key}n", f"{key}ian"}:
            votes[key]["place"] += _TOLD
        elif candidate.trust == PARSED and candidate.kind in _DOUBTFUL:
            votes[key]["place"] += place_votes(syntax, candidate)
        elif candidate.rule == "person.parser":
            votes[key]["place"] += 2 * place_votes(syntax, candidate)
    return [
        c if c.trust == PATTERN else c._replace(kind=_winner(votes[key], c, key, surnames))
        for c, key in zip(chosen, keys, strict=True)
    ]


def _derives(key: str, names: Container[str]) -> bool:
    """Say whether a word is the adjective of a name of this report: "Vestan" beside "Vesta"."""
    return key.endswith("n") and (key[:-1] in names or (key.endswith("ian") and key[:-3] in names))


def _winner(votes: Counter[str], candidate: Candidate, key: str, surnames: set[str]) -> str:
    if candidate.trust == PARSED and key in surnames:
        return "person"
    return max(sorted(votes), key=lambda kind: votes[kind])


def _sure_person(candidate: Candidate) -> bool:
    return candidate.kind == "person" and candidate.trust > PARSED


def _without_mastheads(syntax: Syntax, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Call the name in a dateline an outlet's where no place of note has it and the report never names it again.

    "Guacamaya, November 11, 2025. In the early ..." opens with the outlet, "Caracas, November 11, 2025." does not.
    """
    found = []
    for candidate in chosen:
        token = syntax.token_at(candidate.start)
        if token and syntax.sentence_of(token).kind == BlockKind.DATELINE and candidate.trust == PARSED:
            name = syntax.text[candidate.start : candidate.end]
            if not name.isupper() and not is_known_place(name) and syntax.text.count(name) == 1:
                candidate = candidate._replace(kind="other", rule="dateline.masthead")  # noqa: PLW2901
        found.append(candidate)
    return found


def _missed(syntax: Syntax, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find further mentions of the names found: the parser sees "Padrino" once and misses it the next time."""
    table = Phrases(_forms(syntax.text, chosen))
    taken = {c.start for c in chosen}
    for found in table.find(syntax):
        if found.start not in taken and is_proper(syntax.text[found.start : found.end]):
            start = _with_given_name(syntax, found.start) if found.row["kind"] == "person" else found.start
            yield Candidate(start, found.end, found.row["kind"], "again", PARSED)


def _with_given_name(syntax: Syntax, start: int) -> int:
    """Go left over a given name that the parser missed before a known surname: "Ana | Vale"."""
    token = syntax.token_at(start)
    if token is None or not token.i:
        return start
    before = syntax.tokens[token.i - 1]
    given = before.tag == "NNP" and before.text.istitle() and not before.entity and before.end + 1 == start
    return before.start if given and before.sentence == token.sentence and not is_title(before.text) else start


def _forms(text: str, chosen: Iterable[Candidate]) -> Iterator[tuple[str, Mapping[str, str]]]:
    known: dict[str, Mapping[str, str]] = {}
    for candidate in chosen:
        words = text[candidate.start : candidate.end]
        if candidate.rule == "person.office" or not is_proper(words):
            continue
        known.setdefault(words, {"kind": candidate.kind})
        if candidate.kind in ("organisation", "force") and len(initials(words)) > _SHORT:
            known.setdefault(initials(words), {"kind": candidate.kind})
        if _sure_person(candidate) and " " in words:
            known.setdefault(words.split()[-1], {"kind": "person"})
            if lookup("en", "given_names", "name", "gender").get(words.split()[0]):
                known.setdefault(words.split()[0], {"kind": "person"})
    return ((words, row) for words, row in known.items() if len(words) > 2)
