"""Which words name a place? Runs of capitalised words that the gazetteer knows, weighed by the words around them.

Two passes: first the runs with a strong sign (a comma and the state behind it, "in" before it, the parser's word for
it), then those that only repeat a name which has had a strong sign elsewhere in the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from consilience.read.gazetteer import Gazetteer, fold
from consilience.read.places_runs import (
    DIVISIONS,
    PLACE_ENTITIES,
    Listed,
    Mention,
    Other,
    find_runs,
    is_division,
    is_site,
    make_mention,
    words,
)
from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind
from consilience.rules import rows

SURE_KINDS = frozenset({"sea", "continent", "region"})
"""Kinds whose names are hardly ever anything else: no other sign is needed."""
NUMBER_ENTITIES = frozenset(
    {"DATE", "TIME", "LANGUAGE", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY", "WORK_OF_ART", "LAW"}
)
PARTIES = frozenset({"R", "D", "I", "DFL"})
"""Letters before a legislator's home: "R-Moorpark"."""
DASHES = frozenset({"-", "--", "–", "—", "("})
_LOCATING = frozenset(
    ["in", "at", "near", "from", "to", "around", "across", "throughout", "outside", "inside", "toward"]
)
_LOCATING |= frozenset(["towards", "into", "off", "downtown", "central", "northern", "southern", "eastern", "western"])
_INSIDE = frozenset(["in", "near", "outside"])
"""Before these even a name that the parser takes for a person's is a place."""
CITY = 50_000
"""People of a place too well known to be taken for a person behind "on", "from", "to"."""
GREAT = 100_000
"""People of a town that is known by its name alone."""
ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM"})
ACRONYM = 5
"""Letters of the longest word that is rather an acronym than a name in capitals."""
_LANDS = frozenset({"country", "division1", "sea", "region", "continent"})
METROPOLIS = 500_000
"""People of a town that may stand for its administration: "Caracas said"."""
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class Found(NamedTuple):
    """The mentions of places, and the runs inside other names, which hint at what the report is about."""

    mentions: tuple[Mention, ...]
    hints: tuple[Mention, ...]


def find_mentions(syntax: Syntax, inside: Mapping[int, Other], gazetteer: Gazetteer) -> Found:
    """Return the mentions of places in reading order; they do not overlap. `inside` tells in which names tokens lie."""
    known, hints = find_runs(syntax, inside, gazetteer)
    known = [mention for mention in known if not _is_speaker(syntax, mention)]
    known = _without_doubtful(syntax, known, inside)
    strong = {m.first for m, after in pairwise((*known, None)) if m and _is_strong(syntax, m, after)}
    for before, mention in pairwise(known):
        if before.first in strong and _may_repeat(syntax, mention) and _follows(syntax, mention, before):
            strong.add(mention.first)
    repeated = {m.key for m in known if m.first in strong}
    found = [m for m in known if m.first in strong or (m.key in repeated and _may_repeat(syntax, m))]
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    barred = {i for i, other in inside.items() if other.entity != "GPE"}
    sites = [_site(syntax, other) for other in dict.fromkeys(inside.values()) if _is_named_site(syntax, other)]
    unlisted = _apart((*sites, *_unlisted(syntax)), taken | barred)
    return Found(tuple(sorted((*found, *unlisted), key=lambda mention: mention.start)), tuple(hints))


def _is_speaker(syntax: Syntax, mention: Mention) -> bool:
    """Say whether a single word that is only a town's name says something: "Underwood said" is a person.

    Towns that speak are capitals ("Moscow said") and large cities, which are left in.
    """
    word = syntax.tokens[mention.first]
    head = syntax.tokens[word.head]
    if mention.last - mention.first > 1 or word.dep != "nsubj" or head.lemma not in words("speech"):
        return False
    return all(entry.kind == "town" and entry.population < METROPOLIS for entry in mention.entries)


def _without_doubtful(syntax: Syntax, known: Sequence[Mention], inside: Mapping[int, Other]) -> list[Mention]:
    """Leave out names that are rather a person's, a common word or an acronym: "Trapani" after "Ana Trapani", "SEC".

    Those that stay are called a place somewhere in the report: "Trapani, Sicily", "in Trapani".
    """
    borne = _person_names(syntax, inside)
    doubtful = [(m, after) for m, after in pairwise((*known, None)) if m and _is_doubtful(syntax, m, borne)]
    cleared = {m.name for m, after in doubtful if _is_called_place(syntax, m, after)}
    barred = {m.first for m, _ in doubtful if m.name not in cleared}
    return [m for m in known if m.first not in barred]


