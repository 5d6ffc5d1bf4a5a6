"""Which weapons and platforms are held, deployed, requested, offered, delivered or lost, and by whom?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from consilience.records import Name, Span, Stance
from consilience.rules import find_matches, lookup, patterns
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.posture.forces import as_posture
from consilience.weigh.posture.organs import commands_of
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.sphere import is_of_state, is_public
from consilience.weigh.posture.told import Draft, Tie, Told, tell_event
from consilience.weigh.states import Part, State, find_states, status_of
from consilience.weigh.wording import tidy

_WORD = re.compile(r"[^\W_]+")
_ASKED = frozenset({"requested", "offered", "delivered", "ordered"})
_STATES = _ASKED | {"held", "deployed", "arrived", "withdrawn", "refurbished", "destroyed", "lost", "exercising"}
_MOVES = frozenset({"arrived", "withdrawn", "exercising"})
"""States of a ship or an aircraft that is itself who acts."""
_LIST = 200
_AFTER = re.compile(r"\s(?P<proper>[A-Z][\w-]+)\b")
_AIMED = re.compile(r"\b(?:to|against|from)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:who|which|that|whose|was|were|is|are|by|armed)\b", re.IGNORECASE)
_ENDS_LIST = re.compile(r"[.;:]")


def find_holdings(setting: Setting) -> list[Draft]:
    """Draft every weapon and platform of which a state is told, and kinds of arms that are asked for."""
    found = []
    for part in (part for part in setting.parts if part.kind in ("weapon", "platform")):
        states = [state for state in find_states(setting.index, part) if state.status in _STATES]
        states += _apposed(setting.index, part, {state.mention.event.span for state in states})
        states = [state for state in states if state.status != "delivered" or _is_supply(state)]
        states = [s for s in states if _is_asked(setting.index, s) and not _is_private(setting, s)]
        if _is_small(part.name):
            continue
        if is_generic(part.name):
            states = [state for state in states if state.status in _ASKED and part.kind == "weapon"]
        if states:
            found.append(_holding(setting, part, states))
    return [*_with_full_names(setting, found), *_unnamed(setting)]


def _is_supply(state: State) -> bool:
    """Say whether a delivery is one of supplies: what "could deliver chemical weapons" fires them."""
    start = state.mention.event.span.start
    able = state.mention.reading.text[max(0, start - 3) : start] == "to "  # "able to deliver nuclear weapons"
    stance = state.mention.event.stance
    return stance in (Stance.PLANNED, Stance.DENIED) or (stance is Stance.AFFIRMED and not able)


def _is_asked(index: CaseIndex, state: State) -> bool:
    """Say whether it is the weapon that an event is about: not what only a clause behind it speaks of."""
    start, end = state.mention.event.span.end, state.name.start
    between = index.text(Span(state.name.report, start, end)) if start < end else ""
    aimed = state.status not in _ASKED and _AIMED.search(between) is not None  # "deployed a shield to stop missiles"
    return not aimed and _CLAUSE.search(between) is None


def _is_private(setting: Setting, state: State) -> bool:
    """Say whether a person buys or owns a weapon for himself: "he purchased three guns"; or nobody asks for it."""
    doers = state.mention.event.actor
    if doers and state.status in _MOVES:
        return False
    if doers:
        return not is_public(setting, doers)
    asked = state.mention.event.lemma == "ask"
    return asked or (state.status in ("held", "lost", "ordered") and not is_of_state(setting, state.name))


def _apposed(index: CaseIndex, part: Part, known: Collection[Span]) -> list[State]:
    """Find the events whose actor is the kind of a thing before its name: "the carrier Heron arrived"."""
    found = []
    for name in part.mentions:
        for mention in index.mentions_near(name):
            status = status_of(mention)
            ends = {actor.end for actor in mention.event.actor}
            if status in ("arrived", "withdrawn") and name.start - 1 in ends and mention.event.span not in known:
                found.append(State(status, mention, name))
    return found


def is_generic(name: str) -> bool:
    """Say whether a name only says of what kind a thing is.

    >>> is_generic("Naval Ship"), is_generic("K-90"), is_generic("missile systems")
    (True, False, True)
    """
    words = _WORD.findall(name.casefold())
    return all(_part(word) or _part(word.removesuffix("s")) for word in words)


def _is_small(name: str) -> bool:
    """Say whether a name is one of what a person carries: "revolver", "handguns"."""
    last = _WORD.findall(name.casefold())[-1:]
    return any("small" in (_part(word), _part(word.removesuffix("s"))) for word in last)


def _part(word: str) -> str | None:
    return lookup("en", "posture_assets", "word", "part").get(word)


def _holding(setting: Setting, part: Part, states: Iterable[State]) -> Draft:
    every = tuple(states)
    draft = as_posture(setting.draft(part, every))
    told = draft.told
    ties, sides = list(commands_of(setting, part)), set()
    for state in every:
        holder = _holder(setting, state)
        if holder is not None and state.status == "held":
            entity = setting.index.entity_of.get(holder.span)
            ties.append(Tie("equips", entity.name if entity else holder.text, told[0].span, state.mention.event.span))
        sides |= {setting.countries.of((holder.span,)) if holder is not None else None}
        asker = setting.countries.of(state.mention.event.actor)
        sides |= {asker if state.status in ("requested", "ordered") else None}
    sides.discard(None)
    side = draft.side if part.kind == "platform" else None
    ties = [_widened(setting.index, tie) for tie in ties]
    return replace(draft, told=told, side=side or (sides.pop() if len(sides) == 1 else draft.side)).with_told((), ties)


def _widened(index: CaseIndex, tie: Tie) -> Tie:
    """Cite a relation by its sentence: the holder may stand far from the weapon."""
    return replace(tie, span=index.sentence(tie.span)) if tie.kind == "equips" else tie


def _holder(setting: Setting, state: State) -> Name | None:
    """Return the force or the state named last before a weapon in its sentence, in the words of the same speaker."""
    index = setting.index
    sentence = index.sentence(state.name)
    number = index.statement_over(state.mention.event.span)
    names = [
        name
        for name in setting.names_in(sentence)
        if name.kind == "force" and name.span.end <= state.name.start and index.statement_over(name.span) == number
    ]
    return names[-1] if names else None


def _with_full_names(setting: Setting, drafts: Iterable[Draft]) -> list[Draft]:
    """Add to a platform what is told of it under its kind and its last name: "Naval Ship Heron" is the VNS Heron."""
    every = list(drafts)
    tails: dict[str, list[int]] = {}
    for at, draft in enumerate(every):
        if draft.kind == "platform":
            tails.setdefault(draft.name.split()[-1], []).append(at)
    for part in (part for part in setting.parts if part.kind == "platform" and is_generic(part.name)):
        for name in part.mentions:
            text = setting.index.readings[name.report].text
            after = _AFTER.match(text, name.end)
            home = tails.get(after["proper"], []) if after else []
            if after and len(home) == 1:
                full = Span(name.report, name.start, after.end("proper"))
                every[home[0]] = _extended(setting, every[home[0]], part, full, name)
    return every


def _extended(setting: Setting, draft: Draft, part: Part, full: Span, name: Span) -> Draft:
    named = replace(part, kind="platform", mentions=(name,))
    states = [replace(s, name=full) for s in find_states(setting.index, named) if s.status in _STATES]
    more = as_posture(setting.draft(replace(named, mentions=(full,)), states)).told
    ties = commands_of(setting, replace(named, mentions=(full,))) if states else ()
    variants = tuple(sorted({*draft.variants, tidy(setting.index.text(full))})) if states else draft.variants
    return replace(draft.with_told(more, ties), variants=variants, side=draft.side or _side(setting, full))


def _side(setting: Setting, span: Span) -> str | None:
    before = Span(span.report, max(0, span.start - 20), span.end)
    return setting.countries.of((before,))


def _unnamed(setting: Setting) -> Iterable[Draft]:
    """Draft kinds of arms that a request, an offer or a delivery lists: "missile systems, radar equipment"."""
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "arms"]
    named = {name for part in setting.parts if part.kind in ("weapon", "platform") for name in part.mentions}
    for report, reading in setting.index.readings.items():
        for match in find_matches(rules, reading.text):
            span = Span(report, match.found.start("value"), match.found.end("value"))
            mention = None if any(name.overlaps(span) for name in named) else _asking(setting.index, span)
            if mention is not None:
                name = tidy(match.groups["value"]).lower()
                told: tuple[Told, ...] = (tell_event(setting.index, mention, "status", status_of(mention) or "", span),)
                yield Draft("weapon", name, (name,), told, side=setting.countries.of(mention.event.actor))


def _asking(index: CaseIndex, span: Span) -> Mention | None:
    near = [m for m in index.mentions_near(span) if 0 < span.start - m.event.span.end < _LIST]
    asking = [m for m in near if status_of(m) in _ASKED]
    last = max(asking, key=lambda mention: mention.event.span, default=None)
    if last is None or _ENDS_LIST.search(index.text(Span(span.report, last.event.span.end, span.start))):
        return None
    return last if index.statement_over(last.event.span) == index.statement_over(span) else None
