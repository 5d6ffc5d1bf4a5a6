"""Do the reports give one person two numbers of years, of age or of service? Then there is no best number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consilience.records import Citation, Figure, FigureValue, Finding, Relation, Standing
from consilience.weigh.grades import grade
from consilience.weigh.identity import finding_id
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.origins.paths import paths_of

_INITIAL = 2
"""Characters of an initial with its point: "J."."""
_FAR = 365
"""Days between two reports from which a person has grown older."""


@dataclass(frozen=True, slots=True)
class Years:
    """One number of years that a report gives a person."""

    years: float
    assertion: Assertion
    as_of: date | None


def full_name(lineage: Lineage, name: str) -> str:
    """Return the name under which a person is known, without an abbreviated rank before it: "Ofc. Mara Voss"."""
    words = name.split()
    plain = " ".join(word for word in words if len(word) <= _INITIAL or not word.endswith(".")) or name
    known = lineage.index.canonical(plain)
    return known if " " in known else plain


def differ(told: Sequence[Years], *, by: float) -> bool:
    """Say whether two reports of one year give numbers that lie `by` years or more apart."""
    days = [years.as_of for years in told if years.as_of]
    near = not days or (max(days) - min(days)).days < _FAR
    numbers = [years.years for years in told]
    return near and max(numbers) - min(numbers) >= by and len({years.assertion.group for years in told}) > 1


def years_finding(lineage: Lineage, counted: str, told: Sequence[Years], why: str) -> Finding:
    """Make a figure in conflict of what the reports tell of one person's years; `why` is what a reader makes of it."""
    numbers = sorted({years.years for years in told})
    cites: tuple[Citation, ...] = tuple(dict.fromkeys(years.assertion.citation for years in told))
    identity = finding_id("figure", cites, counted)
    support = lineage.independent(years.assertion for years in told)
    values = tuple(
        FigureValue(years.years, years.years, "=", years.assertion.citation, years.assertion.name, years.as_of)
        for years in told
    )
    figure = Figure(
        id=identity,
        counted=counted,
        scope="",
        values=values,
        best=None,
        low=numbers[0],
        high=numbers[-1],
        conservative=numbers[0],
        unit=None,
        as_of=max((years.as_of for years in told if years.as_of), default=None),
        relation=Relation.CONFLICT,
        standing=Standing.CONTESTED,
        because=(why,),
    )
    return Finding(
        id=identity,
        kind="figure",
        text=f"{counted}: {' or '.join(f'{number:g}' for number in numbers)}",
        standing=Standing.CONTESTED,
        grade=grade(support, (), lineage.registry, relation=Relation.CONFLICT),
        support=cites,
        origins=tuple(origin.name for origin in support),
        lineage=paths_of(support),
        figure=figure,
    )
