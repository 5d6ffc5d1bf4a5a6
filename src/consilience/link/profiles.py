"""What is kept of a report to compare it with others? Its terms and its days, in about eight bytes a term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log
from struct import Struct

import numpy as np
from numpy.typing import NDArray

from consilience.link.datings import Dating, Day
from consilience.link.ordering import hash_of
from consilience.link.rarity import share
from consilience.link.terms import Terms

TERM_BITS = 32
LEAST_SHARED = 0.04
"""Of the weight of a report's own names: who shares less is not nominated."""
NOMINATING = 2.5
"""Weight from which a name nominates: of names that English puts in more than one report in twelve, none does."""

_TERM = np.dtype([("id", "<u4"), ("count", "u1"), ("kind", "u1"), ("share", "<f2")])
_NAME, _NOMINATES = 1, 2
_HEAD, _DAY = Struct("<iHB"), Struct("<ibh")
"""Day of publication, year, days named; each of these as ordinal, weekday, 100 * month + day. What is unknown is -1."""


@dataclass(frozen=True)
class Profile:
    """The terms of one report, sorted by number, and what places it in time."""

    table: NDArray[np.void]
    dating: Dating

    @cached_property
    def nominating(self) -> dict[int, float]:
        """Give the terms that may nominate, names and words that are names if another report says so, with weights.

        A weight is the square of the rarity, as in a scalar product.
        """
        may = self.table[self.table["kind"] >= _NOMINATES]
        return dict(zip(may["id"].tolist(), (rarity_of(may) ** 2).tolist(), strict=True))

    @cached_property
    def lines(self) -> NDArray[np.uint64]:
        """Give the table as whole numbers: NumPy joins records slowly."""
        return self.table.view(np.uint64)

    @cached_property
    def least_shared(self) -> float:
        """Give what another report must have in common with it to be nominated."""
        return LEAST_SHARED * sum(self.nominating.values())


def profile_of(terms: Terms, dating: Dating) -> Profile:
    """Put the terms of a report into a table."""
    lines = [
        (hash_of(term, TERM_BITS), min(count, 255), _kind(term, terms), share(term))
        for term, count in terms.counts.items()
    ]
    return Profile(np.array(sorted(lines), dtype=_TERM), dating)


def _kind(term: str, terms: Terms) -> int:
    named = term in terms.names
    may = (named or term in terms.doubtful) and not term[0].isdigit()
    return _NAME * named + _NOMINATES * (may and -log(share(term)) >= NOMINATING)


def join_tables(profiles: Iterable[Profile]) -> NDArray[np.void]:
    """Put the tables of some profiles one below the other."""
    return np.concatenate([profile.lines for profile in profiles]).view(_TERM)


def rarity_of(table: NDArray[np.void]) -> NDArray[np.float64]:
    """Give the weight of terms by English alone: the logarithm of one by the share of reports that hold them."""
    found: NDArray[np.float64] = -np.log(table["share"].astype(np.float64))
    return found


def is_name(table: NDArray[np.void]) -> NDArray[np.float64]:
    """Give 1 for each name, 0 for each other word."""
    return (table["kind"] & _NAME).astype(np.float64)


def uses_of(table: NDArray[np.void]) -> NDArray[np.float64]:
    """Give 1 plus the logarithm of how often the report uses each term."""
    found: NDArray[np.float64] = 1 + np.log(table["count"].astype(np.float64))
    return found


def pack_profile(profile: Profile) -> bytes:
    """Write a profile as bytes."""
    dating = profile.dating
    head = _HEAD.pack(_known(dating.published), dating.year or 0, len(dating.days))
    days = (_DAY.pack(_known(day.ordinal), _known(day.weekday), _month_day(day)) for day in dating.days)
    return b"".join((head, *days, profile.table.tobytes()))


def unpack_profile(row: bytes) -> Profile:
    """Read a packed profile: `unpack_profile(pack_profile(profile))` equals it."""
    published, year, count = _HEAD.unpack_from(row)
    end = _HEAD.size + count * _DAY.size
    days = (_DAY.unpack_from(row, at) for at in range(_HEAD.size, end, _DAY.size))
    named = tuple(Day(_or_none(ordinal), _or_none(weekday), _written(month)) for ordinal, weekday, month in days)
    return Profile(np.frombuffer(row, dtype=_TERM, offset=end), Dating(_or_none(published), named, year or None))


def _known(number: int | None) -> int:
    return -1 if number is None else number


def _or_none(number: int) -> int | None:
    return None if number == -1 else number


def _month_day(day: Day) -> int:
    return -1 if day.month_day is None else int(day.month_day.replace("-", ""))


def _written(month_day: int) -> str | None:
    return None if month_day == -1 else f"{month_day // 100:02}-{month_day % 100:02}"
