"""How does a brief look as Markdown? Lines and tables, each citation a link to the quoted words at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from consilience.brief.formats.layout import SIDES, Layout, facts, grouped, lay_out, legend_lines, method_lines
from consilience.brief.formats.posture_rows import Entry, change_rows, posture_blocks
from consilience.brief.formats.rows import figure_rows, source_rows
from consilience.brief.map import is_drawn
from consilience.brief.phrases import one_line, period
from consilience.brief.sections import Section
from consilience.brief.words import heading, say, word
from consilience.records import Brief, Citation, Line, Span

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$])")
_OPENING = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=])")


def render_markdown(brief: Brief) -> str:
    """Write the brief in GitHub's Markdown, with the quoted words of every report at the end."""
    layout = lay_out(brief)
    parts = [f"# {plain(brief.title)}", plain(" · ".join(facts(brief)))]
    if not brief.findings:
        parts.append(say("no_findings" if brief.reports else "no_reports"))
    for name, write in _SECTIONS.items():
        body = "\n".join(write(layout))
        if body:
            parts += [f"## {heading(name)}", body]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Escape what Markdown would read as mark-up: "[1]", "*", "<b>", a number or dash that opens a line."""
    escaped = _SPECIAL.sub(r"\\\1", one_line(text).replace("&", "&amp;"))
    return _OPENING.sub(lambda found: f"{found[1]}{found[2]}\\{found[3]}" if found[2] else f"\\{found[5]}", escaped)


def _cites(layout: Layout, cites: Iterable[Citation]) -> str:
    """Write citations as links to the quotes; each number once a line."""
    first: dict[int, Span] = {}
    for cite in cites:
        if cite.span.report in layout.numbers:
            first.setdefault(layout.numbers[cite.span.report], cite.span)
    return "".join(f"[\\[{number}\\]](#{_anchor(layout, first[number])})" for number in sorted(first))


def _anchor(layout: Layout, span: Span) -> str:
    return f"q{layout.numbers[span.report]}-{span.start}-{span.end}"


def _item(layout: Layout, line: Line, *, labelled: bool = False, status: bool = True) -> str:
    label = f"**{line.label}:** " if line.label and labelled else ""
    day = f"{held}: " if status and (held := layout.held(line)) else ""
    told = layout.status(line) if status else ""
    return f"- {label}{day}{plain(line.text)} {_cites(layout, line.cites)}{f' — *{told}*' if told else ''}"


def _labelled(section: Section) -> Callable[[Layout], Iterator[str]]:
    """Write the lines of a section, each with its label before it."""
    graded = section in (Section.BOTTOM, Section.HIGHLIGHTS)
    return lambda layout: (_item(layout, line, labelled=True, status=graded) for line in layout.lines(section))


def _by_label(section: Section) -> Callable[[Layout], Iterator[str]]:
    """Write the lines of a section below their labels."""

    def write(layout: Layout) -> Iterator[str]:
        for label, lines in grouped(layout.lines(section), by="label"):
            if label:
                yield f"\n### {label}\n"
            yield from (_item(layout, line) for line in lines)

    return write


def _disputes(layout: Layout) -> Iterator[str]:
    for index, (_, lines) in enumerate(grouped(layout.lines(Section.CONTESTED), by="group")):
        if index:
            yield "\n---\n"
        yield from (_item(layout, line, labelled=True, status=line.label in SIDES) for line in lines)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    cells = [list(row) for row in rows]
    if cells:
        yield f"| {' | '.join(word('columns', key) for key in columns)} |"
        yield f"|{'---|' * len(columns)}"
        yield from (f"| {' | '.join(row)} |" for row in cells)


def _figures(layout: Layout) -> Iterator[str]:
    rows = figure_rows(layout)
    if not rows and layout.brief.findings:
        yield say("unnumbered")
    columns = ("counted", "best", "range", "conservative", "as_of", "word", "origins", "grade", "relation", "cites")
    yield from _table(
        columns,
        (
            (
                *map(plain, (row.counted, row.best, row.range, row.conservative, row.as_of, row.word)),
                row.origins,
                row.grade,
                plain(row.relation),
                " · ".join(f"{plain(told)} {_cites(layout, cites)}" for told, cites in row.values),
            )
            for row in rows
        ),
    )


def _posture(layout: Layout) -> Iterator[str]:
    for block in posture_blocks(layout.brief):
        if block.heading:
            yield f"\n### {plain(block.heading)}\n"
        yield from (f"{plain(told)}\n" for told in block.relations)
        yield from _entries(layout, block.rows)
    changes = change_rows(layout.brief)
    if changes:
        yield f"\n### {say('changes_of_state')}\n"
    yield from (f"- {when}: {plain(words)} {_cites(layout, change.support)}" for when, words, change in changes)


def _entries(layout: Layout, rows: Iterable[Entry]) -> Iterator[str]:
    columns = ("kind", "name", "status", "time", "standing", "cites")
    return _table(
        columns,
        (
            (
                plain(row.kind),
                "<br>".join(plain(text) for text in (row.name, row.attributes, *row.notes) if text),
                *map(plain, (row.status, row.time)),
                row.entry.standing.value,
                _cites(layout, (*row.entry.support, *row.entry.dispute)),
            )
            for row in rows
        ),
    )


def _timeline(layout: Layout) -> Iterator[str]:
    for moment in layout.brief.timeline:
        cites = _cites(layout, layout.findings[moment.finding].support)
        yield f"- {period(moment.earliest, moment.latest)}: {plain(moment.text)} {cites}"


def _places(layout: Layout) -> Iterator[str]:
    """List the places; Markdown holds no drawing."""
    for pin in layout.brief.places:
        where = f"{pin.latitude:.2f}, {pin.longitude:.2f}" if is_drawn(pin) else "—"
        drawn = pin.precision or "—" if is_drawn(pin) else f"{pin.precision or '—'}, {say('no_place').lower()}"
        yield f"- {plain(pin.name)} · {drawn} · {where}"


def _unknown(layout: Layout) -> Iterator[str]:
    yield from _labelled(Section.UNKNOWN)(layout)
    yield from (f"- {plain(note)}" for note in layout.brief.gaps[layout.told(Section.UNKNOWN) :])


def _sources(layout: Layout) -> Iterator[str]:
    for row in source_rows(layout):
        facts = [row.outlet, f"{row.reliability} ({word('reliability', row.reliability)})", row.published, row.title]
        facts += [say("copies", ids="".join(f"[{number}]" for number in row.copies))] if row.copies else []
        facts += [say("origin", name=row.origin)] if row.origin and row.origin != row.outlet else []
        facts += [say("revises", id=row.report.revises)] if row.report.revises else []
        address = f" · <{url}>" if (url := row.report.url) and re.fullmatch(r"https?://[^\s<>]+", url) else ""
        yield f"- **\\[{row.number}\\]** {plain(' · '.join(facts))}{address}"


def _quotes(layout: Layout) -> Iterator[str]:
    """Write every cited stretch once, with the characters of its report that it stands at."""
    cites = {cite.span: cite for finding in layout.brief.findings for cite in (*finding.support, *finding.dispute)}
    cites |= {v.citation.span: v.citation for figure in layout.brief.figures for v in figure.values}
    cites |= {cite.span: cite for entry in layout.brief.posture for cite in (*entry.support, *entry.dispute)}
    cites |= {cite.span: cite for entry in layout.brief.posture for v in entry.values for cite in v.support}
    cites |= {cite.span: cite for line in layout.brief.lines for cite in line.cites}
    known = [span for span in cites if span.report in layout.numbers]
    for span in sorted(known, key=lambda span: (layout.numbers[span.report], span)):
        number = layout.numbers[span.report]
        where = f"\\[{number}\\] {span.start}–{span.end}"
        yield f'- <a id="{_anchor(layout, span)}"></a>{where}: {plain(cites[span].quote)}'


def _method(layout: Layout) -> Iterator[str]:
    return (f"- {plain(text)}" for text in (*legend_lines(), *method_lines()))


_SECTIONS: dict[str, Callable[[Layout], Iterator[str]]] = {
    "bottom": _labelled(Section.BOTTOM),
    "highlights": _labelled(Section.HIGHLIGHTS),
    "changed": _labelled(Section.CHANGED),
    "figures": _figures,
    "happened": _by_label(Section.HAPPENED),
    "contested": _disputes,
    "apart": _by_label(Section.APART),
    "statements": _by_label(Section.STATEMENTS),
    "posture": _posture,
    "timeline": _timeline,
    "places": _places,
    "unknown": _unknown,
    "sources": _sources,
    "method": _method,
    "quotes": _quotes,
}
