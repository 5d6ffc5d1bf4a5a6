"""The brief as Markdown."""

from __future__ import annotations

import re

import pytest

from consilience.brief.formats.markdown import plain, render_markdown
from consilience.records import Brief


def test_every_citation_leads_to_its_words(brief: Brief) -> None:
    text = render_markdown(brief)
    links = set(re.findall(r"\]\(#(q[\d-]+)\)", text))
    assert links
    assert links <= set(re.findall(r'<a id="(q[\d-]+)"></a>', text))


def test_rows_of_tables_have_as_many_cells_as_their_head(brief: Brief) -> None:
    for table in re.findall(r"(?:^\|.*\|$\n?)+", render_markdown(brief), re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.strip().split("\n")}) == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a *new* [1] <b>", r"a \*new\* \[1\] \<b\>"),
        ("1. first", r"1\. first"),
        ("- dash", r"\- dash"),
        ("| cell", r"\| cell"),
        ("AT&T &lt;", "AT&amp;T &amp;lt;"),
    ],
)
def test_what_reports_say_is_no_mark_up(text: str, written: str) -> None:
    assert plain(text) == written
