"""Sentences, and the places that must be read in them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.read.names import find_names
from consilience.read.places import find_places
from consilience.records import Place, Report


@pytest.fixture(scope="module")
def places_in(reader):
    def find(text: str, outlet: str | None = None) -> dict[str, Place]:
        syntax = reader.parser.parse(Report("r", text))
        found, _ = find_places(syntax, (), reader.gazetteer, outlet=outlet)
        return {text[place.span.start : place.span.end]: place for place in found}

    return find


NAMED = [
    ("Troops entered Caracas, Venezuela, on Monday.", "Caracas", (10.49, -66.88), "town"),
    ("Troops entered Caracas, Venezuela, on Monday.", "Venezuela", (8, -66), "country"),
    ("A flood struck Springfield, Ill., overnight.", "Springfield", (39.80, -89.64), "town"),
    ("A flood struck Springfield, Mo., overnight.", "Springfield", (37.21, -93.29), "town"),
    ("Police in Alexandria, La., made two arrests.", "La.", (31.1, -91.9), "region"),
    ("The fleet crossed the Caribbean Sea to Cuba.", "Caribbean Sea", (15, -75), "sea"),
    ("Boats sank in the Eastern Pacific.", "Eastern Pacific", (10, -105), "sea"),
    ("Patrols grew across Latin America and South America.", "South America", (-14.6, -57.7), "continent"),
    ("Shells fell on Kherson and Mykolaiv in southern Ukraine.", "Kherson", (46.66, 32.62), "town"),
    ("The ferry left St. Petersburg, Russia, at dawn.", "St. Petersburg", (59.94, 30.31), "town"),
    ("A tanker was seized in the Strait of Hormuz.", "Strait of Hormuz", (26.6, 56.3), "sea"),
    ("Deputies from Rapides Parish closed the road in Louisiana.", "Rapides Parish", (31.2, -92.5), "region"),
    ("Voters in Bosnia and Herzegovina go to the polls.", "Bosnia and Herzegovina", (44.25, 17.8), "country"),
]


@pytest.mark.parametrize(("text", "words", "near", "precision"), NAMED)
def test_a_named_place_is_found_and_pinned(places_in, text, words, near, precision):
    place = places_in(text)[words]
    assert place.precision == precision
    assert place.latitude == pytest.approx(near[0], abs=1.5)
    assert place.longitude == pytest.approx(near[1], abs=1.5)
    assert place.use == "place"


ACTORS = [
    ("Moscow has denied that it sent troops.", "Moscow"),
    ("They asked for military assistance from Moscow.", "Moscow"),
    ("Washington's pressure strategy may fail.", "Washington"),
    ("The envoys said Caracas had sought support abroad.", "Caracas"),
]


@pytest.mark.parametrize(("text", "words"), ACTORS)
def test_a_government_named_by_its_capital_is_not_pinned(places_in, text, words):
    place = places_in(text)[words]
    assert (place.use, place.latitude, place.longitude) == ("actor", None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three people died in Moscow on Friday.", "Moscow"),
        ("A drone was shot down over Moscow's suburbs.", "Moscow"),
        ("The fighters landed on US soil.", "US"),
        ("They flew from Caracas to Havana.", "Caracas"),
    ],
)
def test_a_capital_where_something_happens_is_pinned(places_in, text, words):
    assert places_in(text)[words].latitude is not None


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin declined to comment.",
        "Geneva Hartwell sang for the crowd.",
        "The party won the vote in March.",
    ],
)
def test_what_is_no_place_is_not_found(places_in, text):
    assert places_in(text) == {}


DEMONYMS = [
    ("The Russian minister met his Venezuelan colleague.", "Venezuelan", "Venezuela", "country"),
    ("He spent his Canadian winnings.", "Canadian", "Canada", "country"),
    ("They fear US aggression.", "US", "United States", "country"),
    ("Two South Korean ships sailed home.", "South Korean", "South Korea", "country"),
    ("A West African bloc met on Friday.", "West African", "West Africa", "region"),
    ("The Ukrainian Ministry of Defence said nothing.", "Ukrainian", "Ukraine", "country"),
    ("Most Texans stayed at home.", "Texans", "Texas", "region"),
    ("Russian-backed fighters left.", "Russian", "Russia", "country"),
]


@pytest.mark.parametrize(("text", "words", "name", "precision"), DEMONYMS)
def test_a_word_for_what_is_of_a_land_names_the_land_and_is_no_pin(places_in, text, words, name, precision):
    place = places_in(text)[words]
    assert (place.use, place.name, place.precision) == ("demonym", name, precision)
    assert place.latitude is not None


@pytest.mark.parametrize(
    "text",
    [
        "She gave the speech in Spanish.",
        "He speaks Russian, his wife Arabic.",
        "African-American voters turned out.",
        "Norwegian Dreamliners Holdings went bankrupt.",
        "An English-language daily broke the story.",
    ],
)
def test_tongues_and_names_tell_no_land(read, text):
    assert [place.name for place in read(text).places] == []


AREAS = [
    (
        "The ship sailed to the area under Southern Command.",
        "area under Southern Command",
        "area of US Southern Command",
    ),
    (
        "Two jets left CENTCOM's area of responsibility.",
        "CENTCOM's area of responsibility",
        "area of US Central Command",
    ),
    (
        "Israel closed the area under Northern Command.",
        "area under Northern Command",
        "area of Israeli Northern Command",
    ),
    (
        "Two brigades moved to the Leningrad Military District.",
        "Leningrad Military District",
        "area of Russian Leningrad Military District",
    ),
    ("Drills began in ZODI Zulia.", "ZODI Zulia", "area of Operational Zone of Integral Defence Zulia"),
    ("Troops massed at the Colombian border.", "border", "border of Colombia"),
    ("Troops massed at the Guyana-Venezuela border.", "border", "border of Guyana and Venezuela"),
    ("Shots were heard along the border between Mali and Niger.", "border", "border of Mali and Niger"),
    ("Finland's border with Russia stays shut.", "border", "border of Finland and Russia"),
]


@pytest.mark.parametrize(("text", "words", "name"), AREAS)
def test_areas_of_commands_and_borders_have_no_point(places_in, text, words, name):
    place = places_in(text)[words]
    assert (place.name, place.precision, place.latitude) == (name, "region", None)


@pytest.mark.parametrize(
    ("text", "words", "host"),
    [
        ("He died at Harbour View Hospital in Tallinn.", "Harbour View Hospital", "Tallinn"),
        ("They met outside Tallinn's Old Mill Theatre.", "Old Mill Theatre", "Tallinn"),
        ("Police in Tallinn closed the road. Two men were held on Birch Lane.", "Birch Lane", "Tallinn"),
    ],
)
def test_a_site_of_no_gazetteer_is_placed_at_its_town(places_in, text, words, host):
    found = places_in(text)
    assert (found[words].latitude, found[words].precision) == (found[host].latitude, "town")
    assert found[words].because == f"not in the gazetteer; placed at {host}"


def test_a_site_of_no_gazetteer_and_no_town_stays_unplaced(places_in):
    assert places_in("He died at Harbour View Hospital.")["Harbour View Hospital"].latitude is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crowds gathered outside the White House.", "White House"),
        ("Two envoys met inside the Kremlin.", "Kremlin"),
        ("The flag was raised at the Miraflores Palace.", "Miraflores Palace"),
    ],
)
def test_a_seat_of_power_is_a_place_where_something_is_there(places_in, text, words):
    assert (places_in(text)[words].precision, places_in(text)[words].use) == ("site", "place")


@pytest.mark.parametrize(
    "text",
    [
        "The White House said nothing.",
        "They had hoped for support from the Kremlin.",
        "Ana Modica made the film. Modica sold it last year.",
        "A SWAT team searched the yard.",
        "Radio Levant broadcast the speech.",
        "Natalia laughed.",
    ],
)
def test_powers_persons_and_words_are_no_places(read, text):
    assert [place.name for place in read(text).places] == []


def test_a_person_of_the_report_gives_way_to_the_town_that_is_called_one(read):
    text = "Ana Modica made the film. It was shot in Modica, Sicily."
    assert [place.name for place in read(text).places] == ["Modica", "Sicily"]


@pytest.mark.parametrize(
    ("outlet", "division"),
    [("thestate.com", "SC"), ("The Columbus Dispatch", "OH"), ("https://www.dispatch.com/news/1", "OH")],
)
def test_the_home_of_the_outlet_tells_namesakes_apart(places_in, outlet, division):
    town = "Columbia" if division == "SC" else "Columbus"
    place = places_in(f"A man was held in {town} on Friday.", outlet)[town]
    assert f"({division}, US)" in place.because


@pytest.mark.parametrize(
    ("text", "country"),
    [("CAIRO (AP) - Three people died.", "EG"), ("BAGHDAD — A bomb went off.", "IQ")],
)
def test_a_dateline_is_a_place_and_no_government(places_in, text, country):
    place = next(iter(places_in(text).values()))
    assert (place.use, place.country) == ("place", country)


ODD = [
    "Войска вошли в Харьков, the army said in Харків (Kharkiv), Ukraine.",
    "קראו לו in Tel Aviv, \u200fישראל\u200f, and in القاهرة (Cairo).",
    f"They live in {'Lang' * 250} near Paris.",
    "Robert'); DROP TABLE places;-- lives in O'Fallon\" OR 1=1, Missouri.",
    "TROOPS ENTERED CARACAS, VENEZUELA, ON MONDAY, OFFICIALS IN WASHINGTON SAID.",
    "in in in (( [[ , , Paris ,, Texas ,,, ’s ’s - - —",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_read_and_changes_no_gazetteer(reader, read, text):
    for place in read(text).places:
        assert 0 <= place.span.start < place.span.end <= len(text)
    assert reader.gazetteer.look_up("Kharkiv")


def test_a_report_in_capitals_has_its_places(read):
    names = {place.name for place in read(ODD[4]).places}
    assert {"Caracas", "Venezuela"} <= names


def test_the_countries_of_a_border_are_no_pins(places_in):
    found = places_in("Troops massed at the Guyana-Venezuela border.")
    assert {found["Guyana"].use, found["Venezuela"].use} == {"demonym"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Shelling hit Hamilton, Ontario, they said.", "CA"),
        ("Shelling hit Hamilton, Bermuda, they said.", "BM"),
        ("Two men from Georgia, Armenia and Azerbaijan were held.", "GE"),
        ("Two men from Georgia, Alabama and Florida were held.", "US"),
    ],
)
def test_what_stands_beside_a_name_decides(places_in, text, country):
    first = next(iter(places_in(text).values()))
    assert first.country == country


def test_a_hamlet_outside_the_gazetteer_is_not_its_namesake_elsewhere(places_in):
    assert places_in("She was born in Kharkiv, Pennsylvania.")["Kharkiv"].latitude is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three hostages were freed by Toronto police.", "Toronto"),
        ("A Huntsville man was arrested.", "Huntsville"),
        ("They counted the votes in Alder and Walker counties in Texas.", "Walker"),
        ("The bill of Sen. Maria Vale, R-Moorpark, failed.", "Moorpark"),
    ],
)
def test_places_of_local_bodies_and_people_are_found(places_in, text, words):
    assert words in places_in(text)


def test_a_list_of_towns_is_no_organisation(read):
    text = "Zaporizhzhia, Odesa and Mykolaiv were hit overnight."
    found = [text[place.span.start : place.span.end] for place in read(text).places]
    assert found == ["Zaporizhzhia", "Odesa", "Mykolaiv"]


@pytest.mark.parametrize("text", ["PARIS " * 2500, "Madison, Springfield, " * 1500, "Gulf of the and de la " * 800])
def test_long_odd_text_is_read_in_time(reader, text):
    syntax = reader.parser.parse(Report("r", text))
    started = time.process_time()
    find_places(syntax, (), reader.gazetteer)
    assert time.process_time() - started < 3


def test_the_two_first_reports_are_placed(venezuela, reader):
    for file in ("report-a.txt", "report-b.txt"):
        text = (venezuela / file).read_text(encoding="utf-8")
        syntax = reader.parser.parse(Report(file, text))
        found, _ = find_places(syntax, find_names(syntax)[0], reader.gazetteer)
        actors = {place.name for place in found if place.use == "actor"}
        pinned = {place.name for place in found if place.latitude is not None}
        assert {"Venezuela", "United States"} <= pinned
        assert not actors & {"Venezuela", "Russia", "Cuba", "Mexico"}
        assert not pinned & {"Moscow", "Caracas", "Washington", "Guacamaya"}
        assert not {place.name for place in found} & {"Kremlin", "Pentagon", "Chavista", "Socialist Party"}


def test_the_other_places_of_a_report_tell_namesakes_apart(places_in):
    ohio = places_in("Fire crews from Dublin, Hilliard and Columbus met in Ohio. Dublin sent two engines.")
    ireland = places_in("Fire crews from Dublin, Cork and Galway met in Ireland. Dublin sent two engines.")
    assert ohio["Dublin"].country == "US"
    assert ireland["Dublin"].country == "IE"


def test_a_small_place_without_any_context_stays_unpinned(places_in):
    assert places_in("Guacamaya, November 11, 2025. In the early hours the army moved.")["Guacamaya"].latitude is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=200)
    | st.lists(
        st.sampled_from(["Paris", ",", "Texas", ".", "(", "US", "’s", ")", "in", "Mo.", "\0", "PARIS", "—"])
    ).map(" ".join)
)
def test_any_text_is_read_and_every_place_quotes_it(reader, text):
    syntax = reader.parser.parse(Report("r", text))
    places, _ = find_places(syntax, (), reader.gazetteer)
    spans = [place.span for place in places]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all((place.latitude is None) == (place.longitude is None) for place in places)
