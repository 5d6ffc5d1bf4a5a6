"""Which numbers does each report give, of what, in which scope and on whose word?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consilience.records import Quantity, Reading, Span, Stance, Time
from consilience.weigh.background import other_matter
from consilience.weigh.charges import is_charged
from consilience.weigh.figures.nouns import with_noun
from consilience.weigh.figures.portions import Counted, is_mere_mention, is_mere_one, parted
from consilience.weigh.figures.reconcile import Value
from consilience.weigh.figures.shares import IN_PERCENT, RECKONED, with_share
from consilience.weigh.measures import Measure, is_mere_actor, measure_of, part_of
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Lineage

_PERIOD = timedelta(days=180)
_LONG_PAST = timedelta(days=180)
"""After so long the count of an event is settled."""
_BEHIND = 40
"""Characters between a number and the period that it is a count of."""
_UNBROKEN = re.compile(r"(?:\s+[\w’'-]+){1,3}\s+(?:so\s+far\s+|in\s+|during\s+|since\s+)?")
_NEAR = 60
"""Characters before a number in which it is told that a shooting was fatal."""
_FATALLY_AHEAD = re.compile(
    r"\b(?:(?:fatal(?:ly)?|mortally|deadly)\s+(?:sho(?:t|oting)|wound(?:ed|ing)|stabb(?:ed|ing)|injur(?:ed|ing))"
    r"(?:\s+of)?|(?:shot|shoots?|shooting|stabbed)\s+and\s+kill(?:ed|ing|s)|(?:deaths?|killings?|murders?|slayings?)\s+of)\s+(?:(?:at\s+least|the|all|another)\s+){0,2}$",
    re.IGNORECASE,
)
_FATALLY_BEHIND = re.compile(
    r"\s+(?:[\w’'-]+\s+){1,3}?(?:(?:was|were)\s+)?(?:fatally\s+(?:shot|wounded|stabbed)|shot\s+(?:dead|and\s+killed)"
    r"|(?:shot|stabbed|beaten|burned)\s+to\s+death)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\s+(?:(?!and\b|or\b)[\w’'-]+\s+){0,5}?(?:killed|dead|died|hurt|injured|wounded|shot)\s+(?:or|and/or)\s+(?:\w+\s+)?"
    r"(?:killed|dead|died|hurt|injured|wounded)\b",
    re.IGNORECASE,
)
"""Behind a number of dead and hurt together: "eight youths have been hurt or killed"."""
_AS_MANY = re.compile(r"as\s+many\s+as\b", re.IGNORECASE)
_BODIES = re.compile(r"\bbodies\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[,.;:)\]–—-]|of\s+[A-Z]|$)")
_BEHIND_NAME = re.compile(r"\s*[,(]\s*(?:aged?\s+)?")
_HARMS = frozenset(
    {"casualties", "displaced", "in hospital", "injured", "killed", "missing", "shot", "taken to hospital"}
)
"""Outcomes of which a report tells in passing how many there were elsewhere."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number of one report with what it counts and in which scope."""

    measure: Measure
    words: str
    """What is counted, as the report puts it."""
    span: Span
    sentence: Span
    value: Value
    scope: tuple[str, ...]
    """Story, stance and time: counts are compared only within one scope."""
    when: str
    """The time of its scope in the report's words, empty for the matter of the report."""
    places: tuple[str, ...]
    denied: bool
    event: int | None
    """The group of the event that it counts for."""
    old: bool
    """Whether a later version of its report has replaced it."""
    single: str = ""
    """`a` or `the` where it is no number but one person told of ("a man was killed"), else empty."""
    rival: bool = False
    """Whether a headline of the story gives a number of the same outcome, and the own headline not this one."""


def find_counts(lineage: Lineage) -> Iterable[Count]:
    """Yield the counts of every report, in the order of reports and of reading."""
    index = lineage.index
    by_quantity = _events_of_quantities(index.mentions)
    for reading in index.readings.values():
        for number, quantity in enumerate(reading.quantities):
            mention = by_quantity.get((reading.report, number))
            count = _count(lineage, reading, quantity, mention)
            if count is not None:
                yield count


