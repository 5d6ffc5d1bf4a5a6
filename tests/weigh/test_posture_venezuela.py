"""Which defence system do two real reports describe? The list that the model must hold, each with its exact words."""

from __future__ import annotations

from datetime import date

import pytest

from consilience.collect import collect_lines
from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Stance, Standing, Weighed
from consilience.weigh import weigh_case


@pytest.fixture(scope="module")
def weighed(reader, venezuela) -> Weighed:
    reports = collect_lines((venezuela / "reports.jsonl").read_bytes(), languages=("en",)).reports
    return weigh_case(link_readings(reports, [read_report(report, reader) for report in reports]))


@pytest.fixture(scope="module")
def texts(venezuela) -> dict[str, str]:
    reports = collect_lines((venezuela / "reports.jsonl").read_bytes(), languages=("en",)).reports
    return {report.id: report.text for report in reports}


def entry(weighed, kind, words):
    found = [e for e in weighed.posture if e.kind == kind and any(words in n for n in (e.name, *e.variants))]
    assert len(found) == 1, (kind, words, [(e.kind, e.name) for e in weighed.posture])
    return found[0]


def values(found, what):
    return [value for value in found.values if value.what == what]


def value(found, what, words=""):
    (told,) = [v for v in values(found, what) if words in v.value]
    return told


def quotes(cited, report=None):
    return " | ".join(c.quote for c in cited.support if report in (None, c.span.report))


def related(found, kind):
    return {relation.other for relation in found.relations if relation.kind == kind}


def test_every_word_is_cited_exactly(weighed, texts):
    for found in weighed.posture:
        assert found.support
        for part in (found, *found.values, *found.relations):
            for cite in (*part.support, *getattr(part, "dispute", ())):
                assert cite.quote == texts[cite.span.report][cite.span.start : cite.span.end]


def test_the_plan_has_both_names_and_its_phase_under_both_words(weighed):
    plan = entry(weighed, "plan", "Plan Independence 200")
    assert set(plan.variants) == {"Plan Independence 200", "Plan Independencia 200"}
    assert (plan.status, plan.since, plan.standing) == ("activated", date(2025, 11, 11), Standing.SINGLE_SOURCE)
    assert plan.side == "Venezuela"
    assert "“higher phase” of Plan Independence 200" in quotes(value(plan, "phase", "higher phase"), "report-a")
    assert "upper phase of Plan Independencia 200" in quotes(value(plan, "phase", "upper phase"), "report-b")


def test_the_plan_runs_from_four_in_the_morning_until_the_wednesday(weighed):
    plan = entry(weighed, "plan", "Plan Independence 200")
    assert value(plan, "from").clock == "2025-11-11T04:00"
    assert "starting at 4 a.m." in quotes(value(plan, "from"), "report-b")
    assert plan.until == date(2025, 11, 12)
    assert "extend until this Wednesday" in quotes(value(plan, "until"), "report-b")


def test_the_plan_was_ordered_by_the_president(weighed):
    plan = entry(weighed, "plan", "Plan Independence 200")
    assert related(plan, "ordered by") == {"Nicolás Maduro"}
    (order,) = [relation for relation in plan.relations if relation.kind == "ordered by"]
    assert "ordered by President Nicolás Maduro" in quotes(order, "report-a")


def test_the_plan_has_a_stated_purpose(weighed):
    plan = entry(weighed, "plan", "Plan Independence 200")
    purpose = value(plan, "aim", "optimization of command")
    assert purpose.support[0].said_by[0] == "Ministry of Defense"


def test_the_alert_level_was_raised(weighed):
    level = entry(weighed, "alert level", "alert level")
    assert (level.status, level.side) == ("raised", "Venezuela")
    assert "Venezuela has elevated its military alert level" in quotes(level, "report-a")


@pytest.mark.parametrize("name", ["land", "air", "naval", "riverine", "missile"])
def test_assets_of_five_classes_are_mobilised_in_both_reports(weighed, name):
    found = entry(weighed, "asset class", name)
    assert found.status == "mobilised"
    assert found.parent == "Plan Independence 200"
    assert {cite.span.report for cite in found.support} == {"report-a", "report-b"}
    assert "missile assets" in quotes(found, "report-a")
    assert "missile resources" in quotes(found, "report-b")


def test_the_militia_and_the_civilian_security_forces_are_mobilised(weighed):
    for words, a, b in (
        ("Bolivarian Militia", "the Bolivarian Militia", "mobilization of the Bolivarian militia"),
        ("civilian security forces", "civilian security forces", "citizen security agencies"),
    ):
        found = entry(weighed, "force", words)
        assert found.status == "mobilised"
        assert a in quotes(found, "report-a")
        assert b in quotes(found, "report-b")
    assert "citizen security agencies" in entry(weighed, "force", "civilian security forces").variants


def test_two_hundred_thousand_troops_rest_on_one_source(weighed):
    size = value(entry(weighed, "plan", "Plan Independence 200"), "size", "200,000 troops")
    assert size.standing is Standing.SINGLE_SOURCE
    assert {cite.span.report for cite in size.support} == {"report-b"}
    troops = entry(weighed, "force", "troops")
    assert (troops.status, troops.standing) == ("mobilised", Standing.SINGLE_SOURCE)


def test_the_zones_were_deployed_a_month_before(weighed):
    zones = entry(weighed, "organ", "Integral Defense Operational Zones")
    assert zones.status == "deployed"
    assert value(zones, "acronym").value == "ZODI"
    assert value(zones, "echelon").value == "zone"
    status = value(zones, "status")
    assert (status.when, status.earliest, status.latest) == ("a month ago", date(2025, 10, 1), date(2025, 10, 31))
    assert "deployment of the Integral Defense Operational Zones (ZODI)" in quotes(zones, "report-b")


