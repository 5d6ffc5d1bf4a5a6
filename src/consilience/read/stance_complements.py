"""How does the word above present a clause: as content, aim, condition, purpose, or as a plain time or cause?"""

from __future__ import annotations

from consilience.read.clause_frames import (
    asks_details,
    clause_frame,
    is_content,
    is_free_relative,
    is_timed,
    stance_class,
)
from consilience.read.stance_frames import GROUND, Signature, View, embed, find_signature, scale
from consilience.read.stance_phrases import find_phrase
from consilience.read.stance_spots import Spot, finite_above, frames, governor
from consilience.read.stance_words import condition_mark, stance_words
from consilience.records import Stance

_IRREAL = frozenset([Stance.PLANNED, Stance.POSSIBLE, Stance.CONDITIONAL, Stance.REQUESTED])
_TELLING = Signature(3.0, 1.5, Stance.AFFIRMED, Stance.POSSIBLE, "clause")
QUESTIONED = Signature(0.7, 0.7, Stance.POSSIBLE, Stance.POSSIBLE, "whether.clause")
"""What a question leaves open."""
_AIM = Signature(1.9, -1.0, Stance.PLANNED, Stance.DENIED, "to.infinitive")
_NOUN_AIM = _AIM._replace(yes=1.5)
"""A noun ("approval to build") says less of what is done than a verb ("hired a guide to lead them")."""
_PURPOSE = Signature(1.7, -1.0, Stance.PLANNED, Stance.POSSIBLE, "to.purpose")
_PURPOSE_SERVED = _PURPOSE._replace(yes=2.1)
"""What has been done for a purpose has mostly served it: "sent ships to guard the strait"."""
_SHOWN = _PURPOSE._replace(yes=2.7, stance=Stance.AFFIRMED, rule="to.shown")
_BE_TO = Signature(1.8, -2.0, Stance.PLANNED, Stance.DENIED, "be.to")
_WAS_TO_HAVE = Signature(-1.5, -1.5, Stance.DENIED, Stance.DENIED, "was.to-have")
_JUDGED = Signature(2.0, 2.0, Stance.AFFIRMED, Stance.AFFIRMED, "judged.to")
_CHARGE = Signature(1.3, -1.0, Stance.POSSIBLE, Stance.DENIED, "with-intent.phrase")
"""The name of a crime tells of no plan: "assault with intent to rob"."""
_HURRIED = Signature(2.6, -1.0, Stance.AFFIRMED, Stance.DENIED, "hurried.to")
"""Who rushed to do a thing mostly did it; who is rushing to has yet to."""
_ANY = Signature(3.0, 0.0, Stance.AFFIRMED, Stance.POSSIBLE, "any.relative")
_REMAINS = Signature(-0.5, -0.5, Stance.POSSIBLE, Stance.POSSIBLE, "remain.to-be")
_YET = Signature(-2.5, -2.5, Stance.DENIED, Stance.DENIED, "yet.to")
_GOING_TO = Signature(2.4, -2.4, Stance.PLANNED, Stance.DENIED, "going.to")
_DONE = Signature(3.0, -3.0, Stance.AFFIRMED, Stance.DENIED, "")
_AHEAD = {
    "after": View(2.5, Stance.PLANNED, "after.future"),
    "till": View(1.4, Stance.PLANNED, "until.future"),
    "until": View(1.4, Stance.PLANNED, "until.future"),
}
_PRESUPPOSED = View(2.8, Stance.AFFIRMED, "presupposed")


def clause_seat(spot: Spot) -> View:
    """Seat a complement clause: "denied that ...", "failed to ...", "plans to ...", "able to ..."."""
    syntax, token = spot.syntax, spot.token
    if condition_mark(syntax, token):
        return adverbial_seat(spot)
    frame = _frame(spot)
    given = _given(spot) if frame == "that" and token.dep == "ccomp" else None
    if given is not None:
        return given
    if frame == "that" and is_free_relative(syntax, token):
        return GROUND
    if token.dep == "acl" and frame not in ("to", "whether") and not is_content(syntax, token, frame):
        return embed(spot.outer, _ANY) if _is_any(spot) or _is_wanted(spot) else GROUND
    if _is_pending(spot):
        return embed(spot.outer, _YET if frame == "to" else _bare_signature(spot, frame))
    return _infinitive_seat(spot) if frame == "to" else embed(spot.outer, _signature(spot, frame))


