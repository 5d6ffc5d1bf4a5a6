"""What must a reader on deadline know first? One line of what happened, one figure, one dispute; then by salience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from consilience.brief.fold import is_thin
from consilience.brief.merge import are_alike, content_words
from consilience.brief.sections import Dispute, Section, theme_of
from consilience.brief.words import word
from consilience.records import Finding, Standing

BOTTOM_LINES = 3
HIGHLIGHTS = 5
PER_KIND = 2
"""Top lines of one theme, and figures, denials and statements, at most: breadth comes before depth."""
LEADING = 5
"""Events that may open the brief: of these a corroborated one does, and best one whose day is known."""
_TOP = (Section.HAPPENED, Section.FIGURES, Section.CONTESTED, Section.APART, Section.STATEMENTS)


def choose_top(
    findings: Sequence[Finding], disputes: Sequence[Dispute], parted: Mapping[Section, Sequence[Finding]]
) -> list[Finding]:
    """Choose what a reader on deadline needs: what happened, the first figure, the first dispute; then by salience."""
    other = word("themes", "other")
    typed = [finding for finding in parted[Section.HAPPENED] if theme_of(finding) != other]
    typed = sorted(typed[:LEADING], key=_leads, reverse=True)
    denials = [denial for dispute in disputes for denial in dispute.denials[:1] if not is_thin(denial)]
    answered = [denial for dispute in disputes if dispute.claims for denial in dispute.denials[:1]]
    leads = (typed or parted[Section.HAPPENED], parted[Section.FIGURES], answered or denials)
    chosen = [finding for lead in leads for finding in lead[:1]]
    told = {finding.id for section in _TOP for finding in parted[section]} - {finding.id for finding in chosen}
    rest = (finding for finding in findings if finding.id in told and not is_thin(finding))
    leading = {finding.id for dispute in disputes for finding in (*dispute.denials, *dispute.claims)[:1]}
    settled = {finding.id for finding in parted[Section.CONTESTED]} - leading
    varied = _varied((finding for finding in rest if finding.id not in settled), chosen)
    return [*chosen, *islice(varied, BOTTOM_LINES + HIGHLIGHTS - len(chosen))]


def _leads(finding: Finding) -> tuple[bool, bool]:
    return finding.standing is Standing.CORROBORATED, finding.earliest is not None or finding.latest is not None


def _varied(rest: Iterable[Finding], chosen: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings whose kind and theme do not fill the highlights already and that no chosen one says."""
    kinds = Counter(_kind_of(finding) for finding in chosen)
    said = [content_words(finding.text) for finding in chosen]
    for finding in rest:
        words, kind = content_words(finding.text), _kind_of(finding)
        if kinds[kind] < PER_KIND and not any(are_alike(words, other) for other in said):
            kinds[kind] += 1
            said.append(words)
            yield finding


def _kind_of(finding: Finding) -> str:
    return theme_of(finding) if finding.kind == "event" else finding.kind
