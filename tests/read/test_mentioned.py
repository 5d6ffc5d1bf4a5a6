"""Which words mention something that happens or is the case, without telling it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from consilience.read import Reader, read_report
from consilience.records import Event, Report

Read = Callable[[str], tuple[Event, ...]]


@pytest.fixture
def events(reader: Reader) -> Read:
    return lambda text: read_report(Report("r", text, language="en", published=date(2024, 3, 4)), reader).events


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The goalkeeper rested his sprained ankle on Monday.", "sprained"),
        ("The visiting minister spoke in Port Sallo.", "visiting"),
        ("The firm sent out a security patch on Monday.", "security"),
        ("According to the harbour master, the ferry sank.", "According"),
        ("The ministry spoke of nostalgia in the valley.", "nostalgia"),
        ("The team of Karvia won the Lemna World Cup on Friday.", "Cup"),
        ("The minister spoke of a shake-up of the navy.", "shake"),
        ("The port lost its access to the sea.", "access"),
        ("A dead sailor was found on the quay.", "dead"),
        ("An unconscious sailor was flown to Port Sallo.", "unconscious"),
        ("The broken cable was lifted on Monday.", "broken"),
        ("The man is considered armed and dangerous.", "dangerous"),
        ("Two guards were sent home pending an inquiry.", "pending"),
        ("She was fined for a DUI in May.", "DUI"),
        ("The actor will miss the Oscars.", "Oscars"),
        ("Karvia renews call for talks\n\nThe government of Karvia called for talks again on Monday.", "renews"),
    ],
)
def test_what_is_only_mentioned_is_of_no_kind_and_takes_no_part(events: Read, text: str, word: str) -> None:
    event = next(event for event in events(text) if text[event.span.start : event.span.end] == word)
    assert (event.kind, event.mode) == (None, "state")
    assert not (event.times or event.places or event.quantities)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The following week was quiet.", "following"),
        ("The alleged attack never happened.", "alleged"),
        ("The red ferry sank.", "red"),
        ("A long and narrow ferry sank.", "narrow"),
        ("The report covers ten ferries, including the Lemna.", "including"),
        ("The harbour master spoke of ferries.", "ferries"),
    ],
)
def test_other_words_are_not(events: Read, text: str, word: str) -> None:
    assert word not in {text[event.span.start : event.span.end] for event in events(text)}


def test_it_takes_no_date_from_what_is_told(events: Read) -> None:
    text = "The rescue workers reached the village on 3 March 2024."
    told = {text[event.span.start : event.span.end]: event for event in events(text)}
    assert told["reached"].times == (0,)
    assert told["rescue"].times == ()
