"""Bad input: what the calendar, the clock or arithmetic cannot hold is set aside by name, never read as something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from benchmarks.laws import broken_laws

from consilience.records import Reading

PUBLISHED = date(2024, 3, 12)
Read = Callable[..., Reading]


def words(reading: Reading, *, of: str) -> list[str]:
    return [reading.text[record.span.start : record.span.end] for record in getattr(reading, of)]


def set_aside(reading: Reading) -> list[str]:
    return [reading.text[p.span.start : p.span.end] for p in reading.problems if p.span is not None]


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("The army left on 31 February.", "31 February"),
        ("The army left on February 31.", "February 31"),
        ("The army left on Nov. 31, 2025.", "Nov. 31, 2025"),
        ("The army left on 31 November.", "31 November"),
        ("The army left by 32 May.", "32 May"),
        ("The army left on February 29, 2023.", "February 29, 2023"),
        ("The army left on 99/99/9999.", "99/99/9999"),
        ("The army left on 30/02/2024.", "30/02/2024"),
        ("The army left on 2024-13-45.", "2024-13-45"),
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_a_problem_and_no_time(read: Read, text: str, impossible: str) -> None:
    reading = read(text, PUBLISHED)
    assert (words(reading, of="times"), words(reading, of="quantities")) == ([], [])
    assert set_aside(reading) == [impossible]
    assert reading.problems[0].stage == "read.times"
    assert not broken_laws(reading)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("9" * 400 + " people were killed.", "9" * 400, id="400 digits"),
        pytest.param("They lost $" + "9" * 400 + " in a day.", "9" * 400, id="400 digits of money"),
        pytest.param("1" + ",000" * 100 + " people were killed.", "1" + ",000" * 100, id="400 digits in groups"),
        pytest.param("٩" * 30 + " people were killed.", "٩" * 30, id="Arabic digits"),
        pytest.param("1" + " million" * 60 + " were killed.", "1" + " million" * 60, id="1 million million ..."),
        pytest.param("One" + " trillion" * 4 + " died.", "One" + " trillion" * 4, id="one trillion trillion ..."),
    ],
)
def test_a_number_beyond_all_counting_is_a_problem_and_no_quantity(read: Read, text: str, number: str) -> None:
    reading = read(text, PUBLISHED)
    assert words(reading, of="quantities") == []
    assert set_aside(reading) == [number]
    assert not broken_laws(reading)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A thousand million people watched.", 1e9),
        ("One million million people watched.", 1e12),
        ("Two hundred thousand million people watched.", 2e11),
        ("1 million million people watched.", 1e12),
    ],
)
def test_a_scale_behind_a_scale_multiplies(read: Read, text: str, value: float) -> None:
    assert [quantity.value for quantity in read(text, PUBLISHED).quantities] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The army left a trillion centuries ago.",
        "It lasted 99999999999999999 years, or 400 decades.",
        "It was 9999999 years ago; 99999999999999 days ago; 3 million years ago.",
        "In the year 0, the year 10000 and the year 99999 it fell.",
        "The 0th century, the 99th century and the 1000th century BC.",
        "In 3000 BC, 44 B.C. and A.D. 70 it fell.",
        "Q5 2024, Q0 2024, H3 2024, W99 and W54 2024.",
        "July 4 to 99, July 4-99, July 31-1, from May to February 31 to 99 June.",
        "Christmas 0000; Easter 99999; Easter 1; Ramadan 1.",
        "At 25:61 on Tuesday, at 4:99 p.m., at 13 p.m., at 0 a.m., at 9999 GMT.",
        "12/12/12/12/12 and 1/2/3 and 10:30:30:30 and 192.168.0.1 and 1,2,3,4 and 1,,000.",
        "On 9/9/9999 and 31.12.9999 and 9999-12-31 and 0001-01-01 it left.",
        "A bullet list: -38-year -8-decade −4-day.",
        "100% of 1000% of 1e400% of 10^400 people.",
        "NaN people, inf people, infinity people, 1e999 people, 0x14 people, 1_000 people.",
        "Fewer than dozens, at most scores, < several, over a few were hurt.",
        "They paid 3rm, RM3, 3rmb, $-5 million, $--5, $5- and $.",
        "14−" + "9" * 93 + " people were killed.",
        "between 10 and 5 people; 20-10 people; from 9 to 3 people; at least at most 5 people.",
        "٣٤ people were killed on ٣ مايو ٢٠٢٤; ３４ on May ３, ２０２４; १४ and ²³ and Ⅷ and ①② people.",
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, date(1, 1, 1), date(9999, 12, 31), None])
def test_odd_numbers_and_dates_break_no_law(read: Read, text: str, published: date | None) -> None:
    assert not broken_laws(read(text, published))


@pytest.mark.parametrize(
    ("text", "place", "day", "count"),
    [
        ("\u202eThe army left Lisbon on 3 May with 14 men.\u202c", "Lisbon", "3 May", "14"),
        ("قُتل 14 شخصا في Lisbon on 3 May 2024 said الجيش.", "Lisbon", "3 May 2024", "14"),
        ("Армия said 14 men left Lisbon on 3 May 2024 军队.", "Lisbon", "3 May 2024", "14"),
        ("((((((14)))))) men left ((((Lisbon)))) on ((3 May)).", "Lisbon", "3 May", "14"),
        ("The army\u200b left Lisbon on 3 May\u200b with 14 men\ufeff.", "Lisbon", "3 May", "14"),
        ("The army \ud800 left Lisbon on 3 May \x00 with 14 men \udfff.", "Lisbon", "3 May", "14"),
    ],
    ids=["right to left marks", "Arabic and English", "three scripts", "nested brackets", "no width", "half letters"],
)
def test_mixed_scripts_and_marks_hide_nothing(read: Read, text: str, place: str, day: str, count: str) -> None:
    reading = read(text, PUBLISHED)
    assert place in words(reading, of="places")
    assert day in words(reading, of="times")
    assert count in words(reading, of="quantities")
    assert not [fault for fault in broken_laws(reading) if "JSON" not in fault]
