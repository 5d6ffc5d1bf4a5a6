"""Which organs of command and administration do the reports describe, at which echelon, over which area?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consilience.records import Span, Stance
from consilience.rules import find_matches, lookup, patterns
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.sphere import is_civil_body, is_of_defence
from consilience.weigh.posture.told import Draft, Tie, Told, stretched, tell_span
from consilience.weigh.states import Part, State, find_states
from consilience.weigh.wording import tidy

ECHELONS = ("national", "regional", "zone", "state", "district", "municipal", "unit")
"""Echelons from the widest to the narrowest: the rows of the chart of organs."""
_BEGUN = re.compile(
    r"^[\s(]*(?:[A-Z]{2,}\))?\s*(?:(?:which|that)\s(?:was|were)\s)?"
    r"(?:initiated|begun|began|started|launched|completed|carried\sout)\s(?:(?:on|in|at)\s(?:the\s)?)?$"
)
_HOLDERS = frozenset({"force", "platform", "organisation", "weapon", "person"})
_WORD = re.compile(r"[^\W\d_]+")


def find_organs(setting: Setting) -> list[Draft]:
    """Draft every named organ of which a state is told."""
    found = []
    for part in (part for part in setting.parts if part.kind == "organ"):
        if not is_body(part.name):
            continue
        states = [state for state in find_states(setting.index, part) if _is_told(state)]
        if states and _is_of_state(setting, part, states):
            draft = setting.draft(part, states)
            dated = tuple(_dated(setting, told) for told in draft.told)
            draft = replace(draft, told=dated)
            found.append(draft.with_told(_described(setting, part), commands_of(setting, part)))
    return found


def _is_of_state(setting: Setting, part: Part, states: Sequence[State]) -> bool:
    """Say whether an organ is one of a state or its defence: no sports council, no police sent to an accident."""
    words = _WORD.findall(part.name.casefold())
    national = any(_kind(word) == "national" for word in words if word not in ("national", "federal"))
    activated = any(state.status == "activated" for state in states)
    if is_civil_body(part.name):
        return False
    return national or activated or is_of_defence(setting, part.name, (state.name for state in states))


def _is_told(state: State) -> bool:
    """Say whether a state is told of an organ itself: who announces something is not announced."""
    firm = state.mention.event.stance in (Stance.AFFIRMED, Stance.PLANNED, Stance.DENIED)
    return firm and state.status != "announced"


def _dated(setting: Setting, told: Told) -> Told:
    """Add the time of a state that is told behind the name: "the deployment of the zones initiated a month ago"."""
    if told.what != "status" or told.when:
        return told
    text = setting.index.readings[told.span.report].text
    sentence = setting.index.sentence(told.at)
    for time in setting.index.readings[told.span.report].times:
        if told.span.end <= time.span.start < sentence.end and _BEGUN.match(text[told.span.end : time.span.start]):
            whole = stretched(told.span, time.span)
            words = text[time.span.start : time.span.end]
            return replace(told, span=whole, when=words, earliest=time.earliest, latest=time.latest)
    return told


def is_body(name: str) -> bool:
    """Say whether a name is one of a body that commands, guards or administers: not a broadcaster, not a firm.

    >>> is_body("Harbour Defence Councils"), is_body("Sallo Radio")
    (True, False)
    """
    return any(_kind(word) in (*ECHELONS, "body") for word in _WORD.findall(name.casefold()))


def _kind(word: str) -> str | None:
    table = lookup("en", "posture_echelons", "word", "echelon")
    return table.get(word) or table.get(word.removesuffix("s")) or table.get(re.sub(r"ies$", "y", word))


def _described(setting: Setting, part: Part) -> Iterable[Told]:
    """Read acronym, echelon and area beside the name of an organ."""
    index = setting.index
    for name in part.mentions:
        known = next((n for n in setting.names[name.report] if n.span == name), None)
        if known is not None and known.acronym:
            yield tell_span(index, "acronym", known.acronym, name)
        for word in _WORD.findall(index.text(name).casefold()):
            if _kind(word) in ECHELONS:
                yield tell_span(index, "echelon", _kind(word) or "", name)
        yield from _area(setting, name)


def _area(setting: Setting, name: Span) -> Iterable[Told]:
    """Read over which area an organ works: "in all states and municipal entities" gives the echelons with it."""
    index = setting.index
    sentence = index.sentence(name)
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "area"]
    for match in find_matches(rules, index.readings[name.report].text, name.end, max(name.end, sentence.end)):
        span = Span(name.report, match.found.start("value"), match.found.end("value"))
        yield tell_span(index, "area", tidy(match.groups["value"]), span)
        for word in _WORD.findall(match.groups["value"].casefold()):
            if _kind(word) in ECHELONS:
                yield tell_span(index, "echelon", _kind(word) or "", span)


def commands_of(setting: Setting, part: Part) -> Iterable[Tie]:
    """Find under whose command a thing is told to be: "under the operational control of the Western Naval Command"."""
    index = setting.index
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "under"]
    for name in part.mentions:
        sentence = index.sentence(name)
        text = index.readings[name.report].text
        for match in find_matches(rules, text, name.end, max(name.end, sentence.end)):
            end = match.found.end("value")
            between = setting.names_in(Span(name.report, name.end, max(name.end, match.start)))
            if not any(other.kind in _HOLDERS for other in between):
                kind = "part of" if "part" in match.groups.get("how", "") else "commanded by"
                yield Tie(kind, tidy(match.groups["value"]), Span(name.report, name.start, end), name)
