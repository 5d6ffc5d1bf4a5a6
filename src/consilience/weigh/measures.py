"""What is counted? Outcomes under one name, who or what they befell, and the part that a number plays.

"76 people dead" and "76 deaths" are one measure; "19 operations" and "20 boats destroyed" are two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from consilience.records import Event, Quantity
from consilience.rules import find_matches, lookup, patterns, rows

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_TYPE = re.compile(r"-(?=\d+\b)")
_BEFORE, _AFTER = 80, 80
"""Characters around a number in which its part is looked for."""


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """What a number counts. Two numbers are comparable only where these agree."""

    outcome: str
    """killed, injured ..., empty where nothing happened to what is counted"""
    counted: tuple[str, ...]
    """Head noun first, then what narrows it; ("people",) for anyone."""
    unit: str
    share: str = ""
    """Empty for a whole count, else in words why it is none: "part of a larger count", "another count"."""

    @property
    def label(self) -> str:
        """Its name for a person."""
        noun = " ".join((*self.counted[1:], *self.counted[:1]))
        return f"{noun} {self.outcome}".strip()

    @property
    def of_people(self) -> bool:
        """Whether anyone counts, whoever they are."""
        return self.counted == ("people",)


def measure_of(quantity: Quantity, event: Event | None) -> Measure | None:
    """Say what a quantity counts; None where the report does not tell, or where it counts nothing (an age, a score)."""
    if quantity.unit in _SCALES:
        return Measure("", (quantity.unit,), quantity.unit)
    if quantity.kind in ("age", "score") or not (quantity.counted or event):
        return None
    words = _words(quantity.counted or "")
    outcome, rest = _outcome(words)
    if not outcome and event is not None:
        outcome = _outcome(_words(event.lemma))[0] or _OUTCOME_OF_MODE.get(event.mode or "", "")
        outcome = outcome or (_DONE_TO_THINGS.get(event.mode or "", "") if _befalls(event, quantity) else "")
    counted = _counted(rest, outcome)
    nobody = (
        bool(outcome) and outcome not in _OF_THINGS and bool(counted) and singular(counted[0]) in listed("nobodies")
    )
    if not counted or nobody:
        return None
    if outcome in _OF_THINGS and counted == ("people",):
        return None
    if outcome in _OF_PEOPLE and quantity.kind == "measure":
        return None
    unit = quantity.unit or ("%" if quantity.kind == "percent" else "")
    share = TREATED if outcome == "injured" and "treated" in rest else ""
    if share:
        counted = tuple(word for word in counted if word != "treated") or ("people",)
    return Measure(outcome, counted, unit, share)


TREATED = "treated"
"""Of the wounded whom hospitals treated: there may be more."""
_SCALES = frozenset({"magnitude"})
"""Units that name what is measured, whatever noun stands behind ("a 6.1-magnitude quake")."""
_OF_PEOPLE = frozenset({"killed", "injured", "shot"})
"""Outcomes whose victims are counted, never measured: "Avery, 23 months, died"."""
_OF_THINGS = frozenset({"damaged", "destroyed"})
"""Outcomes that befall no people: "hospitals were damaged, including one" does not say what one is."""
FEW = 12
"""Below this number persons who only do or say something are no measure: "two fishermen told this station"."""
_ACTING = frozenset({"people", "person", "state", "country", "nation", "government", "other", "side", "party"})


def is_mere_actor(measure: Measure, quantity: Quantity) -> bool:
    """Say whether a few persons or states are counted whom nothing befell: "the two states have quarrelled"."""
    point = quantity.value if quantity.value is not None else quantity.low
    head = singular(measure.counted[0])
    known = head in _ACTING or head in listed("persons")
    return not measure.outcome and not measure.unit and known and point is not None and point < FEW


_OUTCOME_OF_MODE = {"kill": "killed", "injure": "injured", "displace": "displaced", "arrest": "detained"}


_DONE_TO_THINGS = {"destroy": "destroyed", "damage": "damaged"}


def _befalls(event: Event, quantity: Quantity) -> bool:
    """Say whether those counted are whom or what an event befalls: no bombs "destroyed a house"."""
    return any(part.start == quantity.span.start and part.covers(quantity.span) for part in event.recipient)


def _words(text: str) -> list[str]:
    """Return the words in small letters; the country "US" stays apart from the pronoun, "AK-47" is "AK 47"."""
    plain = _TYPE.sub(" ", text.replace("’", "'"))
    return ["u.s." if word in ("US", "U.S", "USA") else word.casefold() for word in _WORD.findall(plain)]


@cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    return {tuple(phrase.split()): outcome for phrase, outcome in lookup("en", "outcomes", "word", "outcome").items()}


def _outcome(words: list[str]) -> tuple[str, list[str]]:
    """Take the outcome out of the words: the longest phrase that names one, of equals the last."""
    phrases = _phrases()
    found: tuple[int, int] | None = None
    for start in range(len(words)):
        for length in range(1, 5):
            if tuple(words[start : start + length]) in phrases and (found is None or length >= found[1] - found[0]):
                found = (start, start + length)
    if found is None:
        return "", words
    return phrases[tuple(words[found[0] : found[1]])], words[: found[0]] + words[found[1] :]


def outcome_in(text: str) -> str:
    """Return the outcome that some words name, empty where they name none: `injured` for "of the five hurt"."""
    return _outcome(_words(text))[0]


@cache
def listed(table: str) -> frozenset[str]:
    """Return the words of a plain list of words."""
    return frozenset(row["word"] for row in rows("en", table))


def _counted(words: list[str], outcome: str) -> tuple[str, ...]:
    """Return the head noun and its modifiers; whoever is not told apart is "people" where an outcome befell them."""
    phrases, small, anyone = _phrases(), listed("smallwords"), listed("anyone")
    kept = [word for word in words if word not in small and (word,) not in phrases]
    special = [word for word in kept if word not in anyone and not word.isdigit()]
    if special:
        return (special[-1], *sorted(set(special[:-1])))
    return ("people",) if kept or outcome else ()


def singular(word: str) -> str:
    """Return a noun without its plural ending: enough to compare "boat" with "boats", no dictionary form."""
    for ending, kept in (
        ("ies", "y"),
        ("children", "child"),
        ("men", "man"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
    ):
        long = word.endswith(ending) and len(word) > len(ending) + 1 - 2 * (ending == "children")
        if long or word == ending == "men":
            return word[: -len(ending)] + kept
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def part_of(text: str, start: int, end: int, sentence_start: int, sentence_end: int) -> str:
    """Say which part a number plays: subset, least, total, earlier, later, other, void or plain.

    In "down from 80 to 76 people" the 80 is `earlier`. The number is replaced by a mark before the patterns look.
    """
    before = text[max(sentence_start, start - _BEFORE) : start]
    after = text[end : min(sentence_end, end + _AFTER)]
    mark = len(before)
    around = f"{before}¤{after}"
    parts = {
        m.pattern.fields["role"] for m in find_matches(patterns("en", "figures"), around) if m.start <= mark < m.end
    }
    return next(
        (part for part in ("void", "subset", "least", "earlier", "later", "total", "other") if part in parts), "plain"
    )