def _is_run_on(spot: Spot) -> bool:
    """Recognise a sentence before an order without a full stop: "Nobody has been held If you know more, call us"."""
    below = spot.syntax.dependents(spot.head.i, "aux", "nsubj", "nsubjpass")
    ordered = spot.head.dep == "ROOT" and spot.head.tag == "VB" and not below
    return ordered and spot.token.i < spot.head.i and bool(spot.below("nsubj", "nsubjpass", "expl"))


def _frame(spot: Spot) -> str:
    """Undo a slip of the tagger: in "says rebels control the port" the verb is no bare infinitive."""
    frame = clause_frame(spot.syntax, spot.token)
    if (
        frame != "to"
        or spot.token.dep != "ccomp"
        or any(child.lower in ("to", "be") for child in spot.below("aux", "auxpass"))
    ):
        return frame
    told = find_signature(spot.head.lemma, "verb", ("that",))
    return "that" if told is not None and told.sort == "saying" else frame


def _given(spot: Spot) -> View | None:
    """Find what a clause takes for granted or supposes: "did not say when it left", "provided that it leaves"."""
    if _is_run_on(spot):
        return GROUND
    if asks_details(spot.syntax, spot.token) and not is_free_relative(spot.syntax, spot.token):
        return _PRESUPPOSED
    return _condition(spot.head.lower) if _is_proviso(spot) else None


def relative_seat(spot: Spot) -> View:
    """Take relative clauses for granted, but not "a deal to end the war", "would arrest anyone who leaves"."""
    if clause_frame(spot.syntax, spot.token) == "to":
        return clause_seat(spot)
    return embed(spot.outer, _ANY) if _is_any(spot) else GROUND


def _is_wanted(spot: Spot) -> bool:
    """Recognise what is wanted or not: "do not want more boats being seized"."""
    verb = spot.syntax.tokens[spot.head.head]
    going_on = spot.token.tag == "VBG" or any(child.tag == "VBG" for child in spot.below("auxpass"))
    wanted = find_signature(verb.lemma, "verb", ("noun",)) if spot.head.dep == "dobj" and going_on else None
    return wanted is not None and wanted.sort == "wanting"


def _is_any(spot: Spot) -> bool:
    """Recognise a clause on no known thing, in no past tense: "a ship that carries arms", "anyone who leaves"."""
    if spot.outer.stance is Stance.AFFIRMED or _is_past(spot) or spot.token.tag == "VBN":
        return False
    words = (spot.head, *spot.syntax.dependents(spot.head.i, "det"))
    bare = spot.head.tag == "NN" and not spot.syntax.dependents(spot.head.i, "det", "poss", "nummod")
    return bare or any(word.lower in stance_class("any") for word in words)


def adverbial_seat(spot: Spot) -> View:
    """Seat an adverbial clause: a condition, a purpose, a companion ("adding that"), or a plain cause or time."""
    syntax, token = spot.syntax, spot.token
    mark = condition_mark(syntax, token)
    if mark == "once" and _is_past(spot):
        return GROUND
    if mark is not None:
        return _condition(mark)
    if clause_frame(syntax, token) == "to":
        return _infinitive_seat(spot)
    if _is_ahead(spot) and is_timed(syntax, token):
        return _ahead(spot)
    seat = spot.seats[spot.head.i]
    companion = token.tag in ("VBG", "VBN") and not spot.below("mark")
    if companion and spot.head.tag == "VB" and syntax.tokens[syntax.subtree(token.i)[0] - 1].text == ",":
        seat = spot.seats[finite_above(spot).i]
    return seat if companion and seat.value > 0 else GROUND


def _ahead(spot: Spot) -> View:
    """Weigh what a future waits for: "until it ends" may not come, "after it ends" mostly does."""
    marks = (child.lower for child in spot.below("mark", "advmod"))
    return next((_AHEAD[mark] for mark in marks if mark in _AHEAD), View(2.0, Stance.PLANNED, "when.future"))


