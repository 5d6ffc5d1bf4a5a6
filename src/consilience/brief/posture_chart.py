"""Who stands over whom? The organs and forces of a posture by echelon, drawn as SVG; networkx places the boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from consilience.brief.formats.posture_rows import ECHELONS, acronym_of, echelons_of
from consilience.brief.phrases import one_line
from consilience.records import PostureEntry

WIDTH = 960
LABEL = 110
"""Pixels at the left edge for the names of the echelons."""
BOX_WIDE, BOX_TALL, GAP = 190, 66, 26
LETTERS = 28
"""Letters of a line in a box."""
LINES = 2
UNTOLD = "echelon not told"
OVER = ("part of", "commanded by")


@dataclass(frozen=True, slots=True)
class Box:
    """One thing of the chart in one row."""

    id: str
    row: str
    title: str
    note: str
    standing: str
    link: str


def draw_chart(entries: Sequence[PostureEntry], links: Mapping[int, str], *, title: str) -> str:
    """Draw organs, and forces that stand under something told, by echelon; "" where there is none.

    `links` gives the address of each entry by its identity.
    """
    shown = [entry for entry in entries if entry.kind == "organ" or _over(entry)]
    if not shown:
        return ""
    boxes, edges = _boxes(shown, links)
    rows = _rows(boxes, edges)
    places = _placed(boxes, edges, rows)
    tall = len(rows) * (BOX_TALL + GAP) + GAP
    wide = max(WIDTH, LABEL + max(sum(box.row == row for box in boxes) for row in rows) * (BOX_WIDE + GAP) + GAP)
    parts = (
        f'<svg class="chart" role="group" aria-labelledby="chart-title" viewBox="0 0 {wide} {tall}">',
        f'<title id="chart-title">{escape(title)}</title>',
        *_bands(rows, wide),
        *_lines(edges, places),
        *(_box(box, *places[box.id]) for box in boxes),
        "</svg>",
    )
    return "\n".join(parts)


def _rows(boxes: Sequence[Box], edges: Iterable[tuple[str, str]]) -> list[str]:
    """Return the rows in use; things of no told echelon stand last, or first where they command others."""
    untold = {box.id for box in boxes if box.row == UNTOLD}
    order = (UNTOLD, *ECHELONS) if any(over in untold for over, _ in edges) else (*ECHELONS, UNTOLD)
    used = {box.row for box in boxes}
    return [row for row in order if row in used]


def _over(entry: PostureEntry) -> tuple[str, ...]:
    told = tuple(relation.other for relation in entry.relations if relation.kind in OVER)
    return (*told, *([entry.parent] if entry.parent and entry.kind == "organ" else ()))


def _boxes(entries: Sequence[PostureEntry], links: Mapping[int, str]) -> tuple[list[Box], list[tuple[str, str]]]:
    """Return a box for each entry and echelon, and one for each thing that is only told of as standing over others."""
    boxes: list[Box] = []
    edges: list[tuple[str, str]] = []
    known: dict[str, str] = {}
    for number, entry in enumerate(entries):
        for row in echelons_of(entry) or (("unit",) if entry.kind == "platform" else (UNTOLD,)):
            box = Box(f"{number} {row}", row, _title(entry), _note(entry), entry.standing, links.get(id(entry), ""))
            boxes.append(box)
            known.setdefault(entry.name, box.id)
    for number, entry in enumerate(entries):
        for other in _over(entry):
            if other not in known:
                known[other] = f"over {other}"
                boxes.append(Box(known[other], UNTOLD, one_line(other), "", "", ""))
            edges += [(known[other], box.id) for box in boxes if box.id.startswith(f"{number} ")]
    return boxes, edges


def _title(entry: PostureEntry) -> str:
    acronym = acronym_of(entry)
    return one_line(f"{entry.name} ({acronym})" if acronym else entry.name)


def _note(entry: PostureEntry) -> str:
    return one_line(" · ".join(filter(None, (entry.status, entry.side))))


def _placed(
    boxes: Sequence[Box], edges: Iterable[tuple[str, str]], rows: Sequence[str]
) -> dict[str, tuple[float, float]]:
    """Return the middle of each box: rows are the layers of a multipartite layout, in order of what stands above."""
    import networkx

    graph = networkx.DiGraph()
    for box in _ordered(boxes, list(edges), rows):
        graph.add_node(box.id, layer=rows.index(box.row))
    graph.add_edges_from(edges)
    raw = networkx.multipartite_layout(graph, subset_key="layer", align="horizontal", scale=1)
    found: dict[str, tuple[float, float]] = {}
    for number, row in enumerate(rows):
        ours = sorted((box.id for box in boxes if box.row == row), key=lambda name: (float(raw[name][0]), name))
        for at, name in enumerate(ours):
            x = LABEL + GAP + at * (BOX_WIDE + GAP) + BOX_WIDE / 2
            found[name] = (x, GAP / 2 + number * (BOX_TALL + GAP) + BOX_TALL / 2 + GAP / 2)
    return found


def _ordered(boxes: Sequence[Box], edges: Sequence[tuple[str, str]], rows: Sequence[str]) -> list[Box]:
    """Order the boxes of each row by where what stands over them is, so that lines cross little."""
    place: dict[str, float] = {}
    found: list[Box] = []
    for row in rows:
        ours = [box for box in boxes if box.row == row]
        above = {box.id: [place[over] for over, under in edges if under == box.id and over in place] for box in ours}
        ours.sort(key=lambda box: (sum(above[box.id]) / len(above[box.id]) if above[box.id] else 1e9, box.title))
        place |= {box.id: float(at) for at, box in enumerate(ours)}
        found += ours
    return found


def _bands(rows: Sequence[str], wide: int) -> Iterable[str]:
    for number, row in enumerate(rows):
        y = GAP / 2 + number * (BOX_TALL + GAP)
        yield f'<rect class="band{number % 2}" x="0" y="{y:.0f}" width="{wide}" height="{BOX_TALL + GAP}"/>'
        middle = y + (BOX_TALL + GAP) / 2 + 4
        for at, words in enumerate(wrap(row, 14)):
            yield f'<text class="echelon" x="10" y="{middle + at * 14:.0f}">{escape(words)}</text>'


def _lines(edges: Iterable[tuple[str, str]], places: Mapping[str, tuple[float, float]]) -> Iterable[str]:
    for over, under in edges:
        (x, y), (to_x, to_y) = places[over], places[under]
        down = BOX_TALL / 2 if y < to_y else -BOX_TALL / 2
        middle = (y + down + to_y - down) / 2
        yield f'<path class="tie" d="M{x:.0f} {y + down:.0f}V{middle:.0f}H{to_x:.0f}V{to_y - down:.0f}"/>'


def _box(box: Box, x: float, y: float) -> str:
    left, top = x - BOX_WIDE / 2, y - BOX_TALL / 2
    words = wrap(box.title, LETTERS)
    if len(words) > LINES:
        words = [*words[: LINES - 1], f"{words[LINES - 1][: LETTERS - 2]} …"]
    lines = "".join(
        f'<text x="{x:.0f}" y="{top + 20 + at * 15:.0f}">{escape(line)}</text>' for at, line in enumerate(words)
    )
    note = f'<text class="note" x="{x:.0f}" y="{y + BOX_TALL / 2 - 8:.0f}">{escape(box.note[:34])}</text>'
    shape = (
        f'<g class="box {escape(box.standing)}"><title>{escape(f"{box.title}: {box.note}")}</title>'
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{BOX_WIDE}" height="{BOX_TALL}" rx="4"/>{lines}{note}</g>'
    )
    return f'<a href="{escape(box.link, quote=True)}">{shape}</a>' if box.link else shape
