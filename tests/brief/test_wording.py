"""How a finding is worded: cited by what bears it out, in quotation marks where it is in the first person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consilience.brief.numbers import gives_other_number
from consilience.brief.phrases import chain
from consilience.brief.wording import bearing, cites_of, finding_text
from consilience.records import Citation, Span


@pytest.mark.parametrize(
    ("line", "quote", "other"),
    [
        ("The blast killed 21 people", "the blast killed at least 14 people", True),
        ("The blast killed 21 people", "the blast killed twenty-one people", False),
        ("The blast killed 21 people", "the blast that hit the depot", False),
        ("The army began Plan 9 with 4,000 men", "the army began Plan 9", False),
        ("Nine people died", "five people died", True),
        ("The port was hit", "nine shells hit the port", False),
    ],
)
def test_a_quote_with_another_number_bears_nothing_out(line, quote, other) -> None:
    assert gives_other_number(line, quote) is other


def test_a_line_keeps_its_citations_where_none_bears_it_out() -> None:
    cite = Citation(Span("a", 0, 9), "five died", ("A",))
    assert bearing("Nine people died", [cite]) == (cite,)


def test_words_in_the_first_person_stand_in_quotation_marks(crisis) -> None:
    [cite] = crisis.weighed.findings[7].support
    quoted = replace(cite, quote="we will close the bridges", said_by=("Jan Okell", "Belmor Radio"))
    told = replace(crisis.weighed.findings[7], text="We will close the bridges", support=(quoted,))
    assert finding_text(told, {cite.span.report: "Belmor Radio"}) == "Jan Okell: “We will close the bridges”"
    assert cites_of(told) == (quoted,)


def test_a_source_without_a_name_is_written_small_within_a_line() -> None:
    cite = Citation(Span("a", 0, 4), "word", ("Local officials", "Radio Orvana", "The Ledger"))
    assert chain(cite, "The Ledger") == "local officials via Radio Orvana"
