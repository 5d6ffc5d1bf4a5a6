"""Whose word is it? Pairs of reports, and how many independent origins stand behind them."""

from __future__ import annotations

import pytest

from consilience.records import Copy, Relation, Standing
from consilience.weigh import weigh_case
from consilience.weigh.grades import grade, meanings
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.lineage import Lineage, Origin, source_kind
from consilience.weigh.origins.outlets import Outlet, Registry, open_registry


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


def test_reports_that_do_not_say_where_they_have_it_from_are_one_origin(paper, case):
    told = [bridge(paper, "Yesterday the bridge collapsed.", "", outlet=f"Outlet {name}") for name in (1, 2)]
    finding = finding_of(case, *told)
    assert (len(finding.origins), finding.standing, finding.grade.credibility) == (1, Standing.SINGLE_SOURCE, 3)
    own, other = finding.lineage
    assert (own.origin, own.independent) == ("Outlet 1", True)
    assert (other.origin, other.independent) == ("Outlet 2", False)
    assert "independence unknown" in other.because


def test_a_copy_adds_no_origin(paper, case):
    told = [bridge(paper, id="a"), bridge(paper, "Tomas Reke said the bridge collapsed.", "Tomas Reke", id="b")]
    twin = bridge(paper, id="c")
    copies = [Copy(("a", "c"), "near", "same text")]
    assert finding_of(case, *told).origins == finding_of(case, *told, twin, copies=copies).origins


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ("A reporter of Harbour Post", "A reporter of Coast Radio", 2),
        ("A reporter of Harbour Post", "police", 2),
        ("witnesses", "police", 2),
        ("officials", "police", 1),
        ("witnesses", "residents", 1),
        ("a government official", "Interior Ministry", 1),
        ("a government official", "police", 2),
        ("Harbour Post", "police", 1),  # an outlet cited may have it from the police
        ("army spokesman Ilo Marn", "the army", 1),
        ("Lt. Ilo Marn", "police", 1),  # nobody says of which force he is
        ("State television", "police", 1),
        ("a spokesman for the Vestan Front", "Vestan Front", 1),
    ],
)
def test_who_can_be_told_apart(paper, case, first, second, origins):
    outlets = ("Harbour Post", "Coast Radio")
    told = []
    for outlet, source in zip(outlets, (first, second), strict=True):
        report, span = bridge(paper, f"{source} said the bridge collapsed.", source, outlet=outlet)
        if "Vestan Front" in source:
            report.name("Vestan Front", "organisation")
        if "Ilo Marn" in source:
            report.name("Ilo Marn", "person")
        told.append((report, span))
    assert len(finding_of(case, *told).origins) == origins


def test_what_is_said_at_one_press_conference_has_one_origin(paper, case):
    texts = {
        "Mara Voss": "Mara Voss said at a press conference that the bridge collapsed.",
        "Tomas Reke": "Tomas Reke told a news conference in Vesta: Tomas Reke said that the bridge collapsed.",
    }
    told = [bridge(paper, text, name, day=3) for name, text in texts.items()]
    assert len(finding_of(case, *told).origins) == 1
    later = bridge(paper, texts["Tomas Reke"], "Tomas Reke", day=5)
    assert len(finding_of(case, told[0], later).origins) == 2


def test_a_copy_tells_of_the_conference_of_its_own_day_too(paper, case):
    """A paper fills up what it has from others with what was said to it today."""
    old = bridge(paper, "Ilo Marn said the bridge collapsed.", "Ilo Marn", day=1, id="a")
    told = [
        bridge(paper, f"At a press briefing {name} said the bridge collapsed.", name, day=3, id=id_)
        for id_, name in (("b", "Mara Voss"), ("c", "Tomas Reke"))
    ]
    copies = [Copy(("a", "c"), "near", "same text")]
    assert finding_of(case, old, *told, copies=copies).origins == ("Ilo Marn", "Mara Voss")


def test_two_who_say_the_same_in_one_report_are_two(paper, case):
    text = "The old bridge collapsed last night, police said. Mara Voss said the old bridge collapsed last night."
    told = []
    for name in ("a", "b"):
        report = paper(text, id=name)
        for source, clause in zip(("police", "Mara Voss"), ("The old bridge", "the old bridge"), strict=True):
            words = f"{clause} collapsed last night"
            report.says(source, "said", words)
            span = report.event("collapsed", words, kind="DISASTER", mode="accident", recipient=clause)
            told.append((report, span))
    papers = {report.id: report for report, _ in told}
    copies = [Copy(("a", "b"), "near", "same text")]
    weighed = weigh_case(case(*papers.values(), events=[tuple(span for _, span in told)], copies=copies))
    assert next(f for f in weighed.findings if f.kind == "event").origins == ("Mara Voss", "police")


