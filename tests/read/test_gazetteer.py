"""Names, and the places of the gazetteer that bear them."""

from __future__ import annotations

import sqlite3
import time

import pytest

from consilience.read.gazetteer import FILE, fold, open_gazetteer


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("St. John’s", "saint johns"),
        ("Baden-Württemberg", "baden wurttemberg"),
        ("Łódź", "lodz"),
        ("SÃO PAULO", "sao paulo"),
        ("W.Va.", "wva"),
        ("", ""),
    ],
)
def test_names_are_folded_before_they_are_looked_up(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Venezuela", "country", "VE"),
        ("U.S.", "country", "US"),
        ("Black Sea", "sea", ""),
        ("Texas", "division1", "US"),
        ("Rapides Parish", "division2", "US"),
        ("Kharkiv", "town", "UA"),
        ("Kyiv", "town", "UA"),
        ("Middle East", "region", ""),
        ("Strait of Tiran", "sea", ""),
        ("Kabul International Airport", "site", "AF"),
        ("Kabul Airport", "site", "AF"),
        ("Holy See", "country", "VA"),
        ("Kremlin", "seat", "RU"),
    ],
)
def test_the_best_known_place_of_a_name_is_listed(name, kind, country):
    found = open_gazetteer().look_up(name)
    assert (kind, country) in {(entry.kind, entry.country) for entry in found}


@pytest.mark.parametrize("name", ["'; DROP TABLE places; --", 'a" OR "1"="1', "%", "_", "x" * 1000, "\0", "קהיר", "🗺"])
def test_odd_names_are_looked_up_as_they_are(name):
    before = open_gazetteer().look_up("Maracaibo")
    assert open_gazetteer().look_up(name) == ()
    assert open_gazetteer().look_up("Maracaibo") == before


def test_the_file_is_opened_for_reading_only():
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        open_gazetteer()._base.execute("DELETE FROM places")


def test_an_unknown_name_has_no_places():
    assert open_gazetteer().look_up("Xyzzyville on the Grue") == ()


def test_the_file_is_small_and_opens_at_once():
    started = time.perf_counter()
    assert open_gazetteer().look_up("Maracaibo")
    assert time.perf_counter() - started < 0.3
    assert FILE.stat().st_size < 40_000_000


def test_towns_stand_before_smaller_towns_of_their_name():
    people = [entry.population for entry in open_gazetteer().look_up("Springfield") if entry.id > 0]
    assert people == sorted(people, reverse=True)
    assert len(people) > 20
