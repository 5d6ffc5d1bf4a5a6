"""Why does a finding say what it says? The chain from it down to the sentences, with every decision and its reason."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator

from consilience.brief.phrases import bounds, day, number, one_line
from consilience.brief.words import word
from consilience.problems import UsageError
from consilience.records import Brief, Case, Citation, Event, Figure, Finding, Link, Reading, Span, Stance
from consilience.serve.explanation import explain_reading, why
from consilience.serve.output import put
from consilience.serve.weighing import Places, weigh_places

_NARROW, _WIDE = 60, 110
_FEW = 8
"""Candidates that are named where an id fits several findings."""
_LONG = 240
"""Characters of a sentence that are shown."""


def explain_finding(wanted: str, asked: Places) -> int:
    """Print the chain behind one finding, named by its id, the beginning of its id, or words of its line."""
    weighed = weigh_places(asked)
    finding = choose(weighed.brief.findings, wanted)
    width = min(_WIDE, max(_NARROW, shutil.get_terminal_size((100, 0)).columns))
    put("\n".join(wrapped(chain_of(finding, weighed.brief, weighed.case), width)) + "\n", None)
    return weighed.code


def choose(findings: Iterable[Finding], wanted: str) -> Finding:
    """Return the finding meant. Raises UsageError, in one line, where there is none or more than one."""
    every = tuple(findings)
    asked = wanted.strip().casefold()
    found = [f for f in every if f.id == asked] or [f for f in every if asked and f.id.startswith(asked)]
    found = found or [f for f in every if asked and asked in one_line(f.text).casefold()]
    if not found:
        raise UsageError(
            f"{wanted!r} is no finding of these reports: give an id (`brief --format json`) or words of a line"
        )
    if len(found) > 1:
        named = ", ".join(f"{f.id} ({one_line(f.text)[:40]})" for f in found[:_FEW])
        more = f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
        raise UsageError(f"{wanted!r} fits {len(found)} findings: {named}{more}")
    return found[0]


def wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Fit lines into a width; what goes on is set in under its beginning."""
    for line in lines:
        depth = len(line) - len(line.lstrip())
        yield from textwrap.wrap(line, width, subsequent_indent=" " * (depth + 2), break_on_hyphens=False) or [""]


def chain_of(finding: Finding, brief: Brief, case: Case) -> Iterator[str]:
    """Yield the chain of a finding: what, how it stands, whence, the words with their rules, links, disputes."""
    yield f"{finding.id}  {one_line(finding.text)}"
    yield f"  {', '.join(_facts(finding))}"
    yield from _titled("Grade", finding.grade.because)
    yield from _titled("Origins", _origins(finding))
    if finding.figure is not None:
        yield from _titled("Figure", _figure(finding.figure, brief))
    yield from _titled("Support", _cited(finding.support, brief, case))
    yield from _titled("Against", _cited(finding.dispute, brief, case))
    yield from _titled("Also reported", finding.marks)
    yield from _titled("Related findings", _related(finding, brief))
    yield from _titled("Linked mentions", _links(finding, case))
    yield from _titled("Copies", _copies(finding, case))


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    every = tuple(lines)
    if every:
        yield ""
        yield title
        yield from (f"  {line}" for line in every)


def _facts(finding: Finding) -> Iterator[str]:
    yield finding.kind
    yield word("standings", finding.standing)
    if finding.status and finding.status != finding.standing:
        yield word("statuses", finding.status)
    if finding.reach:
        yield word("reaches", finding.reach)
    if finding.by:
        yield word("reaches", finding.by)
    yield f"told as {finding.stance.value}"
    if finding.theme:
        yield f"theme {finding.theme}"
    if finding.earliest or finding.latest:
        told = [day(value) for value in dict.fromkeys((finding.earliest, finding.latest)) if value]
        yield f"on {' to '.join(told)}"


def _origins(finding: Finding) -> Iterator[str]:
    """Yield each origin with the way it came, whether it counts, and why."""
    for path in finding.lineage:
        counts = "counts as an origin" if path.independent else "counts for nothing by itself"
        yield f"{path.origin}: {counts}{f' ({path.because})' if path.because else ''}"
        yield from (f"  {' → '.join(way)}" for way in path.paths)
    known = {path.origin for path in finding.lineage}
    yield from (name for name in finding.origins if name not in known)


def _figure(figure: Figure, brief: Brief) -> Iterator[str]:
    """Yield what came of the values, by which rule, and each value that went in."""
    settled = bounds(figure.low, figure.high, figure.unit)
    yield f"counted: {one_line(figure.counted)}{f' ({one_line(figure.scope)})' if figure.scope else ''}"
    best = "not settled" if figure.best is None else number(figure.best, figure.unit)
    yield f"best {best}, range {settled}, conservative {number(figure.conservative, figure.unit)}"
    yield f"relation: {word('relations', figure.relation)}"
    yield from (f"because {reason}" for reason in figure.because)
    for value in figure.values:
        told = f"{value.bound} {bounds(value.low, value.high, figure.unit)}"
        dated = f", as of {day(value.as_of)}" if value.as_of else ""
        quote = f"“{one_line(value.citation.quote)}” {_numbered(value.citation, brief)}"
        yield f"{told} from {value.origin}{dated}: {quote}"


