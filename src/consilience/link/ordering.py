"""Where does a report stand among the others? By the day of publication, and within a day where nobody can put it."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from consilience.records import Reading, Report

HASH_BITS = 41
"""With the day of publication (22 bits) they fill a whole number of 63 bits."""


def key_of(report: Report, reading: Reading | None) -> int:
    """Give a number that sorts in the order of publication; reports of one day are put in the order of a hash."""
    day = report.published or (reading.published if reading else None) or date.max
    return day.toordinal() << HASH_BITS | hash_of(report.id, HASH_BITS)


def day_of(key: int) -> int:
    """Give the day of publication of a key, as an ordinal; undated reports are the last."""
    return key >> HASH_BITS


def hash_of(text: str, bits: int) -> int:
    """Give a number of so many bits, up to 64, that any text has alone but for chance."""
    data = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(data) >> (64 - bits)
