"""What is threatened, pledged, called for, floated or denied as a plan, on which condition, and by whom?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from consilience.records import Span, Stance, Statement
from consilience.rules import find_matches, patterns, rows
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import source_kind
from consilience.weigh.passages import cover
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.sphere import is_civil_body, is_of_force
from consilience.weigh.posture.told import Draft, Tie, Told, bare, tell_event, tell_span
from consilience.weigh.posture.words import begins_with, has_word
from consilience.weigh.wording import tidy

_KINDS = frozenset({"ASSAULT", "MOBILIZE"})
_MODES = frozenset({"blockade", "activate", "strike"})
_LEMMAS = frozenset({"blockade", "retaliate", "retaliation", "invade", "invasion", "intervene"})
_DEEDS = {
    "threaten": "threatened",
    "promise": "pledged",
    "request": "called for",
    "order": "called for",
    "warn": "threatened",
}
_OPEN = frozenset({Stance.THREATENED, Stance.CONDITIONAL, Stance.POSSIBLE, Stance.REQUESTED, Stance.PLANNED})
_AHEAD = 40
"""Characters around a verb in which its tense, or the noun that it goes with, is looked for."""
_PERFECT = re.compile(r"\b(?:would|could|might|should|must)\shave\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:to|will|would|could|might|may|shall|should|can|be|is|are|if)\b", re.IGNORECASE)
_MONEY = re.compile(r"[$%£€]")
"""Sums are of deals: who amasses shares mobilises nobody."""
_WILLING = re.compile(r"\b(?:we|our|us|I|[A-Z]\w+\swill)\b")
_MAYBE = re.compile(r"\b(?:could|might|may)\b(?!\shave\b)", re.IGNORECASE)
_DENYING = frozenset({"deny", "dismiss", "reject"})
_DAMAGE = frozenset({"destroy", "damage", "die", "disaster", "accident", "beat", "sexual", "injure"})
"""Modes of what befalls things: what a quake might have destroyed is no contingency of anybody's."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_GUESS = "held possible"
_LONGEST = 14
_ALL = frozenset(_DEEDS) | {"deny", "dismiss", "reject", "say", "plan", "claim", "confirm", "admit"}


@dataclass(frozen=True, slots=True)
class _State:
    deed: str
    role: str
    """How its speaker stands to it: "threatened by"."""
    statement: Statement


def find_contingencies(setting: Setting) -> list[Draft]:
    """Draft what somebody says might be done by force or against it; each with its condition and its speaker."""
    found: list[tuple[Span, Draft]] = []
    for mention in setting.index.mentions:
        if not _is_forceful(mention) or _is_condition(setting.index, mention):
            continue
        state = _state(setting, mention)
        if state is not None:
            span = _named_by(setting.index, mention)
            if not _uses_force(mention) or not is_of_force(setting, mention):
                continue  # "a shooting war", "could hurt trade"
            if _text(mention, span).casefold().startswith("if "):
                continue
            found.append((span, _draft(setting, mention, span, state)))
    return _narrowest(found)


def _narrowest(found: Sequence[tuple[Span, Draft]]) -> list[Draft]:
    """Leave out what only leads to another in the words of one speaker: "prepare for a strike" is the strike."""
    spans: dict[tuple[str, str, Span], list[Span]] = {}
    for span, draft in found:
        spans.setdefault(_key(draft), []).append(span)
    return [draft for span, draft in found if not any(span != o and span.covers(o) for o in spans[_key(draft)])]


def _key(draft: Draft) -> tuple[str, str, Span]:
    return draft.told[0].value, draft.ties[0].other, draft.told[0].span


def _uses_force(mention: Mention) -> bool:
    """Say whether a word is one for a use of force by many: not "kill", "shooting", "murder" or "execution"."""
    event = mention.event
    return event.lemma in _deeds_of_force() or event.mode in _MODES or event.lemma in _LEMMAS or event.kind is None


