"""How near do two reports lie in time, by what they say of it?"""

from __future__ import annotations

from datetime import date

from consilience.link.datings import LATE, OTHER_DAYS, Dating, find_dating, nearness
from consilience.records import Block, BlockKind, Reading, Report, Span, Time


def dating(published: date | None, *values: str) -> Dating:
    times = tuple(Time(Span("r", number, number + 1), "DATE", value) for number, value in enumerate(values))
    return find_dating(Report("r", "x" * 20, published=published), Reading("r", times=times, text="x" * 20))


def test_a_trial_years_later_that_names_the_day_is_near_the_first_report() -> None:
    first = dating(date(2023, 5, 2), "2023-05-01")
    trial = dating(date(2025, 2, 10), "2025-02-10", "2023-05-01")
    other = dating(date(2025, 2, 10), "2025-02-10", "2023-06-11")
    assert nearness(first, trial) > 1.5 * nearness(first, other)


def test_two_fresh_reports_of_two_days_are_less_near_than_two_that_name_no_day() -> None:
    monday, friday = date(2024, 3, 4), date(2024, 3, 8)
    silent = nearness(dating(monday), dating(friday))
    assert nearness(dating(monday, "2024-03-04"), dating(friday, "2024-03-08")) == silent * OTHER_DAYS


def test_a_weekday_without_a_date_agrees_with_the_day_it_may_be() -> None:
    undated, thursday = dating(None, "XXXX-WXX-4"), dating(date(2024, 3, 8), "2024-03-07")
    assert nearness(undated, thursday) > nearness(dating(None, "XXXX-WXX-1"), thursday)


def test_an_undated_report_of_other_years_is_far() -> None:
    dated = dating(date(2024, 3, 8))
    assert (
        nearness(dating(None, "2019"), dated) < nearness(dating(None), dated) == nearness(dating(None, "2023"), dated)
    )


def test_time_leaves_something_and_no_date_harms_nothing() -> None:
    assert nearness(dating(date(1990, 1, 1)), dating(date(2024, 1, 1))) >= LATE
    assert dating(None, "XXXX-WXX-9", "2024-02-31", "PRESENT_REF", "P3D").days == ()


def test_the_day_in_a_byline_is_no_day_told_of() -> None:
    text = "By Ann Orl, March 4, 2024\n\nShips left."
    byline = Block(Span("r", 0, 25), BlockKind.BYLINE)
    times = (Time(Span("r", 12, 25), "DATE", "2024-03-04"),)
    assert find_dating(Report("r", text), Reading("r", blocks=(byline,), times=times, text=text)).days == ()