def test_the_organs_of_direction_are_to_be_activated_at_three_echelons(weighed):
    organs = entry(weighed, "organ", "Organs of Direction for Integral Defense")
    assert organs.status == "activated (planned)"
    assert value(organs, "acronym").value == "ODDI"
    assert {v.value for v in values(organs, "echelon")} == {"state", "municipal"}
    assert value(organs, "area").value == "all states and federal and municipal entities"
    assert organs.support[0].said_by[0] == "Ministry of Defense"


def test_drones_and_community_patrols_are_measures(weighed):
    drones = entry(weighed, "measure", "monitoring through drones")
    (patrols,) = [found for found in weighed.posture if found.name == "community patrols"]
    for found in (drones, patrols):
        assert found.kind == "measure"
        assert "monitoring through drones and community patrols" in quotes(found, "report-b")


def test_the_law_has_both_descriptions(weighed):
    law = entry(weighed, "law", "Law of the Command for the Integral Defense of the Nation")
    assert law.status == "approved"
    assert "Law of the Command for the Integral Defence of the Nation" in law.variants
    assert "The measure, named" in quotes(law, "report-a")
    assert "the National Assembly approved" in quotes(law, "report-b")
    assert related(law, "approved by") == {"National Assembly"}


def test_the_carrier_is_deployed_to_both_places(weighed):
    carrier = entry(weighed, "platform", "USS Gerald R. Ford")
    assert (carrier.status, carrier.side, carrier.standing) == ("deployed", "United States", Standing.SINGLE_SOURCE)
    deployment = entry(weighed, "deployment", "USS Gerald R. Ford")
    assert {v.value for v in values(deployment, "area")} == {"Latin America", "area under Southern Command"}
    assert value(deployment, "area", "Latin").place.precision == "region"
    aim = value(deployment, "aim")
    assert "disrupt narcotics trafficking" in aim.value
    assert aim.support[0].said_by[0] == "Pentagon"


def test_the_air_defences_are_held(weighed):
    missiles = entry(weighed, "weapon", "S-300VM")
    assert (missiles.status, missiles.side) == ("held", "Venezuela")
    assert related(missiles, "equips") == {"Venezuela’s armed forces"}
    assert "equipped with advanced weapons such as Russian-made S-300VM" in quotes(missiles, "report-a")


@pytest.mark.parametrize("name", ["Su-30MK2", "missile systems", "radar equipment"])
def test_the_requested_arms_are_alleged_contested_and_denied(weighed, name):
    arms = entry(weighed, "weapon", name)
    assert (arms.status, arms.standing) == ("requested (contested)", Standing.CONTESTED)
    status = value(arms, "status", "requested")
    assert status.stance is Stance.POSSIBLE
    assert "had sought support from the Kremlin" in quotes(status, "report-a")
    assert status.support[0].said_by[0] == "Earlier reports"
    deniers = {(cite.said_by[0], cite.span.report) for cite in arms.dispute}
    assert deniers >= {("Sergey Lavrov", "report-a"), ("Sergey Lavrov", "report-b")}


def test_the_treaty_was_signed_in_may_and_is_not_yet_ratified(weighed):
    treaty = entry(weighed, "agreement", "strategic partnership treaty")
    assert treaty.status == "signed, not yet ratified"
    assert "strategic accord" in treaty.variants
    status = value(treaty, "status")
    assert (status.earliest, status.latest) == (date(2025, 5, 1), date(2025, 5, 31))
    assert "final stage of ratification" in quotes(treaty, "report-a")
    assert "still pending ratification" in quotes(treaty, "report-b")


def test_the_strike_and_the_armed_phase_are_conditional(weighed):
    strike = entry(weighed, "contingency", "revolutionary strike")
    assert strike.status == "called for (conditional)"
    assert value(strike, "condition").value == "if Venezuela is attacked"
    assert related(strike, "called for by") == {"Nicolás Maduro"}
    phase = entry(weighed, "contingency", "armed phase of the revolutionary process")
    assert phase.status == "pledged (conditional)"
    assert value(phase, "condition").value == "should hostilities erupt"
    assert related(phase, "pledged by") == {"Socialist Party"}


def test_strikes_are_denied_plans_with_floated_options(weighed):
    denied = entry(weighed, "contingency", "imminent strikes inside Venezuela")
    assert (denied.status, denied.standing) == ("planned (denied)", Standing.DENIED)
    assert related(denied, "denied by") == {"Donald Trump"}
    option = entry(weighed, "contingency", "precision kinetic strikes")
    assert option.status == "floated (possible)"
    assert related(option, "floated by") == {"Donald Trump"}


def test_the_cohesion_comes_through_diplomatic_reports_and_el_pais(weighed):
    found = entry(weighed, "assessment", "military and political base")
    cohesion = value(found, "cohesion")
    assert "appears cohesive" in cohesion.value
    assert cohesion.support[0].said_by[:2] == ("diplomatic reports", "El Pais")


def test_the_sides_are_found(weighed):
    sides = {member: side for side in weighed.sides for member in side.members}
    assert sides["Venezuela"] is sides["Russia"] is sides["Cuba"]
    assert sides["United States"] is not sides["Venezuela"]
    opposed = {relation.other for relation in sides["Venezuela"].relations if relation.kind == "opposed to"}
    assert "United States" in opposed


def test_nothing_denied_is_shown_as_fact(weighed):
    for found in weighed.posture:
        if found.standing is Standing.DENIED:
            assert "(denied)" in (found.status or "")
        if found.standing is Standing.CONTESTED:
            assert "(contested)" in (found.status or "")
