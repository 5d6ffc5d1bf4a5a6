"""Referents: a text, a word in it, and the name that it stands for; None where two would fit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from consilience.read.coreference import resolve
from consilience.read.names import find_names
from consilience.read.syntax import Syntax

CASES = [
    ("Foreign Minister Boris Vetrov arrived on Monday. He denied the request.", "He", "Boris Vetrov"),
    ("Boris Vetrov said that he had no plans.", "he", "Boris Vetrov"),
    ("Anna Brook met Boris Vetrov in Oslo. They spoke at length.", "They", None),
    ("Anna Brook thanked Boris Vetrov. Then came his reply.", "his", "Boris Vetrov"),
    ("Guyana has raised its alert level.", "its", "Guyana"),
    ("Anna Brook met Boris Vetrov in Oslo. She left early.", "She", "Anna Brook"),
    ("Anna Brook met Boris Vetrov in Oslo. The talks ended when his aides left.", "his", "Boris Vetrov"),
    ("It rained in Oslo.", "It", None),
    ("The Common Harbour Watch (CHW) met. CHW rejects the plan.", "CHW", "Common Harbour Watch"),
    ("Defence Minister Aurelio Montez spoke. Later the minister left.", "minister", "Aurelio Montez"),
    ("The storm passed. He left.", "He", None),
    ('Boris Vetrov said of the general: "He must go."', "He", None),
    ("Boris Vetrov arrived. The hall was full. He spoke at once.", "He", "Boris Vetrov"),
    ("Mr Tove Lind met Ms Ada Lind. She smiled.", "She", "Ada Lind"),
    ("Vestan officials left. It rained.", "It", None),
    ("Ilo Brand spoke. The man fled. He was armed, Brand said.", "He", None),
]


@pytest.mark.parametrize(("text", "word", "name"), CASES)
def test_a_word_stands_for_one_clear_name_or_for_none(
    syntax_of: Callable[[str], Syntax], text: str, word: str, name: str | None
) -> None:
    syntax = syntax_of(text)
    referents = resolve(syntax, find_names(syntax)[0])
    token = [token for token in syntax.tokens if token.text == word][-1]
    found = referents.of(token.i)
    assert (found.text if found else None) == name


MARK = re.compile(r"\{([a-z-])\|([^}]*)\}")
REPORTS = tomllib.loads(Path(__file__).with_name("coreference.toml").read_text(encoding="utf-8"))["report"]
PRECISION, RECALL = 0.95, 0.83
"""Floors over all marked pairs; a wrong pair costs a brief more than a missed one."""


def unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return a text without its marks, and who is marked where."""
    text, marks, end = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[end : found.start()]
        marks.append((found[1], len(text), len(text) + len(found[2])))
        text, end = text + found[2], found.end()
    return text + marked[end:], marks


def meant_by(syntax: Syntax, marks: list[tuple[str, int, int]]) -> list[str | None]:
    """Return the name that the last word of each mark stands for."""
    referents = resolve(syntax, find_names(syntax)[0])
    lasts = [[t for t in syntax.tokens_in(start, end) if t.text[0].isalnum()][-1] for _, start, end in marks]
    return [name.text if (name := referents.of(token.i)) else None for token in lasts]


def test_the_marked_reports_keep_the_precision_and_the_recall_of_pairs(syntax_of: Callable[[str], Syntax]) -> None:
    right = wrong = missed = 0
    faults = []
    for report in REPORTS:
        text, marks = unmark(report["text"])
        meant = meant_by(syntax_of(text), marks)
        for (left, right_mark), names in zip(combinations(marks, 2), combinations(meant, 2), strict=True):
            same, found = left[0] == right_mark[0] != "-", names[0] is not None and names[0] == names[1]
            right += same and found
            missed += same and not found
            wrong += found and not same
            if found and not same:
                faults.append((report["about"], text[left[1] : left[2]], text[right_mark[1] : right_mark[2]]))
    assert len(REPORTS) >= 20
    assert right / (right + wrong) >= PRECISION, faults
    assert right / (right + missed) >= RECALL


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["about"])
def test_every_mark_quotes_a_word(report: dict[str, str]) -> None:
    text, marks = unmark(report["text"])
    assert marks
    assert all(any(letter.isalnum() for letter in text[start:end]) for _, start, end in marks)
    assert "{" not in text


def test_one_mrs_of_a_couple_is_not_everybody_of_their_name(syntax_of: Callable[[str], Syntax]) -> None:
    text = "President Tomas Arrel met Mara Arrel in Sallo. Arrel spoke. Mrs. Arrel left. Arrel blamed the dockers."
    alone = [n.text for n in find_names(syntax_of(text))[0] if text[n.span.start : n.span.end] == "Arrel"]
    assert alone
    assert "Mara Arrel" not in alone
