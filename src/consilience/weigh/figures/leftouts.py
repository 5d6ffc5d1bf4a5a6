"""Does a report say whom a number leaves out? "That number did not include the guards", of whom it counts two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consilience.records import Span
from consilience.weigh.figures.counts import Count
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import root, words_of

_LEAVES_OUT = re.compile(
    r"(?i)\b(?:that|this|the)\s+(?:count|figure|number|tally|toll|total)s?\s+"
    r"(?:(?:do(?:es)?|did|has|had)(?:n[’']t|\s+not)\s+includ(?:e|ed)|exclude[sd]?|leaves?\s+out|left\s+out)\s+"
    r"(?P<whom>[^.;\n]+)"
)


def with_left_out(index: CaseIndex, counts: Iterable[Count]) -> list[Count]:
    """Mark the counts that the sentence behind them calls incomplete with how many it says are left out.

    How many are left out is what the same report counts of those named, with the same outcome; else nothing is marked.
    """
    kept = list(counts)
    by_report: dict[str, list[Count]] = defaultdict(list)
    for count in kept:
        by_report[count.span.report].append(count)
    saying = {name for name in by_report if _LEAVES_OUT.search(index.readings[name].text)}
    return [_marked(index, count, by_report) if count.span.report in saying else count for count in kept]


def _marked(index: CaseIndex, count: Count, by_report: Mapping[str, Sequence[Count]]) -> Count:
    found = _LEAVES_OUT.search(index.text(_behind(index, count.sentence))) if count.measure.outcome else None
    if found is None or count.value.point is None:
        return count
    behind = _behind(index, count.sentence)
    whom = Span(behind.report, behind.start + found.start("whom"), behind.start + found.end("whom"))
    heads = set(count.measure.counted) | {"people"}
    known = {root(head) for head in heads}
    wanted = {m for word in words_of(index, (whom,)) if not word.light for m in word.meanings} - known
    others = [
        other.value.point
        for other in by_report[count.span.report]
        if other.measure.outcome == count.measure.outcome
        and other.sentence != count.sentence
        and other.value.point is not None
        and heads & set(other.measure.counted)
        and wanted & {meaning for word in words_of(index, (other.sentence,)) for meaning in word.meanings}
    ]
    more = max(others, default=0.0)
    return replace(count, value=replace(count.value, left_out=more)) if more else count


def _behind(index: CaseIndex, sentence: Span) -> Span:
    """Return the sentence behind another, empty where there is none."""
    sentences = index.readings[sentence.report].sentences
    at = bisect_left(sentences, sentence.end, key=lambda other: other.start)
    return sentences[at] if at < len(sentences) else Span(sentence.report, sentence.end, sentence.end)
