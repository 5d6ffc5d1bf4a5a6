"""Where in the text does a name of the gazetteer stand? Runs of capitalised words, the longest known one first.

A run inside the name of something else ("Bank of Oklahoma") is no place, yet a hint at the places that the report is
about; the home of a local public body ("Rowan County Sheriff's Office") is a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from consilience.read.gazetteer import LONGEST_NAME, Entry, Gazetteer, fold
from consilience.read.syntax import Syntax, Token
from consilience.records import Name
from consilience.rules import rows

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
DIVISIONS = ("County", "Parish", "Province", "Township", "Oblast", "Governorate", "Prefecture", "Borough")
_INNER = frozenset(
    ["of", "the", "and", "de", "del", "la", "le", "les", "du", "des", "da", "do", "dos", "das", "di", "el"]
)
_INNER |= frozenset(["au", "aux", "y", "am", "an", "der", "den", "van", "von", "bei", "bin", "ibn", "es", "as"])
_INNER |= frozenset(["al", "ul", "und", "upon", "on", "sur", "in", "&", "-", "–", "'", "’"])
"""Small words and marks inside a name: "Gulf of Mexico", "Rio de Janeiro", "Stratford-upon-Avon"."""
_ENTITIES = {"person": "PERSON", "place": "GPE", "other": "MASTHEAD"}
"""What a kind of name is to the parser; a capitalised word of kind `other` is an outlet's in a dateline or the like."""
_SHORT = frozenset({"US", "UK", "EU"})
_COUNTIES = {"counties": "County", "parishes": "Parish"}
_REGIONS = frozenset({"region", "province", "oblast", "governorate", "state", "prefecture"})
_COUNTY = {"county": "County", "parish": "Parish"}


class Mention(NamedTuple):
    """Words that name a place: tokens `first` to `last` (excluded), and every place that bears the name."""

    first: int
    last: int
    start: int
    end: int
    name: str
    key: str
    """The folded name in full, one for all mentions of a name: "louisiana" for "La."."""
    entries: tuple[Entry, ...]
    entity: str
    """What the parser takes it for: GPE, LOC, FAC, ORG, PERSON ... or "" """


class Other(NamedTuple):
    """A name that the report gives something: tokens `first` to `last` (excluded), PERSON, ORG, GPE or MASTHEAD."""

    first: int
    last: int
    entity: str


class Listed(NamedTuple):
    """What the gazetteer knows under a name, with the name in full."""

    name: str
    entries: tuple[Entry, ...]


@cache
def words(role: str) -> frozenset[str]:
    """Load the words of one role: street, site, body, organ, local, ordinary, common, direction, of."""
    return frozenset(row["word"] for row in rows("en", "places_mentions") if row["role"] == role)


@cache
def abbreviations() -> Mapping[str, Mapping[str, str]]:
    """Map "La.", "LA" to the division, its country, and whether it is clear without a town before it."""
    return {row["abbreviation"]: row for row in rows("en", "division_abbreviations")}


@cache
def demonyms() -> frozenset[str]:
    """Load the words for nations and peoples: Canadian is a town in Texas, but hardly ever in a report."""
    return frozenset(row["demonym"] for row in rows("en", "demonyms"))


def find_runs(syntax: Syntax, inside: Mapping[int, Other], gazetteer: Gazetteer) -> tuple[list[Mention], list[Mention]]:
    """Return the runs that may name a place, and those inside names of something else, in reading order."""
    free: list[Mention] = []
    held: list[Mention] = []
    runs = list(_runs(syntax, gazetteer))
    lists = _lists(syntax, runs, inside)
    for run in runs:
        freed = run._replace(entity="GPE") if inside.get(run.first) in lists else _freed(syntax, run, inside)
        (held if freed is None else free).append(freed or run)
    return free, held


