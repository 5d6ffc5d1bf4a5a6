"""How many? Sentences of reports, and the figure that they come to."""

from __future__ import annotations

from datetime import date

import pytest

from consilience.records import Citation, Place, Relation, Span, Standing
from consilience.weigh import weigh_case
from consilience.weigh.figures.reconcile import Value, reconcile
from consilience.weigh.origins.lineage import Assertion


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
        ((12, "=", 1), (9, "=", 3), Relation.REVISED, None, 9, 12),
        ((72, "=", 1), (69, "=", 3), Relation.REVISED, 69, 69, 72),
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


@pytest.mark.parametrize(
    ("values", "relation"),
    [
        (((50, "=", 1), (70, "=", 1), (80, "=", 2)), Relation.REVISED),  # it rises within a day and from day to day
        (((12, "=", 1), (12, "=", 1), (9, "=", 3)), Relation.CONFLICT),  # one later report counts fewer than two before
        (((12, "=", 1), (9, "=", 1), (9, "=", 3)), Relation.REVISED),
        (((600, "=", 1), (612, "=", 9)), Relation.COMPATIBLE),  # 600 is rounded
        (((26000, ">", 1), (31000, ">", 2)), Relation.REVISED),  # more than 26,000 is not 31,000
        (((300, ">=", 1), (310, ">=", 2)), Relation.COMPATIBLE),
    ],
)
def test_how_values_of_a_toll_stand_to_one_another(paper, case, values, relation):
    reports = [toll(paper, number, bound=bound, day=day) for number, bound, day in values]
    assert figures(case(*reports))["people killed"].relation is relation


def test_two_magnitudes_of_one_day_are_a_conflict_for_they_do_not_grow(paper, case):
    reports = []
    for value in (5.9, 6.1):
        report = paper(f"The quake had a magnitude of {value}.", day=1)
        report.number(str(value), value, "magnitude", unit="magnitude")
        reports.append(report)
    assert figures(case(*reports))["magnitude"].relation is Relation.CONFLICT


def test_where_reports_are_divided_over_what_is_no_harm_nothing_is_best(paper, case):
    told = (5.9, 5.9, 5.9, 6.1, 6.1)
    papers = [toll(paper, v, "Magnitude of {} told.", counted="magnitude", day=4) for v in told]
    found = figures(case(*papers))["magnitude"]
    assert (found.best, found.low, found.high, found.left_open) == (None, 5.9, 6.1, "the reports are divided")
    agreed = [toll(paper, v, "Magnitude of {} told.", counted="magnitude", day=4) for v in (5.9, 5.9, 5.9, 6.1)]
    assert figures(case(*agreed))["magnitude"].best == 5.9


def test_the_toll_of_another_land_is_another_figure(paper, case):
    calm = " ".join(f"Street {name} is calm." for name in ("A", "B", "C", "D", "E", "F", "G"))
    one = paper(f"A quake killed 10 people in Vesta. {calm} Nine people died in a quake in eastern Kestria.", day=4)
    one.number("10", 10, "people killed")
    one.number("Nine", 9, "people died")
    for land, code in (("Vesta", "VS"), ("Kestria", "KS")):
        one.places.append(Place(one.at(land), land, None, 1.0, 1.0, code, "country"))
    found = [finding.figure for finding in weigh_case(case(one)).findings if finding.figure]
    assert {(figure.scope, figure.low) for figure in found} == {("Vesta", 10), ("Kestria", 9)}


def test_shares_of_two_things_only_look_alike(paper, case):
    one = paper("Some 40 to 70 percent of the bridges were destroyed.")
    two = paper("Some 50 to 80 percent of the works were destroyed.")
    for report, words, low, high, what in ((one, "40 to 70", 40, 70, "bridges"), (two, "50 to 80", 50, 80, "works")):
        from consilience.records import Quantity

        span = report.at(f"{words} percent")
        report.quantities.append(Quantity(span, None, low, high, "=", None, f"{what} destroyed", kind="percent"))
    relations = {figure.relation for figure in figures(case(one, two)).values()}
    assert relations == {Relation.DIFFERENT_MEASURE}


@pytest.mark.parametrize(
    ("text", "words", "value", "counted"),
    [
        ("A painter dies at 96.", "96", 96, "people killed"),
        ("Back to the gallery: photo 3 of 8, two boats.", "3", 3, "people killed"),
        ("She had 9 stab wounds.", "9", 9, "people injured"),
        ("He faces 3 counts of murder.", "3", 3, "people killed"),
        ("There were 4 guests who were not hurt.", "4", 4, "people injured"),
        ("A father of 3 was killed.", "3", 3, "people killed"),
    ],
)
def test_what_is_no_count_of_people(paper, case, text, words, value, counted):
    report = paper(text)
    report.number(words, value, counted)
    assert counted not in figures(case(report))


def test_the_headline_names_the_count_of_a_report(paper, case):
    from dataclasses import replace

    from consilience.records import Case

    one = paper("Police said 4 people died. A witness spoke of 6 people killed.")
    one.says("Police", "said", "4 people died")
    one.number("4", 4, "people died")
    one.number("6", 6, "people killed")
    two = toll(paper, 6)
    told: Case = case(one, two)
    told = replace(told, reports=(replace(told.reports[0], title="6 dead in harbour fire"), *told.reports[1:]))
    assert figures(told)["people killed"].best == 6


def test_a_copy_changes_no_number(paper, case):
    from consilience.records import Copy

    reports = [toll(paper, 7, day=1, id="a"), toll(paper, 9, day=2, id="b")]
    before = figures(case(*reports))["people killed"]
    twins = [toll(paper, 9, day=4, id="c"), toll(paper, 7, day=5, id="d")]
    copies = [Copy(("b", "c"), "near", "same text"), Copy(("a", "d"), "near", "same text")]
    after = figures(case(*reports, *twins, copies=copies))["people killed"]
    assert (after.best, after.low, after.high) == (before.best, before.low, before.high)


def test_what_is_over_since_years_is_not_counted_anew():
    """Two reports of these days that differ about it contradict each other; neither brings a later count."""

    def value(number, day, *, settled):
        said = Assertion(Citation(Span(f"r{day}", 0, 1), ""), frozenset(), "", recorded=False, group=f"r{day}")
        return Value(number, number, "=", date(2031, 3, day), "plain", said, settled=settled)

    for settled, relation in ((False, Relation.REVISED), (True, Relation.CONFLICT)):
        values = [value(number, day, settled=settled) for number, day in ((2_611, 3), (3_112, 4))]
        assert reconcile(values).relation is relation
