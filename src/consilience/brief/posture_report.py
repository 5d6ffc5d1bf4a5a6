"""How is the posture of one day shown by itself? Sides, what each has, organs by echelon, and what changed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date

from consilience.brief.formats.posture_rows import acronym_of, echelon_rows, posture_blocks, when_of, words_of
from consilience.brief.phrases import clipped, day, one_line
from consilience.brief.posture_changes import Change
from consilience.brief.words import say
from consilience.records import Brief, Citation

WIDTH = 100


def posture_text(brief: Brief, changes: Sequence[Change], first: date | None, last: date | None) -> str:
    """Write the posture for a terminal, each entry with the report and the words that tell its state."""
    when = f" · as of {day(last)}" if last else ""
    lines = [f"{one_line(brief.title)}{when}"]
    for block in posture_blocks(brief):
        if block.heading:
            lines += ["", " · ".join((block.heading, *block.relations))]
        for row in block.rows:
            facts = " · ".join(cell for cell in (row.status, row.time, row.entry.standing.value) if cell != "—")
            lines += _wrapped(f"{row.kind:12} {row.name}: {facts}", 2)
            lines += _wrapped(row.attributes, 15) if row.attributes else []
            lines += _wrapped(_quoted(row.entry.support[0]), 15)
    lines += _echelons(brief)
    lines += _changed(changes, first, last)
    return "\n".join(lines) + "\n"


def _echelons(brief: Brief) -> Iterable[str]:
    rows = echelon_rows(brief)
    if not rows:
        return []
    told = [
        f"  {echelon:12} {'; '.join(f'{one_line(e.name)} ({acronym_of(e) or e.status})' for e in entries)}"
        for echelon, entries in rows
    ]
    return ["", say("organs_by_echelon"), *told]


def _changed(changes: Sequence[Change], first: date | None, last: date | None) -> list[str]:
    since = f" since {day(first)}" if first else ""
    lines = ["", f"{say('changes_of_state')}{since}"]
    for change in changes:
        lines += _wrapped(f"{when_of(change)}: {words_of(change)} ({change.value.standing.value})", 2)
        lines += _wrapped(_quoted(change.support[0]), 15)
    return lines if changes else [*lines, "  none"]


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))


def _quoted(cite: Citation) -> str:
    return f"{', '.join(cite.said_by)}: “{clipped(one_line(cite.quote), 160)}” [{cite.span.report} {cite.span.start}]"
