"""What is of a state's defence, and what of civil and private life? Sentences with a lookalike beside each."""

from __future__ import annotations

import pytest

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Report
from consilience.weigh import weigh_case
from consilience.weigh.posture.sphere import is_civil_body


@pytest.fixture(scope="module")
def names(reader):
    def weigh(*texts: str):
        reports = tuple(Report(f"r{n}", text, f"Outlet {n}", language="en") for n, text in enumerate(texts))
        case = link_readings(reports, [read_report(report, reader) for report in reports])
        return [(entry.kind, entry.name) for entry in weigh_case(case).posture]

    return weigh


@pytest.mark.parametrize(
    "text",
    [
        "Parliament approved the Clean Rivers Act on Monday.",
        "The bill is called the Fair Pensions Act.",
        "He bought an AR-15 at a gun show in Merrow, a friend said.",
        "He lost control of his Merrow S-10 pickup.",
        "Orla Gas plans to drill 20 wells on the farm.",
        "Officers shut down parts of Second Street after the crash.",
        "The sheriff put the school on lockdown.",
        "Police officers patrol the parking lot at night.",
        "A highway patrol car stopped him.",
        "The ministry set up a system to monitor the rules of the fund.",
        "The Merrow Fire Department was dispatched to a house in Elm Lane.",
        "The Sports Development Council was created in 2011.",
        "Merrow Software urged all customers to deploy the update.",
        "President Ada Quill asked for money to fight the virus.",
        "The Merrow Police asked for information on a shooting.",
    ],
)
def test_civil_and_private_life_is_no_posture(names, text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Parliament approved the National Defence Act on Monday.", ("law", "National Defence Act")),
        ("The navy held drills with 14 ships in the strait.", ("measure", "drills with 14 ships")),
        ("Troops patrolled the border with Orland.", ("measure", "patrolled the border")),
        ("Officials closed the northern border on Friday.", ("measure", "northern border")),
        ("Parliament was dissolved on Friday.", ("organ", "Parliament")),
    ],
)
def test_what_is_of_a_state_stays(names, text, entry):
    assert entry in names(text)


def test_the_patrols_of_one_navy_are_one_measure(names):
    one = "The Indian frigate INS Tarini was patrolling the Red Sea on Monday, the Indian navy said."
    two = "The frigate INS Tarini was on an anti-piracy patrol in the Red Sea on Monday when pirates attacked."
    assert [kind for kind, _ in names(one, two)].count("measure") == 1


def test_a_court_speaks_for_no_force():
    assert is_civil_body("Merrow Police")
    assert is_civil_body("the Court of Merrow")
    assert not is_civil_body("Ministry of Defence of Merrow")
