"""How many origins can be shown to be independent? Sources as a reader meets them, and laws over drawn ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.records import Citation, Span
from consilience.weigh.origins.independence import Assertion, shown_independent
from consilience.weigh.origins.spellings import are_spellings_of_one

NOBODY, POLICE, MEDICAL, OFFICIAL, BYSTANDER = "any", "police", "medical", "official", "bystander"


def named(name, sort=NOBODY, *marks, at=0):
    return _assertion(name, {f"source {name.casefold()}", *marks}, sort, particular=True, at=at)


def unnamed(name, sort=NOBODY, *lands, at=0):
    return replace(_assertion(name, set(), sort, particular=False, at=at), lands=frozenset(lands))


def _assertion(name, marks, sort, *, particular, at):
    cite = Citation(Span("r", at, at + 1), "x", (name,))
    return Assertion(cite, frozenset(marks), name, True, "r", particular, sort)


def count(*told):
    return len(shown_independent([replace(one, citation=_cite(at)) for at, one in enumerate(told)])[0])


def _cite(at):
    return Citation(Span("r", at, at + 1), "x", ())


@pytest.mark.parametrize(
    ("told", "origins"),
    [
        ((named("Mara Voss"), named("Tomas Reke")), 2),
        ((named("Mara Voss"), named("Mara Voss")), 1),
        ((named("Mara Voss", OFFICIAL, "name inter minis"), named("Interior Ministry", OFFICIAL)), 1),
        ((named("Health Ministry"), named("Ministry of Health of Vesta")), 1),
        ((named("Heydar Alish"), named("Heidar Alish")), 1),  # two spellings
        ((named("police", POLICE), unnamed("officials (Daily A)", OFFICIAL)), 1),  # these may be the police
        ((named("police", POLICE), unnamed("witnesses (Daily A)", BYSTANDER)), 2),  # no witness is the police
        ((unnamed("witnesses (Daily A)", BYSTANDER), unnamed("residents (Daily B)", BYSTANDER)), 1),
        ((unnamed("doctors (Daily A)", MEDICAL), unnamed("witnesses (Daily B)", BYSTANDER)), 2),
        ((unnamed("officials (A)", OFFICIAL, "RU"), unnamed("officials (B)", OFFICIAL, "US")), 2),
        ((unnamed("officials (A)", OFFICIAL, "RU"), unnamed("officials (B)", OFFICIAL)), 1),
        ((unnamed("Daily A"), unnamed("Daily B"), unnamed("Daily C")), 1),  # none says where it has it from
        ((named("Mara Voss"), unnamed("Daily B")), 1),
        ((named("police", POLICE), named("army"), unnamed("officials (A)", OFFICIAL)), 2),
        ((named("A. Voss", NOBODY, "occasion s d"), named("T. Reke", NOBODY, "occasion s d")), 1),  # one conference
        ((), 0),
    ],
)
def test_origins_that_can_be_shown_to_be_independent(told, origins):
    assert count(*told) == origins


def test_what_may_be_anothers_word_stands_beside_it():
    officials = unnamed("officials (Daily A)", OFFICIAL)
    groups, doubtful = shown_independent([named("police", POLICE), officials])
    assert [[one.name for one in group] for group in groups] == [["police"]]
    assert doubtful == (officials,)


SORTS = (NOBODY, POLICE, MEDICAL, OFFICIAL, BYSTANDER, "military", "government")
PERSONS = {"Mara Voss": NOBODY, "Tomas Reke": MEDICAL, "police": POLICE, "army": "military", "Ilo Marn": OFFICIAL}
LANDS = st.sampled_from(((), (), ("RU",), ("US",)))
SOURCES = st.one_of(
    st.builds(named, st.sampled_from(sorted(PERSONS))).map(lambda one: replace(one, sort=PERSONS[one.name])),
    st.builds(lambda sort, lands: unnamed(f"{sort} (Daily A)", sort, *lands), st.sampled_from(SORTS), LANDS),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SOURCES, max_size=7), SOURCES)
def test_one_more_agreeing_assertion_never_lowers_the_count(told, more):
    assert count(*told, more) >= count(*told)


@settings(max_examples=150, deadline=None)
@given(st.lists(SOURCES, min_size=1, max_size=6), st.data())
def test_the_same_source_once_more_never_raises_the_count(told, data):
    assert count(*told, data.draw(st.sampled_from(told))) == count(*told)


@settings(max_examples=60, deadline=None)
@given(st.lists(SOURCES, max_size=4))
def test_the_order_of_assertions_does_not_matter(told):
    placed = [replace(one, citation=_cite(at)) for at, one in enumerate(told)]
    first = shown_independent(placed)
    assert all(shown_independent(order) == first for order in permutations(placed))


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Heydar Alishbandi", "Heidar Alishvandi", True),
        ("Jory Korva", "Jory Korvan", True),
        ("Ana Falk", "Ana Reke", False),
        ("Ana Falk", "Anah Falk", True),
        ("Ana Falk", "Anah Falke", False),
        ("Ana Falk", "Ina Falk", False),  # three letters are too few to differ
        ("Falk", "Falke", False),  # one word is no name of a person to go by
        ("Ana Maria Falk", "Ana Falk", False),
    ],
)
def test_spellings_of_one_name(left, right, one):
    assert are_spellings_of_one(left, right) is one
    assert are_spellings_of_one(right, left) is one
