"""How does the report present each word's event: affirmed, denied, planned ... and how far does it vouch for it?

Views are composed along the parse from the top down: a word takes its seat from the word above (stance_seats), then
its own negation, modals and adjectives act on it (stance_words). What a clause presupposes stays on the ground:
subjects, definite objects, relative clauses and adverbials of time and cause are not touched by a negation above.
What a source says without visible distance of the report keeps the source's commitment, as in FactBank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consilience.read.clause_frames import is_definite, stance_class
from consilience.read.stance_frames import GROUND, View
from consilience.read.stance_presumed import presume
from consilience.read.stance_seats import find_seat
from consilience.read.stance_words import apply_noun_words, apply_verb_words, has_nothing
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance

_HAVING_NONE = -0.8
"""Of "has no plans" trained readers deny the having too, others only the plans: the middle of both."""


def find_views(syntax: Syntax) -> tuple[tuple[View, ...], tuple[View, ...]]:
    """Return for each token its view and its seat (the view before its own negation, modals and adjectives)."""
    seats = [GROUND] * len(syntax.tokens)
    views = [GROUND] * len(syntax.tokens)
    for index in _downwards(syntax):
        token = syntax.tokens[index]
        seats[index] = find_seat(syntax, token, views, seats)
        views[index] = _apply_words(syntax, token, seats[index])
    return tuple(views), tuple(seats)


def _downwards(syntax: Syntax) -> Iterator[int]:
    stack = [token.i for token in reversed(syntax.tokens) if token.head == token.i]
    while stack:
        index = stack.pop()
        yield index
        stack.extend(reversed(syntax.children[index]))


def _apply_words(syntax: Syntax, token: Token, seat: View) -> View:
    if not syntax.children[token.i] and token.dep != "ROOT":
        return seat  # most words have nothing beside them that could act on them
    if token.tag.startswith("V") or token.tag.startswith("J"):
        return apply_verb_words(syntax, token, seat)
    if token.tag.startswith("N"):
        return apply_noun_words(syntax, token, seat)
    return seat


def shown_view(syntax: Syntax, token: Token, views: Sequence[View], seats: Sequence[View]) -> View:
    """Return the view of an event word itself: of "dismissed reports that ..." the reports exist, their content not."""
    view = views[token.i]
    if view.value < _HAVING_NONE and has_nothing(syntax, token):
        return view._replace(value=_HAVING_NONE, rule="having.negation")
    if not token.tag.startswith("N") or view.rule != seats[token.i].rule:
        return view
    if view.stance in (Stance.DENIED, Stance.POSSIBLE):
        refused = token.lemma in stance_class("answered") and view.rule.split(".")[0] in stance_class("answering")
        told = token.lemma in stance_class("told") and (view.stance is Stance.DENIED or is_definite(syntax, token))
        if refused or told:
            return GROUND
    presumed = presume(syntax, token, view)
    return presumed if view == GROUND else presumed._replace(rule=view.rule)
