"""Where do reports of one event exclude one another in something other than a number: when, where, or who did it?

Precision first: a coarser day or place is compatible with a finer one, and only what reports that do not copy one
another tell of one linked event is compared. States and offices are compared in contradictions_states.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from consilience.records import Finding, Place, Stance, Standing
from consilience.weigh.contradictions_states import find_identities, find_states
from consilience.weigh.findings import theme_of
from consilience.weigh.grades import grade
from consilience.weigh.identity import finding_id
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import common, words_of
from consilience.weigh.mentions import Mention, is_whole
from consilience.weigh.origins import Assertion, Lineage
from consilience.weigh.sides import Sides
from consilience.weigh.speech import stance_of
from consilience.weigh.tellings import assertion_of
from consilience.weigh.wording import event_line

_APART_KM = 30.0
"""Towns nearer than this may be one place told by its larger neighbour."""
_DAYS = 10
"""Days further apart than this are two events that were linked as one."""
_SHARED = 3
_SHARE = 0.5
"""Words, and part of the shorter clause, that two tellings must share, to be of one event beyond doubt."""
_EARTH_KM = 6371.0
_NAMED = frozenset({"organisation", "force", "person"})
_DOERS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
"""Kinds of deeds of which who did it is what reports dispute."""


def find_contradictions(lineage: Lineage) -> tuple[Finding, ...]:
    """Find what the reports of a case tell in two ways, one finding for each thing told so."""
    found = [sides for group in _groups(lineage.index) for sides in _of_event(lineage, group)]
    found += [*find_states(lineage), *find_identities(lineage)]
    return tuple(_finding(lineage, sides) for sides in sorted(found, key=lambda s: (s.aspect, s.one[0].citation.span)))


def _groups(index: CaseIndex) -> list[tuple[Mention, ...]]:
    """Return the groups of one event as it is told to have happened, in body text, by two reports at least."""
    found = []
    for mentions in index.by_group.values():
        told = tuple(m for m in mentions if _is_told(index, m))
        if len({m.reading.report for m in told}) > 1:
            found.append(told)
    return found


def _is_told(index: CaseIndex, mention: Mention) -> bool:
    if mention.reading.report in index.superseded or not (mention.event.kind or mention.event.mode):
        return False
    return mention.event.mode != "state" and stance_of(index, mention) is Stance.AFFIRMED and is_whole(mention)


@dataclass(frozen=True, slots=True)
class _Aspect:
    """Something that a mention tells of its event, and when two values of it exclude one another."""

    name: str
    of: Callable[[CaseIndex, Mention], Any]
    excludes: Callable[[Any, Any], bool]


def _day(index: CaseIndex, mention: Mention) -> Any:
    """Return the one day that a mention gives its event, None where it gives none, several, or a stretch."""
    times = [mention.reading.times[n] for n in mention.event.times if n < len(mention.reading.times)]
    days = {t.earliest for t in times if t.kind in ("DATE", "TIME") and t.earliest == t.latest and t.earliest}
    return next(iter(days)) if len(days) == 1 else None


def _days_exclude(one: Any, two: Any) -> bool:
    return bool(0 < abs(one.toordinal() - two.toordinal()) <= _DAYS)


def _town(index: CaseIndex, mention: Mention) -> Any:
    """Return the one town or site that a mention places its event in, None where it names none, several or a region."""
    places = [mention.reading.places[n] for n in mention.event.places if n < len(mention.reading.places)]
    placed = [p for p in places if p.use == "place"]
    fine = {(p.name, p.latitude, p.longitude) for p in placed if _is_fine(p)}
    return next(iter(fine)) if len(fine) == 1 and all(map(_is_fine, placed)) else None


def _is_fine(place: Place) -> bool:
    return place.precision in ("town", "site") and place.latitude is not None


def _towns_exclude(one: Any, two: Any) -> bool:
    (left, *here), (right, *there) = one, two
    return bool(left != right) and _kilometres(here, there) > _APART_KM


def _kilometres(here: Sequence[float], there: Sequence[float]) -> float:
    """Return the great-circle distance of two points in degrees (haversine formula)."""
    north, south = radians(here[0]), radians(there[0])
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(there[1] - here[1]) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _doer(index: CaseIndex, mention: Mention) -> Any:
    """Return who is named as having done a deed to somebody, None where nobody or a mere description is."""
    if mention.event.kind not in _DOERS or not mention.event.recipient or len(mention.event.actor) != 1:
        return None
    span = mention.event.actor[0]
    named = [n for n in mention.reading.names if span.covers(n.span) and n.kind in _NAMED]
    if any(n.rule.startswith("collective") for n in named):
        return None
    places = [p for p in mention.reading.places if span.overlaps(p.span) and p.country]
    if len(named) == 1:
        return index.canonical(named[0].text)
    return places[0].country if len(places) == 1 and not named else None


def _doers_exclude(one: Any, two: Any) -> bool:
    left, right = ({word.casefold() for word in str(name).split()} for name in (one, two))
    return not left & right and (len(str(one)) == 2) == (len(str(two)) == 2)


_ASPECTS = (
    _Aspect("time differs", _day, _days_exclude),
    _Aspect("place differs", _town, _towns_exclude),
    _Aspect("actor differs", _doer, _doers_exclude),
)


def _of_event(lineage: Lineage, mentions: Sequence[Mention]) -> list[Sides]:
    found = []
    for aspect in _ASPECTS:
        told = [(m, value) for m in mentions if (value := aspect.of(lineage.index, m)) is not None]
        split = _split(lineage, aspect, told)
        if split is not None:
            found.append(split)
    return found


def _split(lineage: Lineage, aspect: _Aspect, told: Sequence[tuple[Mention, Any]]) -> Sides | None:
    """Part the mentions into those that agree with the value told most, and those that exclude it."""
    counts: dict[Any, set[str]] = {}
    for mention, value in told:
        counts.setdefault(value, set()).add(lineage.copy_root[mention.reading.report])
    first = min(counts, key=lambda value: (-len(counts[value]), str(value)), default=None)
    ours = [mention for mention, value in told if value == first]
    theirs = [
        mention
        for mention, value in told
        if first is not None
        and aspect.excludes(first, value)
        and not counts[value] & counts[first]
        and any(_one_event(lineage.index, aspect, mention, other) for other in ours)
    ]
    if not theirs:
        return None
    return Sides(
        aspect.name,
        _asserted(lineage, ours),
        _asserted(lineage, theirs),
        event_line(lineage.index, ours),
        theme_of(ours),
    )


def _asserted(lineage: Lineage, mentions: Sequence[Mention]) -> tuple[Assertion, ...]:
    return tuple(dict.fromkeys(assertion_of(lineage, mention) for mention in mentions))


def _one_event(index: CaseIndex, aspect: _Aspect, one: Mention, two: Mention) -> bool:
    """Say whether nothing but the aspect speaks against one event: the same word for it, and words besides."""
    if one.event.lemma != two.event.lemma and one.event.mode != two.event.mode:
        return False
    others = (other for other in _ASPECTS if other is not aspect)
    for other in others:
        left, right = other.of(index, one), other.of(index, two)
        if left is not None and right is not None and other.excludes(left, right):
            return False
    clauses = (index.clause_span(mention) for mention in (one, two))
    left_words, right_words = (words_of(index, (clause,)) for clause in clauses)
    shared = common(left_words, right_words)
    least = min(sum(not word.light for word in words) for words in (left_words, right_words))
    return shared >= _SHARED and shared >= _SHARE * least


def _finding(lineage: Lineage, sides: Sides) -> Finding:
    support, dispute = lineage.independent(sides.one), lineage.independent(sides.other)
    cites = tuple(dict.fromkeys(assertion.citation for assertion in sides.one))
    against = tuple(dict.fromkeys(assertion.citation for assertion in sides.other))
    return Finding(
        id=finding_id("event", (*cites, *against), sides.aspect),
        kind="event",
        text=sides.line,
        standing=Standing.CONTESTED,
        grade=grade(support, dispute, lineage.registry),
        support=cites,
        dispute=against,
        origins=tuple(origin.name for origin in support),
        theme=sides.theme,
        status=sides.aspect,
    )
