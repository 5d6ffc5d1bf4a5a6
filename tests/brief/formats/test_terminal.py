"""The brief in a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from consilience.brief.formats.terminal import render_terminal
from consilience.records import Brief

ANSI = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(brief: Brief, width: int) -> None:
    assert max(cell_len(line) for line in render_terminal(brief, width=width).split("\n")) <= width


def test_without_colour_there_is_no_escape_sequence(brief: Brief) -> None:
    assert "\x1b" not in render_terminal(brief)


def test_colour_changes_nothing_but_colour(brief: Brief) -> None:
    coloured = render_terminal(brief, colour=True)
    assert "\x1b[" in coloured
    plain = [line.rstrip() for line in ANSI.sub("", coloured).split("\n")]
    assert plain == render_terminal(brief).split("\n")


def test_sections_stand_in_their_order(brief: Brief) -> None:
    text = render_terminal(brief)
    headings = re.findall(r"^(\w[^─\n]*) ─+$", text, re.MULTILINE)
    assert headings == [
        "Bottom line",
        "Highlights",
        "What changed",
        "Key figures",
        "What happened",
        "Contested and denied",
        "Threatened, planned, conditional, requested, possible",
        "Statements",
        "Posture",
        "Timeline",
        "Not known",
        "Sources",
        "Method and limits",
    ]


def test_the_header_counts_reports_outlets_origins_and_what_was_set_aside(brief: Brief) -> None:
    head = " ".join(render_terminal(brief).split("\n")[:4])
    assert "as of 6 Mar 2031 · covers 3–5 Mar 2031 · 4 reports → 4 outlets → 3 origins" in head
    assert "set aside: 1" in head


def test_wide_terminals_show_claim_and_denial_side_by_side(brief: Brief) -> None:
    assert re.search(r"Claim: .*Denial: ", render_terminal(brief, width=120))
    assert not re.search(r"Claim .*Denial ", render_terminal(brief, width=80))


def test_long_sections_end_in_and_n_more(brief: Brief) -> None:
    lines = tuple(line for line in brief.lines if line.section == "happened")
    many = tuple(replace(lines[0], text=f"{line.text} {n}", label="Attacks") for n in range(30) for line in lines[:1])
    text = render_terminal(replace(brief, lines=many), limit=12)
    assert "and 18 more" in text


def test_a_report_cannot_write_to_the_terminal(brief: Brief) -> None:
    evil = replace(brief.lines[0], text="\x1b]0;title\x07\x1b[2J gone")
    assert "\x1b" not in render_terminal(replace(brief, title="\x1b[2J", lines=(evil, *brief.lines)))
