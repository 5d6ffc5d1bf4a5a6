"""A denial is held against few of the claims of a case: none that it answers may be left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from benchmarks.invented import write_reports
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Report
from consilience.weigh.denials import answered
from consilience.weigh.denials.answered import find_claims, find_taken_up
from consilience.weigh.denials.answers import answers, is_apart, takes_back
from consilience.weigh.denials.claims import Claim, ClaimIndex, index_claims
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.joined import find_denials
from consilience.weigh.denials.listings import Listing, numbers
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.origins.outlets import open_registry
from consilience.weigh.tellings import find_tellings
from consilience.weigh.topics import Topic, topic_of

TOLD = (
    "Engineer Ada Quill said that the Maro dam collapsed on Monday. Two bridges at Elmora were destroyed by the flood.",
    "On Monday the Maro dam collapsed, chief Bram Oster told reporters. He admitted that troops had left Elmora.",
    "Spokeswoman Mara Voss denied that the Maro dam collapsed. There was no flood and nobody was killed in Elmora.",
    "The report that troops had left Elmora is false, Minister Ilo Marn said. The dam remains intact.",
    "Minister Ilo Marn said that troops had left Elmora on Friday. A second bridge had been attacked, farmers said.",
    "Bram Oster dismissed reports that a second bridge had been attacked. No troops have left the town.",
    "Contrary to reports, two bridges were not destroyed, governor Nils Orre said. Orland denied attacking the bridge.",
    "Orland attacked a bridge near Pell, the army said. Gunmen killed four people at the dam, residents said.",
    "Ilo Marn rejected claims that gunmen had killed four people. Residents said that the flood killed four people.",
    "There is no evidence that Orland attacked a bridge, Tilde Brandt said. The claim by the army is not true.",
    "Fishermen said that fuel spilled from the ferry Brava on Tuesday. Soldiers beat a priest in Elmora, a nun said.",
    "Captain Nela Falk denied that the ferry Brava was leaking fuel. He denied that soldiers had ever beaten any monk.",
    "Mara Voss denied that soldiers attacked the old stone bridge and market hall of Elmora on the eve of the feast.",
    "Soldiers attacked a bridge in Elmora on 2 March, Bram Oster said.",
)
ALL = list(range(2 * len(TOLD)))
CHOICE = st.lists(st.sampled_from(ALL), min_size=2, max_size=10, unique=True)


@pytest.fixture(scope="module")
def claims_of(reader) -> Callable[[Sequence[int]], tuple[ClaimIndex, tuple[tuple[Denial, ...], ...]]]:
    """Read every report once; of a choice of them return the claims and the joined denials."""
    invented = [json.loads(line)["text"] for line in write_reports(10 * len(TOLD), 90).splitlines()[::10]]
    day = date(2031, 3, 11)
    reports = [
        Report(f"r{n:02}", text, outlet=f"Outlet {n}", published=day) for n, text in enumerate([*TOLD, *invented])
    ]
    readings = [read_report(report, reader) for report in reports]

    def weigh_these(chosen: Sequence[int], *, linked: bool = True) -> tuple[ClaimIndex, tuple[tuple[Denial, ...], ...]]:
        case = link_readings([reports[n] for n in chosen], [readings[n] for n in chosen])
        case = case if linked else replace(case, events=())
        lineage = Lineage(CaseIndex(case), open_registry())
        return index_claims(lineage, find_tellings(lineage)), find_denials(lineage)

    return weigh_these


def is_answered(claims: ClaimIndex, at: int, denial: Denial) -> bool:
    """Say whether a denial answers a claim, without any listing."""
    index = claims.lineage.index
    acting = topic_of(index, [span for mention in denial.denied for span in mention.event.actor])
    return answers(index, claims.told[at], denial, acting)


def found_plainly(claims: ClaimIndex, denials: Sequence[Denial]) -> list[int]:
    """Hold every claim that is near against every one of some joined denials."""
    lineage, found = claims.lineage, []
    denied = {mention.event.span for denial in denials for mention in denial.denied}
    speakers = {denial.speaker.casefold() for denial in denials}
    for at in sorted({at for denial in denials for at in numbers(claims.near(denial))}):
        claim = claims.told[at]
        own = claim.assertion.name.casefold() in speakers
        if claim.mention.event.span not in denied and any(
            is_answered(claims, at, denial)
            and not is_apart(lineage, claim, denial)
            and own == (takes_back(lineage.index, claim, denial) and claim.assertion.name == denial.speaker)
            for denial in denials
        ):
            found.append(at)
    grounds = {ground for denial in denials for ground in denial.grounds}
    return [at for at in found if claims.told[at].grounds & grounds] or found


relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@relaxed
@given(chosen=CHOICE, linked=st.booleans())
@example(chosen=ALL, linked=True)
@example(chosen=ALL, linked=False)
def test_no_claim_that_a_denial_answers_is_out_of_its_reach(claims_of, chosen, linked):
    claims, joined = claims_of(chosen, linked=linked)
    listed = set(numbers(claims.by_sentence.under(claims.by_sentence.by_key)))
    for denial in (denial for denials in joined for denial in denials):
        saying, near = claims.saying_all(denial), claims.near(denial)
        for at in sorted(listed):
            if not is_answered(claims, at, denial):
                continue
            elsewhere = claims.told[at].grounds.isdisjoint(denial.grounds)
            assert not elsewhere or saying[at], (claims.told[at], denial)
            assert elsewhere or near[at] or denial.sort is not Sort.WORDED, (claims.told[at], denial)


@relaxed
@given(chosen=CHOICE, linked=st.booleans())
@example(chosen=ALL, linked=True)
def test_the_listings_find_what_a_look_at_every_claim_finds(claims_of, chosen, linked):
    claims, joined = claims_of(chosen, linked=linked)
    for denials in joined:
        plainly = [claims.told[at] for at in found_plainly(claims, denials)]
        found = [claim for claim in find_claims(claims, denials) if claim.mention is not None]
        assert bool(found) == bool(plainly)
        assert all(claim in plainly for claim in found)
        assert {claims.lineage.index.sentence(c.clause) for c in found} == {
            claims.lineage.index.sentence(c.clause) for c in plainly
        }


@relaxed
@given(chosen=CHOICE)
def test_what_is_taken_up_is_told_by_a_denier_or_admitted(claims_of, chosen):
    claims, joined = claims_of(chosen)
    for denials in joined:
        speakers = {denial.speaker.casefold() for denial in denials}
        for claim in find_taken_up(claims, denials):
            assert claim.admitted or claim.assertion.name.casefold() in speakers


SMALL, LARGE = 50, 150
"""Reports: five and fifteen stories of ten."""


def test_three_times_as_many_reports_are_not_nine_times_the_work(reader, monkeypatch):
    """A denial of one town is held against what is told of that town, however many towns the case has."""
    lines = [json.loads(line) for line in write_reports(LARGE, 60).splitlines()]
    reports = [Report(line["id"], line["text"], outlet=line["outlet"]) for line in lines]
    readings = [read_report(report, reader) for report in reports]
    held: list[Claim] = []

    def counted(index: CaseIndex, claim: Claim, denial: Denial, acting: Topic) -> bool:
        held.append(claim)
        return answers(index, claim, denial, acting)

    def work(count: int) -> int:
        held.clear()
        lineage = Lineage(CaseIndex(link_readings(reports[:count], readings[:count])), open_registry())
        claims = index_claims(lineage, find_tellings(lineage))
        for denials in find_denials(lineage):
            find_claims(claims, denials)
        return len(held)

    monkeypatch.setattr(answered, "answers", counted)
    assert work(LARGE) < 5 * work(SMALL)


KEYED = st.lists(st.sets(st.sampled_from("abcdef")), max_size=8)


@given(keyed=KEYED, wanted=st.sets(st.sampled_from("abcdefgh")))
def test_a_listing_marks_what_bears_a_key(keyed, wanted):
    listing = Listing.of(len(keyed), enumerate(keyed))
    assert numbers(listing.under(wanted)) == [at for at, keys in enumerate(keyed) if keys & wanted]
