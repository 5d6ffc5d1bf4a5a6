"""The brief as a page: one file, no network, no script; every citation opens its quote."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from consilience.brief.formats.html import render_html
from consilience.records import Brief, Report

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """Collect ids, links and whether every element that opens is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags[tag] += 1
        if "id" in found:
            self.ids[found["id"]] += 1
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags[tag] += 1

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


@pytest.fixture(scope="module")
def html(brief: Brief) -> str:
    return render_html(brief)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    page = Page()
    page.feed(html)
    return page


def test_the_page_is_well_formed(page: Page) -> None:
    assert page.faults == []
    assert page.open == []


def test_no_two_elements_share_an_id(page: Page) -> None:
    assert [name for name, count in page.ids.items() if count > 1] == []


def test_every_inner_link_leads_somewhere(page: Page) -> None:
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner - set(page.ids) == set()


def test_nothing_is_loaded_and_nothing_runs(html: str, page: Page) -> None:
    assert "default-src 'none'" in html
    assert not {"script", "iframe", "img", "link", "object", "form"} & set(page.tags)
    assert not re.search(r"\bon\w+=|javascript:|url\(|@import", html)


def test_a_citation_opens_its_quote_with_the_quote_marked(html: str, brief: Brief) -> None:
    cite = brief.findings[5].support[0]
    name = f"q1-{cite.span.start}-{cite.span.end}"
    assert f'href="#{name}"' in html
    marked = "".join(re.findall(rf'<mark class="[^"]*\b{name}\b[^"]*">([^<]*)</mark>', html))
    assert unescape(marked) == cite.quote
    assert f"#{name}:target~.{name}" in html


def test_the_whole_text_of_every_report_is_there(html: str, brief: Brief) -> None:
    blocks = re.findall(r'<div class="text"[^>]*>(.*?)</div>', html, re.DOTALL)
    told = [unescape(re.sub(r"<[^>]*>", "", block.replace("↩", ""))) for block in blocks]
    assert told == [report.text for report in brief.reports]


def test_what_reports_say_is_escaped(html: str) -> None:
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_address_that_is_not_of_the_web_is_no_link(brief: Brief) -> None:
    report = replace(brief.reports[0], url="javascript:alert(1)")
    assert 'href="javascript' not in render_html(replace(brief, reports=(report, *brief.reports[1:])))


def test_headings_go_down_one_step_at_a_time(html: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_headings(html: str) -> None:
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        assert 'scope="col"' in table
        assert 'scope="row"' in table


def test_overlapping_quotes_are_both_marked(brief: Brief) -> None:
    text = "alpha beta gamma"
    report = Report("wire", text)
    cites = [
        replace(brief.lines[0].cites[0], span=brief.lines[0].cites[0].span._replace(start=a, end=b), quote=text[a:b])
        for a, b in ((0, 10), (6, 16))
    ]
    line = replace(brief.lines[0], cites=tuple(cites), finding=None)
    html = render_html(
        replace(brief, reports=(report,), findings=(), lines=(line,), timeline=(), places=(), posture=())
    )
    for a, b in ((0, 10), (6, 16)):
        assert "".join(re.findall(rf'<mark class="[^"]*\bq1-{a}-{b}\b[^"]*">([^<]*)</mark>', html)) == text[a:b]
