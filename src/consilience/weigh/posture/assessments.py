"""How do observers judge cohesion, capability and intent: whose, in which words, and through whom?"""

from __future__ import annotations

import re
from dataclasses import replace

from consilience.records import Span, Statement
from consilience.rules import Match, find_matches, patterns
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.told import Draft, Told, bare, tell_span
from consilience.weigh.wording import shortened, tidy

_SAYING = frozenset({"say", "claim", "doubt", "warn", "admit", "confirm"})
_LEADING = re.compile(r"^.*\b(?:that|told|said|says|because|while)\s", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:they|it|them)$", re.IGNORECASE)


def find_assessments(setting: Setting) -> list[Draft]:
    """Draft what attributed words judge of a force, a base of power or a build-up."""
    found = []
    for report, reading in setting.index.readings.items():
        for statement in reading.statements:
            if statement.act in _SAYING and statement.source:
                found += [d for span in statement.content for d in _judged(setting, report, statement, span)]
    return found


def _judged(setting: Setting, report: str, statement: Statement, span: Span) -> list[Draft]:
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "assessment"]
    found = find_matches(rules, setting.index.text(span))
    return [draft for match in found if (draft := _draft(setting, report, statement, span, match)) is not None]


def _draft(setting: Setting, report: str, statement: Statement, span: Span, match: Match) -> Draft | None:
    index = setting.index
    start, end = match.found.span("whose")
    whose = Span(report, span.start + start, span.start + end)
    name = bare(_LEADING.sub("", index.text(whose)))
    if _PRONOUN.match(name):
        force = _taken_up(setting, whose)
        if force is None:
            return None
        name = force
    cite = _with_ground(index.told_span(report, statement), whose)
    words = tidy(index.text(cite) if statement.act == "doubt" else index.text(span))
    dimension = str(match.pattern.fields["dimension"])
    told: Told = tell_span(index, dimension, shortened(words), Span(report, whose.start, whose.end), cite=cite)
    return Draft("assessment", name, (name,), (replace(told),), side=setting.countries.of((whose,)))


def _with_ground(told: Span, whose: Span) -> Span:
    return Span(told.report, min(told.start, whose.start), max(told.end, whose.end))


def _taken_up(setting: Setting, pronoun: Span) -> str | None:
    """Return the force named last before a pronoun, in its sentence or the one before."""
    names = [
        name
        for name in setting.names[pronoun.report]
        if name.kind == "force" and pronoun.start - 400 < name.span.start < pronoun.start
    ]
    return names[-1].text if names else None
