"""Is it of a state's defence, or of civil and private life? A law on schools, a buyer of guns and a drill are none."""

from __future__ import annotations

from collections.abc import Iterable

from consilience.records import Span
from consilience.weigh.mentions import Mention
from consilience.weigh.posture.setting import Setting
from consilience.weigh.posture.words import has_word, words_for

_AIMED = frozenset({"fight", "fighting", "clash", "conflict", "war", "raid"})
_SENT = frozenset({"deploy", "mobilise", "mobilize", "mobilization", "mobilisation"})
_LONG_AGO = 20
"""Years before its report from which a measure is history: "in 1723 the colony set a curfew"."""


def is_of_defence(setting: Setting, words: str, spans: Iterable[Span]) -> bool:
    """Say whether a name, or one of the sentences of some spans, speaks of defence, arms or security."""
    if has_word("defence", words):
        return True
    return any(has_word("defence", setting.index.text(setting.index.sentence(span))) for span in spans)


def is_public(setting: Setting, spans: Iterable[Span]) -> bool:
    """Say whether a state, a force, a body or somebody with an office is among those named by some words."""
    for span in spans:
        words = setting.index.text(span)
        if setting.countries.within(span) or any(has_word(use, words) for use in ("watcher", "office", "fought")):
            return True
        names = [name for name in setting.names_in(span) if not _is_deep(setting, span, name.span)]
        if any(name.kind in ("force", "organisation", "nationality", "place") for name in names):
            return True
        known = (setting.index.entity_of.get(name.span) for name in names)
        if {*(e.name for e in known if e), *(name.text for name in names)} & setting.officials:
            return True
    return False


def is_of_state(setting: Setting, span: Span) -> bool:
    """Say whether the sentence of a span names a state or a force, in whose hands a weapon may be."""
    sentence = setting.index.sentence(span)
    names = setting.names_in(sentence)
    return bool(setting.countries.within(sentence)) or any(name.kind == "force" for name in names)


def _is_deep(setting: Setting, span: Span, name: Span) -> bool:
    """Say whether a name only tells more of the head of a phrase: "a student of the Naval University"."""
    return " of " in setting.index.text(Span(span.report, span.start, name.start))


def is_of_force(setting: Setting, mention: Mention) -> bool:
    """Say whether what might be done is done with force against somebody: not "to fight a virus", "deploy an update".

    A word that is used of many struggles needs whom it is against, one of sending needs forces that are sent.
    """
    lemma = mention.event.lemma
    words = " ".join(setting.index.text(span) for span in (*mention.event.recipient, *mention.event.clause))
    if has_word("trade", setting.index.text(setting.index.sentence(mention.event.span))):
        return False
    if lemma in _SENT:
        return has_word("sent", words)
    if lemma in _AIMED:
        against = any(setting.countries.within(span) for span in mention.event.recipient)
        return against or has_word("fought", words) or lemma == "war"
    return True


def is_civil_body(name: str) -> bool:
    """Say whether a speaker is a body of daily life: the police of a town, a court, a school.

    >>> is_civil_body("Harbour Police"), is_civil_body("Kestrian navy")
    (True, False)
    """
    words = name.casefold().replace("’s", "").replace("'s", "").split()
    return any(word in words_for("civil body") for word in words)


def is_long_ago(setting: Setting, mention: Mention) -> bool:
    """Say whether the sentence of an event tells of days long before its report, and of no others."""
    day = setting.index.published(mention.reading.report)
    sentence = setting.index.sentence(mention.event.span)
    days = [time.latest for time in mention.reading.times if time.latest and sentence.covers(time.span)]
    return bool(days) and day is not None and all(known.year < day.year - _LONG_AGO for known in days)
