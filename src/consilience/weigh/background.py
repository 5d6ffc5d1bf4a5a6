"""Is what a sentence tells of another matter than its report's own: an earlier case, a place far off, a statistic?

Reports recall other cases. What they count there is no rival of the count that they are about, so it gets a scope of
its own: the place or the time of that matter, or that it is one of those told in passing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from consilience.distances import kilometres
from consilience.records import Block, BlockKind, Event, Place, Reading, Span, Time
from consilience.rules import find_matches, patterns
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.roundups import incidents_apart, open_story

_LEAD = 4
"""Sentences at the start of a report that say what it is about."""
_FAR_KM = 150.0
"""Farther from every place of the leads than this no victim of the matter was found."""
_OLD = timedelta(days=60)
"""What ended this long before the report is another matter than the report."""
_PERIOD = timedelta(days=180)
"""A time this long is no time of an event: "168 homicides this year" is a statistic."""
_BEFORE = timedelta(days=2)
"""Days by which reports err about the day of their own matter."""
_BACK = 4
"""Sentences before one that it may go on from."""
_CLOSE = 45
"""Characters between a number and a time that belongs to it more than to the rest of its sentence."""
_ONWARD = re.compile(
    r"(?:It|That|This|Those|Both|The\s+(?:latter|former))\s+(?:\w+\s+)?"
    r"(?:kill|injur|wound|left|claimed|caused|destroy|damag|level|flatten|displac)"
)
"""How a sentence begins that goes on about what the one before told, in the next paragraph too."""
_SOMEBODY = re.compile(r"(?:He|She|They|His|Her|Their)\b")
"""How a sentence begins that goes on about whom the one before told of."""
_IN = re.compile(r"\b(?:in|across|throughout|inside)\s+(?:[a-z]+\s+)?$")
_LEADING = 30
"""Characters before a land in which it is said that something happened there."""
PASSING = "told in passing"
_OWN = ("", "")
"""The key and the words of the report's own matter."""


@dataclass(frozen=True, slots=True)
class Matter:
    """When and where what the reports of one story are about happened, as their leads tell it."""

    days: tuple[tuple[date, date], ...]
    """First and last day of every time that a lead names."""
    points: tuple[tuple[float, float], ...]
    """Latitude and longitude of every place that a lead names."""
    names: frozenset[str]
    """The names of these places."""
    lands: frozenset[str]
    """The countries of all that a lead names."""

    def holds(self, time: Time) -> bool:
        """Say whether a time may be that of the matter: a lead names it, or a day of it."""
        first, last = time.earliest, time.latest
        if first is None or last is None:
            return False
        return any(first - _BEFORE <= until and since <= last + _BEFORE for since, until in self.days)

    def is_far(self, place: Place) -> bool:
        """Say whether a place lies far from all places of the leads; a land, whether they are in other lands."""
        if place.precision == "country":
            return bool(self.lands) and place.country is not None and place.country not in self.lands
        if place.name in self.names or place.latitude is None or place.longitude is None:
            return False
        spot = (place.latitude, place.longitude)
        return bool(self.points) and all(kilometres(*spot, *point) > _FAR_KM for point in self.points)


def matter_of(index: CaseIndex, report: str) -> Matter:
    """Return the matter of the story that a report belongs to."""
    story = index.story_of(report)
    if story not in index.matters:
        index.matters[story] = _matter(index, story)
    return index.matters[story]


def other_matter(
    index: CaseIndex, reading: Reading, mention: Mention | None, told: Span, *, harm: bool = True
) -> tuple[str, str]:
    """Return a key and the words for the matter that a number or a victim belongs to; empty for the report's own.

    "In July, nine people were killed in Port Olan" in a report of a fire in Port Arden: (`Port Olan`, "Port Olan").
    What is no `harm` (troops, votes) is told of in many places and days; only its long past is another matter.
    """
    found = _told_apart(index, reading, mention, told, harm=harm)
    sentence: Span | None = index.sentence(told) if harm else None
    for _ in range(_BACK):
        sentence = _goes_on(reading, sentence) if sentence is not None and found == _OWN else None
        if sentence is not None:
            found = _told_apart(index, reading, None, sentence, harm=True)
    return found


def _told_apart(
    index: CaseIndex, reading: Reading, mention: Mention | None, told: Span, *, harm: bool
) -> tuple[str, str]:
    """Return the other matter that the sentence itself tells of by its time, its place or its words."""
    matter = matter_of(index, reading.report)
    sentence = index.sentence(told)
    near = _times(reading, mention, sentence, told)
    time = _other_time(near, matter, index.published(reading.report), timedelta(0) if harm else _OLD)
    if not harm:
        return (time.value, reading.text[time.span.start : time.span.end]) if time else _OWN
    place = _far_place(reading, mention, matter, told, sentence)
    if place is not None:
        words = f"{place.name}; {reading.text[time.span.start : time.span.end]}" if time else place.name
        return place.name, words
    if time is not None:
        return time.value, reading.text[time.span.start : time.span.end]
    return (PASSING, PASSING) if _is_aside(index, reading, sentence) else _OWN


def _goes_on(reading: Reading, sentence: Span) -> Span | None:
    """Return the sentence before one that goes on about the same thing: "It killed 612 people".

    What has no time and no place of its own goes on within its paragraph, and beyond where it opens with a pronoun.
    """
    at = bisect_left(reading.sentences, sentence) - 1
    before = reading.sentences[at] if at >= 0 else None
    onward = bool(_ONWARD.match(reading.text, sentence.start))
    if before is None or (not onward and _has_own(reading, sentence)):
        return None
    joined = onward or bool(_SOMEBODY.match(reading.text, sentence.start))
    return before if joined or "\n" not in reading.text[before.end : sentence.start] else None


