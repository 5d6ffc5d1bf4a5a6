"""On which day did it happen? The times of each event: its own, those of its clause, and those of the scene it is in.

What is not dated by a clear rule stays undated: a wrong day is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from consilience.read.event_times_carried import carry_days
from consilience.read.event_times_shared import Dates, share_days, time_roles
from consilience.read.happenings import Happening
from consilience.read.syntax import Syntax, Token
from consilience.records import Span, Time

_MOST_STEPS = 40
"""Steps up the tree from a time to its event."""
_MODIFIERS = ("poss", "compound", "nmod", "amod", "nummod")
_IN_A_ROW = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last)$")
"""What counts from a day on: "the fifth operation since May"."""


def date_events(
    syntax: Syntax, times: Sequence[Time], happenings: Sequence[Happening], published: date | None
) -> Dates:
    """Give the times of a report to its events.

    "The minister said on Monday that rebels attacked the depot on Friday" -> said: Monday, attacked: Friday.
    """
    known = {happening.token.i: happening for happening in happenings}
    own = _own_times(syntax, times, known)
    shared = share_days(syntax, times, known, own)
    return carry_days(syntax, times, known, shared, published)


def _own_times(syntax: Syntax, times: Sequence[Time], events: Mapping[int, Happening]) -> Dates:
    """Give each time to the event word above it in its own clause."""
    found: dict[int, list[int]] = {}
    starts = [token.start for token in syntax.tokens]
    for number, time in enumerate(times):
        index = bisect_right(starts, time.span.start) - 1
        owner = _owner(syntax, events, index, time.span) if index >= 0 else None
        if owner is not None:
            found.setdefault(owner, []).append(number)
        for told in _told_of(syntax, events, index, time.span) if index >= 0 else ():
            found.setdefault(told, []).append(number)
    return {owner: tuple(numbers) for owner, numbers in found.items()}


def _told_of(syntax: Syntax, events: Mapping[int, Happening], index: int, span: Span) -> Iterator[int]:
    """Find what a clause tells of a time: "in February, when a storm wrecked the port"."""
    for clause in syntax.dependents(_top(syntax, index, span).i, "relcl", "advcl", "acl"):
        if clause.i in events and any(child.lower == "when" for child in syntax.dependents(clause.i, "advmod")):
            yield clause.i


def _owner(syntax: Syntax, events: Mapping[int, Happening], index: int, span: Span) -> int | None:
    """Climb from a time to the event that it dates; "Tuesday's statement" dates nothing above the statement."""
    token = _top(syntax, index, span)
    role = token.lower if token.dep == "prep" else ""
    for _ in range(_MOST_STEPS):
        head = syntax.tokens[token.head]
        role = role or (head.lower if head.dep == "prep" and token.dep == "pobj" else "")
        if head.i == token.i or token.dep == "appos" or _dates_no_event(syntax, token, head):
            return None
        if head.i in events:
            return head.i if token.dep in _MODIFIERS else _dated_by(syntax, events, head, role)
        if head.tag.startswith("NN") and token.dep in _MODIFIERS and head.dep not in _MODIFIERS:
            return None
        token = head
    return None


def _dates_no_event(syntax: Syntax, token: Token, head: Token) -> bool:
    """Recognise the time of a price or of another time: "from 9 million francs last year", "the first since 2005"."""
    if head.tag in ("CD", "$"):
        return True
    if token.lower == "since" and head.tag.startswith("NN"):  # "the first deaths since 1991"
        return head.lemma == "time" or any(
            child.tag == "JJS" or _IN_A_ROW.match(child.lower) for child in syntax.dependents(head.i, "amod")
        )
    above = syntax.tokens[head.head]
    beside = head.dep == "pobj" and above.lower in ("from", "than", "with", "to") and token.dep != "prep"
    return beside and head.tag == "NNS" and bool(syntax.dependents(head.i, "nummod"))


def _dated_by(syntax: Syntax, events: Mapping[int, Happening], event: Token, role: str) -> int | None:
    """Return what a preposition dates: "is set for May" dates the vote, "after May" and "put off until May" nothing."""
    if role == "for" or (event.lemma in time_roles("planning") and role in ("for", "to", "until")):
        planned = event.lemma in time_roles("planning")
        subject = next(iter(syntax.dependents(event.i, "nsubj", "nsubjpass")), None) if planned else None
        return subject.i if subject is not None and subject.i in events else None
    if role in time_roles("outside") and event.lemma not in time_roles("lasting") | time_roles("light"):
        return None
    return _verb_behind(syntax, events, event)


def _top(syntax: Syntax, index: int, span: Span) -> Token:
    """Return the word of an expression that hangs on a word outside it."""
    token = syntax.tokens[index]
    for _ in range(_MOST_STEPS):
        head = syntax.tokens[token.head]
        if head.i == token.i or not (span.start <= head.start and head.end <= span.end):
            break
        token = head
    return token


def _verb_behind(syntax: Syntax, events: Mapping[int, Happening], event: Token) -> int:
    """Read "announced the withdrawal on Friday" as announced on Friday: the parser hangs the day on the noun.

    So too "commented on the attack early on Friday".
    """
    verb = syntax.tokens[event.head]
    other = event.dep == "dobj" and verb.i in events and verb.lemma not in time_roles("light")
    if event.dep == "pobj" and verb.lower in ("on", "about"):
        verb = syntax.tokens[verb.head]
        other = verb.i in events and verb.tag.startswith("V") and verb.lemma in time_roles("saying")
    return verb.i if other and event.tag.startswith("NN") else event.i
