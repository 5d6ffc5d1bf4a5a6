"""Which country is meant? By its name, a demonym, its capital for its government, or a person presented as its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from consilience.records import Name, Place, Reading, Span
from consilience.weigh.index import CaseIndex

_BESIDE = re.compile(r"^(?:['’]s)?\s(?:[\w’'-]+\s){0,4}$")
"""What stands between a country and the person presented as its own: "Russian Foreign Minister Sergey Lavrov"."""


@dataclass(frozen=True)
class Countries:
    """The countries of a case by the words that stand for them."""

    index: CaseIndex

    @cached_property
    def _named(self) -> dict[str, str]:
        """For each country code the name that most reports give it."""
        told: dict[str, Counter[str]] = {}
        for reading in self.index.readings.values():
            for place in reading.places:
                if place.country and place.precision == "country":
                    told.setdefault(place.country, Counter())[place.name] += 1
        return {code: min(names, key=lambda name: (-names[name], name)) for code, names in told.items()}

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, Place]]]:
        """For each report the places that stand for a state, by where they start."""
        found: dict[str, list[tuple[int, Place]]] = {}
        for report, reading in self.index.readings.items():
            states = [p for p in reading.places if p.country and (p.precision == "country" or p.use == "actor")]
            found[report] = sorted(((p.span.start, p) for p in states), key=lambda item: item[0])
        return found

    def within(self, span: Span) -> tuple[str, ...]:
        """Return the states that the words of a span name, in reading order, each once."""
        places = self._places[span.report]
        first = bisect_left(places, span.start, key=lambda item: item[0])
        last = bisect_left(places, span.end, key=lambda item: item[0])
        told = [(at, self._named[p.country]) for at, p in places[first:last] if p.country in self._named]
        told += [(start, name) for start, name in self._unlisted[span.report] if span.start <= start < span.end]
        return tuple(dict.fromkeys(name for _, name in sorted(told)))

    @cached_property
    def _unlisted(self) -> dict[str, list[tuple[int, str]]]:
        """For each report where a state that no gazetteer knows is named: it has people named after it ("Vestan")."""
        states = self._by_people
        if not states:
            return {report: [] for report in self.index.readings}
        words = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, states)))})\b(?!\s[A-Z])")
        return {
            report: [(found.start(), states[found[0]]) for found in words.finditer(reading.text)]
            for report, reading in self.index.readings.items()
        }

    @cached_property
    def _by_people(self) -> dict[str, str]:
        """The names of such states and of their people, each with the name of the state."""
        readings = self.index.readings.values()
        known = {place.name for reading in readings for place in reading.places if place.geonameid or place.country}
        names = {name.text for reading in readings for name in reading.names} - known
        placed = {name.text for reading in readings for name in reading.names if name.kind == "place"}
        found: dict[str, str] = {}
        for state in sorted(names & placed):
            people = {state + "n", state + "an", state + "ian", state[:-1] + "an", state[:-1] + "ian"} & names
            found |= dict.fromkeys(sorted(people), state) | ({state: state} if people else {})
        return found

    def of(self, spans: Iterable[Span]) -> str | None:
        """Return the one state that spans name, or that a person in them belongs to; None where it is not one."""
        every = tuple(spans)
        named = {name for span in every for name in self.within(span)}
        if not named:
            named = {country for span in every for country in self._of_persons(span)}
        return named.pop() if len(named) == 1 else None

    def _of_persons(self, span: Span) -> set[str]:
        names = (self.index.entity_of.get(name.span) for name in self._persons_in(span))
        return {self._persons[entity.name] for entity in names if entity and entity.name in self._persons}

    def _persons_in(self, span: Span) -> list[Name]:
        names = self._persons_by_report[span.report]
        first = bisect_left(names, span.start, key=lambda name: name.span.start)
        last = bisect_left(names, span.end, key=lambda name: name.span.start)
        return names[first:last]

    @cached_property
    def _persons_by_report(self) -> dict[str, list[Name]]:
        return {
            report: sorted((n for n in reading.names if n.kind == "person"), key=lambda name: name.span)
            for report, reading in self.index.readings.items()
        }

    @cached_property
    def _persons(self) -> dict[str, str]:
        """For each person that some report presents with his country, this country; none where reports differ."""
        told: dict[str, set[str]] = {}
        for reading in self.index.readings.values():
            for name in self._persons_by_report[reading.report]:
                country = self._before(reading, name)
                entity = self.index.entity_of.get(name.span)
                if country and entity:
                    told.setdefault(entity.name, set()).add(country)
        return {person: min(countries) for person, countries in told.items() if len(countries) == 1}

    def _before(self, reading: Reading, name: Name) -> str | None:
        """Return the country in whose service a person is presented: a title stands between the two."""
        places = self._places[reading.report]
        at = bisect_left(places, name.span.start, key=lambda item: item[0]) - 1
        if at < 0 or not name.role:
            return None
        place = places[at][1]
        between = reading.text[place.span.end : name.span.start]
        if self._persons_in(Span(name.span.report, place.span.end, name.span.start)):
            return None
        beside = _BESIDE.match(between) is not None and any(word in between for word in name.role.split())
        return self._named.get(place.country or "") if beside else None
