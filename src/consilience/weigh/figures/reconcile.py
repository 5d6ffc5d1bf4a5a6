"""What number do the reports support? Values of one measure reconciled: relation, best, low, high, conservative.

Nothing is averaged. `best`, `low` and `high` follow UCDP (most likely, lowest and highest reliable estimate),
`conservative` follows ACLED (the lowest credible count where reports differ).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from consilience.records import Relation
from consilience.weigh.origins.lineage import Assertion


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a measure, as far as reconciling needs it."""

    low: float | None
    high: float | None
    bound: str
    as_of: date | None
    part: str
    """earlier, later, total, other or plain (measures.py)"""
    assertion: Assertion
    vague: bool = False
    """Whether it names no number at all ("several", "dozens"): it bounds the others and is never the best itself."""
    reckoned: bool = False
    """Whether we reckoned it from what the report tells of each person: its quote need not hold the number."""
    summed: bool = False
    """Whether it follows from the numbers of its quote: their total ("three men and two women"), a share in percent."""
    headed: bool = False
    """Whether the headline of its report gives the number."""
    settled: bool = False
    """Whether it counts what was over months before: reports of these days do not count it anew."""
    more: float = 0.0
    """How many the words may leave out: an attacker who died and of whom they do not say whether he is counted."""

    left_out: float = 0.0
    """How many its report says are left out: it speaks for the number with them, not for its own."""

    @property
    def point(self) -> float | None:
        """The one number that stands for it: the bound that is named."""
        if self.vague:
            return None
        return self.low if self.low is not None else self.high

    def holds(self, number: float) -> bool:
        """Say whether a number is within its bounds."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What the values come to."""

    best: float | None
    low: float | None
    high: float | None
    conservative: float | None
    relation: Relation
    as_of: date | None
    because: tuple[str, ...]


_ADDED_UP = "no number satisfies all values; some are added up from what a report gives in parts, no new count"
_HUNDRED, _THOUSAND = 100, 1000
"""Units of round numbers: from these on a number may be rounded, and "more than" it means less than one unit more."""
_FIRST_DAYS = timedelta(days=3)
"""So long counts of the dead, the hurt, the arrested grow from hour to hour."""
_ABOUT = 0.05
"""Share of a number within which "about" leaves it open."""


