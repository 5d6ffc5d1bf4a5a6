"""Where is a case kept? In a file or on a server, append-only, and every past state can be asked for.

`opening` finds or makes it, `adding` takes a report in, `forcing` makes it last, `versions` says what replaces what,
`selecting` shows a state, `asking` answers by itself, `judging` keeps what analysts say, `chain` logs every act,
`checking` proves it all, `bundles` and `backups` carry it elsewhere. The only package that knows the database library.
"""

from __future__ import annotations

from consilience.store.adding import Added, Delivery, Outcome
from consilience.store.casefile import Casefile, Touched, open_case
from consilience.store.indexes import Indexes
from consilience.store.judging import Graded, Retracted
from consilience.store.selecting import PRESENT, Held, View

__all__ = [
    "PRESENT",
    "Added",
    "Casefile",
    "Delivery",
    "Graded",
    "Held",
    "Indexes",
    "Outcome",
    "Retracted",
    "Touched",
    "View",
    "open_case",
]
