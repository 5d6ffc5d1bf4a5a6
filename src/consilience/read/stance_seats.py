"""How does the word above present this one, before its own words act? One function for each kind of dependency."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from consilience.read.clause_frames import (
    asks_details,
    clause_frame,
    is_content,
    is_definite,
    is_free_relative,
    is_timed,
    part_of_speech,
    stance_class,
)
from consilience.read.stance_frames import GROUND, Signature, View, embed, find_signature
from consilience.read.stance_words import condition_mark, stance_words
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance

_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_IRREAL = frozenset([Stance.PLANNED, Stance.POSSIBLE, Stance.CONDITIONAL, Stance.REQUESTED])
_TELLING = Signature(2.7, 0.3, Stance.AFFIRMED, Stance.POSSIBLE, "clause")
_OPEN = Signature(0.3, 0.3, Stance.POSSIBLE, Stance.POSSIBLE, "whether.clause")
_AIM = Signature(1.4, -1.0, Stance.PLANNED, Stance.DENIED, "to.infinitive")
_PURPOSE = Signature(1.4, 0.0, Stance.PLANNED, Stance.POSSIBLE, "to.purpose")
_BE_TO = Signature(1.8, -2.0, Stance.PLANNED, Stance.DENIED, "be.to")
_YET = Signature(-2.5, -2.5, Stance.DENIED, Stance.DENIED, "yet.to")
_GOING_TO = Signature(2.4, -2.4, Stance.PLANNED, Stance.DENIED, "going.to")
_DONE = Signature(3.0, -3.0, Stance.AFFIRMED, Stance.DENIED, "")
_PRESUPPOSED = View(2.6, Stance.AFFIRMED, "presupposed")
_FOR = Signature(1.0, -2.0, Stance.PLANNED, Stance.DENIED, "for.purpose")
_ABOUT = Signature(3.0, -1.0, Stance.AFFIRMED, Stance.POSSIBLE, "")
_NEVER_DONE = Signature(-2.0, -2.0, Stance.DENIED, Stance.DENIED, "without")


class Spot(NamedTuple):
    """A word below its head, with the views and seats of all words above."""

    syntax: Syntax
    token: Token
    head: Token
    views: Sequence[View]
    seats: Sequence[View]

    @property
    def outer(self) -> View:
        """The view of the head."""
        return self.views[self.head.i]

    def below(self, *labels: str) -> list[Token]:
        """Return the dependents of the word."""
        return self.syntax.dependents(self.token.i, *labels)


def find_seat(syntax: Syntax, token: Token, views: Sequence[View], seats: Sequence[View]) -> View:
    """Find how the word above presents this one, before its own words act."""
    head = syntax.tokens[token.head]
    if token.head == token.i:
        return GROUND
    seat = _SEATS.get(token.dep)
    return views[head.i] if seat is None else seat(Spot(syntax, token, head, views, seats))


def _ground(spot: Spot) -> View:
    """Leave appositions and loose clauses to the report itself."""
    return GROUND


def _relative_seat(spot: Spot) -> View:
    """Take relative clauses for granted, but not "a deal to end the war"."""
    return _clause_seat(spot) if clause_frame(spot.syntax, spot.token) == "to" else GROUND


def _modifier_seat(spot: Spot) -> View:
    """Take participles before a noun for granted: "destroyed boats"."""
    return GROUND if spot.token.tag.startswith("V") else spot.outer


def _conjunct_seat(spot: Spot) -> View:
    """Share modal and negation with the first conjunct: "will attack and seize", "did not attack or seize"."""
    token, head = spot.token, spot.head
    if head.tag.startswith("N") and token.tag.startswith(("N", "VBG")):
        own = token.tag.startswith("N") and spot.below("det", "poss")
        return spot.seats[head.i] if own else spot.outer
    if any(child.lower == "nor" for child in spot.syntax.dependents(head.i, "cc")) and not spot.below("nsubj", "aux"):
        return spot.outer
    if token.tag in _FINITE and head.tag in ("VB", "VBG"):
        return spot.seats[_finite_above(spot).i]
    contrast = any(child.lower in ("but", "yet") for child in spot.syntax.dependents(head.i, "cc"))
    if contrast or token.tag != head.tag or token.tag in _FINITE or spot.below("nsubj", "nsubjpass", "aux"):
        return spot.seats[head.i]
    return spot.outer._replace(condition=False)


def _finite_above(spot: Spot) -> Token:
    """Undo a slip of the parser: in "failed to hold it and left", "left" goes with "failed", not with "hold"."""
    above = (word for word in spot.syntax.ancestors(spot.head.i) if word.tag in _FINITE)
    return next(above, spot.head)


def _governor(spot: Spot) -> tuple[str, str]:
    """Name the word that embeds: for "is likely to", "the plan is to" and "is a threat to" the word beside "be"."""
    head = spot.head
    if head.lemma == "be":
        for child in spot.syntax.dependents(head.i, "acomp", "attr", "oprd", "nsubj"):
            part = part_of_speech(child)
            if child.i != spot.token.i and find_signature(child.lemma, part, ("to", "that", "subject")):
                return child.lemma, part
    return head.lemma, part_of_speech(head)


def _clause_seat(spot: Spot) -> View:
    """Seat a complement clause: "denied that ...", "failed to ...", "plans to ...", "able to ..."."""
    syntax, token = spot.syntax, spot.token
    if condition_mark(syntax, token):
        return _adverbial_seat(spot)
    frame = clause_frame(syntax, token)
    if frame == "that" and is_free_relative(syntax, token):
        return GROUND
    if frame == "that" and token.dep == "ccomp" and asks_details(syntax, token):
        return _PRESUPPOSED
    if token.dep == "acl" and frame not in ("to", "whether") and not is_content(syntax, token, frame):
        return GROUND
    signature = None if _is_pending(spot) else find_signature(*_governor(spot), (frame,))
    return embed(spot.outer, signature or _bare_signature(spot, frame))


def _is_pending(spot: Spot) -> bool:
    """Recognise "has yet to approve"."""
    beside = (*spot.syntax.dependents(spot.head.i, "advmod"), *spot.below("advmod"))
    return spot.head.lemma in ("have", "be") and any(child.lower == "yet" for child in beside)


def _bare_signature(spot: Spot, frame: str) -> Signature:
    """Choose what a word without a signature of its own does to its clause."""
    if frame == "to" and _is_pending(spot):
        return _YET
    if frame == "whether":
        return _OPEN
    if frame != "to":
        return _DONE if spot.token.dep == "xcomp" or frame == "ing" else _TELLING
    if spot.head.lemma == "be":
        return _BE_TO
    if spot.head.lemma == "go" and spot.head.tag == "VBG":
        return _GOING_TO
    ranks = (spot.head, *spot.syntax.dependents(spot.head.i, "amod"))
    return _DONE if any(word.lower in ("first", "last", "only", "second", "latest") for word in ranks) else _AIM


def _adverbial_seat(spot: Spot) -> View:
    """Seat an adverbial clause: a condition, a purpose, a companion ("adding that"), or a plain cause or time."""
    syntax, token = spot.syntax, spot.token
    mark = condition_mark(syntax, token)
    if mark is not None:
        value, stance = stance_words("en", "condition").get(mark, (0.3, Stance.CONDITIONAL))
        return View(value, stance, f"{mark}.condition")
    if clause_frame(syntax, token) == "to":
        return embed(spot.outer, find_signature(*_governor(spot), ("to",)) or _PURPOSE)
    if _is_ahead(spot) and is_timed(syntax, token):
        return View(1.8, Stance.PLANNED, "when.future")
    seat = spot.seats[spot.head.i]
    companion = token.tag in ("VBG", "VBN") and not spot.below("mark")
    if companion and spot.head.tag == "VB" and syntax.tokens[syntax.subtree(token.i)[0] - 1].text == ",":
        seat = spot.seats[_finite_above(spot).i]
    return seat if companion and seat.value > 0 else GROUND


def _is_ahead(spot: Spot) -> bool:
    modal = any(child.tag == "MD" for child in spot.syntax.dependents(spot.head.i, "aux"))
    return modal or spot.outer.stance in _IRREAL


def _subject_seat(spot: Spot) -> View:
    """Seat a subject: on the ground, unless the verb tells its happening ("hostilities erupt") or is unreal."""
    signature = find_signature(*_governor(spot), ("subject",))
    if signature is not None and part_of_speech(spot.token) == "noun":
        return embed(spot.outer, signature)
    if is_definite(spot.syntax, spot.token):
        return GROUND
    if spot.outer.stance in (Stance.POSSIBLE, Stance.CONDITIONAL):
        return spot.outer
    modals = {child.lemma for child in spot.syntax.dependents(spot.head.i, "aux")}
    return View(0.8, Stance.POSSIBLE, "modal.subject") if modals & {"would", "could", "might", "may"} else GROUND


def _object_seat(spot: Spot) -> View:
    """Seat an object: by the verb's signature; else definite ones on the ground, the others with the verb."""
    particles = [child.lower for child in spot.syntax.dependents(spot.head.i, "prt")]
    signature = find_signature(spot.head.lemma, part_of_speech(spot.head), (*particles, "noun"))
    if signature is not None:
        return embed(spot.outer, signature)
    return GROUND if is_definite(spot.syntax, spot.token) else embed(spot.outer, _DONE)