def _lists(syntax: Syntax, runs: Sequence[Mention], inside: Mapping[int, Other]) -> frozenset[Other]:
    """Find the names that are lists of places taken for one organisation: "Odesa, Kherson and Mykolaiv"."""
    parts: dict[Other, set[int]] = {}
    counts: dict[Other, int] = {}
    for run in runs:
        other = inside.get(run.first)
        if other is not None and run.last <= other.last:
            parts.setdefault(other, set()).update(range(run.first, run.last))
            counts[other] = counts.get(other, 0) + 1
    return frozenset(
        other
        for other, known in parts.items()
        if other.entity == "ORG"
        and counts[other] > 1
        and len(known) < other.last - other.first
        and all(i in known or syntax.tokens[i].lower in (",", "and", "or") for i in range(other.first, other.last))
    )


def _runs(syntax: Syntax, gazetteer: Gazetteer) -> Iterator[Mention]:
    for sentence in syntax.sentences:
        at = sentence.first
        while at < sentence.last:
            run = _run(syntax, at, sentence.last, gazetteer) if syntax.tokens[at].text[0].isupper() else None
            if run is not None:
                yield run
            at = at + 1 if run is None else run.last


def other_names(syntax: Syntax, names: Sequence[Name]) -> dict[int, Other]:
    """Map each token inside a name to that name: of a person, an organisation, a ship, a law, or of a place.

    A description ("Toronto police", "U.S. officials") ends in a common noun and is no name.
    """
    inside: dict[int, Other] = {}
    for name in names:
        tokens = syntax.tokens_in(name.span.start, name.span.end)
        if name.kind == "nationality" or not tokens or tokens[-1].text[0].islower():
            continue
        other = Other(tokens[0].i, tokens[-1].i + 1, _ENTITIES.get(name.kind, "ORG"))
        inside.update((token.i, other) for token in tokens)
    return inside


def _run(syntax: Syntax, at: int, stop: int, gazetteer: Gazetteer) -> Mention | None:
    """Find the longest name of the gazetteer that begins at this token."""
    tokens = syntax.tokens
    for last in range(_reach(tokens, at, min(stop, at + LONGEST_NAME)), at, -1):
        if not (tokens[last - 1].text[0].isupper() or tokens[last - 1].text == "."):
            continue
        raw = syntax.text[tokens[at].start : tokens[last - 1].end]
        listed = _abbreviated(syntax, raw, at, gazetteer)
        if not listed.entries and tokens[last - 1].text != ".":
            listed = _in_full(tokens, raw, last, gazetteer)
        if listed.entries:
            return make_mention(syntax, at, last, listed)
    return None


