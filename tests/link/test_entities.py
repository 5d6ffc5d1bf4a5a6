"""Which names mean one thing?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consilience.link.bearers import find_bearers
from consilience.link.entities import find_entities, unite_entities
from consilience.link.keys import name_key, sound
from consilience.records import Entity, Name, Reading, Span


def reading(report: str, *names: tuple[str, str]) -> Reading:
    """Make a reading that holds just names of kinds, one after the other."""
    found, start = [], 0
    for kind, text in names:
        found.append(Name(Span(report, start, start + len(text)), kind, text))
        start += len(text) + 1
    return Reading(report, names=tuple(found), text=" ".join(text for _, text in names))


def entities_of(*readings: Reading) -> tuple[Entity, ...]:
    """Find the entities of the readings of one crisis."""
    return find_entities([bearer for item in readings for bearer in find_bearers(item)])[0]


def together(*readings: Reading) -> set[tuple[str, ...]]:
    """Give the names of each entity of one crisis."""
    return {entity.variants for entity in entities_of(*readings)}


def apart(*readings: Reading) -> set[tuple[str, ...]]:
    """Give the names of each entity where every reading is a crisis of its own."""
    return {entity.variants for entity in unite_entities(entity for item in readings for entity in entities_of(item))}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Plan Independencia 200", "Plan Independence 200"),
        ("Ministry of Defence", "the Ministry of Defense"),
        ("Fuerza Armada Nacional", "Fuerza Armada nacional"),
        ("Law of the Organisation of Ports", "Law of the Organization of Ports"),
        ("Asamblea Nacional", "National Assembly"),
    ],
)
def test_spellings_and_translations_have_one_key(one: str, two: str) -> None:
    assert sorted(name_key(one)) == sorted(name_key(two))


@pytest.mark.parametrize(("one", "two"), [("Sergei", "Sergey"), ("Yusuf", "Yousuf"), ("Mohammed", "Mohamed")])
def test_transliterations_sound_alike(one: str, two: str) -> None:
    assert sound(one) == sound(two)


def test_a_shorter_form_is_the_same_person() -> None:
    found = together(reading("a", ("person", "Ilse Varga Orlov")), reading("b", ("person", "Ilse Varga")))
    assert found == {("Ilse Varga", "Ilse Varga Orlov")}


def test_a_surname_is_the_one_person_of_that_name_in_its_crisis() -> None:
    readings = reading("a", ("person", "Ilse Varga")), reading("b", ("person", "Varga"))
    assert together(*readings) == {("Ilse Varga", "Varga")}
    assert apart(*readings) == {("Ilse Varga",), ("Varga",)}


def test_a_surname_of_two_persons_is_neither() -> None:
    found = together(
        reading("a", ("person", "Ilse Varga")),
        reading("b", ("person", "Tomas Varga")),
        reading("c", ("person", "Varga")),
    )
    assert found == {("Ilse Varga",), ("Tomas Varga",), ("Varga",)}


def test_other_initials_are_another_person() -> None:
    found = together(reading("a", ("person", "Karl W. Oduya")), reading("b", ("person", "Karl H. Oduya")))
    assert len(found) == 2


def test_an_acronym_is_the_body_whose_initials_it_spells() -> None:
    found = together(
        reading("a", ("organisation", "Lemna Valley Rescue Service")), reading("b", ("organisation", "LVRS"))
    )
    assert found == {("LVRS", "Lemna Valley Rescue Service")}


def test_a_name_of_common_words_means_one_thing_only_in_its_crisis() -> None:
    one, two = reading("a", ("organisation", "Supreme Court")), reading("b", ("organisation", "Supreme Court"))
    assert len(entities_of(one, two)) == 1
    assert len(unite_entities([*entities_of(one), *entities_of(two)])) == 2


def test_a_full_name_is_one_person_in_all_crises() -> None:
    one, two = reading("a", ("person", "Ilse Varga"), ("place", "Karvia")), reading("b", ("person", "Ilse Varga"))
    united = unite_entities([*entities_of(two), *entities_of(one)])
    assert [entity.variants for entity in united] == [("Ilse Varga",), ("Karvia",)]
    assert [span.report for span in united[0].mentions] == ["a", "b"]


KARVIA = [("place", "Karvia"), ("nationality", "Karvian")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Defence Ministry", "Ministry of Defence"),
        ("Health Ministry", "Health Ministry of Karvia"),
        ("Ministry of Health", "Karvian Health Ministry"),
        ("Interior Ministry of Karvia", "Karvian Ministry of the Interior"),
    ],
)
def test_a_ministry_is_one_in_any_order_with_and_without_its_country(one: str, two: str) -> None:
    found = together(reading("a", ("organisation", one), *KARVIA), reading("b", ("organisation", two), *KARVIA))
    assert tuple(sorted((one, two))) in found


def test_ministries_of_two_countries_stay_two_and_a_bare_one_goes_with_its_report() -> None:
    karvia = [("place", "Karvia"), ("nationality", "Karvian")]
    lemnia = [("place", "Lemnia"), ("nationality", "Lemnian")]
    found = together(
        reading("a", ("organisation", "Defence Ministry of Karvia"), *karvia),
        reading("b", ("organisation", "Defence Ministry of Lemnia"), *lemnia),
        reading("c", ("organisation", "Ministry of Defence"), *lemnia),
        reading("d", ("organisation", "Defense Ministry"), *karvia, *lemnia),
    )
    assert ("Defence Ministry of Karvia",) in found
    assert ("Defence Ministry of Lemnia", "Ministry of Defence") in found
    assert ("Defense Ministry",) in found


def test_a_bare_ministry_in_a_report_about_another_country_is_not_joined() -> None:
    lemnia = [("nationality", "Lemnian"), ("place", "Lemnia")]
    found = together(
        reading("a", ("organisation", "Defence Ministry of Karvia"), *KARVIA),
        reading("b", ("organisation", "Defence Ministry"), *lemnia),
    )
    assert ("Defence Ministry",) in found


def test_every_proper_name_is_in_exactly_one_entity(read: Callable[..., Reading]) -> None:
    found = read("Ilse Varga met Dana Quill in Paris. Varga told the BBC that France would help.")
    mentions = [span for entity in entities_of(found) for span in entity.mentions]
    assert len(mentions) == len(set(mentions))
    assert set(mentions) <= {name.span for name in found.names}
