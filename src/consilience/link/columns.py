"""How do mentions stand in columns, so that all pairs of them are compared at once? A row a mention, words as numbers.

What one report brings (`Described`) depends on nothing but its reading: it is made once and kept. A crisis puts what
its reports bring under one another (`Table`), with one number for every word and every entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from consilience.link.anaphora import is_aside, take_up
from consilience.link.bearers import Bearer, find_bearers
from consilience.link.mentions import Mention, find_mentions
from consilience.records import Reading, Span

Numbers = NDArray[np.int32]

BAGS = ("keys", "actor", "recipient", "everybody", "clause", "context", "numbers")
"""The sets of words that a mention has; `everybody` are actor and recipient."""
_ROW = np.dtype(
    [
        *((name, np.int32) for name in ("word", "kind", "mode", "agency", "first", "last")),
        *((name, np.bool_) for name in ("light", "general", "dated")),
    ]
)
"""Words are numbers of tokens, -1 for none; first and last day are ordinals, 0 for none."""


@dataclass(frozen=True, slots=True)
class Described:
    """What one report brings to linking: what it names and what happens in it, whatever other reports say."""

    report: str
    published: int
    """Its day of publication as an ordinal, 0 where it is unknown."""
    bearers: tuple[Bearer, ...]
    spans: tuple[Span, ...]
    """Of its mentions of events, in order."""
    tokens: tuple[str, ...]
    rows: NDArray[np.void]
    entries: Numbers
    """What is in the bags: rows of bag, mention, token."""
    pointers: tuple[tuple[int, int, bool], ...]
    """Of "the deployment": it, an earlier mention of that word, nearest first, and whether it passes that one over."""


@dataclass(frozen=True, slots=True)
class Bag:
    """Which mention holds which token; in the order of mentions."""

    owners: Numbers
    tokens: Numbers


@dataclass(frozen=True, slots=True)
class Table:
    """Mentions of many reports, or groups of them, with their columns."""

    spans: tuple[Span, ...]
    tokens: tuple[str, ...]
    rows: NDArray[np.void]
    reports: Numbers
    published: Numbers
    """The day of its report's publication, 0 where it is unknown."""
    stories: Numbers
    sizes: Numbers
    """How many mentions each row stands for."""
    bags: Mapping[str, Bag]
    pointers: tuple[tuple[int, int, bool], ...]

    def __len__(self) -> int:
        """Count the mentions."""
        return len(self.spans)


def describe_reading(reading: Reading) -> Described:
    """Describe what one report names and what happens in it. Pure: the reading is all that it depends on."""
    bearers = tuple(find_bearers(reading))
    bearer_at = {name.span: number for number, bearer in enumerate(bearers) for name in bearer.names}
    mentions = tuple(take_up(find_mentions(reading, bearer_at)))
    published = reading.published.toordinal() if reading.published else 0
    return describe_mentions(reading.report, bearers, mentions, published)


def describe_mentions(
    report: str, bearers: tuple[Bearer, ...], mentions: Sequence[Mention], published: int = 0
) -> Described:
    """Put mentions of one report into columns."""
    bags = tuple(zip(*map(_bags, mentions), strict=True)) or ((),) * len(BAGS)
    words = ((m.word, m.kind, m.mode, m.agency) for m in mentions)
    tokens = sorted({*chain.from_iterable(chain.from_iterable(bags)), *chain.from_iterable(words)} - {None})
    number_of: dict[str | None, int] = {token: number for number, token in enumerate(tokens)} | {None: -1}
    rows = [
        (
            *map(number_of.__getitem__, (m.word, m.kind, m.mode, m.agency)),
            *(m.days or (0, 0)),
            m.light,
            m.general,
            m.dated,
        )
        for m in mentions
    ]
    return Described(
        report,
        published,
        bearers,
        tuple(mention.span for mention in mentions),
        tuple(tokens),
        np.array(rows, dtype=_ROW),
        np.concatenate([_entries(number, bag, number_of) for number, bag in enumerate(bags)]),
        tuple(_pointers(mentions)),
    )


def _entries(number: int, bags: Sequence[frozenset[str]], number_of: Mapping[str | None, int]) -> Numbers:
    """Give the rows of one kind of bag, each bag in the order of its tokens."""
    tokens = np.fromiter(map(number_of.__getitem__, chain.from_iterable(bags)), dtype=np.int32)
    owners = np.repeat(np.arange(len(bags), dtype=np.int32), [len(bag) for bag in bags])
    order = np.argsort(owners * np.int64(len(number_of)) + tokens)
    return np.column_stack([np.full(len(order), number, dtype=np.int32), owners[order], tokens[order]])


def _bags(mention: Mention) -> tuple[frozenset[str], ...]:
    both = mention.actor | mention.recipient
    return mention.keys, mention.actor, mention.recipient, both, mention.clause, mention.context, mention.numbers


def _pointers(mentions: Sequence[Mention]) -> Iterable[tuple[int, int, bool]]:
    """Give for a noun that points back the earlier mentions of its word, nearest first."""
    before: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        earlier = before.setdefault(mention.word, [])
        if mention.points_back and not mention.light:
            yield from ((number, other, is_aside(mentions[other], mention)) for other in reversed(earlier))
        earlier.append(number)


