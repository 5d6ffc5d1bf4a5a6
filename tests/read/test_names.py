"""Names: a sentence, and what must be found in it as (words, kind, normal form, role)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

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
    ("The Democratic Alliance chose Lindiwe Mokone as its leader.", "Lindiwe Mokone", "leader"),
    ("He appointed Tore Blom as acting minister.", "Tore Blom", "acting minister"),
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
    ("The Port Safety Act 2015 was cited.", {"Port Safety Act 2015": "law"}),
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


FORMS_TELL = [
    ("The 72nd Mechanised Brigade took the hill.", "72nd Mechanised Brigade", "force", "designation.unit"),
    ("The 5th Fleet was put on alert.", "5th Fleet", "force", "designation.unit"),
    ("The III Marine Expeditionary Force left.", "III Marine Expeditionary Force", "force", "designation.unit"),
    ("Task Force 59 left the Gulf.", "Task Force 59", "force", "designation.unit"),
    ("Carrier Strike Group 12 sailed.", "Carrier Strike Group 12", "force", "designation.unit"),
    ("Hurricane Marcia hit the coast.", "Hurricane Marcia", "event", "designation.storm"),
    ("A 9K38 Igla brought it down.", "9K38 Igla", "weapon", "designation.model"),
    ("The B-2 Spirit took part.", "B-2 Spirit", "weapon", "designation.model"),
    ("An F-35B Lightning II landed.", "F-35B Lightning II", "weapon", "designation.model"),
    ("It dropped FAB-500 bombs.", "FAB-500", "weapon", "designation.model"),
    ("Shahed-136 drones came at night.", "Shahed-136", "weapon", "designation.weapon-name"),
    ("Leopard 2A6 tanks rolled in.", "Leopard 2A6", "weapon", "designation.weapon-name"),
    ("A Bayraktar TB2 was lost.", "Bayraktar TB2", "weapon", "designation.weapon-name"),
    ("Grad rockets fell.", "Grad", "weapon", "designation.weapon-name"),
    ("The German company Zublach built the dam.", "Zublach", "organisation", "called.company"),
    ("The newspaper Al-Sabah said so.", "Al-Sabah", "organisation", None),
    ("The Hadar tribe denied it.", "Hadar tribe", "organisation", "called.tribe"),
    ("The al-Karbal clan signed.", "al-Karbal clan", "organisation", "called.clan"),
    ("Jund al-Bahr claimed the bombing.", "Jund al-Bahr", "force", "kind.jund"),
    ("Insurgents fled. Coalition forces followed insurgents.", "insurgents", "force", "collective.insurgents"),
    ("The international coalition struck.", "international coalition", "organisation", None),
    ("Police in al-Hadara said it was a bomb.", "al-Hadara", "place", None),
    ("They shelled rebel-held Sirte.", "Sirte", "place", None),
    ("The Sallo Barrage was shut.", "Sallo Barrage", "place", "kind.barrage"),
    ("Lena Marsh, 24, was shot.", "Lena Marsh", "person", None),
    (
        "The Central Bank of Vesta, Bank of Kestria and Sallo Airlines.",
        "Sallo Airlines",
        "organisation",
        "kind.airlines",
    ),
    ("Police Chief Omar Daley spoke to Sgt. Luis Cardo.", "Luis Cardo", "person", "person.title"),
    ("It gave $5 million to Save the Children and Oxfam.", "Save the Children", "organisation", "listed.body"),
    ("The Lashkar-e-Taiba leader and the TPLF met.", "TPLF", "force", "listed.body"),
    ("The University of Sallo in Vesta closed.", "University of Sallo", "organisation", "kind.university"),
    ("The Popular Liberation Front clashed with troops.", "Popular Liberation Front", "force", "kind.front"),
]


@pytest.mark.parametrize(("text", "words", "kind", "rule"), FORMS_TELL)
def test_a_name_shows_its_kind_by_its_form_or_its_neighbours(
    syntax_of: SyntaxOf, text: str, words: str, kind: str, rule: str | None
) -> None:
    name = names_in(syntax_of(text))[words]
    assert name.kind == kind
    assert rule is None or name.rule == rule


NOT_NAMES = [
    ("They counted 40 fighters.", "fighters"),
    ("Extra Request Denied As Talks Stall", "Extra Request"),
    ("They shot at army boots.", "army"),
    ("Northern Coalition Denies Fresh Claims Over Missing Harbour Funds", "Harbour Funds"),
    ("It includes land, air and missile assets.", "missile"),
    ("The military and political base holds.", "military"),
    ("Flames were coming from the roof.", "Flames"),
    ("Eight port workers were hurt.", "Eight"),
    ("Five river boats sank in Oslo.", "Five"),
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


TAKEN_UP = [
    ("Gen. Rahul Samad left. The general was tired.", "general", "Rahul Samad"),
    ("Prime Minister Ida Storm resigned. The premier wept.", "premier", "Ida Storm"),
    ("President Tomas Arrel met former President Luis Brand. The president left.", "president", "Tomas Arrel"),
    (
        "President Tomas Arrel met former President Luis Brand. The former president left.",
        "former president",
        "Luis Brand",
    ),
    ("Northwind Shipping lost a tanker. The company sued.", "company", "Northwind Shipping"),
    ("The Maren Herald printed it. The newspaper was fined.", "newspaper", "Maren Herald"),
    ("The Kestrian Navy fired. The navy gave no reason.", "navy", "Kestrian Navy"),
    ("The frigate Resolute met the USS Sample. The frigate is old.", "frigate", "Resolute"),
    ("The USS Marian B. Sample came. The USS Sample left.", "USS Sample", "USS Marian B. Sample"),
    ("Parliament passed the Harbour Safety Act. The law bans fishing.", "law", "Harbour Safety Act"),
    ("Operation Steel Harbour began. The operation ended.", "operation", "Operation Steel Harbour"),
    ("Hurricane Marcia came. The storm passed.", "storm", "Hurricane Marcia"),
    ("The Free Hills Army fired. An FHA spokesman spoke; the FHA lost.", "FHA", "Free Hills Army"),
    ("Lena Marsh was shot. Tim Marsh fled. Ms Marsh died.", "Ms Marsh", None),
]


@pytest.mark.parametrize(("text", "words", "full"), TAKEN_UP)
def test_a_description_takes_up_the_one_name_that_it_fits(
    syntax_of: SyntaxOf, text: str, words: str, full: str | None
) -> None:
    found = {text[n.span.start : n.span.end]: n for n in find_names(syntax_of(text))[0]}
    assert (found[words].text if words in found else None) == full


def test_a_dog_unit_and_a_school_class_are_no_weapons(syntax_of: SyntaxOf) -> None:
    assert "weapon" not in {
        n.kind for n in names_in(syntax_of("The K-9 unit met K-12 pupils with F-1 visas.")).values()
    }


def test_two_firms_leave_the_company_open(syntax_of: SyntaxOf) -> None:
    assert "company" not in names_in(syntax_of("Northwind Shipping sued Orwell Lines. The company wants money."))


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


LONG = [
    "(" * 2000,
    "the navy " * 2000,
    "The Ministry of " * 1500,
    "President Ana Vale, " * 1500,
    "F-16 " * 3000,
    "A. B. " * 2000,
]


@pytest.mark.parametrize("text", LONG, ids=["brackets", "nouns", "heads", "titles", "models", "initials"])
def test_names_take_time_in_step_with_the_length(parser: Parser, text: str) -> None:
    syntax = parser.parse(Report("r", text))
    begun = process_time()
    find_names(syntax)
    assert process_time() - begun < 2 * (1 + len(text.split()) / 1000)
