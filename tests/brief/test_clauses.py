"""Which lines tell what happened, and which only name it? Read sentences, each with its answer."""

from __future__ import annotations

import pytest

from consilience.brief.clauses import clauses_of
from consilience.brief.words import is_toll
from consilience.read import read_report
from consilience.records import Case, Citation, Finding, Grade, Report, Span, Standing


@pytest.fixture(scope="module")
def tells(reader):
    def ask(words: str) -> bool:
        report = Report("r", f"{words}.", "Outlet", language="en")
        clauses = clauses_of(Case((report,), (read_report(report, reader),)))
        cite = Citation(Span("r", 0, len(words)), words, ("Outlet",))
        return clauses.tell(Finding("f", "event", words, Standing.SINGLE_SOURCE, Grade("F", 3), (cite,)))

    return ask


@pytest.mark.parametrize(
    "words",
    [
        "Envoys of Vesta and Kestria met in Geneva on Wednesday",
        "The army raised its alert level",
        "The bridge was closed",
        "They left the town at dawn",
        "A blast that killed 14 people",
    ],
)
def test_a_clause_or_a_count_tells(tells, words):
    assert tells(words)


@pytest.mark.parametrize(
    "words",
    [
        "The explosion that hit the depot",
        "Talks with the envoys of Kestria",
        "The deployment of the harbour guard",
        "The minister to visit Kestria",
        "Troops leaving the town",
    ],
)
def test_a_noun_with_its_company_only_names(tells, words):
    assert not tells(words)


def test_a_count_of_harm_may_open_a_brief_and_no_other():
    assert is_toll("reservists mobilised")
    assert not is_toll("bottles")
