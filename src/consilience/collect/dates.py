"""Which day does a machine-written date name?"""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")


def parse_day(text: str) -> date | None:
    """Return the day of an ISO 8601 date or date-time; None for anything else, impossible days included."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
