"""How do figures and posture look in a terminal? Tables of all columns where they fit, hanging lines where not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from consilience.brief.formats.layout import Layout
from consilience.brief.formats.posture_rows import Entry, change_rows, posture_blocks
from consilience.brief.formats.rows import Row, figure_rows
from consilience.brief.formats.terminal_lines import cited, hanging, more
from consilience.brief.words import say, word

WIDE = 110
"""Columns from which a table of all columns and a claim beside its denials fit."""


def write_figures(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    """Write what was counted, at most `limit` rows; from WIDE columns on with every column of its own."""
    rows = figure_rows(layout)
    if not rows:
        return [Text(say("unnumbered"), style="dim")] if layout.brief.findings else []
    table = _wide_figures(layout, rows[:limit]) if width >= WIDE else _narrow_figures(layout, rows[:limit])
    return [table, *more(len(rows), limit)]


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, header_style="dim", pad_edge=False)
    for key in columns:
        right = key in ("best", "range", "conservative", "origins")
        ratio = {"counted": 4, "word": 4, "relation": 3, "name": 5}.get(key)
        table.add_column(word("columns", key), justify="right" if right else "left", ratio=ratio)
    return table


def _wide_figures(layout: Layout, rows: Iterable[Row]) -> Table:
    table = _table("counted", "best", "range", "conservative", "as_of", "word", "origins", "grade", "relation")
    for row in rows:
        counted = Text(row.counted, style="bold").append_text(_values(layout, row))
        cells = (row.range, row.conservative, row.as_of, row.word, row.origins, row.grade, row.relation)
        table.add_row(counted, Text(row.best, style="bold"), *cells)
    return table


def _narrow_figures(layout: Layout, rows: Iterable[Row]) -> Table:
    table = _table("counted", "best", "range", "conservative", "grade")
    for row in rows:
        cells = (Text(row.best, style="bold"), row.range, row.conservative, row.grade)
        counted = Text(row.counted, style="bold").append_text(_values(layout, row))
        as_of = f"{word('columns', 'as_of').lower()} {row.as_of} · " if row.as_of != "—" else ""
        origins = f"{word('columns', 'origins').lower()}: {row.origins}"
        counted.append(f"\n{as_of}{row.word} · {origins} · {row.relation}", style="dim")
        table.add_row(counted, *cells)
    return table


def _values(layout: Layout, row: Row) -> Text:
    """Write the citations; where reports differ, each value with its own."""
    if len(row.values) == 1:
        return cited(layout, row.values[0][1])
    text = Text("")
    for told, cites in row.values:
        text.append(f"\n  {told}").append_text(cited(layout, cites))
    return text


def write_posture(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    """Write the entries of each side, at most `limit` a side, and the changes of state."""
    parts: list[RenderableType] = []
    for block in posture_blocks(layout.brief):
        if block.heading:
            head = Text(block.heading, style="bold")
            parts.append(head.append("".join(f" · {told}" for told in block.relations), style="dim not bold"))
        parts += _entries(layout, block.rows, width, limit)
    changes = change_rows(layout.brief)
    if changes:
        parts.append(Text(say("changes_of_state"), style="bold"))
        rows = [(when, Text(words).append_text(cited(layout, c.support))) for when, words, c in changes[:limit]]
        parts += [hanging(rows, 20 if width < WIDE else 24), *more(len(changes), limit)]
    return parts


def _entries(layout: Layout, rows: Sequence[Entry], width: int, limit: int) -> list[RenderableType]:
    shown = rows[:limit]
    if width < WIDE:
        return [hanging(((row.kind, _narrow_entry(layout, row)) for row in shown), 12), *more(len(rows), limit)]
    table = _table("kind", "name", "status", "time", "standing")
    for row in shown:
        table.add_row(row.kind, _entry(layout, row), row.status, row.time, row.entry.standing.value)
    return [table, *more(len(rows), limit)]


def _entry(layout: Layout, row: Entry) -> Text:
    """Write the name of an entry, its attributes, and how each report tells it where there are several."""
    name = Text(row.name).append_text(cited(layout, (*row.entry.support, *row.entry.dispute)))
    for note in (row.attributes, *(row.notes if len(row.notes) > 1 else ())):
        name.append(f"\n{note}" if note else "", style="dim")
    return name


def _narrow_entry(layout: Layout, row: Entry) -> Text:
    facts = [cell for cell in (row.status, row.time, row.entry.standing.value) if cell != "—"]
    name, *notes = _entry(layout, row).split("\n")
    name.append(f"  {' · '.join(facts)}", style="dim")
    return Text("\n").join([name, *notes])
