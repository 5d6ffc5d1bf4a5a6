"""On which day a feast fell: days that almanacs give, and laws of the moon's calendars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.read.festivals import feast, hebrew_in, hijri_in
from consilience.rules import rows


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", date(2025, 12, 25)),
        ("11/4/4", date(2025, 11, 27)),
        ("easter-2", date(2024, 3, 29)),
        ("orthodox", date(2024, 5, 5)),
        ("hebrew 7/10", date(2023, 9, 25)),
        ("hebrew 1/15 x8", date(2024, 4, 23)),
        ("hebrew 9/25 x8", date(2023, 12, 8)),
        ("table lunar", date(2024, 2, 10)),
        ("table diwali", date(2025, 10, 20)),
    ],
)
def test_feast_falls_on_the_day_of_the_almanac(rule: str, day: date) -> None:
    found = feast(rule, day.year)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("hijri 9/1 x30", date(2024, 3, 11)),
        ("hijri 10/1 x3", date(2023, 4, 21)),
        ("hijri 12/10 x4", date(2024, 6, 16)),
        ("hijri 1/10", date(2024, 7, 16)),
    ],
)
def test_feast_by_the_sighted_moon_lies_within_its_interval(rule: str, day: date) -> None:
    found = feast(rule, day.year)
    assert found is not None
    assert found.earliest <= day <= found.latest
    assert abs((found.day - day).days) <= 1


def test_every_rule_of_the_table_gives_a_day_this_century() -> None:
    for row in rows("en", "holidays"):
        assert feast(row["rule"], 2024) is not None, row


@given(year=st.integers(1, 9998), month=st.integers(1, 12), day=st.integers(1, 29))
def test_any_year_has_at_most_its_own_days(year: int, month: int, day: int) -> None:
    found = hijri_in(year, month, day)
    assert found is None or found.year == year
    other = hebrew_in(year, month, day)
    assert other is None or abs(other.year - year) <= 1
