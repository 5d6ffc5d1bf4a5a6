"""What happened, and did it?"""

from __future__ import annotations

from consilience.read.syntax import Syntax
from consilience.records import Event, Name, Place, Problem, Quantity, Statement, Time


def find_events(  # noqa: PLR0913 - an event is where everything that was read comes together
    syntax: Syntax,
    names: tuple[Name, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """Find events."""
    return (), ()