def test_who_cites_another_passes_on_his_word(paper, case):
    """And so he does where another report quotes him without saying so."""
    cites = paper("Vestan Relief said, citing police, that the bridge collapsed.")
    cites.says("Vestan Relief", "said", "that the bridge collapsed")
    cites.says("police", "citing", "that the bridge collapsed", via=["Vestan Relief"])
    first = cites, cites.event("collapsed", "the bridge collapsed", kind="DISASTER", mode="accident")
    assert finding_of(case, first, bridge(paper, "police said the bridge collapsed.", "police")).origins == ("police",)
    quoted = bridge(paper, "Vestan Relief said the bridge collapsed.", "Vestan Relief")
    assert len(finding_of(case, first, quoted).origins) == 1
    assert len(finding_of(case, bridge(paper, "police said the bridge collapsed.", "police"), quoted).origins) == 2


def test_a_statement_within_its_own_words_is_not_trusted(paper, case):
    report = paper("Mara Voss told us that the army said the bridge collapsed.")
    report.says("that the army", "said", "that the army said the bridge collapsed")
    span = report.event("collapsed", "the bridge collapsed", kind="DISASTER", mode="accident", recipient="the bridge")
    assert finding_of(case, (report, span)).origins == (f"{report.outlet} ({report.outlet})",)


def test_the_chain_goes_from_the_speaker_to_the_outlet(paper, case):
    finding = finding_of(case, bridge(paper, via=["Harbour Post"], outlet="Example Daily"))
    assert finding.support[0].said_by == ("Mara Voss", "Harbour Post", "Example Daily")


def test_credibility_one_needs_two_origins_in_particular(paper, case):
    own = [bridge(paper, "Yesterday the bridge collapsed.", "") for _ in range(3)]
    assert finding_of(case, *own).grade.credibility == 3
    named = [bridge(paper), bridge(paper, text="Tomas Reke said the bridge collapsed.", source="Tomas Reke")]
    assert finding_of(case, *named).grade.credibility == 1
    unnamed = bridge(paper, text="witnesses said the bridge collapsed.", source="witnesses")
    police = bridge(paper, text="police said the bridge collapsed.", source="police")
    assert finding_of(case, police, unnamed).grade.credibility == 2


def test_reporters_of_one_owner_are_one_origin(paper, case):
    rows = [Outlet(name, "Harbour Group", "", "no", False, "F") for name in ("Harbour Post", "Coast Radio")]
    registry = Registry({row.name.casefold(): row for row in rows})
    source = "Our reporter"
    told = [bridge(paper, f"{source} said the bridge collapsed.", source, outlet=row.name) for row in rows]
    weighed = weigh_case(case(*(p for p, _ in told), events=[tuple(s for _, s in told)]), registry=registry)
    finding = next(f for f in weighed.findings if f.kind == "event")
    assert (len(finding.origins), finding.standing) == (1, Standing.SINGLE_SOURCE)


def origins_named(*names):
    return tuple(Origin(name, True, name, (), (), True) for name in names)


@pytest.mark.parametrize(
    ("support", "dispute", "relation", "credibility"),
    [
        ("AB", "", None, 1),
        ("ABC", "", Relation.REVISED, 1),
        ("AB", "", Relation.REVISED, 2),
        ("A", "", None, 3),
        ("AB", "", Relation.CONFLICT, 3),
        ("A", "", Relation.CONFLICT, 4),
        ("AB", "X", None, 3),
        ("A", "X", None, 4),
        ("A", "XY", None, 5),
        ("", "X", None, 5),
        ("", "", None, 6),
    ],
)
def test_grades(support, dispute, relation, credibility):
    given = grade(origins_named(*support), origins_named(*dispute), open_registry(), relation=relation)
    assert given.credibility == credibility
    assert given.because[1].startswith(f"{credibility} {meanings()[credibility][0]}: ")


def test_each_grade_states_a_share_and_a_better_one_a_larger():
    shares = [share for _, (_, share) in sorted(meanings().items())]
    assert shares[-1] is None
    assert shares[:-1] == sorted(shares[:-1], reverse=True)


def test_the_path_of_an_origin_goes_from_the_speaker_to_each_outlet(paper, case):
    told = [bridge(paper, via=["Harbour Post"], outlet="Example Daily"), bridge(paper, outlet="Coast Radio")]
    (path,) = finding_of(case, *told).lineage
    assert path.origin == "Mara Voss"
    assert path.paths == (("Mara Voss", "Coast Radio"), ("Mara Voss", "Harbour Post", "Example Daily"))


def test_a_deed_is_nobodys_word(paper, case):
    report = paper("Mara Voss said the army called up 900 men.")
    report.says("Mara Voss", "said", "the army called up 900 men")
    report.says("the army", "called", "900 men", via=["Mara Voss"])
    report.event("called", "the army called up 900 men", kind="MOBILIZE")
    lineage = Lineage(CaseIndex(case(report)), open_registry())
    assert lineage.assert_span(report.at("900 men"), report.statements[1]).name == "Mara Voss"


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
        ("Residents", "persons"),
        ("State-run TV", "reports"),
    ],
)
def test_kinds_of_sources(speaker, kind):
    assert source_kind(speaker)[0] == kind
