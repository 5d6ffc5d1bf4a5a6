"""Syntax: sentences end where paragraphs end, furniture is not parsed, lemmas are words."""

from __future__ import annotations

from collections.abc import Callable

from consilience.read.parser import LONGEST_SENTENCE
from consilience.read.syntax import Syntax

Parse = Callable[[str], Syntax]


def sentences(syntax: Syntax) -> list[str]:
    return [syntax.text[sentence.start : sentence.end] for sentence in syntax.sentences]


def test_a_heading_does_not_glue_to_the_next_sentence(syntax_of: Parse) -> None:
    found = sentences(
        syntax_of("Army leaves the town\n\nSoldiers left on Monday. It was quiet.\n\nA quiet road\n\nCars came.")
    )
    assert found == ["Army leaves the town", "Soldiers left on Monday.", "It was quiet.", "A quiet road", "Cars came."]


def test_an_initial_does_not_end_a_sentence(syntax_of: Parse) -> None:
    assert len(sentences(syntax_of("The ship Anna B. Sample reached the harbour of the town on Monday."))) == 1


def test_furniture_between_paragraphs_is_not_parsed(syntax_of: Parse) -> None:
    syntax = syntax_of("Soldiers left on Monday.\n\nSign up for our daily newsletter\n\nIt was quiet.")
    assert "newsletter" not in {token.text for token in syntax.tokens}
    assert all(syntax.text[token.start : token.end] == token.text for token in syntax.tokens)


def test_lemmas_are_words(syntax_of: Parse) -> None:
    syntax = syntax_of("Soldiers were leaving and hadn't taken the children.")
    lemmas = {token.text: token.lemma for token in syntax.tokens}
    assert lemmas["Soldiers"] == "soldier"
    assert (lemmas["were"], lemmas["leaving"], lemmas["n't"], lemmas["taken"]) == ("be", "leave", "not", "take")


def test_no_sentence_grows_without_bound(syntax_of: Parse) -> None:
    syntax = syntax_of("and they went on " * 500)
    assert max(sentence.last - sentence.first for sentence in syntax.sentences) <= LONGEST_SENTENCE + 1


def test_a_run_without_spaces_is_broken_and_offsets_stay(syntax_of: Parse) -> None:
    syntax = syntax_of("(" * 2_000 + " army left.")
    last = syntax.tokens[-2]
    assert syntax.text[last.start : last.end] == last.text == "left"
