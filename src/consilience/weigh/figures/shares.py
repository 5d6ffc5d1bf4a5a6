"""How many is a share of a number told? "Half of whom" behind 2,000 people is 1,000; "two-thirds of homes" is 67%."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from consilience.records import Quantity, Reading, Span

RECKONED = "weigh.share"
"""Rule of a quantity that was reckoned from a share and the number it is a share of."""
IN_PERCENT = "weigh.percent"
"""Rule of a share in words as its percentage, which the report does not write: 67 for "two-thirds"."""
_OF_THEM = re.compile(r"\s+of\s+(?:whom|them|those|these|which)\b", re.IGNORECASE)
_OF_NUMBER = re.compile(r"\s+of\s+(?:(?:the|its|their|our|all|those|these|some|about|nearly)\s+){0,3}$", re.IGNORECASE)
_NEAR = 40
"""Characters between a share and the number behind it: "10 percent of its more than 2,000 workers"."""
_WHO = re.compile(r"\s+of\s+(?:whom|which|them)\s+(?P<did>[^.;,]{3,60})(?=[.;,]|$)", re.IGNORECASE)
_LEAST = 4
"""From this number on a share of people or things is told as one."""


def is_fraction(quantity: Quantity) -> bool:
    """Say whether a quantity is a part of one thing in words: "half", "between half and two-thirds"."""
    limits = [limit for limit in (quantity.low, quantity.high, quantity.value) if limit is not None]
    return quantity.kind == "count" and quantity.unit is None and bool(limits) and all(0 < n < 1 for n in limits)


def with_share(reading: Reading, quantity: Quantity, sentence: Span) -> Quantity:
    """Return a share as the number that it comes to where the sentence gives the whole, else in percent.

    "2,000 people needed shelter, half of whom had been given it": 1,000 people.
    """
    fraction = is_fraction(quantity) and reading.text[quantity.span.start : quantity.span.end][-1:].isalpha()
    if not fraction and quantity.kind != "percent":
        return quantity
    scale = 1.0 if fraction else 0.01
    whole = _whole(reading, quantity, sentence)
    if whole is not None:
        return _reckoned(reading, quantity, whole, scale)
    return _in_percent(quantity) if fraction else quantity


def _whole(reading: Reading, quantity: Quantity, sentence: Span) -> Quantity | None:
    """Return the number that a share is of: the one before "half of whom", or behind "half of the"."""
    at = bisect_left(reading.quantities, quantity.span.start, key=lambda known: known.span.start)
    if _OF_THEM.match(reading.text, quantity.span.end, sentence.end):
        before = reading.quantities[at - 1] if at else None
        return before if before is not None and before.span.start >= sentence.start and _is_whole(before) else None
    after = reading.quantities[at + 1] if at + 1 < len(reading.quantities) else None
    if after is None or not 0 <= after.span.start - quantity.span.end <= _NEAR or not _is_whole(after):
        return None
    return after if _OF_NUMBER.fullmatch(reading.text, quantity.span.end, after.span.start) else None


def _is_whole(quantity: Quantity) -> bool:
    return quantity.kind == "count" and bool(quantity.counted) and (quantity.value or 0) >= _LEAST


def _reckoned(reading: Reading, quantity: Quantity, whole: Quantity, scale: float) -> Quantity:
    counted = quantity.counted or whole.counted or ""
    did = _WHO.match(reading.text, quantity.span.end)
    if did is not None and whole.span.start < quantity.span.start:
        counted = f"{counted} who {' '.join(did['did'].split())}"
    number = whole.value or 0
    limits = [None if n is None else float(round(n * scale * number)) for n in (quantity.low, quantity.high)]
    value = None if quantity.value is None else float(round(quantity.value * scale * number))
    low, high = (value, value) if value is not None and None in limits else (limits[0], limits[1])
    return replace(
        quantity, value=value, low=low, high=high, bound="~", unit=None, counted=counted, kind="count", rule=RECKONED
    )


def _in_percent(quantity: Quantity) -> Quantity:
    low, high, value = (
        None if limit is None else float(round(100 * limit)) for limit in (quantity.low, quantity.high, quantity.value)
    )
    return replace(quantity, value=value, low=low, high=high, unit="%", kind="percent", rule=IN_PERCENT)
