"""How like is one report to others, in words, in names and in time?"""

from __future__ import annotations

from datetime import date

from consilience.link.comparison import compare
from consilience.link.datings import find_dating
from consilience.link.profiles import Profile, profile_of
from consilience.link.terms import find_terms
from consilience.records import Report

from .conftest import HARBOUR, SENATE, VALLEY

DAY = date(2024, 3, 4)


def profile(text: str) -> Profile:
    report = Report("r", text, language="en", published=DAY)
    return profile_of(find_terms(report, None), find_dating(report, None))


def test_a_line_that_names_the_same_in_other_words_is_alike() -> None:
    mine = profile("At quay: Ilse Varga of Port Sallo on Amber Dawn, Teodora.")
    harbour, valley = compare(mine, [profile(HARBOUR), profile(VALLEY)])
    assert harbour > 0.13
    assert valley == 0


def test_words_alone_make_no_two_reports_alike() -> None:
    assert compare(profile("two freighters collided in thick fog"), [profile(SENATE)])[0] == 0


def test_likeness_is_the_same_from_either_side() -> None:
    short, long = profile("Ilse Varga: the Teodora lies at the mouth of Port Sallo."), profile(HARBOUR)
    assert abs(compare(short, [long])[0] - compare(long, [short])[0]) < 0.05


def test_nothing_to_compare_with_is_no_likeness() -> None:
    assert len(compare(profile(HARBOUR), [])) == 0
