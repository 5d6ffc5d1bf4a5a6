"""How does a brief look in a terminal? Headings, hanging lines and tables that fit the width."""

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
from consilience.brief.formats.rows import Source, source_rows
from consilience.brief.formats.terminal_lines import bullets, by_label, cited, content, hanging, more
from consilience.brief.formats.terminal_tables import WIDE, write_figures, write_posture
from consilience.brief.phrases import clipped, one_line, period
from consilience.brief.sections import Section
from consilience.brief.words import heading, say
from consilience.records import Brief, Line

NARROWEST = 40
LIMIT = 12
"""Lines of a section, or of a theme, before "and n more"."""


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
        (Section.FIGURES, write_figures),
        (Section.HAPPENED, _happened),
        (Section.CONTESTED, _contested),
        (Section.APART, _apart),
        (Section.STATEMENTS, _statements),
        (Section.POSTURE, write_posture),
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


def _bottom(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return bullets(layout, layout.lines(Section.BOTTOM), limit)


def _highlights(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return bullets(layout, layout.lines(Section.HIGHLIGHTS), limit)


def _changed(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return bullets(layout, layout.lines(Section.CHANGED), limit, status=False)


def _happened(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return by_label(layout, layout.lines(Section.HAPPENED), limit)


def _apart(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return by_label(layout, layout.lines(Section.APART), limit)


def _statements(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    return by_label(layout, layout.lines(Section.STATEMENTS), limit)


# --- contested -------------------------------------------------------------------------------------------------------


def _contested(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    groups = grouped(layout.lines(Section.CONTESTED), by="group")
    parts: list[RenderableType] = []
    for index, (_, lines) in enumerate(groups[:limit]):
        if index:
            parts.append(Text(""))
        parts.append(_side_by_side(layout, lines) if width >= WIDE else _stacked(layout, lines))
    return [*parts, *more(len(groups), limit)]


def _stacked(layout: Layout, lines: Iterable[Line]) -> RenderableType:
    return hanging(((line.label, _disputed(layout, line)) for line in lines), 11)


def _disputed(layout: Layout, line: Line) -> Text:
    return content(layout, line, status=line.label in SIDES)


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


def _timeline(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    column = 15 if width < WIDE else 24
    moments = layout.brief.timeline
    shown = moments[-2 * limit :]
    rows = []
    for moment in shown:
        finding = layout.findings[moment.finding]
        text = Text(clipped(moment.text, max(40, 2 * (width - column) - 30)))
        rows.append((period(moment.earliest, moment.latest), text.append_text(cited(layout, finding.support))))
    return [*more(len(moments), len(shown)), hanging(rows, column)] if rows else []


def _unknown(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    lines = layout.lines(Section.UNKNOWN)
    rows = []
    for label, ours in grouped(lines, by="label"):
        for line in islice(ours, limit):
            short = Text(clipped(one_line(line.text), 2 * width - 30)).append_text(cited(layout, line.cites))
            rows.append((label, short))
    notes = [Text(note) for note in layout.brief.gaps[layout.told(Section.UNKNOWN) :]]
    return [*([hanging(rows, 18)] if rows else []), *notes]


# --- sources and method ----------------------------------------------------------------------------------------------


def _sources(layout: Layout, width: int, limit: int) -> list[RenderableType]:
    rows = source_rows(layout)
    shown = max(limit, 40)
    return [hanging(((f"[{row.number}]", _source(row)) for row in rows[:shown]), 5), *more(len(rows), shown)]


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
