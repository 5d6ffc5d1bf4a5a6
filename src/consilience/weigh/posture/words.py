"""Which words show what a plan, a measure, a law or a threat is? One table, by what each word is used to tell."""

from __future__ import annotations

import re
from functools import cache

from consilience.rules import rows


@cache
def words_for(use: str) -> frozenset[str]:
    """Return the words of one use ("treaty", "watcher"); a use that the table does not know has none."""
    return frozenset(row["word"] for row in rows("en", "posture_words") if row["use"] == use)


@cache
def any_of(use: str) -> str:
    """Return the words of one use as alternatives of a regular expression, the longer ones first."""
    found = sorted(words_for(use), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in found)


def has_word(use: str, text: str) -> bool:
    """Say whether a text holds a word of one use.

    >>> has_word("treaty", "the harbour treaty of May"), has_word("treaty", "a treat")
    (True, False)
    """
    return _anywhere(use).search(text) is not None


def begins_with(use: str, text: str) -> bool:
    """Say whether the first word of a text has one use; white space stands before it: " aircraft carrier"."""
    return _leading(use).match(text) is not None


def ends_with(use: str, text: str) -> bool:
    """Say whether the last word of a text has one use; white space stands behind it: "an oil "."""
    return _trailing(use).search(text) is not None


@cache
def _anywhere(use: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(use)})\b", re.IGNORECASE)


@cache
def _leading(use: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(use)})\b", re.IGNORECASE)


@cache
def _trailing(use: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(use)})\s$", re.IGNORECASE)
