"""Words of a search are found whatever their case and accents, the same on every database."""

from __future__ import annotations

from datetime import date

import pytest

from consilience.records import Reading, Report
from consilience.store import Casefile, Delivery, Retracted, View
from consilience.store.words import find_snippet, fold, parse_query, terms_of

TEXTS = {
    "a": (11, "General Vladimir Padrino López's order reached the harbour at 04:00."),
    "b": (12, "The harbour of Port Sallo was closed; S-300VM batteries guard the port."),
    "c": (13, "In the port of Sallo nobody had heard of an order."),
    "d": (12, "Порт Салло закрыт. 港口关闭. Straße nach Sallo."),
}


@pytest.fixture
def filled(case: Casefile) -> Casefile:
    for key, (day, text) in TEXTS.items():
        report = Report(key, text, published=date(2024, 3, day))
        case.add(Delivery(report, Reading(key, text=text), "rules"))
    return case


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harbour", "ba"),
        ("HARBOUR order", "a"),
        ("lopez", "a"),
        ("LÓPEZ", "a"),
        ('"port sallo"', "b"),
        ("port sallo", "cb"),
        ("s-300vm", "b"),
        ("порт", "d"),
        ("STRASSE", "d"),
        ("港口关闭", "d"),
        ("nothing", ""),
        ("harbo", ""),
        ("", ""),
        ("?!", ""),
        ("order OR harbour", ""),
        ('"', ""),
    ],
)
def test_reports_are_found_newest_first(filled: Casefile, words: str, found: str) -> None:
    assert "".join(hit.report for hit in filled.search(words)) == found


def test_only_what_counts_is_found(filled: Casefile) -> None:
    assert [hit.report for hit in filled.search("harbour", View(known=date(2024, 3, 11)))] == ["a"]
    filled.retract(Retracted("b", "wrong", "Ada", date(2024, 3, 14)))
    assert [hit.report for hit in filled.search("harbour")] == ["a"]
    assert [hit.report for hit in filled.search("order", limit=1)] == ["c"]


def test_a_snippet_shows_where_the_words_stand(filled: Casefile) -> None:
    (hit,) = filled.search("lopez order")
    assert [hit.text[start:end] for start, end in hit.snippet.hits] == ["López", "order"]


def test_a_snippet_is_where_most_of_the_words_are() -> None:
    text = f"order {'far ' * 100} the order of the port was given {'away ' * 100}"
    snippet = find_snippet(text, parse_query("order port"))
    assert snippet is not None
    assert "order of the port" in text[snippet.start : snippet.end]
    assert snippet.end - snippet.start <= 220


def test_words_are_folded() -> None:
    assert (fold("López"), fold("STRASSE"), fold("Straße")) == ("lopez", "strasse", "strasse")
    assert terms_of("Port, port and PORT_2") == ["2", "and", "port"]
    assert parse_query('one "two  Three" one').phrases == (("one",), ("two", "three"))
