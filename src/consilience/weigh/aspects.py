"""What does a mention tell of its event besides that it happened: when, where, who did it? And what excludes what?

Precision first: a coarser day or place is compatible with a finer one, a person with the body that he may act for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from consilience.distances import kilometres
from consilience.records import Place, Span, Time
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention

_APART_KM = 30.0
"""Towns nearer than this may be one place told by its larger neighbour."""
_DAYS = 10
"""Days further apart than this are two events that were linked as one."""
_BODIES = frozenset({"organisation", "force"})
_DOERS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
"""Kinds of deeds of which who did it is what reports dispute."""
_INSIDE = re.compile(r"(?i)\b(?:at|by|for|from|in|inside|near|of|on|outside|with)\b|[’']s?\b")
"""Words before a name by which it only says more of the doer: "an inmate at the Harbour Prison"."""

_HOURS = frozenset(
    {"a", "about", "after", "afternoon", "am", "approximately", "around", "at", "before", "clock", "early", "evening"}
    | {"hour", "hours", "just", "last", "late", "later", "m", "midnight", "minutes", "morning", "night", "noon", "now"}
    | {"o", "p", "past", "pm", "shortly", "since", "that", "the", "then", "this", "tonight", "until"}
)
"""Words by which a time names an hour, or a day only by that of its report."""
_SMALL = frozenset({"and", "of", "the"})
_STREET = re.compile(r"(?i)\b(?:avenue|boulevard|drive|highway|lane|road|square|street|way)$")
_WORD = re.compile(r"[^\W_]+")
_SOME = re.compile(r"(?i)(?:an?|one|some)\s")
"""Words that begin a description: "a Torvana saloon" is a car, no body."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something that a mention tells of its event, and when two values of it exclude one another."""

    name: str
    of: Callable[[CaseIndex, Mention], Any]
    excludes: Callable[[Any, Any], bool]

    in_words: bool = False
    """Whether a mention whose sentence names what the other tells leaves it open: "in Banbury in Oxfordshire"."""

    def part(self, index: CaseIndex, one: Mention, other: Mention) -> bool:
        """Say whether two mentions exclude one another in it."""
        left = self.of(index, one)
        right = self.of(index, other) if left is not None else None
        if left is None or right is None or not self.excludes(left, right):
            return False
        return not self.in_words or not (_tells(index, one, right[0]) or _tells(index, other, left[0]))


def _tells(index: CaseIndex, mention: Mention, name: str) -> bool:
    return name.casefold() in index.text(index.sentence(mention.event.span)).casefold()


def _day(index: CaseIndex, mention: Mention) -> Any:
    """Return the one day that the clause of an event names, None where it names none, several, or a stretch.

    A day outside the clause may be that of who says so; an hour or "tonight" names no day.
    """
    pieces, times = mention.event.clause, mention.reading.times
    named = [t for t in times if any(piece.overlaps(t.span) for piece in pieces) and _names_day(index, t)]
    days = {time.earliest if time.earliest == time.latest else None for time in named}
    own = {times[n].span for n in mention.event.times if n < len(times)}
    return next(iter(days)) if len(days) == 1 and any(time.span in own for time in named) else None


def day_of(index: CaseIndex, mention: Mention) -> date | None:
    """Return the one day that the clause which tells an event names; a scrap has that of the clause around it."""
    found: date | None = _day(index, index.host(mention) or mention)
    return found


def _names_day(index: CaseIndex, time: Time) -> bool:
    words = _WORD.findall(index.text(time.span).casefold())
    return time.kind in ("DATE", "TIME") and any(word not in _HOURS for word in words)


def _days_exclude(one: Any, two: Any) -> bool:
    return bool(0 < abs(one.toordinal() - two.toordinal()) <= _DAYS)


def _town(index: CaseIndex, mention: Mention) -> Any:
    """Return the one town that a mention places its event in, None where it names none, several or a region.

    Another place in the sentence leaves open where it was: "in Banbury in the county of Oxford".
    """
    sentence = index.sentence(mention.event.span)
    near = [place for place in mention.reading.places if sentence.covers(place.span) and place.use == "place"]
    placed = [mention.reading.places[n] for n in mention.event.places if n < len(mention.reading.places)]
    fine = {(p.name, p.latitude, p.longitude) for p in placed if p.use == "place" and _is_fine(p)}
    others = [place for place in near if place.precision != "country" and (place.name,) not in {f[:1] for f in fine}]
    return next(iter(fine)) if len(fine) == 1 and not others else None


def _is_fine(place: Place) -> bool:
    return place.precision == "town" and place.latitude is not None and not _STREET.search(place.name)


def _towns_exclude(one: Any, two: Any) -> bool:
    (left, *here), (right, *there) = one, two
    return not _words(left) & _words(right) and kilometres(*here, *there) > _APART_KM


def _doer(index: CaseIndex, mention: Mention) -> Any:
    """Return the body or country that is named as having done a deed to somebody; None where a person or nobody is.

    A person may have acted for the body that another report names; and the parser takes many a victim for a doer.
    """
    event = mention.event
    if event.kind not in _DOERS or not (event.recipient or event.places) or len(event.actor) != 1:
        return None
    actor = event.actor[0]
    lands = [place for place in mention.reading.places if actor.overlaps(place.span) and _is_land(place)]
    if lands:
        one = len({place.country for place in lands}) == 1 and _opens(index, actor, lands[0].span)
        return lands[0].country if one else None
    inside = [n for n in mention.reading.names if actor.covers(n.span)]
    if len(inside) != 1 or inside[0].kind not in _BODIES or inside[0].rule.startswith("collective"):
        return None
    name = inside[0]
    behind = index.text(Span(actor.report, name.span.end, actor.end))
    named = _opens(index, actor, name.span) and not _INSIDE.match(behind.lstrip())
    return index.canonical(name.text) if named and not _SOME.match(index.text(actor)) else None


def _is_land(place: Place) -> bool:
    return bool(place.country) and place.precision in ("country", None)


def _opens(index: CaseIndex, actor: Span, name: Span) -> bool:
    """Say whether a name is who acts, not where he is or whose he is."""
    return not _INSIDE.search(index.text(Span(actor.report, actor.start, max(actor.start, name.start))))


def _doers_exclude(one: Any, two: Any) -> bool:
    return not _words(one) & _words(two) and (len(str(one)) == 2) == (len(str(two)) == 2)


def _words(name: Any) -> frozenset[str]:
    return frozenset(word.casefold() for word in str(name).split()) - _SMALL


ASPECTS = (
    Aspect("time differs", _day, _days_exclude),
    Aspect("place differs", _town, _towns_exclude, in_words=True),
    Aspect("actor differs", _doer, _doers_exclude),
)


def tells_otherwise(index: CaseIndex, one: Mention, other: Mention) -> bool:
    """Say whether two mentions exclude one another in when, where or who did it."""
    return any(aspect.part(index, one, other) for aspect in ASPECTS)
