"""What can go wrong, as exceptions at the edges and as records inside.

    ConsilienceError
    ├── UsageError           the call itself is wrong: a missing path, an unknown format
    ├── UnreadableError      a file could not be made into a report: empty, binary, truncated
    ├── RuleError            a rule table is not in its form, or fails its own proof
    ├── CitationError        a quote is not in the text that it cites
    └── CaseError            a case file cannot be used: not one, newer, locked, out of reach
        └── DamagedError     what stands in it is not what was put there

Stages do not raise these for a doubtful text: they return `Problem` records (records.py).
"""

from __future__ import annotations


class ConsilienceError(Exception):
    """The root of every error that this package raises on purpose; its message is one line for a person."""


class UsageError(ConsilienceError):
    """The call is wrong: nothing was read."""


class UnreadableError(ConsilienceError):
    """One file or one line could not be made into a report; the others can."""


class RuleError(ConsilienceError):
    """A rule table is not in its form, or an example contradicts its rule."""


class CitationError(ConsilienceError):
    """A quote does not stand in the report at the place that it names."""


class CaseError(ConsilienceError):
    """A case file cannot be used: what stands against it, what to do, and what of it is safe."""


class DamagedError(CaseError):
    """A part of a case cannot be read; what is derived from the rest can be made anew."""
