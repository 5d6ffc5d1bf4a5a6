"""Is a harm a fact although a report only says who is charged with it? A killing is told, its doer is in doubt."""

from __future__ import annotations

from consilience.records import Event, Stance

_OF_THE_DOER = frozenset({"accuse.verb", "allegedly.adverb", "charge.noun", "charge.verb", "suspect.verb"})
"""Rules of stance by which who did it is in doubt: "charged with killing three people" leaves three people dead."""
_SURE = 2.0
"""Factuality from which a report tells of a harm as a fact."""


def is_charged(event: Event) -> bool:
    """Say whether an event is told as a charge against somebody: what befell its victims is not in doubt."""
    return event.stance is Stance.POSSIBLE and event.rule in _OF_THE_DOER


def is_fact(event: Event) -> bool:
    """Say whether a report tells as a fact that somebody came to harm."""
    return is_charged(event) or (event.stance is Stance.AFFIRMED and event.factuality >= _SURE)
