"""Whose words hold a span, and who of them vouches for it?"""

from __future__ import annotations

from collections.abc import Iterable

from consilience.records import Reading, Statement
from consilience.weigh.stretches import Stretches

WILLING = frozenset({"request", "order", "threaten", "promise", "plan", "decline"})
"""Acts of statements that say what somebody wants; what is in their words is not told as a fact by that person."""


def words_of_others(reading: Reading) -> Stretches:
    """Return the words of every statement of a report under the number of the statement."""
    return Stretches(
        (words.start, words.end, number)
        for number, statement in enumerate(reading.statements)
        for words in statement.content
    )


def cues_of(reading: Reading) -> list[tuple[int, int]]:
    """Return the start and end of every cue of a report, sorted."""
    return sorted((cue.start, cue.end) for statement in reading.statements for cue in statement.cue)


def innermost(statements: tuple[Statement, ...], holding: Iterable[int]) -> int | None:
    """Return which of the statements that hold some words vouches for them: the one of the fewest words.

    In "the ministry said that Vesta had requested aid" the ministry vouches for the request, Vesta does not.
    """
    sizes = [
        (sum(words.end - words.start for words in statements[number].content), number)
        for number in holding
        if statements[number].act not in WILLING
    ]
    return min(sizes)[1] if sizes else None
