"""Is a number a part of a larger count, and which? "Two of the victims died", "four of the dead were children"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from consilience.records import Quantity, Reading, Span
from consilience.weigh.measures import Measure, listed, outcome_in, singular

_PART_IS = re.compile(
    r"\s+of\s+(?:the|those|these|them|whom)\b[^.;,]{0,40}?\b(?:was|were|are|is)\s+(?:an?\s+)?(?P<noun>\w+)"
)
_OF_ALL = re.compile(
    r"\s+of\s+(?:(?:the|those|these|its|their|our|them|whom|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+){0,3}"
    r"(?:\w+\s+)?(?:victims|people|shot|wounded|injured|men|women|officers|patients|hostages|them|whom|two|three|four|five"
    r"|six|seven|eight|nine|ten|\d+)\b(?!\s+(?:killed|dead|slain|fatalit|deaths|who\s+died|who\s+were\s+killed))",
    re.IGNORECASE,
)
"""Behind a number of dead: all who were hit, of whom these died ("two of the victims died"), not a part of the dead."""
_GRADED = frozenset({"killed", "injured", "shot", "in hospital"})
"""Outcomes of people that reports grade: who is "seriously" hurt is not all who are."""
_ONE_OF = re.compile(
    r"(?i)one\s+of\s+(?:the|those|these|its|their|our|my|his|her|two|three|four|five|six|seven|eight|nine|ten|\d+)\b"
)
_OF_WHOM = re.compile(
    r"[^.;,]{0,120}?(?=[.;,]|\b(?:was|were|is|are|has|have|had|who|that|died|dies|remain(?:s|ed)?|suffered|will)\b|$)"
)
"""Behind "one": those of whom it is one, up to what is told of the one."""
_POINTED_AT = re.compile(
    r"\b(?:the|these|those|both|his|her|their|its|our)\s+(?:(?:other|remaining|last|first)\s+)?$", re.I
)
_FEW = 3
"""Up to so many "the two leaders" only names who has been told of."""
_BEFORE = 24
"""Characters before a number in which an article stands."""
PART = "part of a larger count"


class Counted(NamedTuple):
    """A number, what it counts, and whether it is a part of a whole (measures.part_of)."""

    quantity: Quantity
    measure: Measure
    part: str


def parted(reading: Reading, counted: Counted, sentence: Span) -> Counted:
    """Read parts of a whole as what they tell: "two of the victims died" is at least two dead."""
    quantity, measure, part = counted
    end = quantity.span.end
    of_all = part == "subset" and measure.outcome == "killed" and _OF_ALL.match(reading.text, end, sentence.end)
    if of_all or (part == "least" and measure.outcome in _GRADED):
        return Counted(replace(quantity, high=None, bound=">="), measure, "plain")
    if part == "least":
        return counted._replace(part="plain")
    if part == "subset" and quantity.kind != "percent":
        named = _named_part(reading.text, end, sentence.end) or measure.counted
        return counted._replace(measure=replace(measure, share=PART, counted=named))
    return counted


def is_mere_one(reading: Reading, counted: Counted, sentence: Span) -> bool:
    """Say whether "one of the officers killed" only tells who somebody is: what befell them is told of them all.

    "One of the five hurt died" and "one of them was a child" tell something of the one.
    """
    quantity = counted.quantity
    if counted.part != "subset" or not _ONE_OF.match(reading.text, quantity.span.start):
        return False
    if _named_part(reading.text, quantity.span.end, sentence.end):
        return False
    whole = _OF_WHOM.match(reading.text, quantity.span.end, sentence.end)
    return counted.measure.outcome in ("", outcome_in(whole[0] if whole else ""))


def is_mere_mention(reading: Reading, counted: Counted) -> bool:
    """Say whether a small number only points at whom or what the report has told of: "the two leaders have met"."""
    quantity, measure, _ = counted
    if measure.outcome or measure.unit or quantity.bound != "=" or not 0 < (quantity.value or 0) <= _FEW:
        return False
    return _POINTED_AT.search(reading.text, max(0, quantity.span.start - _BEFORE), quantity.span.start) is not None


def _named_part(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return who a part of a count are: "children" in "four of the dead were children"; empty where not told."""
    found = _PART_IS.match(text, start, end)
    noun = found["noun"].casefold() if found else ""
    return (noun,) if singular(noun) in listed("persons") else ()
