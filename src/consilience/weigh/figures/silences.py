"""Of which harm is nobody told? Where reports tell who was hurt and of no death, a brief says that none is reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from consilience.records import Figure, Finding, Relation, Standing
from consilience.weigh.figures.counts import Count
from consilience.weigh.figures.hints import find_hints, tellers_of
from consilience.weigh.figures.margins import NO_MARGIN, Margin, Margins, widen
from consilience.weigh.figures.reconcile import Reconciled
from consilience.weigh.grades import grade
from consilience.weigh.identity import finding_id
from consilience.weigh.origins.lineage import Lineage

NONE_REPORTED = "none reported"
_OTHER = {"killed": ("injured", "shot", "in hospital", "taken to hospital"), "injured": ("killed",)}
"""What else befell people where nobody is told of as killed, or as hurt."""
_EACH = 20
"""Up to so many victims reports tell what became of each; of a larger toll they tell less than they know."""
_REPORTS = 2
"""Fewer reports than this may have left something out; their silence says nothing, but where they say who lives.

Of a story they may be fewer where no report of the whole case tells of the other harm.
"""


def find_silences(lineage: Lineage, groups: Sequence[Sequence[Count]], margins: Margins) -> list[Finding]:
    """Return a figure of nobody killed, or nobody hurt, for each story whose reports tell of the other harm only."""
    told: dict[str, dict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for count in (count for group in groups for count in group):
        if not count.denied and count.scope[1:] == ("", "") and not count.old:
            told[count.scope[0]][count.measure.outcome].append(count)
    tellers = tellers_of(lineage)
    hints = find_hints(lineage)
    anywhere = {outcome for counts in told.values() for outcome in counts}.union(*hints.values())
    alone = len(set(lineage.copy_root.values())) < _REPORTS
    found = []
    for story in sorted(told):
        for outcome, other in _OTHER.items():
            known = [count for kind in other for count in told[story].get(kind, ()) if (count.value.point or 0) > 0]
            silent = outcome not in told[story] and "casualties" not in told[story]
            if (
                silent
                and outcome not in hints.get(story, ())
                and known
                and (
                    len(tellers.get(story, ())) >= (_REPORTS if alone or outcome in anywhere else 1)
                    or (outcome == "killed" and "injured" in hints.get(story, ()))
                )
                and all(_is_small(count) for count in known)
            ):
                found.append(_silence(lineage, outcome, known, margins.get((story, outcome), NO_MARGIN)))
    return found


def _is_small(count: Count) -> bool:
    return not count.value.vague and (count.value.point or 0) <= _EACH


def _silence(lineage: Lineage, outcome: str, known: Sequence[Count], margin: Margin) -> Finding:
    """Make the figure 0 that nobody states: it has no value and no origin, and its truth cannot be judged.

    ACLED's coders enter 0 where no fatality is reported; here the reader is told that it is read from silence.
    """
    cites = tuple(dict.fromkeys(count.value.assertion.citation for count in known))
    counted = f"people {outcome} ({NONE_REPORTED})"
    identity = finding_id("figure", cites, f"none {outcome}")
    because = f"read from silence: no report tells of anybody {outcome}, though they tell of {known[0].measure.outcome}"
    latest = max((count.value.as_of for count in known if count.value.as_of), default=None)
    unsaid = Standing.SINGLE_SOURCE
    none = widen(Reconciled(0.0, 0.0, 0.0, 0.0, Relation.AGREE, latest, (because,)), margin)
    figure = Figure(
        identity, counted, "", (), 0.0, none.low, none.high, 0.0, None, latest, Relation.AGREE, unsaid, none.because
    )
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
