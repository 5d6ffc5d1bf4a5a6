"""Invented reports without end, as they would arrive, each with what is true of it: its story, and whose text it is.

Stories take a day or many months and branch; some towns see two attacks in one week; agencies are printed whole, cut,
reworded, corrected and in part. Nobody and nothing in it exists. The same seed gives the same stream; only what is not
yet printed is held in memory.

    python -m benchmarks.stream --size 3 --seed 1         prints three reports as JSON Lines
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import count, islice

from benchmarks import stream_readings
from benchmarks.stream_drafts import BLOCK, Draft, correct, credited, draft, furniture, near, partial
from benchmarks.stream_facts import StoryFacts, later_day
from benchmarks.stream_readings import Placed
from benchmarks.stream_sentences import templates
from benchmarks.stream_world import OUTLETS, World
from consilience.records import BlockKind, Reading, Report

BEGIN = date(2031, 1, 1)
PER_DAY = 700
"""Reports a day: a million in four years."""
PER_STORY = 8.5
"""Reports of a mean story, copies and branches included (measured)."""
LARGEST_STORY = 250
"""Reports of its own; copies come on top."""
TWINS = 0.05
"""Of the attacks: followed by another of the same kind in the same town within the week."""
BRANCHES = 0.5
"""Of the stories of more than LONG reports: something else comes of them, with a life of its own."""
LONG = 12
LATE = 0.05
"""Of all reports: arrive days after their publication, on average DAYS_LATE."""
DAYS_LATE = 3.0
AGENCY = 0.25
"""Of a story's own reports: written by an agency, which others print."""
PRINTED_BY = 2.5
"""Others that print an agency's report, on average."""
WAYS = (("identical", 0.45), ("near", 0.72), ("partial", 0.87), ("rewrite", 0.95), ("correction", 1.0))
"""How they do, up to which of a random number."""
SAME_TEXT = ("identical", "near", "correction")
_ATTACKS = ("bombing", "shooting", "raid")
_OUTCOMES = {"bombing": "protest", "shooting": "protest", "quake": "outbreak", "flood": "strike", "ferry": "protest"}
_OUTCOMES |= {"strike": "talks", "protest": "raid", "outbreak": "protest", "raid": "talks", "talks": "protest"}


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the stream and what is true of it."""

    report: Report
    story: str
    crisis: str
    """The story that this one branched from, or itself."""
    way: str
    """own, identical, near, partial, rewrite or correction"""
    original: str
    """The report that it is made from, in its way; itself, if it is nobody's copy."""
    blocks: tuple[tuple[int, int, BlockKind], ...]
    sentences: tuple[Placed, ...]

    @property
    def text_of(self) -> str:
        """The report whose text it is: its own, unless it is an identical, near or corrected copy."""
        return self.original if self.way in SAME_TEXT else self.report.id

    @property
    def reading(self) -> Reading:
        """What the reader would find, worked out anew each time."""
        return stream_readings.read(self.report, self.blocks, self.sentences)


@dataclass(slots=True)
class _Story:
    name: str
    crisis: str
    kind: str
    facts: StoryFacts


@dataclass(slots=True)
class _Printing:
    """A copy to be printed."""

    story: _Story
    way: str
    original: str
    agency: str
    text: Draft


def stream(seed: int = 0, *, per_day: float = PER_DAY, begin: date = BEGIN) -> Iterator[Told]:
    """Yield reports in the order of arrival, day after day, without end."""
    newsroom = _Newsroom(seed, per_day)
    late: list[tuple[date, int, Told]] = []
    numbers = count()
    for number in count():
        day = begin + timedelta(number)
        today: list[Told] = []
        for told in newsroom.print_day(day):
            if newsroom.rng.random() < LATE:
                arrives = later_day(newsroom.rng, day + timedelta(1), DAYS_LATE)
                heappush(late, (arrives, next(numbers), told))
            else:
                today.append(told)
        while late and late[0][0] <= day:
            today.append(heappop(late)[2])
        newsroom.rng.shuffle(today)
        yield from today


