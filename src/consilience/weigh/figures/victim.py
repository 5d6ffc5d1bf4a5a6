"""Are two tellings of somebody killed, shot or hurt of one person? "A boy" may be Ada Quill's son, and is no man."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consilience.records import Span
from consilience.weigh.measures import listed
from consilience.weigh.origins.namesakes import may_be_one, parts_of
from consilience.weigh.perpetrators import GENERAL

_BEGINNINGS = 12
"""Persons of a report whom the telling apart begins with, one after the other."""


@dataclass(frozen=True, slots=True)
class Victim:
    """One telling of one person's fate."""

    span: Span
    noun: str
    """What the person is called: "boy", "officer"; empty for a name."""
    fate: str
    """killed, injured or shot"""
    name: str
    """The person's name, empty for one who is only described."""
    sex: str
    age: str
    """child, adult or empty"""
    known: bool
    """Whether the words point back to somebody told of before ("the boy", "his son")."""
    scope: tuple[str, ...]
    when: str
    quote: Span
    event: int | None
    further: bool = False
    """Whether the words set the person apart from those told of before: "another man", "a fourth victim"."""
    doer: bool = False
    """Whether it is somebody who attacked: who killed himself, "the gunman"."""

    def differs(self, other: Victim) -> bool:
        """Say whether two tellings cannot be of one person: two names, a man and a girl, a child and an adult."""
        if self.fate != other.fate and (self.further or other.further):
            return True
        if self.doer != other.doer and self.fate == other.fate == "killed" and self._is_apart_from_doer(other):
            return True
        if self.name and other.name:
            return not may_be_one(self.name, other.name)
        return _clash(self.sex, other.sex) or _clash(self.age, other.age) or self._stands_beside(other)

    def _is_apart_from_doer(self, other: Victim) -> bool:
        """Say whether one attacked and the other is no attacker: "a man" may be "the gunman", a child is not."""
        doer, victim = (self, other) if self.doer else (other, self)
        if doer.name or doer.noun not in listed("perpetrators"):
            return True
        return bool(victim.age == "child" or victim.name or (victim.noun and victim.noun not in GENERAL))

    def _stands_beside(self, other: Victim) -> bool:
        """Say whether one event befell both: "a woman and her son were found dead"."""
        if self.quote != other.quote or self.span.overlaps(other.span) or self.fate != other.fate:
            return False
        if self.event is not None and self.event == other.event:
            return True
        return bool(self.noun and other.noun) and self.noun != other.noun


def _clash(left: str, right: str) -> bool:
    return bool(left and right and left != right)


def tell_apart(victims: Sequence[Victim]) -> list[Victim]:
    """Return the most persons that are certainly not one another, the named first.

    Whom one begins with matters where a person may be either of two: "a friend" beside "the boy and his friend".
    """
    ranked = sorted(victims, key=lambda v: (not v.name, -len(parts_of(v.name)), v.known, v.span))
    most: list[Victim] = []
    for first in ranked[:_BEGINNINGS]:
        most = max(most, _apart_from(first, ranked), key=len)
    return sorted(most, key=lambda victim: victim.span)


def _apart_from(first: Victim, ranked: Sequence[Victim]) -> list[Victim]:
    apart = [first]
    for victim in ranked:
        if all(victim.differs(other) for other in apart):
            apart.append(victim)
    return apart
