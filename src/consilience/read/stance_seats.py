"""How does the word above present this one, before its own words act? One function for each kind of dependency."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from consilience.read.clause_frames import is_definite, part_of_speech, stance_class
from consilience.read.stance_complements import adverbial_seat, clause_seat, relative_seat
from consilience.read.stance_frames import GROUND, Signature, View, embed, find_signature
from consilience.read.stance_prepositions import preposition_seat
from consilience.read.stance_spots import FINITE, Spot, finite_above, governor
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance

_NONE = View(-1.5, Stance.DENIED, "any.negation")
_REMAINING = 1.0
"""What is more certain than this is there although a denial stands above: "did not stop any attacks"."""
_FAR = 60
"""Words back to the infinitive that another one goes with."""
_OBJECT = Signature(3.0, -2.0, Stance.AFFIRMED, Stance.DENIED, "")
_TOPIC = Signature(3.0, -0.5, Stance.AFFIRMED, Stance.DENIED, "")
"""Things spoken of are in part taken for granted, topics more than objects: "talks may fail", "may delay a vote"."""


def find_seat(syntax: Syntax, token: Token, views: Sequence[View], seats: Sequence[View]) -> View:
    """Find how the word above presents this one, before its own words act."""
    head = syntax.tokens[token.head]
    if token.head == token.i:
        return GROUND
    seat = _SEATS.get(token.dep)
    view = views[head.i] if seat is None else seat(Spot(syntax, token, head, views, seats))
    return _NONE if _is_none(syntax, token, view, views) else view


def _is_none(syntax: Syntax, noun: Token, seat: View, views: Sequence[View]) -> bool:
    """Recognise "not aware of any attempts", which says no more and no less than "of no attempts"."""
    if seat.value > _REMAINING or not any(child.lower == "any" for child in syntax.dependents(noun.i, "det")):
        return False
    above = syntax.tokens[noun.head]
    governor = syntax.tokens[above.head] if above.dep == "prep" else above
    return views[governor.i].stance is Stance.DENIED


def _ground(spot: Spot) -> View:
    """Leave appositions and loose clauses to the report itself."""
    return GROUND


def _modifier_seat(spot: Spot) -> View:
    """Take participles before a noun for granted: "destroyed boats"."""
    alone = spot.token.tag == "JJ" and spot.token.lower.endswith("ed") and not spot.below()
    return GROUND if alone or spot.token.tag.startswith("V") else spot.outer


def _conjunct_seat(spot: Spot) -> View:
    """Share modal and negation with the first conjunct: "will attack and seize", "did not attack or seize"."""
    token, head = spot.token, spot.head
    if head.tag.startswith("N") and token.tag.startswith(("N", "VBG")):
        own = token.tag.startswith("N") and spot.below("det", "poss")
        return spot.seats[head.i] if own else spot.outer
    links = {child.lower for child in spot.syntax.dependents(head.i, "cc")}
    if not spot.below("nsubj", "aux") and ("nor" in links or ("or" in links and spot.outer.stance is Stance.DENIED)):
        return spot.outer
    twin = _infinitive_before(spot)
    if twin is not None:
        return spot.views[twin.i]
    if head.tag in ("VB", "VBG") and (token.tag in FINITE or _is_finite(spot)):
        finite = finite_above(spot)
        return spot.outer if _is_misread_infinitive(spot, finite) else spot.seats[finite.i]
    alike = token.tag == head.tag and token.tag not in FINITE and not links & {"but", "yet"}
    if alike and not spot.below("nsubj", "nsubjpass", "aux"):
        return spot.outer._replace(condition=False)
    return spot.seats[head.i]


def _is_misread_infinitive(spot: Spot, finite: Token) -> bool:
    """Undo a slip of the tagger: in "was due to lay flowers and meet exiles", "meet" does not go with "was"."""
    return spot.token.tag == "VBP" and finite.tag in ("VBD", "VBZ") and not spot.below("nsubj", "nsubjpass", "aux")


def _infinitive_before(spot: Spot) -> Token | None:
    """Undo a slip of the parser: in "was due to lay flowers and meet exiles", "meet" goes with "lay"."""
    if spot.token.tag != "VB" or spot.head.tag == "VB" or spot.below("nsubj", "nsubjpass"):
        return None
    if any(child.lower != "to" for child in spot.below("aux")):
        return None
    before = range(spot.token.i - 1, max(spot.head.i, spot.token.i - _FAR), -1)
    return next((spot.syntax.tokens[i] for i in before if _is_infinitive_below(spot, spot.syntax.tokens[i])), None)


def _is_infinitive_below(spot: Spot, word: Token) -> bool:
    if word.tag != "VB" or all(child.lower != "to" for child in spot.syntax.dependents(word.i, "aux")):
        return False
    return any(above.i == spot.head.i for above in spot.syntax.ancestors(word.i))


def _is_finite(spot: Spot) -> bool:
    """Recognise a full clause of its own: "to hold it and who have said"."""
    auxiliaries = spot.below("aux", "auxpass")
    return bool(spot.below("nsubj", "nsubjpass")) and any(child.tag in FINITE for child in auxiliaries)


def _subject_seat(spot: Spot) -> View:
    """Seat a subject: on the ground, unless the verb tells its happening ("hostilities erupt") or is unreal."""
    signature = find_signature(*governor(spot), ("subject",))
    if signature is not None and part_of_speech(spot.token) == "noun":
        return embed(spot.outer, signature)
    if is_definite(spot.syntax, spot.token):
        return GROUND
    if spot.outer.stance in (Stance.POSSIBLE, Stance.CONDITIONAL):
        return embed(spot.outer, _TOPIC)
    modals = {child.lemma for child in spot.syntax.dependents(spot.head.i, "aux")}
    return View(1.5, Stance.POSSIBLE, "modal.subject") if modals & {"would", "could", "might", "may"} else GROUND


def _object_seat(spot: Spot) -> View:
    """Seat an object: by the verb's signature; else definite ones on the ground, the others with the verb."""
    particles = [child.lower for child in spot.syntax.dependents(spot.head.i, "prt")]
    signature = find_signature(spot.head.lemma, part_of_speech(spot.head), (*particles, "noun"))
    definite = is_definite(spot.syntax, spot.token)
    if signature is not None and not (definite and _is_turned_down(signature, spot.token)):
        return embed(spot.outer, signature)
    if definite or (signature is None and spot.head.lemma in stance_class("probing") and spot.outer.value > 0):
        return GROUND
    return embed(spot.outer, _TOPIC if spot.token.dep == "nsubjpass" else _OBJECT)


