"""Which signs tell that a known name is meant as a place? The words beside it, and what the parser takes it for."""

from __future__ import annotations

from consilience.read.gazetteer import fold
from consilience.read.places_runs import DIVISIONS, PLACE_ENTITIES, Mention, is_division, words
from consilience.read.places_uses import is_adjective, is_short
from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind

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
INSIDE = frozenset(["in", "near", "outside"])
"""Before these even a name that the parser takes for a person's is a place."""
_AT_SEAT = INSIDE | {"at", "inside", "around", "into", "outside", "toward", "towards"}
CITY = 50_000
"""People of a place too well known to be taken for a person behind "on", "from", "to"."""
GREAT = 100_000
"""People of a town that is known by its name alone."""
ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def is_strong(syntax: Syntax, mention: Mention, after: Mention | None) -> bool:
    """Weigh the signs: what stands behind it, what the parser takes it for, the words before and after."""
    if is_held(syntax, mention, after) or opens_report(syntax, mention):
        return True
    if mention.entity in NUMBER_ENTITIES or _is_part(syntax, mention):
        return False
    if any(entry.kind == "seat" for entry in mention.entries):
        return _is_seated(syntax, mention)
    return _is_known(syntax, mention) or _is_beside(syntax, mention)


def _is_known(syntax: Syntax, mention: Mention) -> bool:
    """Say whether the name alone is sign enough: a country's, a sea's, a county's, a great town's."""
    kinds = {entry.kind for entry in mention.entries}
    if mention.entity in PLACE_ENTITIES or "country" in kinds or (mention.entity != "ORG" and kinds & SURE_KINDS):
        return True
    site = " " in mention.name and kinds == {"site"}  # "Kabul International Airport"
    return site or is_division(mention, syntax.tokens[mention.last - 1]) or _is_great(mention)


def _is_beside(syntax: Syntax, mention: Mention) -> bool:
    """Say whether the words before or behind speak of a place."""
    if is_short(mention):
        return is_adjective(syntax, mention) or _is_located(syntax, mention)
    head = syntax.tokens[mention.last - 1]
    opens = mention.first == syntax.sentence_of(head).first and head.tag.startswith(("NN", "JJ"))
    proper = head.tag in ("NNP", "NNPS", ".")
    return (proper and _is_located(syntax, mention)) or ((proper or opens) and _is_local(syntax, mention))


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


def is_held(syntax: Syntax, mention: Mention, after: Mention | None) -> bool:
    """Say whether the place that holds it stands right behind: "Springfield, Ill."."""
    if after is None or after.first - mention.last != 1 or syntax.tokens[mention.last].text != ",":
        return False
    return any(
        outer.kind in ("country", "division1") and outer.country == inner.country and inner.kind == "town"
        and (outer.kind == "country" or outer.admin1 == inner.admin1)
        for outer in after.entries[:5]
        for inner in mention.entries
    )  # fmt: skip


