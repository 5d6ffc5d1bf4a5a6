"""What does a bare noun such as "the deployment" take up? The nearest event before it in its report that it can name.

"The carrier arrived on Monday. The deployment aims to ..." speaks of the arrival: it is compared as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from consilience.link.mentions import Mention
from consilience.link.stems import stem
from consilience.rules import rows

REACH = 600
"""Characters: about a paragraph; what stands further back is taken up by its own word only."""
ASIDE = 250
"""Characters from which a bare noun is no longer beside a mention: about two sentences."""


def take_up(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Give the mentions of one report; those that take up an event of another word are described as that one."""
    before: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: mention.span):
        nearest = _nearest(mention, before)
        taken = mention if nearest is None else _taken(mention, nearest)
        before.append(taken)
        yield taken


def _nearest(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    words = _antecedents().get(mention.word)
    if not words or not mention.is_bare:
        return None
    for earlier in reversed(before):
        near = mention.span.start - earlier.span.end <= REACH
        fits = earlier.first_word == mention.word or (near and earlier.word in words)
        if fits and earlier.keys and not is_aside(earlier, mention):
            return earlier
    return None


def is_aside(earlier: Mention, mention: Mention) -> bool:
    """Say whether a bare noun passes over a mention with a named object of its own, two or more sentences back.

    "... following the deployment of the Coast Brigade a month ago. ... The recent deployment ..."
    """
    far = mention.span.start - earlier.span.end > ASIDE
    return far and mention.is_bare and any(token.startswith(("p:", "e:")) for token in earlier.recipient)


def _taken(mention: Mention, earlier: Mention) -> Mention:
    return mention._replace(
        word=earlier.word,
        keys=mention.keys | earlier.keys,
        kind=earlier.kind,
        mode=earlier.mode,
        actor=mention.actor or earlier.actor,
        recipient=earlier.recipient,
        numbers=earlier.numbers,
        days=mention.days or earlier.days,
        dated=mention.dated if mention.days else earlier.dated,
        context=mention.context | earlier.context,
    )


@cache
def _antecedents() -> Mapping[str, frozenset[str]]:
    """Give the stems that the stem of a noun can take up."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("en", "anaphora"):
        found[stem(row["noun"])].add(stem(row["takes_up"]))
    return {noun: frozenset(words) for noun, words in found.items()}
