"""Which words name a place? Runs of capitalised words that the gazetteer knows, weighed by the words around them.

Two passes: first the runs with a strong sign (a comma and the state behind it, "in" before it, the parser's word for
it), then those that only repeat a name which has had a strong sign elsewhere in the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from consilience.read.gazetteer import LONGEST_NAME, Entry, Gazetteer, fold
from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind, Name
from consilience.rules import rows

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
SURE_KINDS = frozenset({"sea", "continent", "region"})
"""Kinds whose names are hardly ever anything else: no other sign is needed."""
NUMBER_ENTITIES = frozenset(
    {"DATE", "TIME", "LANGUAGE", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY", "WORK_OF_ART", "LAW"}
)
PARTIES = frozenset({"R", "D", "I", "DFL"})
"""Letters before a legislator's home: "R-Moorpark"."""
DASHES = frozenset({"-", "--", "–", "—", "("})
_INNER = frozenset(
    ["of", "the", "and", "de", "del", "la", "le", "les", "du", "des", "da", "do", "dos", "das", "di", "el"]
)
_INNER |= frozenset(["al", "ul", "und", "upon", "on", "sur", "in", "&", "-", "–", "'", "’"])
"""Small words and marks inside a name: "Gulf of Mexico", "Rio de Janeiro", "Stratford-upon-Avon"."""
_LOCATING = frozenset(
    ["in", "at", "near", "from", "to", "around", "across", "throughout", "outside", "inside", "toward"]
)
_LOCATING |= frozenset(["towards", "into", "off", "downtown", "central", "northern", "southern", "eastern", "western"])
_INSIDE = frozenset(["in", "near", "outside"])
"""Before these even a name that the parser takes for a person's is a place."""
CITY = 50_000
"""People of a place too well known to be taken for a person behind "on", "from", "to"."""
DIVISIONS = ("County", "Parish", "Province", "Township", "Oblast", "Governorate", "Prefecture", "Borough")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_SHORT = frozenset({"US", "UK", "EU"})


class Mention(NamedTuple):
    """Words that name a place: tokens `first` to `last` (excluded), and every place that bears the name."""

    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    entity: str
    """What the parser takes it for: GPE, LOC, FAC, ORG, PERSON ... or "" """

    @property
    def key(self) -> str:
        """The folded name of the entry that it stands for, one for all mentions of a name."""
        return fold(self.name)


class Other(NamedTuple):
    """The name of something else: tokens `first` to `last` (excluded), PERSON or ORG."""

    first: int
    last: int
    entity: str


@cache
def words(role: str) -> frozenset[str]:
    """Load the words of one role: street, site, body, local, ordinary."""
    return frozenset(row["word"] for row in rows("en", "places_mentions") if row["role"] == role)


@cache
def abbreviations() -> Mapping[str, Mapping[str, str]]:
    """Map "La.", "LA" to the division, its country, and whether it is clear without a town before it."""
    return {row["abbreviation"]: row for row in rows("en", "division_abbreviations")}


