"""What does a reader see of a number: what it is said to count, a part or a share as what it comes to?"""

from __future__ import annotations

import pytest
from tests.weigh.test_victims import figures_of

from consilience.weigh import weigh_case


def bounds_of(figure):
    return figure.best, figure.low, figure.high


@pytest.mark.parametrize(
    ("text", "counted", "best"),
    [
        ("Two Port Arden officers were hurt on Monday.", "Port Arden officers injured", None),
        ("The storm flattened seven villages on Monday.", "villages destroyed", 7),
        ("The storm wrecked 30 houses on Monday.", "houses destroyed", 30),
        ("There was major destruction in nine villages on Monday.", "villages destroyed", 9),
        ("As many as 80 people were wounded on Monday.", "people injured", 80),
        ("About 40 people needed shelter. Another 900 are waiting to be housed, he said.", None, None),
        ("Some 100 people are in tents and another 900 are waiting to be housed.", "people waiting to be housed", 900),
        ("It shook Old Harbour, a town of 15,000 people.", "inhabitants of Old Harbour", 15000),
        ("A third of the 300 schools were destroyed on Monday.", "schools destroyed", 100),
        ("Between half and two-thirds of homes were destroyed on Monday.", "homes destroyed", None),
    ],
)
def test_what_is_counted(reader, text, counted, best):
    found = figures_of(reader, text)
    if counted is not None:
        name = next(name for name in found if name.partition(" (")[0] == counted)
        assert best is None or found[name].best == best


def test_a_share_in_words_is_a_range_in_percent(reader):
    figure = figures_of(reader, "Between half and two-thirds of homes were destroyed on Monday.")["homes destroyed"]
    assert (figure.low, figure.high, figure.unit) == (50, 67, "%")


def test_half_of_whom_is_half_of_the_number_before(reader):
    found = figures_of(
        reader, "Some 2,000 people needed shelter, half of whom had been given tents, he said on Monday."
    )
    figure = next(found[name] for name in found if name.startswith("people who had been given tents"))
    assert bounds_of(figure) == (1000, 1000, 1000)
    assert "2,000" in figure.values[0].citation.quote
    assert "half" in figure.values[0].citation.quote


def test_another_value_of_a_measure_needs_no_unit(reader):
    text = "The office put the quake's magnitude at 5.9, but the survey in Port Arden said it was 6.1."
    assert {6.1, 5.9} <= {v.low for f in figures_of(reader, text).values() if f.unit == "magnitude" for v in f.values}


def test_one_of_the_officers_killed_is_no_count_of_one(reader):
    text = "Five officers were killed on Monday. Mara Brell was one of the officers killed. Ten were hurt."
    assert not [figure for figure in figures_of(reader, text).values() if figure.best == 1]


def test_one_of_those_told_of_as_somebody_is_counted(reader):
    text = "Five officers were hurt on Monday. One of the officers was killed."
    assert figures_of(reader, text)["officers killed"].low == 1


def test_the_three_others_are_a_part_of_what_their_report_counts(reader):
    one = "Shots killed five officers and injured seven others on Monday. The three other officers injured are at home."
    two = "Seven officers were injured in the shooting that killed five officers on Monday."
    found = figures_of(reader, one, two)
    assert all(figure.low != 3 for counted, figure in found.items() if "part" not in counted)


def test_bodies_leave_open_who_else_died(reader):
    found = figures_of(reader, "The bodies of three guards were carried out on Monday.")
    assert next(iter(found.values())).values[0].high is None


def test_an_ordinal_counts_what_other_reports_count(reader):
    found = figures_of(
        reader,
        "A strong earthquake hit Port Arden on Monday. At least four aftershocks followed.",
        "The sixth aftershock shook Port Arden after the strong earthquake on Monday.",
    )
    assert found["aftershocks"].best == 6


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        ("had worked for the Arden Police for nine years", "an eight-year Arden Police veteran", True),
        ("served 14 years with the Arden Police", "a 12-year veteran of the Arden Police", True),
        ("had worked for the Arden Police for nine years", "a nine-year Arden Police veteran", False),
        ("served 14 years in the Navy", "a 12-year veteran of the Arden Police", False),
        ("had waited for nine years", "an eight-year veteran of the Arden Police", False),
    ],
)
def test_two_lengths_of_service_of_one_name_are_a_conflict(reader, one, two, conflict):
    first = f"Officer Nadia Brell, who {one}, was killed on Monday."
    second = f"Officer Nadia Brell, {two}, was killed on Monday."
    found = figures_of(reader, first, second)
    assert ("years of service of Nadia Brell" in found) is conflict


def test_what_is_only_ever_one_is_no_figure(reader):
    found = figures_of(reader, "In one video a man is seen at the gate. It works on one level or another.")
    assert not found


def test_the_two_leaders_are_whom_the_report_has_told_of(reader):
    assert not figures_of(reader, "The two leaders met in Port Arden on Monday. The two presidents dined there.")


def test_equal_numbers_of_persons_of_one_country_are_one_figure(reader):
    one = "Prosecutors in Port Arden charged 12 Russian intelligence officers on Monday."
    two = "Prosecutors in Port Arden charged 12 Russian hackers on Monday."
    assert [len(figure.values) for name, figure in figures_of(reader, one, two).items() if "Russian" in name] == [2]


def test_what_several_operations_took_is_not_what_this_one_took(reader):
    one = "The navy found 300 rounds of ammunition on the boat on Monday."
    two = "The navy found 300 rounds of ammunition on Monday. In their five operations so far they took 923 rounds."
    found = figures_of(reader, one, two)
    assert [figure.high for name, figure in found.items() if name.startswith("rounds")] == [300, 923]


def test_what_is_counted_across_a_city_is_another_matter(reader):
    one = "Two people were killed in a fire in Port Arden on Monday."
    two = "Two people were killed in a fire in Port Arden. Nine people were killed across the city since Friday."
    assert figures_of(reader, one, two)["people killed"].high == 2


def test_the_hurt_or_killed_are_casualties(reader):
    found = figures_of(reader, "Eight people were hurt or killed on Monday.")
    assert "people injured" not in found
    assert next(figure.best for name, figure in found.items() if "casualties" in name) == 8


def test_a_number_before_a_long_name_counts_who_belongs_to_it(reader):
    found = figures_of(reader, "Two Port Arden Harbour Board District guards were hurt on Monday.")
    assert [(figure.low, figure.high) for figure in found.values()] == [(2, 2)]


def test_one_later_report_is_no_new_count_of_what_does_not_grow(case, paper):
    early = [paper(f"Report {n}: they found 300 rounds.", day=1) for n in range(3)]
    late = paper("They found 923 rounds.", day=2)
    for report, words in [*((report, "300") for report in early), (late, "923")]:
        report.number(words, int(words), "rounds")
    found = [finding.figure for finding in weigh_case(case(*early, late)).findings if finding.figure]
    assert all(figure.relation != "revised" for figure in found)
