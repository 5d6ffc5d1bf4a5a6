"""Why does an event have its stance? The words that decided it from the top down, and what their classes mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from consilience.read.stance import shown_view
from consilience.read.stance_frames import GROUND, View
from consilience.read.stance_presumed import presume
from consilience.read.syntax import Syntax, Token
from consilience.rules import lookup, rows


class Step(NamedTuple):
    """A word on the way from the main verb down to the event, and how things stand from there on."""

    word: str
    view: View


def find_steps(syntax: Syntax, token: Token, views: Sequence[View], seats: Sequence[View]) -> tuple[Step, ...]:
    """Return the words above an event, itself included, where the view changes.

    "Arden denied that Vesta had missed the chance to attack": missed by deny.verb, then attack by miss.phrase.
    """
    found: list[Step] = []
    view = GROUND
    for word in (*reversed(tuple(syntax.ancestors(token.i))), token):
        if views[word.i] != view:
            view = views[word.i]
            found.append(Step(word.text, view))
    shown = shown_view(syntax, token, views, seats)
    if shown.value not in (view.value, GROUND.value):
        presumed = presume(syntax, token, view)
        found.append(Step(token.text, presumed if presumed.value == shown.value else shown))
    return tuple(found)


@cache
def meaning_of(rule: str) -> str:
    """Say what the class of an embedding word means: "deny.verb" -> "said not to be so"; "" for other rules."""
    word, _, kind = rule.partition(".")
    if kind == "presumed":
        return lookup("en", "stance_presumed", "kind", "meaning").get(word, "")
    meanings = lookup("en", "stance_scale", "class", "meaning")
    table, key = ("stance_phrases", "verb") if kind == "phrase" else ("stance", "word")
    listed = (row for row in rows("en", table) if row[key] == word and row.get("pos", kind) == kind)
    return "; or ".join(dict.fromkeys(meanings[row["class"]] for row in listed))
