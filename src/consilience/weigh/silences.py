"""Of which harm is nobody told? Where reports tell who was hurt and of no death, a brief says that none is reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from consilience.records import Figure, Finding, Relation, Stance, Standing
from consilience.weigh.counts import Count, scope_of
from consilience.weigh.grades import grade
from consilience.weigh.hints import find_hints
from consilience.weigh.identity import finding_id
from consilience.weigh.origins import Lineage

NONE_REPORTED = "none reported"
_HARMS = frozenset({"kill", "die", "injure", "firearms", "explosives"})
"""Modes of events in which people come to harm."""
_OTHER = {"killed": "injured", "injured": "killed"}
_EACH = 20
"""Up to so many victims reports tell what became of each; of a larger toll they tell less than they know."""
_REPORTS = 2
"""Fewer reports than this may have left something out; their silence says nothing."""


def find_silences(lineage: Lineage, groups: Sequence[Sequence[Count]]) -> list[Finding]:
    """Return a figure of nobody killed, or nobody hurt, for each story whose reports tell of the other harm only."""
    told: dict[str, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for count in (count for group in groups for count in group):
        if not count.denied and count.scope[1:] == ("", "") and not count.old:
            told[count.scope[0]][count.measure.outcome].append(count)
    tellers = _tellers(lineage)
    hints = find_hints(lineage)
    found = []
    for story in sorted(told):
        for outcome, other in _OTHER.items():
            known = [count for count in told[story].get(other, ()) if (count.value.point or 0) > 0]
            silent = outcome not in told[story] and "casualties" not in told[story]
            if (
                silent
                and outcome not in hints.get(story, ())
                and known
                and len(tellers.get(story, ())) >= _REPORTS
                and all(_is_small(count) for count in known)
            ):
                found.append(_silence(lineage, outcome, known))
    return found


def _tellers(lineage: Lineage) -> dict[str, set[str]]:
    """Return for each story the reports that tell of a harm of these days as a fact, with or without a number."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in lineage.index.mentions:
        event, report = mention.event, mention.reading.report
        if event.mode not in _HARMS or event.stance is not Stance.AFFIRMED or report in lineage.index.superseded:
            continue
        scope, _ = scope_of(lineage, mention.reading, mention, lineage.index.sentence(event.span))
        if scope[1:] == ("", ""):
            found[scope[0]].add(report)
    return found


def _is_small(count: Count) -> bool:
    return not count.value.vague and (count.value.point or 0) <= _EACH


def _silence(lineage: Lineage, outcome: str, known: Sequence[Count]) -> Finding:
    """Make the figure 0 that nobody states: it has no value and no origin, and its truth cannot be judged.

    ACLED's coders enter 0 where no fatality is reported; here the reader is told that it is read from silence.
    """
    cites = tuple(dict.fromkeys(count.value.assertion.citation for count in known))
    counted = f"people {outcome} ({NONE_REPORTED})"
    identity = finding_id("figure", cites, f"none {outcome}")
    because = f"read from silence: no report tells of anybody {outcome}, though they tell of {_OTHER[outcome]}"
    latest = max((count.value.as_of for count in known if count.value.as_of), default=None)
    unsaid = Standing.SINGLE_SOURCE
    figure = Figure(identity, counted, "", (), 0.0, 0.0, 0.0, 0.0, None, latest, Relation.AGREE, unsaid, (because,))
    return Finding(
        id=identity,
        kind="figure",
        text=f"no report tells of people {outcome}",
        standing=unsaid,
        grade=grade((), (), lineage.registry),
        support=cites,
        theme=outcome,
        figure=figure,
    )
