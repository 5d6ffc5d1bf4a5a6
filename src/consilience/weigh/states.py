"""In what state is a named thing? Read from the event whose argument it is: activated, deployed, held, requested ..."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consilience.records import Quantity, Span
from consilience.rules import lookup
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.passages import cover
from consilience.weigh.posture.words import has_word

_INSIDE = re.compile(
    r"\b(?:in|of|from|under|by|to|with|against|through|between|for|on|at|that|which|who|whose)\b|[,;]", re.IGNORECASE
)
"""What separates the head of an argument from a name deeper in it: "the carrier in the US Navy" is not the navy."""
NAMED = "named so"
"""What is told of a law by a report that only says what it is called."""
_OF_ORGANS = frozenset({"activated", "deployed", "mobilised", "announced", "created", "dissolved", "stood down"})
_LIST = 200
"""Characters over which a list of weapons may run on after the verb that it belongs to."""


@dataclass(frozen=True, slots=True)
class Part:
    """One named thing with everywhere that it is mentioned."""

    kind: str
    name: str
    variants: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One event that tells the state of a part, and where it names the part."""

    status: str
    mention: Mention
    name: Span


def status_of(mention: Mention) -> str | None:
    """Return the state that an event puts its object in: "deployment" and "deployed" both `deployed`."""
    return lookup("en", "posture", "word", "status").get(mention.event.lemma.casefold())


def find_states(index: CaseIndex, part: Part) -> tuple[State, ...]:
    """Find the events that tell the state of a part: it is what they act on, or what acts."""
    found: dict[Span, State] = {}
    for name in part.mentions:
        best = min(_candidates(index, part, name), key=lambda item: item[0], default=None)
        if best is not None:
            found.setdefault(best[1].event.span, State(best[2], best[1], name))
    return tuple(found[span] for span in sorted(found))


def _candidates(index: CaseIndex, part: Part, name: Span) -> Iterable[tuple[tuple[int, int], Mention, str]]:
    for mention in index.mentions_near(name):
        status = status_of(mention) or (NAMED if part.kind == "law" else None)
        if status is None or (part.kind == "organ" and status not in _OF_ORGANS):
            continue
        arguments = _arguments(part, mention, status)
        if any(_heads(index, argument, name) for argument in arguments):
            yield (0, abs(mention.event.span.start - name.start)), mention, status
        elif part.kind in ("weapon", "law", "plan") and _in_clause(mention, name):
            clause = cover(mention.event.clause)
            yield (1 if status != NAMED else 2, clause.end - clause.start), mention, status
        elif part.kind == "weapon" and _is_listed(index, mention, name):
            yield (3, name.start - mention.event.span.end), mention, status


def _is_listed(index: CaseIndex, mention: Mention, name: Span) -> bool:
    """Say whether a name ends a list that the event began: "sought missile systems, radars, and X-20 aircraft"."""
    between = name.start - mention.event.span.end
    return 0 < between < _LIST and index.statement_over(mention.event.span) == index.statement_over(name)


def _arguments(part: Part, mention: Mention, status: str) -> tuple[Span, ...]:
    """Return the arguments that an event changes: its object, or its actor where that arrives or withdraws."""
    event = mention.event
    moves = status in ("arrived", "exercising", "withdrawn")
    if part.kind == "force" and status in ("activated", "announced", "held", "requested", "offered", "delivered"):
        return ()
    return (*event.actor, *event.recipient) if moves else (*event.recipient, *event.instrument)


def _heads(index: CaseIndex, argument: Span, name: Span) -> bool:
    """Say whether a name is what an argument is about, not something deeper in it."""
    if name.covers(argument):
        return True
    if not argument.covers(name):
        return False
    before = index.text(Span(name.report, argument.start, name.start)).replace("such as", "")
    return not _INSIDE.search(before)


def _in_clause(mention: Mention, name: Span) -> bool:
    return any(span.covers(name) for span in mention.event.clause)


def sizes_of(index: CaseIndex, part: Part, states: Sequence[State]) -> tuple[tuple[str, str], ...]:
    """Return the strengths that reports give: "200,000 troops" in the clause of the event that the part is in."""
    if part.kind not in ("plan", "force"):
        return ()
    found = []
    for state in states:
        clause = index.clause_span(state.mention)
        counted = [q for q in state.mention.reading.quantities if has_word("strength", q.counted or "")]
        found += [_sized(index, quantity) for quantity in counted if clause.covers(quantity.span)]
    return tuple(("size", size) for size in dict.fromkeys(found))


def _sized(index: CaseIndex, quantity: Quantity) -> str:
    return f"{index.text(quantity.span)} {quantity.counted}"


def side_of(index: CaseIndex, part: Part, states: Sequence[State]) -> str | None:
    """Return the country that a part belongs to, where its name or the actor of its events names exactly one."""
    for spans in (part.mentions, [span for state in states for span in state.mention.event.actor]):
        countries = {
            place.name
            for span in spans
            for place in index.readings[span.report].places
            if span.overlaps(place.span) and place.precision == "country"
        }
        if len(countries) == 1:
            return countries.pop()
    return None
