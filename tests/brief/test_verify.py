"""What may be printed: each quote at its offsets, each number and name in the quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.brief import write_brief
from consilience.brief.numbers import numbers_of
from consilience.brief.sections import Section
from consilience.brief.verify import check_line, check_text, lay_ground
from consilience.records import (
    Case,
    Citation,
    Figure,
    FigureValue,
    Finding,
    Grade,
    Line,
    Name,
    Reading,
    Relation,
    Report,
    Span,
    Standing,
)

TEXT = "Colonel Ana Brisk said two dozen boats left Orvana. Brisk counted 1,200 people and $4 million in aid."
REPORT = Report("r", TEXT, "Daily Lamp")


def ground(*names: Name):
    return lay_ground(Case((REPORT,), (Reading("r", names=names, text=TEXT),)))


def cite(words: str, *said_by: str) -> Citation:
    start = TEXT.index(words)
    return Citation(Span("r", start, start + len(words)), words, said_by)


def test_a_line_of_the_quotes_own_words_may_be_printed() -> None:
    assert (
        check_text("1,200 people and $4 million in aid", [cite("1,200 people and $4 million in aid")], ground()) is None
    )


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    false = Citation(Span("r", 0, 5), "Major")
    assert "does not stand" in (check_text("Major", [false], ground()) or "")


def test_a_quote_at_other_offsets_is_refused() -> None:
    moved = replace(cite("Orvana"), span=Span("r", 0, 6))
    assert check_text("Orvana", [moved], ground())


def test_a_quote_beyond_the_end_of_the_text_is_refused() -> None:
    beyond = Citation(Span("r", len(TEXT), len(TEXT) + 1), "")
    assert check_text("", [beyond], ground())


def test_a_number_that_no_quote_holds_is_refused() -> None:
    assert check_text("1,300 people", [cite("1,200 people")], ground()) == "no quote holds the number 1,300"


@pytest.mark.parametrize("told", ["24 boats", "two dozen boats", "4,000,000 in aid", "1200 people"])
def test_a_number_may_be_written_in_another_way(told: str) -> None:
    assert check_text(told, [cite(TEXT)], ground()) is None


def test_a_name_that_no_quote_holds_is_refused() -> None:
    assert check_text("Marsk counted people", [cite("Brisk counted 1,200 people")], ground()) == (
        "no quote holds the name 'Marsk'"
    )


def test_the_full_name_of_a_mention_in_the_quote_may_be_written() -> None:
    start = TEXT.index("Brisk counted")
    short = Name(Span("r", start, start + 5), "person", "Ana Brisk", "Colonel")
    line, quote = "Colonel Ana Brisk counted 1,200 people", cite("Brisk counted 1,200 people")
    assert check_text(line, [quote], ground()) is not None
    assert check_text(line, [quote], ground(short)) is None


def test_who_says_it_may_be_named() -> None:
    assert check_text("Ana Brisk: 1,200 people", [cite("1,200 people", "Ana Brisk", "Daily Lamp")], ground()) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("forty-two", 42),
        ("3.5 billion", 3.5e9),
        ("$2bn", 2e9),
        ("two hundred", 200),
        ("12 000", 12),
        ("a dozen", 12),
    ],
)
def test_numbers_are_read_in_words_and_with_scales(text: str, number: float) -> None:
    assert number in numbers_of(text)


@given(st.text(max_size=200))
def test_any_text_may_quote_itself(text: str) -> None:
    report = Report("x", text)
    case = lay_ground(Case((report,), (Reading("x", text=text),)))
    if text:
        assert check_text(text, [Citation(Span("x", 0, len(text)), text)], case) is None


def test_a_finding_with_a_false_quote_is_withheld_and_named(crisis) -> None:
    [first, *rest] = crisis.weighed.findings
    false = replace(first, support=(replace(first.support[0], quote="Shells struck nothing"),))
    weighed = replace(crisis.weighed, findings=(false, *rest))
    brief = write_brief(crisis.case, weighed, title="t", as_of=None)
    assert first.id not in {finding.id for finding in brief.findings}
    assert first.id not in {line.finding for line in brief.lines}
    assert [p for p in brief.problems if p.stage == "brief" and f"finding {first.id} withheld" in p.message]


def test_a_finding_whose_words_were_changed_is_withheld(crisis) -> None:
    [first, *rest] = crisis.weighed.findings
    weighed = replace(crisis.weighed, findings=(replace(first, text="Shells killed 40 people in Orvana"), *rest))
    brief = write_brief(crisis.case, weighed, title="t", as_of=None)
    assert first.id not in {finding.id for finding in brief.findings}
    assert any("no quote holds the number 40" in problem.message for problem in brief.problems)


def test_a_figure_whose_quote_does_not_hold_its_value_is_withheld(crisis) -> None:
    findings = list(crisis.weighed.findings)
    figure = findings[1].figure
    values = (replace(figure.values[0], low=13.0), *figure.values[1:])
    findings[1] = replace(findings[1], figure=replace(figure, values=values))
    brief = write_brief(crisis.case, replace(crisis.weighed, findings=tuple(findings)), title="t", as_of=None)
    assert [figure.id for figure in brief.figures] == ["shells"]


def test_a_vague_word_is_the_ground_of_the_number_it_is_read_as() -> None:
    text = "Several boats sank on Monday. The navy counted seven boats."
    cites = tuple(
        Citation(Span("v", text.index(w), text.index(w) + len(w)), w) for w in ("Several boats", "seven boats")
    )
    values = (FigureValue(3.0, None, ">=", cites[0], "v"), FigureValue(7.0, 7.0, "=", cites[1], "v"))
    single = Standing.SINGLE_SOURCE
    figure = Figure("f", "boats", "", values, 7.0, 3.0, 7.0, 3.0, None, None, Relation.REVISED, single)
    finding = Finding("f", "figure", "7 boats", single, Grade(), cites, figure=figure)
    held = lay_ground(Case((Report("v", text),), (Reading("v", text=text),)))
    line = Line(Section.CHANGED, "Boats: ≥ 3 → 7", cites, "f")
    assert check_line(line, held, finding) is None
    assert check_line(replace(line, text="Boats: ≥ 4 → 7"), held, finding) is not None


def test_an_entry_of_the_posture_with_a_false_quote_is_withheld(crisis) -> None:
    entry = crisis.weighed.posture[0]
    false = replace(entry, support=(replace(entry.support[0], span=Span("wire", 0, 5)),))
    brief = write_brief(crisis.case, replace(crisis.weighed, posture=(false,)), title="t", as_of=None)
    assert brief.posture == ()


def test_an_attribute_that_no_sentence_holds_is_left_out_and_named(crisis) -> None:
    entry = crisis.weighed.posture[0]
    padded = replace(entry, attributes=(*entry.attributes, ("size", "40,000 guards")))
    brief = write_brief(crisis.case, replace(crisis.weighed, posture=(padded,)), title="t", as_of=None)
    assert brief.posture[0].attributes == (("from", "yellow"),)
    assert any("attribute 'size'" in problem.message for problem in brief.problems)