def tabulate(described: Sequence[Described], entities: Sequence[int], story_of: Mapping[str, int]) -> Table:
    """Put the mentions of the reports of one crisis under one another.

    `entities` gives the entity of each bearer, all reports' bearers in one sequence.
    """
    number_of: dict[str, int] = {}
    rows, entries, pointers, first, bearer = [], [], [], 0, 0
    for item in described:
        tokens = _with_entities(item.tokens, entities[bearer : bearer + len(item.bearers)])
        to = np.array([number_of.setdefault(token, len(number_of)) for token in tokens] + [-1], dtype=np.int32)
        rows.append(_renumbered(item.rows, to))
        entries.append(np.column_stack([item.entries[:, 0], item.entries[:, 1] + first, to[item.entries[:, 2]]]))
        pointers += [(one + first, two + first, aside) for one, two, aside in item.pointers]
        first, bearer = first + len(item.spans), bearer + len(item.bearers)
    counts = [len(item.spans) for item in described]
    return Table(
        tuple(chain.from_iterable(item.spans for item in described)),
        tuple(number_of),
        np.concatenate([np.empty(0, dtype=_ROW), *rows]),
        np.repeat(np.arange(len(described), dtype=np.int32), counts),
        np.repeat(np.array([item.published for item in described], dtype=np.int32), counts),
        np.repeat(np.array([story_of.get(item.report, -1) for item in described], dtype=np.int32), counts),
        np.ones(first, dtype=np.int32),
        _split(np.concatenate([np.empty((0, 3), dtype=np.int32), *entries])),
        tuple(pointers),
    )


def _renumbered(rows: NDArray[np.void], to: Numbers) -> NDArray[np.void]:
    """Write the crisis's numbers of words for the report's; `to` ends with that for none."""
    found = rows.copy()
    for name in ("word", "kind", "mode", "agency"):
        found[name] = to[rows[name]]
    return found


def _with_entities(tokens: Sequence[str], entities: Sequence[int]) -> list[str]:
    """Write the crisis's number of an entity for the report's."""
    if not entities:
        return list(tokens)
    return [f"{token[:2]}{entities[int(token[2:])]}" if token[:2] in _LINKED else token for token in tokens]


_LINKED = ("p:", "e:", "g:")


def _split(entries: Numbers) -> dict[str, Bag]:
    """Part the entries by bag, in the order of mentions and tokens; what is in a bag twice, by two names, once."""
    mentions, tokens = (int(entries[:, column].max(initial=0)) + 1 for column in (1, 2))
    keys = np.unique((entries[:, 0].astype(np.int64) * mentions + entries[:, 1]) * tokens + entries[:, 2])
    bag_of, owners, held = keys // (mentions * tokens), keys // tokens % mentions, keys % tokens
    ends = np.searchsorted(bag_of, np.arange(len(BAGS) + 1)).tolist()
    chosen = (slice(*bounds) for bounds in pairwise(ends))
    return {
        name: Bag(owners[part].astype(np.int32), held[part].astype(np.int32))
        for name, part in zip(BAGS, chosen, strict=True)
    }


def merge_rows(table: Table, groups: Sequence[Sequence[int]]) -> Table:
    """Make one row of each group of rows: the first, with everything that all of them say and the narrowest dates."""
    home = np.empty(len(table), dtype=np.int32)
    for number, group in enumerate(groups):
        home[list(group)] = number
    firsts = np.array([group[0] for group in groups], dtype=np.int32)
    rows = table.rows[firsts]
    rows["first"], rows["last"], rows["dated"] = _narrowest(table, home, len(groups))
    return Table(
        tuple(table.spans[first] for first in firsts),
        table.tokens,
        rows,
        table.reports[firsts],
        table.published[firsts],
        table.stories[firsts],
        np.bincount(home, weights=table.sizes, minlength=len(groups)).astype(np.int32),
        {name: _united(bag, home, len(table.tokens)) for name, bag in table.bags.items()},
        tuple((int(home[one]), int(home[two]), aside) for one, two, aside in table.pointers),
    )


def _narrowest(table: Table, home: Numbers, count: int) -> tuple[Numbers, Numbers, Numbers]:
    first, last = table.rows["first"], table.rows["last"]
    dated = np.flatnonzero(first > 0)
    order = dated[np.lexsort((first[dated], last[dated] - first[dated], home[dated]))]
    found = np.zeros((3, count), dtype=np.int32)
    for number, column in enumerate((first, last, table.rows["dated"])):
        found[number][home[order[::-1]]] = column[order[::-1]]  # the narrowest of each group: written last, it stays
    return found[0], found[1], found[2]


def _united(bag: Bag, home: Numbers, size: int) -> Bag:
    both = np.sort(home[bag.owners].astype(np.int64) * max(size, 1) + bag.tokens)
    both = both[np.diff(both, prepend=-1) > 0]
    owners, tokens = np.divmod(both, max(size, 1))
    return Bag(owners.astype(np.int32), tokens.astype(np.int32))
