"""Through whom did it reach the reader? The chain of each attribution, nearest the reader first."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.syntax import Syntax
from consilience.read.voices_drafts import Draft

_PASSING = {"say", "claim", "confirm", "admit", "warn"}
"""Acts that pass on what another said; who denies or requests something does not pass it on."""
_CITING = {"cite", "quote", "carry", "report", "publish", "relay", "broadcast", "obtain", "see", "review"}


def find_chain(syntax: Syntax, draft: Draft, holders: Sequence[Draft]) -> tuple[int, ...]:
    """Return the heads of those who pass an attribution on: the speakers around it, then who cites its source."""
    outer = [holder.source.head for holder in holders if holder.act in _PASSING and holder.source.head is not None]
    chain = (*(head for head in outer if head != draft.source.head), *draft.through, *_cited_by(syntax, draft))
    return tuple(dict.fromkeys(chain))


def _cited_by(syntax: Syntax, draft: Draft) -> tuple[int, ...]:
    """Find El Pais in "diplomatic reports cited by El Pais"."""
    if draft.source.head is None:
        return ()
    for child in syntax.dependents(draft.source.head, "acl"):
        if child.lemma in _CITING and child.tag == "VBN":
            for agent in syntax.dependents(child.i, "agent"):
                return tuple(thing.i for thing in syntax.dependents(agent.i, "pobj"))
    return ()
