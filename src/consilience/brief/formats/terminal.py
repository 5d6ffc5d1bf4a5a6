"""How does a brief look in a terminal? Headings, hanging lines and tables that fit the width: the only use of rich."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from consilience.brief.formats.layout import (
    SIDES,
    Layout,
    facts,
    grouped,
    lay_out,
    legend_lines,
    method_lines,
    title_of,
)
from consilience.brief.formats.posture_rows import Entry, change_rows, posture_blocks
from consilience.brief.formats.rows import Row, Source, figure_rows, source_rows
from consilience.brief.phrases import clipped, one_line, period
from consilience.brief.sections import Section
from consilience.brief.words import heading, say, word
from consilience.records import Brief, Citation, Line

NARROWEST = 40
WIDE = 110
"""Columns from which a table of all columns and a claim beside its denials fit."""
LIMIT = 12
"""Lines of a section, or of a theme, before "and n more"."""

_STYLES = {"corroborated": "green", "contested": "yellow", "denied": "red", "superseded": "dim"}


def render_terminal(brief: Brief, *, width: int = 80, colour: bool = False, limit: int = LIMIT) -> str:
    """Write the brief for a terminal of this width, with or without colours; long parts end in "and n more"."""
    output = io.StringIO()
    console = Console(
        file=output,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    layout = lay_out(brief)
    for part in _parts(layout, max(width, NARROWEST), limit):
        console.print(part)
    return "\n".join(line.rstrip() for line in output.getvalue().split("\n"))


def _parts(layout: Layout, width: int, limit: int) -> Iterable[RenderableType]:
    yield Text(one_line(layout.brief.title), style="bold")
    yield Text(" · ".join(facts(layout.brief)), style="dim")
    if not layout.brief.reports or not layout.brief.findings:
        yield Text(say("no_findings" if layout.brief.reports else "no_reports"))
    writers: Sequence[tuple[Section, Callable[[Layout, int, int], list[RenderableType]]]] = (
        (Section.BOTTOM, _bottom),
        (Section.HIGHLIGHTS, _highlights),
        (Section.CHANGED, _changed),
        (Section.FIGURES, _figures),
        (Section.HAPPENED, _happened),
        (Section.CONTESTED, _contested),
        (Section.APART, _apart),
        (Section.STATEMENTS, _statements),
        (Section.POSTURE, _posture),
        (Section.TIMELINE, _timeline),
        (Section.UNKNOWN, _unknown),
        (Section.SOURCES, _sources),
        (Section.METHOD, _method),
    )
    for section, write in writers:
        body = write(layout, width, limit)
        if body:
            yield Text("")
            yield Rule(Text(heading(section), style="bold"), align="left", characters="─")
            yield from body


# --- lines -----------------------------------------------------------------------------------------------------------


def _content(layout: Layout, line: Line, *, status: bool = True) -> Text:
    """Write a line: its words, its citations, its standing."""
    text = Text(one_line(line.text))
    text.append_text(_cited(layout, line.cites))
    told = layout.status(line) if status else ""
    if told:
        standing = told.split(" · ", 1)[0]
        text.append("  ")
        text.append(told, style=_STYLES.get(standing, "dim"))
    return text


def _cited(layout: Layout, cites: Iterable[Citation]) -> Text:
    numbers = layout.cited(cites)
    return Text(" " + "".join(f"[{number}]" for number in numbers), style="cyan") if numbers else Text("")


def _hanging(rows: Iterable[tuple[str, Text]], column: int) -> Table:
    """Set texts beside a narrow first column."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=column)
    table.add_column(ratio=1)
    for left, right in rows:
        table.add_row(Text(left, style="dim"), right)
    return table


def _more(total: int, limit: int) -> list[RenderableType]:
    return [Text(f"  {say('more', count=total - limit)}", style="dim")] if total > limit else []


def _bullets(
    layout: Layout, lines: Sequence[Line], limit: int, *, status: bool = True, labelled: bool = True
) -> list[RenderableType]:
    rows = []
    for line in lines[:limit]:
        text = Text(f"{line.label}: " if labelled and line.label else "", style="bold")
        text.append(f"{held}: " if status and (held := layout.held(line)) else "", style="dim not bold")
        rows.append(("•", text.append_text(_content(layout, line, status=status))))
    return [_hanging(rows, 1), *_more(len(lines), limit)] if rows else []


