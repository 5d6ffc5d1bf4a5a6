"""How is presented what follows a preposition: "plans for strikes", "accused of killing", "without a fight"?"""

from __future__ import annotations

from consilience.read.clause_frames import is_definite, is_free_relative, part_of_speech, stance_class
from consilience.read.stance_frames import GROUND, Signature, View, embed, find_signature
from consilience.read.stance_phrases import find_phrase
from consilience.read.stance_spots import Spot
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance

_DONE = Signature(3.0, -3.0, Stance.AFFIRMED, Stance.DENIED, "")
_AIM = Signature(1.5, -1.0, Stance.PLANNED, Stance.DENIED, "to.infinitive")
_FOR = Signature(1.3, -2.0, Stance.PLANNED, Stance.DENIED, "for.purpose")
_ABOUT = Signature(3.0, -1.0, Stance.AFFIRMED, Stance.POSSIBLE, "")
_NEVER_DONE = View(-2.0, Stance.DENIED, "without")
_NOT_WITHOUT = View(0.3, Stance.POSSIBLE, "without")
_LEST = View(0.3, Stance.POSSIBLE, "lest.condition")
_PENDING = View(1.0, Stance.PLANNED, "pending.preposition")
_LINKS = frozenset(["of", "than", "from"])


def preposition_seat(spot: Spot) -> View:
    """Seat what follows a preposition by the word above it."""
    syntax, token, word = spot.syntax, spot.token, spot.head.lower
    governed = spot._replace(head=_word_above(syntax, syntax.tokens[spot.head.head]))
    definite = is_definite(syntax, token)
    if word in ("pending", "lest"):
        return _PENDING if word == "pending" else _LEST
    if _is_contrary(spot):
        return GROUND if definite and token.dep == "pobj" else _contrary_view(governed.outer)
    phrase = find_phrase(syntax, token) if token.dep == "pcomp" else None
    if phrase is not None:
        return embed(spot.views[phrase.above.i], phrase.signature)
    if _is_factual(spot, word):
        return GROUND
    head, frames = governed.head, _preposition_frames(word, token)
    signature = find_signature(head.lemma, part_of_speech(head), frames if definite else (*frames, "bare"))
    if signature is None and definite and token.dep == "pobj":
        return GROUND
    return embed(governed.outer, signature or _bare_preposition(governed, spot.head))


def _is_contrary(spot: Spot) -> bool:
    """Recognise "without", "instead of", "rather than", "far from", "stopped short of"."""
    if spot.head.lower in stance_class("contrary"):
        return True
    before = spot.syntax.tokens[spot.head.i - 1] if spot.head.i else spot.head
    return spot.head.lower in _LINKS and before.lower in stance_class("contrary")


def _contrary_view(outer: View) -> View:
    """Deny what was left undone; "cannot win without bombing" leaves the bombing open."""
    return _NEVER_DONE if outer.stance is Stance.AFFIRMED else _NOT_WITHOUT


def _is_factual(spot: Spot, word: str) -> bool:
    """Tell adverbials of time and cause, and free relatives, which no negation above touches."""
    if spot.token.dep == "pcomp" and word in ("as", "by", "before", "through"):
        return False
    free = spot.token.dep == "pcomp" and is_free_relative(spot.syntax, spot.token)
    return free or word in stance_class("factual-preposition")


def _bare_preposition(spot: Spot, preposition: Token) -> Signature:
    """Choose what a preposition does where the word above it has no signature for it."""
    word = preposition.lower
    if word == "for":
        requited = spot.head.lemma in stance_class("requiting")
        return _DONE if requited else _FOR
    if spot.token.dep == "pcomp":
        aim = word in stance_class("aim-preposition")
        return _AIM if aim else _beside(spot)
    return _DONE if word == "of" and spot.outer.value >= 0 else _ABOUT


def _beside(spot: Spot) -> Signature:
    """Leave open what a denial above does not say: "did not win by cheating"."""
    return _DONE if spot.outer.value >= 0 else _ABOUT


def _word_above(syntax: Syntax, token: Token) -> Token:
    """Climb over stacked prepositions: "out of", "instead of"."""
    while token.dep in ("prep", "prt") and token.head != token.i and token.tag in ("IN", "RP", "TO"):
        token = syntax.tokens[token.head]
    return token


def _preposition_frames(word: str, token: Token) -> tuple[str, ...]:
    if word == "of":
        return ("noun", "of") if token.dep == "pobj" else ("ing", "of", "noun")
    word = "into" if word in ("to", "toward", "towards", "into") else word
    return (word,) if token.dep == "pobj" else (word, "ing")