def _compound_seat(spot: Spot) -> View:
    """Seat the first part of a compound: "strike plan" as "plan for a strike"."""
    if spot.token.tag == "VBZ":
        return GROUND
    if not spot.head.tag.startswith("N"):
        return spot.outer
    signature = find_signature(spot.head.lemma, "noun", ("noun", "for"))
    return spot.outer if signature is None else embed(spot.outer, signature)


def _preposition_seat(spot: Spot) -> View:
    """Seat what follows a preposition by the word above it: "plans for strikes", "accused of killing"."""
    syntax, token, word = spot.syntax, spot.token, spot.head.lower
    above = syntax.tokens[spot.head.head]
    governed = spot._replace(head=_word_above(syntax, above))
    definite = is_definite(syntax, token)
    if word == "pending":
        return View(1.0, Stance.PLANNED, "pending.preposition")
    contrary = stance_class("contrary")
    if word in contrary or (word in ("of", "than") and above.lower in contrary):
        return GROUND if definite else embed(governed.outer, _NEVER_DONE)
    if _is_factual(spot, word):
        return GROUND
    head = governed.head
    frames = _preposition_frames(word, token)
    signature = find_signature(head.lemma, part_of_speech(head), frames if definite else (*frames, "bare"))
    if signature is None and definite and token.dep == "pobj":
        return GROUND
    return embed(governed.outer, signature or _bare_preposition(governed, word))


