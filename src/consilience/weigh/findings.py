"""What happened, what was announced, and who said what? Event and statement findings with every citation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from consilience.records import Finding, Place, Stance, Standing, Statement, Time
from consilience.weigh.grades import grade, stand
from consilience.weigh.identity import finding_id
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Assertion, Lineage, source_kind
from consilience.weigh.origins.paths import paths_of
from consilience.weigh.origins.vouching import WILLING
from consilience.weigh.speech import DENYING
from consilience.weigh.support import supporters
from consilience.weigh.tellings import Telling
from consilience.weigh.wording import event_line, leading_mention, statement_line

_FAR = 10
"""Days between two days of one event."""
_CALENDAR = re.compile(r"\b\d{4}\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*\b)", re.IGNORECASE)
"""A month or a year: a time that names one was not counted from the day of its report."""
_ASKED = re.compile(r"(?i)(?:when|once|after|if)\s+(?:being\s+)?asked\b")
_HARMS = frozenset({"kill", "die", "injure", "destroy", "damage", "displace"})
"""Modes whose counts are tolls."""


def event_finding(lineage: Lineage, telling: Telling, dispute: Sequence[Assertion]) -> Finding:
    """Make a finding of what is told of one event in one stance, with who disputes it."""
    valid = [m for m in telling.mentions if m.reading.report not in lineage.index.superseded]
    mentions = valid or list(telling.mentions)
    mentions = current_counts(lineage, mentions)
    spans = {mention.event.span for mention in mentions}
    assertions = [assertion for mention, assertion in pairs_of(telling) if mention.event.span in spans]
    line = leading_mention(lineage.index, _last_counts(lineage, mentions))
    telling_it = {mention.event.span for mention in supporters(lineage.index, mentions, line)}
    support = lineage.independent(a for m, a in pairs_of(telling) if m.event.span in telling_it)
    against = lineage.independent(dispute)
    cites = tuple(dict.fromkeys(assertion.citation for assertion in assertions))
    earliest, latest = _period_of(
        lineage.index, line, [mention for mention in mentions if mention.event.span in telling_it]
    )
    return Finding(
        id=finding_id("event", cites, f"{telling.stance} {mentions[0].event.span}"),
        kind="event",
        text=event_line(lineage.index, [line]),
        standing=stand(support, against) if valid else Standing.SUPERSEDED,
        grade=grade(support, against, lineage.registry, unsure=telling.stance in (Stance.POSSIBLE, Stance.CONDITIONAL)),
        support=cites,
        dispute=tuple(dict.fromkeys(assertion.citation for assertion in dispute)),
        origins=tuple(origin.name for origin in support),
        lineage=paths_of(support),
        stance=telling.stance,
        theme=theme_of(mentions),
        earliest=earliest,
        latest=latest,
        places=places_of(mentions),
    )


def pairs_of(telling: Telling) -> Iterable[tuple[Mention, Assertion]]:
    """Return the mentions of a telling, each with whose word it is."""
    return zip(telling.mentions, telling.assertions, strict=True)


def current_counts(lineage: Lineage, mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out the mentions whose count the latest one excludes: "nine were killed" supports no toll of 21.

    The figures keep every count; a mention without a count, or with one that overlaps, stays.
    """
    counted = [mention for mention in mentions if _counts(mention)]
    if len({_counts(mention) for mention in counted}) < 2:
        return list(mentions)
    last = max(counted, key=lambda mention: (_told(lineage, mention), [-at for at in mention.event.span[1:]]))
    return [mention for mention in mentions if _may_agree(_counts(mention), _counts(last))]


