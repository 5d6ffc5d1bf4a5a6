"""Do the reports disagree about how old a named person is? Two ages are a sign of two persons, or of a mix-up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consilience.records import Citation, Figure, FigureValue, Finding, Quantity, Reading, Relation, Span, Standing
from consilience.weigh.grades import grade
from consilience.weigh.identity import finding_id
from consilience.weigh.origins import Assertion, Lineage
from consilience.weigh.paths import paths_of

_BEHIND = re.compile(r",\s*(?:who\s+is\s+|aged?\s+)?")
"""Between a name and its age: "Mara Voss, 39", "Mara Voss, aged 39"."""
_BEFORE = re.compile(r"(?:-?\s?old)?\s+(?:[\w.'’-]+\s+){0,2}")
"""Between an age and its name: "39-year-old Officer Mara Voss"."""
_APART = 2
"""Years from which two ages are not explained by a birthday between two reports."""
_FAR = 365
"""Days between two reports from which a person has grown older."""


@dataclass(frozen=True, slots=True)
class _Age:
    years: float
    assertion: Assertion
    as_of: date | None


def find_ages(lineage: Lineage) -> list[Finding]:
    """Return a figure for each named person whom the reports give two ages."""
    told: dict[str, list[_Age]] = defaultdict(list)
    for reading in lineage.index.readings.values():
        for quantity in reading.quantities:
            if quantity.kind != "age" or quantity.value is None or reading.report in lineage.index.superseded:
                continue
            found = _owner(reading, quantity)
            if found is not None:
                name, span = found
                over = lineage.index.statement_over(span)
                statement = reading.statements[over] if over is not None else None
                age = _Age(quantity.value, lineage.assert_span(span, statement), lineage.first_told[reading.report])
                told[lineage.index.canonical(name)].append(age)
    return [_finding(lineage, name, told[name]) for name in sorted(told) if _differ(told[name])]


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


def _differ(ages: Sequence[_Age]) -> bool:
    """Say whether two reports of one year give ages that no birthday explains."""
    days = [age.as_of for age in ages if age.as_of]
    near = not days or (max(days) - min(days)).days < _FAR
    years = [age.years for age in ages]
    return near and max(years) - min(years) >= _APART and len({age.assertion.group for age in ages}) > 1


def _finding(lineage: Lineage, name: str, ages: Sequence[_Age]) -> Finding:
    years = sorted({age.years for age in ages})
    cites: tuple[Citation, ...] = tuple(dict.fromkeys(age.assertion.citation for age in ages))
    identity = finding_id("figure", cites, f"age of {name}")
    support = lineage.independent(age.assertion for age in ages)
    values = tuple(
        FigureValue(age.years, age.years, "=", age.assertion.citation, age.assertion.name, age.as_of) for age in ages
    )
    latest = max((age.as_of for age in ages if age.as_of), default=None)
    because = ("the reports give one name two ages: a mix-up, or two persons",)
    figure = Figure(
        identity,
        f"age of {name}",
        "",
        values,
        None,
        years[0],
        years[-1],
        years[0],
        None,
        latest,
        Relation.CONFLICT,
        Standing.CONTESTED,
        because,
    )
    return Finding(
        id=identity,
        kind="figure",
        text=f"age of {name}: {' or '.join(f'{number:g}' for number in years)}",
        standing=Standing.CONTESTED,
        grade=grade(support, (), lineage.registry, relation=Relation.CONFLICT),
        support=cites,
        origins=tuple(origin.name for origin in support),
        lineage=paths_of(support),
        figure=figure,
    )
