"""A case written by hand: reports as text, and what a reader would have found in them, named by its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

import pytest

from consilience.records import (
    Case,
    Copy,
    Entity,
    Event,
    Name,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Stance,
    Statement,
    Time,
)


@dataclass
class Paper:
    """One report with its reading in the making. Every record is named by words of the text."""

    id: str
    text: str
    outlet: str | None = None
    published: date | None = None
    revises: str | None = None
    names: list[Name] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def at(self, words: str, after: str = "") -> Span:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Span(self.id, start, start + len(words))

    def time(self, words: str, earliest: date, latest: date | None = None) -> int:
        self.times.append(Time(self.at(words), "DATE", earliest.isoformat(), earliest, latest or earliest))
        return len(self.times) - 1

    def place(self, words: str) -> int:
        self.places.append(Place(self.at(words), words))
        return len(self.places) - 1

    def name(self, words: str, kind: str, full: str = "") -> Span:
        self.names.append(Name(self.at(words), kind, full or words))
        return self.at(words)

    def number(self, words: str, value: float, counted: str, bound: str = "=", unit: str | None = None) -> int:
        low = None if bound in ("<=", "<") else value
        high = None if bound in (">=", ">") else value
        self.quantities.append(Quantity(self.at(words), value, low, high, bound, unit, counted))
        return len(self.quantities) - 1

    def says(self, source: str, cue: str, content: str, act: str = "say", via: Sequence[str] = (), direct=False) -> int:
        speaker = source if source and source[0].isupper() else None
        statement = Statement(
            (self.at(source),), (self.at(cue),), (self.at(content),), speaker, tuple(via), direct, act
        )
        self.statements.append(statement)
        return len(self.statements) - 1

    def event(
        self,
        trigger: str,
        clause: str = "",
        *,
        kind: str | None = None,
        mode: str | None = None,
        stance: str = "affirmed",
        actor: str = "",
        recipient: str = "",
        quantities: Iterable[int] = (),
        times: Iterable[int] = (),
        places: Iterable[int] = (),
    ) -> Span:
        span = self.at(trigger, clause)
        held = [i for i, s in enumerate(self.statements) if any(c.covers(span) for c in s.content)]
        self.events.append(
            Event(
                span,
                kind,
                mode,
                lemma=trigger,
                stance=Stance(stance),
                actor=(self.at(actor),) if actor else (),
                recipient=(self.at(recipient),) if recipient else (),
                quantities=tuple(quantities),
                times=tuple(times),
                places=tuple(places),
                statement=held[-1] if held else None,
                clause=(self.at(clause),) if clause else (),
            )
        )
        return span

    def lemma(self, trigger: str, lemma: str) -> None:
        self.events = [replace(e, lemma=lemma) if e.lemma == trigger else e for e in self.events]

    @property
    def report(self) -> Report:
        return Report(self.id, self.text, self.outlet, published=self.published, revises=self.revises)

    @property
    def reading(self) -> Reading:
        return Reading(
            self.id,
            "en",
            self.published,
            sentences=tuple(_sentences(self.id, self.text)),
            names=tuple(self.names),
            times=tuple(self.times),
            places=tuple(self.places),
            quantities=tuple(self.quantities),
            statements=tuple(self.statements),
            events=tuple(sorted(self.events, key=lambda event: event.span)),
            text=self.text,
        )


def _sentences(report: str, text: str) -> Iterable[Span]:
    start = 0
    for sentence in text.split(". "):
        end = min(len(text), start + len(sentence) + 1)
        yield Span(report, start, end)
        start = end + 1


def case_of(
    *papers: Paper,
    events: Iterable[tuple[Span, ...]] = (),
    copies: Iterable[Copy] = (),
    entities: Iterable[Entity] = (),
    stories: Iterable[tuple[str, ...]] = (),
) -> Case:
    """Put papers into one case, of one story unless their stories are given."""
    return Case(
        tuple(paper.report for paper in papers),
        tuple(paper.reading for paper in papers),
        copies=tuple(copies),
        stories=tuple(stories) or (tuple(sorted(paper.id for paper in papers)),),
        entities=tuple(entities),
        events=tuple(events),
    )


@pytest.fixture
def paper():
    numbers = count(1)

    def write(text: str, outlet: str | None = None, day: int | None = None, id: str = "", **more) -> Paper:
        number = next(numbers)
        published = date(2031, 3, day) if day else None
        return Paper(id or f"r{number}", text, outlet or f"Outlet {number}", published, **more)

    return write


@pytest.fixture
def case():
    return case_of
