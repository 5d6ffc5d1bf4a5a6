"""How does a brief look as a page? One file without script and without network: every citation opens its quote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from consilience.brief.formats.html.lines import write_disputes, write_line, write_lines
from consilience.brief.formats.html.links import Links, link_up, text_of
from consilience.brief.formats.html.posture import write_posture
from consilience.brief.formats.html.tables import write_figures, write_map, write_sources, write_timeline
from consilience.brief.formats.html.texts import write_rules, write_texts
from consilience.brief.formats.layout import facts, lay_out, legend_lines, method_lines, set_aside
from consilience.brief.sections import Section
from consilience.brief.words import heading, say
from consilience.records import Brief

__all__ = ["render_html"]

STYLE = Path(__file__).with_name("style.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(brief: Brief) -> str:
    """Write the brief as one self-contained page."""
    links = link_up(lay_out(brief))
    sections = [(name, body) for name, write in _SECTIONS.items() if (body := write(links, heading(name)))]
    title = text_of(brief.title)
    content = "".join(_section(name, body) for name, body in sections)
    empty = "" if brief.findings else f"<p>{say('no_findings' if brief.reports else 'no_reports')}</p>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}{write_rules(links)}</style>\n</head>\n"
        f'<body>\n<a class="skip" href="#main">Skip to the brief</a>\n'
        f"<header><h1>{title}</h1>\n<ul class=facts>{_facts(brief)}</ul></header>\n"
        f'<div class="frame">\n{_contents([name for name, _ in sections], brief)}'
        f'<main id="main">\n{empty}{content}{write_texts(links)}</main>\n</div>\n</body>\n</html>\n'
    )


def _facts(brief: Brief) -> str:
    return "".join(f"<li>{text_of(fact)}</li>" for fact in facts(brief))


def _contents(names: list[str], brief: Brief) -> str:
    known = [*names, *(["reports"] if brief.reports else [])]
    items = "".join(f'<li><a href="#s-{name}">{heading(name)}</a></li>' for name in known)
    return f'<nav aria-label="Contents"><ol>{items}</ol></nav>\n'


def _section(name: str, body: str) -> str:
    head = f'<h2 id="h-{name}">{heading(name)}</h2>'
    return f'<section id="s-{name}" aria-labelledby="h-{name}">{head}\n{body}</section>\n'


def _bottom(links: Links, label: str) -> str:
    return _labelled(links, Section.BOTTOM)


def _highlights(links: Links, label: str) -> str:
    return _labelled(links, Section.HIGHLIGHTS)


def _labelled(links: Links, section: Section) -> str:
    items = [write_line(links, line, evidence=False, labelled=True) for line in links.layout.lines(section)]
    return f"<ul class=lines>{''.join(items)}</ul>\n" if items else ""


def _changed(links: Links, label: str) -> str:
    return _labelled(links, Section.CHANGED)


def _happened(links: Links, label: str) -> str:
    return write_lines(links, Section.HAPPENED, evidence=True)


def _apart(links: Links, label: str) -> str:
    return write_lines(links, Section.APART, evidence=True)


def _statements(links: Links, label: str) -> str:
    return write_lines(links, Section.STATEMENTS, evidence=True)


def _disputes(links: Links, label: str) -> str:
    return write_disputes(links)


def _unknown(links: Links, label: str) -> str:
    notes = links.layout.brief.gaps[links.layout.told(Section.UNKNOWN) :]
    told = "".join(f"<li>{text_of(note)}</li>" for note in notes)
    return _labelled(links, Section.UNKNOWN) + (f"<ul class=lines>{told}</ul>" if told else "")


def _figures(links: Links, label: str) -> str:
    return write_figures(links, label=label) if links.layout.brief.findings else ""


def _posture(links: Links, label: str) -> str:
    return write_posture(links, label=label)


def _timeline(links: Links, label: str) -> str:
    return write_timeline(links, label=label)


def _map(links: Links, label: str) -> str:
    return write_map(links, label=label)


def _sources(links: Links, label: str) -> str:
    return write_sources(links, label=label) if links.layout.brief.reports else ""


def _method(links: Links, label: str) -> str:
    """Write legend and method, and name what was set aside or withheld."""
    told = "".join(f"<li>{text_of(text)}</li>" for text in (*legend_lines(), *method_lines()))
    brief = links.layout.brief
    withheld = [problem for problem in brief.problems if problem.stage == "brief"]
    items = "".join(
        f"<li>{text_of(problem.source or problem.stage)}: {text_of(problem.message)}</li>"
        for problem in (*set_aside(brief), *withheld)
    )
    count = len(set_aside(brief)) + len(withheld)
    aside = f"<details class=more><summary>{say('problems', count=count)}</summary><ul>{items}</ul></details>"
    return f"<ul class=method>{told}</ul>{aside if items else ''}"


_SECTIONS: dict[str, Callable[[Links, str], str]] = {
    "bottom": _bottom,
    "highlights": _highlights,
    "changed": _changed,
    "figures": _figures,
    "happened": _happened,
    "contested": _disputes,
    "apart": _apart,
    "statements": _statements,
    "posture": _posture,
    "timeline": _timeline,
    "map": _map,
    "unknown": _unknown,
    "sources": _sources,
    "method": _method,
}
