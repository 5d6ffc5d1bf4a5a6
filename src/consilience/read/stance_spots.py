"""Where does a word stand below its head, and which word of its surroundings embeds it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from consilience.read.clause_frames import part_of_speech
from consilience.read.stance_frames import View, find_signature
from consilience.read.syntax import Syntax, Token

FINITE = frozenset(["VBD", "VBZ", "VBP"])
_BESIDE = ("acomp", "attr", "oprd", "nsubj")
_PARTICLES = ("prt", "acomp", "oprd", "ccomp")


class Spot(NamedTuple):
    """A word below its head, with the views and seats of all words above."""

    syntax: Syntax
    token: Token
    head: Token
    views: Sequence[View]
    seats: Sequence[View]

    @property
    def outer(self) -> View:
        """The view of the head."""
        return self.views[self.head.i]

    def below(self, *labels: str) -> list[Token]:
        """Return the dependents of the word."""
        return self.syntax.dependents(self.token.i, *labels)

    def beside(self, *labels: str) -> list[Token]:
        """Return the other dependents of the head."""
        return [child for child in self.syntax.dependents(self.head.i, *labels) if child.i != self.token.i]


def governor(spot: Spot) -> tuple[str, str]:
    """Name the word that embeds: for "is likely to", "the plan is to" and "is a threat to" the word beside "be"."""
    if spot.head.lemma == "be":
        for child in spot.beside(*_BESIDE):
            part = part_of_speech(child)
            if find_signature(child.lemma, part, ("to", "that", "subject")):
                return child.lemma, part
    return spot.head.lemma, part_of_speech(spot.head)


def frames(spot: Spot, frame: str) -> tuple[str, ...]:
    """Name the frames to look up: "turned out to" has "out-to", "saw fit to" has "fit-to"."""
    return (*(f"{child.lower}-{frame}" for child in spot.beside(*_PARTICLES) if child.i < spot.token.i), frame)


def finite_above(spot: Spot) -> Token:
    """Undo a slip of the parser: in "failed to hold it and left", "left" goes with "failed", not with "hold"."""
    above = (word for word in spot.syntax.ancestors(spot.head.i) if word.tag in FINITE)
    return next(above, spot.head)