def _has_own(reading: Reading, sentence: Span) -> bool:
    """Say whether a sentence names a time or a place."""
    spans = (*(time.span for time in reading.times), *(place.span for place in reading.places))
    return any(sentence.covers(span) for span in spans)


# --- what the reports are about --------------------------------------------------------------------------------------


def _matter(index: CaseIndex, story: tuple[str, ...]) -> Matter:
    days: list[tuple[date, date]] = []
    places: list[Place] = []
    lands: set[str] = set()
    for report in story:
        reading = index.readings[report]
        end = _end_of_lead(reading)
        days += [
            (time.earliest, time.latest)
            for time in reading.times
            if time.span.start < end and time.earliest and time.latest and time.latest - time.earliest < _PERIOD
        ]
        published = index.published(report)
        days += [(published - timedelta(days=1), published)] if published else []
        leading = [place for place in reading.places if place.span.start < end]
        places += [place for place in leading if _is_pinned(place)]
        lands |= {place.country for place in leading if place.country}
    points = {(place.latitude or 0.0, place.longitude or 0.0) for place in places}
    names = frozenset(place.name for place in places)
    return Matter(tuple(sorted(set(days))), tuple(sorted(points)), names, frozenset(lands))


def _end_of_lead(reading: Reading) -> int:
    """Return where the first sentences of the body end; headings before them belong to the lead."""
    headings = {BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION, BlockKind.DATELINE, BlockKind.BYLINE}
    left = _LEAD
    for sentence in reading.sentences:
        block = _block(reading, sentence)
        left -= block is None or block.kind not in headings
        if left == 0:
            return sentence.end
    return len(reading.text)


def _block(reading: Reading, span: Span) -> Block | None:
    return next((block for block in reading.blocks if block.span.covers(span)), None)


def _is_pinned(place: Place) -> bool:
    return place.latitude is not None and place.use == "place" and place.precision in ("site", "town", "region")


# --- what lies apart from it -----------------------------------------------------------------------------------------


def _other_time(near: Sequence[Time], matter: Matter, published: date | None, ago: timedelta) -> Time | None:
    """Return the time that parts a count from the matter: long past, a period of months, or an earlier day."""
    if published is None or not near or any(not _lies_apart(time, matter, published - ago) for time in near):
        return None
    return near[0]


def _times(reading: Reading, mention: Mention | None, sentence: Span, told: Span) -> list[Time]:
    """Return the times that a count may be of: those right beside it, else its event's, else its sentence's."""
    inside = [time for time in reading.times if sentence.covers(time.span) and time.kind != "DURATION"]
    beside = [time for time in inside if 0 <= time.span.start - told.end <= _CLOSE and _is_joined(reading, told, time)]
    if beside:
        return beside
    event = _event_times(reading, mention.event) if mention else []
    return event or inside


def _event_times(reading: Reading, event: Event) -> list[Time]:
    return [reading.times[at] for at in event.times if at < len(reading.times)]


def _is_joined(reading: Reading, told: Span, time: Time) -> bool:
    """Say whether no other clause begins between a number and a time."""
    return not set(",;:.") & set(reading.text[told.end : time.span.start])


def _lies_apart(time: Time, matter: Matter, day: date) -> bool:
    first, last = time.earliest, time.latest
    if first is None or last is None or time.kind not in ("DATE", "TIME", "SET"):
        return False
    if last - first >= _PERIOD:
        return True
    return not matter.holds(time) and last < day


def _far_place(reading: Reading, mention: Mention | None, matter: Matter, told: Span, sentence: Span) -> Place | None:
    """Return the place far from the matter where a count was made; None where any place of it is near."""
    own = [reading.places[at] for at in mention.event.places if at < len(reading.places)] if mention else []
    near = [place for place in reading.places if sentence.covers(place.span)]
    places = [place for place in own if _is_pinned(place)] or [place for place in near if _is_pinned(place)]
    if not places:
        places = [place for place in near if place.precision == "country" and _is_where(reading.text, place)]
    if not places or not all(matter.is_far(place) for place in places):
        return None
    return min(places, key=lambda place: abs(place.span.start - told.start))


def _is_where(text: str, place: Place) -> bool:
    """Say whether a land is where something happened: "in eastern Vesta", not "Vesta said"."""
    return place.use == "place" and _IN.search(text[max(0, place.span.start - _LEADING) : place.span.start]) is not None


def _is_aside(index: CaseIndex, reading: Reading, sentence: Span) -> bool:
    """Say whether words of the sentence, or of its paragraph before it, say that another matter is told."""
    if reading.report not in index.asides:
        story = index.story_of(reading.report)
        if story not in index.openings:
            index.openings[story] = open_story((index.reports[report], index.readings[report]) for report in story)
        apart = incidents_apart(reading, index.openings[story])
        index.asides[reading.report] = frozenset((*_asides(reading), *apart))
    return sentence.start in index.asides[reading.report]


def _asides(reading: Reading) -> Iterator[int]:
    """Yield where the sentences begin that tell of another matter; some words reach to the end of their paragraph."""
    table = [pattern for pattern in patterns("en", "background") if pattern.fields["reach"] != "report"]
    ends = sorted(block.span.end for block in reading.blocks)
    until = 0
    for sentence in reading.sentences:
        found = find_matches(table, reading.text, sentence.start, sentence.end)
        if any(match.pattern.fields["reach"] == "block" for match in found):
            at = bisect_left(ends, sentence.end)
            until = max(until, ends[at] if at < len(ends) else sentence.end)
        if found or sentence.start < until:
            yield sentence.start
