"""Does somebody tell the opposite of a claim, of the same bearer: "the dam is intact" where others say it collapsed?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from consilience.records import Place
from consilience.rules import rows
from consilience.weigh.denials.bearing import is_of_rest
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.negations import is_denied_there
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import Word, meanings_of, root

if TYPE_CHECKING:
    from consilience.weigh.denials.claims import Claim

MOST = 0.5
"""Share of what bears a state that a claim must name."""
_UNDER = re.compile(r"(?i)\bunder\s+$")
_PERSONAL = frozenset({"alive", "free", "member", "willing"})
"""Opposites that people bear: "a boy was unharmed" tells of another boy than the one who was killed."""


def tells_opposite(index: CaseIndex, claim: Claim, denial: Denial) -> bool:
    """Say whether a denial tells the opposite of a claim of the same bearer: the same dam, the same relief."""
    found = _opposed(denial.around or denial.words, claim.words)
    if found is None:
        return False
    ours, theirs = found
    if _UNDER.search(index.readings[ours.span.report].text[: ours.span.start][-8:]):
        return False  # a fire under control is held by nobody
    if is_denied_there(index, claim.clause, [theirs]) or is_of_rest(index, denial.key, claim.clause):
        return False
    if denial.sort is Sort.COUNTERED and (
        ("+" not in {side for _, side in ours.poles}) or is_denied_there(index, denial.scope, [ours])
    ):
        return False
    bearers = [word for word in denial.around or denial.words if not word.light and not word.poles]
    bearing = [word for word in claim.words if word.span != theirs.span or word.meanings & meanings_of(bearers)]
    shared = [word for word in bearers if word.meanings & meanings_of(bearing)]
    if any(pole in _PERSONAL for pole, _ in ours.poles & _turned(theirs.poles)):
        shared = [word for word in shared if word.named or not word.meanings & _persons()]
    if denial.status == "doubted":
        return any(word.named and not _is_wide(index, [word]) for word in shared)
    return bool(shared) and len(shared) > MOST * len(bearers) and not _is_wide(index, shared)


def _turned(poles: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((pole, "-" if side == "+" else "+") for pole, side in poles)


@cache
def _persons() -> frozenset[str]:
    return frozenset(root(row["word"]) for row in rows("en", "persons"))


def _is_wide(index: CaseIndex, words: Sequence[Word]) -> bool:
    """Say whether words name nothing but countries and regions: too wide to bear one state."""
    return all(
        any(
            p.span.overlaps(w.span) and p.precision in ("country", "region", "sea", "continent")
            for p in _places(index, w)
        )
        for w in words
    )


def _places(index: CaseIndex, word: Word) -> tuple[Place, ...]:
    return index.readings[word.span.report].places


def _opposed(left: Iterable[Word], right: Iterable[Word]) -> tuple[Word, Word] | None:
    """Return a word of the left and one of the right that say the opposite, None where there are none."""
    theirs = [(word, pole) for word in right for pole in sorted(word.poles)]
    for word in left:
        for pole, side in sorted(word.poles):
            for other, (other_pole, other_side) in theirs:
                if pole == other_pole and side != other_side:
                    return word, other
    return None
