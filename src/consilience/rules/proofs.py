"""Do the tables prove themselves? Every pattern against its examples and counters, every file against its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from consilience.problems import RuleError
from consilience.rules import Pattern, read_patterns, read_rows, words


def check_folder(folder: Path) -> tuple[str, ...]:
    """Prove every table below a folder; return one line for each fault, none where all is well."""
    files = sorted((*folder.rglob("*.tsv"), *folder.rglob("*.toml")))
    return tuple(f"{path.relative_to(folder)}: {fault}" for path in files for fault in check_file(path))


def check_file(path: Path) -> tuple[str, ...]:
    """Prove one table."""
    try:
        return tuple(_check_list(path) if path.suffix == ".tsv" else _check_patterns(path))
    except RuleError as error:
        return (str(error),)


def _check_form(path: Path) -> Iterator[str]:
    text = path.read_bytes().decode("utf-8")
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "must end with one newline"
    if "\r" in text:
        yield "has carriage returns"
    for number, line in enumerate(text.split("\n"), start=1):
        if path.suffix == ".toml" and line != line.rstrip():
            yield f"line {number} ends in white space"


def _check_list(path: Path) -> Iterator[str]:
    yield from _check_form(path)
    table = read_rows(path)
    if not table:
        yield "has no rows"
        return
    if list(table[0])[-1] != "source":
        yield "the last column must be `source`"
    lines = [tuple(row.values()) for row in table]
    if lines != sorted(lines):
        wrong = next(line for line, next_line in pairwise(lines) if line > next_line)
        yield f"rows are not sorted (first at {wrong[0]!r})"
    for row, count in Counter(line[:-1] for line in lines).items():
        if count > 1:
            yield f"row {row[0]!r} stands {count} times"
    for line in lines:
        if not line[0] or not line[-1]:
            yield f"row {line!r} has an empty first or last cell"
        if any(cell != cell.strip() for cell in line):
            yield f"row {line!r} has white space around a cell"


def _check_patterns(path: Path) -> Iterator[str]:
    yield from _check_form(path)
    table = read_patterns(path)
    for name, count in Counter(pattern.id for pattern in table).items():
        if count > 1:
            yield f"id {name} stands {count} times"
    for pattern in table:
        yield from _check_pattern(pattern)


def _check_pattern(pattern: Pattern) -> Iterator[str]:
    if not pattern.examples:
        yield f"{pattern.id} has no example"
    for example in pattern.examples:
        found = pattern.regex.search(example.text)
        if found is None:
            yield f"{pattern.id} does not match its example {example.text!r}"
            continue
        groups = {name: value for name, value in found.groupdict().items() if value is not None}
        if groups != dict(example.groups):
            yield f"{pattern.id} finds {groups} in {example.text!r}, stated {dict(example.groups)}"
        if pattern.trigger and not pattern.trigger & words(example.text):
            yield f"{pattern.id}: no trigger in its example {example.text!r}"
    for counter in pattern.counters:
        if pattern.regex.search(counter):
            yield f"{pattern.id} matches its counter {counter!r}"
    shown = frozenset[str]().union(*(words(example.text) for example in pattern.examples))
    for trigger in sorted(pattern.trigger - shown):
        yield f"{pattern.id}: trigger {trigger!r} occurs in no example"
