"""Which words of a report are names, and how much does each weigh?"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from consilience.link.comparison import compare
from consilience.link.datings import Dating, Day
from consilience.link.profiles import pack_profile, profile_of, unpack_profile
from consilience.link.rarity import share
from consilience.link.terms import Terms, find_terms
from consilience.records import Report

NOWHERE = Dating(None, (), None)


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
    profile = profile_of(terms(text), NOWHERE)
    again = unpack_profile(pack_profile(profile))
    assert again.table.tolist() == profile.table.tolist()
    assert all(0 <= value <= 1 for value in compare(profile, [profile, again]))


def test_a_profile_is_kept_whole() -> None:
    dating = Dating(738000, (Day(738001, 2, "03-04"), Day(None, 5, None), Day(None, None, "02-29")), 2024)
    assert unpack_profile(pack_profile(profile_of(terms("Sallo"), dating))).dating == dating
    assert unpack_profile(pack_profile(profile_of(terms("Sallo"), NOWHERE))).dating == NOWHERE


def test_a_report_is_as_like_itself_as_can_be() -> None:
    text = "Tug Amber Dawn sank off Port Sallo on Monday. Harbour master Ilse Varga closed the port of Sallo."
    profile = profile_of(terms(text), Dating(738000, (), 2024))
    assert compare(profile, [profile]).round(6).tolist() == [1]


def test_what_all_reports_compared_name_weighs_little() -> None:
    """Of forty reports of one strait only those that name the ship may tell of the same."""
    texts = [
        f"In the Vesta Strait the ship Orla{chr(97 + number % 26)}x was stopped by the navy of Vesta."
        for number in range(40)
    ]
    asked, *others = [profile_of(terms(text), NOWHERE) for text in (texts[1], *texts)]
    like = compare(asked, others)
    assert sorted(np.argsort(-like)[:2].tolist()) == [1, 27]
    assert np.sort(like)[-3] < 0.5 * like[1]
    assert compare(asked, others[:1])[0] > 1.5 * like[0], "of two reports alone the strait says much"
