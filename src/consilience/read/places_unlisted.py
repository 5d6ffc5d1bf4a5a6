"""Which sites and places does a report name that no gazetteer lists? Buildings, streets, hamlets.

A name that ends in the noun of a building or street, where a locating word stands before it; what the parser takes for
a place behind "in"; and works of engineering by their names ("the Kerch Bridge").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from consilience.read.places_runs import PLACE_ENTITIES, Listed, Mention, Other, is_site, make_mention, words
from consilience.read.places_signs import INSIDE, POSSESSIVE
from consilience.read.syntax import Syntax, Token

_AT = frozenset({"at", "in", "near", "outside", "inside", "into", "to", "around", "behind", "from", "on", "along"})
_AT |= frozenset({"off", "beside", "opposite", "past", "towards", "toward"})
_JOINTS = frozenset({"of", "the", "and", "de", "del", "la", "&"})
_LONGEST = 9
"""Words of a site's name: "Our Lady of the Rosary Parish Church" has seven."""


def find_unlisted(syntax: Syntax, inside: Mapping[int, Other], taken: set[int]) -> list[Mention]:
    """Return the unlisted sites and places that share no token with the mentions found before."""
    barred = {i for i, other in inside.items() if other.entity != "GPE"}
    works = [_site(syntax, o.first, o.last) for o in dict.fromkeys(inside.values()) if _is_named_site(syntax, o)]
    guessed = [mention for mention in _guessed(syntax) if barred.isdisjoint(range(mention.first, mention.last))]
    return _apart((*works, *_sites(syntax, inside), *guessed), taken)


def _is_named_site(syntax: Syntax, other: Other) -> bool:
    return other.entity == "GPE" and is_site(syntax, other)


def _site(syntax: Syntax, first: int, last: int) -> Mention:
    return make_mention(syntax, first, last, Listed("", ()))._replace(entity="FAC")


def _apart(mentions: Iterable[Mention], taken: set[int]) -> list[Mention]:
    """Keep the mentions that share no token with one before them or with the tokens taken."""
    kept: list[Mention] = []
    taken = set(taken)
    for mention in mentions:
        tokens = set(range(mention.first, mention.last))
        if not tokens & taken:
            kept.append(mention)
            taken |= tokens
    return kept


def _sites(syntax: Syntax, inside: Mapping[int, Other]) -> Iterator[Mention]:
    """Yield "at Harbour View Hospital", "in the 400 block of Elm Street", "outside the Church of the Redeemer"."""
    for token in syntax.tokens:
        street = token.text in words("street")
        if not (street or token.text in words("site")) or not token.tag.startswith("NNP"):
            continue
        first = _start(syntax, token)
        other = inside.get(token.i)
        person = other is not None and other.entity == "PERSON"
        if first < token.i and not person and _ends(syntax, token) and _is_at(syntax, first):
            yield _site(syntax, first, token.i + 1)


def _start(syntax: Syntax, noun: Token) -> int:
    """Return the first token of the capitalised words that end in this noun."""
    first = noun.i
    stop = max(syntax.sentence_of(noun).first, noun.i - _LONGEST)
    for at in range(noun.i - 1, stop - 1, -1):
        token = syntax.tokens[at]
        if token.text[0].isupper() and token.tag.startswith(("NN", "JJ")):
            first = at
        elif token.lower not in _JOINTS:
            break
    return first


def _ends(syntax: Syntax, noun: Token) -> bool:
    """Say whether the name ends with this noun: "Harbour Hospital Trust" goes on."""
    after = syntax.tokens[noun.i + 1] if noun.i + 1 < len(syntax.tokens) else None
    return after is None or not (after.text[0].isupper() and after.tag.startswith("NN"))


def _is_at(syntax: Syntax, first: int) -> bool:
    """Say whether a locating word or an owner stands before the name, an article or a number between them."""
    at = first - 1
    while at >= 0 and (syntax.tokens[at].lower == "the" or syntax.tokens[at].tag == "CD"):
        at -= 1
    if at < 0:
        return False
    before = syntax.tokens[at]
    earlier = syntax.tokens[at - 1].lower if at else ""
    owned = before.text in POSSESSIVE
    return owned or before.lower in _AT or (before.lower == "of" and earlier in words("of"))


def _guessed(syntax: Syntax) -> Iterator[Mention]:
    """Yield what the parser takes for a place, where a locating word or a building's noun bears that out."""
    for mention in _parser_places(syntax):
        last = syntax.tokens[mention.last - 1].text
        site = mention.entity == "FAC" and (last in words("site") or last in words("street"))
        before = syntax.tokens[mention.first - 1].lower if mention.first else ""
        inside = before in INSIDE or (before == "of" and _is_at(syntax, mention.first))
        if site or (mention.entity in ("GPE", "LOC") and inside):
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
        end = last - (last > first and tokens[last - 1].text in POSSESSIVE)
        if kind in PLACE_ENTITIES and first < end:
            yield make_mention(syntax, first, end, Listed("", ()))
        at = last