def _events_of_quantities(mentions: Iterable[Mention]) -> dict[tuple[str, int], Mention]:
    """Return the event of each quantity; where several claim it, the one whose trigger is nearest."""
    found: dict[tuple[str, int], tuple[int, Mention]] = {}
    for mention in mentions:
        for number in mention.event.quantities:
            if number >= len(mention.reading.quantities):
                continue
            gap = abs(mention.event.span.start - mention.reading.quantities[number].span.start)
            key = (mention.reading.report, number)
            if key not in found or gap < found[key][0]:
                found[key] = (gap, mention)
    return {key: mention for key, (_, mention) in found.items()}


def _count(lineage: Lineage, reading: Reading, quantity: Quantity, mention: Mention | None) -> Count | None:
    index = lineage.index
    sentence = index.sentence(quantity.span)
    counted = _counted(reading, quantity, mention, sentence)
    if counted is None:
        return None
    quantity, measure, _ = counted
    harm = measure.outcome in _HARMS
    scope, when = scope_of(lineage, reading, mention, quantity.span, harm=harm)
    stance = mention.event.stance if mention else Stance.AFFIRMED
    words = (quantity.counted or measure.label) if measure.counted != (measure.unit,) else measure.label
    return Count(
        measure,
        words,
        quantity.span,
        sentence,
        _value(lineage, reading, counted, mention, dated=bool(scope[2])),
        scope,
        when,
        _places(reading, mention, sentence),
        stance is Stance.DENIED,
        mention.group if mention else None,
        reading.report in index.superseded,
        _SINGLE.get(quantity.rule, ""),
    )


def _counted(reading: Reading, quantity: Quantity, mention: Mention | None, sentence: Span) -> Counted | None:
    """Say what a number counts; None where it counts nothing that can be compared."""
    quantity = with_noun(reading, with_share(reading, quantity, sentence), mention)
    measure = measure_of(quantity, mention.event if mention else None)
    if measure is not None and measure.counted == ("times",) and mention is not None:
        measure = replace(measure, counted=("times", mention.event.lemma))
        quantity = replace(
            quantity, counted=f"times {mention.reading.text[mention.event.span.start : mention.event.span.end]}"
        )
    if measure is None or _is_vague(quantity, measure) or is_mere_actor(measure, quantity):
        return None
    if measure.outcome in ("killed", "injured", "shot") and _EITHER.match(
        reading.text, quantity.span.end, sentence.end
    ):
        measure = replace(measure, outcome="casualties")
    if measure.outcome in ("shot", "injured") and _is_fatal(reading, quantity):
        measure = replace(measure, outcome="killed")
    part = part_of(reading.text, quantity.span.start, quantity.span.end, sentence.start, sentence.end)
    if part == "void" or _is_age(reading, quantity) or (quantity.value == 0 and part in ("subset", "other")):
        return None
    counted = Counted(quantity, measure, part)
    mere = is_mere_one(reading, counted, sentence) or is_mere_mention(reading, counted)
    return None if mere else parted(reading, counted, sentence)


def _value(lineage: Lineage, reading: Reading, counted: Counted, mention: Mention | None, *, dated: bool) -> Value:
    """Return the number with its bounds, its day and whose word it is; `dated` says that its scope has a time."""
    index, quantity = lineage.index, counted.quantity
    sentence, day = index.sentence(quantity.span), lineage.first_told[reading.report]
    number = index.statement_over(quantity.span)
    statement = reading.statements[number] if number is not None else None
    low, high, bound = _bounds(reading, quantity)
    return Value(
        low,
        high,
        bound,
        day,
        counted.part,
        lineage.assert_span(_quote(quantity, mention, sentence), statement),
        vague=_is_open(quantity),
        reckoned=quantity.rule == RECKONED,
        summed=quantity.rule == IN_PERCENT,
        settled=dated and _is_settled(reading, mention, sentence, day),
    )


_SINGLE = {"quantities.one.person": "a", "quantities.one.known": "the"}


def scope_of(
    lineage: Lineage, reading: Reading, mention: Mention | None, told: Span, *, harm: bool = True
) -> tuple[tuple[str, ...], str]:
    """Return the scope of what a sentence counts (story, stance, time), and its time in the report's words."""
    index = lineage.index
    stance = mention.event.stance if mention else Stance.AFFIRMED
    time, when = _period_behind(reading, told) or other_matter(index, reading, mention, told, harm=harm)
    is_told = stance in (Stance.AFFIRMED, Stance.DENIED) or (mention is not None and is_charged(mention.event))
    return (index.story_of(reading.report)[0], "" if is_told else str(stance), time), when


