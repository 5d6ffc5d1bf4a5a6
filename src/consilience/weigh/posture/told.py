"""What is told of one part of a posture, before it is weighed? Values and relations, each where one report tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from consilience.records import Place, Span, Stance, Time
from consilience.weigh.findings import period
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.speech import stance_of, telling_span
from consilience.weigh.wording import clause_text, shortened, tidy

_ARTICLE = re.compile(r"^(?:(?:its|his|her|their|our|the|a|an|this|that|these|those)\s+)+", re.IGNORECASE)
_DEEP = re.compile(r"[,;]|\b(?:that|which|who|whom|whose|where|of|in|from|for|with|after)\b", re.IGNORECASE)
_MANY = 300
"""Events of one sentence: a longer one is no sentence, and its nouns keep the stance that they have."""
_CLOCK = re.compile(r"T\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Told:
    """One value as one report tells it."""

    what: str
    value: str
    span: Span
    """The words to cite."""
    at: Span
    """The words whose speaker vouches for it: the trigger of its event, or the value itself."""
    stance: Stance = Stance.AFFIRMED
    earliest: date | None = None
    latest: date | None = None
    when: str = ""
    clock: str = ""
    place: Place | None = None
    line: str = ""
    """How the report puts it, on one line."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation as one report tells it."""

    kind: str
    other: str
    span: Span
    at: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One part of a posture with everything that the reports tell of it."""

    kind: str
    name: str
    variants: tuple[str, ...]
    told: tuple[Told, ...]
    ties: tuple[Tie, ...] = ()
    side: str | None = None
    parent: str | None = None
    mentions: tuple[Span, ...] = field(default=(), compare=False)

    def with_told(self, told: Iterable[Told], ties: Iterable[Tie] = ()) -> Draft:
        """Add what else is told of it, each thing once."""
        return replace(
            self,
            told=tuple(dict.fromkeys((*self.told, *told))),
            ties=tuple(dict.fromkeys((*self.ties, *ties))),
        )


def stretched(span: Span, *others: Span) -> Span:
    """Return a span widened over others of its report."""
    same = [span, *(other for other in others if other.report == span.report)]
    return Span(span.report, min(s.start for s in same), max(s.end for s in same))


def tell_event(index: CaseIndex, mention: Mention, what: str, value: str, *names: Span) -> Told:
    """Take a value from an event: cited by its clause, stretched over the names of what it is told of."""
    earliest, latest = period([mention])
    every = times_of(mention)
    time = next((t for t in every if (t.earliest, t.latest) == (earliest, latest)), every[0] if every else None)
    told = telling_span(index, mention)
    whole = stretched(told, *names)
    return Told(
        what,
        value,
        whole,
        mention.event.span,
        stance=stance_told(index, mention),
        earliest=earliest,
        latest=latest,
        when=worded_time(mention, time) if time and not time.value.endswith("_REF") else "",
        clock=clock_of(time) if time else "",
        line=shortened(clause_text(index, mention) if whole == told else tidy(index.text(whole))),
    )


def stance_told(index: CaseIndex, mention: Mention) -> Stance:
    """Return how an event is told; a noun takes the stance of its verb: "a siege could begin with the closure"."""
    own = stance_of(index, mention)
    if own is not Stance.AFFIRMED:
        return own
    near = index.mentions_near(mention.event.span)
    for other in near if len(near) <= _MANY else ():
        stance = stance_of(index, other)
        if stance is Stance.AFFIRMED or other.event.span == mention.event.span:
            continue
        arguments = (*other.event.recipient, *other.event.instrument)
        if any(_heads(index, argument, mention.event.span) for argument in arguments):
            return stance
    return own


def _heads(index: CaseIndex, argument: Span, trigger: Span) -> bool:
    """Say whether a trigger is what an argument is about, not something in a clause within it."""
    lead = Span(argument.report, argument.start, trigger.start)
    return argument.covers(trigger) and not _DEEP.search(index.text(lead))


def tell_span(index: CaseIndex, what: str, value: str, span: Span, *, cite: Span | None = None) -> Told:
    """Take a value from words: cited by their sentence unless other words are given."""
    return Told(what, value, cite or index.sentence(span), span)


def times_of(mention: Mention) -> list[Time]:
    """Return the days and hours of an event."""
    known = mention.reading.times
    return [known[at] for at in mention.event.times if at < len(known) and known[at].kind in ("DATE", "TIME")]


def places_at(mention: Mention) -> list[Place]:
    """Return the places of an event: no government that a capital stands for, no country that only tells whose."""
    known = mention.reading.places
    return [known[at] for at in mention.event.places if at < len(known) and known[at].use == "place"]


def worded_time(mention: Mention, time: Time) -> str:
    """Return a time in the words of its report."""
    return " ".join(mention.reading.text[time.span.start : time.span.end].split())


def clock_of(time: Time) -> str:
    """Return the TIMEX3 value of a time that names an hour, else nothing."""
    return time.value if _CLOCK.search(time.value) else ""


def bare(text: str) -> str:
    """Return a phrase without its article and the quotation marks around it.

    >>> bare("the “armed phase of the process”"), bare("its navy")
    ('armed phase of the process', 'navy')
    """
    return _ARTICLE.sub("", tidy(_ARTICLE.sub("", tidy(text).replace("“", "").replace("”", "").replace('"', ""))))


def longest(names: Iterable[str]) -> str:
    """Return the longest of several names; of equals the last in order of the alphabet."""
    return max(names, key=lambda name: (len(name), name))


def join_drafts(index: CaseIndex, drafts: Sequence[Draft]) -> list[Draft]:
    """Make one draft of those with one kind, one name and one side, whatever their capitals.

    One without a side joins the only side of which the same is told; where it has no name of its own ("troops"), only
    within one story and one state.
    """
    sides: dict[tuple[str, ...], set[str]] = {}
    for draft in drafts:
        if draft.side:
            sides.setdefault(_place(index, draft), set()).add(draft.side)
    found: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        known = sides.get(_place(index, draft), set())
        side = draft.side or (min(known) if len(known) == 1 else None)
        thing = (draft.kind, draft.name.casefold())
        key = (*thing, side) if side else _place(index, draft)[:3]
        held = found.get(key)
        found[key] = draft if held is None else _joined(held, draft)
    return list(found.values())


def _place(index: CaseIndex, draft: Draft) -> tuple[str, ...]:
    """Return what a draft without a side shares with the drafts that it may join: kind and name, story and states."""
    thing = (draft.kind, draft.name.casefold())
    spans = [told.span for told in draft.told] + [tie.span for tie in draft.ties]
    if not draft.name.islower() or not spans:
        return (*thing, "")
    states = sorted({told.value for told in draft.told if told.what == "status"})
    return (*thing, f"story {index.story_name(spans[0].report)}", *states)


def _joined(left: Draft, right: Draft) -> Draft:
    return replace(
        left.with_told(right.told, right.ties),
        name=min(left.name, right.name),
        variants=tuple(sorted({*left.variants, *right.variants})),
        side=left.side or right.side,
        parent=left.parent or right.parent,
        mentions=tuple(sorted({*left.mentions, *right.mentions})),
    )
