"""What does an analyst's word change in what was linked? It is applied last, and again whenever linking is done anew.

A word names two reports (then it is about their stories) or two mentions, "REPORT:START:END" (then it is about the
entities or the events that they are mentions of).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.link.crises import Linked
from consilience.link.entities import make_entity
from consilience.link.events import mention_id
from consilience.link.regroup import Ruled, Ruling, T, regroup
from consilience.link.retelling import tie_reports
from consilience.records import Entity, Judged, Judgement, Link, Name, Problem, Reading, Span
from consilience.unions import Unions

Partition = tuple[tuple[str, ...], ...]
Tie = tuple[float, Span, Span]
_SAME_REPORT, _SAME_NAME, _OTHER_NAME = 1.0, 0.9, 0.5
"""How strongly mentions of an entity hold together: by one name in one report, by one name, at all."""


@dataclass(frozen=True, slots=True)
class JudgedStories:
    """Stories and crises after the words on reports."""

    stories: Partition
    crises: Partition
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def judge_stories(
    readings: Mapping[str, Reading], stories: Partition, crises: Partition, judged: Iterable[Judged]
) -> JudgedStories:
    """Join and split stories; crises that one story now reaches into become one."""
    words = (word for word in judged if word.left in readings and word.right in readings)
    rulings = [_ruling(word, word.left, word.right) for word in words]
    ruled = regroup(stories, rulings, lambda story: tie_reports([readings[report] for report in story]))
    return JudgedStories(
        ruled.groups, _spanned(crises, ruled.groups), _links(ruled, str), tuple(_contradicted(ruled, str))
    )


def _spanned(crises: Partition, stories: Partition) -> Partition:
    """Join the crises that a story reaches into."""
    home = {report: number for number, crisis in enumerate(crises) for report in crisis}
    unions = Unions(len(crises))
    for story in stories:
        for report in story[1:]:
            unions.join(home[story[0]], home[report])
    joined = ((report for number in group for report in crises[number]) for group in unions.sets().values())
    return tuple(sorted(tuple(sorted(crisis)) for crisis in joined))


def judge_linked(
    linked: Linked, readings: Mapping[str, Reading], judged: Iterable[Judged]
) -> tuple[Linked, tuple[Problem, ...]]:
    """Join and split entities and events; every word that holds is kept as a link. Words on reports are passed over."""
    words = sorted({word for word in judged if not (word.left in readings and word.right in readings)})
    if not words:
        return linked, ()
    pairs = [(word, _mention(word.left), _mention(word.right)) for word in words]
    wanted = {span for _, *sides in pairs for span in sides}
    in_events = wanted.intersection(span for group in linked.events for span in group)
    in_entities = wanted.intersection(span for entity in linked.entities for span in entity.mentions)
    events = _judge_events(linked, _rulings(pairs, in_events))
    entities = _judge_entities(linked.entities, readings, _rulings(pairs, in_entities))
    unknown = [word for word, *sides in pairs if not (in_events.issuperset(sides) or in_entities.issuperset(sides))]
    links = {*events.links, *_links(entities.ruled, mention_id)}
    problems = (
        *_contradicted(events.ruled, mention_id),
        *_contradicted(entities.ruled, mention_id),
        *(_problem(word, "names no two reports, events or entities that are here") for word in unknown),
    )
    return Linked(entities.entities, events.ruled.groups, tuple(sorted(links, key=_order))), problems


@dataclass(frozen=True, slots=True)
class _Events:
    ruled: Ruled[Span]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Entities:
    ruled: Ruled[Span]
    entities: tuple[Entity, ...]


def _judge_events(linked: Linked, rulings: Sequence[Ruling[Span]]) -> _Events:
    """Group again by the links that made the groups; a link between two groups is none any more."""
    from_left: dict[str, list[Link]] = defaultdict(list)
    for link in linked.links if rulings else ():
        if link.judgement is Judgement.SAME:
            from_left[link.left].append(link)

    def ties(group: Sequence[Span]) -> Iterator[Tie]:
        named = {mention_id(span): span for span in group}
        for left, span in named.items():
            yield from ((link.score, span, named[link.right]) for link in from_left[left] if link.right in named)

    ruled = regroup(linked.events, rulings, ties)
    home = _changed(ruled.groups, linked.events)
    kept = (link for link in linked.links if _holds(link, home))
    return _Events(ruled, (*kept, *_links(ruled, mention_id)))


def _changed(groups: Iterable[Sequence[Span]], before: Iterable[Sequence[Span]]) -> dict[str, int]:
    """Give the new group of each mention whose group has changed."""
    known = set(map(tuple, before))
    changed = (group for group in groups if tuple(group) not in known)
    return {mention_id(span): number for number, group in enumerate(changed) for span in group}


def _holds(link: Link, home: Mapping[str, int]) -> bool:
    """Say whether a link speaks of one group as the same, or of two as in doubt."""
    if link.left not in home or link.right not in home:
        return True
    return (home[link.left] == home[link.right]) == (link.judgement is Judgement.SAME)


def _judge_entities(
    entities: tuple[Entity, ...], readings: Mapping[str, Reading], rulings: Sequence[Ruling[Span]]
) -> _Entities:
    ruled = regroup(
        (entity.mentions for entity in entities), rulings, lambda group: _tie_names(_names(group, readings))
    )
    before = {entity.mentions: entity for entity in entities}
    home = {span: entity for entity in entities for span in entity.mentions} if rulings else {}
    found = (
        before.get(group) or _remade([home[span] for span in group], _names(group, readings), ruled)
        for group in ruled.groups
    )
    return _Entities(ruled, tuple(sorted(found, key=lambda entity: entity.mentions)))


def _names(group: Sequence[Span], readings: Mapping[str, Reading]) -> list[Name]:
    """Give the names that stand at mentions, in their order."""
    spans = frozenset(group)
    reports = sorted({span.report for span in group})
    names = {name.span: name for report in reports for name in readings[report].names if name.span in spans}
    return [names[span] for span in sorted(names)]


def _tie_names(names: Sequence[Name]) -> Iterator[Tie]:
    """Tie mentions of one name in one report, then of one name, then those of other names."""
    first: dict[object, Span] = {}
    for name in names:
        for key, strength in (
            ((name.span.report, name.text), _SAME_REPORT),
            (name.text, _SAME_NAME),
            (None, _OTHER_NAME),
        ):
            other = first.setdefault(key, name.span)
            if other != name.span:
                yield strength, other, name.span


def _remade(parts: Sequence[Entity], names: Sequence[Name], ruled: Ruled[Span]) -> Entity:
    """Make an entity of mentions that were of others before, or of more."""
    spans = {name.span for name in names}
    judged = (
        f"{ruling.author} judged so on {ruling.day}" for ruling in ruled.held if spans & {ruling.left, ruling.right}
    )
    entries = {part.geonameid for part in parts} - {None}
    ids = {part.id for part in parts} - {None}
    return replace(
        make_entity(names, tuple(sorted({*(reason for part in parts for reason in part.because), *judged}))),
        geonameid=entries.pop() if len(entries) == 1 else None,
        id=ids.pop() if len(ids) == 1 else None,
    )


def _mention(named: str) -> Span:
    """Read "REPORT:START:END"; what is none becomes a span that no report has."""
    report, start, end = (["", "", "", *named.rsplit(":", 2)])[-3:]
    whole = start.isdecimal() and end.isdecimal()
    return Span(report, int(start), int(end)) if whole else Span(named, -1, -1)


def _rulings(pairs: Iterable[tuple[Judged, Span, Span]], here: set[Span]) -> list[Ruling[Span]]:
    return [_ruling(word, left, right) for word, left, right in pairs if left in here and right in here]


def _ruling(word: Judged, left: T, right: T) -> Ruling[T]:
    low, high = (left, right) if left <= right else (right, left)
    return Ruling(low, high, word.judgement, word.author, word.day)


def _links(ruled: Ruled[T], name: Callable[[T], str]) -> tuple[Link, ...]:
    return tuple(
        Link(name(word.left), name(word.right), word.judgement, 1.0, "a person's word", word.author, word.day)
        for word in ruled.held
    )


def _contradicted(ruled: Ruled[T], name: Callable[[T], str]) -> Iterator[Problem]:
    for word in ruled.refused:
        judged = Judged(name(word.left), name(word.right), word.judgement, word.author, word.day)
        yield _problem(judged, "contradicts later words, which count")


def _problem(word: Judged, what: str) -> Problem:
    told = f"{word.author}'s word of {word.day} that {word.left} and {word.right} are {word.judgement}"
    return Problem("link", f"{told} {what}", source=word.left)


def _order(link: Link) -> tuple[str, str, str]:
    return link.left, link.right, link.author or ""