def opens_report(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it is a dateline: in its own block, or in capitals before a dash."""
    first = syntax.tokens[mention.first]
    if syntax.sentence_of(first).kind == BlockKind.DATELINE:
        return mention.entity != "DATE"
    after = syntax.tokens[mention.last].text if mention.last < len(syntax.tokens) else ""
    return mention.name.isupper() and len(mention.name) > 4 and after in DASHES


def _is_part(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it is a part of a longer name: "Paris Hilton", "Main Street", "Texas Tech", "North Broad Street"."""
    tokens = syntax.tokens
    sentence = syntax.sentence_of(tokens[mention.first])
    if mention.last < sentence.last and _continues(syntax, mention, tokens[mention.last]):
        return True
    if mention.first == sentence.first or _stands_alone(mention):
        return False
    before = tokens[mention.first - 1]
    if not before.text[0].isupper() or before.text in words("direction"):
        return False
    joined = before.entity == mention.entity and not tokens[mention.first].entity_start
    return before.tag in ("NNP", "NNPS") and (
        (bool(mention.entity) and joined) or (before.dep == "compound" and before.head == mention.last - 1)
    )


def _stands_alone(mention: Mention) -> bool:
    """Say whether a capital before it begins no longer name: "Heavy Mich. storms", "Ikeja Lagos State"."""
    shortened = fold(mention.name) != mention.key
    country = mention.entity in PLACE_ENTITIES and any(entry.kind == "country" for entry in mention.entries)
    return shortened or country or (" " in mention.name and mention.name.endswith((*DIVISIONS, "State")))


def _continues(syntax: Syntax, mention: Mention, after: Token) -> bool:
    """Say whether the next word goes on with a name that is not that of a local public body."""
    if not after.text[0].isupper() or after.tag not in ("NNP", "NNPS"):
        return False
    if mention.entity == "FAC" == after.entity and not after.entity_start:
        return True
    if after.text in words("street"):
        behind = syntax.tokens[after.i + 1].text if after.i + 1 < len(syntax.tokens) else ""
        patrol = behind in words("body")  # "Florida Highway Patrol"
        return not patrol and (after.text not in words("body") or not mention.name.endswith(DIVISIONS))
    return not (after.text in words("body") or mention.entity in PLACE_ENTITIES)


def _is_located(syntax: Syntax, mention: Mention) -> bool:
    """Say whether a word before it speaks of places: "in", "R-", "north of", "shelled", "moved to"."""
    first = mention.first - (mention.first > 0 and syntax.tokens[mention.first - 1].lower == "the")
    before = syntax.tokens[first - 1] if first else None
    if before is None:
        return False
    earlier = syntax.tokens[first - 2] if first > 1 else None
    if earlier is not None and before.text == "-" and earlier.text in PARTIES:
        return True
    if earlier is not None and before.lower == "of":
        return earlier.tag == "NNP" or earlier.lower in words("of")
    if before.lemma in words("taken") or (earlier and before.lower == "to" and earlier.lemma in words("motion")):
        return True
    if mention.entity != "PERSON":
        return before.lower in _LOCATING
    city = any(entry.population >= CITY and not entry.alias for entry in mention.entries)
    return not is_possessive(syntax, mention) and (
        before.lower in INSIDE or (city and before.lower in (*_LOCATING, "on", "over"))
    )


def _is_seated(syntax: Syntax, mention: Mention) -> bool:
    """Say whether something is at a seat of power: "outside the Kremlin"; "from the Kremlin" speaks of its master."""
    first = mention.first - (mention.first > 0 and syntax.tokens[mention.first - 1].lower == "the")
    return first > 0 and syntax.tokens[first - 1].lower in _AT_SEAT


def follows(syntax: Syntax, mention: Mention, before: Mention) -> bool:
    """Say whether it goes on with a list of places: "Suwon and Incheon"."""
    between = syntax.text[before.end : mention.start].strip()
    return between in (",", "and", ", and", "or", "/") and not _is_part(syntax, mention)


def is_possessive(syntax: Syntax, mention: Mention) -> bool:
    """Say whether a possessive stands behind it: "Paris's streets"."""
    return mention.last < len(syntax.tokens) and syntax.tokens[mention.last].text in POSSESSIVE


def _is_local(syntax: Syntax, mention: Mention) -> bool:
    """Say whether the next word is one that a town stands before: "Huntsville man", "Lebanon Police"."""
    if mention.last >= len(syntax.tokens):
        return False
    after = syntax.tokens[mention.last]
    return after.text in words("local") or after.text in words("body")


def may_repeat(syntax: Syntax, mention: Mention) -> bool:
    """Say whether it may be the place that its name means elsewhere in the report."""
    if any(entry.kind == "seat" for entry in mention.entries):
        return False
    head = syntax.tokens[mention.last - 1]
    return mention.entity not in NUMBER_ENTITIES and head.tag in ("NNP", "NNPS") and not _is_part(syntax, mention)


def is_called_place(syntax: Syntax, mention: Mention, after: Mention | None) -> bool:
    """Say whether what stands beside it can only be said of a place: "Modica, Sicily", "in Modica", a dateline."""
    before = syntax.tokens[mention.first - 1].lower if mention.first else ""
    inside = before in INSIDE and not is_possessive(syntax, mention)
    return inside or is_held(syntax, mention, after) or opens_report(syntax, mention)
