"""How many does a report count by an ordinal? "The sixth aftershock" makes six, where other reports count them too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from consilience.records import Reading, Span
from consilience.rules import rows
from consilience.weigh.figures.counts import Count, scope_of
from consilience.weigh.figures.reconcile import Value
from consilience.weigh.measures import Measure, singular
from consilience.weigh.origins.lineage import Lineage

_ORDINAL = re.compile(
    r"\b(?P<nth>\d{1,3}(?=st|nd|rd|th)|[a-z]{2,12}th|second|third)(?:st|nd|rd|th)?\s+"
    r"(?:(?:strong|major|such|known|confirmed|reported)\s+)?(?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
_COUNTED_ON = frozenset(
    {"aftershock", "arrest", "attack", "blast", "bombing", "case", "clash", "explosion", "raid", "strike", "tremor"}
)
"""Things that reports count as they come."""


@cache
def _ordinals() -> Mapping[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("en", "numbers") if row["class"] == "ordinal"}


def add_ordinals(lineage: Lineage, counts: Iterable[Count]) -> list[Count]:
    """Return the counts with those that ordinals give of what the same story counts by numbers."""
    kept = list(counts)
    known = {(count.scope[0], singular(count.measure.counted[0])): count for count in kept if _is_thing(count)}
    for reading in lineage.index.readings.values() if known else ():
        for sentence in reading.sentences:
            kept += _told(lineage, reading, sentence, known)
    return kept


def _is_thing(count: Count) -> bool:
    measure = count.measure
    return not (measure.outcome or measure.unit or measure.share) and singular(measure.counted[0]) in _COUNTED_ON


def _told(lineage: Lineage, reading: Reading, sentence: Span, known: dict[tuple[str, str], Count]) -> list[Count]:
    found = []
    for match in _ORDINAL.finditer(reading.text, sentence.start, sentence.end):
        span = Span(reading.report, match.start(), match.end())
        scope, when = scope_of(lineage, reading, None, span, harm=False)
        nth = match["nth"].casefold()
        number = float(nth) if nth.isdigit() else _ordinals().get(nth)
        like = known.get((scope[0], singular(match["noun"].casefold())))
        if like is not None and number is not None and scope == like.scope:
            found.append(replace(_count(lineage, span, like, number), sentence=sentence, when=when))
    return found


def _count(lineage: Lineage, span: Span, like: Count, number: float) -> Count:
    """Return a count of the same things as one that is known, in its scope."""
    over = lineage.index.statement_over(span)
    statement = lineage.index.readings[span.report].statements[over] if over is not None else None
    said = lineage.assert_span(lineage.index.sentence(span), statement)
    value = Value(number, number, "=", lineage.first_told[span.report], "plain", said, summed=True)
    noun = like.measure.counted[0]
    measure = Measure("", (noun,), "")
    old = span.report in lineage.index.superseded
    told = replace(like, measure=measure, words=noun, span=span, value=value, places=())
    return replace(told, denied=False, event=None, old=old)
