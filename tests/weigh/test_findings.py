"""What happened, and who said what? Reports, and the findings that they come to."""

from __future__ import annotations

from datetime import date

from consilience.records import Stance, Standing
from consilience.weigh import weigh_case


def of_kind(case, kind):
    return [finding for finding in weigh_case(case).findings if finding.kind == kind]


def test_one_event_of_two_reports_is_one_finding(paper, case):
    one = paper("On Tuesday the Vestan Navy closed the strait with six ships.")
    when = one.time("Tuesday", date(2031, 3, 4))
    clause = "the Vestan Navy closed the strait with six ships"
    first = one.event("closed", clause, kind="COERCE", actor="the Vestan Navy", times=[when])
    two = paper("The Vestan fleet closed the strait.")
    second = two.event("closed", "The Vestan fleet closed the strait", kind="COERCE", actor="The Vestan fleet")
    (finding,) = of_kind(case(one, two, events=[(first, second)]), "event")
    assert finding.text == "The Vestan Navy closed the strait with six ships"
    assert {cite.span.report for cite in finding.support} == {"r1", "r2"}
    assert finding.standing is Standing.SINGLE_SOURCE  # neither says where it has it from
    assert (finding.theme, finding.earliest, finding.latest) == ("COERCE", date(2031, 3, 4), date(2031, 3, 4))


def test_what_is_threatened_stands_apart_from_what_happened(paper, case):
    one = paper("Rebels attacked Port Sallo.")
    first = one.event("attacked", "Rebels attacked Port Sallo", kind="ASSAULT", actor="Rebels")
    two = paper("Rebels will attack Port Sallo unless paid.")
    clause = "Rebels will attack Port Sallo unless paid"
    second = two.event("attack", clause, kind="ASSAULT", stance="conditional", actor="Rebels")
    found = of_kind(case(one, two, events=[(first, second)]), "event")
    assert {(f.stance, len(f.support)) for f in found} == {(Stance.AFFIRMED, 1), (Stance.CONDITIONAL, 1)}


def test_a_scrap_is_told_in_the_clause_around_it(paper, case):
    one = paper("Ilo Marn urged workers to prepare a general strike if Vesta is attacked.")
    clause = "Ilo Marn urged workers to prepare a general strike if Vesta is attacked"
    one.event("urged", clause, kind="REQUEST", actor="Ilo Marn", recipient="workers")
    one.event("strike", "a general strike", kind="PROTEST", stance="conditional")
    found = of_kind(case(one), "event")
    assert {(f.theme, f.stance.value, f.text) for f in found} == {
        ("REQUEST", "affirmed", clause),
        ("PROTEST", "conditional", clause),
    }


def test_a_part_of_a_told_event_is_not_told_again(paper, case):
    one = paper("The raid destroyed twenty boats and led to nine arrests in the harbour.")
    one.event(
        "destroyed",
        "The raid destroyed twenty boats and led to nine arrests in the harbour",
        kind="ASSAULT",
        actor="The raid",
    )
    one.event("arrests", "nine arrests in the harbour", kind="COERCE", recipient="nine")
    assert len(of_kind(case(one), "event")) == 1


def test_a_quotation_is_told_with_its_speaker_and_its_chain(paper, case):
    one = paper("“The dam will hold,” Mara Voss told the Harbour Post.")
    one.name("Mara Voss", "person")
    one.says("Mara Voss", "told", "The dam will hold", direct=True, via=["Harbour Post"])
    (finding,) = of_kind(case(one), "statement")
    assert finding.text == "Mara Voss: “The dam will hold” (Harbour Post)"
    assert finding.support[0].said_by == ("Mara Voss", "Harbour Post", "Outlet 1")


def test_a_corrected_report_supersedes_what_only_the_old_one_said(paper, case):
    old = paper("The army shelled Port Sallo at dawn.", id="old")
    old.event("shelled", "The army shelled Port Sallo at dawn", kind="ASSAULT", actor="The army")
    new = paper("The army entered Port Sallo at dawn.", id="new", revises="old")
    new.event("entered", "The army entered Port Sallo at dawn", kind="ASSAULT", actor="The army")
    found = {finding.text: finding.standing for finding in of_kind(case(old, new), "event")}
    assert found["The army shelled Port Sallo at dawn"] is Standing.SUPERSEDED
    assert found["The army entered Port Sallo at dawn"] is Standing.SINGLE_SOURCE


def test_a_place_that_stands_for_its_government_is_no_place(paper, case):
    from dataclasses import replace

    one = paper("Washington struck boats near Vesta.")
    one.place("Washington")
    one.place("Vesta")
    one.places[0] = replace(one.places[0], use="actor")
    one.event("struck", "Washington struck boats near Vesta", kind="ASSAULT", actor="Washington", places=[0, 1])
    (finding,) = of_kind(case(one), "event")
    assert [place.name for place in finding.places] == ["Vesta"]
