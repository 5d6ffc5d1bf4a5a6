"""Who and what is named? Candidates from several rules, chosen, their kinds voted over the report, in normal form.

1. Candidates: names that show what they are by form (designations), by a list, by their head word (capitals), by a
   title, and the parser's own guesses with their known slips repaired.
2. Of overlapping ones the longest stays; mentions of one name take one kind; forms that the rules missed are added.
3. Normal forms: the fullest name of the report (coreference), with role and acronym.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.read.capitals import find_headed
from consilience.read.coreference import normalise
from consilience.read.designations import find_designations, find_weapon_classes
from consilience.read.mentions import BUILT, LISTED, PARSED, Candidate, choose, is_title_case, kind_key, trim
from consilience.read.persons import find_persons
from consilience.read.phrases import Phrases
from consilience.read.syntax import Syntax
from consilience.records import Name, Problem
from consilience.rules import rows

_PARSER_KINDS = {
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


def find_names(syntax: Syntax) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """Find the names of a report, in reading order; where two overlap, one lies wholly inside the other."""
    candidates = [
        *find_designations(syntax),
        *find_weapon_classes(syntax),
        *_listed(syntax),
        *find_headed(syntax),
        *find_persons(syntax),
        *_parsed(syntax),
    ]
    chosen = _vote(syntax.text, choose(candidates))
    chosen = choose([*chosen, *_missed(syntax, chosen)])
    return normalise(syntax, chosen), ()


def _listed(syntax: Syntax) -> Iterator[Candidate]:
    for found in _lists().find(syntax):
        yield Candidate(found.start, found.end, found.row["kind"], f"listed.{found.phrase}", LISTED)


@cache
def _lists() -> Phrases:
    listed: list[tuple[str, Mapping[str, str]]] = []
    listed += [(row["name"], row) for row in rows("en", "organisations")]
    listed += [(row["name"], {"kind": "place"}) for row in rows("en", "toponyms")]
    for row in rows("en", "demonyms"):
        name = row["demonym"]
        listed.append((name, {"kind": "nationality"}))
        if not name.endswith(("s", "sh", "ch", "ese")):
            listed.append((name + "s", {"kind": "nationality"}))
    return Phrases(listed)


def _parsed(syntax: Syntax) -> Iterator[Candidate]:
    """Yield the parser's entities with quotes, brackets, articles and possessives cut off; none in title-case lines."""
    loud = {number for number, s in enumerate(syntax.sentences) if is_title_case(syntax.sentence_tokens(s))}
    for entity, first, last in _entities(syntax):
        tokens = syntax.tokens
        if entity not in _PARSER_KINDS or tokens[first].sentence in loud:
            continue
        start, end = trim(syntax.text, tokens[first].start, tokens[last - 1].end)
        if start < end and syntax.text[start].isupper() and syntax.text[start:end].strip():
            yield Candidate(start, end, _PARSER_KINDS[entity], f"parser.{entity}", PARSED)


def _entities(syntax: Syntax) -> Iterator[tuple[str, int, int]]:
    first = 0
    for token in syntax.tokens:
        if token.entity and token.entity_start:
            first = token.i
        following = syntax.tokens[token.i + 1] if token.i + 1 < len(syntax.tokens) else None
        if token.entity and (following is None or following.entity_start or following.entity != token.entity):
            yield token.entity, first, token.i + 1


def _vote(text: str, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Give all mentions of one name the kind with the most trust behind it."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for candidate in chosen:
        votes[kind_key(text[candidate.start : candidate.end])][candidate.kind] += 10**candidate.trust
    persons = {kind_key(text[c.start : c.end]).split()[-1] for c in chosen if c.kind == "person" and c.trust > PARSED}
    found = []
    for candidate in chosen:
        key = kind_key(text[candidate.start : candidate.end])
        kind = max(sorted(votes[key]), key=lambda kind: votes[key][kind])
        if candidate.trust == PARSED and key in persons:
            kind = "person"
        found.append(candidate._replace(kind=kind))
    return found


def _missed(syntax: Syntax, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find further mentions of the names found: the parser sees "Padrino" once and misses it the next time."""
    text = syntax.text
    known: dict[str, Mapping[str, str]] = {}
    for candidate in chosen:
        words = text[candidate.start : candidate.end]
        if candidate.trust >= BUILT or len(words) > 3:
            known.setdefault(words, {"kind": candidate.kind})
        if candidate.kind == "person" and " " in words:
            known.setdefault(words.split()[-1], {"kind": "person"})
    table = Phrases((words, row) for words, row in known.items() if words[0].isupper() and len(words) > 2)
    for found in table.find(syntax):
        if text[found.start].isupper():
            yield Candidate(found.start, found.end, found.row["kind"], "again", PARSED)
