"""What must a reader on deadline know first? What happened with its toll, the posture, one dispute; then the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from consilience.brief.fold import is_thin
from consilience.brief.merge import are_alike, content_words
from consilience.brief.numbers import numbers_of
from consilience.brief.sections import Dispute, Section, theme_of
from consilience.brief.words import is_toll, word
from consilience.records import Finding, Standing

POSTURE = frozenset({"MOBILIZE", "activate", "alert", "deploy"})
"""Themes of events that change the posture of a side."""
SAME_EVENT = 3
ONE_EVENT = 0.6
"""Share of the content words of the shorter of two top lines from which both tell one event."""
HIGHLIGHTS = 5
PER_KIND = 2
"""Top lines of one theme, and figures, denials and statements, at most: breadth comes before depth."""
LEADING = 5
"""Events that may open the brief: of these a corroborated one does."""
FOREMOST = 10
"""Events among which a change of posture must stand to open the brief beside what happened."""
_TOP = (Section.HAPPENED, Section.FIGURES, Section.CONTESTED, Section.APART, Section.STATEMENTS)


def choose_top(
    findings: Sequence[Finding],
    disputes: Sequence[Dispute],
    parted: Mapping[Section, Sequence[Finding]],
    naming: frozenset[str] = frozenset(),
    postural: frozenset[str] = frozenset(),
) -> tuple[list[Finding], list[Finding]]:
    """Choose the bottom line (what happened with its toll, change of posture, first dispute) and the highlights.

    `naming` are findings whose words only name an event: they lead where nothing tells anything. `postural` are those
    that tell of a part of somebody's posture: "officers were carried into vans" changes none.
    """
    telling = [finding for finding in parted[Section.HAPPENED] if finding.id not in naming]
    if telling:
        parted = {**parted, Section.HAPPENED: telling}
    happened = _main_event(parted)
    toll = [figure for figure in _tolls(parted) if not any(_tells(event, figure) for event in happened)]
    posture = [] if any(event.theme in POSTURE for event in happened) else _posture_change(parted, happened, postural)
    denials = [denial for dispute in disputes for denial in dispute.denials[:1] if not is_thin(denial)]
    answered = [d for d in disputes if d.claims]
    contested = [d for d in answered if any(f.standing is Standing.CONTESTED for f in d.denials)] or answered
    contested = sorted(contested, key=_weight, reverse=True)
    main = [denial for dispute in contested for denial in dispute.denials[:1]] or denials
    bottom = [*happened, *toll, *posture, *main[:1]]
    told = {finding.id for section in _TOP for finding in parted[section]} - {finding.id for finding in bottom}
    rest = (finding for finding in findings if finding.id in told and not is_thin(finding))
    leading = {finding.id for dispute in disputes for finding in (*dispute.denials, *dispute.claims)[:1]}
    settled = {finding.id for finding in parted[Section.CONTESTED]} - leading
    rest = (
        finding for finding in rest if finding.id not in settled and not _is_count(finding, parted[Section.FIGURES])
    )
    varied = _varied(rest, bottom)
    return bottom, list(islice(varied, HIGHLIGHTS))


def _is_count(finding: Finding, figures: Sequence[Finding]) -> bool:
    """Say whether a statement gives a value of a figure: the figure says it, with what came later."""
    values = (value for item in figures if item.figure for value in item.figure.values)
    told = [value.citation.span for value in values] if finding.kind == "statement" else []
    return any(cite.span.covers(span) for span in told for cite in finding.support)


def _weight(dispute: Dispute) -> int:
    """Count the origins on both sides: the main dispute is the one that most speak of."""
    return sum(len(finding.origins) for finding in (*dispute.claims, *dispute.denials))


def _main_event(parted: Mapping[Section, Sequence[Finding]]) -> list[Finding]:
    """Return the event that opens the brief; where another line tells it together with the first toll, that line."""
    other = word("themes", "other")
    happened = parted[Section.HAPPENED]
    typed = [finding for finding in happened if theme_of(finding) != other]
    main = sorted(typed[:LEADING], key=_leads, reverse=True)[:1] or list(happened[:1])
    tolls = _tolls(parted)
    telling = [f for f in typed if main and any(_tells(f, toll) for toll in tolls) and _shares(f, main[0])]
    return [max(telling[:LEADING], key=_says)] if telling else main


def _says(finding: Finding) -> int:
    """Count what a line says: who did it, where and to whom beside the toll."""
    return len(content_words(finding.text))


def _tolls(parted: Mapping[Section, Sequence[Finding]]) -> list[Finding]:
    """Return the first count of harm done."""
    return list(islice((f for f in parted[Section.FIGURES] if f.figure and is_toll(f.figure.counted)), 1))


def _tells(event: Finding, figure: Finding) -> bool:
    """Say whether the words of an event hold the best value of a figure, in the place where the figure has it from."""
    if figure.figure is None or figure.figure.best is None:
        return False
    best = figure.figure.best
    cited = [value.citation.span for value in figure.figure.values if best in (value.low, value.high)]
    words = any(cite.span.covers(span) for cite in event.support for span in cited)
    return words and best in numbers_of(event.text)


def _shares(left: Finding, right: Finding) -> bool:
    """Say whether two lines are about one event: three content words in common, or all of the shorter one."""
    one, two = content_words(left.text), content_words(right.text)
    return len(one & two) >= min(SAME_EVENT, len(one), len(two))


def _posture_change(
    parted: Mapping[Section, Sequence[Finding]], chosen: Sequence[Finding], postural: frozenset[str]
) -> list[Finding]:
    foremost = [finding for finding in parted[Section.HAPPENED][:FOREMOST] if finding.id in postural]
    changes = (f for f in foremost if f.theme in POSTURE and f not in chosen and not is_thin(f))
    return list(islice(changes, 1))


def _leads(finding: Finding) -> bool:
    return finding.standing is Standing.CORROBORATED


def _varied(rest: Iterable[Finding], chosen: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings whose kind and theme do not fill the highlights already and that no chosen one says."""
    kinds = Counter(_kind_of(finding) for finding in chosen)
    said = [content_words(finding.text) for finding in chosen]
    for finding in rest:
        words, kind = content_words(finding.text), _kind_of(finding)
        if kinds[kind] < PER_KIND and not any(_is_said(words, other) for other in said):
            kinds[kind] += 1
            said.append(words)
            yield finding


def _is_said(words: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether another top line tells the event: like words, most of the shorter one's, or one number of them."""
    smaller = min(len(words), len(other))
    shared = words & other
    if len(shared) >= SAME_EVENT and any(token[0].isdigit() for token in shared):
        return True
    return are_alike(words, other) or (smaller > 1 and len(shared) >= ONE_EVENT * smaller)


def _kind_of(finding: Finding) -> str:
    return theme_of(finding) if finding.kind == "event" else finding.kind
