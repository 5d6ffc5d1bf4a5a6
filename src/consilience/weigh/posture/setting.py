"""What do all finders of a posture look things up in? The case, its named parts, and who is meant by some words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from consilience.records import Name, Place, Span
from consilience.weigh.figures.parts import find_parts
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.posture.countries import Countries
from consilience.weigh.posture.told import Draft, Told, bare, longest, places_at, tell_event
from consilience.weigh.posture.words import has_word
from consilience.weigh.states import Part, State
from consilience.weigh.wording import tidy

_ACTORS = frozenset({"person", "organisation", "force"})
_DEEP = re.compile(r"[,;]|\b(?:of|in|from|for|who|which|that|with)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Setting:
    """The case as the finders see it; built once."""

    index: CaseIndex

    @cached_property
    def countries(self) -> Countries:
        """Who belongs to which country."""
        return Countries(self.index)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The named things that can be part of a posture."""
        return find_parts(self.index)

    @cached_property
    def names(self) -> dict[str, tuple[Name, ...]]:
        """The names of each report, in reading order."""
        return {
            report: tuple(sorted(reading.names, key=lambda name: name.span))
            for report, reading in self.index.readings.items()
        }

    def names_in(self, span: Span) -> list[Name]:
        """Return the names inside a span, in reading order."""
        names = self.names[span.report]
        first = bisect_left(names, span.start, key=_start)
        last = bisect_left(names, span.end, key=_start)
        return [name for name in names[first:last] if name.span.end <= span.end]

    def who(self, spans: Iterable[Span]) -> str | None:
        """Return under which name an argument is known: the first person or body in its head, else its country."""
        for span in spans:
            for name in self.names_in(span):
                before = self.index.text(Span(span.report, span.start, name.span.start))
                if name.kind in _ACTORS and not _DEEP.search(before):
                    entity = self.index.entity_of.get(name.span)
                    return entity.name if entity is not None else name.text
            countries = self.countries.within(span)
            if countries:
                return countries[0]
        return None

    def speaker(self, mention: Mention, acts: frozenset[str]) -> tuple[str, Span] | None:
        """Return who says the words that hold an event in one of some ways, and the words that say so."""
        number = mention.event.statement
        if number is None or number >= len(mention.reading.statements):
            return None
        for statement in self.index.statements_around(mention.reading.report, number):
            if statement.act in acts and statement.source:
                name = statement.speaker or tidy(self.index.text(statement.source[0]))
                return name, self.index.told_span(mention.reading.report, statement)
        return None

    @cached_property
    def officials(self) -> frozenset[str]:
        """Who speaks for more than himself: bodies, forces and states, and persons told of with an office."""
        names = [name for names in self.names.values() for name in names]
        bodies = {name.text for name in names if name.kind in ("organisation", "force", "place", "nationality")}
        persons = {name.text for name in names if name.role and has_word("office", name.role)}
        entities = {self.index.canonical(person) for person in persons}
        return frozenset(bodies | persons | entities)

    def draft(self, part: Part, states: Iterable[State], *, also: Iterable[Told] = ()) -> Draft:
        """Draft a named part from the events that tell its state, with the places of these events."""
        every = tuple(states)
        told = [tell_event(self.index, s.mention, "status", s.status, s.name) for s in every]
        for state in every:
            for place in places_at(state.mention):
                item = tell_event(self.index, state.mention, "place", place.name, state.name, place.span)
                told.append(with_place(item, place))
        actors = [span for state in every for span in state.mention.event.actor]
        side = self.countries.of(part.mentions) or self.countries.of(actors)
        return Draft(part.kind, part.name, part.variants, (*told, *also), side=side, mentions=part.mentions)


def _start(name: Name) -> int:
    return name.span.start


def with_place(told: Told, place: Place) -> Told:
    """Put a place to what is told."""
    return replace(told, place=place)


def named(span_texts: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Choose the name of something without a name of its own: its longest description; the others are variants."""
    names = tuple(sorted({bare(text) for text in span_texts if bare(text)}))
    return longest(names), names
