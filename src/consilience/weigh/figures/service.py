"""Do the reports disagree about how long a named person has served: "for nine years", "an eight-year veteran"?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from consilience.records import Finding, Name, Reading, Span, Time
from consilience.weigh.figures.lifetimes import Years, differ, full_name, years_finding
from consilience.weigh.origins.lineage import Lineage

_YEARS = re.compile(r"P(\d{1,2})Y")
_AS_VETERAN = re.compile(
    r"(?:\s+(?:[\w.’'&-]+\s+){0,5}?|-)(?:veteran|member|employee)\b(?P<body>(?:\s+(?:of|with)\s+[^.;,]{3,50})?)"
)
"""Behind the years: "an eight-year Old Harbour Police veteran", "a 20-year veteran of the force"."""
_SERVED = re.compile(
    r"\b(?:work(?:ed|s|ing)|serv(?:ed|es|ing)|been|employed|spent|was)\b(?P<body>[^.;:]{0,80}?)\b(?:(?:for|spent|served)\s+)?"
    r"(?:(?:about|almost|nearly|more\s+than|over|the\s+(?:past|last))\s+)?$"
)
"""Before the years: "had worked for the harbour police for | nine years", "served | 14 years"."""
_BEHIND = re.compile(r"\s+(?P<body>(?:on|with|in|at|as)\s+[^.;,]{3,50})")
_SPENT = re.compile(r"\b(?:served|spent|serving|spending)\s+(?:(?:about|almost|nearly|more\s+than|over)\s+)?$")
_FOR = re.compile(r"\bfor\s+(?:(?:about|almost|nearly|more\s+than|over|the\s+(?:past|last))\s+)?$")
_AT = re.compile(r"\b(?:for|with|on|in|at|of)\s+\S")
_NAMED = re.compile(r"\b[A-Z][\w&.’'-]+")
_SMALL = frozenset({"of", "the", "and", "for"})
_NEAR = 140
"""Characters from a person's name to the years that the person has served."""
_APART = 1
"""Years from which two reports are told apart."""


class _Service(NamedTuple):
    years: float
    span: Span
    name: str
    body: frozenset[str]
    """Words and initials of who is served, empty where the report does not say."""


def find_service(lineage: Lineage) -> list[Finding]:
    """Return a figure for each named person whom the reports give two lengths of service with one body."""
    told: dict[str, list[tuple[_Service, Years]]] = defaultdict(list)
    for reading in lineage.index.readings.values():
        if reading.report in lineage.index.superseded:
            continue
        for service in _services(reading, lineage):
            over = lineage.index.statement_over(service.span)
            statement = reading.statements[over] if over is not None else None
            said = lineage.assert_span(service.span, statement)
            years = Years(service.years, said, lineage.first_told[reading.report])
            told[full_name(lineage, service.name)].append((service, years))
    found = []
    for name in sorted(told):
        first = told[name][0][0]
        alike = [years for service, years in told[name] if _is_one_body(first.body, service.body)]
        if differ(alike, by=_APART):
            found.append(years_finding(lineage, f"years of service of {name}", alike, "the reports give two numbers"))
    return found


def _services(reading: Reading, lineage: Lineage) -> Iterator[_Service]:
    for time in reading.times:
        years = _YEARS.fullmatch(time.value)
        if time.kind != "DURATION" or years is None:
            continue
        sentence = lineage.index.sentence(time.span)
        told = _told(reading.text, time, sentence)
        name = _server(reading, time, sentence) if told is not None else None
        if told is not None and name is not None:
            body, end = told
            yield _Service(float(years[1]), Span(name.span.report, name.span.start, end), name.text, _words(body))


def _told(text: str, time: Time, sentence: Span) -> tuple[str, int] | None:
    """Return the words that tell whom somebody served so long, and where they end; None where it is no service."""
    start, end = max(sentence.start, time.span.start - _NEAR), time.span.end
    veteran = _AS_VETERAN.match(text, end, sentence.end)
    if veteran is not None:
        return veteran[0], veteran.end()
    behind = _BEHIND.match(text, end, sentence.end)
    if _SPENT.search(text, start, time.span.start):
        return (behind["body"], behind.end()) if behind else ("", end)
    before = _SERVED.search(text, start, time.span.start) if _FOR.search(text, start, time.span.start) else None
    return (before["body"], end) if before is not None and _AT.search(before["body"] + " ") else None


def _server(reading: Reading, time: Time, sentence: Span) -> Name | None:
    """Return who has served: the last full-named person before the years, else the one right behind "veteran"."""
    at = bisect_left(reading.names, time.span.start, key=lambda name: name.span.start)
    for name in reversed(reading.names[max(0, at - 6) : at]):
        if name.span.start < sentence.start or time.span.start - name.span.end > _NEAR:
            break
        if name.kind == "person" and " " in name.text and not reading.text.startswith(("’s", "'s"), name.span.end):
            return name
    return None


def _words(body: str) -> frozenset[str]:
    """Return the names in the words for a body and what their initials spell: "Old Harbour Police" and "OHP"."""
    names = _NAMED.findall(body)
    initials = "".join(name[0] for name in names if name.casefold() not in _SMALL)
    return frozenset({*names, initials} - {""})


def _is_one_body(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or bool(left & right)
