"""How many came to harm where reports tell it person by person? Reports of one event, and the count they come to."""

from __future__ import annotations

from datetime import date

import pytest

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Figure, Report
from consilience.weigh import weigh_case


def figures_of(reader, *texts: str) -> dict[str, Figure]:
    """Read the texts as reports of one day and return the figures of their own matter by what they count."""
    day = date(2031, 3, 4)
    reports = tuple(
        Report(f"r{n}", text, f"Outlet {n}", language="en", published=day) for n, text in enumerate(texts, 1)
    )
    case = link_readings(reports, tuple(read_report(report, reader) for report in reports))
    findings = weigh_case(case).findings
    return {f.figure.counted: f.figure for f in sorted(findings, key=_is_main) if f.figure}


def _is_main(finding) -> bool:
    return finding.figure is not None and finding.figure.best is not None


@pytest.mark.parametrize(
    ("text", "harm", "low"),
    [
        ("A woman was shot and killed on Monday. Police said the woman died at the scene.", "killed", 1),
        ("Nadia Brell was shot and killed. Her neighbour Tomas Orden was shot dead in the yard.", "killed", 2),
        ("A man and his daughter were found dead on Monday.", "killed", 2),
        ("Piet Olan, 15, a prized member of the Port Arden rowing club, died after a fall.", "killed", 1),
        ("The man killed his two children. The man was found dead later.", "killed", 3),
        ("Five teenagers were shot in the park on Monday.", "injured", 5),
        ("Four people were shot at the club. One person was killed.", "injured", 3),
    ],
)
def test_victims_told_one_by_one_are_counted(reader, text, harm, low):
    assert figures_of(reader, text)[f"people {harm}" if low != 5 else "teenagers injured"].low == low


def test_a_count_of_the_year_is_no_toll_of_the_attack(reader):
    found = figures_of(
        reader, "A man was shot dead in Port Arden on Monday. On Sunday the town passed 60 homicides so far this year."
    )
    assert found["people killed"].best == 1
    assert all(value.low != 60 for value in found["people killed"].values)


def test_a_name_and_a_description_may_be_one_person(reader):
    found = figures_of(reader, "A boy was killed on Monday. Piet Olan died at the hospital, police said.")
    assert found["people killed"].best == 1


def test_who_is_shot_and_may_be_the_dead_is_not_counted_as_hurt(reader):
    found = figures_of(reader, "A man was shot on Monday. The man died at the hospital.")
    assert not any("injured" in counted and figure.best for counted, figure in found.items())


def test_of_a_harm_that_no_report_tells_of_none_is_reported(reader):
    one = "Three people were injured when a gunman shot at them in Port Arden on Monday."
    two = "A gunman injured three people in Port Arden on Monday, police said."
    silent = figures_of(reader, one, two)["people killed (none reported)"]
    assert (silent.best, silent.low, silent.high, silent.values) == (0, 0, 0, ())


def test_one_report_that_is_silent_says_nothing(reader):
    found = figures_of(reader, "Three people were injured when a gunman shot at them in Port Arden on Monday.")
    assert not any("none reported" in counted for counted in found)


def test_a_large_toll_says_nothing_of_the_hurt(reader):
    one = "The earthquake killed 400 people in Port Arden on Monday."
    two = "An earthquake killed 400 people in Port Arden, officials said."
    assert not any("none reported" in counted for counted in figures_of(reader, one, two))


def test_a_part_is_named_by_who_it_is(reader):
    found = figures_of(reader, "The death toll has risen to 23. Four of the dead were children.")
    assert found["children killed (part of a larger count)"].best == 4


@pytest.mark.parametrize(
    "text",
    [
        "Two fishermen told the station that they had seen a ship.",
        "The two states have quarrelled for years.",
        "Two people had been counted twice, the ministry said.",
    ],
)
def test_a_few_who_only_act_are_no_figure(reader, text):
    assert figures_of(reader, text) == {}


def test_two_ages_of_one_name_are_a_conflict(reader):
    found = figures_of(reader, "Officer Nadia Brell, 39, was hurt.", "The 32-year-old Officer Nadia Brell was hurt.")
    assert found["age of Nadia Brell"].relation == "conflict"


@pytest.mark.parametrize(
    ("texts", "best"),
    [
        (("A gunman killed four people in Port Arden on Monday before killing himself.",), 5),
        (("Five people died in Port Arden on Monday, including the gunman.",), 5),
        (("A man is charged with killing three people in Port Arden on Monday.",), 3),
        (
            (
                "Kayla Brell was shot and killed on Monday. Mara Brell was killed in the yard.",
                "Neighbours mourn Mara Brell, who was killed in the yard. Kayla Brell was shot dead in the house.",
            ),
            2,
        ),
        (("Piet Quillen was killed on Monday.", "Piet Quillan was killed on Monday."), 1),
    ],
)
def test_who_belongs_to_the_dead(reader, texts, best):
    found = figures_of(reader, *texts)
    assert (found.get("people killed") or found["people killed (attacker included)"]).best == best


