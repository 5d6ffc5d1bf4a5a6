"""How are figures, days, places and sources shown? As tables with headings that a screen reader can follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from consilience.brief.formats.html.lines import write_evidence
from consilience.brief.formats.html.links import Links, text_of
from consilience.brief.formats.html.texts import link_out
from consilience.brief.formats.rows import Row, Source, figure_rows, source_rows
from consilience.brief.map import choose_drawn, draw_map, is_drawn
from consilience.brief.phrases import day, listed, one_line, period
from consilience.brief.words import load_words, say, word
from consilience.records import Moment, Pin

_NARROW_BAR = 1.5
"""Percent of the width of the period: the least that a bar takes, so that one day can be seen."""


def write_table(columns: Sequence[str], rows: Iterable[str], *, label: str) -> str:
    """Write a table; `columns` are keys of words.toml."""
    head = "".join(f'<th scope="col" class="c-{key}">{word("columns", key)}</th>' for key in columns)
    body = "".join(rows)
    return (
        f'<div class=wide tabindex=0 role=region aria-label="{label}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>\n"
    )


def write_figures(links: Links, *, label: str) -> str:
    """Write the key figures, each value with the words that give it."""
    rows = figure_rows(links.layout)
    if not rows:
        return f"<p>{say('unnumbered')}</p>"
    columns = ("counted", "best", "range", "conservative", "as_of", "word", "origins", "grade", "relation")
    return write_table(columns, (_figure(links, row) for row in rows), label=label)


def _figure(links: Links, row: Row) -> str:
    one = len(row.values) == 1
    values = "".join(f"<li>{text_of(told)} {links.cites(cites)}</li>" for told, cites in row.values)
    cited = links.cites(row.values[0][1]) if one else f"<ul class=values>{values}</ul>"
    return (
        f'<tr id="{links.findings[row.finding.id]}"><th scope="row">{text_of(row.counted)} {cited}'
        f"{write_evidence(links, row.finding)}</th><td class=num><b>{text_of(row.best)}</b></td>"
        f"<td class=num>{text_of(row.range)}</td><td class=num>{text_of(row.conservative)}</td>"
        f"<td class=day>{row.as_of}</td><td>{text_of(row.word)}</td><td class=num>{row.origins}</td>"
        f"<td>{row.grade}</td><td>{text_of(row.relation)}</td></tr>\n"
    )


def write_timeline(links: Links, *, label: str) -> str:
    """Write the timeline: each entry with a bar that shows where in the whole period it lies."""
    moments = links.layout.brief.timeline
    if not moments:
        return ""
    days = [held for moment in moments for held in (moment.earliest, moment.latest) if held is not None]
    first, last = min(days), max(days)
    rows = (_moment(links, moment, first, last) for moment in moments)
    head = (
        f'<th scope="col">{word("columns", "time")}</th>'
        f'<th scope="col" class=bar><div><span>{day(first)}</span><span>{day(last)}</span></div></th>'
        f'<th scope="col">{word("columns", "what")}</th>'
    )
    return (
        f'<div class=wide tabindex=0 role=region aria-label="{label}"><table class=timeline><thead><tr>{head}</tr>'
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>\n"
    )


def _moment(links: Links, moment: Moment, first: date, last: date) -> str:
    finding = links.layout.findings[moment.finding]
    start, wide = _bar(moment.earliest or first, moment.latest or last, first, last)
    bar = (
        '<svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">'
        f'<path class="grid" d="M0 4H100"/><rect class="span {finding.standing}" x="{start:.2f}" width="{wide:.2f}"'
        ' y="1" height="6"/></svg>'
    )
    home = links.findings.get(finding.id)
    told = f'<a class=plain href="#{home}">{text_of(moment.text)}</a>' if home else text_of(moment.text)
    when = period(moment.earliest, moment.latest)
    cites = links.cites(finding.support)
    return f'<tr><th scope="row">{when}</th><td class=bar>{bar}</td><td>{told} {cites}</td></tr>\n'


def _bar(start: date, end: date, first: date, last: date) -> tuple[float, float]:
    """Return start and width of a stretch of days, in percent of the whole period."""
    days = (last - first).days + 1
    wide = max(100 * ((end - start).days + 1) / days, _NARROW_BAR)
    return min(100 * (start - first).days / days, 100 - wide), wide


def write_map(links: Links, *, label: str) -> str:
    """Draw the map, with a table of its places for those who do not see it and for the places not drawn."""
    pins = links.layout.brief.places
    if not pins:
        return ""
    drawn = choose_drawn(pins)
    described = "; ".join(f"{pin.name} ({pin.precision or 'precision not known'})" for pin in drawn)
    beyond = [one_line(pin.name) for pin in pins if is_drawn(pin) and pin not in drawn]
    far = f" {text_of(say('beyond', names=listed(beyond)))}" if beyond else ""
    anchors = {finding: f"#{anchor}" for finding, anchor in links.findings.items()}
    drawing = draw_map(pins, anchors, title=label, description=described)
    caption = f"<figcaption>{load_words()['legend']['map']}{far}</figcaption>"
    figure = f"<figure>{drawing}{caption}</figure>" if drawing else ""
    rows = "".join(_place(links, pin) for pin in pins)
    summary = f"<summary>{word('columns', 'places')}: {len(pins)}</summary>"
    return f"{figure}<details class=more>{summary}<ul>{rows}</ul></details>"


def _place(links: Links, pin: Pin) -> str:
    homes = list(dict.fromkeys(links.findings[finding] for finding in pin.findings if finding in links.findings))
    ways = " ".join(f'<a href="#{home}" aria-label="Line {n}">{n}</a>' for n, home in enumerate(homes, start=1))
    where = "—"
    if pin.latitude is not None and pin.longitude is not None:
        where = f"{pin.latitude:.2f}, {pin.longitude:.2f}"
    return f"<li>{text_of(pin.name)} · {pin.precision or '—'} · {where} · {say('lines')} {ways}</li>"


def write_sources(links: Links, *, label: str) -> str:
    """Write the list of sources with what is known of each."""
    rows = (_source(row) for row in source_rows(links.layout))
    return write_table(("report", "outlet", "reliability", "published", "title"), rows, label=label)


def _source(row: Source) -> str:
    notes = [link_out(row.report.url)] if row.report.url else []
    if row.copies:
        numbers = "".join(f'<a href="#report-{number}">[{number}]</a>' for number in row.copies)
        notes.append(say("copies", ids=numbers))
    if row.origin and row.origin != row.outlet:
        notes.append(text_of(say("origin", name=row.origin)))
    if row.report.revises:
        notes.append(text_of(say("revises", id=row.report.revises)))
    reliability = f'<abbr title="{text_of(word("reliability", row.reliability))}">{row.reliability}</abbr>'
    return (
        f'<tr id="source-{row.number}"><th scope="row"><a href="#report-{row.number}">[{row.number}]</a></th>'
        f"<td>{text_of(row.outlet)}</td><td>{reliability}</td><td class=day>{text_of(row.published)}</td>"
        f"<td>{text_of(row.title)}{''.join(f'<br><small>{note}</small>' for note in notes)}</td></tr>\n"
    )
