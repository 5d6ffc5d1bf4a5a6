"""Which claims do joined denials answer, and where is what they deny told after all as a fact?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from consilience.records import Span, Stance
from consilience.weigh.denials.answers import answers, is_apart, takes_back
from consilience.weigh.denials.claims import Claim, ClaimIndex, trigger_of
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.listings import Marks, any_of, numbers
from consilience.weigh.meanings import meanings_of
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.topics import Topic, topic_of

_CLAIMANT = re.compile(
    r"(?i)\b((?:[\w-]+\s){0,3}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|speculation|fears|concerns|worries))\s+"
    r"(?:that|of|about)\b"
)
"""In "dismissed reports that ..." the reports are who claims it."""


def find_claims(claims: ClaimIndex, denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Find who claims what a joined denial denies, on common ground if anybody does."""
    near = [claims.near(denial) for denial in denials]
    grounds = [claims.on_ground_of(denial) for denial in denials]
    every, home = any_of(near), any_of(grounds)
    reached = [
        every & home & _reach(denial, own, ground) for denial, own, ground in zip(denials, near, grounds, strict=True)
    ]
    found = _answered(claims, denials, reached)
    if not found:
        found = _answered(claims, denials, [every & ~home & claims.saying_all(denial) for denial in denials])
    return _closest(claims.lineage, found, denials) or tuple(_named_in_denial(claims.lineage, denials))


def _reach(denial: Denial, near: Marks, ground: Marks) -> Marks:
    """Mark what a denial may answer of what is near it or those it is joined with.

    A word of denying reaches on its own ground no further than its own words do: a claim that it answers shares its
    event, its deed and thing, or half of what it says. What else denies may answer whatever the others name.
    """
    return near | ~ground if denial.sort is Sort.WORDED else np.ones_like(near)


def _answered(claims: ClaimIndex, denials: Sequence[Denial], reached: Sequence[Marks]) -> list[Claim]:
    """Return the claims that some denials answer, of those that each may reach."""
    lineage = claims.lineage
    denied = {mention.event.span for denial in denials for mention in denial.denied}
    speakers = {denial.speaker.casefold() for denial in denials}
    answering = tuple(zip(denials, _acting(lineage, denials), reached, strict=True))
    found = []
    for at in numbers(any_of(reached)):
        claim = claims.told[at]
        if claim.mention is None or claim.mention.event.span in denied:
            continue
        own = claim.assertion.name.casefold() in speakers
        if any(
            marks[at]
            and answers(lineage.index, claim, denial, acting)
            and own == _takes_back(lineage, claim, denial)
            and not is_apart(lineage, claim, denial)
            for denial, acting, marks in answering
        ):
            found.append(claim)
    return found


def _acting(lineage: Lineage, denials: Sequence[Denial]) -> list[Topic]:
    """Return for each denial who acts in what it denies."""
    return [topic_of(lineage.index, [s for m in denial.denied for s in m.event.actor]) for denial in denials]


def _takes_back(lineage: Lineage, claim: Claim, denial: Denial) -> bool:
    """Say whether a claim is of whoever denies it, and taken back by the denial."""
    return claim.assertion.name == denial.speaker and takes_back(lineage.index, claim, denial)


def _closest(lineage: Lineage, found: Sequence[Claim], denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Keep of each sentence the claims whose own deed is denied, else the narrowest clause that tells it.

    Who denies that the man pointed a gun does not deny that he was killed, though one sentence tells both.
    """
    denied = frozenset(m for d in denials for n in d.negations for want in n.wants for m in want)
    denied |= frozenset(m for d in denials if d.uses_words for m in _deeds_of(d))
    groups = frozenset(group for d in denials if d.uses_words for group in d.groups)
    by_sentence: dict[Span, list[Claim]] = defaultdict(list)
    for claim in found:
        by_sentence[lineage.index.sentence(claim.clause)].append(claim)
    kept = []
    for sentence in sorted(by_sentence):
        ours = by_sentence[sentence]
        own = [claim for claim in ours if claim.group in groups or trigger_of(claim) & denied]
        kept += own or [min(ours, key=lambda claim: (claim.clause.end - claim.clause.start, _away(claim, denied)))]
    return tuple(kept)


def _deeds_of(denial: Denial) -> frozenset[str]:
    """Return what the deeds that a denial denies are compared by; all its words where none of them tells a deed."""
    spans = [mention.event.span for mention in denial.denied]
    deeds = meanings_of(word for word in denial.words if any(word.span.overlaps(span) for span in spans))
    return deeds or meanings_of(denial.words)


def _away(claim: Claim, denied: frozenset[str]) -> int:
    """Return how far the word that tells a claim stands from the nearest one that is denied."""
    assert claim.mention is not None
    at = claim.mention.event.span.start
    return min((abs(word.span.start - at) for word in claim.words if word.meanings & denied), default=0)


def find_taken_up(claims: ClaimIndex, denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Find where those who deny something tell it as a fact, or somebody admits it."""
    lineage = claims.lineage
    pairs = zip(denials, _acting(lineage, denials), strict=True)
    plain = [(denial, acting) for denial, acting in pairs if denial.status == "denied" and denial.uses_words]
    told = claims.told_by(denial.speaker for denial in denials if denial.uses_words)
    if not plain or not told.any():
        return ()
    near = any_of([claims.near(denial) for denial in denials])
    return tuple(
        claim
        for claim in (claims.told[at] for at in numbers(near & told))
        if claim.stance is Stance.AFFIRMED
        and any(
            answers(lineage.index, claim, denial, acting) and not is_apart(lineage, claim, denial)
            for denial, acting in plain
        )
    )


def _named_in_denial(lineage: Lineage, denials: Sequence[Denial]) -> list[Claim]:
    """Find the claims that only the denying sentence mentions."""
    found = []
    for denial in denials:
        if not denial.uses_words:
            continue
        scope = denial.scope
        match = _CLAIMANT.search(lineage.index.text(scope))
        if match is None or match.start() > 40:
            continue
        span = Span(scope.report, scope.start + match.start(1), scope.end)
        own = lineage.assert_span(span, None)
        said_by = (match[1], *own.citation.said_by)
        cite = lineage.index.cite(span, said_by)
        found.append(Claim(None, Assertion(cite, own.marks, own.name, own.recorded, own.group), span))
    return found
