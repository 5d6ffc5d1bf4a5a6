"""What does the user's own table of entities hold, and what does it change?"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.link.known import name_known
from consilience.link.register import read_register
from consilience.records import Entity, KnownEntity, Span

TABLE = """id,name,kind,aliases
Q1,Ilse Varga,person,I. Varga; Mayor Varga
Q2,Karvian Coast Guard,organisation,KCG;Coast Guard of Karvia
Q3,Amber Dawn,Vessel,
"""


def entity(name: str, kind: str, *variants: str, start: int = 0) -> Entity:
    return Entity(name, kind, tuple(sorted({name, *variants})), (Span("r", start, start + len(name)),))


def test_a_table_gives_names_kinds_and_aliases() -> None:
    known, problems = read_register(TABLE, source="people.csv")
    assert not problems
    assert known[0] == KnownEntity("Q1", "Ilse Varga", "person", ("I. Varga", "Mayor Varga"))
    assert known[2].kind == "platform"


def test_followthemoney_lines_are_read() -> None:
    row = {"id": "Q2", "schema": "PublicBody", "properties": {"name": ["Karvian Coast Guard"], "alias": ["KCG"]}}
    known, problems = read_register(json.dumps(row) + "\n", source="entities.ftm.json")
    assert not problems
    assert known == (KnownEntity("Q2", "Karvian Coast Guard", "organisation", ("KCG",)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,name\n,Ilse Varga\n", "no id"),
        ("id,name\nQ1,\n", "no name"),
        ("id,name\nQ1,Ilse Varga\nQ1,Dana Quill\n", "a second entity with the id Q1"),
        ("id,name,kind\nQ1,Ilse Varga,wizard\n", "unknown kind wizard"),
        ("name,kind\nIlse Varga,person\n", "needs the columns name and id"),
        ('{"id": "Q1", "properties": ', "no FollowTheMoney entity"),
        ('{"id": "Q1", "properties": 7}', "no FollowTheMoney entity"),
        ('{"id": "Q1"}', "no FollowTheMoney entity"),
    ],
)
def test_a_bad_row_is_a_problem_that_names_its_line(text: str, message: str) -> None:
    known, problems = read_register(text, source="people.csv")
    assert len(problems) == 1
    assert message in problems[0].message
    assert (problems[0].source or "").startswith("people.csv, line ")
    assert all(row.name for row in known)


@given(st.text())
def test_no_text_breaks_the_reading_of_a_table(text: str) -> None:
    read_register(text, source="any")
    read_register("id,name\n" + text, source="any")
    read_register("{" + text, source="any")


def named(*entities: Entity) -> list[tuple[str, str | None, tuple[str, ...]]]:
    known, _ = read_register(TABLE, source="people.csv")
    found, _ = name_known(entities, known)
    return [(one.name, one.id, one.variants) for one in found]


def test_entities_take_the_ids_of_the_table_and_those_of_one_id_become_one() -> None:
    found = named(
        entity("Coast Guard of Karvia", "organisation"),
        entity("KCG", "organisation", start=40),
        entity("Port Sallo", "place", start=80),
    )
    assert found == [
        ("KCG", "Q2", ("Coast Guard of Karvia", "KCG")),
        ("Port Sallo", None, ("Port Sallo",)),
    ]


def test_a_surname_alone_does_not_make_another_person_the_one_of_the_table() -> None:
    known = (KnownEntity("Q1", "Ilse Varga", "person", ("Varga",)),)
    assert name_known([entity("Tomas Varga", "person", "Varga")], known)[0][0].id is None
    assert name_known([entity("Varga", "person")], known)[0][0].id == "Q1"


def test_a_name_of_another_kind_is_not_the_one_of_the_table() -> None:
    assert named(entity("Amber Dawn", "person")) == [("Amber Dawn", None, ("Amber Dawn",))]


def test_a_name_of_two_entries_stays_without_an_id_and_is_a_problem() -> None:
    known = (KnownEntity("Q1", "Ilse Varga", "person"), KnownEntity("Q9", "Ilse Varga", "person"))
    found, problems = name_known([entity("Ilse Varga", "person")], known)
    assert found[0].id is None
    assert "Q1 or Q9" in problems[0].message


def test_a_table_given_to_linking_names_its_entities(link_known: Callable[[str, str], dict[str, str | None]]) -> None:
    ids = link_known("Mayor Ilse Varga of the Karvian Coast Guard spoke in Port Sallo on Monday.", TABLE)
    assert ids["Ilse Varga"] == "Q1"
    assert ids["Karvian Coast Guard"] == "Q2"