def _bottom(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return _bullets(layout, layout.lines(Section.BOTTOM), limit)


def _highlights(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return _bullets(layout, layout.lines(Section.HIGHLIGHTS), limit)


def _changed(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return _bullets(layout, layout.lines(Section.CHANGED), limit, status=False)


def _by_label(layout: Layout, lines: Sequence[Line], limit: int) -> list[RenderableType]:
    """Write lines below their labels."""
    parts: list[RenderableType] = []
    for label, ours in grouped(lines, by="label"):
        parts.extend([Text(label, style="bold")] if label else [])
        parts.extend(_bullets(layout, ours, limit, labelled=False))
    return parts


def _happened(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return _by_label(layout, layout.lines(Section.HAPPENED), limit)


def _apart(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return _by_label(layout, layout.lines(Section.APART), limit)


def _statements(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return _by_label(layout, layout.lines(Section.STATEMENTS), limit)


# --- contested -------------------------------------------------------------------------------------------------------


def _contested(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    groups = grouped(layout.lines(Section.CONTESTED), by="group")
    parts: list[RenderableType] = []
    for index, (_, lines) in enumerate(groups[:limit]):
        if index:
            parts.append(Text(""))
        parts.append(_side_by_side(layout, lines) if width >= WIDE else _stacked(layout, lines))
    return [*parts, *_more(len(groups), limit)]


def _stacked(layout: Layout, lines: Iterable[Line]) -> RenderableType:
    return _hanging(((line.label, _disputed(layout, line)) for line in lines), 11)


def _disputed(layout: Layout, line: Line) -> Text:
    return _content(layout, line, status=line.label in SIDES)


def _side_by_side(layout: Layout, lines: Sequence[Line]) -> RenderableType:
    left = [line for line in lines if line.label in (say("claim"), say("support"))]
    right = [line for line in lines if line not in left]
    if not left:
        return _stacked(layout, lines)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(_column(layout, left), _column(layout, right))
    return table


def _column(layout: Layout, lines: Iterable[Line]) -> Group:
    return Group(*(Text(f"{line.label}: ", style="bold").append_text(_disputed(layout, line)) for line in lines))


# --- tables ----------------------------------------------------------------------------------------------------------


def _figures(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    rows = figure_rows(layout)
    if not rows:
        return [Text(say("unnumbered"), style="dim")] if layout.brief.findings else []
    table = _wide_figures(layout, rows[:limit]) if width >= WIDE else _narrow_figures(layout, rows[:limit])
    return [table, *_more(len(rows), limit)]


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
        return _cited(layout, row.values[0][1])
    text = Text("")
    for told, cites in row.values:
        text.append(f"\n  {told}").append_text(_cited(layout, cites))
    return text


def _posture(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for block in posture_blocks(layout.brief):
        if block.heading:
            head = Text(block.heading, style="bold")
            parts.append(head.append("".join(f" · {told}" for told in block.relations), style="dim not bold"))
        parts += _entries(layout, block.rows, width, limit)
    changes = change_rows(layout.brief)
    if changes:
        parts.append(Text(say("changes_of_state"), style="bold"))
        rows = [(when, Text(words).append_text(_cited(layout, c.support))) for when, words, c in changes[:limit]]
        parts += [_hanging(rows, 20 if width < WIDE else 24), *_more(len(changes), limit)]
    return parts


def _entries(layout: Layout, rows: Sequence[Entry], width: int, limit: int) -> list[RenderableType]:
    shown = rows[:limit]
    if width < WIDE:
        return [_hanging(((row.kind, _narrow_entry(layout, row)) for row in shown), 12), *_more(len(rows), limit)]
    table = _table("kind", "name", "status", "time", "standing")
    for row in shown:
        table.add_row(row.kind, _entry(layout, row), row.status, row.time, row.entry.standing.value)
    return [table, *_more(len(rows), limit)]


def _entry(layout: Layout, row: Entry) -> Text:
    """Write the name of an entry, its attributes, and how each report tells it where there are several."""
    name = Text(row.name).append_text(_cited(layout, (*row.entry.support, *row.entry.dispute)))
    for note in (row.attributes, *(row.notes if len(row.notes) > 1 else ())):
        name.append(f"\n{note}" if note else "", style="dim")
    return name


def _narrow_entry(layout: Layout, row: Entry) -> Text:
    facts = [cell for cell in (row.status, row.time, row.entry.standing.value) if cell != "—"]
    name, *notes = _entry(layout, row).split("\n")
    name.append(f"  {' · '.join(facts)}", style="dim")
    return Text("\n").join([name, *notes])


def _timeline(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    column = 15 if width < WIDE else 24
    moments = layout.brief.timeline
    shown = moments[-2 * limit :]
    rows = []
    for moment in shown:
        finding = layout.findings[moment.finding]
        text = Text(clipped(moment.text, max(40, 2 * (width - column) - 30)))
        rows.append((period(moment.earliest, moment.latest), text.append_text(_cited(layout, finding.support))))
    return [*_more(len(moments), len(shown)), _hanging(rows, column)] if rows else []


def _unknown(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    lines = layout.lines(Section.UNKNOWN)
    rows = []
    for label, ours in grouped(lines, by="label"):
        for line in islice(ours, limit):
            short = Text(clipped(one_line(line.text), 2 * width - 30)).append_text(_cited(layout, line.cites))
            rows.append((label, short))
    notes = [Text(note) for note in layout.brief.gaps[layout.told(Section.UNKNOWN) :]]
    return [*([_hanging(rows, 18)] if rows else []), *notes]


# --- sources and method ----------------------------------------------------------------------------------------------


def _sources(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    rows = source_rows(layout)
    shown = max(limit, 40)
    return [_hanging(((f"[{row.number}]", _source(row)) for row in rows[:shown]), 5), *_more(len(rows), shown)]


def _source(row: Source) -> Text:
    text = Text(row.outlet, style="bold")
    text.append(f" · {row.reliability} · {row.published} · ")
    text.append(title_of(row.report))
    notes = [one_line(row.report.url or row.report.origin or row.report.id)]
    if row.copies:
        notes.append(say("copies", ids="".join(f"[{number}]" for number in row.copies)))
    if row.origin and row.origin != row.outlet:
        notes.append(say("origin", name=one_line(row.origin)))
    if row.report.revises:
        notes.append(say("revises", id=one_line(row.report.revises)))
    return text.append(f"\n{' · '.join(notes)}", style="dim")


def _method(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return [Padding(Text(text, style="dim"), (0, 0, 0, 0)) for text in (*legend_lines(), *method_lines())]
