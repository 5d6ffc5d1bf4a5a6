"""How are the answers of a board shown? As text, as Markdown and as an object; each with its citations."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from consilience.brief.formats.json_values import Json, cite_objects, day_value
from consilience.brief.indicators import Evidence, Observation, Status
from consilience.brief.indicators_board import Board
from consilience.brief.phrases import clipped, day, one_line
from consilience.records import Brief, Citation, Stance

SHOWN = 4
"""Quotes of one indicator in text and Markdown; all of them are in the JSON."""
WIDTH = 100
FORMS = ("text", "markdown", "json")


def board_object(board: Board, observations: Iterable[Observation], brief: Brief) -> Json:
    """Return the answers as an object of plain values."""
    return {
        "board": board.title,
        "about": board.about,
        "title": brief.title,
        "as_of": brief.as_of.date().isoformat() if brief.as_of else None,
        "indicators": [_object(observation) for observation in observations],
    }


def _object(seen: Observation) -> Json:
    return {
        "id": seen.indicator.id,
        "name": seen.indicator.name,
        "question": seen.indicator.question,
        "why": seen.indicator.why,
        "false_alarm": seen.indicator.false_alarm,
        "status": seen.status.value,
        "since": day_value(seen.since),
        "trend": seen.trend,
        "observed": [_evidence(item) for item in seen.observed],
        "against": cite_objects(seen.against),
        "reversed_by": [_evidence(item) for item in seen.reversed_by],
        "short_of_it": [_evidence(item) for item in seen.short],
    }


def _evidence(item: Evidence) -> Json:
    return {
        "text": item.text,
        "stance": item.stance.value,
        "standing": item.standing.value,
        "day": day_value(item.day),
        "support": cite_objects(item.support),
        "dispute": cite_objects(item.dispute),
    }


# --- for a person ----------------------------------------------------------------------------------------------------


def board_text(board: Board, observations: Sequence[Observation], brief: Brief) -> str:
    """Write the answers for a terminal: the table first, then each answer with why it matters and its words."""
    wide = max(len(seen.indicator.name) for seen in observations)
    rows = [
        f"{seen.indicator.name:{wide}}  {seen.status:13} {_since(seen):16} {seen.trend}".rstrip()
        for seen in observations
    ]
    parts = [board.title, one_line(brief.title), "", *textwrap.wrap(board.about, WIDTH), "", *rows, ""]
    for seen in observations:
        parts += _answer(seen)
    return "\n".join(parts) + "\n"


def _since(seen: Observation) -> str:
    return f"since {day(seen.since)}" if seen.since else ""


def _answer(seen: Observation) -> list[str]:
    known = seen.indicator
    if seen.status is Status.NOT_OBSERVED and not seen.short:
        return []
    lines = [f"{known.name}: {seen.status}", *_wrapped("", known.question)]
    lines += _wrapped("why it matters: ", known.why)
    lines += _wrapped("a false alarm would be: ", known.false_alarm)
    for mark, items in (("+", seen.observed), ("reversed", seen.reversed_by), ("short of it", seen.short)):
        for item in items[:SHOWN]:
            lines += _wrapped(f"{mark} ", _told(item, mark))
        if len(items) > SHOWN:
            lines.append(f"  and {len(items) - SHOWN} more")
    for cite in seen.against[:SHOWN]:
        lines += _wrapped("against: ", _quoted(cite))
    return [*lines, ""]


def _wrapped(lead: str, text: str) -> list[str]:
    return textwrap.wrap(f"{lead}{text}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _told(item: Evidence, mark: str) -> str:
    plain = item.stance is Stance.AFFIRMED and mark != "short of it"
    how = item.standing.value if plain else f"{item.stance.value}, {item.standing.value}"
    when = f"{day(item.day)}: " if item.day else ""
    return f"{when}{one_line(item.text)} ({how}) — {_quoted(item.support[0])}"


def _quoted(cite: Citation) -> str:
    return f"{', '.join(cite.said_by)}: “{clipped(one_line(cite.quote), 160)}” [{cite.span.report} {cite.span.start}]"


def board_markdown(board: Board, observations: Sequence[Observation], brief: Brief) -> str:
    """Write the answers as Markdown: a table, then each answer with its words."""
    rows = (
        f"\n| {seen.indicator.name} | {seen.status} | {day(seen.since) if seen.since else '—'} | {seen.trend} |"
        for seen in observations
    )
    table = "| Indicator | Status | Since | Trend |\n|---|---|---|---|" + "".join(rows)
    parts = [f"# {board.title}", _escaped(one_line(brief.title)), board.about, table]
    for seen in observations:
        answer = _answer(seen)
        if answer:
            head, *lines = (line.strip() for line in answer if line.strip())
            parts.append(f"## {head}\n\n" + "\n".join(_escaped(line) for line in lines))
    return "\n\n".join(parts) + "\n"


def _escaped(line: str) -> str:
    for sign in "\\`*_[]<>|#":
        line = line.replace(sign, f"\\{sign}")
    return f"- {line[2:]}" if line.startswith("+ ") else line
