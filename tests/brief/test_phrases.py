"""Numbers, days and chains as a reader sees them."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from consilience.brief import merge, phrases, verify, words
from consilience.brief.phrases import attribution, bounds, chain, clipped, number, one_line, opened, period
from consilience.records import Citation, Span


@pytest.mark.parametrize("module", [merge, phrases, verify, words])
def test_the_examples_in_the_docstrings_hold(module) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        (date(2031, 3, 3), date(2031, 3, 3), "3 Mar 2031"),
        (date(2031, 3, 1), date(2031, 3, 31), "Mar 2031"),
        (date(2031, 2, 28), date(2031, 3, 3), "28 Feb – 3 Mar 2031"),
        (date(2030, 12, 31), date(2031, 1, 1), "31 Dec 2030 – 1 Jan 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 3, 3), None, "since 3 Mar 2031"),
        (None, date(2031, 3, 3), "until 3 Mar 2031"),
        (None, None, ""),
        (date.max, date.max, "31 Dec 9999"),
    ],
)
def test_days_are_told_as_exactly_as_they_are_known(earliest: date | None, latest: date | None, told: str) -> None:
    assert period(earliest, latest) == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(19, None, "≥ 19"), (None, 80, "≤ 80"), (76, 76, "76"), (10, 15, "10–15"), (None, None, "—")],
)
def test_bounds(low: float | None, high: float | None, told: str) -> None:
    assert bounds(low, high) == told


def test_units() -> None:
    assert number(4_000_000, "USD") == "$4,000,000"
    assert number(12.5, "%") == "12.5%"
    assert number(40, "km") == "40 km"


def test_control_characters_do_not_reach_the_reader() -> None:
    assert one_line("a\x1b[31mred\x00\n\u202eb") == "a[31mred b"


def test_a_sentence_opens_with_a_large_letter_but_names_stay_as_they_are() -> None:
    assert opened("the army left") == "The army left"
    assert opened("iPhones were seized") == "iPhones were seized"
    assert opened("“we stay”") == "“we stay”"


def test_a_text_is_cut_at_a_word() -> None:
    assert clipped("the guard opened fire", 14) == "the guard …"
    assert clipped("short", 14) == "short"


def said(*names: str) -> Citation:
    return Citation(Span("r", 0, 1), "x", names)


def test_the_chain_names_the_speaker_first_and_leaves_out_the_outlet() -> None:
    assert chain(said("Pol Harn", "The Ledger", "Daily Lamp"), "Daily Lamp") == "Pol Harn via The Ledger"
    assert chain(said("Daily Lamp"), "Daily Lamp") == ""
    assert chain(said(), "Daily Lamp") == ""


def test_nobody_is_named_twice() -> None:
    assert attribution("Pol Harn said so", ["Pol Harn"]) == ""
    many = ["officials", "Pol Harn", "reports", "The Ledger", "Ana Ruiz", "state media"]
    assert attribution("The bridges are open", many) == "according to Pol Harn; The Ledger; Ana Ruiz and 3 more"
    assert attribution("The bridges are open", ["Pol Harn via The Ledger", "", "Pol Harn via The Ledger"]) == (
        "according to Pol Harn via The Ledger"
    )
