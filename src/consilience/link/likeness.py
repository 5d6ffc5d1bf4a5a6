"""How alike are mentions of events? Evidence for and against, added up as log-odds; all pairs at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consilience.link.columns import Bag, Numbers, Table
from consilience.link.episodes import Days
from consilience.link.pairs import Column, Mask, Pairs, add_shared, pair_up

BASE = -0.8
SAME_WORD = 1.4
SAME_CLASS = 0.5
SAME_MODE_ONLY = -0.7
SAME_MODE = 0.8
OTHER_MODE = -0.8
CONTEXT = 1.5
CLAUSE = 0.8
PARTICIPANTS = 2.0
NO_PARTICIPANTS = -0.2
OTHER_ACTOR = -0.3
OTHER_RECIPIENT = -0.4
SAME_NUMBER = 1.5
OTHER_NUMBER = -0.6
SAME_DAY = 0.6
OTHER_DAY = -0.8
FAR_DAY = -2.0
FAR = 31
"""Days between two dates beyond which no late or wrong date is the cause."""
OTHER_TOWN = -0.4
OTHER_STORY = -1.4
"""Two stories of one crisis."""
LIGHT = -1.3
GENERAL = -1.2
OTHER_KIND = -0.8
KNOWN_OTHER_ACTOR = -1.0
"""Both actors are persons, or both are countries, and they are others."""
KNOWN_OTHER_RECIPIENT = -0.8
"""Both objects hold names, and they are others: two plans, two laws."""
OTHER_AGENCY = -2.0
"""A happening does one and an agent the other: an explosion that hits a depot is not the ship that attacks it."""
VETO = -0.5
"""Score of one word with two named objects or dates in one report, of two words with a happening and an agent:
a third mention must not bridge them."""
OTHER_RECIPIENT_BESIDE = -1.0
"""More against two mentions of one report that name two objects: it tells them apart itself."""
"""Rounded from a logistic fit of the same evidence; they order evidence and are no probabilities."""

UNSEEN = 200
"""Token weights are those of a stream with so many more mentions."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The evidence between pairs of mentions, and the score that it adds up to (VETO to 1)."""

    pairs: Pairs
    score: Column
    parts: dict[str, Column]
    apart: Mask
    """Pairs that no group may hold both of, by their own days."""
    days: Days
    """When each mention is, and when it was told."""


def compare(table: Table, blocks: Sequence[Numbers], weights: Column) -> Likeness:
    """Compare the mentions of each block each with each; 0 where they share no key.

    `weights` tell how much each token says.
    """
    pairs = pair_up(blocks, len(table))
    same_word, same_agency = (_agreement(pairs, table.rows[name]) for name in ("word", "agency"))
    parts = _evidence(table, pairs, weights, same_word) | {"agency": np.where(same_agency < 0, OTHER_AGENCY, 0)}
    parts = {name: part.astype(np.float32) for name, part in parts.items()}
    comparable = add_shared(pairs, table.bags["keys"]) > 0
    score = np.where(comparable, 1 / (1 + np.exp(-(BASE + sum(parts.values())))), 0)
    vetoed = np.where(same_word > 0, _vetoed(table, pairs, parts["days"]), same_agency < 0)
    score = np.where(comparable & vetoed, VETO, score).astype(np.float32)
    return Likeness(pairs, score, parts, _apart(table, pairs, parts["days"]), _told(table))


def _evidence(table: Table, pairs: Pairs, weights: Column, same_word: Numbers) -> dict[str, Column]:
    same_kind, same_mode = (_agreement(pairs, table.rows[name]) for name in ("kind", "mode"))
    meanings = _only(table.bags["keys"], _starting(table, "class "))
    same_class = ~(same_word > 0) & (add_shared(pairs, meanings) > 0)
    return {
        "word": np.where(same_word > 0, SAME_WORD, np.where(same_class, SAME_CLASS, SAME_MODE_ONLY)),
        "mode": np.where(same_mode > 0, SAME_MODE, np.where(same_mode < 0, OTHER_MODE, 0)),
        "context": CONTEXT * _cosine(pairs, table.bags["context"], weights),
        "clause": CLAUSE * _cosine(pairs, table.bags["clause"], weights),
        "participants": _participants(table, pairs, weights),
        "numbers": _agree(pairs, table.bags["numbers"], SAME_NUMBER, OTHER_NUMBER),
        "days": _days(table, pairs),
        "towns": _agree(pairs, _only(table.bags["context"], _starting(table, "t:")), 0, OTHER_TOWN),
        "kind": np.where(same_kind < 0, OTHER_KIND, 0),
        "story": np.where(table.stories[pairs.left] != table.stories[pairs.right], OTHER_STORY, 0),
        "light": LIGHT * _either(pairs, table.rows["light"]) + GENERAL * _either(pairs, table.rows["general"]),
    }


