"""What became of a disputed claim? Denied, doubted, withdrawn, confirmed after a denial; by whom, and how far.

The standing of a finding has few values (records.Standing); what is found here says more and stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consilience.records import Finding, Stance, Standing
from consilience.weigh.denials.answered import find_taken_up
from consilience.weigh.denials.claims import Claim, ClaimIndex
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.index import CaseIndex
from consilience.weigh.topics import Topic, topic_of

NOT_SO = "not so"
CONFIRMED = "confirmed after denial"
TAKEN_BACK = ("withdrawn", "corrected")
_WEAKER = ("doubted", "no evidence")
_LIMIT = re.compile(
    r"(?i)\b(?:beyond|other\s+than|apart\s+from|except|besides|additional|further|new|directly|deliberate(?:ly)?"
    r"|intentional(?:ly)?|knowingly|on\s+purpose|as\s+(?:many|much|described|reported|claimed)|any\s+more|anymore|yet|only|official(?:ly)?)\b"
)
"""Words that make a denial narrower than what is claimed: "no request beyond what was agreed", "not deliberately"."""
_OWN = re.compile(r"(?i)\b(?:we|our|ours|us|i|my|its|their|his|her|it|they|he|she)\b")
_SUFFERED = re.compile(
    r"(?i)\W*(?:yet\s+)?(?:(?:been\s+)?(?:hurt|injured|harmed|wounded|killed|damaged)\b"
    r"|(?:received?|g[eo]t|gotten|seen?)\s+(?:any\s+|much\s+|enough\s+)?"
    r"(?:aid|help|food|water|relief|assistance|support|supplies|medicine|pay|wages|shelter)\b)"
)
"""Behind a negation: what somebody did not get or suffer. Who says so denies nothing of his own doing."""

_OF_PARTY = re.compile(
    r"(?i)\b(?:its|their|his|her)\s+(?:\w+\s+)?(?:spokes\w+|embassy|ministry|government|army|office|lawyers?|attorneys?|aides?)\b"
)
"""Who speaks for the one that the sentence is about: "Orland had nothing to do with it, its embassy said"."""


def status_of(denials: Sequence[Denial], claims: Sequence[Claim], turned: Sequence[Claim]) -> str:
    """Return what became of what some joined denials deny, given who claims it and who confirmed it after all."""
    said = {denial.status for denial in denials}
    taken = [status for status in TAKEN_BACK if status in said]
    if taken:
        return taken[0]
    speakers = {denial.speaker for denial in denials}
    if any(claim.mention is not None and claim.assertion.name in speakers for claim in claims):
        return "withdrawn"
    if turned:
        return CONFIRMED
    weaker = [status for status in _WEAKER if said == {status}]
    if weaker:
        return weaker[0]
    if any(claim.mention is not None for claim in claims):
        return "contested"
    answers_nobody = not claims and all(not denial.uses_words for denial in denials)
    return NOT_SO if answers_nobody and not any(map(speaks_for_itself, denials)) else "denied"


def speaks_for_itself(denial: Denial) -> bool:
    """Say whether somebody tells of himself or his own side what is not so: "we are not facing shortages"."""
    if denial.statement is None or denial.sort is not Sort.NEGATED or not denial.alone:
        return False
    text = denial.assertion.citation.quote
    start = denial.negations[0].around.start - denial.span.start if denial.negations else 0
    end = denial.negations[0].span.start - denial.span.start if denial.negations else 0
    behind = denial.negations[0].span.end - denial.span.start if denial.negations else 0
    suffered = _SUFFERED.match(text, max(0, behind)) is not None
    return denial.grave and not suffered and bool(_OWN.search(text[max(0, start) : max(0, end)]))


def find_turned(claims: ClaimIndex, denials: Sequence[Denial]) -> tuple[Claim, ...]:
    """Find where a denier tells later what he denied, or somebody admits it: the denial is overtaken."""
    index = claims.lineage
    found = []
    for claim in find_taken_up(claims, denials):
        days = [index.first_told[denial.report] for denial in denials]
        told = index.first_told[claim.clause.report]
        later = told is not None and all(day is not None and day < told for day in days)
        after = all(
            denial.report == claim.clause.report and denial.span.end <= claim.clause.start for denial in denials
        )
        if later or (after and claim.admitted):
            found.append(claim)
    return tuple(found)


def by_whom(index: CaseIndex, denials: Sequence[Denial], claims: Sequence[Claim]) -> str:
    """Say whether the deniers are those of whom the thing is told, or others; "" where nobody is named as doing it."""
    named = False
    for denial in denials:
        acting = [span for m in denial.denied for span in m.event.actor]
        acting += [span for claim in claims if claim.mention for span in claim.mention.event.actor]
        named = named or bool(acting)
        speaking = _speaking(index, denial)
        if sum(topic_of(index, acting).common(speaking)) or _of_own(index, denial):
            return "party"
    return "third party" if named else ""


def _speaking(index: CaseIndex, denial: Denial) -> Topic:
    return topic_of(index, denial.statement.source if denial.statement is not None else ())


def _of_own(index: CaseIndex, denial: Denial) -> bool:
    """Say whether the words of a denial are about the speaker: "we did not", "its troops never"."""
    if denial.statement is None:
        return False
    if any(_OF_PARTY.search(index.text(span)) for span in denial.statement.source):
        return True
    first = denial.negations[0].around.start if denial.negations else denial.scope.start
    quote, start = denial.assertion.citation.quote, denial.assertion.citation.span.start
    words = quote[max(0, first - start) :].split()[:3]
    return bool(_OWN.search(" ".join(words)))


def reach_of(index: CaseIndex, denials: Sequence[Denial], claims: Sequence[Claim]) -> str:
    """Say how far some denials reach; "" where nobody is found who claims what they deny."""
    if not claims:
        return ""
    texts = [index.text(denial.scope) for denial in denials]
    told = " ".join(index.text(claim.clause) for claim in claims if claim.mention is not None)
    if all(denial.sort is Sort.COUNTERED for denial in denials):
        return "another thing"
    narrow = {any(word not in told for word in _LIMIT.findall(text)) for text in texts}
    if len(narrow) > 1:
        return "whole and narrower"
    return "narrower" if True in narrow else "whole"


def settle(finding: Finding, denials: Iterable[Finding], taken_back: frozenset[str]) -> Finding:
    """Give a claim the standing and status that its denials leave it; `taken_back` names who withdrew such claims."""
    every = tuple(denials)
    statuses = {denial.status for denial in every}
    back = [denial for denial in every if denial.status in TAKEN_BACK]
    origins = {name for denial in back for name in denial.origins}
    if back and set(finding.origins) <= origins:
        return replace(finding, standing=Standing.DENIED, status=back[0].status)
    if finding.origins and set(finding.origins) <= taken_back:
        return replace(finding, standing=Standing.DENIED, status="withdrawn")
    if CONFIRMED in statuses:
        return replace(finding, status=CONFIRMED)
    if finding.standing is Standing.SUPERSEDED or finding.stance is Stance.DENIED:
        return finding
    weaker = [status for status in _WEAKER if statuses == {status}]
    return replace(finding, status=weaker[0] if weaker else finding.standing.value)
