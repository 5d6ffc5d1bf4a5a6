"""Pages that are published anew: a text, the later day that it is given, and the day that a weekday in it means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.read.parser import Parser
from consilience.read.times import find_times
from consilience.read.times_written import find_written
from consilience.records import Reading, Report

MARCH = date(2026, 3, 24)

OLDER = [
    (
        "a day written whole opens the news, and its weekday is told again",
        "Officers run for cover after shots were fired on Thursday, November 13, 2025. (Photo: Sallo News)\n\n"
        "The gunman who fired on a rally Thursday has been named.\n\n"
        "The rally was called after a death on November 11. A nurse was sent home Friday evening.\n\n"
        "The shooting was the worst in the town since Sept. 11, 2001.",
        {"Thursday": "2025-11-13", "Friday evening": "2025-11-14TEV"},
    ),
    (
        "a stamp at the head of the page",
        "Updated: 11/26/2025 11:53 AM\n\nCreated: 11/25/2025 4:15 PM\n\n"
        "Police have named four men who were arrested Monday night in Port Sallo.",
        {"Monday night": "2025-11-24TNI"},
    ),
    (
        "a stamp that closes its paragraph counts for that paragraph",
        "A bridge fell on Tuesday, as our reporter saw. (Published Thursday, Jan. 15, 2026)\n\n"
        "The mayor resigned on Friday, her office said.",
        {"Tuesday": "2026-01-13", "Friday": "2026-03-20"},
    ),
]
OF_ITS_DAY = [
    (
        "a trial: other days stand between the deed and publication",
        "A man is led to court on Wednesday, September 2, 2025. (Photo: Sallo News)\n\n"
        "Witnesses were heard Wednesday in the trial over a shooting on June 11, 2025.",
        {"Wednesday": "2026-03-18"},
    ),
    (
        "an anniversary: the report looks back",
        "The tower fell on Thursday, November 13, 2025, two months ago by the town's count of grief; "
        "the anniversary was kept on November 14, 2025.\n\nHundreds walked through Port Sallo on Thursday.",
        {"Thursday": "2026-03-19"},
    ),
    (
        "the weekday of the deed is not told again",
        "Two guards died in the court on Monday, July 14, 2025. (Photo: Sallo News)\n\n"
        "A report on the shooting of July 14, 2025 was published Wednesday.",
        {"Wednesday": "2026-03-18"},
    ),
    (
        "the deed is told behind the news",
        "A jury convicted a soldier on Tuesday.\n\nHe shot two men on Tuesday, October 7, 2025, near the port. "
        "They were found on October 8, 2025.",
        {"Tuesday": "2026-03-24"},
    ),
    (
        "a stamp of the day before publication",
        "Posted: March 23, 2026\n\nPolice arrested a man on Monday in Port Sallo.",
        {"Monday": "2026-03-23"},
    ),
    (
        "a page that was changed after it was published",
        "Posted: March 24, 2026 Updated: May 2, 2026\n\nPolice arrested a man on Monday in Port Sallo.",
        {"Monday": "2026-03-23"},
    ),
]


def _values(reading: Reading) -> dict[str, str]:
    """Give for each expression its value; of two alike the last counts."""
    return {reading.text[time.span.start : time.span.end]: time.value for time in reading.times}


@pytest.mark.parametrize(("case", "text", "wanted"), OLDER + OF_ITS_DAY, ids=[case for case, *_ in OLDER + OF_ITS_DAY])
def test_weekday_is_counted_from_the_day_on_which_the_text_was_written(
    read: Callable[..., Reading], case: str, text: str, wanted: dict[str, str]
) -> None:
    values = _values(read(text, MARCH))
    assert {words: values[words] for words in wanted} == wanted


def test_an_hour_of_which_no_day_is_told_may_be_of_the_day_before(read: Callable[..., Reading]) -> None:
    (struck,) = read("The storm struck at 4 a.m. and was felt inland.", MARCH).times
    assert (struck.value, struck.earliest, struck.latest) == ("2026-03-24T04:00", MARCH - timedelta(1), MARCH)
    (begins,) = read("The talks will begin at 4 p.m. in the capital.", MARCH).times
    assert begins.earliest == begins.latest == MARCH


def test_the_day_of_a_stamp_is_not_the_day_of_an_hour_below_it(read: Callable[..., Reading]) -> None:
    reading = read(
        "Last Updated: Tuesday, 24 March 2026, 02:24 GMT\n\nThe quake, which struck at 1353 (1023 GMT), was felt here."
    )
    hour = next(t for t in reading.times if reading.text[t.span.start : t.span.end] == "1353")
    assert (hour.earliest, hour.latest) == (MARCH - timedelta(1), MARCH)


def test_that_night_is_not_the_night_of_writing(read: Callable[..., Reading]) -> None:
    text = "She was hurt on July 7, 2025. On this Thanksgiving she has guests. He was one of four to die that night."
    assert _values(read(text, date(2025, 11, 28)))["that night"] == "2025-07-07TNI"


@pytest.mark.parametrize(
    ("text", "years"),
    [("He fell about 2000ft from the ridge.", 0), ("She died in fall.", 0), ("In fall 2010 it shut.", 1)],
)
def test_a_length_is_no_year_and_a_fall_no_season(read: Callable[..., Reading], text: str, years: int) -> None:
    assert len(read(text, MARCH).times) == years


@settings(max_examples=25, deadline=None)
@given(day=st.dates(date(2000, 1, 1), date(2030, 1, 1)), later=st.integers(0, 900), stamp=st.booleans())
def test_a_report_is_never_written_after_its_publication(parser: Parser, day: date, later: int, stamp: bool) -> None:
    written = f"{day:%A, %B} {day.day}, {day.year}"
    text = f"Created: {written}\n\nIt rained." if stamp else f"It rained on {written}.\n\nIt rained on {day:%A}, too."
    published = day + timedelta(later)
    syntax = parser.parse(Report("r", text, language="en", published=published))
    times, _ = find_times(syntax, published)
    assert find_written(syntax, times, published).day <= published
