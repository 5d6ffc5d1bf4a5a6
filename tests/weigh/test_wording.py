"""How is an event put in one line? Read reports, and the lines that they come to."""

from __future__ import annotations

import pytest

from consilience.link import link_readings
from consilience.read import read_report
from consilience.records import Report
from consilience.weigh import weigh_case


def lines(reader, *texts: str) -> set[str]:
    reports = tuple(Report(f"r{number}", text, f"Outlet {number}") for number, text in enumerate(texts))
    case = link_readings(reports, tuple(read_report(report, reader) for report in reports))
    return {finding.text for finding in weigh_case(case).findings if finding.kind == "event"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The pupils rushed to evacuate their school in Orvana.",
            "The pupils rushed to evacuate their school in Orvana",
        ),
        (
            "A strong quake hit Port Sallo at dawn, killing ten people.",
            "A strong quake hit Port Sallo at dawn, killing ten people",
        ),
        ("Two aid groups began delivering food to Orvana.", "Two aid groups began delivering food to Orvana"),
        ("Vesta condemned the militia, which kidnapped nine sailors.", "The militia kidnapped nine sailors"),
        (
            "A few days after she was shot in the leg in Orvana, Ada Quill came home.",
            "She was shot in the leg in Orvana",
        ),
        ("- Ole Band, 19, who was shot in the back in Orvana", "Ole Band, 19, was shot in the back in Orvana"),
        (
            "Eight youths in Orvana have been injured or killed by gunfire.",
            "Eight youths in Orvana have been injured or killed by gunfire",
        ),
    ],
)
def test_a_line_is_a_sentence(reader, text: str, line: str) -> None:
    assert line in lines(reader, text)


def test_what_is_only_taken_up_as_known_gets_no_line_of_its_own(reader) -> None:
    found = lines(reader, "Mayor Ilo Marn commented on the shooting early on Friday.")
    assert not any("shooting" in line for line in found)


def test_a_guess_at_he_names_nobody_as_wanting_to_kill(reader) -> None:
    text = "Police chief Ilo Marn confirmed the gunman was angry. He told negotiators he wanted to kill officers."
    found = lines(reader, text)
    assert "He told negotiators he wanted to kill officers" in found
    assert not any(line.startswith("Ilo Marn wanted") for line in found)


def test_what_is_not_so_is_printed_with_the_word_that_says_so(reader) -> None:
    report = Report("r", "Mayor Ilo Marn said on Friday that there is no longer an active threat to Orvana.", "Outlet")
    findings = weigh_case(link_readings((report,), (read_report(report, reader),))).findings
    assert all("no longer" in finding.text for finding in findings if finding.kind == "denial")
    assert any(finding.kind == "denial" for finding in findings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A fund was set up in Orvana to help pay for the funerals.", "pay"),
        ("The Vestan navy foiled an attack on a tanker off Cape Lund.", "an attack"),
        ("We left the town at once and ran to the harbour of Orvana.", "left"),
        ("The quay in Orvana burned. You can see the flames in the video below.", "you can see"),
        ("The quay in Orvana burned. Donate blankets to the harbour mission today.", "donate"),
    ],
)
def test_what_only_sets_the_scene_gets_no_line_of_its_own(reader, text: str, words: str) -> None:
    report = Report("r", text, "Outlet", language="en")
    found = weigh_case(link_readings((report,), (read_report(report, reader),))).findings
    told = [finding.text.casefold() for finding in found if finding.kind in ("event", "denial")]
    assert not [line for line in told if line.startswith((words, f"to {words}", f"we {words}"))]
