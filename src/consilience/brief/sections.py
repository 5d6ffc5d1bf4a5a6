"""In which section does each finding stand? In exactly one, so that nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from consilience.brief.merge import are_alike, content_words
from consilience.brief.words import word
from consilience.records import Finding, Stance, Standing


class Section(StrEnum):
    """The sections of a brief in their order; the names key the headings in words.toml."""

    BOTTOM = "bottom"
    HIGHLIGHTS = "highlights"
    CHANGED = "changed"
    FIGURES = "figures"
    HAPPENED = "happened"
    CONTESTED = "contested"
    APART = "apart"
    STATEMENTS = "statements"
    POSTURE = "posture"
    TIMELINE = "timeline"
    UNKNOWN = "unknown"
    SOURCES = "sources"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim with what denies it: `claims` may be empty where only the denial is reported."""

    claims: tuple[Finding, ...]
    denials: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The id of its first finding."""
        return (*self.claims, *self.denials)[0].id


def find_disputes(findings: Sequence[Finding]) -> tuple[Dispute, ...]:
    """Bring each denial together with the claims that it denies, in the order of the findings.

    Denials of one claim stand in one dispute; a claim stands in the dispute of its first denial only.
    """
    undisputed = find_undisputed(findings)
    by_id = {finding.id: finding for finding in findings if finding.id not in undisputed}
    denials = [finding for finding in findings if is_denial(finding)]
    answers = {denial.id: _claims(denial, by_id) for denial in denials}
    owner: dict[str, str] = {}
    groups: dict[str, list[Finding]] = {}
    for denial in denials:
        first = next((owner[claim.id] for claim in answers[denial.id] if claim.id in owner), denial.id)
        groups.setdefault(first, []).append(denial)
        for claim in answers[denial.id]:
            owner.setdefault(claim.id, first)
    claims: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.id in owner:
            claims.setdefault(owner[finding.id], []).append(finding)
    disputes = [Dispute(tuple(claims.get(first, ())), tuple(group)) for first, group in groups.items()]
    loose = [f for f in findings if f.id not in owner and f.id not in undisputed and _is_loose_claim(f)]
    alone = [f for f in loose if f.standing is Standing.CONTESTED]
    disputes.extend(Dispute((finding,), ()) for finding in alone)
    place = {finding.id: index for index, finding in enumerate(findings)}
    return tuple(sorted(disputes, key=lambda dispute: min(place[f.id] for f in (*dispute.claims, *dispute.denials))))


def find_undisputed(findings: Iterable[Finding]) -> dict[str, str]:
    """Return each claim that another finding tells in the same words without dispute, with that finding, as ids.

    Who says "the explosion hit the depot" while he accuses somebody is not denied the explosion that all tell of.
    """
    events = [finding for finding in findings if finding.kind == "event" and finding.stance is Stance.AFFIRMED]
    contested = [finding for finding in events if finding.standing is Standing.CONTESTED]
    plain = [finding for finding in events if finding.standing in _UNDISPUTED] if contested else []
    told = [(finding.id, content_words(finding.text)) for finding in plain]
    found = {}
    for claim in contested:
        own = content_words(claim.text)
        twin = next((name for name, words in told if are_alike(own, words)), None)
        if twin is not None:
            found[claim.id] = twin
    return found


_UNDISPUTED = frozenset({Standing.CORROBORATED, Standing.SINGLE_SOURCE})
NOT_SO = "not so"
"""Status of what is told as not having happened, in answer to nobody: it stands apart, not among the disputes."""


def is_denial(finding: Finding) -> bool:
    """Say whether a finding tells that something is denied."""
    if finding.status == NOT_SO:
        return False
    return finding.kind == "denial" or (finding.stance is Stance.DENIED and finding.kind not in ("figure", "posture"))


def _is_loose_claim(finding: Finding) -> bool:
    told = finding.kind not in ("figure", "posture") and finding.standing is not Standing.SUPERSEDED
    return told and finding.status != NOT_SO and not is_denial(finding)


def _claims(denial: Finding, by_id: Mapping[str, Finding]) -> list[Finding]:
    related = [by_id[other] for other in denial.relates if other in by_id]
    return [finding for finding in related if _is_loose_claim(finding)]


def section_of(finding: Finding, disputed: frozenset[str]) -> Section:
    """Choose the section of a finding; `disputed` holds the ids that stand in a dispute."""
    if finding.standing is Standing.SUPERSEDED:
        return Section.CHANGED
    if finding.figure is not None:  # one without a value is stated by nobody: it is read from silence
        return Section.FIGURES if finding.figure.values else Section.UNKNOWN
    if finding.kind == "posture":
        return Section.POSTURE
    if finding.id in disputed:
        return Section.CONTESTED
    if finding.stance is not Stance.AFFIRMED:
        return Section.APART
    return Section.STATEMENTS if finding.kind == "statement" else Section.HAPPENED


def theme_of(finding: Finding) -> str:
    """Return the heading of a finding's theme."""
    known = word("themes", finding.theme or "other")
    return word("themes", "other") if known == finding.theme else known


def by_section(findings: Iterable[Finding], disputes: Iterable[Dispute]) -> dict[Section, list[Finding]]:
    """Part the findings into sections; their order is kept."""
    disputed = frozenset(finding.id for dispute in disputes for finding in (*dispute.claims, *dispute.denials))
    parted: dict[Section, list[Finding]] = {section: [] for section in Section}
    for finding in findings:
        parted[section_of(finding, disputed)].append(finding)
    return parted
