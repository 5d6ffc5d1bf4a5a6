"""What must hold for every case? Laws of weighing, tried on generated reports of one flood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.records import (
    Case,
    Copy,
    Event,
    Quantity,
    Reading,
    Relation,
    Report,
    Span,
    Stance,
    Standing,
    Statement,
)
from consilience.weigh import weigh_case
from consilience.weigh.figures.margins import Margin, widen
from consilience.weigh.figures.reconcile import Value, reconcile

SPEAKERS = (None, "Mara Voss", "Ilo Marn", "police", "officials")
TOLLS = st.integers(0, 40)


@st.composite
def reports(draw, number):
    """Write one report: somebody says that the flood killed so many, or denies that the dam broke."""
    speaker = draw(st.sampled_from(SPEAKERS))
    bound, toll = draw(st.sampled_from(("=", ">=", "<="))), draw(TOLLS)
    stance = draw(st.sampled_from((Stance.AFFIRMED, Stance.DENIED, Stance.PLANNED, Stance.POSSIBLE)))
    verb = "denied" if stance is Stance.DENIED else "said"
    opening = f"{speaker} {verb} that " if speaker else ""
    text = f"{opening}the flood broke the dam. It killed {toll} people."
    name = f"r{number}"
    span = Span(name, text.index("broke"), text.index("broke") + 5)
    clause = Span(name, len(opening), text.index("."))
    digits = Span(name, text.index(str(toll)), text.index(str(toll)) + len(str(toll)))
    low, high = (None if bound == "<=" else toll), (None if bound == ">=" else toll)
    statements = ()
    if speaker:
        cue = Span(name, len(speaker) + 1, len(speaker) + 1 + len(verb))
        act = "deny" if verb == "denied" else "say"
        statements = (Statement((Span(name, 0, len(speaker)),), (cue,), (clause,), speaker, act=act),)
    actor = (Span(name, clause.start, clause.start + 9),)
    event = Event(span, "DISASTER", lemma="break", stance=stance, actor=actor, clause=(clause,))
    reading = Reading(
        name,
        "en",
        draw(st.sampled_from((None, date(2031, 3, 1), date(2031, 3, 2)))),
        sentences=(Span(name, 0, clause.end + 1), Span(name, clause.end + 2, len(text))),
        quantities=(Quantity(digits, toll, low, high, bound, counted="people killed"),),
        statements=statements,
        events=(event,),
        text=text,
    )
    return Report(name, text, f"Outlet {draw(st.integers(1, 3))}", published=reading.published), reading


@st.composite
def cases(draw, most=4):
    told = [draw(reports(number)) for number in range(draw(st.integers(1, most)))]
    return case_of(told)


def case_of(told, copies=()):
    events = (tuple(reading.events[0].span for _, reading in told),)
    stories = (tuple(report.id for report, _ in told),)
    return Case(tuple(r for r, _ in told), tuple(r for _, r in told), tuple(copies), stories, events=events)


def with_copy(case):
    """Add a copy of the first report under another id and another outlet."""
    report, reading = case.reports[0], case.readings[0]
    moved = _moved(reading, "copy")
    twin = replace(report, id="copy", outlet="Copying Daily")
    told = [*zip(case.reports, case.readings, strict=True), (twin, moved)]
    return case_of(told, [Copy((report.id, "copy"), "identical", "same text")])


def _moved(record, name):
    """Point every span of a record at another report."""
    if isinstance(record, Span):
        return record._replace(report=name)
    if isinstance(record, tuple):
        return tuple(_moved(item, name) for item in record)
    if isinstance(record, Reading | Event | Statement | Quantity):
        fields = {key: _moved(getattr(record, key), name) for key in record.__dataclass_fields__}
        return type(record)(**{**fields, "report": name} if isinstance(record, Reading) else fields)
    return record


def strength(weighed):
    """The most origins and the best grade of each kind and stance of finding."""
    found = {}
    for finding in weighed.findings:
        key = (finding.kind, finding.stance)
        origins, credibility = found.get(key, (0, 6))
        found[key] = max(origins, len(finding.origins)), min(credibility, finding.grade.credibility)
    return found


@settings(max_examples=60, deadline=None)
@given(cases())
def test_adding_a_copy_never_raises_origins_or_a_grade(case):
    before, after = strength(weigh_case(case)), strength(weigh_case(with_copy(case)))
    for key, (origins, credibility) in after.items():
        assert origins <= before[key][0]
        assert credibility >= before[key][1]


@settings(max_examples=30, deadline=None)
@given(cases(3))
def test_the_order_of_reports_does_not_matter(case):
    pairs = list(zip(case.reports, case.readings, strict=True))
    first = weigh_case(case)
    for order in permutations(pairs):
        shuffled = replace(case, reports=tuple(r for r, _ in order), readings=tuple(r for _, r in order))
        assert weigh_case(shuffled) == first


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_quote_is_the_text_at_its_offsets(case):
    texts = {report.id: report.text for report in case.reports}
    weighed = weigh_case(case)
    cites = [cite for f in weighed.findings for cite in (*f.support, *f.dispute)]
    cites += [value.citation for f in weighed.findings if f.figure for value in f.figure.values]
    cites += [cite for entry in weighed.posture for cite in (*entry.support, *entry.dispute)]
    assert cites
    for cite in cites:
        assert cite.quote == texts[cite.span.report][cite.span.start : cite.span.end] != ""


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_denial_never_makes_an_event_happen(case):
    happened = {cite.span.report for f in weigh_case(case).findings if _happened(f) for cite in f.support}
    affirming = {r.report for r in case.readings if r.events[0].stance is Stance.AFFIRMED}
    assert happened <= affirming


def _happened(finding):
    told = finding.kind == "event" and finding.stance is Stance.AFFIRMED
    return told and finding.standing not in (Standing.DENIED, Standing.SUPERSEDED)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_ids_are_unique_and_relations_point_at_findings(case):
    findings = weigh_case(case).findings
    ids = [finding.id for finding in findings]
    assert len(ids) == len(set(ids))
    assert {other for finding in findings for other in finding.relates} <= set(ids)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TOLLS, st.sampled_from("=><")), min_size=1, max_size=6))
def test_a_reconciled_range_contains_every_bound(values):
    told = []
    for number, (toll, bound) in enumerate(values):
        low, high = (None if bound == "<" else toll), (None if bound == ">" else toll)
        told.append(Value(low, high, "=", date(2031, 3, 1 + number), "plain", _Assertion(number)))
    result = reconcile(told)
    bounds = [number for value in told for number in (value.low, value.high) if number is not None]
    assert all(result.low <= number for number in bounds)
    assert result.high is None or all(number <= result.high for number in bounds)
    assert result.best is None or result.low <= result.best
    if result.relation is Relation.AGREE:
        assert result.high in (result.low, None)


class _Assertion:
    """Stands for an assertion in reconciling, which looks at its report and its marks only."""

    def __init__(self, number):
        self.group, self.marks = f"r{number}", frozenset({f"source {number}"})


FIGURE_VALUES = st.lists(
    st.tuples(TOLLS, st.sampled_from(("=", ">=", "<=")), st.integers(0, 3), st.booleans()), min_size=1, max_size=5
)


def values_of(told):
    """Make values of one toll: number, bound, day and whether it is reckoned; each of a report of its own."""
    return [
        Value(
            None if bound == "<=" else toll,
            None if bound == ">=" else toll,
            bound,
            date(2031, 3, 1 + day),
            "plain",
            _Assertion(number),
            reckoned=reckoned,
        )
        for number, (toll, bound, day, reckoned) in enumerate(told)
    ]


@settings(max_examples=100, deadline=None)
@given(FIGURE_VALUES, st.booleans())
def test_reconciling_does_not_depend_on_order(told, grows):
    values = values_of(told)
    first = reconcile(values, grows=grows)
    for order in permutations(values):
        again = reconcile(order, grows=grows)
        assert (again.best, again.low, again.high, again.relation) == (
            first.best,
            first.low,
            first.high,
            first.relation,
        )


@settings(max_examples=100, deadline=None)
@given(FIGURE_VALUES, st.integers(0, 9), st.integers(0, 9), st.integers(0, 5), st.integers(0, 5))
def test_a_margin_only_widens_a_range(told, low, high, below, above):
    told_range = reconcile(values_of(told))
    others = frozenset({"another"}) if below % 2 else frozenset()
    margin = Margin(float(low), float(high), float(below), float(above), ("open",), (float(high),), others)
    wide = widen(told_range, margin, values_of(told))
    assert (wide.best, wide.relation) == (told_range.best, told_range.relation)
    assert wide.low is None or 0 <= wide.low <= told_range.low
    assert wide.high is None or wide.high >= told_range.high
    assert (wide.low is None, wide.high is None) == (told_range.low is None, told_range.high is None)


@settings(max_examples=30, deadline=None)
@given(cases())
def test_a_copy_changes_no_best_low_or_high(case):
    def numbers(weighed):
        figures = [f.figure for f in weighed.findings if f.figure and f.standing is not Standing.SUPERSEDED]
        return sorted((f.counted, f.scope, str(f.best), str(f.low), str(f.high)) for f in figures)

    assert numbers(weigh_case(with_copy(case))) == numbers(weigh_case(case))


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_figure_without_a_best_number_says_why(case):
    for finding in weigh_case(case).findings:
        if finding.figure is not None and finding.figure.best is None and finding.figure.values:
            assert finding.figure.because
