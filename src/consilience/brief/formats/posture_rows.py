"""What stands in the tables of the posture? A block for each side, organs by echelon, holdings, changes of state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from consilience.brief.merge import are_alike, content_words
from consilience.brief.phrases import day, listed, one_line, period
from consilience.brief.posture_changes import Change, changes_of
from consilience.brief.words import say, word
from consilience.records import Brief, PostureEntry, Side

TELLING = "as told"
"""The attribute that holds how each report tells an entry of the posture ("Outlet: its words")."""
ECHELONS = ("national", "regional", "zone", "state", "district", "municipal", "unit")
HOLDINGS = ("weapon", "platform")
FOLDED = "asset class"


class Entry(NamedTuple):
    """A row of a table of the posture."""

    entry: PostureEntry
    kind: str
    name: str
    side: str
    status: str
    time: str
    attributes: str
    notes: tuple[str, ...]
    """How each report tells it, where the reports differ."""
    also: tuple[PostureEntry, ...] = ()
    """Entries that stand in the same row."""


class Block(NamedTuple):
    """The rows of one side, or those of no side that the reports tell."""

    heading: str
    rows: tuple[Entry, ...]
    relations: tuple[str, ...]


def posture_rows(brief: Brief) -> list[Entry]:
    """Return the rows of the posture, by kind in order of first mention."""
    order = list(dict.fromkeys(entry.kind for entry in brief.posture))
    entries = sorted(brief.posture, key=lambda entry: order.index(entry.kind))
    deployed = {entry.name for entry in entries if entry.kind == "deployment"}
    return _folded([as_row(entry, deployed) for entry in entries])


def _folded(rows: Sequence[Entry]) -> list[Entry]:
    """Write the classes of assets that the same words tell in one row: "air, land, naval"."""
    found: list[Entry] = []
    for row in rows:
        last = found[-1] if found else None
        if last is not None and row.kind == last.kind == FOLDED and _alike(last.entry, row.entry):
            found[-1] = last._replace(name=f"{last.name}, {row.name}", also=(*last.also, row.entry))
        else:
            found.append(row)
    return found


def _alike(left: PostureEntry, right: PostureEntry) -> bool:
    ours, theirs = ((e.side, e.parent, e.status, e.support, e.dispute) for e in (left, right))
    return ours == theirs


def posture_blocks(brief: Brief) -> list[Block]:
    """Return the rows side by side: the side told of most first, what belongs to no told side last."""
    rows = posture_rows(brief)
    home = {row.entry.side: _side_of(brief, row.entry.side) for row in rows}
    names = sorted({name for name in home.values() if name}, key=lambda name: (-_told(rows, home, name), name))
    blocks = [_block(brief, name, [row for row in rows if home[row.entry.side] == name]) for name in names]
    rest = tuple(row for row in rows if home[row.entry.side] is None)
    if rest:
        blocks.append(Block(say("no_side") if blocks else "", rest, ()))
    return blocks


def _told(rows: Iterable[Entry], home: dict[str | None, str | None], name: str) -> int:
    return sum(home[row.entry.side] == name for row in rows)


def _side_of(brief: Brief, country: str | None) -> str | None:
    if country is None:
        return None
    return next((side.name for side in brief.sides if country in side.members), country)


def _block(brief: Brief, name: str, rows: Sequence[Entry]) -> Block:
    side = next((side for side in brief.sides if side.name == name), None)
    if side is None:
        return Block(one_line(name), tuple(rows), ())
    return Block(one_line(name), tuple(rows), tuple(_relations(side)))


def _relations(side: Side) -> Iterable[str]:
    for kind in dict.fromkeys(relation.kind for relation in side.relations):
        others = [one_line(r.other) for r in side.relations if r.kind == kind and r.other != side.name]
        if others:
            yield f"{kind}: {listed(others)}"


def as_row(entry: PostureEntry, deployed: Collection[str] = ()) -> Entry:
    """Write an entry as a row; where it was deployed stands in the row of its deployment."""
    left_out = {"place"} if entry.kind != "deployment" and entry.name in deployed else set()
    pairs = [
        (key, one_line(value))
        for key, value in entry.attributes
        if _is_shown(entry, key, value) and key not in left_out
    ]
    told = [f"{key.replace('_', ' ')}: {value}" for key, value in pairs if (key, value) != ("place", entry.side)]
    told += [f"{relation.kind}: {one_line(relation.other)}" for relation in entry.relations]
    tellings = [one_line(value) for key, value in entry.attributes if key == TELLING]
    others = [one_line(variant) for variant in entry.variants if variant.casefold() != entry.name.casefold()]
    name = one_line(entry.name)
    parent = [f"part of: {one_line(entry.parent)}"] if entry.parent else []
    return Entry(
        entry,
        entry.kind.replace("_", " "),
        f"{name} (= {'; '.join(others)})" if others else name,
        one_line(entry.side or "") or "—",
        one_line(entry.status or "") or "—",
        period(entry.since, entry.until) or "—",
        "; ".join((*parent, *dict.fromkeys(told))),
        unlike(tellings) if entry.kind != "deployment" else (),
    )


def _is_shown(entry: PostureEntry, key: str, value: str) -> bool:
    if key == "level":
        return value not in _past_levels(entry)
    return key != TELLING and (key != "until" or entry.until is None)


def _past_levels(entry: PostureEntry) -> frozenset[str]:
    """Return the levels that a later one has replaced: they stand among the changes, not beside the state."""
    days = [(value.latest, value.value) for value in entry.values if value.what == "level" and value.latest]
    last = max((day for day, _ in days), default=None)
    current = {level for day, level in days if day == last}
    return frozenset(level for _, level in days if level not in current)


def unlike(texts: Iterable[str]) -> tuple[str, ...]:
    """Leave out what reads like an earlier text: copies tell a thing in the same words."""
    kept: dict[str, frozenset[str]] = {}
    for text in texts:
        words = content_words(text)
        if not any(are_alike(words, other) for other in kept.values()):
            kept[text] = words
    return tuple(kept)


# --- organs ----------------------------------------------------------------------------------------------------------


def echelon_rows(brief: Brief) -> list[tuple[str, tuple[PostureEntry, ...]]]:
    """Return the organs of each echelon that the reports tell, the widest first; an organ may stand in several."""
    found: dict[str, list[PostureEntry]] = {}
    for entry in brief.posture:
        if entry.kind == "organ":
            for echelon in echelons_of(entry) or ("",):
                found.setdefault(echelon, []).append(entry)
    order = (*ECHELONS, "")
    return [(echelon or say("no_echelon"), tuple(found[echelon])) for echelon in order if echelon in found]


def echelons_of(entry: PostureEntry) -> tuple[str, ...]:
    """Return the echelons that reports give an organ, the widest first."""
    told = {value.value for value in entry.values if value.what == "echelon"}
    return tuple(echelon for echelon in ECHELONS if echelon in told)


def acronym_of(entry: PostureEntry) -> str:
    """Return the acronym of an organ, nothing where no report gives one."""
    return next((value.value for value in entry.values if value.what == "acronym"), "")


# --- changes ---------------------------------------------------------------------------------------------------------


def change_rows(brief: Brief) -> list[tuple[str, str, Change]]:
    """Return the changes of state whose day is told, or of things that came into several states: day and words."""
    changes = changes_of(brief.posture)
    states: dict[int, int] = {}
    for change in changes:
        states[id(change.entry)] = states.get(id(change.entry), 0) + 1
    shown = [change for change in changes if change.dated or states[id(change.entry)] > 1]
    return [(when_of(change), words_of(change), change) for change in shown if change.entry.kind != "deployment"]


def when_of(change: Change) -> str:
    """Write the day of a change; one that is only the day of the report says so."""
    value = change.value
    if change.dated:
        return period(value.earliest, value.latest)
    return say("reported_on", date=day(change.day))


def words_of(change: Change) -> str:
    """Write a change: what it concerns, the state, the level it was set to, and how it stands."""
    stance = "" if change.value.stance == "affirmed" else f" ({word('stances', change.value.stance).lower()})"
    level = f" → {one_line(change.level)}" if change.level else ""
    return f"{one_line(change.entry.name)}: {one_line(change.value.value)}{stance}{level}"