def _last_counts(lineage: Lineage, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with the latest count, to word a harm by; all of them where the counts are one."""
    counted = [mention for mention in mentions if _counts(mention)]
    if len({_counts(mention) for mention in counted}) < 2 or not any(m.event.mode in _HARMS for m in counted):
        return list(mentions)
    day = max(_told(lineage, mention) for mention in counted)
    return [mention for mention in counted if _told(lineage, mention) == day]


def _told(lineage: Lineage, mention: Mention) -> date:
    return lineage.first_told[mention.reading.report] or date.min


def _counts(mention: Mention) -> tuple[tuple[float, float], ...]:
    """Return the bounds of the things and people counted in an event."""
    numbers = mention.reading.quantities
    quantities = [numbers[at] for at in mention.event.quantities if at < len(numbers)]
    return tuple(
        (float("-inf") if q.low is None else q.low, float("inf") if q.high is None else q.high)
        for q in quantities
        if q.kind == "count"
    )


def _may_agree(left: tuple[tuple[float, float], ...], right: tuple[tuple[float, float], ...]) -> bool:
    return not left or not right or any(a[0] <= b[1] and b[0] <= a[1] for a in left for b in right)


def theme_of(mentions: Sequence[Mention]) -> str | None:
    """Return the kind that most mentions have; the mode where more are of a mode alone, or none is typed."""
    kinds = Counter(mention.event.kind for mention in mentions if mention.event.kind)
    modes = Counter(mention.event.mode for mention in mentions if mention.event.mode and not mention.event.kind)
    typed = kinds if kinds.total() >= modes.total() else modes
    return min(typed, key=lambda value: (-typed[value], value), default=None)


def _period_of(index: CaseIndex, line: Mention, mentions: Sequence[Mention]) -> tuple[date | None, date | None]:
    """Return the days of an event as its line tells them, else as those who bear it out do.

    A weekday far from the day that others tell was counted from the wrong one: a page printed again a year later.
    """
    told = line if line.event.times else index.host(line) or line
    own, others = period([told]), period([mention for mention in mentions if mention is not line])
    far = own[0] and others[0] and abs((own[0] - others[0]).days) > _FAR
    words = " ".join(line.reading.text[t.span.start : t.span.end] for t in told.reading.times if _is_of(told, t))
    counted_back = far and not _CALENDAR.search(words)
    return others if own == (None, None) or counted_back else own


def _is_of(mention: Mention, time: Time) -> bool:
    return time in [mention.reading.times[n] for n in mention.event.times if n < len(mention.reading.times)]


def period(mentions: Iterable[Mention]) -> tuple[date | None, date | None]:
    """Return the days between which an event lies: the narrowest time that any report gives, then the most told."""
    times = [
        time
        for mention in mentions
        for number in mention.event.times or _of_result(mention)
        if number < len(mention.reading.times) and (time := mention.reading.times[number]).kind in ("DATE", "TIME")
    ]
    known = [(time.earliest, time.latest) for time in times if time.earliest or time.latest]
    told = Counter(known)
    return min(known, key=lambda bounds: (_width(bounds)[0], -told[bounds], _width(bounds)[1]), default=(None, None))


def _of_result(mention: Mention) -> tuple[int, ...]:
    """Return the times told of the outcome: "the level was lowered to yellow on Saturday", said of the yellow level."""
    event = mention.event
    if event.mode != "alert" or not event.recipient:
        return ()
    results = (e for e in mention.reading.events if not e.kind and not e.mode and set(e.actor) & set(event.recipient))
    return tuple(number for result in results for number in result.times)


def _width(bounds: tuple[date | None, date | None]) -> tuple[int, date]:
    earliest, latest = bounds
    days = (latest - earliest).days if earliest and latest else 10**6
    return days, earliest or latest or date.max


def places_of(mentions: Iterable[Mention]) -> tuple[Place, ...]:
    """Return the places of an event, most cited first, each once; a government named by its seat is no place."""
    found: dict[object, list[Place]] = defaultdict(list)
    for mention in mentions:
        for number in mention.event.places:
            if number < len(mention.reading.places) and mention.reading.places[number].use == "place":
                place = mention.reading.places[number]
                found[place.geonameid or place.name.casefold()].append(place)
    ordered = sorted(found.values(), key=lambda places: (-len(places), places[0].name, places[0].span))
    return tuple(places[0] for places in ordered)


# --- statements ------------------------------------------------------------------------------------------------------


def statement_findings(
    lineage: Lineage, themes: Mapping[tuple[str, int], str], told: frozenset[tuple[str, int]]
) -> tuple[Finding, ...]:
    """Tell who said what: named speakers, quoted or with an event in their words; one finding for one utterance.

    `told` holds the statements (report, number) that denials tell already.
    """
    index = lineage.index
    groups: dict[str, list[tuple[frozenset[str], list[tuple[str, int, Statement]]]]] = defaultdict(list)
    ordered: list[list[tuple[str, int, Statement]]] = []
    for report, reading in index.readings.items():
        actors = frozenset(name.text for name in reading.names if name.kind in ("person", "organisation", "force"))
        for number, statement in enumerate(reading.statements):
            if (report, number) in told or not _is_notable(lineage, statement, actors):
                continue
            if not (statement.direct or (report, number) in themes):
                continue
            speaker, words = index.canonical(statement.speaker or ""), _content_words(lineage, statement)
            same = next((members for first, members in groups[speaker] if _same_utterance(first, words)), None)
            if same is None:
                same = []
                groups[speaker].append((words, same))
                ordered.append(same)
            same.append((report, number, statement))
    return tuple(_statement_finding(lineage, members, themes) for members in ordered)


def _is_question(index: CaseIndex, statement: Statement) -> bool:
    """Say whether words are only what somebody was asked: "when asked about the raid" nobody has said anything yet."""
    if not statement.source:
        return not statement.direct
    return bool(statement.cue) and _ASKED.match(index.text(statement.cue[0])) is not None


def _is_notable(lineage: Lineage, statement: Statement, actors: frozenset[str]) -> bool:
    """Say whether somebody in particular speaks. What a country is said to want is no statement of its own."""
    if not statement.speaker or not statement.content or statement.act in DENYING:
        return False
    if _is_question(lineage.index, statement):
        return False
    if statement.act in WILLING and statement.speaker not in actors:
        return False
    return bool(statement.via) or source_kind(statement.speaker)[0] in ("named", "institution")


def _content_words(lineage: Lineage, statement: Statement) -> frozenset[str]:
    text = " ".join(lineage.index.text(span) for span in statement.content)
    return frozenset(word.strip(".,;:“”\"'‘’()").lower() for word in text.split() if len(word) > 3)


def _same_utterance(left: frozenset[str], right: frozenset[str]) -> bool:
    smaller = min(len(left), len(right))
    return smaller > 2 and len(left & right) >= 0.7 * smaller


def _statement_finding(
    lineage: Lineage, members: Sequence[tuple[str, int, Statement]], themes: Mapping[tuple[str, int], str]
) -> Finding:
    index = lineage.index
    members = [member for member in members if member[0] not in index.superseded] or members
    assertions = [lineage.assert_span(index.told_span(report, s), s) for report, _, s in members]
    support = lineage.independent(assertions)
    cites = tuple(assertion.citation for assertion in assertions)
    best = min(members, key=lambda m: (not m[2].direct, len(statement_line(index, m[2])), m[0], m[1]))
    theme = next((themes[(report, number)] for report, number, _ in members if (report, number) in themes), None)
    valid = any(report not in index.superseded for report, _, _ in members)
    return Finding(
        id=finding_id("statement", cites, f"{best[2].speaker} {best[2].content}"),
        kind="statement",
        text=statement_line(index, best[2]),
        standing=stand(support, ()) if valid else Standing.SUPERSEDED,
        grade=grade(support, (), lineage.registry),
        support=cites,
        origins=tuple(origin.name for origin in support),
        lineage=paths_of(support),
        theme=theme or None,
    )