def _person_names(syntax: Syntax, inside: Mapping[int, Other]) -> frozenset[str]:
    """Return the words of the full names of persons in the report."""
    persons = {other for other in inside.values() if other.entity == "PERSON" and other.last - other.first > 1}
    return frozenset(syntax.tokens[i].text for other in persons for i in range(other.first, other.last))


def _is_doubtful(syntax: Syntax, mention: Mention, borne: frozenset[str]) -> bool:
    if mention.last - mention.first > 1 or any(entry.kind in _LANDS for entry in mention.entries):
        return False
    if mention.name in borne or mention.name.capitalize() in words("common"):
        return True
    given = mention.name in _given_names() and all(entry.population < GREAT for entry in mention.entries)
    return given or _is_acronym(syntax, mention)


def _is_acronym(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it is a short word in capitals amid others in small letters: "SWAT", "NICE"."""
    sentence = syntax.sentence_of(syntax.tokens[mention.first])
    loud = syntax.text[sentence.start : sentence.end].isupper()
    abbreviated = fold(mention.name) != mention.key
    return 1 < len(mention.name) <= ACRONYM and mention.name.isupper() and not loud and not abbreviated


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("en", "given_names"))


def _is_called_place(syntax: Syntax, mention: Mention, after: Mention | None) -> bool:
    before = syntax.tokens[mention.first - 1].lower if mention.first else ""
    inside = before in _INSIDE and not _is_possessive(syntax, mention)
    return inside or _is_held(syntax, mention, after) or _opens_report(syntax, mention)


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
    if is_division(mention, head) or _is_great(mention):
        return True
    return head.tag in ("NNP", "NNPS", ".") and (_is_located(syntax, mention) or _is_local(syntax, mention))


def _is_great(mention: Mention) -> bool:
    """Say whether a large town bears the name, in a country whose towns do not lend theirs to English surnames."""
    return (
        len(mention.name) > 3
        and mention.name not in words("shared")
        and any(
            entry.kind == "town" and entry.population >= GREAT and not entry.alias and entry.country not in ENGLISH
            for entry in mention.entries
        )
    )


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
    if mention.entity == "FAC" == after.entity and not after.entity_start:
        return True
    if after.text in words("street"):
        return after.text not in words("body") or not mention.name.endswith(DIVISIONS)
    return not (after.text in words("body") or mention.entity in PLACE_ENTITIES)


def _is_located(syntax: Syntax, mention: Mention) -> bool:
    """Say whether a word before it speaks of places: "in", "R-", "north of", "shelled", "moved to"."""
    before = syntax.tokens[mention.first - 1] if mention.first else None
    if before is None:
        return False
    earlier = syntax.tokens[mention.first - 2] if mention.first > 1 else None
    if earlier is not None and before.text == "-" and earlier.text in PARTIES:
        return True
    if earlier is not None and before.lower == "of":
        return earlier.tag == "NNP" or earlier.lower in words("of")
    if before.lemma in words("taken") or (earlier and before.lower == "to" and earlier.lemma in words("motion")):
        return True
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


def _is_named_site(syntax: Syntax, other: Other) -> bool:
    return other.entity == "GPE" and is_site(syntax, other)


def _site(syntax: Syntax, other: Other) -> Mention:
    return make_mention(syntax, other.first, other.last, Listed("", ()))._replace(entity="FAC")


def _apart(mentions: Iterable[Mention], taken: set[int]) -> list[Mention]:
    """Keep the mentions that share no token with one before them or with the tokens taken."""
    kept: list[Mention] = []
    for mention in mentions:
        tokens = set(range(mention.first, mention.last))
        if not tokens & taken:
            kept.append(mention)
            taken |= tokens
    return kept


def _unlisted(syntax: Syntax) -> Iterator[Mention]:
    """Yield what the parser takes for a place, where a locating word or a building's noun bears that out."""
    for mention in _parser_places(syntax):
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
            yield make_mention(syntax, first, end, Listed("", ()))
        at = last
