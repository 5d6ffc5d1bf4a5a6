"""Quotation marks: a text, and the stretches between marks that must be found in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.read.blocks import find_blocks
from consilience.read.quotations import find_quotations
from consilience.records import Report


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, find_blocks(Report("r", text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ``yes'' twice.", ["``yes''"]),
        ("He said ''yes'' twice.", ["''yes''"]),
        ("Elle dit « oui ».", ["« oui »"]),
        ("„Ja“, sagte er.", ["„Ja“"]),
        ("'We won,' the workers' leader said.", ["'We won,'"]),
        ("‘We won’t go,’ she said.", ["‘We won’t go,’"]),
        ("The soldiers' camp isn't the army's.", []),
        ("Rock 'n' roll in the '90s.", []),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ('A wall 6" thick.', []),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
        ("»Ja«, sagte er.", ["»Ja«"]),
        ("‹Oui›, dit-il.", ["‹Oui›"]),
        ("“We stay.\n\n“We fight.\n\n“We win.”\n\nIt rained.", ["“We stay.", "“We fight.", "“We win.”"]),
        ("She said: 'It's the boys' turn.'", ["'It's the boys' turn.'"]),
        ("An “open mark stands here.\n\nNothing follows.", []),
    ],
)
def test_finds_what_stands_between_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»„`", max_size=80))
def test_quotations_lie_in_order_and_do_not_overlap(text: str) -> None:
    found = find_quotations(text, find_blocks(Report("r", text)))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
