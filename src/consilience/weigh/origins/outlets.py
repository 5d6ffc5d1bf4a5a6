"""Who publishes, and who owns the publisher? The registry of outlets, which a user may override with an own file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consilience.problems import RuleError
from consilience.rules import FOLDER, read_rows

RELIABILITY = "ABCDEF"
"""The Admiralty code's letters, from completely reliable to "cannot be judged"."""
UNKNOWN = "F"
"""Reliability of an outlet that nobody has rated: "cannot be judged"."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet of the registry."""

    name: str
    owner: str
    country: str
    state: str
    agency: bool
    reliability: str


@dataclass(frozen=True)
class Registry:
    """The known outlets under every name that credits give them."""

    named: Mapping[str, Outlet]

    def find(self, name: str) -> Outlet | None:
        """Return the outlet of that name, with or without "The"."""
        key = name.casefold().strip()
        return self.named.get(key) or self.named.get(key.removeprefix("the "))

    def canonical(self, name: str) -> str:
        """Return the registry's name of an outlet, the given one where it is not known."""
        found = self.find(name)
        return found.name if found else name

    def owner(self, name: str) -> str:
        """Return who owns an outlet; an outlet not known, or without an owner, stands for itself."""
        found = self.find(name)
        return found.owner or found.name if found else name

    def reliability(self, name: str) -> tuple[str, str]:
        """Return the letter A-F for an outlet, and why."""
        found = self.find(name)
        if found is None:
            return UNKNOWN, "not in the registry of outlets"
        if found.reliability == UNKNOWN:
            return UNKNOWN, "in the registry, not rated by its user"
        return found.reliability, "rated so in the registry of outlets"


def open_registry(override: Path | None = None) -> Registry:
    """Load the shipped registry; rows of the user's file come first.

    A user's TSV needs the columns outlet and reliability; credits (names parted by ";"), owner, country, state and kind
    may stand beside them. Raises RuleError for a file that is not in this form.
    """
    return Registry({**_shipped(), **(_by_name(read_rows(override)) if override else {})})


@cache
def _shipped() -> Mapping[str, Outlet]:
    return _by_name(read_rows(FOLDER / "outlets.tsv"))


def _by_name(table: Iterable[Mapping[str, str]]) -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for row in table:
        outlet = _outlet(row)
        for name in (outlet.name, *filter(None, row.get("credits", "").split(";"))):
            named.setdefault(name.casefold(), outlet)
            named.setdefault(name.casefold().removeprefix("the "), outlet)
    return named


def _outlet(row: Mapping[str, str]) -> Outlet:
    name, letter = row.get("outlet", ""), row.get("reliability", "")
    if not name or letter not in RELIABILITY:
        raise RuleError(f"outlets: row {name or '?'!r} needs an outlet and a reliability of {', '.join(RELIABILITY)}")
    return Outlet(
        name,
        owner=row.get("owner", ""),
        country=row.get("country", ""),
        state=row.get("state", ""),
        agency=row.get("kind") == "agency",
        reliability=letter,
    )
