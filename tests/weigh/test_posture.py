"""Which parts of a defence system do reports describe? Clauses, and the entries that they come to."""

from __future__ import annotations

from datetime import date

from consilience.records import Entity, Standing
from consilience.weigh import weigh_case


def entries(case):
    return {entry.name: entry for entry in weigh_case(case).posture}


def test_a_plan_under_two_names_has_its_phases_and_its_strength(paper, case):
    one = paper("Vesta activated the second phase of Plan Heron on Tuesday.")
    when = one.time("Tuesday", date(2031, 3, 4))
    first = one.name("Plan Heron", "operation")
    clause = "Vesta activated the second phase of Plan Heron on Tuesday"
    one.event("activated", clause, mode="activate", recipient="the second phase of Plan Heron", times=[when])
    two = paper("The army activated Plan Garza with 4,000 troops.")
    second = two.name("Plan Garza", "operation")
    two.number("4,000", 4000, "troops")
    two.event("activated", "The army activated Plan Garza with 4,000 troops", mode="activate", recipient="Plan Garza")
    for report in (one, two):
        report.lemma("activated", "activate")
    plan = Entity("Plan Heron", "operation", ("Plan Garza", "Plan Heron"), (first, second))
    entry = entries(case(one, two, entities=[plan]))["Plan Heron"]
    assert (entry.kind, entry.variants, entry.status) == ("plan", ("Plan Garza", "Plan Heron"), "activated")
    assert entry.since == date(2031, 3, 4)
    assert ("phase", "second phase") in entry.attributes
    assert ("size", "4,000 troops") in entry.attributes
    assert entry.standing is Standing.SINGLE_SOURCE  # neither says where it has it from


def test_a_law_that_one_report_names_and_another_calls_approved(paper, case):
    one = paper("The measure, named Harbour Defence Act, follows months of tension.")
    first = one.name("Harbour Defence Act", "law")
    one.event("named", "The measure, named Harbour Defence Act, follows months of tension", recipient="The measure")
    two = paper("Parliament approved the Harbour Defence Act.")
    second = two.name("Harbour Defence Act", "law")
    two.event("approved", "Parliament approved the Harbour Defence Act", recipient="the Harbour Defence Act")
    two.lemma("approved", "approve")
    law = Entity("Harbour Defence Act", "law", ("Harbour Defence Act",), (first, second))
    entry = entries(case(one, two, entities=[law]))["Harbour Defence Act"]
    assert (entry.status, entry.standing) == ("approved", Standing.SINGLE_SOURCE)
    assert {cite.span.report for cite in entry.support} == {"r1", "r2"}
    assert sum(key == "as told" for key, _ in entry.attributes) == 2


def test_what_is_only_planned_says_so(paper, case):
    one = paper("The Zone Council will be activated in May.")
    one.name("Zone Council", "organisation")
    clause = "The Zone Council will be activated in May"
    one.event("activated", clause, mode="activate", stance="planned", recipient="The Zone Council")
    one.lemma("activated", "activate")
    assert entries(case(one))["Zone Council"].status == "activated (planned)"


def test_a_denied_weapon_is_never_shown_as_fact(paper, case):
    one = paper("Mara Voss denied that Vesta requested X-20 missiles.")
    one.name("Mara Voss", "person")
    one.name("X-20", "weapon")
    one.says("Mara Voss", "denied", "that Vesta requested X-20 missiles", act="deny")
    clause = "Vesta requested X-20 missiles"
    one.event("requested", clause, kind="REQUEST", stance="denied", recipient="X-20 missiles")
    one.lemma("requested", "request")
    entry = entries(case(one))["X-20"]
    assert (entry.standing, entry.status) == (Standing.DENIED, "requested (denied)")


def test_a_name_deep_in_an_argument_has_no_state_of_its_own(paper, case):
    one = paper("The carrier, the largest in the Orland Navy, arrived on Monday.")
    one.name("Orland Navy", "force")
    clause = "The carrier, the largest in the Orland Navy, arrived on Monday"
    one.event("arrived", clause, mode="arrive", actor="The carrier, the largest in the Orland Navy")
    one.lemma("arrived", "arrive")
    assert "Orland Navy" not in entries(case(one))


def test_an_organisation_without_a_state_is_no_organ(paper, case):
    one = paper("The Harbour Post praised the fleet.")
    one.name("Harbour Post", "organisation")
    one.event("praised", "The Harbour Post praised the fleet", actor="The Harbour Post", recipient="the fleet")
    assert not entries(case(one))
