"""What bears out the line of a finding, and what only seems to? Reports of one event, and how many origins it has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from consilience.link import link_readings
from consilience.read import Reader, read_report
from consilience.records import Finding, Report
from consilience.weigh import weigh_case


def findings_of(reader: Reader, *texts: str) -> tuple[Finding, ...]:
    """Read the texts as reports of one day and weigh them."""
    day = date(2031, 3, 4)
    reports = tuple(
        Report(f"r{n}", text, f"Outlet {n}", language="en", published=day) for n, text in enumerate(texts, 1)
    )
    return weigh_case(link_readings(reports, tuple(read_report(report, reader) for report in reports))).findings


def most_origins(findings: Iterable[Finding], words: str) -> int:
    return max((len(f.origins) for f in findings if f.kind in ("event", "figure") and words in f.text), default=0)


@pytest.mark.parametrize(
    ("one", "two", "words", "origins"),
    [
        (
            "The Health Ministry said there were clashes in Port Arden on Monday.",
            "Mara Voss, a teacher, said that clashes broke out in Port Arden on Monday.",
            "clashes",
            2,
        ),
        (
            "The Health Ministry said there were clashes in Port Arden on Monday.",
            "Mara Voss, a teacher, said police arrested nine people in Port Arden over the clashes.",
            "clashes",
            1,
        ),
        (
            "A fire destroyed the Garin bridge in Port Arden on Monday, Mara Voss said.",
            "A fire destroyed the bridge in Port Arden on Monday, Ada Quill said.",
            "destroyed",
            2,
        ),
        (
            "A fire destroyed the Garin bridge in Port Arden on Monday, Mara Voss said.",
            "A fire destroyed the Garin barracks in Port Arden on Monday, Ada Quill said.",
            "destroyed",
            1,
        ),
    ],
)
def test_who_bears_out_a_line(reader: Reader, one: str, two: str, words: str, origins: int) -> None:
    assert most_origins(findings_of(reader, one, two), words) == origins


def test_who_is_said_to_pass_on_a_word_passes_it_on_elsewhere_too(reader: Reader) -> None:
    found = findings_of(
        reader,
        "Nine people were killed in the ambush near Port Arden, the army said.",
        "The army said that Mara Voss had reported that nine people were killed in the ambush near Port Arden.",
        "Nine people were killed in the ambush near Port Arden, Mara Voss said.",
    )
    assert most_origins(found, "killed") == 1
    apart = findings_of(
        reader,
        "Nine people were killed in the ambush near Port Arden, the army said.",
        "Nine people were killed in the ambush near Port Arden, Mara Voss said.",
    )
    assert most_origins(apart, "killed") == 2


def test_another_number_is_not_passed_on(reader: Reader) -> None:
    found = findings_of(
        reader,
        "Nine people were killed in the ambush near Port Arden, the army said.",
        "The army said that Mara Voss had reported that 40 people were killed in the ambush near Port Arden.",
        "Nine people were killed in the ambush near Port Arden, Mara Voss said.",
    )
    assert most_origins(found, "people killed") == 2


def test_a_curfew_declared_by_the_authorities_is_nobodys_word(reader: Reader) -> None:
    found = findings_of(
        reader,
        "The authorities declared a curfew in Port Arden.",
        "Mara Voss, a resident, said that a curfew was declared in Port Arden.",
    )
    assert most_origins(found, "curfew") == 1


def test_a_line_has_the_day_that_its_own_words_tell(reader: Reader) -> None:
    found = findings_of(
        reader,
        "A fire destroyed the depot in Port Arden on 2 March 2031, police said.",
        "A fire destroyed the depot in Port Arden on 3 March 2031, the army said.",
    )
    days = {f.text: f.earliest for f in found if f.kind == "event" and not f.status and "destroyed" in f.text}
    assert days
    assert all(day is not None and f"{day.day} March" in text for text, day in days.items())


def test_who_held_which_weapon_is_told_and_who_held_a_spoon_is_not(reader: Reader) -> None:
    found = findings_of(reader, "The man had a rifle and a pistol on him. The cook had a spoon.")
    assert [f.text for f in found if f.kind == "event"] == ["The man had a rifle and a pistol on him"]


def test_who_tells_of_another_day_is_no_origin_of_a_line_and_lends_it_no_day(reader: Reader) -> None:
    found = findings_of(
        reader,
        "Two teenagers were shot to death in the park of Port Arden on 13 March 2031, Chief Ilo Marn said.",
        "Two teenagers were shot to death in the park of Port Arden on 3 May 2029, Prosecutor Ida Holm said.",
    )
    told = [f for f in found if f.kind == "event" and not f.status]
    assert told
    assert all(str(f.earliest and f.earliest.year) in f.text for f in told)
    assert all(len(f.origins) < 2 for f in told)
