"""Which laws and agreements do the reports speak of, in which state, made by whom?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from consilience.records import Stance
from consilience.rules import find_matches, patterns
from consilience.weigh.agreements import find_agreements
from consilience.weigh.figures.parts import find_alerts
from consilience.weigh.mentions import Mention
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.sphere import is_of_defence
from consilience.weigh.posture.told import Draft, Tie, Told, longest, tell_event
from consilience.weigh.posture.words import has_word, words_for
from consilience.weigh.states import NAMED, State, find_states
from consilience.weigh.wording import tidy

_STEPS = frozenset({"proposed", "approved", "repealed", "announced", "signed", "ended"})
_PARLIAMENTARY = frozenset({"approved", "proposed", "repealed"})
_UNDER = re.compile(r"[,;]|\b(?:under|of|by|in|with|from|to|that|which|who|because)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d+\s")
_VOTED = re.compile(r"\bvoted\s(?:[\w-]+\s){0,4}to\s$")
_PENDING = "not yet ratified"


def find_laws(setting: Setting) -> list[Draft]:
    """Draft every law of which a step is told; what a report only calls it stands beside."""
    found = []
    for part in (part for part in setting.parts if part.kind == "law"):
        states = [state for state in find_states(setting.index, part) if _is_step(state)]
        if not any(state.status != NAMED for state in states) or not has_word("lawlike", part.name):
            continue
        if is_of_defence(setting, part.name, (state.name for state in states)):
            makers = (tie for state in states for tie in _makers(setting, state))
            draft = setting.draft(part, states)
            told = tuple(_voted(setting, item) for item in draft.told)
            found.append(replace(draft, told=told).with_told((), makers))
    return found


def _is_step(state: State) -> bool:
    if state.mention.reading.text[: state.mention.event.span.end].endswith("ing"):  # "vowed repealing the act"
        return False
    named = state.status == NAMED and state.mention.event.lemma in words_for("naming")
    return named or (state.status in _STEPS and _is_about(state))


def _is_about(state: State) -> bool:
    """Say whether a step is one of the law: not one that is only taken under it."""
    event, text = state.mention.event, state.mention.reading.text
    arguments = [span for span in (*event.recipient, *event.actor) if span.overlaps(state.name)]
    leads = [text[span.start : state.name.start] for span in arguments]
    leads += [text[event.span.end : state.name.start]] if event.span.end <= state.name.start else []
    return any(_UNDER.search(lead) is None for lead in leads)


def _voted(setting: Setting, told: Told) -> Told:
    """Take what somebody voted to do as done: "voted unanimously to adopt the resolution"."""
    before = setting.index.readings[told.at.report].text[max(0, told.at.start - 40) : told.at.start]
    done = told.stance is Stance.PLANNED and _VOTED.search(before) is not None
    return replace(told, stance=Stance.AFFIRMED) if done else told


def _makers(setting: Setting, state: State) -> Iterable[Tie]:
    event = state.mention.event
    who = setting.who(event.actor)
    if who and state.status in _PARLIAMENTARY and event.stance is Stance.AFFIRMED:
        yield Tie(f"{state.status} by", who, setting.index.clause_span(state.mention), event.span)


def find_treaties(setting: Setting) -> list[Draft]:
    """Draft every agreement that was signed or ratified, with its parties as far as they are named."""
    found = []
    for part, states in find_agreements(setting.index):
        names = tuple(sorted({_NUMBERED.sub("", name) for name in part.variants}))
        name = longest(names)
        if " " not in name or (name.islower() and name.endswith("s")) or not _is_between_states(setting, name, states):
            continue
        draft = replace(setting.draft(part, states), name=name, variants=names, side=None)
        pending = [_pending(setting, state) for state in states if _PENDING in state.status]
        found.append(draft.with_told(pending, [tie for state in states for tie in _parties(setting, state)]))
    return found


def _is_between_states(setting: Setting, name: str, states: Iterable[State]) -> bool:
    """Say whether an agreement is one of states: a treaty or accord by its name, or signed by a state."""
    by_state = any(setting.countries.within(span) for state in states for span in state.mention.event.actor)
    return has_word("treaty", name) or by_state


def _pending(setting: Setting, state: State) -> Told:
    """Cite by the whole sentence that ratification is open: it stands behind the signing."""
    told = tell_event(setting.index, state.mention, "status", state.status, state.name)
    return replace(told, span=setting.index.sentence(state.mention.event.span))


def _parties(setting: Setting, state: State) -> Iterable[Tie]:
    for span in state.mention.event.actor:
        for country in setting.countries.within(span):
            yield Tie("party", country, setting.index.clause_span(state.mention), state.mention.event.span)


def find_levels(setting: Setting) -> list[Draft]:
    """Draft the alert levels that were raised or lowered, each change with the level that it led to."""
    found = []
    for part, states in find_alerts(setting.index):
        if not any(has_word("alert", name) for name in part.variants):  # "debt levels"
            continue
        levels = [level for state in states for level in _levels(setting, state.mention)]
        found.append(setting.draft(part, states).with_told(levels))
    return found


def _levels(setting: Setting, mention: Mention) -> Iterable[Told]:
    span = setting.index.clause_span(mention)
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "level"]
    match = next(iter(find_matches(rules, setting.index.text(span))), None)
    if match is not None and mention.event.stance is Stance.AFFIRMED:
        level = tidy(match.groups.get("new") or match.groups["next"])
        told = tell_event(setting.index, mention, "level", level)
        yield replace(told, span=span)
