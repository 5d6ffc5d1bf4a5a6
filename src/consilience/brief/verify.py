"""Do the reports hold what a line says? Each quote at its offsets, each number and each name in the quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.brief.numbers import numbers_of, numbers_written, value_of, words_of
from consilience.brief.words import own_words
from consilience.records import Case, Citation, Figure, Finding, Line, PostureEntry, Problem, Reading, Span

STAGE = "brief"
VAGUE = frozenset(
    ("dozens", "few", "handful", "hundreds", "many", "millions", "scores", "several", "tens", "thousands", "billions")
)
"""Words whose number is a convention of the quantity reader: any number may stand for them."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Ground:
    """What lines are checked against: the stored texts, and the words that each mention stands for."""

    texts: Mapping[str, str]
    sentences: Mapping[str, tuple[Span, ...]]
    mentions: Mapping[str, tuple[tuple[int, int, frozenset[str]], ...]]

    def holds(self, citation: Citation) -> bool:
        """Say whether the quote stands in the stored text at its offsets."""
        report, start, end = citation.span
        text = self.texts.get(report, "")
        return 0 <= start < end <= len(text) and text[start:end] == citation.quote

    def vocabulary(self, citations: Iterable[Citation]) -> frozenset[str]:
        """Return the words of the quotes, of who says them, and of the full names of what they mention, case folded."""
        found: set[str] = set()
        for citation in citations:
            found.update(words_of(citation.quote))
            for name in citation.said_by:
                found.update(words_of(name))
            for start, end, names in self._mentions_from(citation.span):
                if start < citation.span.end and citation.span.start < end:
                    found |= names
        return frozenset(found)

    def _mentions_from(self, span: Span) -> Sequence[tuple[int, int, frozenset[str]]]:
        mentions = self.mentions.get(span.report, ())
        first = bisect_left(mentions, span.start, key=lambda mention: mention[0])
        last = bisect_left(mentions, span.end, key=lambda mention: mention[0])
        return mentions[max(0, first - 4) : last]

    def widened(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """Widen quotes to their whole sentences: the ground of a table row, whose cells come from the sentence."""
        return tuple(self._widened(citation) for citation in citations)

    def _widened(self, citation: Citation) -> Citation:
        report, start, end = citation.span
        sentences = self.sentences.get(report, ())
        first = max(0, bisect_left(sentences, start + 1, key=lambda sentence: sentence.start) - 1)
        touched = [s for s in sentences[first : first + 8] if s.start < end and start < s.end]
        if not touched:
            return citation
        span = Span(report, min(start, touched[0].start), max(end, touched[-1].end))
        return Citation(span, self.texts[report][span.start : span.end], citation.said_by)


def lay_ground(case: Case) -> Ground:
    """Gather what lines are checked against."""
    return Ground(
        {report.id: report.text for report in case.reports},
        {reading.report: tuple(sorted(reading.sentences)) for reading in case.readings},
        {report: tuple(sorted(found, key=lambda item: item[:2])) for report, found in _mentions(case).items()},
    )


def _mentions(case: Case) -> dict[str, list[tuple[int, int, frozenset[str]]]]:
    found: dict[str, list[tuple[int, int, frozenset[str]]]] = {report.id: [] for report in case.reports}
    for reading in case.readings:
        found.setdefault(reading.report, []).extend(_names(reading))
    for entity in case.entities:
        words = frozenset(words_of(" ".join((entity.name, *entity.variants))))
        for span in entity.mentions:
            found.setdefault(span.report, []).append((span.start, span.end, words))
    return found


def _names(reading: Reading) -> Iterable[tuple[int, int, frozenset[str]]]:
    for name in reading.names:
        words = words_of(" ".join(filter(None, (name.text, name.role, name.acronym))))
        yield name.span.start, name.span.end, frozenset(words)
    for place in reading.places:
        yield place.span.start, place.span.end, frozenset(words_of(place.name))


def check_text(
    text: str,
    citations: Sequence[Citation],
    ground: Ground,
    *,
    beside: Iterable[str] = (),
    reckoned: frozenset[float] = frozenset(),
) -> str | None:
    """Say what is wrong with a text that rests on these citations, None where nothing is.

    `beside` are words that may be used although no quote holds them, `reckoned` such numbers.
    """
    false = next((citation for citation in citations if not ground.holds(citation)), None)
    if false is not None:
        return f"the quote {false.quote[:80]!r} does not stand in report {false.span.report} at {false.span[1:]}"
    names = [name for name in _WORD.findall(text) if name[0].isupper()]
    strange = _unheld(names, citations, ground, own_words() | frozenset(beside))
    if strange:
        return f"no quote holds the name {strange[0]!r}"
    odd = _unreckoned(text, citations, reckoned)
    return f"no quote holds the number {odd[0]}" if odd else None


def _unheld(names: Iterable[str], citations: Sequence[Citation], ground: Ground, known: frozenset[str]) -> list[str]:
    """Return the names that no quote holds; the first quotes that hold them are enough."""
    left = [name for name in names if name.casefold() not in known]
    for citation in citations:
        if not left:
            break
        held = ground.vocabulary((citation,))
        left = [name for name in left if name.casefold() not in held]
    return left


def _unreckoned(text: str, citations: Sequence[Citation], reckoned: frozenset[float]) -> list[str]:
    """Return the numbers that no quote holds: each quote by itself first, then the total over all of them."""
    left = [number for number in numbers_written(text) if value_of(number) not in reckoned]
    for citation in citations:
        if not left:
            return []
        left = [number for number in left if value_of(number) not in numbers_of(citation.quote)]
    told = numbers_of(" ".join((*(citation.quote for citation in citations), *_said_by(citations)))) if left else ()
    return [number for number in left if value_of(number) not in told]


def _said_by(citations: Iterable[Citation]) -> list[str]:
    return [name for citation in citations for name in citation.said_by]


def check_line(line: Line, ground: Ground, finding: Finding | None = None) -> Problem | None:
    """Return why a line must not be printed, None where it may.

    The line of a figure names what is counted from the whole sentence, of which a value quotes only the number.
    """
    fault = check_text(line.text, line.cites, ground)
    if fault and finding is not None and finding.figure is not None:
        cites = (*line.cites, *ground.widened(line.cites))
        known = _commonwords_of(finding.figure)
        fault = check_text(line.text, cites, ground, beside=known, reckoned=_reckoned(finding.figure))
    return Problem(STAGE, f"line withheld: {fault}: {line.text[:160]!r}", line.cites[0].span) if fault else None


def _commonwords_of(figure: Figure) -> list[str]:
    """Return the words of what is counted that are no names ("people killed"): a line may begin with one."""
    return [name for name in _WORD.findall(figure.counted) if name.islower()]


def check_finding(finding: Finding, ground: Ground) -> Problem | None:
    """Return why a finding must not be used, None where it may."""
    if not finding.support:
        return Problem(STAGE, f"finding {finding.id} withheld: it has no citation")
    citations = (*finding.support, *finding.dispute)
    if finding.figure is None:
        fault = check_text(finding.text, citations, ground)
    else:
        fault = check_text(finding.text, citations, ground) and _check_figure(finding, finding.figure, ground)
        fault = fault or _check_values(finding.figure, ground)
    return _withheld("finding", finding.id, finding.text, fault, citations)


def _check_figure(finding: Finding, figure: Figure, ground: Ground) -> str | None:
    values = tuple(value.citation for value in figure.values)
    cites = (*finding.support, *values)
    every = (*cites, *ground.widened(cites))
    return check_text(finding.text, every, ground, beside=_commonwords_of(figure), reckoned=_reckoned(figure))


def _reckoned(figure: Figure) -> frozenset[float]:
    """Return the numbers of a figure that no quote gives: persons told of one by one, and nobody where all are silent.

    "Ada Quill died at the scene" holds no 1, and "several" no 3; that no report tells of a death is in no quote.
    """
    unwritten = (value for value in figure.values if value.reckoned or _is_vague(value.citation.quote))
    limits = {limit for value in unwritten for limit in (value.low, value.high)}
    return frozenset({0.0} if not figure.values else {limit for limit in limits if limit is not None})


def _check_values(figure: Figure, ground: Ground) -> str | None:
    for value in figure.values:
        if not ground.holds(value.citation):
            return f"the quote of a value, {value.citation.quote[:80]!r}, is not in report {value.citation.span.report}"
        quote = value.citation.quote
        told = numbers_of(quote)
        for limit in (value.low, value.high):
            if limit is None or value.reckoned:
                continue
            if limit not in told and not _is_vague(quote):
                return f"the quote {quote[:80]!r} does not hold the value {limit:g}"
    return None


def _is_vague(quote: str) -> bool:
    return bool(VAGUE & set(words_of(quote)))


def check_entry(entry: PostureEntry, ground: Ground) -> Problem | None:
    """Return why an entry of the posture must not be used, None where it may."""
    citations = (*entry.support, *entry.dispute)
    if not entry.support:
        return Problem(STAGE, f"posture entry {entry.name!r} withheld: it has no citation")
    false = next((citation for citation in citations if not ground.holds(citation)), None)
    fault = check_text(entry.name, citations if false else ground.widened(citations), ground)
    return _withheld("posture entry", entry.name, entry.name, fault, citations)


def keep_true_attributes(entry: PostureEntry, ground: Ground) -> tuple[PostureEntry, tuple[Problem, ...]]:
    """Leave out the attributes of an entry whose numbers or names its sentences do not hold, and name them."""
    cites = ground.widened((*entry.support, *entry.dispute))
    kept, problems = [], []
    for key, value in entry.attributes:
        fault = check_text(value, cites, ground)
        if fault is None:
            kept.append((key, value))
        else:
            message = f"attribute {key!r} of {entry.name!r} withheld: {fault}: {value[:160]!r}"
            problems.append(Problem(STAGE, message, entry.support[0].span))
    return replace(entry, attributes=tuple(kept)), tuple(problems)


def _withheld(what: str, name: str, text: str, fault: str | None, citations: Sequence[Citation]) -> Problem | None:
    if fault is None:
        return None
    return Problem(STAGE, f"{what} {name} withheld: {fault}: {text[:160]!r}", citations[0].span if citations else None)
