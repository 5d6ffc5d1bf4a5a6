"""Which measures short of force do the reports describe: patrols, monitoring, curfews, closures, exercises?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from consilience.records import Span, Stance
from consilience.rules import lookup
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.sphere import is_long_ago
from consilience.weigh.posture.told import Draft, Told, bare, longest, places_at, stance_told, tell_event
from consilience.weigh.posture.words import any_of, begins_with, ends_with, has_word, words_for
from consilience.weigh.speech import is_negated
from consilience.weigh.wording import tidy

_GOING_ON = re.compile(r"^(?:ongoing|current|latest|recent|new|continuing)\s", re.IGNORECASE)
_BEFORE = 40
"""Characters before a measure in which a wish for it stands."""
_NEXT = 4
"""Words behind a verb of watching in which it shows that no place or thing is watched."""
_LEAD = 3
"""Words that may stand before the noun of a measure and belong to its name."""
_TAIL = re.compile(r"\s(?:with|of|by|along|against)\s(?:[\w’'-]+\s?){1,4}?(?=\s(?:in|on|at|for|to|and|next)\b|[.,;]|$)")
_PATROL = re.compile(r"\bpatrol", re.IGNORECASE)
_LONGEST = 8
"""Words of the name of a measure; it is cut behind its trigger where its clause is longer."""
_STANCES = frozenset({Stance.AFFIRMED, Stance.PLANNED, Stance.DENIED})
_IMPOSING = {
    "impose": "in force",
    "declare": "in force",
    "introduce": "in force",
    "decree": "in force",
    "extend": "in force",
    "lift": "ended",
    "end": "ended",
}


@cache
def _measure_named() -> re.Pattern[str]:
    """What somebody imposes, to the noun that says of what kind it is: "a strict night curfew"."""
    return re.compile(rf"(?:[\w’'-]+\s){{0,4}}?(?P<head>{any_of('imposed')})\b", re.IGNORECASE)


@cache
def _place_closed() -> re.Pattern[str]:
    """What the public is kept from by a closure, to its noun: no shop, no school."""
    return re.compile(rf"(?:[\w’'-]+\s){{0,4}}?(?:{any_of('closable')})\b", re.IGNORECASE)


def find_measures(setting: Setting) -> list[Draft]:
    """Draft the measures that are told as done, planned or denied; threatened ones are contingencies."""
    found = []
    for mention in setting.index.mentions:
        stance = stance_told(setting.index, mention)
        if stance not in _STANCES or (stance is Stance.DENIED and not _is_denied(setting.index, mention)):
            continue
        named = _imposed(setting.index, mention) or _done(setting, mention)
        if named is not None and _is_of_defence(setting, mention, named[0]):
            found.append(_draft(setting, mention, *named))
    return _joined(setting.index, found)


def _done(setting: Setting, mention: Mention) -> tuple[str, Span, str] | None:
    """Return kind, name and state of a measure that is itself the event: "patrolling the gulf"."""
    kind = _kind_of(mention.event.lemma)
    if kind is None or not _is_told(setting, mention, kind):
        return None
    if kind == "exercise" and not _is_drill(setting.index, mention):
        return None
    if kind == "monitoring" and not _is_watched(setting, mention):
        return None
    if kind == "escort" and not has_word("convoyed", setting.index.text(setting.index.sentence(mention.event.span))):
        return None
    if _is_wished(setting.index, mention):
        return None
    return kind, _named_by(setting.index, mention), "in force"


def _is_of_defence(setting: Setting, mention: Mention, kind: str) -> bool:
    """Say whether a measure is one of a state against a danger: no shut street, locked school or highway patrol."""
    sentence = setting.index.text(setting.index.sentence(mention.event.span))
    if is_long_ago(setting, mention):
        return False
    if kind == "closure":
        closed = _closed(setting.index, mention)
        passage = closed is not None and has_word("passage", setting.index.text(closed))
        return passage or (has_word("defence", sentence) and not has_word("schoolyard", sentence))
    if kind == "patrol" and ends_with("civil guard", mention.reading.text[: mention.event.span.start][-_BEFORE:]):
        return False
    if kind in ("monitoring", "patrol", "exercise"):
        return has_word("defence", sentence)
    return kind != "blackout" and (
        kind != "blockade" or has_word("defence", sentence) or _names_state(setting, mention)
    )


def _names_state(setting: Setting, mention: Mention) -> bool:
    return bool(setting.countries.within(setting.index.sentence(mention.event.span)))


def _is_wished(index: CaseIndex, mention: Mention) -> bool:
    """Say whether somebody only wants a measure: "they need to up the patrols"."""
    sentence = index.sentence(mention.event.span)
    start = max(sentence.start, mention.event.span.start - _BEFORE)
    return has_word("wishing", index.text(Span(sentence.report, start, mention.event.span.start)))


def _is_drill(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an exercise is one of forces: not "the exercise of power", nor "exercise its right"."""
    words = " ".join(index.text(span) for span in mention.event.recipient)
    doers = " ".join(index.text(span) for span in mention.event.actor)
    if mention.event.lemma == "drill" and not _is_drill_of_forces(index, mention, doers):
        return False
    drill = mention.event.kind == "MOBILIZE" or has_word("watcher", doers)
    lead = mention.reading.text[max(0, mention.event.span.start - _BEFORE) : mention.event.span.start]
    return drill and not has_word("claim", words) and not ends_with("tool", lead)


