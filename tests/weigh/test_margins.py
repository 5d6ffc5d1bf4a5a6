"""What do the reports leave open about a toll? Reports of one event, and the range and the best number they come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Figure, Report
from consilience.weigh import weigh_case
from consilience.weigh.figures.leads import headed

DAY = date(2031, 3, 4)


def figures_of(reader, *reports: tuple[str, str]) -> dict[str, Figure]:
    """Read titles and texts as reports of one story and return its figures by what they count, those with a best first.

    The reports are put into one story: what link makes of two lines is not the question here.
    """
    given = tuple(
        Report(f"r{n}", text, f"Outlet {n}", title=title, language="en", published=DAY)
        for n, (title, text) in enumerate(reports, 1)
    )
    case = link_readings(given, tuple(read_report(report, reader) for report in given))
    case = replace(case, stories=(tuple(report.id for report in given),))
    findings = [f.figure for f in weigh_case(case).findings if f.figure]
    return {figure.counted: figure for figure in sorted(findings, key=lambda figure: figure.best is not None)}


ATTACK = "A gunman shot at people in the harbour of Port Olan on Monday. Police said a woman was hurt."


def test_what_one_report_alone_gives_is_a_little_open_where_others_tell_of_the_same_harm(reader):
    figure = figures_of(reader, ("", "Four people were injured in a shooting in Port Olan on Monday."), ("", ATTACK))[
        "people injured"
    ]
    assert (figure.best, figure.low <= 3, figure.high) == (4, True, 5)


def test_many_victims_of_whom_one_report_alone_tells_are_not_settled(reader):
    figure = figures_of(
        reader, ("", "Fifteen people were injured in a shooting in Port Olan on Monday."), ("", ATTACK)
    )["people injured"]
    assert figure.best is None
    assert "one report alone gives so many" in figure.because[-1]


def test_two_reports_that_agree_leave_nothing_open(reader):
    line = "Four people were injured in a shooting in Port Olan on Monday."
    figure = figures_of(reader, ("", line), ("", f"{line} Police closed the harbour."))["people injured"]
    assert (figure.best, figure.low, figure.high) == (4, 4, 4)


def test_the_range_reaches_what_a_headline_gives(reader):
    text = "Three people were injured in a fire in Port Olan on Monday."
    assert figures_of(reader, ("5 injured in harbour fire", text))["people injured"].high == 5


def test_the_range_does_not_reach_a_headline_that_adds_up_other_incidents(reader):
    text = "Three people were injured in a fire in Port Olan on Monday."
    assert figures_of(reader, ("27 injured in weekend fires", text))["people injured"].high == 3


def test_one_of_the_hurt_who_died_lowers_the_low(reader):
    text = "Three people were injured in the blast, including a cook who later died. One person was killed."
    assert figures_of(reader, ("", text))["people injured"].low == 2


def test_a_title_that_tells_of_somebody_hurt_breaks_the_silence(reader):
    text = "A man was shot and killed in Port Olan on Monday. Police said the man was shot near the harbour."
    twin = "A man was killed in a shooting in Port Olan on Monday, police said."
    silent = figures_of(reader, ("Man shot dead", text), ("Man shot dead in harbour", twin))
    hinted = figures_of(reader, ("Man dead, child injured", text), ("Man shot dead in harbour", twin))
    assert silent["people injured (none reported)"].best == 0
    assert "people injured (none reported)" not in hinted


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("2 dead, 4 hurt in harbour blast", {("killed", 2), ("injured", 4)}),
        ("6-year-old hurt in fall", set()),
        ("Girl, 6, killed by tram", set()),
        ("Two men in their 20s hurt", {("injured", 2)}),
        ("Three hurt at 10 p.m. blast", {("injured", 3)}),
    ],
)
def test_ages_and_hours_of_a_headline_count_nobody(reader, title, numbers):
    report = Report("r1", "A blast.", title=title, language="en")
    assert headed(report, read_report(report, reader)) == numbers


def test_a_dog_is_nobody(reader):
    found = figures_of(reader, ("", "The gun went off and injured two of the family dogs in Port Olan on Monday."))
    assert not any("injured" in counted and figure.best for counted, figure in found.items())


def test_other_incidents_of_a_round_up_are_another_matter(reader):
    plain = (
        "Two killed in Mill Quarter shooting",
        "Two people were killed in a shooting in the Mill Quarter of Port Olan on Friday. Tomas Orden saw it.",
    )
    roundup = (
        "9 killed in weekend shootings across Port Olan",
        "Nine people were killed in weekend shootings across Port Olan.\n\n"
        "Two people were killed in the Mill Quarter on Friday.\n\n"
        "Four people were killed near Gannet Lane in Port Olan on Saturday.",
    )
    figure = figures_of(reader, plain, roundup)["people killed"]
    assert (figure.best, figure.high) == (2, 2)


def test_persons_of_a_sum_are_printed(reader):
    """Five is in no word of the quote, and other numbers stand beside the parts."""
    figure = figures_of(reader, ("", "Three men and two women were injured at 11 p.m. on 4 March in Port Olan."))[
        "people injured"
    ]
    assert figure.best == 5
    assert all(value.reckoned for value in figure.values)