def _infinitive_seat(spot: Spot) -> View:
    """Seat an infinitive by the phrase or the word that it hangs on."""
    phrase = find_phrase(spot.syntax, spot.token)
    if phrase is not None:
        return embed(spot.views[phrase.above.i], phrase.signature)
    if spot.head.lower == "intent" and spot.syntax.tokens[spot.head.head].lower == "with":
        return embed(spot.views[spot.syntax.tokens[spot.head.head].head], _CHARGE)
    above = _in_order(spot)
    return embed(spot.views[above], _PURPOSE) if above >= 0 else embed(spot.outer, _signature(spot, "to"))


def _in_order(spot: Spot) -> int:
    """Find the word above "in order to", "so as to"; -1 where there is none."""
    above = spot.syntax.tokens[spot.head.head]
    if spot.head.lower == "order" and above.lower == "in":
        return above.head
    return -1


def _condition(mark: str) -> View:
    value, stance = stance_words("en", "condition").get(mark, (0.3, Stance.CONDITIONAL))
    return View(value, stance, f"{mark}.condition")


def _is_proviso(spot: Spot) -> bool:
    """Recognise "provided that the truce holds", "assuming they agree"."""
    mark = spot.head.lower in stance_words("en", "condition")
    return mark and spot.head.dep == "advcl" and not spot.beside("nsubj", "nsubjpass")


def _is_past(spot: Spot) -> bool:
    tags = {child.tag for child in spot.below("aux", "auxpass")}
    return spot.token.tag == "VBD" or "VBD" in tags


def _is_pending(spot: Spot) -> bool:
    """Recognise "has yet to approve"."""
    beside = (*spot.beside("advmod"), *spot.below("advmod"))
    return spot.head.lemma in ("have", "be") and any(child.lower == "yet" for child in beside)


def _is_ahead(spot: Spot) -> bool:
    modal = any(child.tag == "MD" for child in spot.beside("aux"))
    return modal or spot.outer.stance in _IRREAL


def _signature(spot: Spot, frame: str) -> Signature:
    word, part = governor(spot)
    if frame == "to" and word == "remain" and any(child.lower == "be" for child in spot.below("auxpass")):
        return _REMAINS
    if frame == "to" and word == "have" and spot.head.tag in ("VBD", "VBN"):
        return scale("en")["forcing"]._replace(rule="had.to")
    found = find_signature(word, part, frames(spot, frame)) or _bare_signature(spot, frame)
    if found.sort == "hastening" and spot.head.tag == "VBD":
        return _HURRIED
    return _JUDGED if found.sort == "judging" and spot.head.tag == "VBD" else found


def _is_bare(spot: Spot) -> bool:
    """Tell what is seen or found done from an aim: "saw cars drive off", "moving injured to the port"."""
    if spot.token.dep not in ("ccomp", "xcomp") or spot.below("aux", "auxpass"):
        return False
    return spot.token.tag == "VBN" or (spot.token.tag == "VB" and spot.head.lemma in stance_class("perceiving"))


def _purpose(spot: Spot) -> Signature:
    """Tell a result ("rose to close at 9"), a deed that shows itself in another ("marched to protest"), and an aim."""
    if _is_result(spot):
        return _DONE
    if spot.head.tag not in ("VBD", "VBN"):
        return _SHOWN if spot.token.lemma in stance_class("showing") else _PURPOSE
    shown = spot.token.lemma in stance_class("showing") or spot.head.lemma in stance_class("coming")
    return _SHOWN if shown else _PURPOSE_SERVED


def _is_result(spot: Spot) -> bool:
    return spot.head.tag.startswith("V") and spot.head.lemma in stance_class("changing")


def _bare_signature(spot: Spot, frame: str) -> Signature:
    """Choose what a word without a signature of its own does to its clause."""
    if frame == "whether":
        return QUESTIONED
    if frame != "to" or _is_bare(spot):
        return _DONE if spot.token.dep == "xcomp" or frame != "that" else _TELLING
    if spot.token.dep == "advcl" or _is_result(spot):
        return _purpose(spot)
    if spot.head.lemma == "be":
        done = spot.head.tag == "VBD" and any(child.lower == "have" for child in spot.below("aux"))
        return _WAS_TO_HAVE if done else _BE_TO
    if spot.head.lemma == "go" and spot.head.tag == "VBG":
        return _GOING_TO
    return _NOUN_AIM if spot.token.dep in ("acl", "relcl") else _AIM
