"""Which events of other sentences have the same day? "The blast" told of before, what a scene goes on with, headlines.

Clear rules and no others: a definite noun takes the day of what it takes up, "hours later" that of what stands before
it, a headline that of its report, and the past tense in a paragraph that a date has opened goes on with that date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from typing import NamedTuple

from consilience.read.event_times_shared import Dates, are_alike, days_among, is_past, share_days, time_roles
from consilience.read.happenings import Happening
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.records import BlockKind, Time

_HEADS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)
_MODIFIERS = ("amod", "compound", "poss", "nummod", "relcl", "acl", "prep")
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "i", "we", "you"])
_NEAR_SPEECH = 2
"""Sentences over which somebody goes on speaking."""
_NEAR = 6
"""Sentences back in which a definite noun finds what it takes up."""
_FIRST = 3
"""Mentions below a headline of which the day is taken: another arrest than the one it tells of comes further down."""
_NEWS = timedelta(31)
"""A headline tells of no day further from publication, and of no longer period: "hosted it in 2007" lies behind it."""


class _Told(NamedTuple):
    """What is told in a report: its words, times and events, and the numbers of the sentences with a time."""

    syntax: Syntax
    times: Sequence[Time]
    events: Mapping[int, Happening]
    timed: Set[int]
    published: date | None


def carry_days(
    syntax: Syntax, times: Sequence[Time], events: Mapping[int, Happening], dates: Dates, published: date | None
) -> Dates:
    """Carry days from sentence to sentence, then from the report to its headline."""
    found = dict(dates)
    starts = [sentence.start for sentence in syntax.sentences]
    timed = {bisect_right(starts, time.span.start) - 1 for time in times}
    told = _Told(syntax, times, events, timed, published)
    scene: tuple[int, ...] = ()
    for number, sentence in enumerate(syntax.sentences):
        if sentence.kind in _HEADS:
            continue
        given = dict(_soon_after(told, found, sentence))
        given |= _taken_up(told, found | given, sentence)
        given |= _gone_on(told, found | given, sentence)
        given |= _said_on(told, found | given, sentence)
        given |= _clauses_after(told, found | given, sentence)
        if number in timed:
            scene = _opened(told, found, sentence)
        else:
            goes_on = scene and _same_block(syntax, syntax.sentences[number - 1], sentence)
            root = _root(syntax, sentence) if goes_on else None
            scene = scene if root is not None and _is_deed(events, root) else ()
            if scene and root is not None and root.i not in found:
                given[root.i] = scene
        found = _with(told, found, given)
    return _with(told, found, dict(_headlined(told, found)))


def _with(told: _Told, dates: Dates, given: Dates) -> Dates:
    """Add days, and hand them on within their clauses."""
    if not given:
        return dates
    more = {index: tuple(sorted({*dates.get(index, ()), *days})) for index, days in given.items()}
    return dates | share_days(told.syntax, told.times, told.events, dates | more, begin=sorted(more))


# --- "hours later" ---------------------------------------------------------------------------------------------------


def _soon_after(told: _Told, dates: Dates, sentence: Sentence) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give what is told to follow by hours or minutes the day of what is told before it."""
    syntax, times = told.syntax, told.times
    before: tuple[int, ...] = ()
    for index in (i for i in range(_first_of_previous(syntax, sentence), sentence.last) if i in dates):
        days = days_among(times, dates[index])
        if days:
            before = days
        elif before and index >= sentence.first and any(_is_soon(syntax, times[n]) for n in dates[index]):
            yield index, before


def _first_of_previous(syntax: Syntax, sentence: Sentence) -> int:
    number = _number(syntax, sentence)
    return syntax.sentences[number - 1].first if number else sentence.first


def _is_soon(syntax: Syntax, time: Time) -> bool:
    words = syntax.text[time.span.start : time.span.end].lower().split()
    return time.value.startswith("PT") and words[-1] in ("later", "after", "afterward", "afterwards")


# --- "the blast" -----------------------------------------------------------------------------------------------------


