"""When: a sentence, the day it was published, and the expressions that must be found in it with their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.read.anchors import easter, holiday
from consilience.read.calendar import days_of
from consilience.read.parser import Parser
from consilience.read.syntax import Syntax
from consilience.read.times import find_published, find_times
from consilience.read.times_home import UNKNOWN, Home
from consilience.records import Reading, Report, Time

TUESDAY = date(2025, 11, 11)

PLACED = [
    # weekdays, by the tense of their clause
    ("On Tuesday the minister denied the request.", [("Tuesday", "DATE", "2025-11-11")]),
    ("On Friday the minister denied the request.", [("Friday", "DATE", "2025-11-07")]),
    ("The ministers will meet on Friday in Port Sallo.", [("Friday", "DATE", "2025-11-14")]),
    ("The drill will extend until this Wednesday.", [("this Wednesday", "DATE", "2025-11-12")]),
    ("The court ruled last Friday.", [("last Friday", "DATE", "2025-11-07")]),
    ("The trial starts next Thursday.", [("next Thursday", "DATE", "2025-11-20")]),
    # parts of the day and hours
    ("The march began at 4 a.m. near the port.", [("4 a.m.", "TIME", "2025-11-11T04:00")]),
    ("In the early hours of Tuesday, troops moved.", [("the early hours of Tuesday", "TIME", "2025-11-11TMO")]),
    ("Shots were heard on Monday night.", [("Monday night", "TIME", "2025-11-10TNI")]),
    (
        "The blast was heard at 0400 GMT on Monday.",
        [("0400 GMT", "TIME", "2025-11-10T04:00Z"), ("Monday", "DATE", "2025-11-10")],
    ),
    ("He left last night.", [("last night", "TIME", "2025-11-10TNI")]),
    # weeks, months, years
    ("The envoy arrived earlier this week.", [("earlier this week", "DATE", "2025-W46")]),
    ("The ministry admitted it last week.", [("last week", "DATE", "2025-W45")]),
    ("The zones were set up a month ago.", [("a month ago", "DATE", "2025-10")]),
    ("The accord was signed in May.", [("May", "DATE", "2025-05")]),
    ("Elections are scheduled for December.", [("December", "DATE", "2025-12")]),
    ("Prices fell last year.", [("last year", "DATE", "2024")]),
    ("The fleet will sail by the end of the year.", [("the end of the year", "DATE", "2025")]),
    # dates
    ("The pact was signed on May 3, 2024.", [("May 3, 2024", "DATE", "2024-05-03")]),
    ("The pact was signed on 3 May 2024.", [("3 May 2024", "DATE", "2024-05-03")]),
    ("The truce expires on Nov. 30.", [("Nov. 30", "DATE", "2025-11-30")]),
    (
        "Talks ran between January 3 and January 5, 2025.",
        [("January 3", "DATE", "2025-01-03"), ("January 5, 2025", "DATE", "2025-01-05")],
    ),
    ("The form of 2025-11-09 was lost.", [("2025-11-09", "DATE", "2025-11-09")]),
    # quarters, decades, seasons, holidays
    ("Output fell in the third quarter.", [("the third quarter", "DATE", "2025-Q3")]),
    ("The law dates from the 1990s.", [("the 1990s", "DATE", "199")]),
    ("The port froze in the winter of 1994.", [("the winter of 1994", "DATE", "1994-WI")]),
    ("The siege was lifted on Christmas Day 2015.", [("Christmas Day 2015", "DATE", "2015-12-25")]),
    # durations and sets
    ("The siege lasted three weeks.", [("three weeks", "DURATION", "P3W")]),
    ("They held out for more than ten years.", [("more than ten years", "DURATION", "P10Y")]),
    ("It rained over the past three days.", [("the past three days", "DURATION", "P3D")]),
    ("They meet every Friday.", [("every Friday", "SET", "XXXX-WXX-5")]),
    ("The port is now shut.", [("now", "DATE", "PRESENT_REF")]),
    ("He resigned recently.", [("recently", "DATE", "PAST_REF")]),
    (
        "The quake struck at 1353 (1023 GMT).",
        [("1353", "TIME", "2025-11-11T13:53"), ("1023 GMT", "TIME", "2025-11-11T10:23Z")],
    ),
    # counted from the date told of
    (
        "The first blast came on May 2. The second came the next day.",
        [("May 2", "DATE", "2025-05-02"), ("the next day", "DATE", "2025-05-03")],
    ),
    (
        "He fell ill on May 2 and died the following Monday.",
        [("May 2", "DATE", "2025-05-02"), ("the following Monday", "DATE", "2025-05-05")],
    ),
    ("The deadline is Friday the 14th.", [("Friday the 14th", "DATE", "2025-11-14")]),
    ("The deadline is the 14th of this month.", [("the 14th of this month", "DATE", "2025-11-14")]),
    # hours
    ("Troops landed at 0300 hours.", [("0300 hours", "TIME", "2025-11-11T03:00")]),
    ("The blast was heard at 12:30 local time.", [("12:30", "TIME", "2025-11-11T12:30")]),
    (
        "He landed at 8:30 a.m. (0130 GMT) on Nov. 9.",
        [
            ("8:30 a.m.", "TIME", "2025-11-09T08:30"),
            ("0130 GMT", "TIME", "2025-11-09T01:30Z"),
            ("Nov. 9", "DATE", "2025-11-09"),
        ],
    ),
    ("He was shot around 10:30 Monday night.", [("10:30 Monday night", "TIME", "2025-11-10T22:30")]),
    ("Contact was lost at 101630Z NOV 25.", [("101630Z NOV 25", "TIME", "2025-11-10T16:30Z")]),
    ("The raid took place on the night of 3-4 November.", [("the night of 3-4 November", "TIME", "2025-11-03TNI")]),
    # quarters and fiscal years
    ("Output fell in Q3.", [("Q3", "DATE", "2025-Q3")]),
    ("Output fell in 2Q24.", [("2Q24", "DATE", "2024-Q2")]),
    ("Output fell in H1 2025.", [("H1 2025", "DATE", "2025-H1")]),
    ("It spent less in fiscal year 2024.", [("fiscal year 2024", "DATE", "2024")]),
    ("It spent less in FY2024/25.", [("FY2024/25", "DATE", "2024")]),
    (
        "Third-quarter profit was $2 million, up from $1 million a year earlier.",
        [("Third-quarter", "DATE", "2025-Q3"), ("a year earlier", "DATE", "2024-Q3")],
    ),
    (
        "Sales rose in the quarter ended Sept. 30.",
        [("the quarter", "DATE", "2025-Q3"), ("Sept. 30", "DATE", "2025-09-30")],
    ),
    # eras and centuries
    ("The city fell in 476 AD.", [("476 AD", "DATE", "0476")]),
    ("The temple dates from 300 B.C.", [("300 B.C.", "DATE", "BC0300")]),
    ("The bomb went off in nineteen ninety-six.", [("nineteen ninety-six", "DATE", "1996")]),
    # feasts
    ("The attack came during Eid al-Adha.", [("Eid al-Adha", "DATE", "2025-06-06")]),
    ("The shops shut on Yom Kippur.", [("Yom Kippur", "DATE", "2025-10-02")]),
    ("The town was shelled on Orthodox Easter.", [("Orthodox Easter", "DATE", "2025-04-20")]),
    # vague ones
    ("They voted on the first Tuesday in May.", [("the first Tuesday in May", "DATE", "2025-05-06")]),
    ("It lapsed on the last day of 2024.", [("the last day of 2024", "DATE", "2024-12-31")]),
    ("Prices fell in the first half of the year.", [("the first half of the year", "DATE", "2025-H1")]),
    ("The trial starts on Thursday.", [("Thursday", "DATE", "2025-11-13")]),
    ("A hearing has been scheduled for Friday.", [("Friday", "DATE", "2025-11-14")]),
    ("He was held on Thursday (Oct. 30).", [("Thursday", "DATE", "2025-10-30"), ("Oct. 30", "DATE", "2025-10-30")]),
    ("The bridge fell last Sunday night.", [("last Sunday night", "TIME", "2025-11-09TNI")]),
    ("It will be sold at a later date.", [("a later date", "DATE", "FUTURE_REF")]),
    ("One day they will return.", [("One day", "DATE", "FUTURE_REF")]),
    ("More rain is forecast in the coming weeks.", [("the coming weeks", "DURATION", "PXW")]),
    ("He gives a briefing twice a week.", [("a week", "SET", "P1W")]),
    ("The talks end by year's end.", [("year's end", "DATE", "2025")]),
    ("The Sept. 11 attacks changed it.", [("Sept. 11", "DATE", "2001-09-11")]),
]

INTERVALS = [
    ("The truce held from Nov. 30 to Dec. 2.", date(2025, 11, 30), date(2025, 12, 2)),
    ("The truce held from 3 to 5 November.", date(2025, 11, 3), date(2025, 11, 5)),
    ("The drill runs from Monday to Friday.", date(2025, 11, 10), date(2025, 11, 14)),
    ("They fought between 2011 and 2014.", date(2011, 1, 1), date(2014, 12, 31)),
    ("The vote is on December 3 and 4.", date(2025, 12, 3), date(2025, 12, 4)),
    ("The raid was on the night of 3-4 November.", date(2025, 11, 3), date(2025, 11, 4)),
    ("Drones struck overnight.", date(2025, 11, 10), date(2025, 11, 11)),
    ("Drones struck overnight into Sunday.", date(2025, 11, 8), date(2025, 11, 9)),
    ("They left in early May.", date(2025, 5, 1), date(2025, 5, 11)),
    ("They left in mid-October.", date(2025, 10, 11), date(2025, 10, 21)),
    ("They left at the end of last month.", date(2025, 10, 21), date(2025, 10, 31)),
    ("It happened in the late 1980s.", date(1986, 9, 1), date(1989, 12, 31)),
    ("Ramadan was quiet.", date(2025, 2, 27), date(2025, 3, 30)),
    ("Twelve drones were shot down in the past 24 hours.", date(2025, 11, 10), date(2025, 11, 11)),
    ("It spent less in fiscal 2024.", None, None),
    ("The temple dates from 300 B.C.", None, None),
]

BAD = [
    ("It opened on February 31, 2025.", "“February 31, 2025” is no date"),
    ("It opened on 31 April.", "“31 April” is no date"),
    ("It opened on 31/02/2025.", "“31/02/2025” is no date"),
    ("It opened on 99/99/9999.", "“99/99/9999” is no date"),
    ("It opened on 2025-13-45.", "“2025-13-45” is no date"),
    ("It opened on 0000-00-00.", "“0000-00-00” is no date"),
    ("It opened at 30:99.", "“30:99” is no time of day"),
    ("It opened in the year 0.", "“the year 0” is no year"),
    ("It opened on the 32nd of May.", "“the 32nd of May” is no date"),
    ("It began at 319999Z NOV 25.", "“319999Z NOV 25” is no date"),
]

OPEN = [
    ("On Tuesday the minister denied it.", ["XXXX-WXX-2"]),
    ("It was signed in May.", ["XXXX-05"]),
    ("They left last week.", ["XXXX-WXX"]),
    ("It began at 4 a.m. there.", ["XXXX-XX-XXT04:00"]),
    ("It rained yesterday.", ["XXXX-XX-XX"]),
]

NONE = [
    "The minister may resign.",
    "They march on the capital.",
    "A 27-year-old man, aged 27, was held.",
    "Plan Aurora 200 was activated with a Boeing 737.",
    "Some 2000 troops crossed the river.",
    "The second man ran away.",
    "It was the third raid in as many months.",
    "USA Today reported the raid.",
    "He was hit by a gray 2013 Toyota.",
    "Call 910-343-2070 for more.",
    "The quarterback threw a touchdown in the fourth quarter, his third after halftime.",
]


def _found(syntax: Syntax, published: date | None) -> tuple[Time, ...]:
    return find_times(syntax, published)[0]


@pytest.mark.parametrize(("text", "wanted"), PLACED, ids=[text for text, _ in PLACED])
def test_expression_is_found_and_placed(
    syntax_of: Callable[[str], Syntax], text: str, wanted: list[tuple[str, str, str]]
) -> None:
    found = _found(syntax_of(text), TUESDAY)
    assert [(text[t.span.start : t.span.end].lower(), t.kind, t.value) for t in found] == [
        (words.lower(), kind, value) for words, kind, value in wanted
    ]


@pytest.mark.parametrize(("text", "values"), OPEN)
def test_without_a_day_of_publication_values_stay_open(
    syntax_of: Callable[[str], Syntax], text: str, values: list[str]
) -> None:
    found = _found(syntax_of(text), None)
    assert [time.value for time in found] == values
    assert all(time.earliest is None and time.latest is None for time in found)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_time_is_left(syntax_of: Callable[[str], Syntax], text: str) -> None:
    assert _found(syntax_of(text), TUESDAY) == ()


@pytest.mark.parametrize(("text", "message"), BAD)
def test_impossible_date_is_a_problem_and_no_time(syntax_of: Callable[[str], Syntax], text: str, message: str) -> None:
    times, problems = find_times(syntax_of(text), TUESDAY)
    assert times == ()
    assert [problem.message for problem in problems] == [message]


@pytest.mark.parametrize(("text", "earliest", "latest"), INTERVALS, ids=[text for text, _, _ in INTERVALS])
def test_days_that_the_words_cover(
    syntax_of: Callable[[str], Syntax], text: str, earliest: date | None, latest: date | None
) -> None:
    first = _found(syntax_of(text), TUESDAY)[0]
    assert (first.earliest, first.latest) == (earliest, latest)


def test_both_ends_of_a_range_carry_the_whole(syntax_of: Callable[[str], Syntax]) -> None:
    found = _found(syntax_of("The truce held from Nov. 30 to Dec. 2."), TUESDAY)
    assert [time.value for time in found] == ["2025-11-30", "2025-12-02"]
    assert {(time.earliest, time.latest) for time in found} == {(date(2025, 11, 30), date(2025, 12, 2))}


@pytest.mark.parametrize(
    ("text", "home", "value", "known"),
    [
        ("The attack of 11/10/2025 killed two.", UNKNOWN, "2025-XX-XX", False),
        ("The attack of 11/10/2025 killed two.", Home("US"), "2025-11-10", True),
        ("The attack of 11/10/2025 killed two.", Home("GB"), "2025-10-11", True),
        ("The attack of 11/10/2025 killed two.", Home("CA"), "2025-XX-XX", False),
        ("It was reported on 13/10/2025 and hit on 11/10/2025.", UNKNOWN, "2025-10-11", True),
        ("It was reported on 10/13/2025 and hit on 11/10/2025.", UNKNOWN, "2025-11-10", True),
        ("They met on 5/12/2025.", UNKNOWN, "2025-05-12", True),
        ("They met on 11/11/2025.", UNKNOWN, "2025-11-11", True),
        ("They met on 10.11.2025.", UNKNOWN, "2025-11-10", True),
    ],
)
def test_order_of_digits_is_told_by_the_report_or_its_country_and_never_guessed(
    syntax_of: Callable[[str], Syntax], text: str, home: Home, value: str, *, known: bool
) -> None:
    times, problems = find_times(syntax_of(text), TUESDAY, home)
    assert times[-1].value == value
    assert bool(problems) is not known
    assert (times[-1].earliest == times[-1].latest) is known


@pytest.mark.parametrize(
    ("south", "earliest", "latest"),
    [
        (False, date(2014, 6, 1), date(2014, 8, 31)),
        (True, date(2014, 12, 1), date(2015, 2, 28)),
        (None, None, None),
    ],
)
def test_season_has_the_days_of_its_hemisphere(
    syntax_of: Callable[[str], Syntax], south: bool | None, earliest: date | None, latest: date | None
) -> None:
    (time,), _ = find_times(syntax_of("It began in the summer of 2014."), TUESDAY, Home(south=south))
    assert (time.value, time.earliest, time.latest) == ("2014-SU", earliest, latest)


def test_home_is_told_by_outlet_and_dateline(read: Callable[..., Reading]) -> None:
    reading = read("SYDNEY, Australia (AP) — The fires began in the spring of 2019.", TUESDAY)
    (time,) = reading.times
    assert (time.earliest, time.latest) == (date(2019, 9, 1), date(2019, 11, 30))


def test_interval_of_earlier_this_week_ends_on_the_day_of_publication(syntax_of: Callable[[str], Syntax]) -> None:
    (time,) = _found(syntax_of("The carrier arrived earlier this week."), TUESDAY)
    assert (time.earliest, time.latest) == (date(2025, 11, 10), TUESDAY)


def test_later_is_counted_from_the_date_told_of(syntax_of: Callable[[str], Syntax]) -> None:
    found = _found(syntax_of("The attack came on October 7. Two days later the border was shut."), TUESDAY)
    assert [time.value for time in found] == ["2025-10-07", "2025-10-09"]


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("Vesta, November 11, 2025. The army moved at dawn.", date(2025, 11, 11), "November 11, 2025"),
        ("A headline of three\n\nJuly 15, 2018\n\nThe army moved at dawn.", date(2018, 7, 15), "July 15, 2018"),
        ("A headline of three\n\nPosted July 20, 2009\n\nThe army moved.", date(2009, 7, 20), "July 20, 2009"),
        ("PORT SALLO, Nov 11 (Northwire) - Ships left.", None, ""),
        ("The army moved on May 3, 2024.", None, ""),
    ],
)
def test_day_of_publication_is_read_from_a_dateline_or_not_at_all(
    syntax_of: Callable[[str], Syntax], text: str, published: date | None, words: str
) -> None:
    day, span = find_published(syntax_of(text), None)
    assert day == published
    assert (text[span.start : span.end] if span else "") == words


def test_given_day_of_publication_wins(syntax_of: Callable[[str], Syntax]) -> None:
    assert find_published(syntax_of("Vesta, November 11, 2025. The army moved."), date(2025, 11, 12)) == (
        date(2025, 11, 12),
        None,
    )


def test_the_two_first_reports(venezuela: object, syntax_of: Callable[[str], Syntax]) -> None:
    text = (venezuela / "report-b.txt").read_text(encoding="utf-8")  # type: ignore[operator]
    syntax = syntax_of(text)
    published, _ = find_published(syntax, None)
    assert published == TUESDAY
    values = [time.value for time in _found(syntax, published)]
    assert values == [
        "2025-11-11T04:00",
        "2025-11-12",
        "2025-11-11",
        "2025-11-11TMO",
        "2025-10",
        "2025-11-11",
        "2025-05",
        "2025-W45",
    ]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-11-11T04:00", date(2025, 11, 11), date(2025, 11, 11)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-W46", date(2025, 11, 10), date(2025, 11, 16)),
        ("2025-W45-WE", date(2025, 11, 8), date(2025, 11, 9)),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30)),
        ("1994-WI", date(1994, 12, 1), date(1995, 2, 28)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("2025-W60", None, None),
        ("XXXX-05", None, None),
        ("PAST_REF", None, None),
    ],
)
def test_days_that_a_value_covers(value: str, first: date | None, last: date | None) -> None:
    assert days_of(value) == (first, last)


def test_movable_holidays() -> None:
    assert easter(2025) == date(2025, 4, 20)
    assert holiday("11/4/4", 2025) == date(2025, 11, 27)
    assert holiday("05/1/-1", 2025) == date(2025, 5, 26)
    assert holiday("easter-2", 2025) == date(2025, 4, 18)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The mid Tuesday left.", date(1, 1, 1)),
        ("Monday, tomorrow and the next years.", date(9999, 12, 31)),
        ("a last ① 10:30 noon ² of ٣ May", TUESDAY),
        ("No Christmas two Nov. 3-1 and May 15-10", TUESDAY),
        ("Fiscal the Sunday,", TUESDAY),
        ("On " + "9" * 400 + " and 3." + "1" * 400 + "/11/2025 at " + "1" * 400 + ":30.", TUESDAY),
        ("(" * 300 + "on 5 May" + ")" * 300, TUESDAY),
        ("в мае 2025 года 5 May عام 2025 ١١/١١/٢٠٢٥ يوم 11 November", TUESDAY),
        ("\u202eOn 5 May\u202c \u0000 at 4 a.m.", TUESDAY),
        ("In the year 9999 and in 9999 AD and FY9999 and 9998/9999.", date(9998, 12, 31)),
        ("Overnight into Monday, the previous Friday, the weekend, last winter.", date(1500, 1, 1)),
        ("From Dec. 31 to Jan. 1 and from Sunday to Monday.", date(2199, 12, 31)),
        ("Eid al-Fitr 1500 and Rosh Hashanah 2199 and Passover 1 and Diwali 1990", TUESDAY),
    ],
)
def test_text_that_once_broke_the_reading(syntax_of: Callable[[str], Syntax], text: str, published: date) -> None:
    for time in _found(syntax_of(text), published):
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest


_WORDS = st.sampled_from(
    """May 31 February Tuesday last next the 2025 0 99 of in ago years a week quarter third - / : . , 4 a.m. 10:30 noon
    ' 1990s early mid two hundred million half few year-end Nov. 11/11/2025 99999999999999999999 every nineteen ninety
    Christmas Day decade later earlier before from now 2 1/2 ² ٣ ① '90s 20th century Sat. on until""".split()  # noqa: SIM905 - read as a text
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(_WORDS, max_size=30).map(" ".join),
    st.lists(_WORDS, max_size=30).map("".join),
)


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS, published=st.one_of(st.none(), st.dates()))
def test_any_text_is_read_in_order_and_within_its_bounds(parser: Parser, text: str, published: date | None) -> None:
    syntax = parser.parse(Report("r", text))
    times, _ = find_times(syntax, published)
    assert times == find_times(syntax, published)[0]
    ends = [0, *(time.span.end for time in times)]
    for end, time in zip(ends, times, strict=False):
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.value
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
