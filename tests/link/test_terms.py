"""Which words of a report are names, and how much does each weigh?"""

from __future__ import annotations

from itertools import pairwise

import pytest

from consilience.link.nominees import Index
from consilience.link.rarity import share
from consilience.link.terms import Terms, find_terms
from consilience.records import Report


def terms(text: str) -> Terms:
    return find_terms(Report("r", text), None)


def test_names_numbers_and_pairs_of_names_are_told_from_words() -> None:
    found = terms("Harbour pilots stopped work.\n\nIn Port Sallo the pilots of Varga’s yard asked for 3,200 crowns.")
    assert {"sallo", "port sallo", "varga", "3,200"} <= found.names
    assert not {"pilots", "work", "crowns"} & found.names


def test_a_word_that_only_begins_a_sentence_may_be_a_name() -> None:
    found = terms("Storm hits the coast.\n\nLemna was flooded and the roads were cut on the same day, officials said.")
    assert "storm" in found.doubtful
    assert "lemna" in found.names, "English does not use the word"


def test_rarer_words_are_in_fewer_reports() -> None:
    order = ["work", "coffee", "harbour", "lighthouse", "zwanenburg"]
    assert all(share(common) > share(rare) for common, rare in pairwise(order))
    assert share("county court") == share("county") > share("2024") > share("4711") > share("port sallo")


@pytest.mark.parametrize("text", ["", "...", "العربية", "\N{GRINNING FACE}", "A", "1" * 400])
def test_odd_texts_have_terms_or_none(text: str) -> None:
    found = terms(text)
    index = Index()
    index.add(found)
    chosen, words, names = index.compare(found)
    assert len(chosen) == len(words) == len(names) <= 1
    assert all(0 <= value <= 1 for value in (*words, *names))


def test_a_report_is_as_like_itself_as_can_be() -> None:
    found = terms("Tug Amber Dawn sank off Port Sallo on Monday. Harbour master Ilse Varga closed the port of Sallo.")
    index = Index()
    index.add(found)
    _, words, names = index.compare(found)
    assert [round(float(value), 3) for value in (*words, *names)] == [1, 1]


def test_what_all_reports_of_a_case_name_weighs_little() -> None:
    """Of forty reports of one strait only those that name the ship may tell of the same."""
    index = Index()
    for number in range(40):
        index.add(terms(f"In the Vesta Strait the ship Orla{chr(97 + number % 26)}x was stopped by the navy of Vesta."))
    chosen, _, _ = index.compare(terms("In the Vesta Strait the ship Orlabx was stopped by the navy of Vesta."))
    assert chosen.tolist() == [1, 27]
