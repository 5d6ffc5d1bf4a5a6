"""Does a mention say as much as the line of a finding? Who tells of a flood is no origin of "the flood killed 21"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from consilience.records import Quantity, Span
from consilience.weigh.aspects import day_of, tells_otherwise
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import measure_of
from consilience.weigh.mentions import Mention
from consilience.weigh.patients import befalls_another

_GROUND = re.compile(
    r"\b(?:over|about|for|concerning|regarding)\s+(?:the|this|that|these|those|its|his|her|their)\s+(?:[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Before a deed that is only the ground of another one: "arrested over the attack" takes up what others have told."""
_AHEAD = 60
"""Characters before a deed in which this is looked for."""
_TOLL = re.compile(r"\s+toll\b", re.IGNORECASE)


class Counted(NamedTuple):
    """What befell how many, as far as the words bound it."""

    outcome: str
    point: float
    low: float
    high: float

    def may_be(self, other: Counted) -> bool:
        """Say whether the two may be one count: of what befell the same, else the same number."""
        if self.outcome and self.outcome == other.outcome:
            return self.low <= other.high and other.low <= self.high
        return not (self.outcome and other.outcome) and self.point == other.point


def counts_of(index: CaseIndex, mention: Mention) -> tuple[Counted, ...]:
    """Return the numbers that an event gives, in reading order: its own, and what else is counted in its words."""
    words = _told_in(index, mention)
    numbers = mention.reading.quantities
    own = {at for at in mention.event.quantities if at < len(numbers)}
    held = [at for at, number in enumerate(numbers) if _is_count(number) and (at in own or words.covers(number.span))]
    return tuple(_counted(numbers[at], mention, own=at in own) for at in held)


def _told_in(index: CaseIndex, mention: Mention) -> Span:
    """Return the words in which an event's numbers stand: of "the death toll stood at 11" all, of others the clause."""
    end = mention.event.span.end
    return index.sentence(mention.event.span) if _TOLL.match(mention.reading.text, end) else index.clause_span(mention)


def _is_count(number: Quantity) -> bool:
    """Say whether a number is given: "a doctor" and "dozens of passengers" give none."""
    return number.kind == "count" and number.value is not None and not number.rule.startswith("quantities.one")


def _counted(number: Quantity, mention: Mention, *, own: bool) -> Counted:
    measure = measure_of(number, mention.event if own else None)
    low, high = number.low, number.high
    outcome = measure.outcome if measure else ""
    point = number.value or 0.0
    return Counted(outcome, point, float("-inf") if low is None else low, float("inf") if high is None else high)


def outcomes_of(index: CaseIndex, mention: Mention) -> frozenset[str]:
    """Return what befell those who are counted in an event: killed, injured ..."""
    return frozenset(count.outcome for count in counts_of(index, mention) if count.outcome)


def supporters(index: CaseIndex, mentions: Sequence[Mention], line: Mention) -> list[Mention]:
    """Return the mentions that give, for each count of the one that words a finding, one that it may agree with.

    Who tells of another day, place, doer or victim supports the line no more than who tells of another number, and who
    only takes a deed up as the ground of another one has not told it.
    """
    wanted = counts_of(index, line)
    alike = [m for m in mentions if m is line or not (_is_ground(m) or _tells_another(index, line, m))]
    if not wanted:
        return alike
    return [m for m in alike if m is line or _says_as_much(counts_of(index, m), wanted)]


def _says_as_much(given: Sequence[Counted], wanted: Sequence[Counted]) -> bool:
    return all(any(count.may_be(other) for other in given) for count in wanted)


def _tells_another(index: CaseIndex, line: Mention, other: Mention) -> bool:
    ours, theirs = day_of(index, line), day_of(index, other)
    far = ours is not None and theirs is not None and ours != theirs
    return far or tells_otherwise(index, line, other) or befalls_another(index, line, other)


def _is_ground(mention: Mention) -> bool:
    start = mention.event.span.start
    return bool(_GROUND.search(mention.reading.text[max(0, start - _AHEAD) : start]))