def _is_drill_of_forces(index: CaseIndex, mention: Mention, doers: str) -> bool:
    """Say whether a drill is held, not made: "naval drills", not "plans to drill twenty wells"."""
    lead = mention.reading.text[max(0, mention.event.span.start - _BEFORE) : mention.event.span.start]
    word = index.text(mention.event.span).casefold()
    return word != "drilling" and (word == "drills" or has_word("defence", f"{lead} {doers}"))


def _is_matter(after: str) -> bool:
    """Say whether one of the next words is a matter, not a thing that can be seen: "monitors world affairs"."""
    return has_word("matter", " ".join(after.split()[:_NEXT])) and after[:1] == " "


def _is_watched(setting: Setting, mention: Mention) -> bool:
    """Say whether a state, a force or the police watches: not a newspaper that "monitors shipping"."""
    event = mention.event
    after = mention.reading.text[event.span.end : event.span.end + 40]
    if begins_with("bodies", after) or _is_matter(after):
        return False
    if not event.actor:
        words = setting.index.text(_named_by(setting.index, mention))
        return has_word("means", words)
    words = " ".join(setting.index.text(span) for span in event.actor)
    names = [name for span in event.actor for name in setting.names_in(span)]
    of_state = bool([c for span in event.actor for c in setting.countries.within(span)])
    return of_state or any(name.kind in ("force", "platform") for name in names) or has_word("watcher", words)


def _imposed(index: CaseIndex, mention: Mention) -> tuple[str, Span, str] | None:
    """Return kind, name and state of a measure that somebody imposes or lifts: "imposed a night curfew"."""
    state = _IMPOSING.get(mention.event.lemma)
    if state is None or not mention.event.recipient:
        return None
    span = mention.event.recipient[0]
    found = _measure_named().match(index.text(span))
    kind = _kind_of(found["head"]) if found else None
    if found is None or kind is None:
        return None
    return kind, Span(span.report, span.start, span.start + found.end("head")), state


def _draft(setting: Setting, mention: Mention, kind: str, span: Span, state: str) -> Draft:
    name = _without_state(bare(setting.index.text(span)))
    first = tell_event(setting.index, mention, "status", state, span)
    told = [replace(first, span=setting.index.sentence(mention.event.span), line="")]
    plain = first.stance if first.stance is Stance.DENIED else Stance.AFFIRMED
    told.append(replace(told[0], what="measure", value=kind, stance=plain))
    told += [replace(area, span=told[0].span) for area in _areas(setting, mention)]
    return Draft("measure", name, (name,), tuple(told), side=setting.countries.of(mention.event.actor))


def _joined(index: CaseIndex, drafts: Iterable[Draft]) -> list[Draft]:
    """Make one of measures of one kind that begin and end with the same words, and of the patrols of one side."""
    found: dict[tuple[str, str, str], Draft] = {}
    for draft in drafts:
        words = draft.name.casefold().split()
        key = (draft.told[1].value, words[0], words[-1].removesuffix("s"))
        held = found.get(key)
        found[key] = draft if held is None else _one(held, draft)
    joined: list[Draft] = []
    for draft in found.values():
        home = next((at for at, other in enumerate(joined) if _is_one_patrol(index, other, draft)), None)
        if home is None:
            joined.append(draft)
        else:
            joined[home] = _one(joined[home], draft)
    return joined


def _is_one_patrol(index: CaseIndex, left: Draft, right: Draft) -> bool:
    """Say whether two measures are patrols of one side, or of one place where no side is told, in one story.

    "On an anti-piracy patrol", "during its patrol mission" and "patrolling the gulf" tell of one patrol.
    """
    if not all(_PATROL.search(draft.name) and draft.told[1].value in ("patrol", "mission") for draft in (left, right)):
        return False
    one, two = ({told.value for told in draft.told if told.what == "area"} for draft in (left, right))
    stories = ({index.story_name(told.span.report) for told in draft.told} for draft in (left, right))
    if left.side and right.side and left.side != right.side:
        return False
    return bool(set.intersection(*stories)) and (not one or not two or bool(one & two))


