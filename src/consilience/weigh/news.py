"""Which events does a brief tell? What somebody did or suffered, in a whole clause; not what only sets the scene."""

from __future__ import annotations

import re
from functools import cache

from consilience.records import BlockKind, Span, Stance, Statement
from consilience.rules import lookup, rows
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention, is_whole
from consilience.weigh.speech import is_carried, is_embedded, is_introduction, stance_of, statements_over, telling_of
from consilience.weigh.tellings import Telling

_OWNED = ("’s", "'s", "s’", "s'")
_WORD = 20
"""Characters in which the word before a clause lies."""
_PURPOSES = frozenset({"to.purpose", "for.purpose"})
_GRAVE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN"})
"""What is told even as a purpose: "went to the town to attack the barracks"."""
_FIRST_PERSON = re.compile(r"(?:I|We|My|Our|we|You|Your|you)\b(?![.])")
_HOLDS = frozenset({"carry", "have", "hold", "keep", "own", "possess", "wield"})
_MARKS = ".,;:()[]“”‘’\"'"


def worth_telling(index: CaseIndex, telling: Telling) -> bool:
    """Say whether an event is news: typed, with someone or something that it concerns, and told in a whole clause.

    A trigger that only introduces somebody's words is none: the statement, or the denial, tells it already.
    """
    if any(is_introduction(index, mention) for mention in telling.mentions):
        return False
    return any(_is_news(index, mention) or _is_armed(index, mention) for mention in telling.mentions)


def _is_news(index: CaseIndex, mention: Mention) -> bool:
    event = mention.event
    stance = stance_of(index, mention)
    embedded = is_carried(index, mention) or (stance is Stance.AFFIRMED and is_embedded(index, mention))
    if embedded or _only_sets_scene(index, mention):
        return False
    host = index.host(mention)
    if host is not None and stance is Stance.AFFIRMED and _is_given(index, mention):
        return False
    alone = stance is not Stance.AFFIRMED and telling_of(index, mention) is None
    factual = host is not None and host.event.kind in (None, event.kind) and stance_of(index, host) is Stance.AFFIRMED
    if event.mode == "state" or (alone and factual):
        return False
    held = bool(event.times or event.places or event.quantities)
    if event.kind or event.mode:
        apart = stance not in (Stance.AFFIRMED, Stance.DENIED)
        return apart or (bool(event.actor or event.recipient or held) and (is_whole(mention) or held))
    if stance is not Stance.AFFIRMED and event.recipient and telling_of(index, mention) is not None:
        return True
    return bool(event.actor and event.recipient and held and is_whole(mention))


def _only_sets_scene(index: CaseIndex, mention: Mention) -> bool:
    """Say whether another event tells an event already: what for ("to help pay"), or what was kept from happening.

    What is told in the first person by nobody ("we left at once", a quotation that goes on) is told of nobody either,
    and what the page says to its reader ("you can see below", "sign up here") is about nobody.
    """
    event = mention.event
    if event.rule in _PURPOSES and event.kind not in _GRAVE:
        return True
    if event.stance is Stance.DENIED and event.rule.split(".")[0] in _averting():
        return True
    words = index.text(index.clause_span(mention))
    page = _FIRST_PERSON.match(words) is not None or _is_order(index, mention, words)
    return page and not any(_names_somebody(index, statement) for statement in statements_over(index, mention))


def _names_somebody(index: CaseIndex, statement: Statement) -> bool:
    """Say whether a statement has a speaker of its own, not only the "you" or "we" of its words."""
    return bool(statement.source) and _FIRST_PERSON.match(index.text(statement.source[0])) is None


def _is_order(index: CaseIndex, mention: Mention, words: str) -> bool:
    """Say whether a clause begins with the bare verb and has no doer: "Sign up for our letter", "Go here to donate"."""
    event = mention.event
    first = words.split(" ", 1)[0]
    bare = first.casefold() == event.lemma and index.text(event.span) == first
    return bare and not event.actor and first[:1].isupper() and index.block_kind(event.span) is BlockKind.BODY


@cache
def _averting() -> frozenset[str]:
    """Return the verbs of rules/en/stance.tsv that keep something from happening: "foil", "thwart"."""
    return frozenset(row["word"] for row in rows("en", "stance") if row["class"] in ("preventing", "averting"))


def _is_armed(index: CaseIndex, mention: Mention) -> bool:
    """Say whether somebody is told to hold or carry a weapon, in a whole clause: who was armed, and with what."""
    event = mention.event
    if event.lemma not in _HOLDS or not event.actor or not is_whole(mention):
        return False
    if stance_of(index, mention) is not Stance.AFFIRMED or is_embedded(index, mention):
        return False
    words = (word.casefold().strip(_MARKS) for span in event.recipient for word in index.text(span).split())
    return any(word in _weapons() for word in words)


@cache
def _weapons() -> frozenset[str]:
    """Return the nouns for arms of rules/en/arguments.tsv."""
    return frozenset(row["word"] for row in rows("en", "arguments") if row["class"] == "weapon")


def _is_given(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event is taken up as known, not told: "commented on the shooting", "since her death"."""
    first, words = mention.event.clause[0], lookup("en", "known", "word", "part")
    outside = index.text(Span(first.report, max(0, first.start - _WORD), first.start)).casefold().split()
    inside = index.text(Span(first.report, first.start, mention.event.span.end)).casefold().split()
    known = words.get(inside[0]) == "pointer" or any(word.endswith(_OWNED) for word in inside[:-1])
    return known and bool(outside) and words.get(outside[-1]) == "lead"
