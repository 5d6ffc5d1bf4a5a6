"""How are the reports shown? Whole, every cited stretch marked, each with the way back to the line that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from consilience.brief.formats.html.links import Links, attribute, quote_id, text_of
from consilience.brief.formats.rows import Source, source_rows
from consilience.brief.words import heading, word
from consilience.records import Span

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write_texts(links: Links) -> str:
    """Write the texts of all reports, each in a block that can be closed."""
    spans: dict[str, list[Span]] = {}
    for span in links.back:
        spans.setdefault(span.report, []).append(span)
    blocks = (_block(links, row, sorted(spans.get(row.report.id, []))) for row in source_rows(links.layout))
    return (
        f'<section id="s-reports" class="texts" aria-labelledby="h-reports">'
        f'<h2 id="h-reports">{heading("reports")}</h2>\n{"".join(blocks)}</section>\n'
    )


def write_rules(links: Links) -> str:
    """Write one rule of style for each quote: following a link marks all of it, without a script."""
    return "".join(
        f"#{name}:target~.{name}{{background:var(--hit);color:var(--hit-ink)}}"
        for name in (quote_id(links.layout, span) for span in sorted(links.back))
    )


def _block(links: Links, row: Source, spans: list[Span]) -> str:
    report = row.report
    language = f' lang="{attribute(report.language)}"' if report.language else ""
    return (
        f'<details open id="report-{row.number}"><summary><b>[{row.number}] {text_of(row.outlet)}</b> · '
        f"{text_of(row.published)} · {text_of(row.title)}</summary>\n"
        f'<p class="meta">{_facts(row)}</p>\n'
        f'<div class="text" dir="auto"{language}>{"".join(_marked(links, report.text, spans))}</div></details>\n'
    )


def _facts(row: Source) -> str:
    report = row.report
    facts = [f"{word('columns', 'reliability')} {row.reliability} ({word('reliability', row.reliability)})"]
    if report.url:
        facts.append(link_out(report.url))
    facts.append(f"id {text_of(report.id)}")
    if report.sha256:
        facts.append(f"SHA-256 <code>{text_of(report.sha256)}</code>")
    return " · ".join(facts)


def link_out(url: str) -> str:
    """Write an address, as a link where it leads to the web and nowhere else."""
    if url.startswith(("https://", "http://")):
        return f'<a rel="noopener noreferrer nofollow" href="{attribute(url)}">{text_of(url)}</a>'
    return text_of(url)


def _marked(links: Links, text: str, spans: list[Span]) -> Iterator[str]:
    """Cut the text wherever a quote begins or ends; quotes may overlap, so each piece names all that hold it."""
    cuts = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    starts: dict[int, list[Span]] = {}
    ends: dict[int, list[Span]] = {}
    for span in spans:
        starts.setdefault(span.start, []).append(span)
        ends.setdefault(span.end, []).append(span)
    active: list[Span] = []
    for start, end in pairwise(cuts):
        active = [span for span in active if span.end > start] + starts.get(start, [])
        yield from (f'<a id="{quote_id(links.layout, span)}"></a>' for span in starts.get(start, []))
        piece = escape(_UNSEEN.sub("\ufffd", text[start:end]), quote=False)
        names = " ".join(quote_id(links.layout, span) for span in active)
        yield f'<mark class="{names}">{piece}</mark>' if active else piece
        yield from _ways_back(links, ends.get(end, []))


def _ways_back(links: Links, spans: Iterable[Span]) -> Iterator[str]:
    for anchor in dict.fromkeys(links.back[span] for span in spans):
        yield f'<a class="back" href="#{anchor}" aria-label="Back to the line that cites this">↩</a>'
