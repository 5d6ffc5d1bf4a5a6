"""Fuzzing in small: odd texts of the rules' own words, marks and digits, read whole or under a drawn parse.

`./run fuzz` hunts for longer; what it found stands in test_bad_input.py.
"""

from __future__ import annotations

import random
from datetime import date

from benchmarks.drawn_parse import parse_at_random
from benchmarks.laws import broken_laws
from benchmarks.odd_texts import vocabulary, write_text
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.read import read_text
from consilience.read.gazetteer import fold, open_gazetteer

SEEDS = st.integers(0, 2**32)
DAYS = st.one_of(st.none(), st.dates())
ANY_TEXT = st.text(st.characters(), max_size=60)


@settings(max_examples=400, deadline=None)
@given(seed=SEEDS, published=DAYS)
def test_no_drawn_parse_of_an_odd_text_breaks_a_law(seed: int, published: date | None) -> None:
    rng = random.Random(seed)
    reading = parse_at_random(write_text(rng.randrange), published, rng)
    assert not broken_laws(reading), ascii(reading.text)


@settings(max_examples=40, deadline=None)
@given(seed=SEEDS, published=DAYS)
def test_no_odd_text_breaks_a_law_and_reading_it_again_gives_the_same(seed: int, published: date | None) -> None:
    text = write_text(random.Random(seed).randrange)
    reading = read_text(text, published=published)
    assert not broken_laws(reading), ascii(text)
    assert read_text(text, published=published) == reading


@settings(max_examples=40, deadline=None)
@given(text=ANY_TEXT, published=DAYS)
def test_no_text_of_any_characters_breaks_a_law(text: str, published: date | None) -> None:
    assert not [fault for fault in broken_laws(read_text(text, published=published)) if "JSON" not in fault]


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(ANY_TEXT, st.sampled_from(vocabulary())))
def test_folding_a_name_twice_changes_nothing_and_every_answer_has_its_place(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    for entry in open_gazetteer().look_up(text):
        assert (entry.latitude is None) == (entry.longitude is None)
        assert entry.latitude is None or abs(entry.latitude) <= 90
        assert entry.longitude is None or abs(entry.longitude) <= 180
