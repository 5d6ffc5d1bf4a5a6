"""Our own words claim no probability that nobody computed, and never mix one with a confidence level (ICD 203)."""

from __future__ import annotations

from pathlib import Path

import pytest

import consilience
from consilience.brief.estimative import ROWS, check_own_words, check_page, check_table, find_faults


def test_all_words_of_ours_keep_the_rules():
    assert check_own_words(Path(consilience.__file__).parent) == ()


@pytest.mark.parametrize("word", [word for row in ROWS for word in row])
def test_every_word_of_the_directive_is_refused_where_nothing_was_computed(word):
    assert any("nobody computed" in fault for fault in find_faults(f"It is {word} that the toll rises."))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("We judge with high confidence that an attack is likely.", "one sentence"),
        ("It is likely, indeed almost certain, that the dam holds.", "two rows"),
        ("The probability is not known.", "nobody computed"),
    ],
)
def test_what_must_not_stand_together_is_named(text, says):
    assert any(says in fault for fault in find_faults(text))


@pytest.mark.parametrize(
    "text",
    [
        "2 probably true: two origins, but where they have it from is not recorded",
        "5 improbable: only denials are reported",
        "It is likely ({probability:.0%}) that the toll rises.",
        "Confidence level: high confidence.",
        "The unlikeliest of heroes.",
        "",
    ],
)
def test_names_of_scales_computed_probabilities_and_other_words_are_free(text):
    assert list(find_faults(text)) == []


def test_a_confidence_level_in_the_next_sentence_is_free():
    assert not any("one sentence" in fault for fault in find_faults("High confidence. It is likely ({probability})."))


def test_a_fault_says_where_it_stands(tmp_path):
    table, page = tmp_path / "words.toml", tmp_path / "page.html"
    table.write_text(
        '[labels]\nrise = "The toll will probably rise."\n[denying]\nwords = "unlikely"\n', encoding="utf-8"
    )
    page.write_text("<p>fine</p>\n<p>very likely</p>\n", encoding="utf-8")
    assert [fault.split(": claims")[0] for fault in check_table(table)] == ["words.toml: labels.rise"]
    assert [fault.split(": claims")[0] for fault in check_page(page)] == ["page.html, line 2"]
