"""Where does a report say of a claim that it is not so, without a verb of denying? The rows of rules/en/denials.toml.

"The report that rebels took the airport is false" tells of no capture, whatever the words inside it look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.records import Reading, Span
from consilience.rules import Match, find_matches, patterns

_OF_CLAIM = re.compile(
    r"(?i)\b(?:reports?|claims?|allegations?|accusations?|rumou?rs?|assertions?|suggestions?|stor(?:y|ies)|statements?"
    r"|accounts?|charges?|versions?|(?:videos?|images?|photos?|posts?|footage)(?:\s+(?:that\s+)?(?:claim\w*|purport\w*)\s+to"
    r"\s+\w+)?)\s+(?:that|of|about|\w+\s+(?:that|of))?\b\s*"
)
"""The word for a claim with what leads to the claim itself: "the report that", "a video that claims to show"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that say of a claim that it is not so."""

    rule: str
    status: str
    """What they make of the claim: denied, doubted, no evidence, corrected or withdrawn."""
    alone: bool
    """Whether they are a denial where nobody is found who claims it."""
    undone: bool
    """Whether what they speak of is told as not having happened."""
    says: Span
    denied: Span | None
    """What they say it of, with the word for it ("the report that ..."); None where it stands before them unnamed."""
    told: tuple[Span, ...]
    """The claim itself, without the word for it."""
    sentence: Span


def find_frames(reading: Reading) -> tuple[Frame, ...]:
    """Find the frames of a report in its sentences, in reading order."""
    return tuple(frame for sentence in reading.sentences for frame in _in_sentence(reading, sentence))


def _in_sentence(reading: Reading, sentence: Span) -> Iterator[Frame]:
    for match in find_matches(patterns("en", "denials"), reading.text, sentence.start, sentence.end):
        yield _frame(reading, sentence, match)


def _frame(reading: Reading, sentence: Span, match: Match) -> Frame:
    fields, groups = match.pattern.fields, match.groups
    says = Span(reading.report, *match.found.span("says"))
    denied = Span(reading.report, *match.found.span("denied")) if "denied" in groups else None
    told = _told(reading, denied)
    return Frame(
        match.pattern.id,
        str(fields["status"]),
        bool(fields["alone"]),
        bool(fields["undone"]),
        says,
        denied,
        (told,) if told is not None else (),
        sentence,
    )


def _told(reading: Reading, denied: Span | None) -> Span | None:
    """Return the claim without the word that names it; None where only "the claim" is named."""
    if denied is None:
        return None
    of_claim = _OF_CLAIM.search(reading.text, denied.start, denied.end)
    if of_claim is None:
        return denied
    return Span(denied.report, of_claim.end(), denied.end) if of_claim.end() < denied.end else None
