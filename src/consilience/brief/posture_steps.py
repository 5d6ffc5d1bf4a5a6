"""How did alert level and phases go over time? A step plot as SVG: a step up, a step down, each with its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from consilience.brief.phrases import clipped, day, one_line
from consilience.brief.posture_changes import Change, changes_of
from consilience.records import PostureEntry, Stance, Standing

WIDTH, ROW, LEFT, RIGHT, TOP = 960, 76, 190, 40, 30
STEP = 22
"""Pixels by which a level is drawn higher or lower than the one before."""
KINDS = ("alert level", "plan")
_UP = frozenset({"raised", "activated", "ordered", "begun", "announced", "mobilised"})
_DOWN = frozenset({"lowered", "ended", "stood down", "dissolved", "withdrawn"})


def draw_steps(entries: Sequence[PostureEntry], *, title: str) -> str:
    """Draw a row for each alert level and plan that has a day; "" where none has.

    The height of a step says up or down, no amount: reports give levels names, not numbers.
    """
    rows = [(entry, changes) for entry in entries if entry.kind in KINDS and (changes := _firm(entry))]
    if not rows:
        return ""
    days = [change.day for _, changes in rows for change in changes]
    days += [entry.until for entry, _ in rows if entry.until is not None]
    first, last = min(days) - timedelta(days=1), max(days) + timedelta(days=1)
    tall = TOP + len(rows) * ROW + 10
    parts = [
        f'<svg class="steps" role="group" aria-labelledby="steps-title" viewBox="0 0 {WIDTH} {tall}">',
        f'<title id="steps-title">{escape(title)}</title>',
        *_axis(first, last, tall),
    ]
    for number, (entry, changes) in enumerate(rows):
        parts += _row(entry, changes, TOP + number * ROW + ROW - 18, (first, last))
    return "\n".join([*parts, "</svg>"])


def _firm(entry: PostureEntry) -> list[Change]:
    """Return the changes of an entry that are told as done; the rest stands in the table."""
    changes = changes_of((entry,))
    done = (Standing.CORROBORATED, Standing.SINGLE_SOURCE)
    return [c for c in changes if c.value.stance is Stance.AFFIRMED and c.value.standing in done]


def _x(at: date, bounds: tuple[date, date]) -> float:
    first, last = bounds
    return LEFT + (at - first).days / max((last - first).days, 1) * (WIDTH - LEFT - RIGHT)


def _axis(first: date, last: date, tall: int) -> list[str]:
    step = max(1, (last - first).days // 6)
    parts = []
    for number in range(0, (last - first).days + 1, step):
        at = first + timedelta(days=number)
        x = _x(at, (first, last))
        parts.append(f'<path class="grid" d="M{x:.0f} {TOP - 6}V{tall - 6}"/>')
        parts.append(f'<text class="degree" x="{x:.0f}" y="{TOP - 12}" text-anchor="middle">{day(at)}</text>')
    return parts


def _row(entry: PostureEntry, changes: Sequence[Change], base: float, bounds: tuple[date, date]) -> list[str]:
    """Draw one row: the line steps up or down at each change, and ends where an end is told."""
    end = _x(entry.until or bounds[1], bounds)
    height, x = 0, float(LEFT)
    path, marks = [f"M{LEFT} {base:.0f}"], []
    for change in changes:
        x = _x(change.day, bounds)
        height = max(0, min(2, height + _turn(change)))
        y = base - height * STEP
        path.append(f"H{x:.0f}V{y:.0f}")
        marks += _mark(change, x, y)
    path.append(f"H{max(end, x):.0f}")
    if entry.until is not None:
        path.append(f"V{base:.0f}")
    name = escape(clipped(one_line(entry.name), 26))
    side = f'<text class="note" x="10" y="{base + 8:.0f}">{escape(one_line(entry.side))}</text>' if entry.side else ""
    return [
        f'<text class="row" x="10" y="{base - 8:.0f}">{name}</text>{side}',
        f'<path class="step" d="{"".join(path)}"/>',
        *marks,
    ]


def _turn(change: Change) -> int:
    return 1 if change.value.value in _UP else -1 if change.value.value in _DOWN else 0


def _mark(change: Change, x: float, y: float) -> list[str]:
    told = one_line(change.level or _phase(change) or change.value.value)
    hint = escape(f"{day(change.day)}: {one_line(change.value.value)} {told}")
    dashed = "" if change.dated else " open"
    return [
        f'<circle class="turn{dashed}" cx="{x:.0f}" cy="{y:.0f}" r="4"><title>{hint}</title></circle>',
        f'<text class="label" x="{x + 7:.0f}" y="{y - 6:.0f}">{escape(clipped(told, 30))}</text>',
    ]


def _phase(change: Change) -> str:
    """Return the phases told of a plan beside its activation."""
    if change.value.value != "activated":
        return ""
    return " = ".join(value.value for value in change.entry.values if value.what == "phase")
