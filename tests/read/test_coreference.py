"""Referents: a text, a word in it, and the name that it stands for; None where two would fit."""

from __future__ import annotations

from collections.abc import Callable

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
