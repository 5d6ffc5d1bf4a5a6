"""May what two spans tell be at one place? Other countries speak against it, and towns that only one of them names."""

from __future__ import annotations

from collections import Counter

from consilience.records import Place, Span
from consilience.weigh.index import CaseIndex


def is_same_place(index: CaseIndex, claim: Span, *denial: Span) -> bool:
    """Say whether nothing speaks against one place: other countries, or towns of which none is named by both."""
    found = (_placed(index, span) for span in (*denial, index.sentence(denial[0])))
    ours = next((places for places in found if places), [])
    theirs = _placed(index, claim) or _placed(index, index.sentence(claim))
    theirs = theirs or _usual(index, claim.report)
    if not ours or not theirs:
        return True
    left, right = {p.country for p in ours if p.country}, {p.country for p in theirs if p.country}
    if left and right and not left & right:
        return False
    towns = towns_in(index, denial[0]) or towns_in(index, denial[-1])
    named = towns_in(index, index.sentence(claim))
    return not towns or bool(towns & named) or not _placed(index, index.sentence(claim))


def towns_in(index: CaseIndex, span: Span) -> frozenset[object]:
    """Return the towns and sites that a span names."""
    found = [p for p in _placed(index, span) if p.precision in ("site", "town")]
    return frozenset(p.geonameid or p.name.casefold() for p in found)


def _placed(index: CaseIndex, span: Span) -> list[Place]:
    return [p for p in index.readings[span.report].places if p.use == "place" and span.covers(p.span)]


def _usual(index: CaseIndex, report: str) -> list[Place]:
    """Return the places of the country that a report names most: where what it tells without a place happens."""
    found = [p for p in index.readings[report].places if p.use == "place" and p.country]
    counted = Counter(p.country for p in found)
    most = max(counted, key=lambda country: (counted[country], country or ""), default=None)
    return [p for p in found if p.country == most]
