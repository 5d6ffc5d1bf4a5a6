"""Which plans and operations do the reports describe, in which phase, on whose order, from when until when?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from consilience.records import Span, Stance, Time
from consilience.rules import find_matches, patterns
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.passages import cover
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.sphere import is_of_defence
from consilience.weigh.posture.told import Draft, Tie, Told, clock_of, tell_event, tell_span, times_of, worded_time
from consilience.weigh.posture.words import any_of, has_word, words_for
from consilience.weigh.states import Part, State, find_states, sizes_of

_STATES = frozenset(
    {
        "ordered",
        "activated",
        "begun",
        "ended",
        "announced",
        "approved",
        "created",
        "mobilised",
        "exercising",
        "stood down",
    }
)
_NEAR = 80
"""Characters between a plan's name and the phase that belongs to it."""
_UNTIL = re.compile(r"\b(?:until|till|through|up\sto)\s(?:this\s|next\s|the\s)?$", re.IGNORECASE)
_APPOSED = re.compile(r"^,\s$")
_ACTIVATING = frozenset({"activated", "begun"})


def find_plans(setting: Setting) -> list[Draft]:
    """Draft every named plan or operation of which a state, a phase or an order is told."""
    found = []
    plans = [part for part in setting.parts if part.kind == "plan" and _is_of_state(setting, part)]
    several = _with_several(plans)
    for part in plans:
        told = [state for state in find_states(setting.index, part) if state.status in _STATES]
        states = [s for s in told if s.name.report not in several or _is_name(setting, s.name)]
        draft = setting.draft(part, states, also=(*_phases(setting.index, part), *_sizes(setting.index, part, states)))
        draft = draft.with_told((), (*_orders(setting, part), *_activators(setting, states)))
        if draft.told or draft.ties:
            found.append(draft)
    alone = plans_told_alone(setting, found)
    return [draft.with_told(_windows(setting, draft, alone)) for draft in found]


def _is_of_state(setting: Setting, part: Part) -> bool:
    """Say whether a plan may be one of forces: an operation, a "Plan Heron", or one told of in words of defence."""
    named = not part.name.endswith(" Plan") or is_of_defence(setting, part.name, part.mentions)
    return named and not _is_civil(part.name)


def _is_civil(name: str) -> bool:
    """Say whether a plan is of another kind: an investment plan, a department of operations."""
    return name.endswith(("Operations", "Plans", "-style", "-era")) or has_word("civil plan", name)


@cache
def _taken_up() -> re.Pattern[str]:
    return re.compile(rf"^(?:the|this|that)\s(?:[\w-]+\s){{0,2}}?(?P<noun>{any_of('generic plan')})\b", re.IGNORECASE)


def _with_several(plans: Iterable[Part]) -> frozenset[str]:
    """Return the reports that tell of several plans: "the operation" may be any of them there."""
    told: dict[str, set[str]] = {}
    for plan in plans:
        for span in plan.mentions:
            told.setdefault(span.report, set()).add(plan.name)
    return frozenset(report for report, names in told.items() if len(names) > 1)


def _is_name(setting: Setting, span: Span) -> bool:
    return any(letter.isupper() for letter in setting.index.text(span))


def plans_told_alone(setting: Setting, plans: Iterable[Draft]) -> dict[str, str]:
    """Return the reports that tell of exactly one plan, with its name: "the new stage" can only be its stage there."""
    told: dict[str, set[str]] = {}
    for plan in plans:
        for span in plan.mentions:
            told.setdefault(span.report, set()).add(plan.name)
    return {report: min(names) for report, names in told.items() if len(names) == 1}


def generic_noun(words: str) -> str | None:
    """Return the noun of words that only take up what was told before: "the new stage".

    >>> generic_noun("The new stage is aimed at"), generic_noun("the deployment of two ships"), generic_noun("A stage")
    ('stage', 'deployment', None)
    """
    found = _taken_up().match(words)
    return found["noun"].casefold() if found else None


def takes_up_plan(words: str) -> bool:
    """Say whether words take up a plan."""
    return generic_noun(words) in words_for("of a plan")


