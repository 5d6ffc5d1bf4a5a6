"""Who says what?"""

from __future__ import annotations

from consilience.read.syntax import Syntax
from consilience.records import Name, Problem, Statement


def find_statements(syntax: Syntax, names: tuple[Name, ...]) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """Find statements."""
    return (), ()
