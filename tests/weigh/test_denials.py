"""Who denies what? Reports with a claim and a denial, and how the two stand to one another."""

from __future__ import annotations

import pytest

from consilience.records import Name, Stance, Standing
from consilience.weigh import weigh_case
from consilience.weigh.index import CaseIndex
from consilience.weigh.marks import find_marks
from consilience.weigh.topics import Topic


@pytest.fixture
def quarrel(paper, case):
    """One outlet claims, two outlets carry the denial of one minister: one of them narrower."""
    claim = paper("Port Weekly heard that Vesta requested patrol boats from Orland, though neither has confirmed it.")
    claimed = claim.event(
        "requested", "Vesta requested patrol boats from Orland", kind="REQUEST", actor="Vesta", recipient="patrol boats"
    )
    wide = paper("Minister Mara Voss denied that Vesta requested patrol boats.")
    wide.name("Mara Voss", "person")
    wide.says("Mara Voss", "denied", "that Vesta requested patrol boats", act="deny")
    first = wide.event("requested", "Vesta requested patrol boats", kind="REQUEST", stance="denied", actor="Vesta")
    narrow = paper("Mara Voss dismissed reports that Vesta requested patrol boats beyond those agreed in May.")
    narrow.name("Mara Voss", "person")
    narrow.says(
        "Mara Voss", "dismissed", "reports that Vesta requested patrol boats beyond those agreed in May", act="dismiss"
    )
    clause = "Vesta requested patrol boats beyond those agreed in May"
    second = narrow.event("requested", clause, kind="REQUEST", stance="denied", actor="Vesta")
    return weigh_case(case(claim, wide, narrow, events=[(claimed, first, second)]))


def test_a_denial_in_two_reports_is_one_with_both_scopes(quarrel):
    denials = [finding for finding in quarrel.findings if finding.kind == "denial"]
    assert len(denials) == 1
    assert {cite.span.report for cite in denials[0].support} == {"r2", "r3"}
    assert denials[0].scopes == (
        "that Vesta requested patrol boats",
        "reports that Vesta requested patrol boats beyond those agreed in May",
    )
    assert denials[0].origins == ("Mara Voss",)


def test_claim_and_denial_are_contested_and_point_at_each_other(quarrel):
    denial = next(finding for finding in quarrel.findings if finding.kind == "denial")
    claim = next(finding for finding in quarrel.findings if finding.kind == "event")
    assert denial.standing is claim.standing is Standing.CONTESTED
    assert (denial.relates, claim.relates) == ((claim.id,), (denial.id,))
    assert {cite.span.report for cite in claim.support} == {"r1"}
    assert claim.grade.credibility == 4


def test_that_nobody_confirmed_stands_beside_the_denial(quarrel):
    denial = next(finding for finding in quarrel.findings if finding.kind == "denial")
    assert "neither has confirmed it" in denial.marks


def test_the_reports_that_are_denied_are_the_claimant(paper, case):
    one = paper("Mara Voss rejected reports that Vesta bought submarines.")
    one.name("Mara Voss", "person")
    one.says("Mara Voss", "rejected", "reports that Vesta bought submarines", act="reject")
    one.event("bought", "Vesta bought submarines", stance="denied", actor="Vesta")
    findings = weigh_case(case(one)).findings
    denial = next(finding for finding in findings if finding.kind == "denial")
    claim = next(finding for finding in findings if finding.id in denial.relates)
    assert denial.dispute[0].said_by[0] == claim.support[0].said_by[0] == "reports"
    assert claim.stance is Stance.POSSIBLE


def test_a_denied_plan_is_denied_and_never_planned(paper, case):
    one = paper("President Ilo Marn denied plans for air strikes on Vesta.")
    one.name("Ilo Marn", "person")
    one.says("Ilo Marn", "denied", "plans for air strikes on Vesta", act="deny")
    one.event("strikes", "air strikes on Vesta", kind="ASSAULT", stance="planned")
    findings = weigh_case(case(one)).findings
    assert [(finding.kind, finding.standing) for finding in findings] == [("denial", Standing.DENIED)]


def test_who_denies_one_thing_does_not_dispute_another(paper, case):
    one = paper("Mara Voss denied that Vesta closed the strait.")
    one.name("Mara Voss", "person")
    one.says("Mara Voss", "denied", "that Vesta closed the strait", act="deny")
    denied = one.event("closed", "Vesta closed the strait", kind="COERCE", stance="denied", actor="Vesta")
    two = paper("Rebels seized the lighthouse at Port Sallo on Monday.")
    seized = two.event("seized", "Rebels seized the lighthouse at Port Sallo", kind="COERCE", actor="Rebels")
    findings = weigh_case(case(one, two, events=[(denied,), (seized,)])).findings
    assert {f.kind: f.standing for f in findings} == {"denial": Standing.DENIED, "event": Standing.SINGLE_SOURCE}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Vesta bought boats. The ministry declined to comment on it.", "declined to comment on it"),
        ("Vesta bought boats. The paper could not verify the claim.", "could not verify the claim"),
        ("Vesta bought boats. The agency later retracted its report.", "later retracted its report"),
    ],
)
def test_marks_stand_in_the_next_sentence(paper, case, text, mark):
    one = paper(text)
    index = CaseIndex(case(one))
    assert find_marks(index, [one.at("Vesta bought boats")], Topic(frozenset(), frozenset())) == (mark,)


