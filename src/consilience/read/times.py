"""When?"""

from __future__ import annotations

from datetime import date

from consilience.read.syntax import Syntax
from consilience.records import Problem, Span, Time


def find_published(syntax: Syntax, given: date | None) -> tuple[date | None, Span | None]:
    """Return the document date: the given one, or one found in a dateline or byline, or None."""
    return given, None


def find_times(syntax: Syntax, published: date | None) -> tuple[tuple[Time, ...], tuple[Problem, ...]]:
    """Find times."""
    return (), ()
