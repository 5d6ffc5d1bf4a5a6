"""Do the reports disagree about how old a named person is? Two ages are a sign of two persons, or of a mix-up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from consilience.records import Finding, Quantity, Reading, Span
from consilience.weigh.figures.lifetimes import Years, differ, full_name, years_finding
from consilience.weigh.origins.lineage import Lineage

_BEHIND = re.compile(r",\s*(?:who\s+is\s+|aged?\s+)?")
"""Between a name and its age: "Mara Voss, 39", "Mara Voss, aged 39"."""
_BEFORE = re.compile(r"(?:-?\s?old)?\s+(?:[\w.'’-]+\s+){0,2}")
"""Between an age and its name: "39-year-old Officer Mara Voss"."""
_APART = 2
"""Years from which two ages are not explained by a birthday between two reports."""


def find_ages(lineage: Lineage) -> list[Finding]:
    """Return a figure for each named person whom the reports give two ages."""
    told: dict[str, list[Years]] = defaultdict(list)
    for reading in lineage.index.readings.values():
        for quantity in reading.quantities:
            if quantity.kind != "age" or quantity.value is None or reading.report in lineage.index.superseded:
                continue
            found = _owner(reading, quantity)
            if found is not None:
                name, span = found
                over = lineage.index.statement_over(span)
                statement = reading.statements[over] if over is not None else None
                age = Years(quantity.value, lineage.assert_span(span, statement), lineage.first_told[reading.report])
                told[full_name(lineage, name)].append(age)
    return [
        years_finding(
            lineage, f"age of {name}", told[name], "the reports give one name two ages: a mix-up, or two persons"
        )
        for name in sorted(told)
        if differ(told[name], by=_APART)
    ]


def _owner(reading: Reading, quantity: Quantity) -> tuple[str, Span] | None:
    """Return the name of the person whose age it is, and the words from the one to the other."""
    at = bisect_left(reading.names, quantity.span.start, key=lambda name: name.span.start)
    near = reading.names[max(0, at - 1) : at + 2]
    if reading.text.startswith("-old", quantity.span.end):
        near = tuple(sorted(near, key=lambda name: name.span.start < quantity.span.start))
    for name in near:
        if name.kind != "person" or " " not in name.text:
            continue
        first, last = sorted((name.span, quantity.span))
        gap = reading.text[first.end : last.start]
        if (_BEHIND if first == name.span else _BEFORE).fullmatch(gap):
            return name.text, Span(name.span.report, first.start, last.end)
    return None