@cache
def _deeds_of_force() -> frozenset[str]:
    """Return the words for uses of force that somebody may hold possible."""
    return frozenset(row["word"] for row in rows("en", "posture_force"))


def _is_forceful(mention: Mention) -> bool:
    event = mention.event
    closing = event.lemma in ("close", "closure", "seal") and any(
        has_word("passage", _text(mention, span)) for span in event.recipient
    )
    typed = event.kind in _KINDS or event.mode in _MODES or event.lemma in _LEMMAS or closing
    words = " ".join(_text(mention, span) for span in (*event.clause, *event.recipient))
    business = event.kind == "MOBILIZE" and (_MONEY.search(words) is not None or has_word("business", words))
    return (
        typed
        and not business
        and not _is_past(mention)
        and not _is_label(mention)
        and event.mode not in _DAMAGE
        and event.stance in (*_OPEN, Stance.DENIED)
    )


def _is_past(mention: Mention) -> bool:
    """Say whether a verb tells of the past: "who allegedly assaulted a reporter", "would have killed them"."""
    span = mention.event.span
    before = mention.reading.text[max(0, span.start - _AHEAD) : span.start]
    past = mention.reading.text[span.start : span.end].endswith("ed")
    return _PERFECT.search(before) is not None or (past and not _FUTURE.search(before))


def _is_label(mention: Mention) -> bool:
    """Say whether a word only tells what kind of thing is meant: "an assault weapons ban"."""
    return begins_with("labelled", mention.reading.text[mention.event.span.end : mention.event.span.end + _AHEAD])


def _text(mention: Mention, span: Span) -> str:
    return mention.reading.text[span.start : span.end]


