"""How far has a thing come, and what is somebody: do reports of the same days tell it in two ways?

"The bill was approved" and, in a report of that day or a later one, "the proposed bill" exclude one another; the other
way round it is progress. So do two different offices of one name: "Interior Minister", "Finance Minister".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from consilience.records import Name, Span
from consilience.rules import rows
from consilience.weigh.denials.negations import find_negations
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import Word, root, words_of
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.origins.sides import Sides
from consilience.weigh.wording import capitalised, shortened, tidy

_THINGS = {
    "law": re.compile(r"(?i)\b(?:laws?|bills?|acts?|decrees?|measures?|amendments?|reforms?|budgets?|constitution)\b"),
    "pact": re.compile(r"(?i)\b(?:treaty|treaties|pacts?|accords?|agreements?|conventions?|deals?|memorandum)\b"),
    "truce": re.compile(r"(?i)\b(?:truces?|ceasefires?|cease-fires?|armistices?|plans?|offers?|proposals?)\b"),
}
"""What a ladder of states is climbed by."""
_PENDING = re.compile(
    r"(?i)\b(?:(?:still\s+)?(?:pending|awaiting|awaits?|subject\s+to|before)\s+(?:its\s+|the\s+)?"
    r"(?:ratification|approval|signature|signing|adoption)"
    r"|(?:(?:not|never)(?:\s+yet)?(?:\s+been)?|yet\s+to\s+be|(?:is|are)\s+being|to\s+be)\s+"
    r"(?:ratified|approved|signed|adopted|passed)|yet\s+to\s+(?:ratify|approve|sign|adopt|pass))\b"
)
_STEP = {"ratif": 3, "appro": 2, "sign": 2, "adopt": 2, "pass": 2, "signa": 2, "signi": 2, "signe": 2, "passe": 2}
_PAST = re.compile(r"(?i)\b(?:former|ex|late|then|acting|deputy|vice|ousted|past|previous|outgoing|incoming|new)\b")
_BESIDE = 40
"""Characters before and behind the noun of a thing in which words name it."""
_NEAR = 60
"""Characters between a thing and the word for its state."""


@dataclass(frozen=True, slots=True)
class _State:
    """One report's word for how far a thing has come."""

    thing: frozenset[str]
    """The words that name it."""
    ladder: str
    below: int
    """It has come no further than this; 0 where that is open."""
    reached: int
    span: Span
    day: date | None


@cache
def _rungs() -> tuple[tuple[str, str, int], ...]:
    """Return each word for a state with its ladder and how far up it says that the thing has come."""
    return tuple((row["word"], row["ladder"], int(row["rung"])) for row in rows("en", "contradictions"))


@cache
def _words_for_states() -> frozenset[str]:
    return frozenset(root(word) for word, _, _ in _rungs())


def find_states(lineage: Lineage) -> Iterator[Sides]:
    """Yield where a report says that a thing has come less far than another report says no later."""
    told: dict[str, list[_State]] = defaultdict(list)
    for report, reading in lineage.index.readings.items():
        if report in lineage.index.superseded:
            continue
        for sentence in reading.sentences:
            for state in _states(lineage, sentence):
                told[state.ladder].append(state)
    for ladder in sorted(told):
        yield from _compare(lineage, told[ladder])


def _states(lineage: Lineage, sentence: Span) -> Iterator[_State]:
    index = lineage.index
    text = index.text(sentence)
    day = lineage.first_told[sentence.report]
    negated = find_negations(index, sentence)
    for ladder, thing in _THINGS.items():
        for found in thing.finditer(text):
            at = sentence.start + found.start()
            name = _named(index, Span(sentence.report, at, sentence.start + found.end()), sentence)
            if len(name) < 2:
                continue
            for pending in _PENDING.finditer(text):
                if abs(pending.start() - found.end()) < _NEAR and (step := _step(pending[0])):
                    yield _State(name, ladder, step, 0, sentence, day)
            for word, of, rung in _rungs():
                for match in re.finditer(rf"(?i)\b{word}\b", text):
                    near = -_NEAR < match.start() - found.end() < _NEAR
                    inside = any(p.start() <= match.start() < p.end() for p in _PENDING.finditer(text))
                    denied = any(n.scope.start <= sentence.start + match.start() < n.scope.end for n in negated)
                    if of == ladder and near and not inside and not denied:
                        below = 2 if rung == 1 else 0
                        yield _State(name, ladder, below, rung if rung > 1 else 0, sentence, day)