def test_where_words_leave_it_open_whether_the_attacker_is_counted_the_range_says_so(reader):
    found = figures_of(reader, "Four people died in Port Arden on Monday. Police shot and killed the gunman.")
    assert (found["people killed"].best, found["people killed"].high) == (4, 5)


@pytest.mark.parametrize(
    "aside",
    [
        "In an unrelated shooting, nine people were killed.",
        "Nine people were killed in three separate shootings.",
        "Nine people were killed in Tokyo last week.",
        "Nine people have been killed so far this year.",
    ],
)
def test_what_is_told_of_another_matter_is_no_rival(reader, aside):
    found = figures_of(reader, f"Two people were killed in a fire in Lisbon on Monday.\n\n{aside}")
    assert found["people killed"].best == 2
    assert found["people killed"].high == 2


def test_of_several_told_of_one_by_one_in_one_report_no_number_is_best(reader):
    figure = figures_of(reader, "Nadia Brell was shot and killed. Her neighbour Tomas Orden was shot dead.")[
        "people killed"
    ]
    assert (figure.best, figure.low) == (None, 2)
    assert "no best number" in figure.because[-1]


def test_a_hint_of_a_survivor_breaks_the_silence(reader):
    one = "A man was killed in Port Arden on Monday. A girl is expected to recover."
    two = "A man was killed in Port Arden on Monday, police said."
    assert "people injured (none reported)" not in figures_of(reader, one, two)


def test_who_is_in_danger_may_have_died(reader):
    texts = ("Two people were killed in Port Arden on Monday. A guard is in critical condition.",) * 2
    figure = figures_of(reader, *texts)["people killed"]
    assert (figure.low, figure.best, figure.high) == (2, 2, 3)
    assert any("danger of death" in why for why in figure.because)


def test_a_number_that_leaves_its_noun_out_counts_what_the_number_before_it_counts(reader):
    found = figures_of(
        reader, "Police learned from interviews with about 200 officers that at least 12 fired their guns."
    )
    assert found["officers who fired"].low == 12


def test_two_reports_of_two_matters_are_silent_together(reader):
    one = "Three people were injured when a gunman shot at them in Port Arden on Monday."
    two = "The harbour council of Vell debated a new budget for its library on Monday."
    assert figures_of(reader, one, two)["people killed (none reported)"].best == 0


def test_who_died_is_taken_out_of_the_number_of_all_who_were_hit(reader):
    one = "Five people were wounded in a shooting at the Harbour Club in Port Arden on Monday."
    two = "One person was killed and four people were wounded in a shooting at the Harbour Club in Port Arden."
    hurt = figures_of(reader, one, two)["people injured"]
    assert (hurt.best, hurt.high) == (4, 4)


def test_one_of_them_critically_is_no_further_one(reader):
    found = figures_of(reader, "Two teens were wounded in Port Arden on Monday, one of them critically.")
    assert not any(figure.best == 3 for figure in found.values())


def test_whom_attackers_killed_and_hurt_leaves_the_dead_attacker_out(reader):
    found = figures_of(
        reader,
        "Four people were killed and nine injured by gunmen in Port Arden on Monday. The gunman was killed by police.",
    )
    assert found["people killed (attacker included)"].best == 5


def test_two_more_bodies_are_no_toll_of_their_own(reader):
    toll = figures_of(
        reader,
        "The death toll from the earthquake in Port Arden rose to 10 on Monday. "
        "The bodies of two more victims were found in the village of Vell, Governor Ada Quill said.",
    )["people killed"]
    assert (toll.best, toll.low) == (10, 10)


def test_a_named_victim_is_no_origin_of_a_total(reader):
    day = date(2031, 3, 4)
    texts = (
        "Five people were killed when a ferry sank off Port Arden on Monday, police said.",
        "Five people were killed when a ferry sank off Port Arden on Monday.\n\nPiet Olan was killed, Mara Voss said.",
    )
    reports = tuple(
        Report(f"r{n}", text, f"Outlet {n}", language="en", published=day) for n, text in enumerate(texts, 1)
    )
    case = link_readings(reports, tuple(read_report(report, reader) for report in reports))
    totals = [f for f in weigh_case(case).findings if f.figure and f.figure.best == 5]
    assert totals and all(len(finding.origins) == 1 for finding in totals)


def test_it_goes_on_about_the_quake_of_the_paragraph_before(reader):
    found = figures_of(
        reader,
        "An earthquake killed 10 people in Port Arden on Monday.\n\n"
        "In February 2029 a quake struck the town of Vell.\n\nIt killed 612 people and destroyed the harbour.",
    )
    assert all(value.low != 612 for value in found["people killed"].values)
