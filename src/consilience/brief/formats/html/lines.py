"""How is a line shown? Its words, its citations, its standing, and the evidence behind it, folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consilience.brief.formats.html.links import Links, attribute, is_home, text_of
from consilience.brief.formats.layout import SIDES, grade_of, grouped, origins_of
from consilience.brief.phrases import chain, clipped, listed, one_line
from consilience.brief.sections import Section
from consilience.brief.words import say, word
from consilience.records import Citation, Finding, Line

_GRADED = frozenset(Section) - {Section.CHANGED, Section.UNKNOWN}
SHOWN = 25
"""Lines of one theme before the rest is folded away."""
QUOTES = 8
"""Quotes of one finding shown as evidence; all of them are in the JSON."""
_LONGEST_QUOTE = 600


def write_lines(links: Links, section: Section, *, evidence: bool) -> str:
    """Write the lines of a section below the headings of their labels."""
    parts = []
    for label, lines in grouped(links.layout.lines(section), by="label"):
        if label:
            parts.append(f"<h3>{text_of(label)}</h3>")
        parts.append(write_list(links, lines, evidence=evidence))
    return "".join(parts)


def write_list(links: Links, lines: Sequence[Line], *, evidence: bool) -> str:
    """Write lines as a list; what goes beyond the first ones is folded away, not left out."""
    items = [write_line(links, line, evidence=evidence) for line in lines]
    shown, rest = items[:SHOWN], items[SHOWN:]
    more = f"<details class=more><summary>{say('more', count=len(rest))}</summary><ul>{''.join(rest)}</ul></details>"
    return f"<ul class=lines>{''.join(shown)}</ul>{more if rest else ''}\n"


def write_line(links: Links, line: Line, *, evidence: bool, labelled: bool = False) -> str:
    """Write one line as an item of a list, with its anchor where this is the home of its finding."""
    finding = links.layout.findings.get(line.finding or "")
    home = finding is not None and evidence and is_home(line.section)
    anchor = f' id="{links.findings[finding.id]}"' if finding is not None and home else ""
    label = f"<b class=label>{text_of(line.label)}</b> " if labelled and line.label else ""
    day = links.layout.held(line)
    held = f"<span class=when>{day}</span> " if day and line.section in _GRADED else ""
    proof = write_evidence(links, finding) if finding is not None and evidence else ""
    status = write_status(finding) if finding is not None and line.section in _GRADED else ""
    return f"<li{anchor}>{label}{held}{text_of(line.text)} {links.cites(line.cites)}{status}{proof}</li>\n"


def write_status(finding: Finding) -> str:
    """Write standing, origins and grade as small marks; the standing is told in words, not by colour alone."""
    standing = word("standings", finding.standing)
    why = attribute("; ".join(finding.grade.because))
    return (
        f' <span class=status><span class="standing {finding.standing}">{standing}</span> {origins_of(finding)}'
        f' <abbr title="{why}">{grade_of(finding)}</abbr></span>'
    )


def write_evidence(links: Links, finding: Finding) -> str:
    """Write the quotes for and against a finding, and why it is graded so."""
    rows = [*_quotes(links, finding.support)]
    if finding.dispute:
        rows += [f"<li class=label>{say('dispute')}</li>", *_quotes(links, finding.dispute)]
    if finding.origins:
        rows.append(f"<li>{word('columns', 'origins')}: {text_of(listed(finding.origins))}</li>")
    if finding.grade.because:
        rows.append(
            f"<li>{word('columns', 'grade')} {grade_of(finding)}: {text_of('; '.join(finding.grade.because))}</li>"
        )
    if finding.figure is not None and finding.figure.because:
        rows.append(f"<li>{word('columns', 'best')}: {text_of('; '.join(finding.figure.because))}</li>")
    summary = f'<summary aria-label="Evidence: {attribute(clipped(one_line(finding.text), 80))}">evidence</summary>'
    return f"<details class=evidence>{summary}<ul>{''.join(rows)}</ul></details>"


def _quotes(links: Links, cites: Sequence[Citation]) -> Iterable[str]:
    for cite in cites[:QUOTES]:
        outlet = links.layout.outlets.get(cite.span.report, cite.span.report)
        said = chain(cite, outlet)
        who = text_of(", ".join(filter(None, (outlet, said and say("said_by", names=said)))))
        yield f"<li>{links.cites((cite,))} {who}: <q>{text_of(clipped(one_line(cite.quote), _LONGEST_QUOTE))}</q></li>"
    if len(cites) > QUOTES:
        yield f"<li>{say('more', count=len(cites) - QUOTES)}</li>"


def write_disputes(links: Links) -> str:
    """Write each claim beside what denies it, with the scope of the denial and what stands beside both."""
    parts = []
    claims = (say("claim"), say("support"))
    for _, lines in grouped(links.layout.lines(Section.CONTESTED), by="group"):
        left = [line for line in lines if line.label in claims]
        right = [line for line in lines if line.label not in claims]
        columns = "".join(f"<ul class=lines>{_disputed(links, column)}</ul>" for column in (left, right) if column)
        parts.append(f"<div class=dispute>{columns}</div>\n")
    return "".join(parts)


def _disputed(links: Links, lines: Iterable[Line]) -> str:
    items = []
    for line in lines:
        if line.label in SIDES:
            items.append(write_line(links, line, evidence=True, labelled=True))
        else:
            label = f"<b class=label>{text_of(line.label)}</b>"
            items.append(f"<li>{label} {text_of(line.text)} {links.cites(line.cites)}</li>\n")
    return "".join(items)
