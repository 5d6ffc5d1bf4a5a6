"""Which capitals of a title-case line are only the headline's?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.read.blocks import find_blocks
from consilience.read.headline_case import count_casing, plain_line
from consilience.records import Report

BODY = "Headline\n\nThe crowd of Port Sallo clashed with police.\n\nIn the town of Port Sallo a crowd checks in."


def plain(line: str) -> str:
    casing = count_casing(BODY, find_blocks(Report("r", BODY)))
    return plain_line(line, casing, lambda word: word == "arrested")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Crowd Clashed With Police in Port Sallo", "crowd clashed with police in Port Sallo"),
        ("Dozens Arrested as Crowd Checks Orla", "Dozens arrested as crowd checks Orla"),
        ("CROWD CLASHED IN PORT SALLO", "crowd clashed in Port Sallo"),
        ("A crowd clashed in Port Sallo", "A crowd clashed in Port Sallo"),
    ],
)
def test_a_headline_keeps_the_capitals_of_names(line: str, expected: str) -> None:
    assert plain(line) == expected


@given(st.text(max_size=80))
def test_a_line_keeps_its_length(line: str) -> None:
    assert len(plain(line)) == len(line)
