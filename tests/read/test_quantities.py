"""How many: a sentence, and each number in it with its bound and what it counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.read.parser import Parser
from consilience.read.quantities import find_quantities
from consilience.read.syntax import Syntax
from consilience.read.times import find_times
from consilience.records import Name, Quantity, Report, Span

COUNTED = [
    ("The raid left two dead and four others wounded.", [("two", 2, "=", "dead"), ("four", 4, "=", "others wounded")]),
    (
        "The blast killed three officers and injured 12.",
        [("three", 3, "=", "officers killed"), ("12", 12, "=", "injured")],
    ),
    (
        "At least 19 raids in the region have left 76 people dead.",
        [("At least 19", 19, ">=", "raids"), ("76", 76, "=", "people dead")],
    ),
    (
        "It resulted in at least 20 boats destroyed and 76 deaths.",
        [("at least 20", 20, ">=", "boats destroyed"), ("76", 76, "=", "deaths")],
    ),
    (
        "30 of the 80 wounded remained in hospital.",
        [("30", 30, "=", "wounded in hospital"), ("80", 80, "=", "wounded")],
    ),
    ("A bomb went off, killing at least 10 people.", [("at least 10", 10, ">=", "people killed")]),
    (
        "Five people were killed and about 17 were hurt.",
        [("Five", 5, "=", "people killed"), ("about 17", 17, "~", "hurt")],
    ),
    ("The deaths of 12 sailors were confirmed.", [("12", 12, "=", "sailors killed")]),
    ("The storm claimed 20 lives.", [("20", 20, "=", "lives lost")]),
    ("More than 200 homes were destroyed.", [("More than 200", 200, ">", "homes destroyed")]),
    ("The mobilization of 200,000 troops began.", [("200,000", 200000, "=", "troops mobilized")]),
    ("Up to 80 ships may sail.", [("Up to 80", 80, "<=", "ships")]),
    ("Half a million people were displaced.", [("Half a million", 500000, "=", "people displaced")]),
    (
        "Killed were two soldiers and six guards.",
        [("two", 2, "=", "soldiers killed"), ("six", 6, "=", "guards killed")],
    ),
    ("Twenty-three people lost their lives.", [("Twenty-three", 23, "=", "people died")]),
    ("A 50-strong militia was captured.", [("50", 50, "=", "militia captured")]),
    ("A fine of $5,000 or 6 months looms.", [("$5,000", 5000, "=", None), ("6 months", 6, "=", None)]),
    ("Three other children were in the home but were not injured.", [("Three", 3, "=", "children")]),
]

ONE_OR_NONE = [
    (
        "A second suspect, a woman, was arrested at noon.",
        [(1.0, "suspect arrested", "quantities.one.person")],
    ),
    ("A man was shot and killed.", [(1, "man shot and killed", "quantities.one.person")]),
    ("He killed a police officer.", [(1, "police officer killed", "quantities.one.person")]),
    ("No one was hurt.", [(0, "people hurt", "quantities.nobody")]),
    ("No injuries were reported.", [(0, "injuries", "quantities.nobody")]),
    (
        "A woman and her two children were wounded.",
        [(1, "woman wounded", "quantities.one.person"), (2, "children wounded", "quantities.count")],
    ),
    ("A man spoke to a reporter.", []),
    ("The victim died at the scene.", [(1, "victim died", "quantities.one.known")]),
    ("The driver was hurt.", []),
]

MEASURED = [
    ("The plan costs $4 million.", [("$4 million", 4e6, "$", "money")]),
    ("Prices rose 3% there.", [("3%", 3, "%", "percent")]),
    ("They built 2,000 km of road.", [("2,000 km", 2000, "kilometre", "measure")]),
    ("A quake of magnitude 6.1 struck.", [("6.1", 6.1, "magnitude", "measure")]),
    ("A 14-year-old boy spoke.", [("14-year", 14, "year", "age")]),
    ("The house costs RM23.50 now.", [("RM23.50", 23.5, "ringgit", "money")]),
    ("The car did 100km/h there.", [("100km/h", 100, "kilometre per hour", "measure")]),
    ("It does 37 km/h.", [("37 km/h.", 37, "kilometre per hour", "measure")]),
    ("Oil cost $82.15 per barrel.", [("$82.15 per barrel", 82.15, "dollar per barrel", "money")]),
    ("They made an $23-a-share offer.", [("$23-a-share", 23, "dollar per share", "money")]),
    ("The flat has 1,200 sq m of space.", [("1,200 sq m", 1200, "square metre", "measure")]),
    ("It was 41 degrees Celsius there.", [("41 degrees Celsius", 41, "degree Celsius", "measure")]),
    ("It was -12°C there.", [("-12°C", -12, "degree Celsius", "measure")]),
    ("A 30-kilometre zone was drawn.", [("30-kilometre", 30, "kilometre", "measure")]),
    ("The rate fell 25 basis points.", [("25 basis points", 25, "basis point", "measure")]),
    ("A 5 mW laser and a 5 MW plant hum.", [("5 mW", 5, "milliwatt", "measure"), ("5 MW", 5, "megawatt", "measure")]),
    ("An 8-month-old girl cried.", [("8-month", 8, "month", "age")]),
    ("They paid 30 EUR and 1,200 € there.", [("30 EUR", 30, "€", "money"), ("1,200 €", 1200, "€", "money")]),
    ("A bridge 300m long stands.", [("300m", 300, "metre", "measure")]),
    (
        "Three-quarters of a percentage point was cut.",
        [("Three-quarters of a percentage point", 0.75, "percentage point", "measure")],
    ),
]

RANGES = [
    ("Between 10 and 15 soldiers fled.", (None, 10, 15, "=")),
    ("A fine of $3 billion to $5 billion looms.", (None, 3e9, 5e9, "=")),
    ("Some 10-15 soldiers fled.", (None, 10, 15, "~")),
    ("Between half and three-quarters of the boats sank.", (None, 0.5, 0.75, "=")),
    ("They paid $3-4 bn.", (None, 3e9, 4e9, "=")),
    ("Aid of between 5% and 6% of output came.", (None, 0.05e2, 0.06e2, "=")),
    ("Mileage rose from 24 miles per gallon in town to 31 mpg.", (None, 24, 31, "=")),
    ("Prices went from £20 to £35.", (None, 20, 35, "=")),
    ("Several hundred soldiers fled.", (None, 300, None, "~")),
    ("Dozens of soldiers fled.", (None, 12, 120, "=")),
    ("Hundreds of thousands of people fled.", (None, 100000, 1000000, "=")),
]

BOUNDS = [
    ("At least 5 dead and 12 wounded were brought in.", [(5, ">="), (12, "=")]),
    ("The rebels killed 40 people or more.", [(40, ">=")]),
    ("They sent 1,400-plus men.", [(1400, ">")]),
    ("They ask for 90 litres or so.", [(90, "~")]),
    ("No fewer than 20 towns and not more than 30 fell.", [(20, ">="), (30, "<=")]),
    ("The tower is just short of 90 metres.", [(90, "<")]),
    ("Profits exceeding $5 million were taxed.", [(5e6, ">")]),
    ("They camped near 12 villages.", [(12, "=")]),
    ("They ruled over the 12 villages.", [(12, "=")]),
    ("It ran more than 5 miles (8 km) inland.", [(5, ">"), (8, ">")]),
]

CHANGES = [
    ("The toll rose by 12 to 88.", [(12, "up"), (88, "up")]),
    ("The toll climbed from 80 to 88.", [(80, None), (88, "up")]),
    ("Orva was down 2.1%, Mill by 2.7%.", [(2.1, "down"), (2.7, "down")]),
    ("The bank raised $2 billion.", [(2e9, None)]),
    ("The rate edged up to 4.1 percent.", [(4.1, None)]),
    ("They added 300 troops.", [(300, None)]),
    ("The index fell 71 points, or 0.4 percent.", [(71, "down"), (0.4, "down")]),
    ("Mill closed at 12, off 5 cents.", [(12, None), (5, "down")]),
]

SPOILT = [
    ("It earned PS3.4m and #51.6 million.", [(3.4e6, "£"), (51.6e6, "£")]),
    ("It traded at Y=31,050 and Y=640 billion.", [(31_050, "¥"), (640e9, "¥")]),
    ("They paid â‚¬5m and Â£3m for it.", [(5e6, "€"), (3e6, "£")]),
    ("They paid $US11,250,300 ($A17,400,900) there.", [(11_250_300, "US$"), (17_400_900, "Australian dollar")]),
]

ASIDE = ["99999999999999999999", "9" * 400, "1,2,3,4", "1e400", "0x1F"]

NONE = [
    "The team won 3-1 there.",
    "They gave up their 2-to-1 lead.",
    "He flew gliders in '95 and called 911.",
    "Week 5 saw the FTSE 100 and the S&P 500 rest.",
    "The 5G phone plays 1080p video in 3D.",
    "Ring (615) 555-0142 or 800-555-0142.",
    "It is told in his study [2] and in rule 401(k).",
    "It was built between 1600 and 1900.",
    "He has a new one, and it is one for the books.",
    "They fell one after another on Day One.",
    "The Orva 7b is near the 1.37-to-1 mark.",
    "They flew an F-16 and a Boeing 737 to Highway 12.",
    "Resolution 2231 was passed in 2015.",
    "Call 555-0142 or write to 1400 Elm Street.",
    "It stood in the 6,700 block of Elm Avenue.",
    "They left one another on the 96th day.",
    "At one point he left, and on the one hand that was wise.",
]


def _read(syntax: Syntax, names: tuple[Name, ...] = ()) -> tuple[Quantity, ...]:
    return find_quantities(syntax, names, find_times(syntax, date(2025, 11, 11))[0])[0]


@pytest.mark.parametrize(("text", "wanted"), COUNTED, ids=[text for text, _ in COUNTED])
def test_number_is_read_with_its_bound_and_what_it_counts(
    syntax_of: Callable[[str], Syntax], text: str, wanted: list[tuple[str, float, str, str]]
) -> None:
    found = _read(syntax_of(text))
    assert [(text[q.span.start : q.span.end], q.value, q.bound, q.counted) for q in found] == wanted


@pytest.mark.parametrize(("text", "wanted"), ONE_OR_NONE, ids=[text for text, _ in ONE_OR_NONE])
def test_one_person_and_nobody_count(
    syntax_of: Callable[[str], Syntax], text: str, wanted: list[tuple[float, str, str]]
) -> None:
    assert [(q.value, q.counted, q.rule) for q in _read(syntax_of(text))] == wanted


@pytest.mark.parametrize(("text", "wanted"), MEASURED, ids=[text for text, _ in MEASURED])
def test_unit_and_kind(
    syntax_of: Callable[[str], Syntax], text: str, wanted: list[tuple[str, float, str, str]]
) -> None:
    found = [q for q in _read(syntax_of(text)) if q.rule != "quantities.one.person"]
    assert [(text[q.span.start : q.span.end], q.value, q.unit, q.kind) for q in found] == wanted


@pytest.mark.parametrize(("text", "wanted"), RANGES, ids=[text for text, _ in RANGES])
def test_open_values_keep_their_limits(
    syntax_of: Callable[[str], Syntax], text: str, wanted: tuple[float | None, float | None, float | None, str]
) -> None:
    (quantity,) = _read(syntax_of(text))
    assert (quantity.value, quantity.low, quantity.high, quantity.bound) == wanted


@pytest.mark.parametrize(("text", "wanted"), BOUNDS, ids=[text for text, _ in BOUNDS])
def test_bound_is_read_before_and_behind(
    syntax_of: Callable[[str], Syntax], text: str, wanted: list[tuple[float, str]]
) -> None:
    assert [(q.value, q.bound) for q in _read(syntax_of(text))] == wanted


@pytest.mark.parametrize(("text", "wanted"), CHANGES, ids=[text for text, _ in CHANGES])
def test_rise_and_fall_are_told_with_their_amount(
    syntax_of: Callable[[str], Syntax], text: str, wanted: list[tuple[float, str | None]]
) -> None:
    assert [(q.value, q.change) for q in _read(syntax_of(text))] == wanted


@pytest.mark.parametrize(("text", "wanted"), SPOILT, ids=[text for text, _ in SPOILT])
def test_currency_that_an_encoding_has_spoilt_is_known(
    syntax_of: Callable[[str], Syntax], text: str, wanted: list[tuple[float, str]]
) -> None:
    assert [(q.value, q.unit) for q in _read(syntax_of(text))] == wanted


@pytest.mark.parametrize("figure", ASIDE, ids=[figure[:12] for figure in ASIDE])
def test_figure_set_aside_is_a_problem(syntax_of: Callable[[str], Syntax], figure: str) -> None:
    quantities, problems = find_quantities(syntax_of(f"They sent {figure} ships."), (), ())
    assert quantities == ()
    assert len(problems) == 1


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_count_is_left(syntax_of: Callable[[str], Syntax], text: str) -> None:
    assert _read(syntax_of(text)) == ()


def test_number_inside_a_name_is_left(syntax_of: Callable[[str], Syntax]) -> None:
    text = "Plan Aurora 200 was activated with 40 tanks."
    names = (Name(Span("r", 0, 15), "operation", "Plan Aurora 200"),)
    assert [q.value for q in _read(syntax_of(text), names)] == [40]


def test_toll_that_rose_is_told_as_such(syntax_of: Callable[[str], Syntax]) -> None:
    (quantity,) = _read(syntax_of("The death toll rose to 10 on Monday."))
    assert (quantity.value, quantity.counted, quantity.change) == (10, "deaths", "up")


def test_bound_binds_its_own_number_only(syntax_of: Callable[[str], Syntax]) -> None:
    first, second = _read(syntax_of("At least 20 boats and 76 crew were lost."))
    assert (first.bound, first.high) == (">=", None)
    assert (second.bound, second.low, second.high) == ("=", 76, 76)


def test_the_two_first_reports(venezuela: Path, syntax_of: Callable[[str], Syntax]) -> None:
    tolls = [
        [
            (q.low, q.high, q.counted)
            for q in _read(syntax_of((venezuela / f"report-{name}.txt").read_text(encoding="utf-8")))
            if q.value and q.value < 100
        ]
        for name in "ab"
    ]
    assert tolls[0] == [(19, None, "US operations"), (76, 76, "people dead")]
    assert tolls[1] == [(20, None, "boats destroyed"), (76, 76, "deaths")]


_WORDS = st.sampled_from(
    """one two 10 2.5 million hundred and a half dozens of thousands $ US$ % percent - to between at least 1/2 ½ ~45g
    €3bn
    people killed dead toll rose from by . , ( ) 0 000 -19 +0.2 1/0 3-1
    several few no man was 2 1/2 10–15 ² ٣ ① .5 PS3.4m Y=31,050 # ( ) [ ] / x 10^9 × every 4,5 - -1 (£3 5%-6% km h
    ½ 1e400 0x1F 300,000 to-360,000 -20 bn from
    99999999999999999999 of by lives among including those left""".split()  # noqa: SIM905 - read as a text
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(_WORDS, max_size=30).map(" ".join),
    st.lists(_WORDS, max_size=30).map("".join),
)


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS)
def test_any_text_is_read_in_order_with_sane_limits(parser: Parser, text: str) -> None:
    syntax = parser.parse(Report("r", text))
    found = _read(syntax)
    assert found == _read(syntax)
    ends = [0, *(quantity.span.end for quantity in found)]
    for end, quantity in zip(ends, found, strict=False):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert quantity.bound in ("=", "~", ">", "<", ">=", "<=")
