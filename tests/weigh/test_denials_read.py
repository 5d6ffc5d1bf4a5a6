"""Claims and denials as reporters word them, over many kinds of crisis: is each found, and tied to its claim?

All sentences, names and places are invented. Every pair is read, linked and weighed like any case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

import pytest

from consilience.link import link_readings
from consilience.read import Reader, read_report
from consilience.records import Case, Citation, Finding, Report, Standing
from consilience.weigh import weigh_case


class Pair(NamedTuple):
    """A report that claims something, a report that denies it, and what must be found."""

    name: str
    claim: str
    denial: str
    denies: str
    """Words of the denying report that the finding must cite."""
    claimed: str
    """Words of the claiming report that the finding must cite as what it denies."""
    status: str
    by: str
    """party, third party, or "" where it is not asked."""
    reach: str


PAIRS = (
    Pair(
        "hospital-strike",
        "Aid workers said on Tuesday that government jets bombed the children's hospital in Elmora, killing nine.",
        "The defence ministry of Vesta said on Wednesday that there was no strike on the hospital in Elmora.",
        "no strike on the hospital",
        "bombed the children's hospital",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "leak",
        "Residents of Kessin said that radioactive water leaked from the power station on Monday.",
        "Contrary to reports, nothing leaked from the power station at Kessin, the operator Vestatom said on Tuesday.",
        "nothing leaked from the power station",
        "radioactive water leaked",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "hoax",
        "A local channel reported on Friday that rebels had captured the airport of Port Sallo.",
        "The report that rebels captured the airport of Port Sallo is false, army spokesman Ilo Marn said.",
        "is false",
        "captured the airport",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "dam-intact",
        "Villagers said the Maro dam collapsed during the night, flooding two valleys.",
        "The Maro dam remains intact, the water authority said on Thursday.",
        "remains intact",
        "dam collapsed",
        "contested",
        "",
        "another thing",
    ),
    Pair(
        "correction",
        "The Port Sallo Courier reported on Monday that the mayor of Kessin, Ada Quill, was killed in the blast.",
        "Correction: an earlier report that Mayor Ada Quill was killed in the blast in Kessin was wrong. She is alive.",
        "was wrong",
        "was killed in the blast",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "fabricated",
        "Opposition lawmakers said soldiers fired on protesters in Elmora on Sunday, killing four.",
        "The interior ministry called the claim that soldiers fired on protesters in Elmora a fabrication.",
        "fabrication",
        "fired on protesters",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "no-truth",
        "Rumours spread on Saturday that the central bank of Orland would freeze savings accounts.",
        "There is no truth in rumours that the bank will freeze savings accounts, Governor Tilde Brandt said.",
        "no truth",
        "freeze savings accounts",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "never-crossed",
        "Vesta accused Orland on Monday of sending troops across the border near Lake Tarn.",
        "Orland's foreign minister, Mara Voss, said its troops never crossed the border near Lake Tarn.",
        "never crossed the border",
        "sending troops across the border",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "refuted",
        "A rights group said police tortured detainees at the Kessin barracks.",
        "Police chief Bram Oster refuted the allegation that detainees were tortured at the Kessin barracks.",
        "refuted",
        "tortured detainees",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "we-did-not",
        "Orland said that Vesta shelled the village of Tamsin on Friday.",
        '"We did not shell Tamsin," Vesta\'s army spokesman Ilo Marn said on Saturday.',
        "did not shell",
        "shelled the village",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "full-control",
        "The rebels said on Tuesday that they had seized the town of Brel.",
        "The army said on Wednesday that it remains in full control of Brel.",
        "remains in full control",
        "seized the town",
        "contested",
        "party",
        "another thing",
    ),
    Pair(
        "shortage",
        "Doctors in Kessin said that there was a shortage of insulin and dressings at the hospital.",
        "Health minister Ines Calla said hospitals in Kessin are not facing any shortage.",
        "not facing any shortage",
        "shortage of insulin",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "alone",
        "Witnesses said that several gunmen opened fire in the market of Elmora on Saturday.",
        "Police in Elmora said on Sunday that the gunman acted alone in the market.",
        "acted alone",
        "several gunmen",
        "contested",
        "",
        "another thing",
    ),
    Pair(
        "no-evidence",
        "The opposition alleged that votes were bought in the province of Harn.",
        "The election commission said that it had found no evidence that votes were bought in Harn.",
        "no evidence",
        "votes were bought",
        "no evidence",
        "",
        "whole",
    ),
    Pair(
        "ruled-out",
        "Officials in Kessin first suspected that a bomb caused the explosion at the refinery.",
        "Investigators ruled out a bomb as the cause of the explosion at the Kessin refinery.",
        "ruled out",
        "bomb caused the explosion",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "alive",
        "A militia channel said on Thursday that the rebel leader Tarek Ondo was killed in an air strike.",
        "Tarek Ondo is alive and well, his spokesman said on Friday.",
        "is alive and well",
        "was killed in an air strike",
        "contested",
        "party",
        "another thing",
    ),
    Pair(
        "operating",
        "Reports said that the port of Sallo had been shut down after a cyberattack.",
        "The port authority said the port of Sallo was operating normally on Monday.",
        "operating normally",
        "shut down",
        "contested",
        "",
        "another thing",
    ),
    Pair(
        "border-open",
        "Drivers said that Vesta had closed the crossing at Dren on Sunday.",
        "Customs officials said that the crossing at Dren was open.",
        "was open",
        "closed the crossing",
        "contested",
        "",
        "another thing",
    ),
    Pair(
        "not-involved",
        "Vesta's president blamed Orland for the assassination of General Kol Bering.",
        "Orland had nothing to do with the assassination of General Kol Bering, its embassy said.",
        "nothing to do with",
        "blamed Orland",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "no-order",
        "Two officers told Harbour News that General Oskar Lint had ordered the shooting of prisoners.",
        '"No such order was given," General Oskar Lint said of the shooting of prisoners.',
        "No such order",
        "ordered the shooting",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "beyond-agreed",
        "Diplomats said that Vesta asked Orland for fighter jets in May.",
        "Vesta's envoy Runa Hale said that Vesta had not asked Orland for fighter jets beyond those agreed last year.",
        "not asked Orland for fighter jets beyond those agreed",
        "asked Orland for fighter jets",
        "contested",
        "party",
        "narrower",
    ),
    Pair(
        "only-fighters",
        "Medics said the drone strike near Harn killed civilians.",
        "The army said that no civilians were killed in the drone strike near Harn, only fighters.",
        "no civilians were killed",
        "killed civilians",
        "contested",
        "",
        "narrower",
    ),
    Pair(
        "accident",
        "Orland's navy said that Vesta attacked the tanker Astrid in the strait.",
        "Vesta's coast guard said the tanker Astrid was not attacked and that a boiler exploded.",
        "was not attacked",
        "attacked the tanker",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "disputed",
        "The government said that the rebels fired first at the checkpoint of Lome.",
        "A witness, Petra Sund, disputed the account that the rebels fired first at the checkpoint.",
        "disputed the account",
        "rebels fired first",
        "contested",
        "third party",
        "whole",
    ),
    Pair(
        "doubt",
        "The president said that the coup plotters had all been arrested.",
        "General Bran Holt cast doubt on the claim that all the plotters had been arrested.",
        "cast doubt",
        "had all been arrested",
        "doubted",
        "",
        "whole",
    ),
    Pair(
        "not-confident",
        "Mayor Lena Frost said in Kessin that the arsonist acted alone.",
        "Fire chief Odd Ravn said in Kessin that he is not convinced that the arsonist acted alone.",
        "not convinced",
        "acted alone",
        "doubted",
        "",
        "whole",
    ),
    Pair(
        "misleading",
        "A video shared on Monday claimed to show police beating migrants at the camp of Dorra.",
        "The video that claims to show police beating migrants at Dorra is misleading, Harbour News found.",
        "is misleading",
        "beating migrants",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "retracted",
        "The Kessin Post reported that ninety miners were trapped in the Ulm pit.",
        "The Kessin Post later retracted its report that miners were trapped in the Ulm pit.",
        "retracted its report",
        "were trapped",
        "withdrawn",
        "",
        "whole",
    ),
    Pair(
        "safe-water",
        "Residents of Elmora said the tap water was contaminated after the flood.",
        "The water company insisted that tap water in Elmora is safe.",
        "is safe",
        "was contaminated",
        "contested",
        "",
        "another thing",
    ),
    Pair(
        "sweep",
        "The hijacker told the pilots at Kessin airport that a bomb was hidden in the hold of the plane.",
        "Police at Kessin airport searched the hold of the plane and found no explosives, Inspector Hanne Wolf said.",
        "found no explosives",
        "bomb was hidden",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "a-lie",
        "President Ilse Kvam said that Orland had trained the gunmen who raided Brel.",
        "Orland's defence minister called the accusation that it trained the gunmen a lie.",
        "a lie",
        "trained the gunmen",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "propaganda",
        "The rebels claimed that they shot down a helicopter over Mount Arn.",
        "The air force dismissed as propaganda the claim that a helicopter was shot down over Mount Arn.",
        "dismissed as propaganda",
        "shot down a helicopter",
        "contested",
        "third party",
        "whole",
    ),
    Pair(
        "untrue",
        "Unions said the company locked workers inside the burning factory in Dalem.",
        "It is untrue that workers were locked inside the factory in Dalem, the company said in a statement.",
        "is untrue",
        "locked workers inside",
        "contested",
        "party",
        "whole",
    ),
    Pair(
        "not-hostage",
        "The militia said it was holding the engineer Sven Aalto hostage.",
        "Sven Aalto is not being held hostage, his employer said.",
        "not being held hostage",
        "holding the engineer",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "smooth",
        "Survivors in the valley of Ost complained that the relief effort was slow.",
        "Relief is running smoothly in the valley of Ost, Governor Nils Orre said.",
        "running smoothly",
        "relief effort was slow",
        "contested",
        "",
        "another thing",
    ),
    Pair(
        "repelled",
        "The insurgents said that they took the barracks at Pell on Monday.",
        "The army said its soldiers repelled the attack and still hold the barracks at Pell.",
        "still hold the barracks",
        "took the barracks",
        "contested",
        "party",
        "another thing",
    ),
    Pair(
        "not-member",
        "Investigators said that the bomber belonged to the Ash Front.",
        "The Ash Front said the bomber was not one of its members.",
        "was not one of its members",
        "belonged to the Ash Front",
        "contested",
        "",
        "whole",
    ),
    Pair(
        "withdrew",
        "Fisherman Olo Brandt said that a submarine rammed his boat off Cape Lund.",
        "Olo Brandt withdrew his statement that a submarine rammed his boat.",
        "withdrew his statement",
        "rammed his boat",
        "withdrawn",
        "",
        "whole",
    ),
    Pair(
        "epidemic",
        "A clinic in Nord reported a case of cholera on Sunday.",
        "Laboratory tests showed that the patient in Nord did not have cholera, the health ministry said.",
        "did not have cholera",
        "case of cholera",
        "contested",
        "",
        "whole",
    ),
)

NO_DENIALS = (
    ("Villagers in Elmora said on Monday that they had not received aid since the flood.", "had not received aid"),
    ("“I am glad that my sons were not hurt,” Ada Quill said on Monday in Elmora.", "were not hurt"),
    ("The ministry neither confirmed nor denied that its troops had entered Tamsin.", "neither confirmed nor denied"),
    ("The embassy declined to comment on the arrest of the engineer in Brel.", "declined to comment"),
    (
        "Harbour News could not independently verify the claim that the bridge was destroyed.",
        "could not independently verify",
    ),
    ("The families rejected the shootings as cowardly acts.", "rejected the shootings"),
    ("The court denied bail to the three suspects on Monday.", "denied bail"),
    ("Rebels rejected the government's offer of a ceasefire on Sunday.", "rejected the government"),
    ("Soldiers denied aid workers access to the camp at Dorra.", "denied aid workers access"),
    ("The names of the dead have not been released, police said.", "have not been released"),
    ('"I have never been so proud of our rescuers," Mayor Lena Frost said.', "never been so proud"),
    ("The valley had not been hit by a flood in more than forty years.", "not been hit by a flood"),
)

STRANGERS = {
    "another subject": (
        "A boy was found shot at his grandparents' home in Kessin on Monday.",
        "The mother was not at the home in Kessin, a neighbour said.",
    ),
    "changed since": (
        "Police in Brel said on Tuesday that they had arrested the baker Ole Band over the fire.",
        "No arrests have been made over the fire in Brel.",
    ),
    "the rest": (
        "Three children of the Band family were killed in the Kessin fire.",
        "Her other children were unharmed in the Kessin fire, police said.",
    ),
    "another person of many": (
        "A boy was shot dead in a house in Kessin on Monday.",
        "A two-year-old boy in the house in Kessin was unharmed.",
    ),
    "a condition": (
        "Detectives in Brel were working through the case of the burned mill.",
        "If the case of the burned mill does not work out, prosecutor Ida Holm will use an outside jury.",
    ),
    "an open question": (
        "The fire at the mill in Brel was arson, a witness said.",
        "Tests will show whether the fire at the mill in Brel was accidental.",
    ),
    "not until": (
        "Ole Band was charged with the theft in Brel.",
        "Ole Band was not charged with the theft in Brel until Friday, the court said.",
    ),
    "dismissed by a court": (
        "Ole Band was charged with the theft of a boat in Brel, police said.",
        "Judge Ida Holm dismissed the theft charges against Ole Band on Friday.",
    ),
    "was denied a thing": (
        "Ada Quill asked for a licence to fish off Cape Lund, the harbour office said.",
        "Ada Quill asked for a licence to fish off Cape Lund but was denied the licence, her lawyer said.",
    ),
    "no part of his": (
        "Miller Tam Reed was attacked by several people at the quay in Brel, police said.",
        "Ole Band denied attacking Tam Reed at the quay in Brel.",
    ),
    "a third one": (
        "Two officers shot at a car near the school in Brel, prosecutors said.",
        "The police found no evidence to support the claim that a third officer shot at the car in Brel.",
    ),
    "what was not said": (
        "Asked whether the attack on the depot in Brel was an ambush, the chief left.",
        "The chief has not said whether the attack on the depot in Brel was an ambush.",
    ),
}
"""Two reports, the later of which is no answer to the earlier, whatever words they share."""


def weighed(reader: Reader, *texts: str) -> tuple[Case, tuple[Finding, ...]]:
    """Weigh reports of following days, each of its own outlet."""
    reports = [
        Report(f"r{number}", text, outlet=f"Outlet {number}", language="en", published=date(2031, 3, 10 + number))
        for number, text in enumerate(texts)
    ]
    case = link_readings(reports, [read_report(report, reader) for report in reports])
    return case, weigh_case(case).findings


def touches(case: Case, cites: Iterable[Citation], words: str) -> bool:
    """Say whether some citation shares characters with these words of its report."""
    texts = {report.id: report.text for report in case.reports}
    for cite in cites:
        start = texts[cite.span.report].find(words)
        if start >= 0 and cite.span.start < start + len(words) and start < cite.span.end:
            return True
    return False


@pytest.fixture(scope="module")
def weigh(reader: Reader) -> Callable[..., tuple[Case, tuple[Finding, ...]]]:
    return lambda *texts: weighed(reader, *texts)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_denial_is_found_and_tied_to_what_it_denies(weigh, pair):
    case, findings = weigh(pair.claim, pair.denial)
    found = [f for f in findings if f.kind == "denial" and touches(case, f.support, pair.denies)]
    tied = [f for f in found if touches(case, f.dispute, pair.claimed)]
    assert tied, [(f.text, f.status) for f in findings]
    assert (tied[0].status, tied[0].reach) == (pair.status, pair.reach)
    assert not pair.by or tied[0].by == pair.by


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_what_a_report_denies_never_happened_on_its_word(weigh, pair):
    _, findings = weigh(pair.denial)
    happened = [
        f for f in findings if f.kind == "event" and f.stance == "affirmed" and f.standing is not Standing.DENIED
    ]
    denied = {f.text for f in findings if f.kind == "denial"}
    assert not [f.text for f in happened if f.text in denied]
    if pair.status in ("contested", "denied", "corrected", "withdrawn") and pair.reach == "whole":
        assert not any(pair.claimed in f.text for f in happened)


@pytest.mark.parametrize(("text", "words"), NO_DENIALS)
def test_a_refusal_a_mark_and_a_plain_negation_deny_nobody(weigh, text, words):
    case, findings = weigh(text)
    found = [f for f in findings if f.kind == "denial" and touches(case, f.support, words)]
    assert all(f.status == "not so" for f in found)


@pytest.mark.parametrize(("told", "negated"), STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("swapped", [False, True], ids=["told first", "negated first"])
def test_what_is_not_so_of_another_contests_nothing(weigh, told, negated, swapped):
    case, findings = weigh(*((negated, told) if swapped else (told, negated)))
    words = told.rstrip(".").split(" in ")[0]
    contested = [f for f in findings if f.standing is Standing.CONTESTED and touches(case, f.support, words)]
    assert not [(f.text, [c.quote for c in f.dispute]) for f in contested]


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            '"The houses in Elmora were destroyed and we have no refuge," Ada Quill said on Monday.',
            "We have no refuge",
        ),
        (
            "Ida Holm said that Ole Band left Kessin because the mill in Kessin was not hiring workers.",
            "The mill in Kessin was not hiring workers",
        ),
        (
            '"He wounded a thief but did not leave his post," Captain Nils Orre said on Monday.',
            "He did not leave his post",
        ),
    ],
)
def test_what_is_told_as_not_so_leaves_out_the_facts_beside_it(weigh, told, line):
    _, findings = weigh(told)
    assert line in [f.text for f in findings if f.kind == "denial"]


def test_words_that_every_sentence_of_a_story_has_tie_a_denial_to_no_claim(weigh):
    told = "Officers shot at a car in Brel on Monday. The officers shot at the car after a chase. {} A car was hit."
    more = (
        "The officers who shot at the car were suspended.",
        "Prosecutors asked why officers shot at the car.",
        "Neighbours saw officers and a car and heard a shot.",
    )
    denial = "Police found no evidence to support the claim that an off-duty officer shot from a balcony in Brel."
    case, findings = weigh(*(told.format(line) for line in more), denial)
    contested = [f for f in findings if f.standing is Standing.CONTESTED and touches(case, f.support, "shot at a car")]
    assert not contested


def test_a_denial_that_is_taken_back_is_confirmed_after_all(weigh):
    _, findings = weigh(
        "Villagers said that soldiers of Vesta had entered Tamsin.",
        "The defence ministry of Vesta denied that its soldiers had entered Tamsin.",
        "The defence ministry of Vesta confirmed that its soldiers had entered Tamsin.",
    )
    denial = next(f for f in findings if f.kind == "denial")
    assert denial.status == "confirmed after denial"
    claims = [f for f in findings if f.id in denial.relates]
    assert claims
    assert all(f.standing in (Standing.CORROBORATED, Standing.SINGLE_SOURCE) for f in claims)


def test_a_claim_that_its_only_source_takes_back_is_withdrawn(weigh):
    _, findings = weigh(
        "Fisherman Olo Brandt said that a submarine rammed his boat off Cape Lund.",
        "Olo Brandt withdrew his statement that a submarine rammed his boat.",
    )
    claim = next(f for f in findings if f.kind == "event" and "rammed" in f.text)
    assert (claim.status, claim.standing) == ("withdrawn", Standing.DENIED)


def test_a_denial_about_one_town_answers_nothing_said_of_another(weigh):
    _, findings = weigh(
        "An earthquake injured 80 people in Shiraz on Sunday, officials said.",
        "Police in Dubai said that there were no injuries in Dubai.",
    )
    assert not [f for f in findings if f.dispute]


def test_a_denial_of_one_deed_leaves_the_other_deeds_of_the_sentence_alone(weigh):
    _, findings = weigh(
        "Police said that officers killed the driver Ole Band after he pointed a gun at them in Kessin.",
        "Witnesses in Kessin said that Ole Band did not have a gun.",
    )
    killed = [f for f in findings if f.kind == "event" and "killed" in f.text]
    assert killed
    assert all(f.standing is not Standing.CONTESTED for f in killed if "pointed" not in f.text)
