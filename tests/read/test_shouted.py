"""How would a text in capitals throughout be written in running text?"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.read.parser import Parser
from consilience.read.shouted import is_shouted, plain_text
from consilience.read.syntax import Syntax


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen attacked a convoy near the port of San Lorenzo on Monday, Colonel Pablo Ruiz said.",
        "President Rose Baker said that Baker's car was burned in El Salvador.",
        "Members of the Orla National Liberation Front (ONLF) dynamited two pylons. The ONLF fled.",
        "The minister told us that U.S. troops left the United States in May 1991.",
        "Juan de la Cruz and Marta Isaacs were kidnapped; Isaacs didn't speak. It may rain.",
        "The peasants of New Brenn, a village in Los Cerros, saw three guerrillas at 10 a.m.",
    ],
)
def test_capitals_are_those_of_running_text(parser: Parser, sentence: str) -> None:
    assert plain_text(sentence.upper(), parser._is_word) == sentence


def test_only_a_text_in_capitals_is_recased(syntax_of: Callable[[str], Syntax]) -> None:
    text = "The Brenn Post: TWO KILLED. Soldiers of the ONLF left."
    assert not is_shouted(text)
    assert syntax_of(text).text == text


def test_every_reader_sees_running_text(syntax_of: Callable[[str], Syntax]) -> None:
    text = "ORLA, 4 FEB 90 (XPA) -- GUERRILLAS KILLED MAYOR PEDRO RIOS IN FRONT OF THE TOWN HALL LAST NIGHT."
    syntax = syntax_of(text)
    assert syntax.text.lower() == text.lower()
    assert [token.lemma for token in syntax.tokens if token.tag.startswith("VB")] == ["kill"]
    assert {token.text for token in syntax.tokens} >= {"guerrillas", "Pedro", "Rios", "town"} or "Guerrillas" in {
        token.text for token in syntax.tokens
    }


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x250), max_size=80))
def test_a_text_keeps_its_length(parser: Parser, text: str) -> None:
    assert len(plain_text(text, parser._is_word)) == len(text)
