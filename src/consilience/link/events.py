"""Which mentions mean one event, within and across the reports of a story? Whether affirmed or denied.

A denied request and the claim of that request are about the same event; two strikes on two days are not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from consilience.link.anaphora import is_aside, take_up
from consilience.link.likeness import Likeness, compare
from consilience.link.linkage import link_on_average
from consilience.link.mentions import Mention, entity_numbers, find_mentions, merge_mentions
from consilience.records import Entity, Judgement, Link, Reading, Span
from consilience.unions import Unions

THRESHOLD = 0.4
"""Mean score inside a group of mentions."""
POINTED = 0.75
"""Score between "the deployment" and the last deployment before it in the report."""
PASSED_OVER = 0.0
"""Score with the mention that a bare noun passes over."""
DOUBTFUL = 0.6
"""A pair as like as this that lies in two groups is a link in doubt."""
LARGEST = 1200
"""So many mentions are compared each with each; of more, those of one word first, then the groups found."""

Groups = tuple[tuple[Span, ...], ...]


def find_events(
    readings: Sequence[Reading],
    stories: Sequence[Sequence[str]],
    entities: Sequence[Entity],
) -> tuple[Groups, tuple[Link, ...]]:
    """Group the event mentions of the readings of one crisis; every one is in exactly one group.

    Return the links with it.
    """
    numbers = entity_numbers(entities)
    story_of = {report: number for number, story in enumerate(stories) for report in story}
    mentions = [
        mention
        for reading in readings
        for mention in take_up(find_mentions(reading, numbers, story_of[reading.report]))
    ]
    contexts = {(mention.span.report, mention.context) for mention in mentions}
    spread = Counter(token for _, context in contexts for token in context)
    parts, links = _group(mentions, spread, len(contexts))
    groups = (tuple(sorted(mentions[number].span for number in part)) for part in parts)
    return tuple(sorted(groups)), tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _group(mentions: Sequence[Mention], spread: Counter[str], total: int) -> tuple[list[list[int]], list[Link]]:
    """Group the mentions of one crisis; give the groups as numbers."""
    groups = [[number] for number, mention in enumerate(mentions) if not mention.keys]
    links: list[Link] = []
    for component in _components(mentions):
        parts, found = _group_component(mentions, component, spread, total)
        groups += parts
        links += found
    return groups, links


def _components(mentions: Sequence[Mention]) -> list[list[int]]:
    """Part the mentions that have keys where no chain of shared keys leads from one to the other.

    What shares no key has score 0, so no group reaches across; comparing part by part changes nothing but the time.
    """
    unions = Unions(len(mentions))
    first: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        for key in mention.keys:
            unions.join(first.setdefault(key, number), number)
    return [part for part in unions.sets().values() if mentions[part[0]].keys]


def _group_component(
    mentions: Sequence[Mention], chosen: Sequence[int], spread: Counter[str], total: int
) -> tuple[list[list[int]], list[Link]]:
    if len(chosen) <= LARGEST:
        parts, links = _compare([mentions[number] for number in chosen], spread, total)
        return [[chosen[number] for number in part] for part in parts], links
    first, links = _group_words(mentions, chosen, spread, total)
    first.sort(key=lambda part: (-len(part), part))
    merged = [merge_mentions([mentions[number] for number in part]) for part in first[:LARGEST]]
    parts, further = _compare(merged, spread, total)
    groups = [sorted(number for place in part for number in first[place]) for part in parts]
    return groups + first[LARGEST:], links + further


def _group_words(
    mentions: Sequence[Mention], chosen: Sequence[int], spread: Counter[str], total: int
) -> tuple[list[list[int]], list[Link]]:
    """Group the mentions of each word, at most LARGEST at once."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number in chosen:
        by_word[mentions[number].word].append(number)
    groups: list[list[int]] = []
    links: list[Link] = []
    for _, numbers in sorted(by_word.items()):
        for start in range(0, len(numbers), LARGEST):
            block = numbers[start : start + LARGEST]
            parts, found = _compare([mentions[number] for number in block], spread, total)
            groups += [[block[number] for number in part] for part in parts]
            links += found
    return groups, links