def _numbered(cite: Citation, brief: Brief) -> str:
    numbers = {report.id: at for at, report in enumerate(brief.reports, start=1)}
    return f"[{numbers.get(cite.span.report, cite.span.report)}]"


# --- words and the rules that read them ------------------------------------------------------------------------------


def _cited(cites: Iterable[Citation], brief: Brief, case: Case) -> Iterator[str]:
    """Yield each citation: who says it where, the quoted words, and what was read in them by which rule."""
    readings = {reading.report: reading for reading in case.readings}
    outlets = {report.id: report.outlet or report.id for report in brief.reports}
    for cite in cites:
        report, start, end = cite.span
        said = " → ".join(cite.said_by)
        where = f"{outlets.get(report, report)}, characters {start} to {end}"
        yield f"{_numbered(cite, brief)} {where}, on the word of {said}"
        yield f"  “{_short(cite.quote)}”"
        sentence = _sentence(readings[report], cite.span)
        if one_line(sentence) != one_line(cite.quote):
            yield f"  in: {_short(sentence)}"
        yield from (f"  {line}" for line in _read_in(readings[report], cite.span))


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONG else f"{line[:_LONG].rstrip()} …"


def _sentence(reading: Reading, span: Span) -> str:
    held = [s for s in reading.sentences if s.start <= span.start < s.end]
    return reading.text[held[0].start : max(held[0].end, span.end)] if held else reading.text[span.start : span.end]


def _read_in(reading: Reading, span: Span) -> Iterator[str]:
    """Yield the statements, events and quantities in some words, each with the rule that read it, in words."""
    own = Reading(
        reading.report,
        statements=tuple(s for s in reading.statements if s.cue and any(span.covers(cue) for cue in s.cue)),
        events=tuple(e for e in reading.events if span.covers(e.span) and _matters(e)),
        quantities=tuple(q for q in reading.quantities if span.covers(q.span)),
        times=reading.times,
        places=reading.places,
        names=reading.names,
        text=reading.text,
    )
    for row in explain_reading(own):
        if row.record in ("statement", "event", "quantity"):
            rules = [f"{rule} ({said})" if (said := why(given, rule)) else rule for given, rule in row.rules if rule]
            told = one_line(row.value.split(" | ")[0])
            yield f"{row.record} “{_short(row.quote)[:80]}”: {told}{'; rule ' if rules else ''}{'; '.join(rules)}"


def _matters(event: Event) -> bool:
    """Say whether an event is worth explaining: of a known kind, or not told as a plain fact."""
    return event.mode != "state" and bool(event.kind or event.mode or event.stance is not Stance.AFFIRMED)


# --- what was put together -------------------------------------------------------------------------------------------


def _related(finding: Finding, brief: Brief) -> Iterator[str]:
    by_id = {other.id: other for other in brief.findings}
    for key in finding.relates:
        if key in by_id:
            other = by_id[key]
            status = word("statuses", other.status) if other.status else word("standings", other.standing)
            yield f"{key} {other.kind}, {status}: {_short(other.text)}"


def _links(finding: Finding, case: Case) -> Iterator[str]:
    """Yield the judgements on mentions that the finding cites: same or unsure, with score and reason."""
    spans = [cite.span for cite in (*finding.support, *finding.dispute)]
    texts = {reading.report: reading.text for reading in case.readings}
    for link in case.links:
        left, right = _span(link.left), _span(link.right)
        if left and right and any(s.covers(left) for s in spans) and any(s.covers(right) for s in spans):
            yield f"{_mention(left, texts)} and {_mention(right, texts)}: {_judged(link)}"


def _judged(link: Link) -> str:
    return f"{link.judgement.value}, score {link.score:.2f} ({link.because or 'no single reason stands out'})"


def _mention(span: Span, texts: dict[str, str]) -> str:
    return f"“{texts.get(span.report, '')[span.start : span.end]}” in {span.report}"


def _span(key: str) -> Span | None:
    report, _, rest = key.rpartition(":")
    report, _, start = report.rpartition(":")
    return Span(report, int(start), int(rest)) if report and start.isdigit() and rest.isdigit() else None


def _copies(finding: Finding, case: Case) -> Iterator[str]:
    cited = {cite.span.report for cite in finding.support}
    for copy in case.copies:
        ours = [report for report in copy.reports if report in cited]
        if len(ours) > 1:
            yield f"{', '.join(ours)}: {copy.kind} ({copy.because})"
