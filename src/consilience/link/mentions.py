"""What does each mention of an event say that can be compared? Its word, participants, days, numbers, context."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from consilience.link.keys import fold
from consilience.link.rarity import stop_words
from consilience.link.stems import classes, stem
from consilience.records import Event, Reading, Span
from consilience.rules import lookup

_WORD = re.compile(r"[^\W_]+")
_POINTING = re.compile(r"\b(the|this|that|these|those|such|its|their|his|her)\b[\s\w-]*$", re.IGNORECASE)
_POINTING_WINDOW = 30
"""Characters before a noun in which "the", "this" or "such" points back."""
_RECURRING = re.compile(
    r"\b(?:regularly|frequent(?:ly)?|usual(?:ly)?|typically|routinely|prone|on average|every (?:day|week|month|year))\b"
    r"|^\s*an?\s[\w\s.-]{1,40}?\scan\s",
    re.IGNORECASE,
)
"""What is told to happen again and again is no one event."""
_PHRASE_END = re.compile(
    r"[,(]|\s(?:of|at|in|on|near|that|which|who|from|by|with|for|to|outside|inside)\s", re.IGNORECASE
)
"""Where the head of a noun phrase is behind us."""
MONTH = 31
"""Days. What is as long as a month or longer ("the 1972 scandal") dates no other event of its sentence."""
_STATE = "state"
_ATTACK = "attack"
"""The class of words whose reading as an agent's act a noun may not have."""
_SORTS = {"person": "p", "place": "g", "nationality": "g"}
_NAMED = ("p:", "e:", "c:", "g:")
_START = itemgetter(0)
_NOTHING: frozenset[str] = frozenset()


class Mention(NamedTuple):
    """One mention of an event. Words are stems.

    Participants are persons ("p:12"), places ("g:12"), other entities ("e:12"), by their numbers in the report,
    countries ("c:VE"), towns ("t:sallo") and stems.
    """

    span: Span
    word: str
    keys: frozenset[str] = _NOTHING
    """What another mention must share to be compared: the stem, its classes of meaning, the mode."""
    kind: str | None = None
    mode: str | None = None
    actor: frozenset[str] = _NOTHING
    recipient: frozenset[str] = _NOTHING
    clause: frozenset[str] = _NOTHING
    context: frozenset[str] = _NOTHING
    days: tuple[int, int] | None = None
    """The earliest and the latest day, as ordinals."""
    dated: bool = False
    """Whether the days are its own, and not those of its sentence."""
    numbers: frozenset[str] = _NOTHING
    points_back: bool = False
    light: bool = False
    """Whether the word is one of saying or doing at large: say, tell, use."""
    general: bool = False
    """Whether the word alone tells happenings badly apart: plan, operation, response."""
    first_word: str = ""
    """The stem as written, where `word` is that of the event it takes up."""
    agency: str | None = None
    """What does it: a `happening` (an explosion, a storm) or an `agent` (a person, a force, a state)."""

    @property
    def is_bare(self) -> bool:
        """Say whether it is a noun like "the deployment" that tells nothing of its own: what it takes up tells."""
        return self.points_back and not (self.light or self.actor or self.recipient or self.numbers)


class _Report:
    """The names, places and words of one reading in order, to be found inside spans."""

    def __init__(self, reading: Reading, bearer_at: Mapping[Span, int]) -> None:
        self.text = reading.text
        self.marks = sorted(_marks(reading, bearer_at))
        self.mark_starts = [mark[0] for mark in self.marks]
        small = stop_words()
        words = [(word.start(), word.group().lower()) for word in _WORD.finditer(reading.text)]
        words = [pair for pair in words if pair[1] not in small]
        self.stems = [stem(word) for _, word in words]
        self.stem_starts = [start for start, _ in words]
        self.sentences = sorted(reading.sentences)
        self.sentence_starts = [span.start for span in self.sentences]
        self._known: dict[tuple[Span, ...], frozenset[str]] = {(): _NOTHING}

    def tokens(self, spans: tuple[Span, ...]) -> frozenset[str]:
        """Give the entities, countries and stems of content words inside spans."""
        known = self._known.get(spans)
        if known is not None:
            return known
        found: set[str] = set()
        for _, start, end in spans:
            low, high = bisect_left(self.stem_starts, start), bisect_left(self.stem_starts, end)
            found.update(self.stems[low:high])
            low, high = bisect_left(self.mark_starts, start), bisect_left(self.mark_starts, end)
            if low < high:
                found.update([token for _, last, token in self.marks[low:high] if last <= end])
        self._known[spans] = frozen = frozenset(found)
        return frozen

    def agency(self, actor: Sequence[Span]) -> str | None:
        """Say what sort of actor it is by the head of its first span.

        "An explosion at the fuel depot" is a happening, "a Kestrian warship" an agent, "a missile" neither.
        """
        words = _WORD.findall(_PHRASE_END.split(self.text[actor[0].start : actor[0].end].strip(), maxsplit=1)[0])
        head = fold(words[-1]) if words else ""
        known = lookup("en", "agency", "noun", "agency").get(head)
        if known or head in lookup("en", "collectives", "noun", "kind"):
            return known or "agent"
        return "agent" if any(token.startswith(_NAMED) for token in self.tokens((actor[0],))) else None

    def sentence(self, span: Span) -> Span:
        """Give the sentence that holds a span, or the span itself."""
        number = bisect_right(self.sentence_starts, span.start) - 1
        return self.sentences[number] if number >= 0 and span.start < self.sentences[number].end else span


