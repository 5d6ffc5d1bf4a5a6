"""Is this a brief that was written here? Read as a report it would be a source that echoes its own sources."""

from __future__ import annotations

_SAID = (
    "The brief knows only the reports it was given. Reading is by rules and a small parser",
    "with a number or a name that its quotes do not hold, is withheld and listed as a problem",
)
"""What every brief says of itself, in the terminal, in Markdown and on the page."""


def is_brief(text: str) -> bool:
    """Say whether a text is a brief of this package; one that only quotes a sentence of it is not."""
    words = " ".join(text.split()) if "withheld" in text else ""
    return all(said in words for said in _SAID)