def _step(words: str) -> int:
    last = words.rsplit(maxsplit=1)[-1].casefold()[:5]
    return _STEP.get(last, 0)


def _named(index: CaseIndex, head: Span, sentence: Span) -> frozenset[str]:
    """Return the words that name a thing: those just before and behind its noun ("the accord on fishing rights")."""
    first, last = max(sentence.start, head.start - _BESIDE), min(sentence.end, head.end + _BESIDE)
    words: Sequence[Word] = [
        word for word in words_of(index, (sentence,)) if word.span.start < last and word.span.end > first
    ]
    named = [word for word in words if not word.light and word.span.start not in range(head.start, head.end)]
    return frozenset(m for word in named for m in word.meanings if m not in _words_for_states()) | {
        index.text(head).casefold()
    }


def _compare(lineage: Lineage, states: Sequence[_State]) -> Iterator[Sides]:
    seen: set[tuple[Span, Span]] = set()
    for low in states:
        if not low.below:
            continue
        for high in states:
            if high.reached < low.below or (high.span, low.span) in seen or not _comparable(lineage, high, low):
                continue
            seen.add((high.span, low.span))
            one, other = (_asserted(lineage, state.span) for state in (high, low))
            line = capitalised(shortened(tidy(lineage.index.text(high.span))))
            yield Sides("state differs", (one,), (other,), line)


def _comparable(lineage: Lineage, high: _State, low: _State) -> bool:
    """Say whether two states are of one thing, and the lower one told on the same day or later, by another report."""
    roots = lineage.copy_root
    if roots[high.span.report] == roots[low.span.report] or not high.day or not low.day or low.day < high.day:
        return False
    return len(high.thing & low.thing) >= 3


def _asserted(lineage: Lineage, span: Span) -> Assertion:
    number = lineage.index.statement_over(span)
    statement = lineage.index.readings[span.report].statements[number] if number is not None else None
    return lineage.assert_span(span, statement)


# --- offices ---------------------------------------------------------------------------------------------------------


def find_identities(lineage: Lineage) -> Iterator[Sides]:
    """Yield where one name bears two different offices of one kind in two reports."""
    named: dict[str, list[Name]] = defaultdict(list)
    for report, reading in lineage.index.readings.items():
        for name in reading.names:
            if name.kind == "person" and name.role and report not in lineage.index.superseded and " " in name.text:
                named[lineage.index.canonical(name.text)].append(name)
    for person in sorted(named):
        sides = _two_offices(lineage, named[person])
        if sides is not None:
            yield sides


def _two_offices(lineage: Lineage, names: Sequence[Name]) -> Sides | None:
    for one in names:
        for other in names:
            roots = lineage.copy_root[one.span.report], lineage.copy_root[other.span.report]
            if one.span < other.span and roots[0] != roots[1] and _exclude(one.role or "", other.role or ""):
                spans = (_with_role(lineage.index, one), _with_role(lineage.index, other))
                if None in spans:
                    continue
                first, second = (_asserted(lineage, span) for span in spans if span is not None)
                return Sides("identity differs", (first,), (second,), tidy(first.citation.quote))
    return None


def _exclude(one: str, two: str) -> bool:
    """Say whether two offices are of one kind and differ in what they are of, as two ministers do."""
    left, right = one.casefold().split(), two.casefold().split()
    if len(left) != 2 or len(right) != 2 or left[-1] != right[-1] or left[-1] not in ("minister", "secretary"):
        return False
    return left[0] != right[0] and left[0][:4] != right[0][:4] and not _PAST.search(f"{one} {two}")


def _with_role(index: CaseIndex, name: Name) -> Span | None:
    """Return the words of a name with its office where they stand side by side."""
    sentence = index.sentence(name.span)
    at = index.text(sentence).find(name.role or "")
    start = sentence.start + at
    return Span(name.span.report, start, name.span.end) if at >= 0 and 0 <= name.span.start - start < _NEAR else None
