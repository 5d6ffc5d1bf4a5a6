"""Which findings does another line say already? A part of a sentence folds into the line that tells the whole.

"The mobilisation of 30,000 reservists" stands in "The army began Plan Heron with the mobilisation of 30,000
reservists": one line is enough where both rest on the same sentence. A finding that says next to nothing ("the
deployment") gets no line at all. Both stay findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from consilience.brief.merge import content_words
from consilience.brief.phrases import one_line
from consilience.brief.sections import Section, find_undisputed, is_denial, theme_of
from consilience.brief.verify import Ground
from consilience.brief.words import word
from consilience.records import Citation, Finding, Span, Stance

FEWEST = 3
"""Content words that a line needs: two ("military aid") do not say who did what."""
SLACK = 6
"""Content words from which one may be missing in the line that tells the whole."""
UNTOLD = 0.34
"""Share of the content words of a statement that may stand in no other line of its sentences."""
REFUSAL = "REJECT"
CANDIDATES = 60
"""Lines compared at most with one finding: keeps the work linear."""

_STANCES = tuple(Stance)
_RANK = {Section.CONTESTED: 0, Section.APART: 1, Section.HAPPENED: 2, Section.STATEMENTS: 3, Section.CHANGED: 4}


@dataclass(frozen=True)
class Folding:
    """The findings that get a line, by section; which findings stand in the line of another one; borrowed themes."""

    kept: Mapping[Section, tuple[Finding, ...]]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Entry:
    finding: Finding
    section: Section
    words: frozenset[str]
    """Of its line, and of the scopes and marks that are printed beside it."""
    own: frozenset[str]
    """Of its line without those of who speaks."""
    ground: tuple[Span, ...]
    """The sentences of its citations."""


def fold_findings(parted: Mapping[Section, Sequence[Finding]], ground: Ground) -> Folding:
    """Choose the findings that get a line, in their order."""
    entries = [
        _entry(finding, section, ground)
        for section in _RANK
        for finding in parted.get(section, ())
        if section is Section.CONTESTED or not is_thin(finding)
    ]
    figures = [_entry(finding, Section.FIGURES, ground) for finding in parted.get(Section.FIGURES, ())]
    into = dict(_hosts(entries, figures)) | find_undisputed(parted.get(Section.HAPPENED, ()))
    kept: dict[Section, tuple[Finding, ...]] = {section: tuple(found) for section, found in parted.items()}
    for section in _RANK:
        alive = {entry.finding.id for entry in entries if entry.section is section} - into.keys()
        kept[section] = tuple(finding for finding in parted.get(section, ()) if finding.id in alive)
    also: defaultdict[str, list[str]] = defaultdict(list)
    themes: dict[str, str] = {}
    for entry in entries:
        if entry.finding.id in into:
            host = _last(entry.finding.id, into)
            also[host].append(entry.finding.id)
            themes.setdefault(host, theme_of(entry.finding))
    return Folding(kept, {host: tuple(found) for host, found in also.items()}, themes)


def is_thin(finding: Finding) -> bool:
    """Say whether a finding says too little for a line: fewer than three content words and no number."""
    words = content_words(finding.text)
    return len(words) < FEWEST and not any(token[0].isdigit() for token in words) and not finding.dispute


def _entry(finding: Finding, section: Section, ground: Ground) -> _Entry:
    values = finding.figure.values if finding.figure is not None else ()
    quotes = (value.citation.quote for value in values)
    words = content_words(" ".join((finding.text, *finding.scopes, *finding.marks, *quotes)))
    own = content_words(finding.text)
    if section is Section.STATEMENTS:
        own -= content_words(" ".join(name for cite in finding.support for name in cite.said_by))
    return _Entry(finding, section, words, own, _sentences(finding, ground))


def _sentences(finding: Finding, ground: Ground) -> tuple[Span, ...]:
    values = finding.figure.values if finding.figure is not None else ()
    told = (*finding.support, *finding.dispute, *(value.citation for value in values))
    cites: Iterable[Citation] = ground.widened(told)
    return tuple(dict.fromkeys(cite.span for cite in cites))


def _hosts(entries: Sequence[_Entry], figures: Sequence[_Entry]) -> Iterator[tuple[str, str]]:
    """Yield each finding that folds with the finding whose line holds it."""
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        for token in sorted(entry.words):
            by_word[token].append(index)
    denials = [entry for entry in entries if entry.section is Section.CONTESTED and is_denial(entry.finding)]
    by_sentence = _by_sentence((*entries, *figures))
    for index, entry in enumerate(entries):
        if entry.section is Section.CONTESTED or not entry.own:
            continue
        if (denial := _told_as_denial(entry, denials)) is not None:
            yield entry.finding.id, denial.finding.id
            continue
        if (teller := _told_by_others(entry, by_sentence)) is not None:
            yield entry.finding.id, teller.finding.id
            continue
        rare = min(entry.own, key=lambda token: (len(by_word[token]), token))
        near = (entries[other] for other in by_word[rare][:CANDIDATES] if other != index)
        host = max((other for other in near if _holds(other, entry)), key=_size, default=None)
        if host is not None:
            yield entry.finding.id, host.finding.id


def _by_sentence(entries: Sequence[_Entry]) -> Mapping[Span, list[_Entry]]:
    found: defaultdict[Span, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.section not in (Section.STATEMENTS, Section.CHANGED):
            for span in entry.ground:
                found[span].append(entry)
    return found


def _told_by_others(entry: _Entry, by_sentence: Mapping[Span, list[_Entry]]) -> _Entry | None:
    """Return the line that tells most of a statement, where the lines of its sentences tell it together.

    "The ministry said that 14 were killed and 60 injured" says nothing beside the two lines of what happened.
    """
    if entry.section is not Section.STATEMENTS:
        return None
    tellers = {other.finding.id: other for span in entry.ground for other in by_sentence.get(span, ())}
    lines = [other for other in tellers.values() if other.section is not Section.FIGURES]
    if not lines or not all(by_sentence.get(span) for span in entry.ground):
        return None
    missing = entry.own.difference(*(other.words for other in tellers.values()))
    if len(missing) > UNTOLD * len(entry.own) or any(token[0].isdigit() for token in missing):
        return None
    return max(lines, key=lambda other: (len(other.words & entry.own), other.finding.id))


def _told_as_denial(entry: _Entry, denials: Sequence[_Entry]) -> _Entry | None:
    """Return the denial whose sentences a refusal is told in: "the minister denied" is told beside what he denies."""
    if entry.section is not Section.HAPPENED or entry.finding.theme != REFUSAL:
        return None
    telling = [denial for denial in denials if _covered(entry.ground, denial.ground)]
    told = {span for denial in telling for span in _covered(entry.ground, denial.ground)}
    if len(told) < len(entry.ground):
        return None
    return max(telling, key=lambda denial: (len(_covered(entry.ground, denial.ground)), denial.finding.id))


def _covered(spans: Iterable[Span], ground: Sequence[Span]) -> list[Span]:
    return [span for span in spans if any(whole.covers(span) for whole in ground)]


def _size(entry: _Entry) -> tuple[int, int, str]:
    return -_RANK[entry.section], len(entry.words), entry.finding.id


def _holds(host: _Entry, part: _Entry) -> bool:
    """Say whether the line of the host tells the part, from the same sentences, in a section that may tell it."""
    if not _may_host(host, part):
        return False
    covered = len(_covered(part.ground, host.ground))
    if covered < len(part.ground):
        return (
            bool(covered)
            and host.section is part.section
            and one_line(host.finding.text) == one_line(part.finding.text)
        )
    missing = part.own - host.words
    if any(token[0].isdigit() for token in missing):
        return False
    return len(missing) <= (1 if len(part.own) >= SLACK else 0)


def _may_host(host: _Entry, part: _Entry) -> bool:
    """Only a section before takes in a part; of one section the longer line; untyped events go to who said them."""
    if host.section is part.section:
        if host.section is Section.APART and host.finding.stance is not part.finding.stance:
            return host.own == part.own and _STANCES.index(host.finding.stance) < _STANCES.index(part.finding.stance)
        return (len(host.own), host.finding.id) > (len(part.own), part.finding.id)
    if part.section is Section.HAPPENED and host.section is Section.STATEMENTS:
        return theme_of(part.finding) == word("themes", "other")
    return _RANK[host.section] < _RANK[part.section]


def _last(name: str, into: Mapping[str, str]) -> str:
    """Follow a fold to the line that is printed; hosts rise in section or length, so the way ends."""
    seen = {name}
    while (host := into.get(name)) is not None and host not in seen:
        seen.add(host)
        name = host
    return name
