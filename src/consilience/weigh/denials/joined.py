"""Who denies what? Every denial, joined across reports, with exactly what it denies in each report's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from consilience.records import Span
from consilience.unions import Unions
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.framed import framed_denials
from consilience.weigh.denials.negated import negated_denials
from consilience.weigh.denials.worded import worded_denials
from consilience.weigh.index import CaseIndex
from consilience.weigh.origins.lineage import Lineage

_NEAR = 600
"""Characters within which a speaker's second denial ("No, we have not ...") takes up the first."""
_FIRST = {Sort.WORDED: 0, Sort.FRAMED: 0, Sort.NEGATED: 1, Sort.COUNTERED: 2}


def find_denials(lineage: Lineage) -> tuple[tuple[Denial, ...], ...]:
    """Find the denials of all reports and join those in which one speaker denies one thing.

    Those that use a word of denying come first: a bare "No" joins one of them where it can. Some that come back are
    denials only if somebody is found who claims the contrary (`Denial.alone` is false).
    """
    found = sorted(_denials(lineage), key=lambda denial: (_FIRST[denial.sort], denial.span, denial.sort))
    joined = Unions(len(found))
    near: dict[str, list[int]] = defaultdict(list)
    for at, denial in enumerate(found):
        homes = [f"in {denial.report}"]
        if denial.statement is not None or denial.uses_words:
            homes.append(f"by {denial.speaker.casefold()}")
        for other in sorted({other for home in homes for other in near[home]}):
            if joined.find(other) != joined.find(at) and _same(denial, found[other]):
                joined.join(other, at)
        for home in homes:
            near[home].append(at)
    clusters = [[found[at] for at in members] for members in joined.sets().values()]
    ordered = [tuple(sorted(cluster, key=lambda denial: denial.span)) for cluster in clusters]
    return tuple(sorted(ordered, key=lambda cluster: cluster[0].span))


def _denials(lineage: Lineage) -> list[Denial]:
    """Find all denials, no words twice: a frame inside a statement of denying belongs to it, but for a doubt."""
    framed = tuple(framed_denials(lineage))
    found = [denial for denial in framed if denial.status != "denied"]
    for more in (worded_denials(lineage), framed, negated_denials(lineage)):
        taken: dict[str, list[Span]] = defaultdict(list)
        for denial in found:
            taken[denial.report].append(denial.key)
        found += [d for d in more if not any(d.key.overlaps(other) for other in taken[d.report])]
    return found


def _same(left: Denial, right: Denial) -> bool:
    """Say whether two denials are one: one speaker, and one event or the same subject.

    A headline ("Vesta denies ...") and the official of its text are one too; so is a denial inside another's words.
    The same words about two matters ("a second bridge had been attacked") are two denials.
    """
    if left.span == right.span:
        return True
    if Sort.COUNTERED in (left.sort, right.sort) or left.status != right.status:
        return False
    if left.span.covers(right.span) or right.span.covers(left.span):
        return left.speaker == right.speaker or left.sort is right.sort is Sort.WORDED
    if left.speaker.casefold() != right.speaker.casefold():
        shared = left.triggers & right.triggers and (left.impersonal or right.impersonal)
        return bool(shared) and left.report == right.report
    grounds = bool(left.grounds & right.grounds)
    return bool(left.groups & right.groups) or (grounds and _same_matter(left, right))


def _same_matter(left: Denial, right: Denial) -> bool:
    """Say whether what one speaker denies twice on common ground is one thing by its words."""
    if left.triggers & right.triggers:
        return True
    stems, countries = left.topic.common(right.topic)
    if stems >= 2 or (stems and countries >= 2):
        return True
    plain = not left.uses_words or not right.uses_words
    return plain and left.report == right.report and stems >= 1 and abs(left.span.start - right.span.end) < _NEAR


def denied_spans(index: CaseIndex, clusters: Iterable[Sequence[Denial]]) -> frozenset[Span]:
    """Return the triggers that some denial denies, and those of its words for it ("withdrew his statement")."""
    every = [denial for cluster in clusters for denial in cluster]
    denied = frozenset(mention.event.span for denial in every for mention in denial.denied)
    says = (m for d in every if d.sort is Sort.FRAMED and d.undone for m in index.mentions_within(d.key))
    return denied | frozenset(mention.event.span for mention in says)
