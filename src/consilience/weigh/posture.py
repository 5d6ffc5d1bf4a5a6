"""Which plans, alert levels, organs, forces, weapons, laws and agreements do the reports describe, and in what state?

Nothing in it is known but what a report says: each entry rests on the clauses that tell its state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from consilience.records import Citation, PostureEntry, Span, Stance, Standing
from consilience.weigh.agreements import find_agreements
from consilience.weigh.findings import period
from consilience.weigh.grades import stand
from consilience.weigh.index import Mention
from consilience.weigh.origins import Assertion, Lineage
from consilience.weigh.parts import KINDS, Part, find_alerts, find_parts
from consilience.weigh.speech import telling_span
from consilience.weigh.states import NAMED, State, find_states, side_of, sizes_of, stages_of
from consilience.weigh.wording import clause_text, shortened


def find_posture(lineage: Lineage, disputing: Mapping[Span, tuple[Assertion, ...]]) -> tuple[PostureEntry, ...]:
    """Build the entries, each once for all reports and names, ordered by kind and name."""
    named = [_entry(lineage, part, find_states(lineage.index, part), disputing) for part in find_parts(lineage.index)]
    alerts = [_entry(lineage, part, states, disputing) for part, states in find_alerts(lineage.index)]
    agreements = [_entry(lineage, part, states, disputing) for part, states in find_agreements(lineage.index)]
    entries = [entry for entry in (*named, *alerts, *agreements) if entry is not None]
    return tuple(sorted(entries, key=lambda entry: (KINDS.index(entry.kind), entry.name, _first(entry))))


def _first(entry: PostureEntry) -> tuple[Span, ...]:
    return tuple(cite.span for cite in entry.support)


def _entry(
    lineage: Lineage, part: Part, states: Sequence[State], disputing: Mapping[Span, tuple[Assertion, ...]]
) -> PostureEntry | None:
    """Make an entry of a part; None where no report tells its state and its kind needs one."""
    part, states = _valid(lineage, part, states)
    sizes = sizes_of(lineage.index, part, states)
    stages = stages_of(lineage.index, part)
    if not states and not sizes and not stages and part.kind not in ("law", "plan"):
        return None
    told = [state for state in states if state.mention.event.stance is not Stance.DENIED]
    denied = [state for state in states if state.mention.event.stance is Stance.DENIED]
    if part.kind == "alert level":
        told = sorted(told, key=lambda state: (_day(lineage, state) or date.min, state.name))
    status = _status(lineage, part, told or denied)
    support = [_assertion(lineage, state) for state in told or denied] or _bare(lineage, part)
    dispute = [a for state in told for a in disputing.get(state.mention.event.span, ())]
    dispute += [_assertion(lineage, state) for state in denied] if told else []
    current = [state for state in told if _worded(state) == status]
    agreeing = [_assertion(lineage, state) for state in current] or support
    standing = stand(lineage.independent(agreeing), lineage.independent(dispute))
    since, told_since = _since([state.mention for state in current or told])
    return PostureEntry(
        kind=part.kind,
        name=part.name,
        variants=part.variants,
        standing=standing if told or not denied else Standing.DENIED,
        support=_cites(support),
        dispute=_cites(dispute),
        side=side_of(lineage.index, part, told),
        status=_shown(status, standing),
        since=since,
        attributes=(*told_since, *stages, *sizes, *_described(lineage, told), *_where(told)),
    )


def _valid(lineage: Lineage, part: Part, states: Sequence[State]) -> tuple[Part, Sequence[State]]:
    """Leave out what only a report says that a later version replaced."""
    old = lineage.index.superseded
    mentions = tuple(span for span in part.mentions if span.report not in old)
    kept = [state for state in states if state.name.report not in old]
    return (replace(part, mentions=mentions), kept) if mentions else (part, states)


def _since(mentions: Sequence[Mention]) -> tuple[date | None, tuple[tuple[str, str], ...]]:
    """Return the day from which a state holds; where only a longer period is told, its words instead of a day."""
    earliest, latest = period(mentions)
    if earliest is None or earliest == latest:
        return earliest, ()
    times = [mention.reading.times[at] for mention in mentions for at in mention.event.times]
    spans = [time.span for time in times if (time.earliest, time.latest) == (earliest, latest)]
    texts = [mention.reading.text for mention in mentions if mention.reading.report == spans[0].report] if spans else []
    return None, tuple(("since", text[spans[0].start : spans[0].end]) for text in texts[:1])


def _day(lineage: Lineage, state: State) -> date | None:
    """Return the day of a state: when it came about, or when it was first reported."""
    earliest, latest = period([state.mention])
    return latest or earliest or lineage.first_told[state.name.report]


def _assertion(lineage: Lineage, state: State) -> Assertion:
    """Trace the source of a state, quoted by its clause stretched over the name of the part."""
    span = telling_span(lineage.index, state.mention)
    whole = Span(span.report, min(span.start, state.name.start), max(span.end, state.name.end))
    number = lineage.index.statement_over(state.mention.event.span)
    return lineage.assert_span(whole, state.mention.reading.statements[number] if number is not None else None)


def _bare(lineage: Lineage, part: Part) -> list[Assertion]:
    """Trace the sentences that only name a part."""
    spans = sorted({lineage.index.sentence(span) for span in part.mentions})
    return [lineage.assert_span(span, None) for span in spans]


def _cites(assertions: Iterable[Assertion]) -> tuple[Citation, ...]:
    return tuple(sorted({assertion.citation for assertion in assertions}, key=lambda cite: (cite.span, cite.said_by)))


def _status(lineage: Lineage, part: Part, states: Sequence[State]) -> str | None:
    """Return the state that most reports tell, copies once; what is only planned, alleged or denied says so.

    An alert level is as it was left last; its states stand in the order of days. That a measure is named so is no
    state of it where another report tells one ("approved").
    """
    if part.kind == "alert level" and states:
        done = [state for state in states if state.mention.event.stance is Stance.AFFIRMED]
        return _worded((done or states)[-1])
    told = {(_worded(state), lineage.copy_root[state.name.report]) for state in states}
    often = Counter(words for words, _ in told)
    return min(often, key=lambda words: (words == NAMED, -often[words], words), default=None)


def _shown(status: str | None, standing: Standing) -> str | None:
    """Say beside a state that it is contested, instead of that one report holds it possible."""
    if status is None or standing is not Standing.CONTESTED:
        return status
    return f"{status.split(' (')[0]} (contested)"


def _worded(state: State) -> str:
    stance = state.mention.event.stance
    if stance is Stance.AFFIRMED or state.status == stance:
        return state.status
    return f"{state.status} ({stance})"


def _described(lineage: Lineage, states: Sequence[State]) -> tuple[tuple[str, str], ...]:
    """Return how each report puts it, side by side: one names the measure, the other says that it was approved.

    Copies of one text are quoted once, from the report after which they are named.
    """
    names = dict(lineage.report_origins)
    best: dict[tuple[str, str, int], State] = {}
    for state in states:
        key = (lineage.copy_root[state.name.report], state.status, _nth(states, state))
        held = best.get(key)
        if held is None or _is_named_after(lineage, names, state) > _is_named_after(lineage, names, held):
            best[key] = state
    lines = ((state.name.report, shortened(clause_text(lineage.index, state.mention))) for state in best.values())
    return tuple(dict.fromkeys(("as told", f"{lineage.outlet(report)}: {line}") for report, line in lines))


def _nth(states: Sequence[State], state: State) -> int:
    """Return how many states with this status its report has told before."""
    alike = [other for other in states if (other.name.report, other.status) == (state.name.report, state.status)]
    return alike.index(state)


def _is_named_after(lineage: Lineage, names: Mapping[str, str], state: State) -> bool:
    return lineage.outlet(state.name.report) == names[state.name.report]


def _where(states: Sequence[State]) -> tuple[tuple[str, str], ...]:
    names = [
        state.mention.reading.places[number].name
        for state in states
        for number in state.mention.event.places
        if number < len(state.mention.reading.places) and state.mention.reading.places[number].use == "place"
    ]
    return tuple(("place", name) for name in dict.fromkeys(names))
