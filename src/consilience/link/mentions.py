"""What does each mention of an event say that can be compared? Its word, participants, days, numbers, context."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.link.keys import fold
from consilience.link.rarity import stop_words
from consilience.link.stems import classes, stem
from consilience.records import Entity, Event, Reading, Span
from consilience.rules import lookup

_WORD = re.compile(r"[^\W_]+")
_POINTING = re.compile(r"\b(the|this|that|these|those|such|its|their|his|her)\b[\s\w-]*$", re.IGNORECASE)
_POINTING_WINDOW = 30
"""Characters before a noun in which "the", "this" or "such" points back."""
_PHRASE_END = re.compile(
    r"[,(]|\s(?:of|at|in|on|near|that|which|who|from|by|with|for|to|outside|inside)\s", re.IGNORECASE
)
"""Where the head of a noun phrase is behind us."""
_STATE = "state"
_ATTACK = "attack"
"""The class of words whose reading as an agent's act a noun may not have."""
_AGENTS = ("person", "organisation", "force", "platform", "nationality")
_SORTS = {"person": "p", "place": "g", "nationality": "g"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an event. Words are stems.

    Participants are persons ("p:12"), places ("g:12"), other entities ("e:12"), countries ("c:VE") and stems.
    """

    span: Span
    word: str
    keys: frozenset[str]
    """What another mention must share to be compared: the stem, its classes of meaning, the mode."""
    kind: str | None
    mode: str | None
    actor: frozenset[str]
    recipient: frozenset[str]
    clause: frozenset[str]
    context: frozenset[str]
    days: tuple[int, int] | None
    """The earliest and the latest day, as ordinals."""
    towns: frozenset[str]
    """Towns and sites named in its sentence."""
    numbers: frozenset[str]
    points_back: bool
    light: bool
    """Whether the word is one of saying or doing at large: say, tell, use."""
    general: bool
    """Whether the word alone tells happenings badly apart: plan, operation, response."""
    story: int = 0
    first_word: str = ""
    """The stem as written, where `word` is that of the event it takes up."""
    agency: str | None = None
    """What does it: a `happening` (an explosion, a storm) or an `agent` (a person, a force, a state)."""

    @property
    def is_bare(self) -> bool:
        """Say whether it is a noun like "the deployment" that tells nothing of its own: what it takes up tells."""
        return self.points_back and not (self.light or self.actor or self.recipient or self.numbers)


class _Report:
    """The names and places of one reading in order, to be found inside spans."""

    def __init__(self, reading: Reading, entity_of: Mapping[Span, int]) -> None:
        self.marks = sorted(_marks(reading, entity_of))
        self.text = reading.text
        self.starts = [mark[0] for mark in self.marks]
        small = stop_words()
        found = [(word.start(), word.group().lower()) for word in _WORD.finditer(reading.text)]
        self.stems = [(start, stem(word)) for start, word in found if word not in small]
        self.stem_starts = [start for start, _ in self.stems]
        self.agents = sorted(name.span.start for name in reading.names if name.kind in _AGENTS)
        self.sentences = sorted(reading.sentences)
        self.sentence_starts = [span.start for span in self.sentences]

    def tokens(self, spans: Iterable[Span]) -> frozenset[str]:
        """Give the entities, countries and stems of content words inside spans."""
        found: set[str] = set()
        for span in spans:
            low, high = bisect_left(self.starts, span.start), bisect_right(self.starts, span.end)
            found.update(token for _, end, token in self.marks[low:high] if end <= span.end)
            low, high = bisect_left(self.stem_starts, span.start), bisect_left(self.stem_starts, span.end)
            found.update(word for _, word in self.stems[low:high])
        return frozenset(found)

    def agency(self, actor: Sequence[Span]) -> str | None:
        """Say what sort of actor it is by the head of its first span.

        "An explosion at the fuel depot" is a happening, "a Kestrian warship" an agent, "a missile" neither.
        """
        if not actor:
            return None
        words = _WORD.findall(_PHRASE_END.split(self.text[actor[0].start : actor[0].end].strip(), maxsplit=1)[0])
        head = fold(words[-1]) if words else ""
        known = lookup("en", "agency", "noun", "agency").get(head)
        named = any(
            token[0] in "pec" or token.startswith("g:") for token in self.tokens(actor[:1]) if token[1:2] == ":"
        )
        return known or ("agent" if named or head in lookup("en", "collectives", "noun", "kind") else None)

    def sentence(self, span: Span) -> Span:
        """Give the sentence that holds a span, or the span itself."""
        number = bisect_right(self.sentence_starts, span.start) - 1
        return self.sentences[number] if number >= 0 and span.start < self.sentences[number].end else span


def _marks(reading: Reading, entity_of: Mapping[Span, int]) -> Iterator[tuple[int, int, str]]:
    """Give where the entities and the countries stand."""
    demonyms = lookup("en", "demonyms", "demonym", "country")
    for name in reading.names:
        if name.span in entity_of:
            yield name.span.start, name.span.end, f"{_SORTS.get(name.kind, 'e')}:{entity_of[name.span]}"
        if name.kind == "nationality" and demonyms.get(name.text):
            yield name.span.start, name.span.end, f"c:{demonyms[name.text]}"
    for place in reading.places:
        if place.country and (place.use == "actor" or place.precision == "country"):
            yield place.span.start, place.span.end, f"c:{place.country}"
        elif place.precision in ("town", "site"):
            yield place.span.start, place.span.end, f"t:{fold(place.name)}"


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What its sentence gives to a mention."""

    tokens: frozenset[str]
    days: frozenset[tuple[int, int]]
    """The dates of what is done in the words of one speaker, not of who says so when."""


def find_mentions(reading: Reading, entities: Mapping[Span, int], story: int) -> Iterator[Mention]:
    """Describe the events of one reading, sentence by sentence and speaker by speaker."""
    report = _Report(reading, entities)
    beside: dict[tuple[Span, int], list[Event]] = defaultdict(list)
    for event in sorted(reading.events, key=lambda event: event.span):
        said = -1 if event.statement is None else event.statement
        beside[report.sentence(event.span), said].append(event)
    for (sentence, _), events in sorted(beside.items()):
        dated = (_dated(event, reading) for event in events if _weight(event) is None)
        around = _Surroundings(report.tokens([sentence]), frozenset(day for days in dated for day in days))
        yield from (replace(_describe(event, reading, report, around), story=story) for event in events)


def _weight(event: Event) -> str | None:
    return lookup("en", "lightwords", "word", "weight").get(fold(event.lemma))


def _describe(event: Event, reading: Reading, report: _Report, around: _Surroundings) -> Mention:
    lemma = event.lemma or report.text[event.span.start : event.span.end]
    word, weight = stem(lemma), _weight(event)
    mode = event.mode if event.mode != _STATE else None
    keys = {f"word {word}"} | {f"class {name}" for name in classes(lemma)} | ({f"mode {mode}"} if mode else set())
    before = report.text[max(0, event.span.start - _POINTING_WINDOW) : event.span.start]
    return Mention(
        span=event.span,
        word=word,
        keys=frozenset() if event.mode == _STATE or weight == "empty" else frozenset(keys),
        kind=event.kind,
        mode=mode,
        actor=report.tokens(event.actor),
        recipient=report.tokens((*event.recipient, *event.instrument)),
        clause=report.tokens(event.clause) - {word},
        context=around.tokens - {word},
        days=_days(event, reading, around),
        towns=frozenset(token for token in around.tokens if token.startswith("t:")),
        numbers=frozenset(_numbers(event, reading)),
        points_back=bool(_POINTING.search(before)),
        light=weight == "weak",
        general=weight == "general",
        first_word=word,
        agency=report.agency(event.actor) or (None if event.actor or event.kind else _happening(lemma)),
    )


def _happening(lemma: str) -> str | None:
    """Say whether an untyped event with no actor is a happening itself: "a fire at the depot", not "fire at will"."""
    return lookup("en", "agency", "noun", "agency").get(fold(lemma)) if _ATTACK in classes(lemma) else None


def _days(event: Event, reading: Reading, around: _Surroundings) -> tuple[int, int] | None:
    """Give the narrowest dated time of an event; without one, the only date of its sentence; else None."""
    found = _dated(event, reading)
    if found:
        return min(found, key=lambda pair: (pair[1] - pair[0], pair))
    return min(around.days) if len(around.days) == 1 and _weight(event) is None else None


def _dated(event: Event, reading: Reading) -> list[tuple[int, int]]:
    times = [reading.times[number] for number in event.times]
    dated = [(time.earliest, time.latest) for time in times if time.kind in ("DATE", "TIME")]
    return [(first.toordinal(), last.toordinal()) for first, last in dated if first and last]


def _numbers(event: Event, reading: Reading) -> Iterator[str]:
    for number in event.quantities:
        quantity = reading.quantities[number]
        value = quantity.value if quantity.value is not None else quantity.low
        if value is not None:
            yield f"{value:g} {stem((quantity.counted or quantity.unit or '').split(' ')[0])}"


def merge_mentions(group: Sequence[Mention]) -> Mention:
    """Make one mention of several that are the same: the first, with everything that all of them say."""
    first = group[0]
    days = [mention.days for mention in group if mention.days]
    return replace(
        first,
        keys=frozenset().union(*(mention.keys for mention in group)),
        actor=frozenset().union(*(mention.actor for mention in group)),
        recipient=frozenset().union(*(mention.recipient for mention in group)),
        clause=frozenset().union(*(mention.clause for mention in group)),
        context=frozenset().union(*(mention.context for mention in group)),
        days=min(days, key=lambda pair: (pair[1] - pair[0], pair), default=None),
        numbers=frozenset().union(*(mention.numbers for mention in group)),
        points_back=False,
    )


def entity_numbers(entities: Sequence[Entity]) -> dict[Span, int]:
    """Map each mention of an entity to its number."""
    return {span: number for number, entity in enumerate(entities) for span in entity.mentions}
