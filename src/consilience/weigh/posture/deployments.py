"""Which ships and forces were deployed, from where to where, when, and with which stated aim?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consilience.records import Place, Span, Stance
from consilience.weigh.mentions import Mention
from consilience.weigh.posture.plans import generic_noun, takes_up_plan
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.told import Draft, Told, tell_event, tell_span
from consilience.weigh.posture.words import words_for
from consilience.weigh.wording import tidy

_DEPLOYED = frozenset({"deployed", "arrived"})
_WHERE = re.compile(r"\b(?:in|at|to|off|near|into|around|from)\s(?:the\s)?$", re.IGNORECASE)
_LEAD = re.compile(r"^\s*(?:at|to)\s+", re.IGNORECASE)
_BACK = 600
"""Characters over which "the deployment" reaches back to what was deployed."""


Aims = Sequence[tuple[Mention, Told]]


def find_deployments(setting: Setting, holders: Iterable[Draft], aims: Aims) -> list[Draft]:
    """Draft the deployments of platforms and forces that are told with a place, each with its area and aim."""
    found = []
    for draft in holders:
        states = [told for told in draft.told if told.what == "status" and told.value in _DEPLOYED]
        areas = [area for told in states for area in _areas(setting, told)]
        if areas and draft.kind in ("platform", "force"):
            cited = {area.at for area in areas}
            kept = tuple(told for told in states if told.at in cited)
            found.append(
                Draft(
                    "deployment", draft.name, draft.variants, (*kept, *areas), side=draft.side, mentions=draft.mentions
                )
            )
    by_name = _aims(setting, found, aims)
    return [draft.with_told(by_name.get(draft.name, ())) for draft in found]


def _areas(setting: Setting, told: Told) -> Iterable[Told]:
    """Read the places that a deployment names, in the words of the report; "from" tells where it came from."""
    mention = next((m for m in setting.index.mentions_near(told.at) if m.event.span == told.at), None)
    if mention is None or told.stance is Stance.DENIED:
        return
    for place in _places(mention) or _places_after(setting, mention, told):
        before = setting.index.text(Span(told.at.report, max(0, place.span.start - 12), place.span.start))
        what = "from" if re.search(r"\bfrom\s(?:the\s)?$", before) else "area"
        words = tidy(setting.index.text(place.span))
        item = tell_event(setting.index, mention, what, words, told.span, place.span)
        yield replace(item, place=place)


def _places(mention: Mention) -> list[Place]:
    known = mention.reading.places
    return [known[at] for at in mention.event.places if at < len(known) and known[at].use == "place"]


def _places_after(setting: Setting, mention: Mention, told: Told) -> list[Place]:
    """Return the places that stand in the words of a deployment behind its verb: "deployed on patrols in the gulf"."""
    text = mention.reading.text
    return [
        place
        for place in mention.reading.places
        if place.use == "place"
        and mention.event.span.end <= place.span.start < told.span.end
        and _WHERE.search(text[mention.event.span.end : place.span.start])
    ]


def _aims(setting: Setting, drafts: Iterable[Draft], aims: Aims) -> dict[str, list[Told]]:
    """Find for each thing deployed the aims of "the deployment" that is told of next in the same report."""
    places = sorted((told.at, draft.name) for draft in drafts for told in draft.told if told.what == "status")
    found: dict[str, list[Told]] = {}
    for mention, aim in aims:
        at = mention.event.span
        before = bisect_left(places, (at, "")) - 1
        if before < 0 or generic_noun(subject_of(setting, mention)) not in ("deployment", "move"):
            continue
        span, name = places[before]
        if span.report == at.report and 0 < at.start - span.end < _BACK:
            found.setdefault(name, []).append(aim)
    return found


def find_plan_aims(setting: Setting, plan: Draft, alone: dict[str, str], aims: Aims) -> list[Told]:
    """Find the stated aims of a plan: of "the new stage" where the report tells of no other plan."""
    return [
        aim
        for mention, aim in aims
        if alone.get(mention.reading.report) == plan.name and takes_up_plan(subject_of(setting, mention))
    ]


def subject_of(setting: Setting, mention: Mention) -> str:
    """Return the words before an event in its clause: who or what has the aim."""
    return setting.index.text(mention.event.clause[0]) if mention.event.clause else ""


def aims_told(setting: Setting) -> list[tuple[Mention, Told]]:
    """Return every stated aim: what stands behind "aims to", "is aimed at", "is meant to"."""
    return [
        (mention, aim)
        for mention in setting.index.mentions
        if mention.event.lemma in words_for("intending")
        and mention.event.clause
        and mention.event.stance is Stance.AFFIRMED
        for aim in _aim(setting, mention)
    ]


def _aim(setting: Setting, mention: Mention) -> Iterable[Told]:
    clause = mention.event.clause[-1]
    start, end = mention.event.span.end, clause.end
    words = setting.index.text(Span(clause.report, start, end)) if start < end else ""
    if _LEAD.match(words):
        value = tidy(_LEAD.sub("", words, count=1).replace("“", "").replace("”", ""))
        number = setting.index.statement_over(mention.event.span)
        cite = Span(clause.report, mention.event.clause[0].start, end)
        if number is not None:
            statement = mention.reading.statements[number]
            cite = setting.index.told_span(clause.report, statement)
        yield replace(tell_span(setting.index, "aim", value, mention.event.span, cite=cite))
