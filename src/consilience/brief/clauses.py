"""Does a line tell what happened, or only name it? "Envoys met in Sella" tells, "the talks in Sella" names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consilience.brief.phrases import one_line
from consilience.records import Case, Citation, Event, Finding

_SAME = 24
"""Letters at the start of a line by which the quote is found that it was worded from."""
_ADVERBS = 2
"""Words that may stand between somebody and what he does: "Vesta twice again denied"."""
_HELPING = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|does|do|did)\b|n[’']t\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|as|while|after|before|to)\b", re.IGNORECASE)
_BY_PRONOUN = re.compile(r"(?:He|She|They|It|We|I|You)\s(?!to\b|\w+ing\b)", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:an?|the|this|these|his|her|its|their|our|him|them|us|more|\d+|two|three|some|several)\b")
"""What follows a verb rather than a noun: "Vesta denies the raid", but "the talks in Sella"."""
_DAY = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s\d{1,2}\b|\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b"
)


@dataclass(frozen=True)
class Clauses:
    """The events of a case by report, in reading order, with the texts."""

    texts: Mapping[str, str]
    events: Mapping[str, tuple[Event, ...]]

    def tell(self, finding: Finding) -> bool:
        """Say whether the words of a finding tell it, or count something.

        What is worded otherwise than its quotes is taken to tell it.
        """
        if finding.kind != "event" or any(letter.isdigit() for letter in _DAY.sub("", finding.text)):
            return True
        start = finding.text[:_SAME].casefold()
        own = [cite for cite in finding.support if one_line(cite.quote).casefold().startswith(start)]
        return not own or any(self._told_in(cite) for cite in own)

    def _told_in(self, cite: Citation) -> bool:
        if _BY_PRONOUN.match(cite.quote):
            return True
        return any(self._is_finite(event, cite) for event in self._events_in(cite))

    def _events_in(self, cite: Citation) -> Iterable[Event]:
        return (event for event in self.events.get(cite.span.report, ()) if cite.span.covers(event.span))

    def _is_finite(self, event: Event, cite: Citation) -> bool:
        """Say whether an event is the verb of a main clause: with its subject before it and nothing that subordinates.

        "The blast that hit the depot", "the minister to resign" and "troops leaving the town" only name.
        """
        text = self.texts[event.span.report]
        ends = [span.end for span in (*event.actor, *event.recipient) if cite.span.covers(span)]
        doers = [end for end in ends if end <= event.span.start]
        between = text[max(doers, default=cite.span.start) : event.span.start]
        if not between or _RELATIVE.search(between):
            return False
        if _HELPING.search(between):
            return True
        word = text[event.span.start : event.span.end].casefold()
        changed = word.removesuffix("s") not in (event.lemma.casefold(), f"{event.lemma.casefold()}e")
        if word.endswith("ing") or (doers and len(between.split()) > _ADVERBS):
            return False
        acting = _OBJECT.match(text, event.span.end) is not None
        return (acting or changed) if doers else (acting and changed)


def clauses_of(case: Case) -> Clauses:
    """Gather the events of a case, to look up what tells them."""
    texts = {report.id: report.text for report in case.reports}
    events = {reading.report: tuple(sorted(reading.events, key=lambda e: e.span)) for reading in case.readings}
    return Clauses(texts, events)
