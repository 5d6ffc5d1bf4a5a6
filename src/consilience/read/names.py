"""Who and what is named?"""

from __future__ import annotations

from consilience.read.syntax import Syntax
from consilience.records import Name, Problem


def find_names(syntax: Syntax) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """Find names."""
    return (), ()
