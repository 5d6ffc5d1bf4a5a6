"""What holds of every posture, whatever the reports say? Laws, on small worlds that Hypothesis makes up."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.records import Case, Event, Name, Place, Reading, Report, Span, Stance, Standing, Statement
from consilience.weigh.denials.disputes import against, find_disputes
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.origins.outlets import open_registry
from consilience.weigh.posture.entries import find_posture
from consilience.weigh.tellings import find_tellings

NAMES = {
    "Plan Heron": "operation",
    "Harbour Defence Council": "organisation",
    "Second Brigade": "force",
    "X-20": "weapon",
    "VNS Merle": "platform",
    "Harbour Law": "law",
}
VERBS = ("activate", "deploy", "mobilise", "request", "approve", "withdraw", "order", "hold", "close", "attack")
STANCES = tuple(Stance)

sentences = st.tuples(
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(VERBS),
    st.sampled_from(STANCES),
    st.sampled_from(("", "Mara Voss", "Ilse Brandt")),
    st.sampled_from(("Vesta", "Orland")),
)
papers = st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=1, max_size=4)


def paper(number, told):
    """Write one report: "Mara Voss said: Vesta did activate Plan Heron." and what a reader finds in it."""
    report, text = f"r{number}", ""
    names, places, events, statements, spans = [], [], [], [], []
    for name, verb, stance, speaker, country in told:
        start = len(text)
        said = f"{speaker} said " if speaker else ""
        text += f"{said}{country} did {verb} the {name} if needed. "
        at = start + len(said)
        spans.append(Span(report, start, len(text) - 1))
        clause = Span(report, at, len(text) - 2)
        trigger = at + len(f"{country} did ")
        thing = trigger + len(f"{verb} the ")
        names.append(Name(Span(report, thing, thing + len(name)), NAMES[name], name))
        places.append(Place(Span(report, at, at + len(country)), country, country=country[:2], precision="country"))
        if speaker:
            act = "deny" if stance is Stance.DENIED else "threaten" if stance is Stance.THREATENED else "say"
            source, cue = Span(report, start, start + len(speaker)), Span(report, at - 5, at - 1)
            statements.append(Statement((source,), (cue,), (clause,), speaker, act=act))
        kind = {"attack": "ASSAULT", "request": "REQUEST"}.get(verb, "MOBILIZE")
        events.append(
            Event(
                Span(report, trigger, trigger + len(verb)),
                kind,
                lemma=verb,
                stance=stance,
                actor=(Span(report, at, at + len(country)),),
                recipient=(Span(report, thing - 4, thing + len(name)),),
                statement=len(statements) - 1 if speaker else None,
                clause=(clause,),
            )
        )
    day = date(2031, 3, 1 + number)
    reading = Reading(
        report,
        "en",
        day,
        sentences=tuple(spans),
        names=tuple(names),
        places=tuple(places),
        statements=tuple(statements),
        events=tuple(events),
        text=text,
    )
    return Report(report, text, f"Outlet {number}", published=day), reading


def case_of(pairs):
    reports, readings = zip(*pairs, strict=True) if pairs else ((), ())
    return Case(tuple(reports), tuple(readings), stories=(tuple(sorted(r.id for r in reports)),) if reports else ())


def posture_of(pairs):
    """Return the entries and the sides of a case."""
    lineage = Lineage(CaseIndex(case_of(pairs)), open_registry())
    return find_posture(lineage, against(find_disputes(lineage, find_tellings(lineage))))


def all_parts(entry):
    return (entry, *entry.values, *entry.relations)


def cited(entry):
    return (*entry.support, *entry.dispute)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers)
def test_nothing_stands_without_a_citation_and_every_quote_is_in_its_report(told):
    pairs = [paper(number, sentences) for number, sentences in enumerate(told)]
    texts = {report.id: report.text for report, _ in pairs}
    for entry in posture_of(pairs)[0]:
        for part in all_parts(entry):
            assert part.support
            for cite in (*part.support, *getattr(part, "dispute", ())):
                assert texts[cite.span.report][cite.span.start : cite.span.end] == cite.quote


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter(told, random):
    pairs = [paper(number, sentences) for number, sentences in enumerate(told)]
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert posture_of(pairs) == posture_of(shuffled)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers)
def test_what_is_denied_or_disputed_is_never_shown_as_a_fact(told):
    pairs = [paper(number, sentences) for number, sentences in enumerate(told)]
    for entry in posture_of(pairs)[0]:
        told_so = {value.value for value in entry.values if value.what == "status" and value.stance is Stance.AFFIRMED}
        if entry.standing is Standing.DENIED:
            assert entry.status is None or "(denied)" in entry.status
        if entry.standing is Standing.CONTESTED:
            assert entry.status is None or "(contested)" in entry.status
        if entry.status is not None and "(" not in entry.status:
            assert entry.status in told_so or any(stance.value in entry.status for stance in Stance)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers)
def test_without_a_report_nothing_is_left_that_only_it_said(told):
    pairs = [paper(number, sentences) for number, sentences in enumerate(told)]
    for left_out, _ in pairs:
        rest = [pair for pair in pairs if pair[0].id != left_out.id]
        whole = posture_of(pairs)[0]
        less = posture_of(rest)[0]
        only = {(e.kind, e.name) for e in whole if all(c.span.report == left_out.id for c in cited(e))}
        assert not any(cite.span.report == left_out.id for e in less for p in all_parts(e) for cite in p.support)
        assert {(e.kind, e.name) for e in less} <= {(e.kind, e.name) for e in whole}
        assert not only & {(e.kind, e.name) for e in less}


def test_an_empty_case_has_no_posture():
    assert posture_of([]) == ((), ())
