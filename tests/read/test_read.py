"""Reading as a whole: any text goes in, every span quotes its text, and nothing crashes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience import brief_reports
from consilience.brief.formats import as_json, render
from consilience.read import Reader, read_report
from consilience.records import Reading, Report, Span

VOCABULARY = (
    *("the", "army", "said", "on", "Tuesday", "that", "at least", "14", "people", "were killed", "in", "Lisbon", ","),
    *("“", "”", "‘", "’", '"', "'", "(", ")", "—", "-", ".", "?", "!", "$", "%", "denied", "if", "will", "not", "may"),
    *("2024", "9,99", "99/99/9999", "31 February", "half a million", "Minister Ana Sample", "(ABC)", "U.S.", "strike"),
    *(
        "plans",
        "reports",
        "according to",
        "\u202e",
        "\u200b",
        "é",
        "中文",
        "عربي",
        "😀",
        "S-300",
        "https://x.example/a?b",
    ),
)
NEWS = st.lists(st.sampled_from([*VOCABULARY, "\n", "\n\n"]), max_size=60).map(" ".join)
ODD = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


def spans(reading: Reading) -> Iterator[Span]:
    yield from reading.sentences
    for block in reading.blocks:
        yield block.span
    for record in (*reading.names, *reading.times, *reading.places, *reading.quantities, *reading.events):
        yield record.span
    for statement in reading.statements:
        yield from (*statement.source, *statement.cue, *statement.content)
    for event in reading.events:
        yield from (*event.actor, *event.recipient, *event.instrument, *event.clause)


def check(reading: Reading) -> None:
    for span in spans(reading):
        assert span.report == reading.report
        assert 0 <= span.start < span.end <= len(reading.text)
        words = reading.text[span.start : span.end]
        assert words == words.strip()
    for event in reading.events:
        assert -3 <= event.factuality <= 3
        assert all(index < len(reading.times) for index in event.times)
        assert all(index < len(reading.places) for index in event.places)
        assert all(index < len(reading.quantities) for index in event.quantities)
        assert event.statement is None or event.statement < len(reading.statements)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(NEWS, ODD), published=st.one_of(st.none(), st.dates()))
def test_any_text_can_be_read_and_every_span_quotes_it(reader: Reader, text: str, published: date | None) -> None:
    check(read_report(Report("r", text, language="en", published=published), reader))


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(NEWS, min_size=1, max_size=4))
def test_a_brief_of_any_texts_can_be_printed_in_every_form(texts: list[str]) -> None:
    reports = [Report(f"r{n}", text, outlet=f"Outlet {n}", language="en") for n, text in enumerate(texts)]
    brief = brief_reports(reports, title="Any texts")
    for form in ("text", "markdown", "html", "json"):
        assert render(brief, form)


@settings(max_examples=10, deadline=None)
@given(texts=st.lists(NEWS, min_size=2, max_size=5), seed=st.randoms())
def test_the_order_of_arrival_changes_nothing(texts: list[str], seed: object) -> None:
    reports = [Report(f"r{n}", text, outlet=f"Outlet {n}", language="en") for n, text in enumerate(texts)]
    turned = list(reports)
    seed.shuffle(turned)  # type: ignore[attr-defined]
    assert as_json(brief_reports(reports)) == as_json(brief_reports(turned))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a sentence of 5,000 words", "and the men of the town said that " * 700 + "it was over."),
        ("all capitals", "THE ARMY SAID THAT 14 PEOPLE WERE KILLED IN LISBON ON TUESDAY. " * 60),
        ("no punctuation", "the army left and the town was quiet then they came back " * 90),
        ("unbalanced quotes", '“The army “left, he said. " It was quiet. ' * 120),
        ("brackets", "(" * 3_000 + "army" + ")" * 3_000),
        ("digits", "9" * 5_000 + " people were killed"),
        ("one long word", "a" * 50_000),
        ("a list", "- 14 dead\n- 3 hurt\n- 200 homes lost\n" * 150),
        ("a table", "Town | dead | hurt\nLisbon | 14 | 3\n" * 150),
        ("commas", "Lisbon, " * 3_000),
        ("a transcript", "Q: Who fired? A: We did not. Q: When? A: On Tuesday. " * 100),
    ],
)
def test_odd_texts_are_read_in_bounded_time(reader: Reader, name: str, text: str) -> None:
    begun = time.process_time()
    check(read_report(Report("r", text, language="en", published=date(2024, 3, 12)), reader))
    thousands = max(1.0, len(text.split()) / 1_000, len(text) / 6_000)
    assert time.process_time() - begun < 4 * thousands, name


def test_reading_twice_gives_the_same(read: Callable[..., Reading]) -> None:
    text = "Ships left Lisbon on Tuesday, the navy said. At least 14 people were hurt."
    assert read(text) == read(text)