def _is_condition(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event is itself the condition of another: "if Vesta is attacked"."""
    return any(span.covers(mention.event.span) for span in conditions_near(index, mention.event.span))


def conditions_near(index: CaseIndex, span: Span) -> list[Span]:
    """Return the conditions in the sentence of a span."""
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "condition"]
    sentence = index.sentence(span)
    found = find_matches(rules, index.readings[span.report].text, sentence.start, sentence.end)
    return [Span(span.report, *match.found.span("value")) for match in found]


def _state(setting: Setting, mention: Mention) -> _State | None:
    """Return how a contingency is told, by which statement; None where nobody in particular vouches for it."""
    number = mention.event.statement
    if number is None or number >= len(mention.reading.statements):
        return None
    for at, statement in enumerate(setting.index.statements_around(mention.reading.report, number)):
        if at > 0 and statement.act in _DEEDS:  # what somebody asks for is in his own words, not in a plan told of
            continue
        if statement.act in _ALL and _is_somebody(setting, statement):
            deed = None if _is_stopped(setting.index, mention, statement) else _deed(setting.index, mention, statement)
            denying = statement.act in _DENYING or mention.event.stance is Stance.DENIED
            if deed is not None:
                return _State(deed, "denied by" if denying else f"{deed} by", statement)
            if denying:
                return None
    return None


def _is_stopped(index: CaseIndex, mention: Mention, statement: Statement) -> bool:
    """Say whether somebody wants a thing to end or not to happen: "urged the army to cease its strikes"."""
    start = max((cue.end for cue in statement.cue), default=0)
    if statement.act not in _DEEDS or start >= mention.event.span.start:
        return False
    return has_word("stopping", index.text(Span(mention.event.span.report, start, mention.event.span.start)))


def _deed(index: CaseIndex, mention: Mention, statement: Statement) -> str | None:
    """Return what a speaker does with what might be done: threatens, pledges, calls for, floats, denies to plan it."""
    stance = mention.event.stance
    cue = " ".join(index.text(span) for span in statement.cue)
    content = " ".join(index.text(span) for span in statement.content)
    if statement.act in _DENYING or stance is Stance.DENIED:
        return "planned" if stance is Stance.DENIED and has_word("planning", f"{cue} {content}") else None
    if statement.act in _DEEDS:
        return _DEEDS[statement.act]
    if stance is Stance.POSSIBLE and has_word("floated", cue):
        return "floated"
    if stance is Stance.CONDITIONAL and _WILLING.search(content) and _FUTURE.search(content):
        return "threatened"
    bare_word = not mention.event.actor and not mention.event.recipient and len(mention.event.clause) == 0
    return _GUESS if stance is Stance.POSSIBLE and _MAYBE.search(content) and not bare_word else None


def _is_somebody(setting: Setting, statement: Statement) -> bool:
    """Say whether somebody known speaks, and is named or taken up where the words are said to be."""
    speaker = statement.speaker or ""
    if not statement.source or source_kind(speaker)[0] not in ("named", "institution"):
        return False
    if not {speaker, setting.index.canonical(speaker)} & setting.officials or is_civil_body(speaker):
        return False
    cued = [mention for cue in statement.cue for mention in setting.index.mentions_within(cue)]
    actors = [span for mention in cued for span in mention.event.actor]
    near = [span for span in actors if setting.index.sentence(span) == setting.index.sentence(statement.source[0])]
    if near and not any(a.overlaps(s) for a in near for s in statement.source) and setting.who(near) != speaker:
        return False
    words = setting.index.text(statement.source[0]).casefold()
    return words in _PRONOUNS or any(word in words for word in speaker.casefold().split())


def _draft(setting: Setting, mention: Mention, span: Span, state: _State) -> Draft:
    index, statement = setting.index, state.statement
    name = bare(index.text(span)).removeprefix("to ")
    whole = index.told_span(mention.reading.report, statement)
    told = replace(tell_event(index, mention, "status", state.deed, span, whole), span=_cited(index, span, whole))
    stance = told.stance
    conditions = [c for c in conditions_near(index, mention.event.span) if not c.overlaps(span)]
    if conditions and stance in (Stance.REQUESTED, Stance.THREATENED, Stance.PLANNED):
        stance = Stance.CONDITIONAL
    items: list[Told] = [replace(told, stance=stance)]
    for condition in conditions[:1]:
        value = tidy(index.text(condition))
        items.append(
            replace(tell_span(index, "condition", value, mention.event.span), span=_cited(index, condition, told.span))
        )
    tie = Tie(state.role, index.canonical(statement.speaker or ""), told.span, mention.event.span)
    side = setting.countries.of(statement.source) or setting.countries.of(mention.event.actor)
    return Draft("contingency", name, (name,), tuple(items), (tie,), side=side)


def _cited(index: CaseIndex, *spans: Span) -> Span:
    return cover(spans)


def _named_by(index: CaseIndex, mention: Mention) -> Span:
    """Return the words that name what might be done: its clause, or from its verb on where somebody does it."""
    event = mention.event
    own = next((clause for clause in event.clause if clause.covers(event.span)), event.span)
    stop = [c.start for c in conditions_near(index, event.span) if own.start < c.start < own.end]
    own = Span(own.report, own.start, min([own.end, *stop]))
    if event.mode == "activate" and event.recipient:
        return quoted_first(index, event.recipient[0])
    lead = index.text(Span(own.report, own.start, event.span.start)) if own.start < event.span.start else ""
    if has_word("planning", lead) or any(own.start <= span.start < event.span.start for span in event.actor):
        own = Span(own.report, event.span.start, own.end)
    text = index.text(own)
    return own if len(text.split()) <= _LONGEST else Span(own.report, event.span.start, _until(index, event.span, own))


def quoted_first(index: CaseIndex, span: Span) -> Span:
    """Cut words that begin with a quotation to this quotation: "“an armed phase” akin to war" names the phase."""
    text = index.text(span)
    closing = text.find("”")
    return Span(span.report, span.start, span.start + closing + 1) if text.startswith("“") and closing > 0 else span


def _until(index: CaseIndex, trigger: Span, own: Span) -> int:
    """Return where the name of a long clause is cut: behind its last whole word that fits."""
    words = list(re.finditer(r"\S+", index.text(Span(own.report, trigger.start, own.end))))
    return trigger.start + words[min(_LONGEST, len(words)) - 1].end()
