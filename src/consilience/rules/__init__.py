"""Which facts and patterns of a language do the readers know? Tables only; this module loads them.

`rows("en", "cues")` reads `rules/en/cues.tsv`: one row, one fact, the last column (`source`) says where it is from.
`patterns("en", "times")` reads `rules/en/times.toml`: regular expressions that carry their own proof.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from consilience.problems import RuleError

FOLDER = Path(__file__).parent
_WORD = re.compile(r"[^\W\d_]+|\d+")
_PATTERN_KEYS = {"id", "trigger", "regex", "examples", "counters"}


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a pattern must match, with exactly these named groups."""

    text: str
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a TOML table. `fields` holds the keys that only its own reader knows."""

    id: str
    trigger: frozenset[str]
    regex: re.Pattern[str]
    examples: tuple[Example, ...]
    counters: tuple[str, ...]
    fields: Mapping[str, Any]


class Match(NamedTuple):
    """Where a pattern matched; `groups` holds the named groups that took part."""

    pattern: Pattern
    start: int
    end: int
    found: re.Match[str]

    @property
    def groups(self) -> dict[str, str]:
        """The named groups that matched something."""
        return {name: value for name, value in self.found.groupdict().items() if value is not None}


@cache
def rows(language: str, name: str) -> tuple[Mapping[str, str], ...]:
    """Load a list: one mapping a row, keyed by the header. Raises RuleError for a row of the wrong width."""
    return read_rows(FOLDER / language / f"{name}.tsv")


@cache
def lookup(language: str, name: str, key: str, value: str) -> Mapping[str, str]:
    """Load two columns of a list as a mapping; of several rows with one key the first counts."""
    found: dict[str, str] = {}
    for row in rows(language, name):
        found.setdefault(row[key], row[value])
    return found


@cache
def patterns(language: str, name: str) -> tuple[Pattern, ...]:
    """Load a table of patterns, in file order."""
    return read_patterns(FOLDER / language / f"{name}.toml")


def read_rows(path: Path) -> tuple[Mapping[str, str], ...]:
    """Read any TSV list with a header line."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader, [])
        found = []
        for number, cells in enumerate(reader, start=2):
            if len(cells) != len(header):
                raise RuleError(f"{path.name}, line {number}: {len(cells)} cells, the header has {len(header)}")
            found.append(dict(zip(header, cells, strict=True)))
    return tuple(found)


def read_patterns(path: Path) -> tuple[Pattern, ...]:
    """Read any TOML table of patterns. Raises RuleError for a row that is not in the form."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path.name}: {error}") from error
    return tuple(_pattern(path.name, row) for row in table.get("pattern", []))


def _pattern(file: str, row: Mapping[str, Any]) -> Pattern:
    missing = _PATTERN_KEYS - row.keys()
    if missing:
        raise RuleError(f"{file}: pattern {row.get('id', '?')} lacks {', '.join(sorted(missing))}")
    try:
        regex = re.compile(row["regex"], re.VERBOSE)
    except re.error as error:
        raise RuleError(f"{file}: pattern {row['id']}: {error}") from error
    examples = tuple(Example(item["text"], item.get("groups", {})) for item in row["examples"])
    fields = {key: value for key, value in row.items() if key not in _PATTERN_KEYS}
    return Pattern(row["id"], frozenset(row["trigger"]), regex, examples, tuple(row["counters"]), fields)


def words(text: str) -> frozenset[str]:
    """The lower-case words and digit runs of a text: what triggers are looked up in."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def find_matches(table: Sequence[Pattern], text: str, start: int = 0, end: int | None = None) -> list[Match]:
    """Match a table against a stretch of text: longest match first, then file order; matches do not overlap.

    A pattern without triggers is always tried; one with triggers only where one of them is a word of the stretch.
    """
    end = len(text) if end is None else end
    present = words(text[start:end])
    active = (pattern for pattern in table if not pattern.trigger or pattern.trigger & present)
    return longest_first(_all_matches(active, text, start, end))


def _all_matches(table: Iterable[Pattern], text: str, start: int, end: int) -> Iterator[Match]:
    for pattern in table:
        for found in pattern.regex.finditer(text, start, end):
            if found.end() > found.start():
                yield Match(pattern, found.start(), found.end(), found)


def longest_first(matches: Iterable[Match]) -> list[Match]:
    """Keep the longest of overlapping matches (the first in file order among equals), in reading order."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: match.start - match.end):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)
