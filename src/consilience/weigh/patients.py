"""Did a harm befall the same? "A bomb killed the suspect" is not borne out by "five officers were killed"."""

from __future__ import annotations

import re

from consilience.records import Span
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import words_of
from consilience.weigh.measures import listed, singular
from consilience.weigh.mentions import Mention
from consilience.weigh.perpetrators import GENERAL

_HARMS = frozenset({"kill", "injure", "destroy", "damage", "die"})
"""Modes of harms."""
_FALLS = frozenset({"collapse", "fall", "sink", "die", "burn", "crumble"})
"""Verbs by which a harm befalls whoever, or what, is told of as doing it: "the bridge collapsed"."""
_AWAY = re.compile(
    r"(?i)\s(?:in|on|at|near|from|with|by|for|to|who|which|that|when|as|after|during|over|off|outside)\b"
)
"""Where the words end that say what something is, and those begin that say where it is."""


def befalls_another(index: CaseIndex, one: Mention, other: Mention) -> bool:
    """Say whether two mentions of a harm name, by common nouns, things or persons that have no word in common.

    A name, a pronoun and "people" may be any of them.
    """
    if not (_is_harm(one) or _is_harm(other)):
        return False
    left, right = _patient(index, one), _patient(index, other)
    return bool(left) and bool(right) and not left & right


def _is_harm(mention: Mention) -> bool:
    return mention.event.mode in _HARMS or mention.event.lemma in _FALLS


def _patient(index: CaseIndex, mention: Mention) -> frozenset[str]:
    """Return what the nouns of whom or what an event befell are compared by; empty where they tell nobody apart."""
    event = mention.event
    spans = event.recipient or (event.actor if event.lemma in _FALLS else ())
    found: set[str] = set()
    for span in spans:
        away = _AWAY.search(index.text(span))
        core = Span(span.report, span.start, span.start + away.start()) if away else span
        for word in words_of(index, (core,)):
            noun = singular(index.text(word.span).casefold())
            if noun in GENERAL or noun in listed("anyone"):
                return frozenset()
            if not word.named:
                found |= word.meanings
    return frozenset(found)