def find_mentions(syntax: Syntax, names: Sequence[Name], gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions of places in reading order; they do not overlap."""
    inside = _other_names(syntax, names)
    known = list(_known_runs(syntax, inside, gazetteer))
    strong = {m.first for m, after in pairwise((*known, None)) if m and _is_strong(syntax, m, after)}
    for before, mention in pairwise(known):
        if before.first in strong and _may_repeat(syntax, mention) and _follows(syntax, mention, before):
            strong.add(mention.first)
    repeated = {m.key for m in known if m.first in strong}
    found = [m for m in known if m.first in strong or (m.key in repeated and _may_repeat(syntax, m))]
    return sorted((*found, *_unlisted(syntax, known, inside)), key=lambda mention: mention.start)


# --- runs that the gazetteer knows -----------------------------------------------------------------------------------


def _other_names(syntax: Syntax, names: Sequence[Name]) -> dict[int, Other]:
    """Map each token inside a name of something else (a person, an organisation, a ship, a law) to that name.

    A description ("Toronto police", "U.S. officials") ends in a common noun and is no name.
    """
    inside: dict[int, Other] = {}
    for name in names:
        tokens = syntax.tokens_in(name.span.start, name.span.end)
        if name.kind in ("place", "nationality") or not tokens or tokens[-1].text[0].islower():
            continue
        other = Other(tokens[0].i, tokens[-1].i + 1, "PERSON" if name.kind == "person" else "ORG")
        inside.update((token.i, other) for token in tokens)
    return inside


def _known_runs(syntax: Syntax, inside: Mapping[int, Other], gazetteer: Gazetteer) -> Iterator[Mention]:
    for sentence in syntax.sentences:
        at = sentence.first
        while at < sentence.last:
            run = _run(syntax, at, sentence.last, gazetteer) if syntax.tokens[at].text[0].isupper() else None
            if run is None:
                at += 1
                continue
            freed = _freed(syntax, run, inside)
            if freed is not None:
                yield freed
            at = run.last


def _run(syntax: Syntax, at: int, stop: int, gazetteer: Gazetteer) -> Mention | None:
    """Find the longest name of the gazetteer that begins at this token."""
    tokens = syntax.tokens
    for last in range(_reach(tokens, at, min(stop, at + LONGEST_NAME)), at, -1):
        if not (tokens[last - 1].text[0].isupper() or tokens[last - 1].text == "."):
            continue
        raw = syntax.text[tokens[at].start : tokens[last - 1].end]
        entries = _abbreviated(syntax, raw, at, gazetteer)
        if not entries and tokens[last - 1].text != ".":
            entries = _county(tokens, raw, last, gazetteer) or _listed(raw, gazetteer)
        if entries:
            return _mention(syntax, at, last, entries)
    return None


def _reach(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return the end of the run of capitalised and small inner words from here."""
    last = at + 1
    while last < stop and (tokens[last].text[0].isupper() or tokens[last].lower in _INNER or tokens[last].text == "."):
        last += 1
    return last


def _listed(raw: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    if (len(raw) < 3 and raw not in _SHORT) or raw.capitalize() in words("ordinary"):
        return ()
    return gazetteer.look_up(raw)


def _abbreviated(syntax: Syntax, raw: str, at: int, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Resolve "Alexandria, La.", "R-Pa.": after a comma or a party's letter; clear ones ("Calif.") anywhere."""
    known = abbreviations().get(raw)
    if known is None:
        return ()
    before = syntax.tokens[at - 1].text if at > 1 else ""
    behind = before in (",", "(", "-") and syntax.tokens[at - 2].text[0].isupper()
    if not (behind or known["alone"] == "yes"):
        return ()
    found = [entry for entry in gazetteer.look_up(known["division"]) if entry.country == known["country"]]
    return tuple(entry for entry in found if entry.kind in ("division1", "town") and not entry.alias)[:1]


def _county(tokens: Sequence[Token], raw: str, last: int, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Read the counties of "Alder and Rowan counties", "Rowan county"."""
    ahead = last
    while ahead < min(len(tokens), last + 12) and (
        tokens[ahead].text[0].isupper() or tokens[ahead].text in (",", "and")
    ):
        ahead += 1
    word = tokens[ahead].text if ahead < len(tokens) else ""
    singular = {"county": "County", "parish": "Parish"}.get(word) if ahead == last else None
    singular = singular or {"counties": "County", "parishes": "Parish"}.get(word)
    return gazetteer.look_up(f"{raw} {singular}") if singular else ()


def _mention(syntax: Syntax, first: int, last: int, entries: tuple[Entry, ...]) -> Mention:
    start, end = syntax.tokens[first].start, syntax.tokens[last - 1].end
    kinds = [syntax.tokens[i].entity for i in range(first, last) if syntax.tokens[i].entity]
    entity = next((kind for kind in kinds if kind in PLACE_ENTITIES), kinds[0] if kinds else "")
    return Mention(first, last, start, end, syntax.text[start:end], entries, entity)


def _freed(syntax: Syntax, run: Mention, inside: Mapping[int, Other]) -> Mention | None:
    """Return the run unless it is a part of the name of something else; the home of a local public body is none.

    A run that is all of another name stays in doubt: the words around it decide.
    """
    other = inside.get(run.first) or inside.get(run.last - 1)
    if other is None:
        return run
    if (other.first, other.last) == (run.first, run.last):
        return run._replace(entity=other.entity)
    division = _is_division(run, syntax.tokens[run.last - 1])
    return run if (division or other.entity == "ORG") and _is_home(syntax, run, other) else None


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


# --- signs -----------------------------------------------------------------------------------------------------------


def _is_strong(syntax: Syntax, mention: Mention, after: Mention | None) -> bool:
    """Weigh the signs: what stands behind it, what the parser takes it for, the words before and after."""
    if _is_held(syntax, mention, after) or _opens_report(syntax, mention):
        return True
    if mention.entity in NUMBER_ENTITIES or _is_part(syntax, mention):
        return False
    kinds = {entry.kind for entry in mention.entries}
    if mention.entity in PLACE_ENTITIES or "country" in kinds or (mention.entity != "ORG" and kinds & SURE_KINDS):
        return True
    head = syntax.tokens[mention.last - 1]
    if _is_division(mention, head):
        return True
    return head.tag in ("NNP", "NNPS", ".") and (_is_located(syntax, mention) or _is_local(syntax, mention))


def _is_division(mention: Mention, head: Token) -> bool:
    """Say whether it is called a county or the like: "Alder County", "Alder and Rowan counties"."""
    first = mention.entries[0]
    named = head.text in DIVISIONS and mention.last - mention.first > 1
    return named or (first.kind == "division2" and not first.alias and fold(first.name) != mention.key)


def _is_held(syntax: Syntax, mention: Mention, after: Mention | None) -> bool:
    """Say whether the place that holds it stands right behind: "Springfield, Ill."."""
    if after is None or after.first - mention.last != 1 or syntax.tokens[mention.last].text != ",":
        return False
    return any(
        outer.kind in ("country", "division1") and outer.country == inner.country and inner.kind == "town"
        and (outer.kind == "country" or outer.admin1 == inner.admin1)
        for outer in after.entries[:5]
        for inner in mention.entries
    )  # fmt: skip


def _opens_report(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it is a dateline: in its own block, or in capitals before a dash."""
    first = syntax.tokens[mention.first]
    if syntax.sentence_of(first).kind == BlockKind.DATELINE:
        return mention.entity != "DATE"
    after = syntax.tokens[mention.last].text if mention.last < len(syntax.tokens) else ""
    return mention.name.isupper() and len(mention.name) > 4 and after in DASHES


def _is_part(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it is a part of a longer name: "Paris Hilton", "Main Street", "Texas Tech", "North Broad Street"."""
    tokens = syntax.tokens
    before = tokens[mention.first - 1] if mention.first > syntax.sentence_of(tokens[mention.first]).first else None
    after = tokens[mention.last] if mention.last < syntax.sentence_of(tokens[mention.first]).last else None
    if after is not None and _continues(syntax, mention, after):
        return True
    if before is None or not before.text[0].isupper():
        return False
    if before.text in words("direction"):
        return False
    joined = before.entity == mention.entity and not tokens[mention.first].entity_start
    return before.tag in ("NNP", "NNPS") and (
        (bool(mention.entity) and joined) or (before.dep == "compound" and before.head == mention.last - 1)
    )


def _continues(syntax: Syntax, mention: Mention, after: Token) -> bool:
    """Say whether the next word goes on with a name that is not that of a local public body."""
    if not after.text[0].isupper() or after.tag not in ("NNP", "NNPS"):
        return False
    if after.text in words("street"):
        return after.text not in words("body") or not mention.name.endswith(DIVISIONS)
    return not (after.text in words("body") or mention.entity in PLACE_ENTITIES)


def _is_located(syntax: Syntax, mention: Mention) -> bool:
    """Say whether a word before it speaks of places: "in", "R-", "north of", "Maria Vale of"."""
    before = syntax.tokens[mention.first - 1] if mention.first else None
    if before is None:
        return False
    earlier = syntax.tokens[mention.first - 2] if mention.first > 1 else None
    if earlier is not None and before.text == "-" and earlier.text in PARTIES:
        return True
    if earlier is not None and before.lower == "of":
        return earlier.tag == "NNP" or earlier.lower in words("of")
    if mention.entity != "PERSON":
        return before.lower in _LOCATING
    city = any(entry.population >= CITY and not entry.alias for entry in mention.entries)
    return not _is_possessive(syntax, mention) and (
        before.lower in _INSIDE or (city and before.lower in (*_LOCATING, "on", "over"))
    )


def _follows(syntax: Syntax, mention: Mention, before: Mention) -> bool:
    """Say whether it goes on with a list of places: "Suwon and Incheon"."""
    between = syntax.text[before.end : mention.start].strip()
    return between in (",", "and", ", and", "or", "/") and not _is_part(syntax, mention)


def _is_possessive(syntax: Syntax, mention: Mention) -> bool:
    return mention.last < len(syntax.tokens) and syntax.tokens[mention.last].text in _POSSESSIVE


def _is_local(syntax: Syntax, mention: Mention) -> bool:
    """Say whether the next word is one that a town stands before: "Huntsville man", "Lebanon Police"."""
    if mention.last >= len(syntax.tokens):
        return False
    after = syntax.tokens[mention.last]
    return after.text in words("local") or after.text in words("body")


def _may_repeat(syntax: Syntax, mention: Mention) -> bool:
    head = syntax.tokens[mention.last - 1]
    return mention.entity not in NUMBER_ENTITIES and head.tag in ("NNP", "NNPS") and not _is_part(syntax, mention)


# --- places that the gazetteer does not know -------------------------------------------------------------------------


def _unlisted(syntax: Syntax, known: Sequence[Mention], inside: Mapping[int, Other]) -> Iterator[Mention]:
    """Yield what the parser takes for a place, where a locating word or a building's noun bears that out."""
    taken = {i for mention in known for i in range(mention.first, mention.last)}
    for mention in _parser_places(syntax):
        if any(i in taken or i in inside for i in range(mention.first, mention.last)):
            continue
        last = syntax.tokens[mention.last - 1].text
        site = mention.entity == "FAC" and (last in words("site") or last in words("street"))
        before = syntax.tokens[mention.first - 1].lower if mention.first else ""
        if site or (mention.entity in ("GPE", "LOC") and before in _INSIDE):
            yield mention


def _parser_places(syntax: Syntax) -> Iterator[Mention]:
    tokens, at = syntax.tokens, 0
    while at < len(tokens):
        kind, last = tokens[at].entity, at + 1
        while last < len(tokens) and tokens[last].entity == kind and not tokens[last].entity_start:
            last += 1
        first = at
        while first < last and not tokens[first].text[0].isupper():
            first += 1
        end = last - (last > first and tokens[last - 1].text in _POSSESSIVE)
        if kind in PLACE_ENTITIES and first < end:
            yield _mention(syntax, first, end, ())
        at = last