def test_a_denied_plan_is_told_with_its_negation(paper, case):
    one = paper("Vesta has no plans to blockade the strait.")
    one.name("Vesta", "place")
    one.says("Vesta", "plans", "to blockade the strait", act="deny")
    one.event("blockade", "to blockade the strait", kind="COERCE", stance="denied")
    (denial,) = [finding for finding in weigh_case(case(one)).findings if finding.kind == "denial"]
    assert denial.text == "Vesta has no plans to blockade the strait"


def test_a_claim_taken_back_is_told_beside_its_denial(paper, case):
    one = paper("Ines Calla said that Orland shelled the pier. Ines Calla withdrew her accusation against Orland.")
    one.name("Ines Calla", "person")
    one.names.append(Name(one.at("Ines Calla", "Ines Calla withdrew"), "person", "Ines Calla"))
    one.says("Ines Calla", "said", "that Orland shelled the pier")
    shelled = one.event("shelled", "Orland shelled the pier", kind="ASSAULT", actor="Orland", recipient="the pier")
    two = paper("Mara Voss denied that Orland shelled the pier.")
    two.name("Mara Voss", "person")
    two.says("Mara Voss", "denied", "that Orland shelled the pier", act="deny")
    denied = two.event("shelled", "Orland shelled the pier", kind="ASSAULT", stance="denied", actor="Orland")
    findings = weigh_case(case(one, two, events=[(shelled, denied)])).findings
    (denial,) = [finding for finding in findings if finding.kind == "denial"]
    assert "Ines Calla withdrew her accusation against Orland" in denial.marks


def test_reports_that_only_the_denial_speaks_of_are_no_origin(paper, case):
    one = paper("Mara Voss rejected reports that Vesta bought submarines.")
    one.name("Mara Voss", "person")
    one.says("Mara Voss", "rejected", "reports that Vesta bought submarines", act="reject")
    one.event("bought", "Vesta bought submarines", stance="denied", actor="Vesta")
    findings = weigh_case(case(one)).findings
    assert {finding.standing for finding in findings} == {Standing.DENIED}


def test_a_denied_intention_answers_nobody_who_holds_a_thing_possible(paper, case):
    one = paper("Vesta has no plans to blockade the strait.")
    one.name("Vesta", "place")
    one.says("Vesta", "plans", "to blockade the strait", act="deny")
    denied = one.event("blockade", "to blockade the strait", kind="COERCE", stance="denied")
    two = paper("Ilo Marn said a blockade of the strait could begin.")
    two.says("Ilo Marn", "said", "a blockade of the strait could begin")
    held = two.event("blockade", "a blockade of the strait could begin", kind="COERCE", stance="possible")
    findings = weigh_case(case(one, two, events=[(denied, held)])).findings
    (denial,) = [finding for finding in findings if finding.kind == "denial"]
    assert (denial.standing, denial.dispute) == (Standing.DENIED, ())


@pytest.fixture
def two_matters(paper, case):
    """One minister denies two things in the same words, in two stories; two witnesses claim as much."""

    def told(thing: str, town: str):
        claim = paper(f"Witnesses said soldiers had attacked a second {thing}{town}.")
        claim.event("attacked", f"soldiers had attacked a second {thing}", kind="ASSAULT", actor="soldiers")
        denial = paper(f"Mara Voss dismissed reports that soldiers had attacked a second {thing}{town}.")
        denial.name("Mara Voss", "person")
        content = f"reports that soldiers had attacked a second {thing}{town}"
        denial.says("Mara Voss", "dismissed", content, act="dismiss")
        clause = f"soldiers had attacked a second {thing}{town}"
        denial.event("attacked", clause, kind="ASSAULT", stance="denied", actor="soldiers")
        return claim, denial

    def weigh(first: str, second: str, stories):
        papers = [*told("bridge", first), *told("bridge", second)]
        return weigh_case(case(*papers, stories=stories))

    return weigh


def test_the_same_words_of_one_speaker_in_two_stories_are_two_denials(two_matters):
    weighed = two_matters("", "", [("r1", "r2"), ("r3", "r4")])
    denials = [finding for finding in weighed.findings if finding.kind == "denial"]
    assert [sorted({c.span.report for c in d.support}) for d in sorted(denials, key=lambda d: d.support[0].span)] == [
        ["r2"],
        ["r4"],
    ]


def test_a_claim_of_another_story_is_not_what_a_denial_answers(two_matters):
    weighed = two_matters("", "", [("r1", "r2"), ("r3", "r4")])
    denials = {f.support[0].span.report: f for f in weighed.findings if f.kind == "denial"}
    assert {cite.span.report for cite in denials["r2"].dispute} == {"r1"}
    assert {cite.span.report for cite in denials["r4"].dispute} == {"r3"}


def test_the_same_words_of_one_speaker_in_one_story_are_one_denial(two_matters):
    weighed = two_matters("", "", [("r1", "r2", "r3", "r4")])
    denials = [finding for finding in weighed.findings if finding.kind == "denial"]
    assert [{cite.span.report for cite in denial.support} for denial in denials] == [{"r2", "r4"}]


def test_a_place_named_in_both_ties_denials_of_two_stories(two_matters):
    weighed = two_matters(" near Elmora", " near Elmora", [("r1", "r2"), ("r3", "r4")])
    denials = [finding for finding in weighed.findings if finding.kind == "denial"]
    assert [{cite.span.report for cite in denial.support} for denial in denials] == [{"r2", "r4"}]
