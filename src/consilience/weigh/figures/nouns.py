"""What does a number count that leaves out its noun, or whose noun says too little? "Another 2,000 are waiting"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from consilience.records import Quantity, Reading
from consilience.weigh.measures import FEW, listed, outcome_in
from consilience.weigh.mentions import Mention

_NEAR = 60
"""Characters between a number and the one before it, whose noun it shares."""
_FAR = 120
"""Characters between two measures of one thing: "put the magnitude at 5.9, but another office said it was 6.1"."""
_DOES = re.compile(
    r"(?P<where>\s+(?:in|from|at|on)\s+(?:[\w’'-]+\s+){1,3}?|\s+)(?:(?:others?|more)\s+)?"
    r"(?P<is>(?:(?:are|is|were|was|have|has|had|still|been|being|also)\s+){0,3})",
    re.IGNORECASE,
)
"""Between a number and what those counted do: "another 2,000 | are | waiting", "2,000 people | in the hills | need"."""
_ONWARD = re.compile(
    r"\s+to\s+be\s+\w+|(?:\s+\w+ly)?\s+(?:in|for|from|at|as|with|without)\s+(?:(?:the|an?|their)\s+)?[\w’'-]+"
    r"(?:\s+(?!(?:and|or|but|to|in|on|at|for|as|of|with|who|that|while|when|after|before|where|near)\b)[\w’'-]+)?"
)
"""What belongs to the words behind those counted: "waiting | to be housed", "housed | temporarily in tents"."""
_SHORT = 40
"""Characters up to which what is done is told with whom or what it is done to: "needed accommodation"."""
_SAYS_IT = re.compile(r"\b(?:it\s+(?:was|at|measured|registered)|was|put\s+it\s+at|gave|and|at)\s+(?:about\s+)?$", re.I)
_PLACE = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}),\s+(?:(?:which|that)\s+is\s+)?an?\s+(?:[\w-]+\s+){0,3}?"
    r"(?:city|town|village|island|district|province|region|country|nation|community|suburb|settlement|hamlet|state)"
    r"(?:\s+[\w-]+){0,2}?\s+of\s+$"
)
"""Before a number of people who live somewhere: "Old Harbour, a town of | about 15,000 people"."""


def with_noun(reading: Reading, quantity: Quantity, mention: Mention | None) -> Quantity:
    """Return a quantity with what it counts as a reader would say it, where its own words do not tell."""
    if quantity.kind != "count" or quantity.unit:
        return quantity
    if quantity.counted:
        return _with_more(reading, quantity, mention)
    at = bisect_left(reading.quantities, quantity.span.start, key=lambda known: known.span.start) - 1
    return _like_before(reading, quantity, reading.quantities[at], mention) if at >= 0 else quantity


def _like_before(reading: Reading, quantity: Quantity, before: Quantity, mention: Mention | None) -> Quantity:
    """Give a bare number the noun or the unit of the number before it, with what those counted do.

    "Of the six men shot, one was pronounced dead": what befell one is told without the noun, and what befell the
    others did not befall the one.
    """
    gap = reading.text[before.span.end : quantity.span.start]
    if before.kind == "measure" and before.unit and _is_rival(before, quantity, gap):
        return replace(quantity, unit=before.unit, counted=before.counted or before.unit, kind=before.kind)
    noun = before.counted if before.kind == "count" else None
    if not noun or outcome_in(noun) or len(gap) > _NEAR or set(".;\n") & set(gap):
        return quantity
    did = _done(reading, quantity.span.end, mention)
    return replace(quantity, counted=f"{noun}{did}") if did and not outcome_in(did) else quantity


def _is_rival(before: Quantity, quantity: Quantity, gap: str) -> bool:
    """Say whether a bare number is another value of the measure before it: both are broken numbers of one size."""
    one, two = before.value or 0.0, quantity.value or 0.0
    broken = not one.is_integer() and not two.is_integer()
    near = 0 < max(one, two) <= 2 * min(one, two)
    return broken and near and len(gap) <= _FAR and "\n" not in gap and _SAYS_IT.search(gap) is not None


def _with_more(reading: Reading, quantity: Quantity, mention: Mention | None) -> Quantity:
    """Say of mere "people" what they do, or where they live: "people needed accommodation" is no count of anyone."""
    if quantity.counted not in listed("anyone") or (quantity.value or quantity.low or 0) < FEW:
        return quantity
    place = _PLACE.search(reading.text, max(0, quantity.span.start - _FAR), quantity.span.start)
    if place is not None:
        return replace(quantity, counted=f"inhabitants of {place['name']}")
    noun = quantity.counted or ""
    at = reading.text.find(noun, quantity.span.end, quantity.span.end + _NEAR)
    did = _done(reading, at + len(noun), mention) if at >= 0 else ""
    return replace(quantity, counted=f"{noun}{did}") if did else quantity


def _done(reading: Reading, end: int, mention: Mention | None) -> str:
    """Return in the report's words what those counted do or what is done to them, right behind the number.

    " waiting to be housed" for "another 2,000 are waiting to be housed", " who fired" for "at least 12 fired".
    """
    if mention is None or mention.event.span.start <= end:
        return ""
    event = mention.event
    between = _DOES.fullmatch(reading.text, end, event.span.start)
    if between is None:
        return ""
    last = event.span.end
    objects = [part for part in event.recipient if 0 <= part.start - last <= 1 and part.end - part.start <= _SHORT]
    onward = _ONWARD.match(reading.text, last)
    last = objects[0].end if objects else onward.end() if onward else last
    who = "" if between["is"] else "who "
    return f" {' '.join((between['where'] + who + reading.text[event.span.start : last]).split())}"
