"""What does the reader find in a report of the stream? Known from how it was written, without parsing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from benchmarks.stream_sentences import Mark, Sentence, Trigger
from consilience.records import Block, BlockKind, Event, Name, Place, Quantity, Reading, Report, Span, Time

Placed = tuple[int, int, Sentence]
"""Where a sentence starts and ends in the text."""
_NAMES = {
    "person": "person",
    "place": "place",
    "force": "force",
    "organisation": "organisation",
    "platform": "platform",
}


def read(report: Report, blocks: Sequence[tuple[int, int, BlockKind]], sentences: Sequence[Placed]) -> Reading:
    """Give the reading of a report from its marks."""
    found = _Found(report.id)
    for start, end, sentence in sentences:
        found.take(start, end, tuple(sentence.marks()))
    return Reading(
        report.id,
        report.language,
        report.published,
        blocks=tuple(Block(Span(report.id, start, end), kind) for start, end, kind in blocks),
        sentences=tuple(Span(report.id, start, end) for start, end, _ in sentences),
        names=tuple(found.names),
        times=tuple(found.times),
        places=tuple(found.places),
        quantities=tuple(found.quantities),
        events=tuple(found.events),
        text=report.text,
    )


class _Found:
    def __init__(self, report: str) -> None:
        self._report = report
        self.names: list[Name] = []
        self.times: list[Time] = []
        self.places: list[Place] = []
        self.quantities: list[Quantity] = []
        self.events: list[Event] = []

    def take(self, start: int, end: int, marks: Sequence[Mark]) -> None:
        """Take up what one sentence says; its events are those of its time and its places."""
        first_time, first_place, first_quantity = len(self.times), len(self.places), len(self.quantities)
        for mark in marks:
            if mark.fact is not None:
                self._name(start + mark.start, mark)
        times = tuple(range(first_time, len(self.times)))
        places = tuple(range(first_place, len(self.places)))
        clause = (Span(self._report, start, end),)
        numbers = {quantity.span.start: first_quantity + at for at, quantity in enumerate(self._since(first_quantity))}
        for mark in marks:
            if mark.fact is None:
                piece, at = cast(Trigger, mark.piece), start + mark.start
                span = Span(self._report, at, at + len(piece.word.split()[0]))
                near = [number for where, number in numbers.items() if abs(where - at) < 40]
                kind, mode = piece.kind or None, piece.mode or None
                told = (times, places, tuple(near[:1])) if kind or mode else ((), (), ())
                self.events.append(
                    Event(
                        span,
                        kind,
                        mode,
                        lemma=piece.lemma,
                        times=told[0],
                        places=told[1],
                        quantities=told[2],
                        clause=clause,
                    )
                )

    def _since(self, first: int) -> list[Quantity]:
        return self.quantities[first:]

    def _name(self, at: int, mark: Mark) -> None:
        fact = mark.fact
        if fact is None:
            return
        span = Span(self._report, at, at + len(fact.words))
        if fact.sort in _NAMES:
            self.names.append(Name(span, _NAMES[fact.sort], str(fact.value or fact.words)))
            if fact.sort == "place":
                self.places.append(Place(span, fact.words))
        elif fact.sort == "time":
            day, offset = cast(tuple[date, int], fact.value)
            self.times.append(Time(Span(self._report, at + offset, span.end), "DATE", day.isoformat(), day, day))
        elif fact.sort == "year":
            year = cast(int, fact.value)
            self.times.append(Time(span, "DATE", str(year), date(year, 1, 1), date(year, 12, 31)))
        elif fact.sort in ("quantity", "money"):
            value = cast(float, fact.value)
            kind, unit = ("money", "USD") if fact.sort == "money" else ("count", None)
            self.quantities.append(Quantity(span, value, value, value, "=", unit, mark.piece[1] or None, kind=kind))
