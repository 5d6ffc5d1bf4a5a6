"""What must hold for every case of claims and denials? Laws, tried on any choice of reports of one broken dam."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Finding, Reading, Report, Span, Standing, Weighed
from consilience.weigh import weigh_case

CLAIMS = (
    "Engineer Ada Quill said that the Maro dam collapsed on Monday. Rain is forecast for the week.",
    "On Monday the Maro dam collapsed, police chief Bram Oster told reporters in Elmora.",
    "Farmers are leaving the valley. Bishop Olo Tarn said that the Maro dam collapsed on Monday.",
)
DENIALS = (
    "The report that the Maro dam collapsed is false, Minister Ilo Marn said in Elmora.",
    "Contrary to reports, the Maro dam has not collapsed, governor Nils Orre said.",
    "Spokeswoman Mara Voss denied that the Maro dam collapsed. She spoke on state television.",
    "There is no truth in reports that the Maro dam collapsed, Tilde Brandt of the bank said.",
    "Reports that the Maro dam had collapsed were called a fabrication. Schools stay open.",
)
MARKS = ("The water ministry neither confirmed nor denied that the Maro dam had collapsed.",)
TEXTS = (*CLAIMS, *DENIALS, *MARKS)
CHOICE = st.lists(st.sampled_from(range(len(TEXTS))), min_size=1, max_size=5, unique=True)
relaxed = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def readings(reader) -> tuple[tuple[Report, Reading], ...]:
    """Read every report once."""
    reports = [
        Report(f"r{n}", text, outlet=f"Outlet {n}", language="en", published=date(2031, 3, 11))
        for n, text in enumerate(TEXTS)
    ]
    return tuple((report, read_report(report, reader)) for report in reports)


@pytest.fixture(scope="module")
def weigh(readings) -> Callable[..., Weighed]:
    def weigh_these(chosen: Sequence[int], copied: Sequence[int] = ()) -> Weighed:
        pairs = [readings[n] for n in chosen] + [copy_of(*readings[n]) for n in copied]
        return weigh_case(link_readings([report for report, _ in pairs], [reading for _, reading in pairs]))

    return weigh_these


def copy_of(report: Report, reading: Reading) -> tuple[Report, Reading]:
    """Print a report again in another outlet."""
    name = f"{report.id}copy"

    def moved(value: object) -> object:
        if isinstance(value, Span):
            return Span(name, value.start, value.end)
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(moved(one) for one in value)
        if hasattr(value, "__dataclass_fields__"):
            return replace(value, **{key: moved(getattr(value, key)) for key in value.__dataclass_fields__})  # type: ignore[type-var]
        return value

    again = replace(report, id=name, outlet=f"Copyist {report.id}")
    return again, replace(moved(reading), report=name)  # type: ignore[type-var]


def happened(weighed: Weighed) -> list[Finding]:
    """Return what is told to have happened to the dam."""
    return [
        f
        for f in weighed.findings
        if f.kind == "event" and f.stance == "affirmed" and "collapsed" in f.text and f.standing is not Standing.DENIED
    ]


def strongest(weighed: Weighed) -> tuple[int, int]:
    """Return the most origins and the best credibility of a claim that the dam broke."""
    told = happened(weighed)
    return max((len(f.origins) for f in told), default=0), -min((f.grade.credibility for f in told), default=6)


@relaxed
@given(chosen=st.lists(st.sampled_from(range(len(CLAIMS), len(TEXTS))), min_size=1, unique=True))
def test_denials_alone_never_make_it_happen(weigh, chosen):
    assert happened(weigh(chosen)) == []


@relaxed
@given(chosen=CHOICE, copied=st.lists(st.sampled_from(range(len(TEXTS))), max_size=2))
def test_a_copy_never_raises_origins_or_the_grade_of_a_claim(weigh, chosen, copied):
    copied = sorted({n for n in copied if n in chosen})
    before, after = strongest(weigh(chosen)), strongest(weigh(chosen, copied))
    assert after[0] <= before[0]
    assert after[1] <= before[1]


@relaxed
@given(chosen=CHOICE, further=st.sampled_from(range(len(CLAIMS))))
def test_an_independent_report_that_agrees_never_lowers_a_claim(weigh, chosen, further):
    before, after = strongest(weigh(chosen)), strongest(weigh(list(dict.fromkeys([*chosen, further]))))
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@relaxed
@given(chosen=CHOICE, data=st.data())
def test_the_order_of_reports_changes_nothing(weigh, chosen, data):
    shuffled = data.draw(st.permutations(chosen))
    assert weigh(chosen).findings == weigh(shuffled).findings


@relaxed
@given(chosen=CHOICE)
def test_a_mark_is_no_denial(weigh, chosen):
    marks = {f"r{len(CLAIMS) + len(DENIALS)}"}
    denials = [f for f in weigh(chosen).findings if f.kind == "denial"]
    assert not any({c.span.report for c in denial.support} & marks for denial in denials)


@relaxed
@given(claimed=st.lists(st.sampled_from(range(len(CLAIMS))), min_size=1, unique=True), denied=st.sampled_from(range(5)))
def test_claim_and_denial_point_at_each_other(weigh, claimed, denied):
    found = {f.id: f for f in weigh([*claimed, len(CLAIMS) + denied]).findings}
    for finding in found.values():
        assert all(finding.id in found[other].relates for other in finding.relates if other in found)
