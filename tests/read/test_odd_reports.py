"""Odd reports: no punctuation, all capitals, lists, transcripts, verse, emoji, brackets: read whole, in bounded time.

Time is compared with itself: our readers may take four times as long for four times the text, and somewhat more, but
not sixteen times. A bound in seconds stands beside it, wide enough for a slow machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from benchmarks.laws import broken_laws

from consilience import brief_reports
from consilience.brief.formats import render
from consilience.read import Reader, read_report
from consilience.read.syntax import Syntax
from consilience.records import Reading, Report

SMALL, LARGE = 300, 1_200
"""Words; a sentence is cut at 300, so both hold whole sentences."""
MOST_GROWTH = 8
"""Linear growth gives 4, the square 16; what stands between leaves room for noise."""
FLOOR = 0.03
"""Seconds; less cannot be told from noise."""
SECONDS = 4.0
"""CPU seconds for a thousand words: twice the bound that we keep, for slow machines."""

SHAPES: dict[str, tuple[str, int]] = {
    "one sentence": ("and the men of the town said that ", 8),
    "unbalanced curly quotes": ('“The army “left, he said. " It was quiet. ', 9),
    "unbalanced straight quotes": ('"The army left, he said. It was "quiet. ', 8),
    "apostrophes as quotes": ("‘The army’s left, he said. 'tis 'ere ", 7),
    "paragraphs that open a quote": ("“The army left.\n\n", 3),
    "all capitals": ("THE ARMY SAID THAT 14 PEOPLE WERE KILLED IN LISBON ON TUESDAY. ", 12),
    "no punctuation": ("the army left and the town was quiet then they came back ", 12),
    "a list": ("- 14 dead\n- 3 hurt\n- 200 homes lost\n", 10),
    "a table": ("Town | dead | hurt\nLisbon | 14 | 3\n", 10),
    "a transcript": ("Q: Who fired? A: We did not. Q: When? A: On Tuesday. ", 11),
    "tweets": ("RT @army_x: BREAKING!!! 14 dead in #Lisbon 😱😱 https://t.example/abc \n", 8),
    "verse": ("O ship of state\n  that left the bay,\nwhat soldiers wait\n  for break of day?\n\n", 16),
    "emoji": ("The army 😀 left 👨‍👩‍👧‍👦 Lisbon 🇵🇹🇵🇹 today 🎉\n", 5),
    "lines of one character": ("a\nb\nc\n", 3),
    "one word again and again": ("a ", 1),
    "said said said": ("said ", 1),
    "he said she said": ("He said she said they said it. ", 7),
    "one headline again and again": ("Army Denies Strike On Lisbon\n\n", 5),
    "headlines and bodies": (
        "Army Denies Strike On Lisbon\n\nThe army denied on Tuesday that it struck Lisbon.\n\n",
        14,
    ),
    "HTML": ('<p class="x"><b>The army</b> said &amp; <i>14 people</i> were killed.</p><br/>\n', 11),
    "commas": ("Lisbon, ", 1),
    "brackets never closed": ("the Alpha Beta Council (", 4),
    "days in a row": ("Monday Tuesday Wednesday ", 3),
    "scales in a row": ("a thousand million ", 3),
    "groups of digits": ("people 12 000 000 000 ", 5),
    "money": ("$4 million to $5 million or ", 6),
    "the end of the end of": ("the end of the beginning of ", 6),
    "deeds of deeds": ("the deployment of the deployment of ", 6),
    "plans to plan": ("plans to plan to try to ", 6),
    "colons": ("He said: she said: ", 4),
    "titles": ("Foreign Minister President General Doctor ", 5),
    "steering marks": ("\u202eThe army\u202c left.\u200b ", 3),
    "Arabic": ("قال الجيش إن 14 شخصا قتلوا في لشبونة. ", 8),
}
"""Name: a piece, and the words in it."""


class Ready:
    """A parser that has parsed already: what is timed is ours."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax

    def parse(self, report: Report) -> Syntax:
        return self.syntax


def write(shape: str, words: int) -> Report:
    piece, length = SHAPES[shape]
    return Report("r", piece * (words // length), language="en", published=date(2024, 3, 12))


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def timed_reading(report: Report, reader: Reader) -> tuple[float, Reading]:
    ready = Reader(Ready(reader.parser.parse(report)), reader.gazetteer)  # type: ignore[arg-type]
    return min(timed(lambda: read_report(report, ready)) for _ in range(2)), read_report(report, ready)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_odd_report_is_read_whole_and_four_times_of_it_in_about_four_times_the_time(
    reader: Reader, shape: str
) -> None:
    small, _ = timed_reading(write(shape, SMALL), reader)
    large, reading = timed_reading(write(shape, LARGE), reader)
    assert large < MOST_GROWTH * max(small, FLOOR), f"{small:.3f} s, then {large:.3f} s"
    assert not broken_laws(reading)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army left." + "\n" * 10_000 + "It came back.", id="10,000 blank lines"),
        pytest.param("The army left." + " " * 100_000 + "It came back.", id="100 kB of spaces"),
        pytest.param("a " * 10_000, id="20 kB of a"),
        pytest.param("(" * 3_000 + "army" + ")" * 3_000, id="brackets 3,000 deep"),
        pytest.param("9" * 50_000 + " people were killed.", id="50,000 digits"),
        pytest.param("a" * 50_000 + " left.", id="a word of 50,000 letters"),
        pytest.param("a\u0301" + "\u0301" * 20_000 + " left.", id="20,000 accents on one letter"),
        pytest.param("12/" * 20_000 + "2024", id="a date of 20,000 parts"),
        pytest.param("1,000" * 10_000, id="10,000 groups of digits"),
        pytest.param("https://x.example/" + "a/b?c=d&" * 2_000, id="an address of 16,000 characters"),
        pytest.param("-" * 50_000, id="a line"),
        pytest.param("“" * 20_000, id="20,000 quotation marks"),
        pytest.param("", id="nothing"),
        pytest.param("\n \t\x00\u200b\ufeff", id="nothing that is seen"),
    ],
)
def test_great_and_empty_texts_become_a_brief(text: str) -> None:
    begun = time.process_time()
    brief = brief_reports([Report("r", text, outlet="Harbour Post", language="en")], title="Odd")
    thousands = max(1.0, len(text.split()) / 1_000, len(text) / 6_000)
    assert time.process_time() - begun < SECONDS * thousands
    assert not [problem for problem in brief.problems if "failed" in problem.message]
    assert render(brief, "json")


@pytest.mark.parametrize(
    "shape", ["said said said", "he said she said", "headlines and bodies", "all capitals", "tweets", "deeds of deeds"]
)
def test_an_odd_report_becomes_a_brief_in_bounded_time(shape: str) -> None:
    begun = time.process_time()
    brief = brief_reports([write(shape, LARGE)], title="Odd")
    assert time.process_time() - begun < SECONDS * LARGE / 1_000
    assert not [problem for problem in brief.problems if "failed" in problem.message]
