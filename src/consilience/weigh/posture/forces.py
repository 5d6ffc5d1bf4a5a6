"""Which forces do the reports describe, how strong, in what posture? Named ones, counted ones, classes of assets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from consilience.records import Quantity, Span
from consilience.rules import Match, find_matches, lookup, patterns
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.posture.organs import commands_of, is_body
from consilience.weigh.posture.plans import generic_noun, plans_told_alone, takes_up_plan
from consilience.weigh.posture.setting import Setting, named
from consilience.weigh.posture.sphere import is_civil_body, is_of_defence
from consilience.weigh.posture.told import Draft, Told, places_at, tell_event
from consilience.weigh.posture.words import any_of
from consilience.weigh.states import Part, State, find_states, status_of

_POSTURES = frozenset({"mobilised", "deployed", "exercising", "withdrawn", "stood down", "engaged"})
_FIRST = 5
"""Characters before which the noun of an argument begins: an article may stand there."""
_LIST = 200
"""Characters over which a list may run on after the event that it belongs to."""
_WORD = re.compile(r"[^\W\d_]+")
_ENDS_LIST = re.compile(r"[.;:]|\b(?:who|which|that|while|but)\b", re.IGNORECASE)
SHOWN = {"arrived": "deployed"}
"""A ship or a force that arrived is deployed there."""


def find_forces(setting: Setting, plans: Iterable[Draft]) -> list[Draft]:
    """Draft the named forces, the counted ones, and those told of by what they do ("civilian security forces")."""
    every = tuple(plans)
    alone = plans_told_alone(setting, every)
    found = [draft for draft in _named_forces(setting, alone) if draft.told]
    return [*found, *_counted(setting, every), *_described(setting, alone), *_unnamed(setting)]


def _named_forces(setting: Setting, alone: dict[str, str]) -> Iterable[Draft]:
    for whole in (part for part in setting.parts if part.kind == "force"):
        part = _without_described(setting, whole)
        states = [state for state in find_states(setting.index, part) if posture_of(state.status) in _POSTURES]
        if part.name.islower() or is_civil_body(part.name):  # "police officers arrived" is no deployment
            states = [state for state in states if state.status != "arrived"]
        states = [state for state in states if not _is_call(setting, state)]
        draft = as_posture(setting.draft(part, states))
        listed = [mention for name in part.mentions if (mention := _lister(setting.index, name)) is not None]
        told = [
            tell_event(setting.index, mention, "status", status_of(mention) or "", name)
            for mention, name in _pairs(setting.index, part.mentions)
        ]
        parent = next((plan for m in listed if (plan := parent_of(setting, alone, m)) is not None), None)
        draft = draft.with_told(told, commands_of(setting, part) if told or states else ())
        yield replace(draft, parent=parent)


def _is_call(setting: Setting, state: State) -> bool:
    """Say whether help of every day is sent somewhere: "the unit was dispatched to a shooting"."""
    sent = state.mention.event.lemma == "dispatch"
    return sent and not is_of_defence(setting, "", (state.name,))


def _without_described(setting: Setting, part: Part) -> Part:
    """Leave out the mentions that a longer description holds: "civilian security forces" are told of by it."""
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "security"]
    kept = []
    for name in part.mentions:
        text = setting.index.readings[name.report].text
        found = find_matches(rules, text, max(0, name.start - 12), name.end)
        if not any(match.start < name.start and match.end >= name.end for match in found):
            kept.append(name)
    return replace(part, mentions=tuple(kept))


def posture_of(status: str) -> str:
    """Return the posture that a state means for a force or a platform."""
    return SHOWN.get(status, status)


def as_posture(draft: Draft) -> Draft:
    """Word the states of a force or a platform as postures."""
    told = (replace(t, value=posture_of(t.value)) if t.what == "status" else t for t in draft.told)
    return replace(draft, told=tuple(told))


def _pairs(index: CaseIndex, names: Iterable[Span]) -> Iterable[tuple[Mention, Span]]:
    return [(mention, name) for name in names if (mention := _lister(index, name)) is not None]


def _lister(index: CaseIndex, name: Span) -> Mention | None:
    """Return the mobilisation that a list belongs to which a name stands in: nothing else happens between the two."""
    near = [m for m in index.mentions_near(name) if 0 < name.start - m.event.span.end < _LIST]
    last = max(near, key=lambda mention: mention.event.span, default=None)
    if last is None or status_of(last) != "mobilised":
        return None
    between = index.text(Span(name.report, last.event.span.end, name.start))
    return last if between.startswith((" of ", "d ", " ")) and not _ENDS_LIST.search(between) else None


def parent_of(setting: Setting, alone: dict[str, str], mention: Mention) -> str | None:
    """Return the plan under which something is mobilised: its sentence names the plan or takes it up."""
    plan = alone.get(mention.reading.report)
    if plan is None:
        return None
    sentence = setting.index.sentence(mention.event.span)
    words = setting.index.text(sentence)
    head = words[words.find(" the ") + 1 :] if words.startswith(("Accordingly", "Thus", "Also")) else words
    lead = head[:1].lower() + head[1:]
    names_plan = any(n.kind == "operation" for n in setting.names_in(sentence))
    return plan if names_plan or takes_up_plan(lead) or generic_noun(lead) == "deployment" else None


# --- counted ones ----------------------------------------------------------------------------------------------------


def _counted(setting: Setting, plans: Iterable[Draft]) -> Iterable[Draft]:
    """Draft forces that are told of by their number: "the mobilisation of 12,000 reservists"."""
    found: list[Draft] = []
    sides = {span: plan.side for plan in plans for told in plan.told for span in (told.at,)}
    for mention in setting.index.mentions:
        status = posture_of(status_of(mention) or "")
        if status not in _POSTURES:
            continue
        for quantity in _quantities(mention):
            man = _counted_men().search(f"{quantity.counted or ''}".casefold())
            if man is None or not any(span.covers(quantity.span) for span in _acted_on(mention, status)):
                continue
            name = man["who"].split()[-1]
            size = f"{setting.index.text(quantity.span)} {name}"
            told = (
                tell_event(setting.index, mention, "status", status, quantity.span),
                tell_event(setting.index, mention, "size", size, quantity.span),
            )
            side = setting.countries.of(mention.event.actor) or _side_of_host(setting, mention, sides)
            side = side or _side_of_speaker(setting, mention)
            found.append(Draft("force", name, (name,), told, side=side))
    return found


@cache
def _counted_men() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<who>(?:[a-z]+\s)?(?:{any_of('manpower')}))\b")


def _acted_on(mention: Mention, status: str) -> tuple[Span, ...]:
    event = mention.event
    return (*event.actor, *event.recipient) if status in ("deployed", "withdrawn", "exercising") else event.recipient


def _quantities(mention: Mention) -> list[Quantity]:
    known = mention.reading.quantities
    return [known[at] for at in mention.event.quantities if at < len(known)]


def _side_of_host(setting: Setting, mention: Mention, sides: dict[Span, str | None]) -> str | None:
    """Return the side of the plan that is activated "with the mobilisation of 4,000 troops"."""
    near = [m for m in setting.index.mentions_near(mention.event.span) if m.event.span in sides]
    holding = [m for m in near if any(span.covers(mention.event.span) for span in m.event.instrument)]
    return next((sides[m.event.span] for m in holding), None)


def _side_of_speaker(setting: Setting, mention: Mention) -> str | None:
    """Return the state of the body that tells of forces as its own: "the Defence Ministry of Vesta said that ..."."""
    number = setting.index.statement_over(mention.event.span)
    if number is None or mention.event.actor:
        return None
    statement = mention.reading.statements[number]
    return setting.countries.of(statement.source) if is_body(statement.speaker or "") else None


# --- described ones --------------------------------------------------------------------------------------------------


def _described(setting: Setting, alone: dict[str, str]) -> Iterable[Draft]:
    """Draft forces without a name that a mobilisation lists: "civilian security forces"."""
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "security"]
    told: dict[tuple[str | None, str | None], list[tuple[str, Told]]] = {}
    for report, reading in setting.index.readings.items():
        for match in find_matches(rules, reading.text):
            span = Span(report, match.found.start("value"), match.found.end("value"))
            lister = _lister(setting.index, span)
            if lister is not None:
                parent = parent_of(setting, alone, lister)
                side = setting.countries.of(lister.event.actor)
                item = tell_event(setting.index, lister, "status", "mobilised", span)
                told.setdefault((parent, side), []).append((match.groups["value"], item))
    for (parent, side), items in sorted(told.items(), key=lambda pair: (pair[0][0] or "", pair[0][1] or "")):
        name, names = named(text for text, _ in items)
        yield Draft("force", name, names, tuple(item for _, item in items), side=side, parent=parent)


def _unnamed(setting: Setting) -> Iterable[Draft]:
    """Draft forces that are told of by what they are: "rescue teams were deployed", "troops were sent"."""
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "crew"]
    for mention in setting.index.mentions:
        status = posture_of(status_of(mention) or "")
        if status not in ("deployed", "mobilised", "withdrawn") or _quantities(mention):
            continue
        for span in mention.event.recipient:
            for match in find_matches(rules, setting.index.text(span)):
                if match.start < _FIRST:
                    name = Span(span.report, span.start + match.found.start("value"), span.start + match.end)
                    told = [tell_event(setting.index, mention, "status", status, name)]
                    told += [
                        replace(tell_event(setting.index, mention, "place", place.name, name), place=place)
                        for place in places_at(mention)
                    ]
                    text = match.groups["value"].casefold()
                    yield Draft("force", text, (text,), tuple(told), side=setting.countries.of(mention.event.actor))


def find_assets(setting: Setting, plans: Iterable[Draft]) -> list[Draft]:
    """Draft the classes of assets that reports list: "land, air, naval, riverine, and missile assets"."""
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "assets"]
    alone = plans_told_alone(setting, plans)
    found: list[Draft] = []
    for report, reading in setting.index.readings.items():
        for match in find_matches(rules, reading.text):
            span = Span(report, match.found.start("value"), match.found.end("value"))
            mention = _changer(setting.index, span, alone)
            if mention is None:
                continue
            if status_of(mention) in (None, "mobilised"):
                found += _classes(setting, match, span, mention, alone)
            elif match.groups["value"].casefold().endswith("forces"):
                found.append(_listed_forces(setting, match.groups["value"], span, mention))
    return found


def _listed_forces(setting: Setting, name: str, span: Span, mention: Mention) -> Draft:
    """Draft forces told of by their branches: "the naval and air forces stationed in the strait"."""
    told = [tell_event(setting.index, mention, "status", posture_of(status_of(mention) or ""), span)]
    for place in places_at(mention):
        item = tell_event(setting.index, mention, "place", place.name, span, place.span)
        told.append(replace(item, place=place))
    holders = [m for m in setting.index.mentions_near(span) if any(r.overlaps(span) for r in m.event.recipient)]
    side = setting.countries.of([a for m in holders for a in m.event.actor])
    return Draft("force", name, (name,), tuple(told), side=side)


def _classes(setting: Setting, match: Match, span: Span, mention: Mention, alone: dict[str, str]) -> Iterable[Draft]:
    status = posture_of(status_of(mention) or "mobilised")
    table = lookup("en", "posture_assets", "word", "class")
    parent = parent_of(setting, alone, mention)
    side = setting.countries.of(mention.event.actor)
    for word in dict.fromkeys(_WORD.findall(match.groups["value"].casefold())):
        if table.get(word):
            told = tell_event(setting.index, mention, "status", status, span)
            yield Draft("asset class", table[word], (table[word],), (told,), side=side, parent=parent)


def _changer(index: CaseIndex, span: Span, alone: dict[str, str]) -> Mention | None:
    """Return the event that puts listed assets in a state: it acts on them, or a deployment includes them."""
    for mention in index.mentions_near(span):
        acted = (*mention.event.recipient, *mention.event.actor)
        status = posture_of(status_of(mention) or "")
        if status in _POSTURES and any(part.overlaps(span) for part in acted):
            return mention
    for mention in index.mentions_near(span):
        if mention.event.lemma in ("include", "involve") and any(
            part.overlaps(span) for part in mention.event.recipient
        ):
            words = index.text(mention.event.clause[0]) if mention.event.clause else ""
            if generic_noun(words) in ("deployment", "mobilisation", "mobilization") and span.report in alone:
                return mention
        near = [m for m in index.mentions_near(span) if status_of(m) == "mobilised" and m.event.span < span]
        if mention.event.lemma == "include" and near and any(c.overlaps(span) for c in mention.event.clause):
            return mention
    return None
