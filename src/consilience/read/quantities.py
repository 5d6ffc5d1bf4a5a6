"""How many?"""

from __future__ import annotations

from consilience.read.syntax import Syntax
from consilience.records import Name, Problem, Quantity, Time


def find_quantities(
    syntax: Syntax, names: tuple[Name, ...], times: tuple[Time, ...]
) -> tuple[tuple[Quantity, ...], tuple[Problem, ...]]:
    """Find quantities."""
    return (), ()
