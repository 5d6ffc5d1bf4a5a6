"""Which numbers of a sentence make one total? Sentences, and what they add up to."""

from __future__ import annotations

import pytest

from consilience.weigh import weigh_case


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        ("Three men and two women were hurt.", [("Three", 3, "men hurt"), ("two", 2, "women hurt")], 5),
        ("Nine officers and two clerks were hurt.", [("Nine", 9, "officers hurt"), ("two", 2, "clerks hurt")], 11),
        ("Nine people, among them two clerks, were hurt.", [("Nine", 9, "people hurt"), ("two", 2, "clerks hurt")], 9),
        ("Nine people were hurt. Two clerks were hurt.", [("Nine", 9, "people hurt"), ("Two", 2, "clerks hurt")], 9),
    ],
)
def test_parts_of_a_sentence_make_a_total(paper, case, text, parts, total):
    one = paper(text)
    for words, value, counted in parts:
        one.number(words, value, counted)
    figures = {f.figure.counted: f.figure for f in weigh_case(case(one)).findings if f.figure}
    assert figures["people injured"].best == total


def test_the_quote_of_a_total_holds_all_its_parts(paper, case):
    one = paper("Three men and two women were hurt.")
    one.number("Three", 3, "men hurt")
    one.number("two", 2, "women hurt")
    found = next(f for f in weigh_case(case(one)).findings if f.figure and f.figure.counted == "people injured")
    assert found.figure.values[0].citation.quote == "Three men and two women were hurt."