def _compare(block: Sequence[Mention], spread: Counter[str], total: int) -> tuple[list[list[int]], list[Link]]:
    if len(block) < 2:
        return [[number] for number in range(len(block))], []
    likeness = compare(block, spread, total)
    _point_back(block, likeness)
    parts = link_on_average(likeness.score.copy(), THRESHOLD)
    return parts, _links(block, parts, likeness)


def _point_back(block: Sequence[Mention], likeness: Likeness) -> None:
    """Raise the score of "the deployment" with the nearest earlier deployment that nothing speaks against."""
    for number, mention in enumerate(block):
        if not mention.points_back or mention.light:
            continue
        for earlier in range(number - 1, -1, -1):
            if block[earlier].span.report != mention.span.report:
                break
            alike = block[earlier].word == mention.word
            if alike and is_aside(block[earlier], mention):
                likeness.score[number, earlier] = likeness.score[earlier, number] = PASSED_OVER
            elif (
                alike
                and min(likeness.parts[name][number, earlier] for name in ("numbers", "days", "participants")) > -0.3
            ):
                raised = max(POINTED, float(likeness.score[number, earlier]))
                likeness.score[number, earlier] = likeness.score[earlier, number] = raised
                break


def _links(block: Sequence[Mention], parts: Sequence[Sequence[int]], likeness: Likeness) -> list[Link]:
    """Tie every group with its likest pairs, and name the like pairs that lie in two groups."""
    home = {number: place for place, part in enumerate(parts) for number in part}
    found = [_link(block, one, two, likeness, Judgement.SAME) for part in parts for one, two in _tree(part, likeness)]
    doubtful: dict[tuple[int, int], tuple[float, int, int]] = {}
    homes = np.array([home[number] for number in range(len(block))])
    apart = homes[:, None] != homes[None, :]
    for one, two in np.argwhere(np.triu(apart & (likeness.score >= DOUBTFUL), k=1)).tolist():
        sides = (min(home[one], home[two]), max(home[one], home[two]))
        score = float(likeness.score[one, two])
        doubtful[sides] = max(doubtful.get(sides, (0.0, 0, 0)), (score, one, two))
    found += [_link(block, one, two, likeness, Judgement.UNSURE) for _, (_, one, two) in sorted(doubtful.items())]
    return found


def _tree(part: Sequence[int], likeness: Likeness) -> list[tuple[int, int]]:
    """Give the edges of a maximum spanning tree (Prim): one link for every member but the first."""
    if len(part) < 2:
        return []
    scores = likeness.score[np.ix_(part, part)]
    near, best = np.zeros(len(part), dtype=np.int64), scores[0].astype(np.float64).copy()
    left = np.ones(len(part), dtype=np.bool_)
    left[0] = False
    edges: list[tuple[int, int]] = []
    while left.any():
        new = int(np.argmax(np.where(left, best, -1)))
        one, two = sorted((part[int(near[new])], part[new]))
        edges.append((one, two))
        left[new] = False
        closer = left & (scores[new] > best)
        near[closer], best[closer] = new, scores[new][closer]
    return edges


def _link(block: Sequence[Mention], one: int, two: int, likeness: Likeness, judgement: Judgement) -> Link:
    left, right = sorted((block[one].span, block[two].span))
    evidence = {name: float(part[one, two]) for name, part in likeness.parts.items()}
    because = ", ".join(f"{name} {value:+.1f}" for name, value in evidence.items() if abs(value) >= 0.05)
    name_of = "{0.report}:{0.start}:{0.end}".format
    score = round(float(likeness.score[one, two]), 3)
    return Link(name_of(left), name_of(right), judgement, score, because)
