"""How does one line of a brief look in a terminal? Its words, citations and standing, beside a bullet or a label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from consilience.brief.formats.layout import Layout, grouped
from consilience.brief.phrases import one_line
from consilience.brief.words import say
from consilience.records import Citation, Line

_STYLES = {"corroborated": "green", "contested": "yellow", "denied": "red", "superseded": "dim"}


def content(layout: Layout, line: Line, *, status: bool = True) -> Text:
    """Write a line: its words, its citations, its standing."""
    text = Text(one_line(line.text))
    text.append_text(cited(layout, line.cites))
    told = layout.status(line) if status else ""
    if told:
        standing = told.split(" · ", 1)[0]
        text.append("  ")
        text.append(told, style=_STYLES.get(standing, "dim"))
    return text


def cited(layout: Layout, cites: Iterable[Citation]) -> Text:
    """Write the numbers of the reports cited: " [1][3]"; nothing where none is among the reports of the brief."""
    numbers = layout.cited(cites)
    return Text(" " + "".join(f"[{number}]" for number in numbers), style="cyan") if numbers else Text("")


def hanging(rows: Iterable[tuple[str, Text]], column: int) -> Table:
    """Set texts beside a narrow first column."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=column)
    table.add_column(ratio=1)
    for left, right in rows:
        table.add_row(Text(left, style="dim"), right)
    return table


def more(total: int, limit: int) -> list[RenderableType]:
    """Write "and n more" where `limit` leaves some out of `total`; an empty list otherwise."""
    return [Text(f"  {say('more', count=total - limit)}", style="dim")] if total > limit else []


def bullets(
    layout: Layout, lines: Sequence[Line], limit: int, *, status: bool = True, labelled: bool = True
) -> list[RenderableType]:
    """Write lines below one another, each behind a bullet; `limit` is how many before "and n more"."""
    rows = []
    for line in lines[:limit]:
        text = Text(f"{line.label}: " if labelled and line.label else "", style="bold")
        text.append(f"{held}: " if status and (held := layout.held(line)) else "", style="dim not bold")
        rows.append(("•", text.append_text(content(layout, line, status=status))))
    return [hanging(rows, 1), *more(len(lines), limit)] if rows else []


def by_label(layout: Layout, lines: Sequence[Line], limit: int) -> list[RenderableType]:
    """Write lines below their labels."""
    parts: list[RenderableType] = []
    for label, ours in grouped(lines, by="label"):
        parts.extend([Text(label, style="bold")] if label else [])
        parts.extend(bullets(layout, ours, limit, labelled=False))
    return parts
