"""Names: a sentence, and what must be found in it as (words, kind, normal form, role)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.read.forms import normalise
from consilience.read.mentions import BUILT, Candidate
from consilience.read.names import find_names
from consilience.read.parser import Parser
from consilience.read.syntax import Syntax
from consilience.records import Name, Report

SyntaxOf = Callable[[str], Syntax]


def names_in(syntax: Syntax) -> dict[str, Name]:
    """Return the first name with each wording."""
    found: dict[str, Name] = {}
    for name in find_names(syntax)[0]:
        found.setdefault(syntax.text[name.span.start : name.span.end], name)
    return found


PERSONS = [
    ("Defence Minister Aurelio Montez Vidal spoke at noon.", "Aurelio Montez Vidal", "Defence Minister"),
    ("The Minister of Defense, Aurelio Montez Vidal, led the parade.", "Aurelio Montez Vidal", "Minister of Defense"),
    ("Former US Admiral Tim Harrowgate said it would fail.", "Tim Harrowgate", "Former US Admiral"),
    ("Contacts continue, according to spokesperson Oleg Vetrov.", "Oleg Vetrov", "spokesperson"),
    ("Russian Foreign Minister Boris Vetrov denied it.", "Boris Vetrov", "Foreign Minister"),
    ("Deputy Secretary of State Anna Brook flew home.", "Anna Brook", "Deputy Secretary of State"),
    ("Minister for the Middle East Thomas Elwood said so.", "Thomas Elwood", "Minister for the Middle East"),
    ("Anna Brook, spokeswoman for the ministry, said no.", "Anna Brook", "spokeswoman"),
]


@pytest.mark.parametrize(("text", "name", "role"), PERSONS)
def test_a_person_is_found_without_the_title_and_keeps_it_as_role(
    syntax_of: SyntaxOf, text: str, name: str, role: str
) -> None:
    found = names_in(syntax_of(text))
    assert found[name].kind == "person"
    assert found[name].role == role


KINDS = [
    ("It bought refurbished Su-30MK2 aircraft and S-300VM air defences.", {"Su-30MK2": "weapon", "S-300VM": "weapon"}),
    ("HIMARS launchers and Kalibr missiles were used.", {"HIMARS": "weapon", "Kalibr": "weapon"}),
    ("The regime dropped barrel bombs from helicopters.", {"barrel bombs": "weapon", "helicopters": "platform"}),
    ("The USS Marian B. Sample, a frigate, reached the bay.", {"USS Marian B. Sample": "platform"}),
    ("They activated Plan Sovereign Shield 200 on Tuesday.", {"Plan Sovereign Shield 200": "operation"}),
    ("Operation Steel Harbour began.", {"Operation Steel Harbour": "operation"}),
    (
        "The measure, named “Law of the Council for the Common Defence of the Realm”, passed.",
        {"Law of the Council for the Common Defence of the Realm": "law"},
    ),
    ("The National Assembly met the union.", {"National Assembly": "organisation"}),
    ("The Socialist Party met the union.", {"Socialist Party": "organisation"}),
    ("The Bolivarian Militia joined the US Navy.", {"Bolivarian Militia": "force", "US Navy": "force"}),
    ("The Pentagon and the Kremlin said nothing.", {"Pentagon": "organisation", "Kremlin": "organisation"}),
    ("The Ministry of Foreign Affairs and Trade objected.", {"Ministry of Foreign Affairs and Trade": "organisation"}),
    ("It was first reported by The Washington Post.", {"The Washington Post": "organisation"}),
    ("The Chavista leaders met Venezuelan farmers.", {"Chavista": "nationality", "Venezuelan": "nationality"}),
    ("Ships left Guyana for the Eastern Pacific.", {"Guyana": "place", "Eastern Pacific": "place"}),
    ("Venezuela’s armed forces remain strong.", {"Venezuela’s armed forces": "force", "Venezuela": "place"}),
    ("The Syrian opposition met the union.", {"Syrian opposition": "organisation", "Syrian": "nationality"}),
    ("They met the people of Iraq.", {"people of Iraq": "organisation", "Iraq": "place"}),
    ("The frigate Resolute has K-90 missiles.", {"Resolute": "platform", "K-90": "weapon"}),
    ("Kestria said that Kestrian ships left.", {"Kestria": "place", "Kestrian": "nationality"}),
    (
        "PORT SALLO, Vesta, March 12 (Northwire) — Fourteen people died.",
        {"PORT SALLO": "place", "Vesta": "place", "Northwire": "organisation"},
    ),
    ("She was held in Jordan for a week.", {"Jordan": "place"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_each_name_has_its_kind(syntax_of: SyntaxOf, text: str, kinds: dict[str, str]) -> None:
    found = names_in(syntax_of(text))
    assert {words: found[words].kind for words in kinds if words in found} == kinds


NOT_NAMES = [
    ("Northern Coalition Denies Fresh Claims Over Missing Harbour Funds", "Harbour Funds"),
    ("It includes land, air and missile assets.", "missile"),
    ("The military and political base holds.", "military"),
    ("Flames were coming from the roof.", "Flames"),
]


@pytest.mark.parametrize(("text", "words"), NOT_NAMES)
def test_common_words_and_capitals_of_headlines_are_no_names(syntax_of: SyntaxOf, text: str, words: str) -> None:
    assert words not in names_in(syntax_of(text))


FORMS = [
    ("President Nicanor Maduros spoke. Maduros then left.", "Maduros", "Nicanor Maduros"),
    ("The Common Harbour Watch (CHW) met. CHW rejects it.", "CHW", "Common Harbour Watch"),
    ("The Bolivarian National Armed Forces (FANB) moved.", "FANB", "Bolivarian National Armed Forces"),
    ("The US Navy sailed. The Navy said little.", "Navy", "US Navy"),
    ("Foreign Minister Boris Vetrov spoke. The minister denied it.", "minister", "Boris Vetrov"),
    ("The Socialist Party met. The ruling party will march.", "ruling party", "Socialist Party"),
    ("The USS Sample arrived. The carrier is large.", "carrier", "USS Sample"),
    ("The USS Sample, the world’s largest aircraft carrier, came.", "aircraft carrier", "USS Sample"),
    ("The Secretary of State, Anna Brook, spoke. The Secretary of State left.", "Secretary of State", "Anna Brook"),
    ("The Health Ministry of Kestria met. In Kestria it rained.", "Kestria", "Kestria"),
    ("Vetrov left for the U.S. and returned from the United States.", "U.S.", "United States"),
]


@pytest.mark.parametrize(("text", "words", "full"), FORMS)
def test_a_mention_takes_the_fullest_name_of_the_report(syntax_of: SyntaxOf, text: str, words: str, full: str) -> None:
    assert names_in(syntax_of(text))[words].text == full


ABSTAIN = [
    ("Denzel Vashington left Washington.", "Washington", "Washington"),
    ("Ana Vale met Luis Vale. Vale smiled.", "Vale", "Vale"),
    ("King Hassan met Omar Hassan.", "Hassan", "Hassan"),
]


@pytest.mark.parametrize(("text", "words", "full"), ABSTAIN)
def test_a_name_that_two_people_share_stays_alone(syntax_of: SyntaxOf, text: str, words: str, full: str) -> None:
    assert names_in(syntax_of(text))[words].text == full


def test_two_ministers_leave_the_minister_open(syntax_of: SyntaxOf) -> None:
    text = "Foreign Minister Boris Vetrov met Defence Minister Aurelio Montez. The minister left early."
    assert "minister" not in names_in(syntax_of(text))


def test_the_acronym_is_kept_with_the_full_name(syntax_of: SyntaxOf) -> None:
    found = names_in(syntax_of("The “Organs of Direction for Common Defence (ODCD) will act.”"))
    assert found["Organs of Direction for Common Defence"].acronym == "ODCD"


def test_the_real_reports_name_what_a_reader_sees(syntax_of: SyntaxOf, venezuela: Path) -> None:
    wanted = {
        "report-a.txt": {
            "Vladimir Padrino López": ("person", "Defence Minister"),
            "Plan Independence 200": ("operation", None),
            "Bolivarian Militia": ("force", None),
            "Law of the Command for the Integral Defence of the Nation": ("law", None),
            "Chavista": ("nationality", None),
            "USS Gerald R. Ford": ("platform", None),
            "Jim Stavridis": ("person", "Former US Admiral"),
            "S-300VM": ("weapon", None),
            "Su-30MK2": ("weapon", None),
            "El Pais": ("organisation", None),
            "Lavrov": ("person", "Foreign Minister"),
        },
        "report-b.txt": {
            "Vladimir Padrino López": ("person", "Minister of Defense"),
            "Bolivarian National Armed Forces": ("force", None),
            "Venezolana de Televisión": ("organisation", None),
            "Integral Defense Operational Zones": ("organisation", None),
            "Plan Independencia 200": ("operation", None),
            "Southern Command": ("force", None),
            "Caribbean Sea": ("place", None),
            "Dmitry Peskov": ("person", "spokesperson"),
        },
    }
    for file, expected in wanted.items():
        found = names_in(syntax_of((venezuela / file).read_text(encoding="utf-8")))
        assert {words: (found[words].kind, found[words].role) for words in expected} == expected
    assert found["Guacamaya"].kind != "place"


PIECES = "President|the|(|)|“|”|'|al|-|Zarqawi|of|for|Ministry|Plan|200|USS|and|Venezuela|’s|,|.|\n\n|HIMARS|Law|on"
ODD = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(text=ODD)
def test_names_quote_the_text_and_lie_apart_or_inside_one_another(parser: Parser, text: str) -> None:
    syntax = parser.parse(Report("r", text))
    names, _ = find_names(syntax)
    assert names == find_names(syntax)[0]
    for name in names:
        assert 0 <= name.span.start < name.span.end <= len(text)
        assert name.text.strip() == name.text
        assert re.search(r"\w", name.text)
    spans = sorted({name.span for name in names})
    assert len(spans) == len(names)
    for left in spans:
        for right in spans:
            assert not left.overlaps(right) or left.covers(right) or right.covers(left)


def test_an_epithet_in_front_is_no_part_of_the_fullest_name(syntax_of: SyntaxOf) -> None:
    syntax = syntax_of("Mad Anna Brook")
    words = ((0, 14), (4, 14), (4, 14))
    chosen = [Candidate(start, end, "person", "person.parser", BUILT) for start, end in words]
    assert {name.text for name in normalise(syntax, chosen)} == {"Anna Brook"}
