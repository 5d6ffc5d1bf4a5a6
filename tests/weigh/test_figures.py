"""How many? Sentences of reports, and the figure that they come to."""

from __future__ import annotations

import pytest

from consilience.records import Relation, Standing
from consilience.weigh import weigh_case


def figures(case):
    return {finding.figure.counted: finding.figure for finding in weigh_case(case).findings if finding.figure}


def toll(paper, value, text="Flood kills {} people.", counted="people killed", bound="=", **more):
    words = f"at least {value}" if bound == ">=" else str(value)
    report = paper(text.format(words), **more)
    report.number(words, value, counted, bound)
    return report


def test_dead_and_deaths_are_one_figure_and_operations_and_boats_are_two(paper, case):
    one = paper("The raids, at least 19 US operations, have left 76 people dead.")
    one.number("at least 19", 19, "US operations", ">=")
    one.number("76", 76, "people dead")
    two = paper("This led to at least 20 boats destroyed and 76 deaths.")
    two.number("at least 20", 20, "boats destroyed", ">=")
    two.number("76", 76, "deaths")
    found = figures(case(one, two))
    dead = found["people killed"]
    assert (dead.best, dead.low, dead.high, dead.relation) == (76, 76, 76, Relation.AGREE)
    assert {value.citation.span.report for value in dead.values} == {"r1", "r2"}
    for counted, number in (("US operations", 19), ("boats destroyed", 20)):
        assert (found[counted].low, found[counted].high) == (number, None)
        assert found[counted].relation is Relation.DIFFERENT_MEASURE
        assert found[counted].standing is Standing.SINGLE_SOURCE


@pytest.mark.parametrize(
    ("first", "second", "relation", "best", "low", "high"),
    [
        ((3, "=", 1), (3, "=", 1), Relation.AGREE, 3, 3, 3),
        ((19, ">=", 1), (20, "=", 1), Relation.COMPATIBLE, 20, 19, 20),
        ((3, "=", 1), (10, "=", 2), Relation.REVISED, 10, 3, 10),
        ((12, "=", 1), (9, "=", 3), Relation.REVISED, 9, 9, 12),
        ((12, "=", 2), (9, "=", 2), Relation.REVISED, 12, 9, 12),
        ((600, "=", 1), (612, "=", 1), Relation.COMPATIBLE, 612, 600, 612),
    ],
)
def test_two_values_of_one_toll(paper, case, first, second, relation, best, low, high):
    one = toll(paper, first[0], bound=first[1], day=first[2])
    two = toll(paper, second[0], bound=second[1], day=second[2])
    figure = figures(case(one, two))["people killed"]
    assert (figure.relation, figure.best, figure.low, figure.high) == (relation, best, low, high)


def test_the_conservative_count_is_the_lowest_that_still_holds(paper, case):
    reports = [toll(paper, 12, day=2), toll(paper, 12, day=2), toll(paper, 9, day=2)]
    figure = figures(case(*reports))["people killed"]
    assert (figure.best, figure.conservative) == (12, 9)


def test_a_report_that_gives_the_old_and_the_new_toll_revises_it(paper, case):
    one = paper("The death toll rose to 14, up from 9 people killed on Monday.", day=2)
    one.number("14", 14, "deaths")
    one.number("9", 9, "people killed")
    figure = figures(case(one))["people killed"]
    assert (figure.relation, figure.best, figure.low, figure.high) == (Relation.REVISED, 14, 9, 14)


def test_a_toll_that_rose_and_was_lowered_later_ends_at_the_last_count(paper, case):
    one = toll(paper, 14, bound=">=", day=12)
    two = toll(paper, 23, "The toll rose to {} people killed.", day=13)
    three = toll(paper, 21, day=16)
    figure = figures(case(one, two, three))["people killed"]
    assert (figure.relation, figure.best, figure.low, figure.high) == (Relation.REVISED, 21, 14, 23)


def test_a_part_is_no_rival_of_the_whole(paper, case):
    one = paper("The flood killed 76 people, 12 of them children.")
    one.number("76", 76, "people killed")
    one.number("12", 12, "children killed")
    found = figures(case(one))
    assert found["people killed"].best == 76
    assert found["children killed (part of a larger count)"].best == 12


def test_some_of_the_wounded_are_not_the_wounded(paper, case):
    one = paper("Of those hurt, 30 of the 80 wounded remained in hospital.")
    one.number("30", 30, "wounded")
    one.number("80", 80, "wounded")
    two = toll(paper, 80, "The quake injured {}.", "people injured")
    figure = figures(case(one, two))["people injured"]
    assert (figure.best, figure.low, figure.high) == (80, 80, 80)


def test_a_toll_of_years_ago_is_another_figure(paper, case):
    one = toll(paper, 4, day=20)
    two = paper("A storm in 2012 killed 300 people.", day=20)
    from datetime import date

    two.time("2012", date(2012, 1, 1), date(2012, 12, 31))
    two.number("300", 300, "people killed")
    found = sorted((f.figure.low, f.figure.best) for f in weigh_case(case(one, two)).findings if f.figure)
    assert found == [(4, 4), (300, None)]


def test_a_feared_toll_is_no_toll(paper, case):
    one = toll(paper, 4)
    two = paper("The dam could break and kill 900 people.")
    two.event("kill", "The dam could break and kill 900 people", stance="possible", quantities=[0])
    two.number("900", 900, "people killed")
    found = [(f.figure.low, f.figure.best, f.figure.scope) for f in weigh_case(case(one, two)).findings if f.figure]
    assert sorted(found) == [(4, 4, ""), (900, None, "possible")]


def test_a_corrected_version_replaces_the_first(paper, case):
    one = toll(paper, 40, id="first", day=2)
    two = toll(paper, 14, id="second", revises="first", day=2)
    figure = figures(case(one, two))["people killed"]
    assert (figure.best, figure.high, figure.relation) == (14, 14, Relation.AGREE)


def test_copies_count_once_but_stay_listed(paper, case):
    from consilience.records import Copy

    reports = [toll(paper, 7, outlet="Daily A", id="a"), toll(paper, 7, outlet="Daily B", id="b")]
    weighed = weigh_case(case(*reports, copies=[Copy(("a", "b"), "near", "same text")]))
    finding = next(f for f in weighed.findings if f.figure)
    assert (finding.standing, len(finding.origins), len(finding.figure.values)) == (Standing.SINGLE_SOURCE, 1, 2)
    assert len({origin for _, origin in weighed.origins}) == 1


def test_ages_and_scores_are_no_figures(paper, case):
    from dataclasses import replace

    one = paper("The man, 54, saw the match end 3-1.")
    one.number("54", 54, "years")
    one.quantities[0] = replace(one.quantities[0], kind="age")
    assert not figures(case(one))
