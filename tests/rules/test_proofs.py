"""Every table proves itself; the proofs find what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from consilience.rules import FOLDER, find_matches, read_patterns
from consilience.rules.proofs import check_file, check_folder

PATTERN = """[[pattern]]
id = "a.word"
trigger = {trigger}
regex = '''(?P<word>fire)'''
examples = [{{ text = {text}, groups = {{ word = "fire" }} }}]
counters = [{counter}]
"""


def test_every_table_of_the_package_proves_itself() -> None:
    assert check_folder(FOLDER) == ()


@pytest.mark.parametrize(
    ("trigger", "text", "counter", "fault"),
    [
        ('["fire"]', '"a water"', "", "does not match its example"),
        ('["fire"]', '"a fire"', '"the fire"', "matches its counter"),
        ('["fire", "smoke"]', '"a fire"', "", "trigger 'smoke' occurs in no example"),
    ],
)
def test_a_pattern_that_does_not_prove_itself_is_named(
    tmp_path: Path, trigger: str, text: str, counter: str, fault: str
) -> None:
    file = tmp_path / "a.toml"
    file.write_text(PATTERN.format(trigger=trigger, text=text, counter=counter), encoding="utf-8")
    assert any(fault in found for found in check_file(file))


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("word\tsource\nb\town\na\town\n", "not sorted"),
        ("word\tsource\na\town\na\tother\n", "stands 2 times"),
        ("word\tsource\na\n", "1 cells, the header has 2"),
        ("word\tkind\na\tb\n", "last column"),
        ("word\tsource\na\t\n", "empty first or last cell"),
        ("word\tsource\na\town", "newline"),
    ],
)
def test_a_list_that_is_not_in_its_form_is_named(tmp_path: Path, rows: str, fault: str) -> None:
    file = tmp_path / "a.tsv"
    file.write_text(rows, encoding="utf-8")
    assert any(fault in found for found in check_file(file))


def test_the_longest_match_wins_then_the_order_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    row = "[[pattern]]\nid = '{0}'\ntrigger = []\nregex = '''{1}'''\nexamples = [{{ text = '{2}' }}]\ncounters = []\n"
    file.write_text(
        row.format("short", "open", "open") + row.format("long", r"open\ fire", "open fire"), encoding="utf-8"
    )
    assert [m.pattern.id for m in find_matches(read_patterns(file), "they open fire, then open")] == ["long", "short"]