def _marks(reading: Reading, bearer_at: Mapping[Span, int]) -> Iterator[tuple[int, int, str]]:
    """Give where the entities and the countries stand."""
    demonyms = lookup("en", "demonyms", "demonym", "country")
    for name in reading.names:
        if name.span in bearer_at:
            yield name.span.start, name.span.end, f"{_SORTS.get(name.kind, 'e')}:{bearer_at[name.span]}"
        if name.kind == "nationality" and demonyms.get(name.text):
            yield name.span.start, name.span.end, f"c:{demonyms[name.text]}"
    for place in reading.places:
        if place.country and (place.use == "actor" or place.precision == "country"):
            yield place.span.start, place.span.end, f"c:{place.country}"
        elif place.precision in ("town", "site"):
            yield place.span.start, place.span.end, f"t:{fold(place.name)}"


class _Surroundings(NamedTuple):
    """What its sentence gives to a mention."""

    tokens: frozenset[str]
    days: frozenset[tuple[int, int]]
    """The dates of what is done in the words of one speaker, not of who says so when."""
    usual: tuple[tuple[Span, ...], ...]
    """The clauses that tell what happens again and again."""

    def recurs(self, event: Event) -> bool:
        """Say whether it is told in one of these: no one event is meant."""
        return any(clause[0].start <= event.span.start < clause[-1].end for clause in self.usual)


def find_mentions(reading: Reading, bearer_at: Mapping[Span, int]) -> Iterator[Mention]:
    """Describe the events of one reading, sentence by sentence and speaker by speaker."""
    report = _Report(reading, bearer_at)
    beside: dict[tuple[Span, int], list[Event]] = defaultdict(list)
    for event in sorted(reading.events, key=lambda event: event.span):
        said = -1 if event.statement is None else event.statement
        beside[report.sentence(event.span), said].append(event)
    for (sentence, _), events in sorted(beside.items(), key=_START):
        dated = [_dated(event, reading) for event in events if _weight(event) is None]
        near = [days for told in dated for days in told if days[1] - days[0] < MONTH]
        usual = tuple(event.clause for event in events if _tells_of_what_recurs(event, report.text))
        around = _Surroundings(report.tokens((sentence,)), frozenset(near), usual)
        for event in events:
            yield _describe(event, reading, report, around)


def _weight(event: Event) -> str | None:
    return lookup("en", "lightwords", "word", "weight").get(fold(event.lemma))


def _describe(event: Event, reading: Reading, report: _Report, around: _Surroundings) -> Mention:
    lemma = event.lemma or report.text[event.span.start : event.span.end]
    word, weight = stem(lemma), _weight(event)
    mode = event.mode if event.mode != _STATE else None
    before = report.text[max(0, event.span.start - _POINTING_WINDOW) : event.span.start]
    return Mention(
        span=event.span,
        word=word,
        keys=_NOTHING if weight == "empty" or around.recurs(event) else _keys(word, lemma, mode),
        kind=event.kind,
        mode=mode,
        actor=report.tokens(event.actor),
        recipient=report.tokens((*event.recipient, *event.instrument)),
        clause=report.tokens(event.clause) - {word},
        context=around.tokens - {word},
        days=_days(event, reading, around, weight),
        dated=bool(_dated(event, reading)),
        numbers=frozenset(_numbers(event, reading)) if event.quantities else _NOTHING,
        points_back=_POINTING.search(before) is not None,
        light=weight == "weak",
        general=weight == "general",
        first_word=word,
        agency=report.agency(event.actor) if event.actor else None if event.kind else _happening(lemma),
    )


def _keys(word: str, lemma: str, mode: str | None) -> frozenset[str]:
    meanings = [f"class {name}" for name in classes(lemma)]
    return frozenset([f"word {word}", *meanings, *([f"mode {mode}"] if mode else ())])


def _tells_of_what_recurs(event: Event, text: str) -> bool:
    """Recognise what happens again and again, or may happen: "is prone to quakes", "a strong quake can do harm"."""
    return any(_RECURRING.search(text[span.start : span.end]) for span in event.clause)


def _happening(lemma: str) -> str | None:
    """Say whether an untyped event with no actor is a happening itself: "a fire at the depot", not "fire at will"."""
    return lookup("en", "agency", "noun", "agency").get(fold(lemma)) if _ATTACK in classes(lemma) else None


def _days(event: Event, reading: Reading, around: _Surroundings, weight: str | None) -> tuple[int, int] | None:
    """Give the narrowest dated time of an event; without one, the only date of its sentence; else None."""
    found = _dated(event, reading)
    if found:
        return min(found, key=lambda pair: (pair[1] - pair[0], pair))
    return min(around.days) if len(around.days) == 1 and weight is None else None


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
