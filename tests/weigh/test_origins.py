"""Whose word is it? Pairs of reports, and how many independent origins stand behind them."""

from __future__ import annotations

import pytest

from consilience.records import Copy, Standing
from consilience.weigh import weigh_case
from consilience.weigh.origins import source_kind


def bridge(paper, text="Mara Voss said the bridge collapsed.", source="Mara Voss", via=(), **more):
    report = paper(text, **more)
    if source:
        report.says(source, "said", "the bridge collapsed", via=via)
    clause = "the bridge collapsed"
    return report, report.event("collapsed", clause, kind="DISASTER", mode="accident", recipient="the bridge")


def finding_of(case, *told, copies=()):
    papers, spans = [paper for paper, _ in told], tuple(span for _, span in told)
    weighed = weigh_case(case(*papers, events=[spans], copies=copies))
    return next(f for f in weighed.findings if f.kind == "event")


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ({}, {}, 1),  # one speaker, two outlets
        ({"via": ["Harbour Post"]}, {}, 1),  # the same speaker through another paper
        ({}, {"text": "Tomas Reke said the bridge collapsed.", "source": "Tomas Reke"}, 2),
        (
            {"text": "officials said the bridge collapsed.", "source": "officials", "outlet": "Daily A"},
            {"text": "officials said the bridge collapsed.", "source": "officials", "outlet": "Daily A"},
            1,
        ),
        (
            {"text": "officials said the bridge collapsed.", "source": "officials", "via": ["Harbour Post"]},
            {"text": "Yesterday the bridge collapsed.", "source": "", "outlet": "Harbour Post"},
            1,
        ),
        (
            {"text": "VESTA (AP) — Yesterday the bridge collapsed.", "source": ""},
            {"text": "Yesterday the bridge collapsed.", "source": "", "outlet": "Associated Press"},
            1,
        ),
    ],
)
def test_assertions_with_one_last_source_have_one_origin(paper, case, first, second, origins):
    finding = finding_of(case, bridge(paper, **first), bridge(paper, **second))
    assert len(finding.origins) == origins


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ("Health Ministry", "Ministry of Health", 1),
        ("Health Ministry of Vesta", "Health Ministry", 1),
        ("Ministry of Defence", "Defense Ministry", 1),
        ("Vestan Navy", "Kestrian Navy", 2),
        ("Ministry of Health", "Ministry of Defence", 2),
    ],
)
def test_a_body_under_two_names_is_one_origin(paper, case, first, second, origins):
    told = [bridge(paper, f"{name} said the bridge collapsed.", name) for name in (first, second)]
    assert len(finding_of(case, *told).origins) == origins


def test_a_copy_adds_no_origin(paper, case):
    told = [bridge(paper, "Yesterday the bridge collapsed.", "", id=name) for name in ("a", "b")]
    assert len(finding_of(case, *told).origins) == 2
    joined = finding_of(case, *told, copies=[Copy(("a", "b"), "near", "same text")])
    assert (len(joined.origins), joined.standing) == (1, Standing.SINGLE_SOURCE)


def test_the_chain_goes_from_the_speaker_to_the_outlet(paper, case):
    finding = finding_of(case, bridge(paper, via=["Harbour Post"], outlet="Example Daily"))
    assert finding.support[0].said_by == ("Mara Voss", "Harbour Post", "Example Daily")


def test_credibility_one_needs_two_recorded_origins(paper, case):
    own = [bridge(paper, "Yesterday the bridge collapsed.", "") for _ in range(3)]
    assert finding_of(case, *own).grade.credibility == 2
    named = [bridge(paper), bridge(paper, text="Tomas Reke said the bridge collapsed.", source="Tomas Reke")]
    assert finding_of(case, *named).grade.credibility == 1


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Mara Voss", "named"),
        ("the Ministry of Water", "named"),
        ("Vesta Police Department", "institution"),
        ("police", "institution"),
        ("analysts", "persons"),
        ("Vestan lawmakers", "persons"),
        ("diplomatic reports", "reports"),
        ("a neighbor", "persons"),
    ],
)
def test_kinds_of_sources(speaker, kind):
    assert source_kind(speaker)[0] == kind