def _phases(index: CaseIndex, part: Part) -> Iterable[Told]:
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "phase"]
    for name in part.mentions:
        sentence = index.sentence(name)
        start, end = max(sentence.start, name.start - _NEAR), min(sentence.end, name.end + _NEAR)
        for match in find_matches(rules, index.readings[name.report].text, start, end):
            span = Span(name.report, match.found.start("value"), match.found.end("value"))
            told = tell_span(index, "phase", match.groups["value"], span, cite=_smallest(index, name, span))
            day = next((tell_event(index, m, "phase", "") for m in index.mentions_near(name) if _holds(m, name)), None)
            yield told if day is None else replace(told, earliest=day.earliest, latest=day.latest, stance=day.stance)


def _holds(mention: Mention, name: Span) -> bool:
    return mention.event.mode == "activate" and any(span.covers(name) for span in mention.event.clause)


def _smallest(index: CaseIndex, *spans: Span) -> Span:
    """Return the smallest clause that holds some spans, else their sentence."""
    clauses = [cover(m.event.clause) for m in index.mentions_near(spans[0]) if m.event.clause]
    holding = [clause for clause in clauses if all(clause.covers(span) for span in spans)]
    return min(holding, key=lambda clause: (clause.end - clause.start, clause), default=index.sentence(spans[0]))


def _sizes(index: CaseIndex, part: Part, states: Iterable[State]) -> Iterable[Told]:
    for state in states:
        for _, size in sizes_of(index, part, (state,)):
            yield tell_event(index, state.mention, "size", size, state.name)


def _orders(setting: Setting, part: Part) -> Iterable[Tie]:
    """Find who ordered a plan: it, or the words that explain it, are what the event acts on."""
    index = setting.index
    for name in part.mentions:
        for mention in index.mentions_near(name):
            event = mention.event
            if event.lemma not in words_for("ordering") or event.stance is not Stance.AFFIRMED or not event.actor:
                continue
            who = setting.who(event.actor)
            if who and any(target.covers(name) or _explains(index, name, target) for target in event.recipient):
                yield Tie("ordered by", who, _smallest(index, name, event.span), event.span)


def _explains(index: CaseIndex, name: Span, target: Span) -> bool:
    """Say whether words explain a name: "Plan Heron, a national operation"."""
    return name.end <= target.start and bool(_APPOSED.match(index.text(Span(name.report, name.end, target.start))))


def _activators(setting: Setting, states: Iterable[State]) -> Iterable[Tie]:
    for state in states:
        event = state.mention.event
        if state.status in _ACTIVATING and event.stance is Stance.AFFIRMED:
            who = setting.who(event.actor)
            if who:
                yield Tie("activated by", who, setting.index.clause_span(state.mention), event.span)


# --- from when until when --------------------------------------------------------------------------------------------


def _windows(setting: Setting, plan: Draft, alone: dict[str, str]) -> Iterable[Told]:
    """Find hours and end of a plan in what its report tells of "the military deployment" on the day of activation."""
    days = {told.latest for told in plan.told if told.what == "status" and told.latest == told.earliest} - {None}
    for report in sorted(report for report, name in alone.items() if name == plan.name):
        for mention in setting.index.mentions_in(report):
            clause = mention.event.clause and setting.index.text(mention.event.clause[0])
            if mention.event.kind != "MOBILIZE" or not clause or not generic_noun(clause):
                continue
            sentence = setting.index.sentence(mention.event.span)
            for time in times_of(mention):
                if clock_of(time) and time.latest in days and sentence.covers(time.span):
                    yield replace(_timed(setting, "from", mention, time, sentence), clock=clock_of(time))
                    yield from _ends(setting, mention, sentence)


def _ends(setting: Setting, mention: Mention, sentence: Span) -> Iterable[Told]:
    text = mention.reading.text
    for time in mention.reading.times:
        if sentence.covers(time.span) and time.latest and _UNTIL.search(text[sentence.start : time.span.start]):
            yield _timed(setting, "until", mention, time, sentence)


def _timed(setting: Setting, what: str, mention: Mention, time: Time, sentence: Span) -> Told:
    words = worded_time(mention, time)
    told = tell_span(setting.index, what, words, time.span, cite=sentence)
    return replace(told, earliest=time.earliest, latest=time.latest, when=words, clock=clock_of(time))
