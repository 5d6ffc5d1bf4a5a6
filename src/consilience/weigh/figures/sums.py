"""Which numbers of a sentence make one total? "Three men and two women were hurt" makes five people."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consilience.records import Span
from consilience.weigh.figures.counts import Count
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import Measure

_JOINED = re.compile(r"(?:[\w’'-]+\s?){0,4}(?:,|\band\b|,\s*and|\bas\s+well\s+as\b)\s*(?:\w+\s+)?", re.IGNORECASE)
"""What may stand between two numbers that are added: the thing counted, then "and"."""
_APART = re.compile(r"\b(?:includ\w+|among|of\s+(?:them|whom|which|the)|or)\b", re.IGNORECASE)


def add_sums(index: CaseIndex, counts: Iterable[Count]) -> list[Count]:
    """Return the counts with the totals that their sentences make, each quoted with all its parts."""
    kept = list(counts)
    by_sentence: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in kept:
        if count.measure.outcome and count.value.part in ("plain", "other") and not count.value.vague:
            by_sentence[(count.sentence, count.measure.outcome, count.measure.unit, count.scope)].append(count)
    for key in sorted(by_sentence, key=repr):
        total = _sum(index, sorted(by_sentence[key], key=lambda count: count.span))
        if total is not None:
            kept.append(total)
    return kept


def _sum(index: CaseIndex, parts: Sequence[Count]) -> Count | None:
    if len(parts) < 2 or len({part.measure.counted for part in parts}) < len(parts):
        return None
    if any(part.denied != parts[0].denied or part.measure.of_people for part in parts[:-1]):
        return None
    for left, right in itertools.pairwise(parts):
        between = index.text(Span(left.span.report, left.span.end, right.span.start))
        if not _JOINED.fullmatch(between.strip() + " ") or _APART.search(between):
            return None
    first = parts[0]
    lows, highs = [part.value.low for part in parts], [part.value.high for part in parts]
    low = sum(number for number in lows if number is not None) if None not in lows else None
    high = sum(number for number in highs if number is not None) if None not in highs else None
    bound = "=" if low == high else ">=" if high is None else "~"
    quoted = Span(first.span.report, first.span.start, max(part.value.assertion.citation.span.end for part in parts))
    cite = index.cite(quoted, first.value.assertion.citation.said_by)
    assertion = replace(first.value.assertion, citation=cite)
    value = replace(first.value, low=low, high=high, bound=bound, part="total", assertion=assertion, summed=True)
    measure = Measure(first.measure.outcome, ("people",), first.measure.unit)
    span = Span(first.span.report, first.span.start, parts[-1].span.end)
    return replace(first, measure=measure, words=measure.label, span=span, value=value)