def _is_factual(spot: Spot, word: str) -> bool:
    """Tell adverbials of time and cause, and free relatives, which no negation above touches."""
    if spot.token.dep == "pcomp" and word in ("as", "by", "before", "through"):
        return False
    free = spot.token.dep == "pcomp" and is_free_relative(spot.syntax, spot.token)
    return free or word in stance_class("factual-preposition")


def _bare_preposition(spot: Spot, word: str) -> Signature:
    """Choose what a preposition does where the word above it has no signature for it."""
    if word == "for":
        return _DONE if spot.head.lemma in stance_class("requiting") else _FOR
    if spot.token.dep == "pcomp":
        return _DONE if word in stance_class("manner") else _AIM
    return _DONE if word == "of" or spot.outer.value >= 0 else _ABOUT


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


_SEATS: Mapping[str, Callable[[Spot], View]] = {
    "conj": _conjunct_seat,
    "advcl": _adverbial_seat,
    "relcl": _relative_seat,
    "amod": _modifier_seat,
    "nsubj": _subject_seat,
    **dict.fromkeys(("parataxis", "appos"), _ground),
    **dict.fromkeys(("pobj", "pcomp"), _preposition_seat),
    **dict.fromkeys(("compound", "nmod", "npadvmod"), _compound_seat),
    **dict.fromkeys(("dobj", "nsubjpass", "dative", "oprd"), _object_seat),
    **dict.fromkeys(("ccomp", "xcomp", "acl", "csubj", "csubjpass"), _clause_seat),
}
