"""Of which state of rules and code is this? Names for it: what another state made is told from what ours makes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from consilience import __version__

_READING = ("read", "rules")
_LINKING = ("link", "rules")
_MAKING = ("link", "weigh", "brief", "rules")
_LARGEST = 500_000
"""Bytes of a file whose content is taken into the version; larger ones (the gazetteer) stand in by their size."""


def reading_version() -> str:
    """Name the state of the rules that read: two equal names give equal readings of a report."""
    return f"{__version__}+{_digest(_READING)}"


def linking_version() -> str:
    """Name the state of the code that links."""
    return f"{__version__}+{_digest(_LINKING)}"


def making_version() -> str:
    """Name the state of the code that links, weighs and briefs."""
    return f"{__version__}+{_digest(_MAKING)}"


@cache
def _digest(packages: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    home = Path(__file__).parent
    files = [file for package in packages for file in sorted((home / package).rglob("*")) if _counts(file)]
    for file in (home / "records.py", *files):
        digest.update(file.relative_to(home).as_posix().encode())
        size = file.stat().st_size
        digest.update(file.read_bytes() if size <= _LARGEST else str(size).encode())
    return digest.hexdigest()[:12]


def _counts(file: Path) -> bool:
    return file.is_file() and file.suffix != ".pyc" and not file.name.startswith(".")
