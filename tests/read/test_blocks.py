"""Blocks: headline, subhead, caption, byline, dateline, body and furniture are told apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.read.blocks import find_blocks
from consilience.records import Report

ARTICLE = """Army leaves the northern towns

Soldiers load a truck on Monday. Photograph: Example Press

By Ana Example

Port Sallo, March 12, 2024. The army left two towns on Monday.

A quiet road home

It was quiet after this, residents said.

Sign up for our daily newsletter

Leave a Reply

Your email address will not be published."""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(str(b.kind), text[b.span.start : b.span.end]) for b in find_blocks(Report("r", text))]


def test_every_part_of_an_article_is_recognised() -> None:
    assert [kind for kind, _ in kinds(ARTICLE)] == [
        *("headline", "caption", "byline", "dateline", "body", "subhead", "body"),
        *("boilerplate", "boilerplate", "boilerplate"),
    ]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PORT SALLO (Northwire) — Ships left the harbour.", "PORT SALLO (Northwire) —"),
        ("DALLAS -- The driver fled on foot.", "DALLAS --"),
        ("Port Sallo, March 12, 2024. Ships left the harbour.", "Port Sallo, March 12, 2024."),
    ],
)
def test_a_dateline_is_parted_from_the_body(text: str, dateline: str) -> None:
    assert kinds(text)[0] == ("dateline", dateline)
    assert kinds(text)[1][0] == "body"


def test_lines_of_a_wrapped_text_stay_together() -> None:
    text = (
        "The ministry said on Monday that the army had left the two towns\n"
        "on the northern road and that people could go back to their\n"
        "houses when the mines were cleared."
    )
    assert len(kinds(text)) == 1


def test_single_line_breaks_part_paragraphs_of_a_page() -> None:
    assert len(kinds("The army left the town on Monday.\nIt was quiet after this, they said.")) == 2


def test_one_short_line_alone_is_text_not_a_heading() -> None:
    assert kinds("Army leaves the town") == [("body", "Army leaves the town")]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_blocks_never_overlap_and_never_hold_outer_space(text: str) -> None:
    blocks = find_blocks(Report("r", text))
    for before, after in pairwise(blocks):
        assert before.span.end <= after.span.start
    for block in blocks:
        words = text[block.span.start : block.span.end]
        assert words == words.strip()
        assert words