def _is_turned_down(signature: Signature, noun: Token) -> bool:
    """Tell "rejected the sanctions", which are there, from "rejected the claim"."""
    return signature.sort == "rejecting" and noun.lemma not in stance_class("told")


def _attribute_seat(spot: Spot) -> View:
    """Seat what something is said to be: "the goal was a truce" as "the goal of a truce"."""
    subject = next(iter(spot.beside("nsubj")), None)
    signature = None if subject is None else find_signature(subject.lemma, part_of_speech(subject), ("noun", "that"))
    return spot.outer if signature is None else embed(spot.outer, signature)


def _compound_seat(spot: Spot) -> View:
    """Seat the first part of a compound: "strike plan" as "plan for a strike"."""
    if spot.token.tag == "VBZ":
        return GROUND
    if not spot.head.tag.startswith("N"):
        return spot.outer
    signature = find_signature(spot.head.lemma, "noun", ("noun", "for"))
    return spot.outer if signature is None else embed(spot.outer, signature)


_SEATS: Mapping[str, Callable[[Spot], View]] = {
    "conj": _conjunct_seat,
    "advcl": adverbial_seat,
    "relcl": relative_seat,
    "attr": _attribute_seat,
    "amod": _modifier_seat,
    "nsubj": _subject_seat,
    **dict.fromkeys(("parataxis", "appos"), _ground),
    **dict.fromkeys(("pobj", "pcomp"), preposition_seat),
    **dict.fromkeys(("compound", "nmod", "npadvmod"), _compound_seat),
    **dict.fromkeys(("dobj", "nsubjpass", "dative", "oprd"), _object_seat),
    **dict.fromkeys(("ccomp", "xcomp", "acl", "csubj", "csubjpass"), clause_seat),
}
