"""How is a denial put in one line? In the words of whoever denies, with the word that denies in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consilience.records import Stance
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention, is_whole
from consilience.weigh.speech import is_negated
from consilience.weigh.wording import capitalised, shortened, telling_line, tidy

_LINKED = re.compile(r"(?i)^(?:(?:and|but|because|so|that|while|as)\s+)+")
"""What joins a part of a sentence to the one before."""
_SUBJECTLESS = re.compile(
    r"(?i)(?:not|never|(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should)(?:n[’']t|\s+not)?)\b"
)


def denial_line(index: CaseIndex, denials: Sequence[Denial], *, answered: bool) -> str:
    """Word a joined denial by its fullest telling that uses a word of denying.

    `answered`: whether somebody claims what it denies; what answers nobody is told without the facts beside it.
    """
    ranked = sorted(
        denials,
        key=lambda denial: (
            denial.sort is not Sort.WORDED,
            not denial.uses_words,
            denial.statement is None or not denial.statement.speaker,
            -len(index.text(denial.scope)),
            denial.span,
        ),
    )
    line = _told(index, ranked[0]) if answered else _told_not_so(index, ranked[0])
    if is_negated(line):
        return line
    sentence = index.sentence(ranked[0].span)
    clauses = [index.clause_span(mention) for mention in index.mentions_near(ranked[0].span)]
    spans = [ranked[0].span, *sorted(c for c in clauses if c.covers(ranked[0].span)), sentence]
    texts = [tidy(index.text(span)) for span in spans]
    return next((capitalised(shortened(text)) for text in texts if is_negated(text)), line)


def _told(index: CaseIndex, denial: Denial) -> str:
    """Word one denial: its statement where that says it, else the words that deny."""
    statement = denial.statement
    if denial.sort in (Sort.WORDED, Sort.NEGATED) and statement is not None:
        told = index.told_span(denial.report, statement)
        if denial.span.covers(told):
            return telling_line(index, denial.report, statement)
    return capitalised(shortened(tidy(index.text(denial.span))))


def _told_not_so(index: CaseIndex, denial: Denial) -> str:
    """Word what is told as not so, in answer to nobody, without what the same breath tells as a fact.

    Of "the houses fell and we have no refuge", a resident said, only the second half is not so.
    """
    line = _told(index, denial)
    if denial.sort is not Sort.NEGATED or denial.statement is None:
        return line
    held = [m for span in denial.statement.content for m in index.mentions_within(span)]
    facts = [m for m in held if m.event.stance is Stance.AFFIRMED and _has_parts(m) and is_whole(m)]
    if not any(not denial.key.overlaps(index.clause_span(m)) for m in facts):
        return line
    clauses = [tidy(" ".join(map(index.text, m.event.clause))) for m in denial.denied if _has_parts(m)]
    part = _LINKED.sub("", tidy(index.text(denial.key)))
    told = [text for text in (*clauses, part) if is_negated(text) and not _SUBJECTLESS.match(text)]
    wording = min(told, key=len, default=line)
    return capitalised(shortened(wording))


def _has_parts(mention: Mention) -> bool:
    """Say whether somebody or something takes part in an event."""
    return bool(mention.event.actor or mention.event.recipient)
