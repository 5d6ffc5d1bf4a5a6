"""How is the posture shown on the page? Chart of organs, steps over time, a table for each side, holdings, a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.brief.formats.html.links import Links, text_of
from consilience.brief.formats.html.tables import write_table
from consilience.brief.formats.posture_rows import HOLDINGS, Block, Entry, change_rows, posture_blocks
from consilience.brief.posture_chart import draw_chart
from consilience.brief.posture_map import area_lines, deployment_pins, draw_deployments
from consilience.brief.posture_steps import draw_steps
from consilience.brief.words import load_words, say

COLUMNS = ("kind", "name", "status", "time", "standing")
Anchors = Mapping[int, str]


def write_posture(links: Links, *, label: str) -> str:
    """Write the posture: what was changed when, who stands where, what each side has and does."""
    brief = links.layout.brief
    if not brief.posture:
        return ""
    anchors = {id(entry): f"p{index}" for index, entry in enumerate(brief.posture, start=1)}
    ways = {key: f"#{anchor}" for key, anchor in anchors.items()}
    return "".join(
        (
            _figure(draw_steps(brief.posture, title=say("changes_of_state")), say("steps_legend")),
            _changes(links),
            _figure(draw_chart(brief.posture, ways, title=say("organs_by_echelon")), say("chart_legend")),
            *(_block(links, block, anchors, label) for block in posture_blocks(brief)),
            _map(links, anchors),
        )
    )


def _figure(drawing: str, caption: str) -> str:
    return f"<figure>{drawing}<figcaption>{caption}</figcaption></figure>\n" if drawing else ""


def _changes(links: Links) -> str:
    rows = change_rows(links.layout.brief)
    items = "".join(
        f'<li><span class="when">{when}</span> {text_of(words)} {links.cites(change.support)}</li>\n'
        for when, words, change in rows
    )
    return f"<h3>{say('changes_of_state')}</h3><ul class=lines>{items}</ul>\n" if items else ""


def _block(links: Links, block: Block, anchors: Anchors, label: str) -> str:
    """Write the table of one side, then what it holds and asks for."""
    told = "".join(f"<p class=meta>{text_of(relation)}</p>" for relation in block.relations)
    head = f"<h3>{text_of(block.heading)}</h3>{told}" if block.heading else ""
    parts = [row for row in block.rows if row.entry.kind not in HOLDINGS]
    holdings = [row for row in block.rows if row.entry.kind in HOLDINGS]
    name = f"{label}: {text_of(block.heading)}" if block.heading else label
    table = _table(links, parts, anchors, name)
    if holdings:
        table += f"<h4>{say('holdings')}</h4>" + _table(links, holdings, anchors, f"{say('holdings')}: {name}")
    return head + table


def _table(links: Links, rows: Sequence[Entry], anchors: Anchors, label: str) -> str:
    return write_table(COLUMNS, [_row(links, row, anchors) for row in rows], label=label) if rows else ""


def _row(links: Links, row: Entry, anchors: Anchors) -> str:
    more = "".join(f"<p class=meta>{text_of(note)}</p>" for note in (row.attributes, *row.notes) if note)
    cites = links.cites((*row.entry.support, *row.entry.dispute))
    others = "".join(f'<a id="{anchors[id(entry)]}"></a>' for entry in row.also)
    standing = row.entry.standing.value
    return (
        f'<tr id="{anchors[id(row.entry)]}"><td>{text_of(row.kind)}{others}</td>'
        f'<th scope="row">{text_of(row.name)} {cites}{more}</th>'
        f"<td>{text_of(row.status)}</td><td class=day>{row.time}</td>"
        f'<td><span class="standing {standing}">{standing}</span></td></tr>\n'
    )


def _map(links: Links, anchors: Anchors) -> str:
    pins = deployment_pins(links.layout.brief.posture, anchors)
    drawing = draw_deployments(pins, title=say("deployments"))
    if not drawing:
        return ""
    areas = "".join(f"<li>{text_of(line)}</li>" for line in area_lines(links.layout.brief.posture))
    figure = _figure(drawing, load_words()["legend"]["map"])
    return f"<h3>{say('deployments')}</h3>{figure}<ul class=method>{areas}</ul>"
