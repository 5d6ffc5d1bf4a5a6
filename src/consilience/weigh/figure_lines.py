"""How is a figure said: what it counts, in which scope, and its line?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from consilience.records import Figure
from consilience.weigh.counts import Count
from consilience.weigh.measures import Measure


def label_of(measure: Measure, group: Sequence[Count]) -> str:
    """Name what is counted: by its outcome, else as most reports put it."""
    part = f" ({measure.share})" if measure.share else ""
    if not measure.outcome:
        often = Counter(count.words for count in group)
        return min(often, key=lambda words: (words[:1].isupper(), -often[words], len(words), words)) + part
    return measure.label + part


def scope_words(group: Sequence[Count]) -> str:
    """Describe the scope in the reports' own names: up to two places, the time of a past matter, the stance."""
    often = Counter(place for count in group for place in count.places)
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
