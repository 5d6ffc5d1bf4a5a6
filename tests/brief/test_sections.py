"""Every finding stands in one section, and a denial beside what it denies."""

from __future__ import annotations

from dataclasses import replace

from consilience.brief.sections import Section, by_section, find_disputes, find_undisputed, theme_of
from consilience.records import Standing


def test_every_finding_stands_in_exactly_one_section(crisis) -> None:
    findings = crisis.weighed.findings
    parted = by_section(findings, find_disputes(findings))
    placed = [finding.id for section in Section for finding in parted[section]]
    assert sorted(placed) == sorted(finding.id for finding in findings)


def test_the_denial_stands_beside_its_claim(crisis) -> None:
    [dispute] = find_disputes(crisis.weighed.findings)
    assert [claim.id for claim in dispute.claims] == ["f4"]
    assert [denial.id for denial in dispute.denials] == ["f5"]


def test_denials_of_one_claim_are_one_dispute(crisis) -> None:
    findings = crisis.weighed.findings
    second = replace(findings[4], id="f10")
    [dispute] = find_disputes((*findings, second))
    assert [denial.id for denial in dispute.denials] == ["f5", "f10"]


def test_a_contested_claim_without_a_denial_of_its_own_is_a_dispute(crisis) -> None:
    findings = [replace(finding, relates=()) for finding in crisis.weighed.findings if finding.kind != "denial"]
    [dispute] = find_disputes(findings)
    assert (dispute.claims[0].id, dispute.denials) == ("f4", ())


def test_what_is_planned_or_conditional_is_never_among_what_happened(crisis) -> None:
    parted = by_section(crisis.weighed.findings, find_disputes(crisis.weighed.findings))
    assert {finding.id for finding in parted[Section.APART]} == {"f7", "f8"}
    assert {finding.id for finding in parted[Section.HAPPENED]} == {"f1", "f6"}


def test_what_was_superseded_stands_among_what_changed(crisis) -> None:
    first = replace(crisis.weighed.findings[0], standing=Standing.SUPERSEDED)
    assert by_section([first], ())[Section.CHANGED] == [first]


def test_an_unknown_theme_is_another_event(crisis) -> None:
    assert theme_of(replace(crisis.weighed.findings[0], theme="unheard-of")) == "Other events"


def test_what_others_tell_undisputed_is_no_claim_although_its_speaker_accuses(crisis) -> None:
    claim = replace(crisis.weighed.findings[3], text="The shells that hit the port of Orvana on Monday")
    plain = replace(crisis.weighed.findings[0], text="Shells hit the port of Orvana on Monday", kind="event")
    findings = (plain, *crisis.weighed.findings[1:3], claim, *crisis.weighed.findings[4:])
    assert find_undisputed(findings) == {claim.id: plain.id}
    assert [dispute.claims for dispute in find_disputes(findings)] == [()]