class _Newsroom:
    """The stories that go on, and what of them is still to be printed."""

    def __init__(self, seed: int, per_day: float) -> None:
        self.rng = random.Random(f"stream {seed}")
        self._world = World(seed)
        self._new_a_day = per_day / PER_STORY
        self._owed = 0.0
        self._agenda: list[tuple[date, int, _Story | _Printing]] = []
        self._numbers = count()
        self._reports = count()
        self._stories = count()

    def print_day(self, day: date) -> Iterator[Told]:
        """Begin the stories of a day and print what is due."""
        self._owed += self._new_a_day
        while self._owed >= 1:
            self._owed -= 1
            self._begin(day)
        while self._agenda and self._agenda[0][0] <= day:
            due = heappop(self._agenda)[2]
            yield self._print_copy(due, day) if isinstance(due, _Printing) else self._print(due, day)

    def _later(self, day: date, due: _Story | _Printing) -> None:
        heappush(self._agenda, (day, next(self._numbers), due))

    def _begin(self, day: date, kind: str = "", place: tuple[int, int] | None = None, crisis: str = "") -> None:
        rng = self.rng
        kind = kind or rng.choice([name for name in templates() if name != "any"])
        place = place or (self._world.by_country.draw(rng), self._world.by_town.draw(rng))
        name = f"story{next(self._stories)}"
        story = _Story(name, crisis or name, kind, StoryFacts(self._world, rng, day, place))
        reports = min(LARGEST_STORY, int(rng.paretovariate(1.0)))
        for number in range(reports):
            self._later(day + timedelta(self._delay(number, reports)), story)
        if kind in _ATTACKS and rng.random() < TWINS:
            self._later_story(day + timedelta(1 + int(rng.random() * 6)), kind, place)
        if reports > LONG and rng.random() < BRANCHES:
            self._later_story(day + timedelta(5 + int(rng.random() * 60)), _OUTCOMES[kind], place, story.crisis)

    def _later_story(self, day: date, kind: str, place: tuple[int, int], crisis: str = "") -> None:
        facts = StoryFacts(self._world, self.rng, day, place)
        name = f"story{next(self._stories)}"
        story = _Story(name, crisis or name, kind, facts)
        for number in range(reports := min(40, 1 + int(self.rng.paretovariate(1.0)))):
            self._later(day + timedelta(self._delay(number, reports)), story)

    def _delay(self, number: int, reports: int) -> int:
        """Draw when a report is due: the first ones at once, the others over a life as long as the story is large."""
        if number < 2 or self.rng.random() < 0.4:
            return int(self.rng.random() * 2)
        return int(min(400.0, self.rng.expovariate(1 / (1.0 + 1.2 * reports))))

    def _print(self, story: _Story, day: date) -> Told:
        """Print a report of its own, and let others print an agency's."""
        rng = self.rng
        text = draft(story.facts, story.kind, day, rng)
        if rng.random() >= AGENCY:
            return self._told(story, day, text, self._outlet())
        agency = rng.choice(self._world.agencies)
        town = story.facts["town"].words
        text = replace(text, dateline=f"{town.upper()} ({agency}) — ")
        told = self._told(story, day, text, agency)
        for _ in range(int(rng.expovariate(1 / (PRINTED_BY + 0.5)))):
            drawn = rng.random()
            way = next(name for name, share in WAYS if drawn < share)
            if way == "partial" and len(text.sentences) < 2 * BLOCK[0]:
                way = "rewrite"
            printing = _Printing(story, way, told.report.id, agency, text)
            self._later(later_day(rng, day, 0.5), printing)
        return told

    def _print_copy(self, due: _Printing, day: date) -> Told:
        rng, outlet = self.rng, self._outlet()
        after = furniture(outlet, self._world.outlets.index(outlet))
        credit = credited(due.agency, outlet, rng) if rng.random() < 0.6 else ""
        foot = "\n\n".join(filter(None, (credit, after)))
        if due.way == "correction":
            return self._told(due.story, day, correct(due.text, rng), due.agency, (due.way, due.original))
        if due.way in SAME_TEXT:
            text = replace(near(due.text, rng) if due.way == "near" else due.text, after=foot)
            return self._told(due.story, day, text, outlet, (due.way, due.original))
        text = draft(due.story.facts, due.story.kind, day, rng)
        if due.way == "partial":
            text = replace(partial(text, due.text, rng), after=foot)
        return self._told(due.story, day, text, outlet, (due.way, due.original))

    def _outlet(self) -> str:
        return self._world.outlets[self._world.by_outlet.draw(self.rng) % OUTLETS]

    def _told(self, story: _Story, day: date, text: Draft, outlet: str, made: tuple[str, str] | None = None) -> Told:
        """Give a report with what is true of it; `made` says in which way from which other."""
        name = f"s{next(self._reports):07}"
        way, original = made or ("own", name)
        words, blocks, sentences = _set(text)
        revises = original if way == "correction" else None
        report = Report(name, words, outlet, text.title, language="en", published=day, revises=revises)
        return Told(report, story.name, story.crisis, way, original, blocks, sentences)


def _set(text: Draft) -> tuple[str, tuple[tuple[int, int, BlockKind], ...], tuple[Placed, ...]]:
    """Set a draft as text: its words, and where its blocks and sentences stand."""
    parts: list[str] = []
    blocks: list[tuple[int, int, BlockKind]] = []
    placed: list[Placed] = []
    at = 0
    if text.before:
        parts.append(f"{text.before}\n\n")
        blocks.append((0, len(text.before), BlockKind.BODY))
        at = len(parts[0])
    if text.dateline:
        blocks.append((at, at + len(text.dateline) - 1, BlockKind.DATELINE))
        parts.append(text.dateline)
        at += len(text.dateline)
    ends = {*text.paragraphs[1:], len(text.sentences)}
    begin = at
    for number, sentence in enumerate(text.sentences, start=1):
        parts.append(sentence.text)
        placed.append((at, at + len(sentence.text), sentence))
        at += len(sentence.text)
        if number in ends:
            blocks.append((begin, at, BlockKind.BODY))
        parts.append("\n\n" if number in ends else " ")
        at += len(parts[-1])
        begin = at if number in ends else begin
    for line in text.after.split("\n\n") if text.after else ():
        blocks.append((at, at + len(line), BlockKind.BODY))
        parts += (line, "\n\n")
        at += len(line) + 2
    return "".join(parts).rstrip(), tuple(blocks), tuple(placed)


def spread_over(size: int, years: float = 4) -> float:
    """Give how many reports a day make `size` in so many years."""
    return size / (years * 365)


def main() -> None:
    """Print the first reports of a stream with what is true of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for told in islice(stream(options.seed, per_day=spread_over(options.size)), options.size):
        print(json.dumps(_row(told)))


def _row(told: Told) -> dict[str, object]:
    report = told.report
    row = {"id": report.id, "text": report.text, "outlet": report.outlet, "title": report.title, "language": "en"}
    truth = {"invented": True, "story": told.story, "crisis": told.crisis, "way": told.way, "original": told.original}
    return {**row, "published": report.published and report.published.isoformat(), **truth}


if __name__ == "__main__":
    main()