def _taken_up(told: _Told, dates: Dates, sentence: Sentence) -> Dates:
    """Give a definite noun the day of the last mention of what it takes up, or that mention the day of the noun.

    "A man was shot. The shooting happened on Monday" dates both.
    """
    syntax, times, events, timed, _ = told
    found = {}
    for index in (i for i in range(sentence.first, sentence.last) if i in events):
        token = syntax.tokens[index]
        earlier = _last_like(syntax, events, token) if _is_definite(syntax, token) else None
        if earlier is None:
            continue
        ours, theirs = (days_among(times, dates.get(i, ())) for i in (index, earlier))
        if theirs and not ours:
            found[index] = theirs
        elif ours and not theirs and syntax.tokens[earlier].sentence not in timed:
            found[earlier] = ours
    return found


def _is_definite(syntax: Syntax, token: Token) -> bool:
    """Tell "the blast" from "the second blast" and "the blast in May 2020" (which has a time of its own)."""
    if token.tag not in ("NN", "NNS"):
        return False
    below = syntax.dependents(token.i)
    if any(child.dep in _MODIFIERS and child.lemma not in time_roles("occurring") for child in below):
        return False
    return any(child.dep == "det" and child.lower in _DEFINITE for child in below)


def _last_like(syntax: Syntax, events: Mapping[int, Happening], token: Token) -> int | None:
    """Return the nearest earlier mention of the same sort of event."""
    first = syntax.sentences[max(0, token.sentence - _NEAR)].first
    for index in range(token.i - 1, first - 1, -1):
        other = events.get(index)
        if other is None or syntax.sentence_of(other.token).kind in _HEADS:
            continue
        if are_alike(events[token.i], other) and (token.tag == "NN" or other.token.tag == "NNS"):
            return index
    return None


# --- "it" ------------------------------------------------------------------------------------------------------------


def _gone_on(told: _Told, dates: Dates, sentence: Sentence) -> Dates:
    """Give what "it" did the day of the happening told of just before: "A storm struck in May. It killed nine"."""
    syntax, times, events, *_ = told
    root = _root(syntax, sentence)
    if root is None or root.i not in events or root.i in dates or not is_past(syntax, root):
        return {}
    it = any(child.lower == "it" for child in syntax.dependents(root.i, "nsubj"))
    if not it or root.lemma not in time_roles("outcome"):
        return {}
    nouns = (i for i in range(root.i - 1, _first_of_previous(syntax, sentence) - 1, -1) if i in events)
    before = next(
        (i for i in nouns if syntax.tokens[i].tag in ("NN", "NNS") and days_among(times, dates.get(i, ()))), -1
    )
    return {root.i: days_among(times, dates[before])} if before >= 0 else {}


# --- who goes on speaking --------------------------------------------------------------------------------------------


def _said_on(told: _Told, dates: Dates, sentence: Sentence) -> Dates:
    """Give what somebody adds the day of what the same person said just before: "He added", "Vale told reporters"."""
    found: Dates = {}
    first = told.syntax.sentences[max(0, _number(told.syntax, sentence) - _NEAR_SPEECH)].first
    last: dict[str, tuple[int, ...]] = {}
    for index in (i for i in range(first, sentence.last) if i in told.events):
        verb = told.syntax.tokens[index]
        speaker = _speaker(told.syntax, verb)
        if speaker is None:
            continue
        days = days_among(told.times, dates.get(index, ()))
        if days:
            last = last if speaker in _PRONOUNS else {speaker: days, "he": days, "she": days}
        elif index >= sentence.first and index not in dates and speaker in last and verb.tag == "VBD":
            found[index] = last[speaker]
    return found


def _speaker(syntax: Syntax, verb: Token) -> str | None:
    """Return who is the subject of a verb of saying: the last word of the name, or a pronoun."""
    if verb.lemma not in time_roles("saying") or not verb.tag.startswith("V"):
        return None
    subject = next(iter(syntax.dependents(verb.i, "nsubj")), None)
    return None if subject is None else subject.lower


def _number(syntax: Syntax, sentence: Sentence) -> int:
    return syntax.tokens[sentence.first].sentence if sentence.first < sentence.last else 0


