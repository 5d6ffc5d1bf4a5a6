"""What happened, and did it?"""

from __future__ import annotations

from consilience.read.syntax import Syntax
from consilience.records import Event, Problem, Reading


def find_events(syntax: Syntax, reading: Reading) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """Find the events of a reading in which all else has been read."""
    return (), ()
