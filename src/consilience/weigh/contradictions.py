"""Where do reports of one event exclude one another in something other than a number: when, where, or who did it?

Precision first: a coarser day or place is compatible with a finer one, and only what reports that do not copy one
another tell of one linked event is compared. States and offices are compared in contradictions_states.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from consilience.records import Finding, Stance, Standing
from consilience.weigh.aspects import ASPECTS, Aspect
from consilience.weigh.contradictions_states import find_identities, find_states
from consilience.weigh.findings import theme_of
from consilience.weigh.grades import grade
from consilience.weigh.identity import finding_id
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import common, words_of
from consilience.weigh.mentions import Mention, is_whole
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.origins.sides import Sides
from consilience.weigh.speech import stance_of
from consilience.weigh.support import counts_of
from consilience.weigh.tellings import assertion_of
from consilience.weigh.wording import event_line

_BEFORE = 2
"""Characters between a number and what it counts."""
_SHARED = 3
_AGAIN = re.compile(r"(?i)\b(?:again|another|further|repeatedly|second|third)\b")
"""Words of a clause that tells of one more event of its kind."""
_SHARE = 0.5
"""Words, and part of the shorter clause, that two tellings must share, to be of one event beyond doubt."""


def find_contradictions(lineage: Lineage) -> tuple[Finding, ...]:
    """Find what the reports of a case tell in two ways, one finding for each thing told so."""
    found = [sides for group in _groups(lineage.index) for sides in _of_event(lineage, group)]
    found += [*find_states(lineage), *find_identities(lineage)]
    return tuple(_finding(lineage, sides) for sides in sorted(found, key=lambda s: (s.aspect, s.one[0].citation.span)))


def _groups(index: CaseIndex) -> list[tuple[Mention, ...]]:
    """Return the groups of one event as it is told to have happened, in body text, by two reports at least."""
    found = []
    for mentions in index.by_group.values():
        told = tuple(m for m in mentions if _is_told(index, m))
        if len({m.reading.report for m in told}) > 1:
            found.append(told)
    return found


def _is_told(index: CaseIndex, mention: Mention) -> bool:
    if mention.reading.report in index.superseded or not (mention.event.kind or mention.event.mode):
        return False
    if mention.event.mode == "state" or _counts_itself(mention):
        return False
    return stance_of(index, mention) is Stance.AFFIRMED and is_whole(mention)


def _counts_itself(mention: Mention) -> bool:
    """Say whether an event is told as several: "around 100 attacks in the Gulf"."""
    own = mention.event.span
    return any(0 <= own.start - number.span.end <= _BEFORE for number in mention.reading.quantities)


def _of_event(lineage: Lineage, mentions: Sequence[Mention]) -> list[Sides]:
    found = []
    for aspect in ASPECTS:
        told = [(m, value) for m in mentions if (value := aspect.of(lineage.index, m)) is not None]
        split = _split(lineage, aspect, told)
        if split is not None:
            found.append(split)
    return found


def _split(lineage: Lineage, aspect: Aspect, told: Sequence[tuple[Mention, Any]]) -> Sides | None:
    """Part the mentions into those that agree with the value told most, and those that exclude it."""
    counts: dict[Any, set[str]] = {}
    for mention, value in told:
        counts.setdefault(value, set()).add(lineage.copy_root[mention.reading.report])
    first = min(counts, key=lambda value: (-len(counts[value]), str(value)), default=None)
    ours = [mention for mention, value in told if value == first]
    theirs = [
        mention
        for mention, value in told
        if first is not None
        and aspect.excludes(first, value)
        and not counts[value] & counts[first]
        and any(_one_event(lineage.index, aspect, mention, other) for other in ours)
    ]
    if not theirs:
        return None
    return Sides(
        aspect.name,
        _asserted(lineage, ours),
        _asserted(lineage, theirs),
        event_line(lineage.index, ours),
        theme_of(ours),
    )


def _asserted(lineage: Lineage, mentions: Sequence[Mention]) -> tuple[Assertion, ...]:
    return tuple(dict.fromkeys(assertion_of(lineage, mention) for mention in mentions))


def _one_event(index: CaseIndex, aspect: Aspect, one: Mention, two: Mention) -> bool:
    """Say whether nothing but the aspect speaks against one event: the same word for it, and words besides."""
    if one.event.lemma != two.event.lemma and one.event.mode != two.event.mode:
        return False
    if _AGAIN.search(index.text(index.clause_span(one)) + " " + index.text(index.clause_span(two))):
        return False
    if not aspect.part(index, one, two) or any(a.part(index, one, two) for a in ASPECTS if a is not aspect):
        return False
    counts = counts_of(index, one), counts_of(index, two)
    if all(counts) and not any(left.may_be(right) for left in counts[0] for right in counts[1]):
        return False
    clauses = (index.clause_span(mention) for mention in (one, two))
    left_words, right_words = (words_of(index, (clause,)) for clause in clauses)
    shared = common(left_words, right_words)
    least = min(sum(not word.light for word in words) for words in (left_words, right_words))
    return shared >= _SHARED and shared >= _SHARE * least


def _finding(lineage: Lineage, sides: Sides) -> Finding:
    support, dispute = lineage.independent(sides.one), lineage.independent(sides.other)
    cites = tuple(dict.fromkeys(assertion.citation for assertion in sides.one))
    against = tuple(dict.fromkeys(assertion.citation for assertion in sides.other))
    return Finding(
        id=finding_id("event", (*cites, *against), sides.aspect),
        kind="event",
        text=sides.line,
        standing=Standing.CONTESTED,
        grade=grade(support, dispute, lineage.registry),
        support=cites,
        dispute=against,
        origins=tuple(origin.name for origin in support),
        theme=sides.theme,
        status=sides.aspect,
    )