def _one(left: Draft, right: Draft) -> Draft:
    names = tuple(sorted({*left.variants, *right.variants}))
    joined = left.with_told(right.told, right.ties)
    return replace(joined, name=longest(names), variants=names, side=left.side or right.side)


def _is_denied(index: CaseIndex, mention: Mention) -> bool:
    """Say whether a measure is denied in so many words: a denied plan is told as a contingency."""
    words = index.text(index.sentence(mention.event.span))
    return is_negated(words) and not has_word("calling", words)


def _kind_of(word: str) -> str | None:
    return lookup("en", "posture_measures", "word", "measure").get(word.casefold())


def _is_told(setting: Setting, mention: Mention, kind: str) -> bool:
    """Say whether it is told who, where, of what or with what: a bare "patrol" is none."""
    event = mention.event
    if kind == "watch":
        doers = (*event.actor, *event.instrument)
        names = [name for span in doers for name in setting.names_in(span)]
        words = " ".join(setting.index.text(span) for span in doers).casefold()
        return any(name.kind in ("platform", "force") for name in names) or "patrol" in words or "drone" in words
    if event.lemma in words_for("closing"):
        closers = " ".join(setting.index.text(span) for span in event.actor)
        closed = _closed(setting.index, mention)
        by_state = not closers or has_word("watcher", closers) or bool(setting.countries.of(event.actor))
        return closed is not None and by_state and " " in bare(setting.index.text(closed))
    words_of_name = _without_state(bare(setting.index.text(_named_by(setting.index, mention)))).split()
    if words_of_name[:1] in (["word"], ["term"], ["more"], ["most"], ["less"], ["so"]):
        return False
    return len(words_of_name) > 1 and (kind != "mission" or any(word in words_for("mission") for word in words_of_name))


def _closed(index: CaseIndex, mention: Mention) -> Span | None:
    """Return the road, border or area that is closed, as far as its name goes; "the area" names none."""
    for span in mention.event.recipient:
        found = _place_closed().match(index.text(span))
        if found is not None and bare(found[0]).casefold() not in ("area", "areas", "port"):
            return Span(span.report, span.start, span.start + found.end())
    return None


def _without_state(name: str) -> str:
    """Return the name of a measure without a word that only says that it goes on."""
    return _GOING_ON.sub("", name)


def _named_by(index: CaseIndex, mention: Mention) -> Span:
    """Return the words that name a measure: from the start of its noun phrase to what it is done with or to."""
    event = mention.event
    closed = _closed(index, mention) if event.lemma in words_for("closing") else None
    if closed is not None:
        return closed
    own = next((clause for clause in event.clause if clause.covers(event.span)), event.span)
    lead = index.text(Span(own.report, own.start, event.span.start))
    doers = [span for span in (*event.actor, *event.instrument) if span.start < event.span.start]
    acted = bool(doers) and mention.event.lemma in ("watch", "guard")
    noun = len(lead.split()) <= _LEAD and not any(span.end <= event.span.start for span in event.actor)
    start = own.start if noun or acted else event.span.start
    ends = [span.end for span in (*event.instrument, *event.recipient) if span.start >= event.span.end]
    whole = _fitting(index, own.report, start, [event.span.end, *sorted(ends)])
    return whole if len(bare(index.text(whole)).split()) > 1 else _with_tail(index, mention, whole)


def _fitting(index: CaseIndex, report: str, start: int, ends: Sequence[int]) -> Span:
    """Return the longest stretch that still reads as a name."""
    spans = [Span(report, start, end) for end in ends if end > start]
    kept = [span for span in spans if len(index.text(span).split()) <= _LONGEST]
    return max(kept, key=lambda span: span.end, default=spans[0])


def _with_tail(index: CaseIndex, mention: Mention, span: Span) -> Span:
    """Add what follows a single word: "exercise" is the "exercise with 14 ships" of its sentence."""
    text = mention.reading.text
    end = index.sentence(span).end
    tail = _TAIL.match(text, span.end, end)
    return Span(span.report, span.start, tail.end()) if tail else span


def _areas(setting: Setting, mention: Mention) -> Iterable[Told]:
    for place in places_at(mention):
        words = tidy(setting.index.text(place.span))
        yield replace(tell_event(setting.index, mention, "area", words, place.span), place=place)
