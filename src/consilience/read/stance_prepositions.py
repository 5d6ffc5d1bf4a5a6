"""How is presented what follows a preposition: "plans for strikes", "accused of killing", "without a fight"?"""

from __future__ import annotations

from consilience.read.clause_frames import (
    asks_details,
    clause_frame,
    is_definite,
    is_free_relative,
    part_of_speech,
    stance_class,
)
from consilience.read.stance_complements import QUESTIONED
from consilience.read.stance_frames import GROUND, Signature, View, embed, find_signature
from consilience.read.stance_phrases import find_phrase
from consilience.read.stance_spots import Spot
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance

_DONE = Signature(3.0, -3.0, Stance.AFFIRMED, Stance.DENIED, "")
_AIM = Signature(1.7, -1.0, Stance.PLANNED, Stance.DENIED, "to.infinitive")
_FOR = Signature(1.6, -2.0, Stance.PLANNED, Stance.DENIED, "for.purpose")
_ABOUT = Signature(3.0, -1.0, Stance.AFFIRMED, Stance.POSSIBLE, "")
_ASIDE = _ABOUT._replace(no=-0.2)
"""What stands beside what is denied is left open: "did not become victims of an attack"."""
_NEVER_DONE = View(-2.0, Stance.DENIED, "without")
_NOT_WITHOUT = View(0.3, Stance.POSSIBLE, "without")
_LEST = View(0.3, Stance.POSSIBLE, "lest.condition")
_PENDING = View(1.0, Stance.PLANNED, "pending.preposition")
_LINKS = frozenset(["of", "than", "from"])


def preposition_seat(spot: Spot) -> View:
    """Seat what follows a preposition by the word above it."""
    syntax, token, word = spot.syntax, spot.token, spot.head.lower
    governed = spot._replace(head=_word_above(syntax, syntax.tokens[spot.head.head]))
    if word in ("pending", "lest"):
        return _PENDING if word == "pending" else _LEST
    if _is_contrary(spot):
        named = token.dep == "pobj" and is_definite(syntax, token)
        return GROUND if named else _contrary_view(governed.outer)
    phrase = find_phrase(syntax, token) if token.dep == "pcomp" else None
    if phrase is not None:
        return embed(spot.views[phrase.above.i], phrase.signature)
    if _is_factual(spot, word):
        return GROUND
    return _means_seat(governed) if word == "by" and token.dep == "pcomp" else _governed_seat(governed, spot.head)


def _means_seat(spot: Spot) -> View:
    """Seat a means with what it serves; that of an attempt is done: "tried to hold the town by mining its bridges"."""
    above = spot.syntax.tokens[spot.head.head]
    tried = find_signature(above.lemma, part_of_speech(above), ("to",)) if spot.head.tag == "VB" else None
    outer = spot.views[above.i] if tried is not None and "attempting" in tried.sort else spot.outer
    return embed(outer, _ASIDE if outer.value < 0 else _DONE)


def _governed_seat(spot: Spot, preposition: Token) -> View:
    """Seat what follows a preposition by the signature of the word above; known things without one stay as they are."""
    syntax, token = spot.syntax, spot.token
    if token.dep == "pcomp" and clause_frame(syntax, token) == "whether":
        return embed(spot.outer, QUESTIONED)
    frames, definite = _preposition_frames(preposition.lower, token), is_definite(syntax, token)
    signature = find_signature(spot.head.lemma, part_of_speech(spot.head), frames if definite else (*frames, "bare"))
    if signature is None and definite and token.dep == "pobj" and not _is_goal(spot, preposition):
        return GROUND
    if signature is None and token.dep == "pobj" and spot.head.lemma in stance_class("probing"):
        return GROUND
    return embed(spot.outer, signature or _bare_preposition(spot, preposition))


def _is_contrary(spot: Spot) -> bool:
    """Recognise "without", "instead of", "rather than", "far from", "stopped short of"."""
    if spot.head.lower in stance_class("contrary"):
        return True
    before = spot.syntax.tokens[spot.head.i - 1] if spot.head.i else spot.head
    near = before.i > 0 and spot.syntax.tokens[before.i - 1].lower == "not"  # "not far from the pier"
    return spot.head.lower in _LINKS and before.lower in stance_class("contrary") and not near


def _contrary_view(outer: View) -> View:
    """Deny what was left undone; "cannot win without bombing" leaves the bombing open."""
    return _NEVER_DONE if outer.stance is Stance.AFFIRMED else _NOT_WITHOUT


def _is_factual(spot: Spot, word: str) -> bool:
    """Tell adverbials of time and cause, and free relatives, which no negation above touches."""
    if spot.token.dep == "pcomp" and word in ("as", "by", "before", "through"):
        return False
    if word == "on" and spot.token.lemma in ("charge", "suspicion"):
        return True  # "to be held on charges of fraud"
    known = spot.token.dep == "pcomp" and (
        is_free_relative(spot.syntax, spot.token) or asks_details(spot.syntax, spot.token)
    )
    return known or word in stance_class("factual-preposition")


def _is_goal(spot: Spot, preposition: Token) -> bool:
    """Tell "held talks for the release of the crew", an aim, from "thanked them for the release of the crew"."""
    if preposition.lower != "for" or spot.head.lemma in stance_class("requiting"):
        return False
    return any(child.lower == "of" for child in spot.below("prep"))


def _bare_preposition(spot: Spot, preposition: Token) -> Signature:
    """Choose what a preposition does where the word above it has no signature for it."""
    word = preposition.lower
    if word == "for":
        requited = _is_requited(spot)
        return _DONE if requited else _FOR
    if spot.token.dep == "pcomp":
        aim = word in stance_class("aim-preposition") and not spot.below("nsubj")  # "fired on men crossing the pier"
        return _AIM if aim else _beside(spot)
    if spot.outer.value < 0:
        return _ASIDE
    return _DONE if word == "of" else _ABOUT


def _is_requited(spot: Spot) -> bool:
    """Recognise "thanked them for the release", "an act of revenge for the raid"."""
    links = [link for link in spot.syntax.dependents(spot.head.i, "prep") if link.lower == "of"]
    inner = (thing.lemma for link in links for thing in spot.syntax.dependents(link.i, "pobj"))
    return any(word in stance_class("requiting") for word in (spot.head.lemma, *inner))


def _beside(spot: Spot) -> Signature:
    """Leave open what a denial above does not say: "did not win by cheating"."""
    return _DONE if spot.outer.value >= 0 else _ASIDE


def _word_above(syntax: Syntax, token: Token) -> Token:
    """Climb over stacked prepositions: "out of", "instead of"."""
    while token.dep in ("prep", "prt") and token.head != token.i and token.tag in ("IN", "RP", "TO"):
        token = syntax.tokens[token.head]
    return token


def _preposition_frames(word: str, token: Token) -> tuple[str, ...]:
    if word == "of":
        return ("noun", "of") if token.dep == "pobj" else ("ing", "of", "noun")
    word = "into" if word in ("to", "toward", "towards", "into") else word
    return (word,) if token.dep == "pobj" or word in stance_class("manner") else (word, "ing")
