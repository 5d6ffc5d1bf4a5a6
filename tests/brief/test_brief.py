"""A whole brief of an invented crisis: what stands where, and that every line can be looked up."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.brief import write_brief
from consilience.brief.formats import FORMS, render
from consilience.brief.sections import Section, by_section
from consilience.brief.top import choose_top
from consilience.records import Brief, Case, Citation, Finding, Grade, Reading, Report, Span, Standing, Weighed


def texts(brief: Brief, section: Section) -> list[str]:
    return [line.text for line in brief.lines if line.section == section]


def test_every_line_quotes_its_reports(brief: Brief) -> None:
    reports = {report.id: report.text for report in brief.reports}
    for line in brief.lines:
        assert line.cites
        for cite in line.cites:
            assert reports[cite.span.report][cite.span.start : cite.span.end] == cite.quote


def test_the_bottom_line_tells_what_happened_how_many_who_mobilises_and_who_denies_it(brief: Brief) -> None:
    assert texts(brief, Section.BOTTOM) == [
        "Shells struck the port of Orvana on Monday and killed at least 12 people"
        " — according to Health Ministry of Tarsk",
        "People killed (Orvana): 15",
        "The army mobilised 30,000 reservists across the country",
        "Foreign Minister Jan Okell on Tuesday denied that Belmor's army had shelled Orvana from the bank of the Ister",
    ]


def test_what_changed_tells_the_later_count_and_the_new_version(brief: Brief) -> None:
    assert [change.split(":")[0] for change in brief.changes] == ["Later count", "New version of a report"]
    assert "≥ 12 → 15" in brief.changes[0]


def test_claim_denial_scope_and_mark_stand_together(brief: Brief) -> None:
    lines = [line for line in brief.lines if line.section == Section.CONTESTED]
    assert [line.label for line in lines] == ["Claim", "Denial", "Also reported"]
    assert len({line.group for line in lines}) == 1


def test_scopes_that_differ_are_shown_one_by_one(crisis) -> None:
    findings = [
        replace(finding, scopes=("from the bank of the Ister", "had shelled Orvana")) if finding.id == "f5" else finding
        for finding in crisis.weighed.findings
    ]
    brief = write_brief(crisis.case, replace(crisis.weighed, findings=tuple(findings)), title="t", as_of=None)
    scopes = [line.text for line in brief.lines if line.label == "Scope of the denial"]
    assert scopes == ["from the bank of the Ister", "had shelled Orvana"]


def test_no_finding_has_two_homes(brief: Brief) -> None:
    home = [Section.HAPPENED, Section.APART, Section.STATEMENTS]
    ids = [line.finding for line in brief.lines if line.section in home]
    assert len(ids) == len(set(ids))


def test_what_did_not_happen_is_not_on_the_timeline(brief: Brief) -> None:
    assert [moment.finding for moment in brief.timeline] == ["f1", "f5"]


def test_the_day_of_a_dateline_is_the_day_of_its_report(brief: Brief) -> None:
    assert [report.id for report in brief.reports] == ["wire", "rival", "copy", "later"]
    assert str(brief.reports[0].published) == "2031-03-03"


def test_gaps_name_what_rests_on_one_origin_and_what_has_no_place(brief: Brief) -> None:
    told = " | ".join(brief.gaps)
    assert "One origin only: Shells fired: ≥ 8" in told
    assert "Not placed: Ister" in told
    assert "6 of 9 findings rest on one origin" in told


def test_a_place_without_coordinates_has_no_point(brief: Brief) -> None:
    pins = {pin.name: pin.latitude for pin in brief.places}
    assert pins == {"Gulf of Senn": 42.0, "Orvana": 44.5, "Ister": None}


def test_the_order_of_reports_does_not_change_the_brief(crisis, brief: Brief) -> None:
    for order in list(permutations(range(4)))[:6]:
        case = replace(crisis.case, reports=tuple(crisis.case.reports[index] for index in order))
        again = write_brief(case, crisis.weighed, title=brief.title, as_of=brief.as_of)
        assert render(again, "json") == render(brief, "json")


@pytest.mark.parametrize("form", FORMS)
def test_a_case_without_reports_makes_an_empty_brief(form: str) -> None:
    brief = write_brief(Case((), ()), Weighed(()), title="Nothing", as_of=None)
    assert "Nothing" in render(brief, form)


@pytest.mark.parametrize("form", FORMS)
def test_reports_without_findings_are_still_listed(form: str) -> None:
    case = Case((Report("r", "\x00\u202e [1] <b>", "Odd & Sons", title="*"),), ())
    assert "Odd" in render(write_brief(case, Weighed(()), title="Odd", as_of=None), form)


def test_an_unknown_form_is_refused(brief: Brief) -> None:
    with pytest.raises(KeyError):
        render(brief, "pdf")


def test_denied_words_are_never_printed_as_a_fact(crisis) -> None:
    bare = "Belmor's army had shelled Orvana from the bank of the Ister"
    findings = list(crisis.weighed.findings)
    findings[4] = replace(findings[4], text=bare, support=(replace(findings[4].support[0], said_by=()),))
    brief = write_brief(crisis.case, replace(crisis.weighed, findings=tuple(findings)), title="t", as_of=None)
    assert {line.label for line in brief.lines if line.finding == "f5" and line.text == bare} == {"Denied"}
    assert [moment.text for moment in brief.timeline if moment.finding == "f5"] == [f"Denied: {bare}"]
    told = " ".join(re.sub(r"<[^>]*>", " ", render(brief, "html").split('id="s-sources"')[0]).split())
    places = [told[max(0, found.start() - 24) : found.start()] for found in re.finditer(re.escape(bare), told)]
    assert len(places) >= 3
    assert [place for place in places if not re.search(r"[Dd]enied", place)] == []


@given(st.text(min_size=1, max_size=120), st.text(max_size=40), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_briefed(text: str, title: str, first: float, second: float) -> None:
    start, end = sorted((round(first * len(text)), round(second * len(text))))
    report = Report("r", text, title or None, title=title)
    cite = Citation(Span("r", start, end), text[start:end], (title,))
    finding = Finding("f", "event", cite.quote, Standing.SINGLE_SOURCE, Grade(), (cite,), origins=(title,))
    case = Case((report,), (Reading("r", sentences=(Span("r", 0, len(text)),), text=text),))
    brief = write_brief(case, Weighed((finding,)), title=title, as_of=None)
    assert [finding.id for finding in brief.findings] == (["f"] if start < end else [])
    for form in FORMS:
        assert "\x1b" not in render(brief, form)


def test_what_is_no_part_of_a_posture_does_not_open_the_brief_as_one(crisis) -> None:
    brief = write_brief(crisis.case, replace(crisis.weighed, posture=()), title="t", as_of=None)
    assert not any("reservists" in text for text in texts(brief, Section.BOTTOM))


def test_of_two_lines_with_the_toll_the_one_that_says_more_opens_the_brief(crisis) -> None:
    short = next(f for f in crisis.weighed.findings if f.text.startswith("Shells struck the port of Orvana"))
    toll = next(f for f in crisis.weighed.findings if f.figure and f.figure.best is not None)
    assert toll.figure is not None
    quote = next(value.citation for value in toll.figure.values if toll.figure.best in (value.low, value.high))
    lines = [
        replace(short, id="e-short", text=f"Shells killed {toll.figure.best:g} people in Orvana", support=(quote,)),
        replace(
            short,
            id="e-long",
            text=f"Shells fired across the Ister killed {toll.figure.best:g} people in Orvana's port",
            support=(quote,),
        ),
    ]
    rest = tuple(f for f in crisis.weighed.findings if f is not short)
    parted = by_section((*lines, *rest), ())
    bottom, _ = choose_top((*lines, *rest), (), parted)
    assert bottom[0].id == "e-long"