def overlap(values: Sequence[Value]) -> bool:
    """Say whether one number would satisfy all values, round numbers read as round.

    "About 600" leaves 5 in 100 open on either side, 600 beside 612 is rounded, "more than 26,000" is not 31,000.
    """
    lows = [low for value in values if (low := _least(value)) is not None]
    highs = [high for value in values if (high := _most(value)) is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _least(value: Value) -> float | None:
    if value.low is None:
        return None
    if value.bound == "~":
        return value.low * (1 - _ABOUT)
    return value.low - _grain(value.low) / 2 if value.low == value.high else value.low


def _most(value: Value) -> float | None:
    if value.high is None:
        grain = _grain(value.low or 0) if value.bound == ">" else 0
        return value.low + grain if grain >= _THOUSAND and value.low is not None else None
    if value.bound == "~":
        return value.high * (1 + _ABOUT)
    return value.high + _grain(value.high) / 2 if value.low == value.high else value.high


def _grain(number: float) -> float:
    """Return the unit that a number is rounded to: 600 to hundreds, 26,000 to thousands; 0 below hundreds."""
    if number <= 0 or number != int(number):
        return 0.0
    grain, whole = 1, int(number)
    while whole % (grain * 10) == 0:
        grain *= 10
    return float(grain) if _HUNDRED <= grain < whole or grain >= _THOUSAND else 0.0


def reconcile(values: Sequence[Value], *, grows: bool = False) -> Reconciled:
    """Reconcile the values of one measure; there is at least one. `grows` where counts of it rise with time."""
    relation, current, why = _relate(values, grows=grows)
    if grows and relation is Relation.CONFLICT and _rises(values):
        relation, why = Relation.REVISED, "counts of the first days, which grow: no later report gives a lower one"
    best = _best(current)
    lows = [number for value in values for number in (value.low, value.high) if number is not None]
    highs = [value.high + value.more for value in values if value.high is not None]
    conservative = min((value.point for value in current if value.point is not None), default=None)
    high = max((*highs, *lows)) if highs else None
    because = (why, *_explain(current, best, conservative))
    latest = max((value.as_of for value in current if value.as_of is not None), default=None)
    return Reconciled(best, min(lows, default=None), high, conservative, relation, latest, because)


def _relate(values: Sequence[Value], *, grows: bool) -> tuple[Relation, Sequence[Value], str]:
    """Return the relation, the values that still hold, and why."""
    if len({(value.low, value.high) for value in values}) == 1:
        return Relation.AGREE, values, "all values are the same" if len(values) > 1 else "one value"
    if overlap(values):
        return Relation.COMPATIBLE, values, "the bounds overlap"
    latest = _latest(values)
    if not grows and _stands_alone(latest[0], values):
        latest = (values, "")
    for current, why in ((_without_earlier(values), "a report says that the count has changed"), latest):
        if len(current) < len(values) and overlap(current):
            added_up = any(value.summed for value in values if value not in current)
            return (Relation.CONFLICT, current, _ADDED_UP) if added_up else (Relation.REVISED, current, why)
    return Relation.CONFLICT, values, "no number satisfies all values"


def _without_earlier(values: Sequence[Value]) -> Sequence[Value]:
    """Drop what reports call earlier, and what they say has been replaced."""
    later = [value for value in values if value.part == "later"]
    kept = [value for value in values if value.part != "earlier"]
    if not later:
        return kept
    last = max(value.as_of or date.min for value in later)
    return [
        value
        for value in kept
        if value.part == "later" or (value.as_of or date.min) > last or any(overlap((value, new)) for new in later)
    ]


def _latest(values: Sequence[Value]) -> tuple[Sequence[Value], str]:
    """Keep the values of the latest day, and of the days before as long as they agree with it."""
    days: dict[date, list[Value]] = defaultdict(list)
    for value in values:
        if value.as_of is None or value.settled:
            return values, ""
        days[value.as_of].append(value)
    current: list[Value] = []
    for day in sorted(days, reverse=True):
        if not overlap((*current, *days[day])):
            break
        current += days[day]
    if not current or _falls(current, values):
        return values, ""
    return tuple(current), "a later report gives another count"


def _stands_alone(current: Sequence[Value], values: Sequence[Value]) -> bool:
    """Say whether fewer reports give the latest number than gave another before: of what does not grow no new count."""
    earlier = {value.assertion.group for value in values if value not in current}
    return len({value.assertion.group for value in current} - earlier) < len(earlier)


def _rises(values: Sequence[Value]) -> bool:
    """Say whether all values are of a few days and the highest of each day is no lower than that of the day before."""
    highest: dict[date, float] = defaultdict(float)
    for value in values:
        if value.as_of is None:
            return False
        highest[value.as_of] = max(highest[value.as_of], value.point or 0)
    days = sorted(highest)
    if days[-1] - days[0] > _FIRST_DAYS:
        return False
    return all(highest[day] <= highest[after] for day, after in pairwise(days))


def _falls(current: Sequence[Value], values: Sequence[Value]) -> bool:
    """Say whether the later values are lower, in fewer reports than the earlier ones, and no report says corrected.

    A later report that counts fewer has more often left somebody out than counted anew.
    """
    earlier = [value for value in values if value not in current and value.part != "earlier"]
    top = max((value.point or 0 for value in current), default=0)
    if any(value.part == "later" for value in current) or any((value.point or 0) <= top for value in earlier):
        return False
    return len({v.assertion.group for v in current}) < len({v.assertion.group for v in earlier})


def _best(values: Sequence[Value]) -> float | None:
    """Return the number that most reports support and fewest exclude; of equals the exact, the later, the higher one.

    "At least one" and "at least five" of other reports leave one person out of the question.
    The higher: tolls grow, and a report that counts fewer on the same day has more often seen less than invented.
    """
    numbers = sorted({value.point for value in values if value.point is not None})
    if not numbers:
        return None
    return max(numbers, key=lambda number: _support(number, values))


def _support(number: float, values: Sequence[Value]) -> tuple[int, int, int, int, date, float]:
    naming = [value for value in values if value.point == number]
    named = {mark for value in naming for mark in sorted(value.assertion.marks)[:1]}
    holding = {value.assertion.group for value in values if supports(value, number)}
    denying = {value.assertion.group for value in values if not value.holds(number)} - holding
    exact = len({value.assertion.group for value in naming if value.bound == "="})
    latest = max((value.as_of for value in naming if value.as_of), default=date.min)
    headlines = len({value.assertion.group for value in naming if value.headed})
    return len(holding) - len(denying), headlines, len(named), exact, latest, number


def supports(value: Value, number: float) -> bool:
    """Say whether a value speaks for a number; persons whom we told apart speak for their own number only."""
    if value.left_out and value.point is not None:
        return number == value.point + value.left_out
    return value.point == number if value.reckoned else value.holds(number)


def _explain(current: Sequence[Value], best: float | None, conservative: float | None) -> tuple[str, ...]:
    if best is None:
        return ("no value that the reports agree on",)
    groups = {value.assertion.group for value in current}
    holding = {value.assertion.group for value in current if value.holds(best)}
    lines = [f"best {best:g}: within the bounds of {len(holding)} of {len(groups)} reports that still hold"]
    if conservative is not None and conservative != best:
        lines.append(f"conservative {conservative:g}: the lowest count that still holds")
    return tuple(lines)
