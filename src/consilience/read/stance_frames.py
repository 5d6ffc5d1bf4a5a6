"""What does a word do to the clause or noun that stands below it? "denied that ...", "plans for ...", "failed to ..."

A signature says how far the report vouches for what is embedded, where the embedding word itself holds (`yes`) and
where it is negated (`no`): "managed to leave" 3 and -3, "knew that he left" 3 and 3, "failed to leave" -3 and 3.
rules/en/stance.tsv sorts the words into classes, each word by the forms of what it embeds; rules/en/stance_scale.tsv
gives each class its signature. The idea of two-sided signatures is Nairn, Condoravdi and Karttunen's (2006).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from consilience.records import Stance
from consilience.rules import rows


class View(NamedTuple):
    """How a word's event stands: the commitment (-3 ... 3), the stance, and the rule that decided it."""

    value: float
    stance: Stance
    rule: str
    condition: bool = False
    """A condition ("if ...") waits for the complement: "pledged to move, should hostilities erupt"."""


class Signature(NamedTuple):
    """What an embedding word does to what it embeds."""

    yes: float
    no: float
    stance: Stance
    unsaid: Stance
    """The stance of what is embedded where the embedding word is negated."""
    rule: str
    """Empty where the word only hands on what was decided above it."""
    sort: str = ""
    """The class of the word in the table; empty for constructions that need no word."""


_SETTLED = 1.5
"""What is not even said to be refused or prevented stays open: "hopes to prevent a war"."""
GROUND = View(3.0, Stance.AFFIRMED, "plain")


@cache
def scale(language: str) -> Mapping[str, Signature]:
    """Load the signature of each class of embedding words."""
    return {
        row["class"]: Signature(
            float(row["yes"]),
            float(row["no"]),
            Stance(row["stance"]),
            Stance(row["unsaid"]),
            row["class"],
            row["class"],
        )
        for row in rows(language, "stance_scale")
    }


@cache
def signatures(language: str) -> Mapping[tuple[str, str, str], Signature]:
    """Load the signatures by (word, part of speech, frame)."""
    return {
        (row["word"], row["pos"], frame): scale(language)[row["class"]]._replace(rule=f"{row['word']}.{row['pos']}")
        for row in rows(language, "stance")
        for frame in row["frames"].split()
    }


def find_signature(word: str, part: str, frames: Sequence[str]) -> Signature | None:
    """Return the signature of a word for the first of the frames that it has one for."""
    table = signatures("en")
    return next((table[word, part, frame] for frame in frames if (word, part, frame) in table), None)


def embed(outer: View, signature: Signature) -> View:
    """Place something below a word: between `yes` and `no` in proportion to how far the word itself holds.

    denied (3) + "requested" below it (-2.5, denied) -> denied; "did not deny" -> possible.
    """
    value = (signature.yes + signature.no) / 2 + (signature.yes - signature.no) / 2 * outer.value / 3
    return View(value, _embedded_stance(outer, signature), signature.rule or outer.rule)


def _embedded_stance(outer: View, signature: Signature) -> Stance:
    if outer.stance is Stance.DENIED:
        return signature.unsaid
    if outer.stance is Stance.CONDITIONAL or (outer.condition and signature.stance is not Stance.AFFIRMED):
        return Stance.CONDITIONAL
    if signature.stance is Stance.AFFIRMED and signature.yes != signature.no:
        return outer.stance
    if signature.stance is Stance.DENIED and outer.stance is not Stance.AFFIRMED and outer.value < _SETTLED:
        return Stance.POSSIBLE
    return signature.stance
