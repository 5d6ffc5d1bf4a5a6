"""Does weighing hold on two real reports of one crisis (../shared/reports, not part of this repository)?"""

from __future__ import annotations

import pytest

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Relation, Report, Stance, Standing, Weighed
from consilience.weigh import weigh_case


@pytest.fixture(scope="module")
def weighed(reader, venezuela) -> Weighed:
    files = sorted(venezuela.glob("report-*.txt"))
    reports = tuple(Report(path.stem, path.read_text(encoding="utf-8"), language="en") for path in files)
    return weigh_case(link_readings(reports, [read_report(report, reader) for report in reports]))


def figure(weighed, best):
    return next(f.figure for f in weighed.findings if f.figure and f.figure.best == best)


def test_the_deaths_are_one_figure_of_both_reports(weighed):
    dead = figure(weighed, 76)
    assert (dead.low, dead.high, dead.standing) == (76, 76, Standing.SINGLE_SOURCE)
    assert {value.citation.span.report for value in dead.values} == {"report-a", "report-b"}


def test_operations_and_boats_are_two_measures_with_lower_bounds(weighed):
    for number in (19, 20):
        found = figure(weighed, number)
        assert (found.low, found.high, found.relation) == (number, None, Relation.DIFFERENT_MEASURE)


def test_the_troops_are_single_source_and_no_name_or_date_is_a_figure(weighed):
    assert figure(weighed, 200_000).standing is Standing.SINGLE_SOURCE
    assert {f.figure.best for f in weighed.findings if f.figure} == {76, 19, 20, 200_000}


def test_the_activation_is_one_finding_of_both_reports(weighed):
    found = [f for f in weighed.findings if f.kind == "event" and "activated" in f.text and "phase" in f.text]
    assert len(found) == 1
    assert {cite.span.report for cite in found[0].support} == {"report-a", "report-b"}


def test_the_denied_request_is_one_denial_with_both_scopes_and_its_claims(weighed):
    (denial,) = [f for f in weighed.findings if f.kind == "denial" and "requested" in f.text]
    assert denial.standing is Standing.CONTESTED
    assert {cite.span.report for cite in denial.support} == {"report-a", "report-b"}
    assert any("beyond what was already agreed" in scope for scope in denial.scopes)
    assert any("beyond" not in scope and "had requested military assistance" in scope for scope in denial.scopes)
    assert any("neither government has confirmed" in mark for mark in denial.marks)
    assert any("admitted" in mark and "contacts" in mark for mark in denial.marks)
    claims = [f for f in weighed.findings if f.id in denial.relates]
    assert claims
    assert all(claim.standing is Standing.CONTESTED and denial.id in claim.relates for claim in claims)


def test_denied_plans_are_denied_and_a_call_under_a_condition_is_conditional(weighed):
    assert any(f.kind == "denial" and "imminent strikes" in f.text for f in weighed.findings)
    assert not any(f.stance is Stance.PLANNED and "imminent strikes" in f.text for f in weighed.findings)
    assert any(f.stance is Stance.CONDITIONAL and "revolutionary strike" in f.text for f in weighed.findings)


def test_chains_are_kept_to_the_outlet(weighed):
    chains = {cite.said_by for f in weighed.findings for cite in f.support}
    assert any(chain[:2] == ("Jim Stavridis", "The Washington Post") for chain in chains)
    assert any(chain[:2] == ("diplomatic reports", "El Pais") for chain in chains)


def test_the_law_shows_both_descriptions(weighed):
    (law,) = [entry for entry in weighed.posture if entry.kind == "law"]
    told = [value for key, value in law.attributes if key == "as told"]
    assert any("The measure, named" in value for value in told)
    assert any("National Assembly approved" in value for value in told)
    assert law.standing is Standing.SINGLE_SOURCE


def test_the_posture_names_the_parts_of_the_system(weighed):
    found = {(entry.kind, entry.status) for entry in weighed.posture}
    assert {
        ("plan", "activated"),
        ("alert level", "raised"),
        ("organ", "deployed"),
        ("organ", "activated (planned)"),
        ("platform", "deployed"),
        ("weapon", "held"),
        ("weapon", "requested (contested)"),
        ("agreement", "signed, not yet ratified"),
    } <= found