def _is_settled(reading: Reading, mention: Mention | None, sentence: Span, told: date | None) -> bool:
    """Say whether a sentence counts what is over since months: reports of these days do not count it anew."""
    own = [reading.times[at] for at in mention.event.times if at < len(reading.times)] if mention else []
    times = own or [time for time in reading.times if sentence.covers(time.span) and time.kind == "DATE"]
    return told is not None and any(time.latest is not None and told - time.latest > _LONG_PAST for time in times)


def _is_fatal(reading: Reading, quantity: Quantity) -> bool:
    """Say whether a shooting killed those counted: "he fatally shot two guards", "the fatal shooting of two guards"."""
    ahead = _FATALLY_AHEAD.search(reading.text, max(0, quantity.span.start - _NEAR), quantity.span.start)
    behind = _FATALLY_BEHIND.match(reading.text, quantity.span.end)
    return ahead is not None or behind is not None


def _is_age(reading: Reading, quantity: Quantity) -> bool:
    """Say whether a number stands alone behind a person's name: "Ada Quill, 44 -- and two others"."""
    text, span = reading.text, quantity.span
    if not text[span.start : span.end].isdigit() or not _ALONE.match(text, span.end):
        return False
    at = bisect_left(reading.names, span.start, key=lambda name: name.span.start) - 1
    if at < 0 or reading.names[at].kind != "person":
        return False
    return _BEHIND_NAME.fullmatch(text, reading.names[at].span.end, span.start) is not None


def _is_open(quantity: Quantity) -> bool:
    """Say whether the words name no number: "several", "dozens"; a range does."""
    named = quantity.low is not None and quantity.high is not None and quantity.rule != "quantities.vague"
    return quantity.value is None and not named


def _is_vague(quantity: Quantity, measure: Measure) -> bool:
    """Say whether a number tells nothing: no bound at all, or "several" of what nothing befell."""
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return True
    return not measure.outcome and quantity.value is None and _is_open(quantity)


def _quote(quantity: Quantity, mention: Mention | None, sentence: Span) -> Span:
    """Quote the number with its event's clause where both are close, else the sentence."""
    if mention is None or not mention.event.clause or quantity.rule == RECKONED:
        return sentence
    spans = (*mention.event.clause, quantity.span)
    run = Span(sentence.report, min(span.start for span in spans), max(span.end for span in spans))
    return run if sentence.covers(run) else sentence


def _bounds(reading: Reading, quantity: Quantity) -> tuple[float | None, float | None, str]:
    """Return the limits of a number and its bound, as those who weigh it understand them.

    "As many as 80 were hurt" reports 80, perhaps fewer; "the bodies of three guards" leaves it open who else died.
    """
    low, high, bound = quantity.low, quantity.high, quantity.bound
    if _is_open(quantity):
        return low, None if low is not None else high, bound  # "dozens" bounds from below: its high is convention
    if low is None and high is None:
        return quantity.value, quantity.value, bound
    if bound == "<=" and low is None and _AS_MANY.match(reading.text, quantity.span.start, quantity.span.end):
        return high, high, "~"
    if bound == "=" and _BODIES.search(reading.text, max(0, quantity.span.start - _NEAR), quantity.span.start):
        return low, None, ">="
    return low, high, bound


def _period_behind(reading: Reading, number: Span) -> tuple[str, str] | None:
    """Return the period that a count says it is of: "700 homicides so far this year", whenever that was reached."""
    for time in reading.times:
        between = reading.text[number.end : time.span.start] if 0 <= time.span.start - number.end <= _BEHIND else None
        if between is not None and _is_period(time) and _UNBROKEN.fullmatch(between):
            return time.value, reading.text[time.span.start : time.span.end]
    return None


def _is_period(time: Time) -> bool:
    """Say whether a time is a year or so: "168 homicides this year" is a statistic, no toll of an event."""
    return time.earliest is not None and time.latest is not None and time.latest - time.earliest >= _PERIOD


def _places(reading: Reading, mention: Mention | None, sentence: Span) -> tuple[str, ...]:
    places = [reading.places[i] for i in mention.event.places if i < len(reading.places)] if mention else []
    if not places and mention is None:
        places = [place for place in reading.places if sentence.covers(place.span)]
    return tuple(dict.fromkeys(place.name for place in places if place.use == "place"))