# --- clauses behind a date that opens the sentence -------------------------------------------------------------------


def _clauses_after(told: _Told, dates: Dates, sentence: Sentence) -> Dates:
    """Let a date that opens a sentence date its second clause too: "Tonight a crowd met, and it became unruly"."""
    root = _root(told.syntax, sentence)
    days = _opened(told, dates, sentence) if root is not None else ()
    if root is None or not days:
        return {}
    clauses = told.syntax.dependents(root.i, "conj")
    return {c.i: days for c in clauses if c.tag == "VBD" and c.i not in dates and _is_deed(told.events, c)}


# --- a paragraph that a date opens -----------------------------------------------------------------------------------


def _root(syntax: Syntax, sentence: Sentence) -> Token | None:
    for token in syntax.tokens[sentence.first : sentence.last]:
        if token.head == token.i:
            return token
    return None


def _is_deed(events: Mapping[int, Happening], verb: Token) -> bool:
    """Say whether a verb tells what happened next: in the simple past, neither said nor a state."""
    return verb.tag == "VBD" and verb.i in events and verb.lemma not in time_roles("saying") | time_roles("state")


def _opened(told: _Told, dates: Dates, sentence: Sentence) -> tuple[int, ...]:
    """Return the days that open a scene: those before the subject of what was done."""
    syntax, times, events, *_ = told
    root = _root(syntax, sentence)
    if root is None or not _is_deed(events, root):
        return ()
    subject = next(iter(syntax.dependents(root.i, "nsubj", "nsubjpass")), root)
    days = days_among(times, dates.get(root.i, ()))
    return days if days and all(times[day].span.end <= subject.start for day in days) else ()


def _same_block(syntax: Syntax, left: Sentence, right: Sentence) -> bool:
    starts = [block.span.start for block in syntax.blocks]
    return bisect_right(starts, left.start) == bisect_right(starts, right.start)


# --- headlines -------------------------------------------------------------------------------------------------------


def _headlined(told: _Told, dates: Dates) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give the events of a headline the day of their first mention below it, or the only day of the next ones."""
    syntax, times, events, *_ = told
    body = [event for event in events.values() if syntax.sentence_of(event.token).kind not in _HEADS]
    for index in sorted(events):
        event = events[index]
        sentence = syntax.sentence_of(event.token)
        if sentence.kind not in _HEADS or index in dates or _says_little(event):
            continue
        alike = [other.token.i for other in body if other.token.i > index and _are_of_one_sort(event, other)][:_FIRST]
        days = [_news(told, days_among(times, dates.get(i, ()))) for i in alike]
        known = sorted({each for each in days if each})
        if days and (days[0] or len({_values(times, each) for each in known}) == 1):
            yield index, days[0] or known[0]


def _news(told: _Told, days: tuple[int, ...]) -> tuple[int, ...]:
    """Keep the days that a headline may tell of."""
    return tuple(day for day in days if _is_news(told.times[day], told.published))


def _is_news(time: Time, published: date | None) -> bool:
    first, last = time.earliest, time.latest
    if first is None or last is None:
        return True
    near = published is None or (last >= published - _NEWS and first <= published + _NEWS)
    return near and last - first < _NEWS


def _says_little(event: Happening) -> bool:
    """Say whether a word could tell of anything: "comes", "says", "begins"."""
    listed = (time_roles(name) for name in ("outcome", "light", "saying", "state", "court"))
    return event.kind is None and any(event.token.lemma.lower() in words for words in listed)


def _are_of_one_sort(head: Happening, other: Happening) -> bool:
    same = head.mode is not None and (head.kind, head.mode) == (other.kind, other.mode)
    return same or _lemma(head) == _lemma(other) or are_alike(head, other)


def _lemma(event: Happening) -> str:
    """Return the lemma that the table of events knows a word by: the parser takes "Denies" in a headline for a name."""
    return event.rule.partition(".")[0] if event.kind is not None else event.token.lemma.lower()


def _values(times: Sequence[Time], numbers: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(sorted(times[number].value[:10] for number in numbers))
