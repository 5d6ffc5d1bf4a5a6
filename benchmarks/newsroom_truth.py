"""Is a finding so, and how many saw it? Each judged by the sentences that it cites, whose origins are known.

A finding stands for the claim of the sentence that words it. Its true origins are those behind the sentences that it
cites for that claim (for a figure: with a number that its best one satisfies); citing two things adds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.newsroom_desks import Told, Written
from benchmarks.newsroom_world import World, day_of, holds
from consilience.records import Citation, Finding, Stance, Standing, Weighed

Marks = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding beside the truth."""

    finding: Finding
    claim: str
    denies: bool
    true: bool
    origins: int
    """How many true origins stand behind it."""
    stated: int
    """How many of these can be told from the words: the sentences name somebody, or say what he is."""

    @property
    def credibility(self) -> int:
        """Its grade."""
        return self.finding.grade.credibility

    def called(self, standing: Standing) -> bool:
        """Say whether the finding has this standing."""
        return self.finding.standing is standing


@dataclass(frozen=True)
class Judge:
    """What every sentence of a world's reports goes back to."""

    world: World
    written: Mapping[str, Written]

    def judge(self, weighed: Weighed) -> Iterator[Judged]:
        """Judge the findings that stand: events, figures, what is said, denials; not what cites mere colour."""
        for finding in weighed.findings:
            if finding.standing is Standing.SUPERSEDED or finding.kind not in (
                "event",
                "figure",
                "statement",
                "denial",
            ):
                continue
            found = self._figure(finding) if finding.figure else self._assertion(finding)
            if found is not None:
                yield found

    def _assertion(self, finding: Finding) -> Judged | None:
        denies = finding.kind == "denial" or finding.stance is Stance.DENIED
        if not denies and finding.stance is not Stance.AFFIRMED:
            return None
        pairs = [(cite, told) for cite in finding.support for told in self._cited(cite)]
        if not pairs:
            return None
        lead = _worded_by(finding.text, pairs)
        assert lead.word is not None
        like = [told for _, told in pairs if _is_one(told, lead)]
        claim = self.world.claims[lead.word.claim]
        true = not claim.true if denies else lead.true and not lead.word.denies
        return Judged(finding, lead.word.claim, denies, true, count_origins(like), count_origins(_stated(like)))

    def _figure(self, finding: Finding) -> Judged | None:
        figure = finding.figure
        assert figure is not None
        told = [item for cite in finding.support for item in self._cited(cite) if item.word and item.word.number]
        if figure.best is None or not told:
            return None
        like = [item for item in told if item.word and _agrees(item, figure.best)]
        lead = (like or told)[0].word
        assert lead is not None
        like = [item for item in like if item.word and item.word.claim == lead.claim]
        day = (figure.as_of - day_of(0)).days if figure.as_of else 0
        true = holds(self.world.claims[lead.claim], figure.best, day, at_least=figure.high is None)
        return Judged(finding, lead.claim, False, true, count_origins(like), count_origins(_stated(like)))

    def _cited(self, cite: Citation) -> Iterator[Told]:
        """Yield the sentences that a citation touches and that claim something."""
        places = self.written[cite.span.report].told
        at = max(0, bisect_right(places, cite.span.start, key=lambda place: place[0]) - 1)
        for start, end, told in places[at:]:
            if start >= cite.span.end:
                break
            if end > cite.span.start and told.word is not None:
                yield told


def _worded_by(line: str, pairs: Sequence[tuple[Citation, Told]]) -> Told:
    """Return the sentence whose words a finding uses: the one that shares its longest beginning with the line."""
    small = line.casefold()
    shares = [
        max((n for n in range(len(small) + 1) if small[:n] in cite.quote.casefold()), default=0) for cite, _ in pairs
    ]
    return pairs[shares.index(max(shares))][1]


def _agrees(told: Told, best: float) -> bool:
    assert told.word is not None and told.word.number is not None
    return told.word.number <= best if told.word.at_least else told.word.number == best


def _is_one(told: Told, lead: Told) -> bool:
    """Say whether a sentence asserts what the lead does: the same claim and stance, with numbers that agree.

    Who tells how many a blast has killed tells that there was a blast.
    """
    assert told.word is not None and lead.word is not None
    if lead.word.claim == "main" and told.word.claim in ("killed", "injured") and not lead.word.denies:
        return True
    if (told.word.claim, told.word.denies) != (lead.word.claim, lead.word.denies):
        return False
    pairs = ((told, lead.word), (lead, told.word))
    return not lead.word.number or any(
        _agrees(one, other.number) for one, other in pairs if other.number is not None and one.word is not None
    )


def _stated(told: Iterable[Told]) -> list[Told]:
    """Return the sentences that say whose word they are; an outlet's own reporter stands for himself."""
    return [item for item in told if item.who or (item.word and item.word.observer.startswith("reporter"))]


def count_origins(told: Iterable[Told]) -> int:
    """Count the true origins of sentences: those that share a mark, directly or through others, are one."""
    groups: list[set[str]] = []
    for item in told:
        marks = set(item.word.origin) if item.word else set()
        joined = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks] + [marks.union(*joined)]
    return len(groups)


def corroborable(written: Sequence[Written]) -> dict[str, int]:
    """Return for each claim that is no count and that nobody denies how many true origins its reports have."""
    told = [item for report in written for _, _, item in report.told if item.word is not None]
    denied = {item.word.claim for item in told if item.word and item.word.denies}
    found: dict[str, list[Told]] = {}
    for item in told:
        if item.word and item.word.claim not in denied and item.word.number is None:
            found.setdefault(item.word.claim, []).append(item)
    return {claim: count_origins(items) for claim, items in sorted(found.items())}
