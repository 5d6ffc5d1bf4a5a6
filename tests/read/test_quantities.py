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
    ("Three other children were in the home but were not injured.", [("Three", 3, "=", "children")]),
]

ONE_OR_NONE = [
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
]

RANGES = [
    ("Between 10 and 15 soldiers fled.", (None, 10, 15, "=")),
    ("A fine of $3 billion to $5 billion looms.", (None, 3e9, 5e9, "=")),
    ("Some 10-15 soldiers fled.", (None, 10, 15, "~")),
    ("Dozens of soldiers fled.", (None, 12, 120, "=")),
    ("Hundreds of thousands of people fled.", (None, 100000, 1000000, "=")),
]

NONE = [
    "The team won 3-1 there.",
    "They flew an F-16 and a Boeing 737 to Highway 12.",
    "Resolution 2231 was passed in 2015.",
    "Call 555-0142 or write to 1400 Elm Street.",
    "They left one another on the 96th day.",
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


def test_number_too_long_is_a_problem(syntax_of: Callable[[str], Syntax]) -> None:
    quantities, problems = find_quantities(syntax_of(f"They sent {'9' * 400} ships."), (), ())
    assert quantities == ()
    assert [problem.message for problem in problems] == ["number too long to be a quantity"]


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
    several few no man was 2 1/2 10–15 ² ٣ ① .5
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