def weigh_tokens(table: Table) -> Column:
    """Weigh each token by how few of the mentions have it around them."""
    spread = np.bincount(table.bags["context"].tokens, minlength=len(table.tokens))
    weights: Column = np.log((len(table) + UNSEEN) / (spread + UNSEEN / 100)).astype(np.float32)
    return weights


def _starting(table: Table, *starts: str) -> Mask:
    return np.array([token.startswith(starts) for token in table.tokens], dtype=np.bool_)


def _only(bag: Bag, chosen: Mask) -> Bag:
    kept = chosen[bag.tokens]
    return Bag(bag.owners[kept], bag.tokens[kept])


def _agreement(pairs: Pairs, words: Numbers) -> Numbers:
    """Give 1 where both have one word, -1 where they have two, 0 where one has none."""
    left, right = words[pairs.left], words[pairs.right]
    found: Numbers = np.where((left < 0) | (right < 0), 0, np.where(left == right, 1, -1))
    return found


def _agree(pairs: Pairs, bag: Bag, same: float, other: float) -> Column:
    """Do what `_agreement` does where each has many words or none."""
    filled = np.zeros(len(pairs.block_of), dtype=np.bool_)
    filled[bag.owners] = True
    both = filled[pairs.left] & filled[pairs.right]
    if not both.any():
        return np.zeros(len(pairs), dtype=np.float32)
    found: Column = np.where(add_shared(pairs, bag) > 0, same, np.where(both, other, 0)).astype(np.float32)
    return found


def _either(pairs: Pairs, mask: Mask) -> Mask:
    either: Mask = mask[pairs.left] | mask[pairs.right]
    return either


def _cosine(pairs: Pairs, bag: Bag, weights: Column) -> Column:
    entries = weights[bag.tokens]
    lengths = np.sqrt(np.bincount(bag.owners, entries * entries, minlength=len(pairs.block_of)))
    return add_shared(pairs, bag, (entries / np.maximum(lengths, 1e-9)[bag.owners]).astype(np.float32))


def _participants(table: Table, pairs: Pairs, weights: Column) -> Column:
    actor, recipient, everybody = (table.bags[name] for name in ("actor", "recipient", "everybody"))
    nobody = np.ones(len(table), dtype=np.bool_)
    nobody[everybody.owners] = False
    beside = table.reports[pairs.left] == table.reports[pairs.right]
    found: Column = (
        PARTICIPANTS * _cosine(pairs, everybody, weights)
        + NO_PARTICIPANTS * _either(pairs, nobody)
        + _agree(pairs, actor, 0, OTHER_ACTOR)
        + _agree(pairs, _only(actor, _starting(table, "p:")), 0, KNOWN_OTHER_ACTOR)
        + _agree(pairs, _only(actor, _starting(table, "c:")), 0, KNOWN_OTHER_ACTOR)
        + _agree(pairs, _named(table), 0, KNOWN_OTHER_RECIPIENT)
        + _agree(pairs, recipient, 0, 1) * (OTHER_RECIPIENT + OTHER_RECIPIENT_BESIDE * beside)
    )
    return found


def _named(table: Table) -> Bag:
    return _only(table.bags["recipient"], _starting(table, "p:", "e:"))


def _vetoed(table: Table, pairs: Pairs, days: Column) -> Mask:
    """Mark the pairs that one report keeps apart itself, by two named objects or by two dates."""
    beside = table.reports[pairs.left] == table.reports[pairs.right]
    vetoed: Mask = beside & ((_agree(pairs, _named(table), 0, -1) < 0) | (days < 0))
    return vetoed


def _told(table: Table) -> Days:
    rows = table.rows
    own = rows["dated"] & (rows["first"] > 0)
    return Days(rows["first"], rows["last"], table.published, own)


def _apart(table: Table, pairs: Pairs, days: Column) -> Mask:
    """Mark the pairs with days of their own that lie far apart, or that one report tells apart."""
    beside = table.reports[pairs.left] == table.reports[pairs.right]
    own = table.rows["dated"][pairs.left] & table.rows["dated"][pairs.right]
    widths = table.rows["last"] - table.rows["first"]
    sure = _gaps(table, pairs) > np.maximum(widths[pairs.left], widths[pairs.right])  # not "2013" and "2014"
    found: Mask = own & sure & ((days == np.float32(FAR_DAY)) | (beside & (days < 0)))
    return found


def _days(table: Table, pairs: Pairs) -> Column:
    first = table.rows["first"]
    both = (first[pairs.left] > 0) & (first[pairs.right] > 0)
    gap = _gaps(table, pairs)
    apart = np.where(gap > FAR, FAR_DAY, OTHER_DAY)
    found: Column = np.where(both, np.where(gap <= 0, SAME_DAY, apart), 0).astype(np.float32)
    return found


def _gaps(table: Table, pairs: Pairs) -> Numbers:
    """Count the days from the end of the one to the start of the other."""
    first, last = table.rows["first"], table.rows["last"]
    found: Numbers = np.maximum(first[pairs.left] - last[pairs.right], first[pairs.right] - last[pairs.left])
    return found
