"""What was the posture as of a day, and what changed between two days? Each change is a state with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from consilience.records import Citation, PostureEntry, PostureValue, Side, Stance, Standing

STATUS = "status"
PREPARING = frozenset({"announced", "proposed", "requested", "ordered", "created", "offered"})


@dataclass(frozen=True, slots=True)
class Change:
    """One state that a part of the posture came into."""

    day: date
    """The day on which it came about; where no report tells it, the day on which it was first reported."""
    dated: bool
    """Whether a report tells the day."""
    entry: PostureEntry
    value: PostureValue
    level: str = ""
    """The level that an alert level was set to."""

    @property
    def support(self) -> tuple[Citation, ...]:
        """The words that tell it."""
        return self.value.support


def day_of(value: PostureValue) -> date | None:
    """Return the day from which a value holds as far as it is known: told, or first reported."""
    return value.latest or value.earliest or value.told


def changes_of(posture: Iterable[PostureEntry]) -> tuple[Change, ...]:
    """Return every change of state in the order of days; a denied one is none, a contested or planned one says so."""
    found = []
    for entry in posture:
        for value in entry.values:
            day = day_of(value)
            if value.what == STATUS and day is not None and value.stance is not Stance.DENIED:
                found.append(Change(day, value.latest is not None, entry, value, _level(entry, value)))
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[date, str, str, bool, str]:
    """Order by days; of one thing on one day what prepares the other comes first: ordered, then activated."""
    prepared = change.value.value not in PREPARING
    return change.day, change.entry.kind, change.entry.name, prepared, change.value.value


def _level(entry: PostureEntry, state: PostureValue) -> str:
    levels = [v for v in entry.values if v.what == "level" and (v.latest, v.earliest) == (state.latest, state.earliest)]
    return levels[0].value if len(levels) == 1 else ""


def changes_between(posture: Iterable[PostureEntry], first: date, last: date) -> tuple[Change, ...]:
    """Return what changed after one day, up to another one."""
    return tuple(change for change in changes_of(posture) if first < change.day <= last)


def posture_as_of(posture: Iterable[PostureEntry], day: date) -> tuple[PostureEntry, ...]:
    """Return the posture as it was on a day: without what came about, or was first told, only later.

    A value without any day is kept: nothing says that it is later.
    """
    found = []
    for entry in posture:
        values = tuple(value for value in entry.values if (held := day_of(value)) is None or held <= day)
        if len(values) == len(entry.values):
            found.append(entry)
        elif values and _tells(entry, values):
            found.append(_restated(entry, values))
    return tuple(found)


def _tells(entry: PostureEntry, values: Sequence[PostureValue]) -> bool:
    """Say whether what is left still tells a state, where the entry has one."""
    return entry.status is None or any(value.what == STATUS for value in values)


def _restated(entry: PostureEntry, values: tuple[PostureValue, ...]) -> PostureEntry:
    """Word an entry anew by the values that are left: its last state, what is told for and against it."""
    states = [value for value in values if value.what == STATUS]
    told = [value for value in states if value.stance is not Stance.DENIED] or states
    current = max(told, key=lambda value: (value.stance is Stance.AFFIRMED, day_of(value) or date.min), default=None)
    support = sorted({cite for value in values for cite in value.support}, key=lambda cite: (cite.span, cite.said_by))
    dispute = sorted({cite for value in values for cite in value.dispute}, key=lambda cite: (cite.span, cite.said_by))
    kept = {(value.what, value.value) for value in values}
    return replace(
        entry,
        status=_shown(current) if current is not None else None,
        standing=current.standing if current is not None else entry.standing,
        since=current.earliest if current is not None and current.earliest == current.latest else None,
        until=next((value.latest for value in values if value.what == "until"), None),
        support=tuple(support),
        dispute=tuple(dispute),
        values=values,
        attributes=tuple(pair for pair in entry.attributes if pair in kept),
    )


def _shown(value: PostureValue) -> str:
    if value.standing is Standing.CONTESTED:
        return f"{value.value} (contested)"
    plain = value.stance is Stance.AFFIRMED or value.stance in value.value
    return value.value if plain else f"{value.value} ({value.stance})"


# --- sides -----------------------------------------------------------------------------------------------------------


def name_sides(sides: Iterable[Side], named: Mapping[str, Sequence[str]]) -> tuple[Side, ...]:
    """Group sides anew as a user names them: each name with its members; other members stay where they were found."""
    owner = {member.casefold(): name for name, members in named.items() for member in members}
    found: list[Side] = []
    joined: dict[str, list[Side]] = {}
    for side in sides:
        names = {owner[member.casefold()] for member in side.members if member.casefold() in owner}
        if len(names) == 1:
            joined.setdefault(names.pop(), []).append(side)
        else:
            found.append(side)
    for name, members in joined.items():
        whole = tuple(sorted({member for side in members for member in side.members}))
        relations = tuple(dict.fromkeys(r for side in members for r in side.relations if r.other not in whole))
        found.append(Side(name, whole, relations))
    return tuple(sorted(found, key=lambda side: side.name))