def _reach(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return the end of the run of capitalised and small inner words from here."""
    last = at + 1
    while last < stop and (tokens[last].text[0].isupper() or tokens[last].lower in _INNER or tokens[last].text == "."):
        last += 1
    return last


def _abbreviated(syntax: Syntax, raw: str, at: int, gazetteer: Gazetteer) -> Listed:
    """Resolve "Alexandria, La.", "R-Pa.": after a comma or a party's letter; clear ones ("Calif.") anywhere."""
    known = abbreviations().get(raw)
    if known is None:
        return Listed(raw, ())
    before = syntax.tokens[at - 1].text if at > 1 else ""
    behind = before in (",", "(", "-") and syntax.tokens[at - 2].text[0].isupper()
    if not (behind or known["alone"] == "yes"):
        return Listed(raw, ())
    found = [entry for entry in gazetteer.look_up(known["division"]) if entry.country == known["country"]]
    divisions = [entry for entry in found if entry.kind in ("division1", "town") and not entry.alias]
    return Listed(known["division"], tuple(divisions[:1]))


def _in_full(tokens: Sequence[Token], raw: str, last: int, gazetteer: Gazetteer) -> Listed:
    """Look a name up; before it the county of "Alder and Rowan counties", the division of "Donetsk region"."""
    ahead, stop = last, min(len(tokens), last + 12)
    while ahead < stop and (tokens[ahead].text[0].isupper() or tokens[ahead].text in (",", "and")):
        ahead += 1
    word = tokens[ahead].text if ahead < stop else ""
    called = _COUNTIES.get(word) or (_COUNTY.get(word) if ahead == last else None)
    if called:
        entries = gazetteer.look_up(f"{raw} {called}")
        if entries:
            return Listed(f"{raw} {called}", entries)
    if ahead == last and word in _REGIONS:
        divisions = tuple(entry for entry in gazetteer.look_up(raw) if entry.kind == "division1")
        if divisions:
            return Listed(f"{raw} {word}", divisions)
    if (len(raw) < 3 and raw not in _SHORT) or raw.capitalize() in words("ordinary") or raw in demonyms():
        return Listed(raw, ())
    entries = gazetteer.look_up(raw)
    if not entries and raw.endswith(DIVISIONS) and " " in raw:
        entries = tuple(e for e in gazetteer.look_up(raw.rsplit(" ", 1)[0]) if e.kind.startswith("division"))
    return Listed(raw, entries)


def make_mention(syntax: Syntax, first: int, last: int, listed: Listed) -> Mention:
    """Make a mention of these tokens, with what the parser takes them for."""
    start, end = syntax.tokens[first].start, syntax.tokens[last - 1].end
    kinds = [syntax.tokens[i].entity for i in range(first, last) if syntax.tokens[i].entity]
    entity = next((kind for kind in kinds if kind in PLACE_ENTITIES), kinds[0] if kinds else "")
    return Mention(first, last, start, end, syntax.text[start:end], fold(listed.name), listed.entries, entity)


def is_division(mention: Mention, head: Token) -> bool:
    """Say whether it is called a county or the like: "Alder County", "Alder and Rowan counties"."""
    named = head.text in DIVISIONS and mention.last - mention.first > 1
    return named or (
        bool(mention.entries) and mention.entries[0].kind == "division2" and fold(mention.name) != mention.key
    )


def _freed(syntax: Syntax, run: Mention, inside: Mapping[int, Other]) -> Mention | None:
    """Return the run unless it is a part of the name of something else; the home of a local public body is none.

    A run that is all of another name stays in doubt: the words around it decide. "The people of Vietnam" is a
    description, no name.
    """
    other = inside.get(run.first) or inside.get(run.last - 1)
    if other is None:
        return run
    if run.first <= other.first and other.last <= run.last and run.last - run.first > other.last - other.first:
        return run  # "Sri | Lanka": what was read as a name is only a part of this one
    whole = (other.first, other.last) == (run.first, run.last)
    if whole and other.entity == "MASTHEAD":
        return None
    if whole or (other.entity == "GPE" and not is_site(syntax, other)):
        return run._replace(entity=other.entity)
    before = syntax.tokens[max(run.first - 2, 0) : run.first]
    described = len(before) == 2 and before[1].lower == "of" and before[0].text[0].islower()
    if run.last == other.last and described:
        return run
    return _as_home(syntax, run, other)


def _as_home(syntax: Syntax, run: Mention, other: Other) -> Mention | None:
    """Return the run where the name is that of a local public body of this place, else None."""
    division = is_division(run, syntax.tokens[run.last - 1])
    if not ((division or other.entity == "ORG") and _is_home(syntax, run, other)):
        return None
    return run._replace(entity="ORG") if run.entity == "FAC" else run


def is_site(syntax: Syntax, other: Other) -> bool:
    """Say whether a name ends in a word for a work of engineering or a military site: "Kerch Bridge"."""
    return other.last - other.first > 1 and syntax.tokens[other.last - 1].text in words("works")


def _is_home(syntax: Syntax, run: Mention, other: Other) -> bool:
    """Say whether a name is that of a local public body of this place.

    True for "Rowan County Sheriff's Office" and "General Hospital of Rowan", not for "Rowan Times".
    """
    tokens = syntax.tokens
    if run.first == other.first and run.last < other.last:
        return tokens[run.last].text in words("body")
    behind = (
        run.last == other.last and run.first - other.first > 1 and tokens[run.first - 1].lower in ("of", "in", "at")
    )
    return behind and tokens[run.first - 2].text in (*words("body"), *words("site"))
