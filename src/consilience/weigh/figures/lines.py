"""How is a figure said: what it counts, in which scope, and its line?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from consilience.records import Figure
from consilience.weigh.figures.counts import Count
from consilience.weigh.measures import Measure

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_CAPTURED = "captured"
_INITIALS = 4
"""Up to so many capitals make an abbreviation ("DART"); longer words in capitals stand in a headline."""
ATTACKER_TOO = "attacker included"
"""Of a total that no report gives: it gives the victims, and tells elsewhere that the attacker died."""


def label_of(group: Sequence[Count], best: float | None = None) -> str:
    """Name what is counted: by its outcome, else as most reports put it; `best` is the number that is told of it."""
    measure = _widest(group)
    part = f" ({measure.share})" if measure.share else ""
    if not measure.outcome:
        often = Counter(count.words for count in group if count.value.point == best)
        often = often or Counter(count.words for count in group)
        return min(often, key=lambda words: (words[:1].isupper(), -often[words], len(words), words)) + part
    if measure.of_people:
        naming = [count.value for count in group if count.value.point == best]
        reckoned = bool(naming) and all(value.reckoned and value.part == "total" for value in naming)
        return f"{measure.label} ({ATTACKER_TOO})" if reckoned and not part else measure.label + part
    return f"{_as_told(measure, group)} {_outcome_told(measure, group)}{part}"


def _widest(group: Sequence[Count]) -> Measure:
    """Return the measure that says least of those counted ("officers", not "police officers"), of equals the usual."""
    often = Counter(count.measure for count in group)
    return min(often, key=lambda m: (not m.of_people, not m.outcome, len(m.counted), -often[m], m.label))


def _as_told(measure: Measure, group: Sequence[Count]) -> str:
    """Return who or what is counted in the order and with the capitals of the reports: "El Centro officers"."""
    known = set(measure.counted)
    told: Counter[tuple[str, ...]] = Counter()
    for count in group:
        words = [word for word in _WORD.findall(count.words) if word.casefold() in known]
        if count.measure.counted == measure.counted and len(words) == len(known):
            told[tuple(_cased(word, head=word.casefold() == measure.counted[0]) for word in words)] += 1
    if not told:
        return " ".join((*measure.counted[1:], measure.counted[0]))
    usual = min(told, key=lambda words: (-told[words], words))
    return " ".join(usual)


def _outcome_told(measure: Measure, group: Sequence[Count]) -> str:
    """Return the outcome, or the word that all reports use where ours is said of people only: boats are captured."""
    taken = measure.outcome == "detained" and all(_CAPTURED in count.words.casefold() for count in group)
    return _CAPTURED if taken else measure.outcome


def _cased(word: str, *, head: bool) -> str:
    """Write a name with its capitals, the noun itself small, as "officers" in a headline."""
    return word.casefold() if head or (word.isupper() and len(word) > _INITIALS) else word


def scope_words(group: Sequence[Count], label: str = "") -> str:
    """Describe the scope in the reports' own names: up to two places, the time of a past matter, the stance.

    A place that the `label` names ("El Centro officers injured") is not named again.
    """
    often = Counter(place for count in group for place in count.places if place not in label)
    places = sorted(often, key=lambda place: (-often[place], place))[:2]
    when = [words for words in group[0].when.split("; ") if words not in places]
    return "; ".join(filter(None, (", ".join(places), *when, group[0].scope[1])))


def wording(figure: Figure) -> str:
    """Word a figure in one line: "76 people killed", "at least 19 US operations", "3 to 10 people killed".

    Limits that no report gives (margins) are left to the table of figures: a line holds only numbers that are quoted.
    """
    told = {limit for value in figure.values for limit in (value.low, value.high)}
    low, high = (limit if limit in told else None for limit in (figure.low, figure.high))
    best = "?" if figure.best is None else _number(figure.best)
    if figure.high is None:
        best = f"at least {best}"
    elif low != high and low is not None and high is not None:
        best = f"{best} ({_number(low)} to {_number(high)})"
    unit = f" {figure.unit}" if figure.unit and figure.unit not in figure.counted else ""
    return f"{best}{unit} {figure.counted}"


def _number(value: float) -> str:
    """Write a number in full: six digits and more are not rounded."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
