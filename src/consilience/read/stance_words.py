"""What do a word's own negation, modals, adverbs, adjectives, condition and sentence form do to its event?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from consilience.read.clause_frames import stance_class
from consilience.read.stance_frames import View, embed, find_signature
from consilience.read.stance_phrases import phrase_verbs
from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind, Stance
from consilience.rules import rows

_SUBJECTS = ("nsubj", "nsubjpass")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")
_UNSURE = (Stance.POSSIBLE, Stance.REQUESTED, Stance.THREATENED, Stance.CONDITIONAL)
_DENIED = 0.9
"""A denial commits a little less than an assertion: readers take part of what is denied for still open."""
_FIRM_NOT = frozenset(["can", "could", "would"])
"""Modals that leave nothing open where they are denied: "would not comment", "could not reach it"."""
_NO = 2.6
"""What is denied with its verb is denied hardly less: "made no attack"."""
_LITTLE = 0.3
"""There is some of what there is little of: "had little effect"."""
_ANY = 1.2
"""Commitment to what there may be none of: "before any attack is made"."""
_HYPOTHESIS = 1.3
"""Commitment to what is said to follow from a condition ("would strike if ...")."""


@cache
def stance_words(language: str, kind: str) -> Mapping[str, tuple[float, Stance]]:
    """Load the words of one kind: negation, negator, modal, adverb or condition."""
    return {
        row["word"]: (float(row["value"]), Stance(row["stance"]))
        for row in rows(language, "stance_words")
        if row["kind"] == kind
    }


def is_negative_argument(syntax: Syntax, token: Token) -> bool:
    """Say whether a noun denies its clause: "neither government", "nobody", "no request"."""
    negators = stance_words("en", "negator")
    if token.lower in ("none", "nobody", "nothing", "neither"):
        return True
    before = syntax.dependents(token.i, "det", "preconj", "neg", "nummod")
    single = bool(before) and before[0].lower == "not" and any(child.lower in ("a", "an", "one") for child in before)
    return single or any(child.lower in negators and negators[child.lower][0] == -1 for child in before)


def condition_mark(syntax: Syntax, clause: Token) -> str | None:
    """Return the word that makes a clause a condition: "if", "unless", inverted "should" (wherever it is hung)."""
    if clause.dep not in ("advcl", "ccomp", "dep"):
        return None
    for child in syntax.dependents(clause.i, "mark", "advmod", "aux", "prep", "cc"):
        if child.lower in stance_words("en", "condition") and child.dep != "aux" and clause.dep == "advcl":
            return child.lower
        if child.dep == "aux" and child.lower in ("should", "had", "were") and _is_inverted(syntax, clause, child):
            return child.lower
    return None


def _is_inverted(syntax: Syntax, clause: Token, auxiliary: Token) -> bool:
    below = syntax.dependents(clause.i)
    subject = next((child for child in below if child.dep in ("nsubj", "nsubjpass")), None)
    return subject is not None and auxiliary.i < subject.i and not any(child.dep == "mark" for child in below)


def apply_noun_words(syntax: Syntax, token: Token, seat: View) -> View:
    """Apply a noun's determiner and adjectives: "no request", "alleged request", "planned strikes"."""
    view = seat
    verb = headline_verb(syntax, token)
    signature = None if verb is None else find_signature(verb.lemma, "verb", ("noun",))
    if signature is not None:
        view = embed(view, signature)
    for child in syntax.dependents(token.i, "det", "amod", "nmod"):
        if child.dep == "det" and child.lower in ("no", "neither"):
            strength = max(abs(view.value), _NO) if view.stance is Stance.DENIED else abs(view.value)
            view = View(-_DENIED * strength, Stance.DENIED, f"{child.lower}.negation")
        elif child.lower in ("few", "little") and not syntax.dependents(child.i, "det"):
            view = View(-_LITTLE * abs(view.value), Stance.DENIED, f"{child.lower}.negation")
        elif child.lower == "any" and view.stance is not Stance.DENIED:
            view = weaken(view, _ANY, Stance.POSSIBLE, "any.determiner")
        elif child.dep != "det":
            view = _apply_adjective(view, token, child)
    return view


def headline_verb(syntax: Syntax, token: Token) -> Token | None:
    """Find a verb that the parser hangs below its object in a headline: "Vesta Denies Moravia's Request"."""
    for child in syntax.dependents(token.i, "poss", "compound", "nmod", "amod"):
        for below in (child, *syntax.dependents(child.i, "compound", "nmod", "amod")):
            if below.tag == "VBZ" and below.dep != "poss":
                return below
    return None


def _apply_adjective(view: View, noun: Token, adjective: Token) -> View:
    signature = find_signature(adjective.lower, "adjective", ("noun",))
    if signature is None or (signature.sort == "unreal" and noun.lemma in stance_class("told")):
        return view  # a false report was made
    return weaken(view, signature.yes, signature.stance, signature.rule)


def apply_verb_words(syntax: Syntax, token: Token, seat: View) -> View:
    """Apply a verb's modals, adverbs, negation, condition and the form of its sentence."""
    children = syntax.dependents(token.i)
    view = _apply_form(syntax, token, children, seat)
    denials = list(_negations(syntax, token, children))
    if not condition_mark(syntax, token):
        view = _apply_modals(token, children, view, denied=bool(denials))
    for child in children:
        if child.dep == "advmod" and child.lower in stance_words("en", "adverb"):
            value, stance = stance_words("en", "adverb")[child.lower]
            view = weaken(view, value, stance, f"{child.lower}.adverb")
    for word in denials:
        view = negate(view, word)
    return _apply_condition(syntax, token, children, view)


def _apply_form(syntax: Syntax, token: Token, children: list[Token], seat: View) -> View:
    """Weigh questions ("Will it attack?"), orders ("Leave now") and headline futures ("Vesta to send troops")."""
    if token.dep != "ROOT":
        return seat
    sentence = syntax.sentence_of(token)
    labels = {child.dep for child in children}
    if any(syntax.tokens[i].text == "?" for i in range(max(token.i, sentence.last - 3), sentence.last)):
        return weaken(seat, 0.3, Stance.POSSIBLE, "question") if _asks_whether(token, children) else seat
    if token.tag != "VB":
        return seat
    if any(child.lower == "to" and child.dep == "aux" for child in children):
        return weaken(seat, 2.0, Stance.PLANNED, "to.headline") if labels & {"nsubj", "nsubjpass"} else seat
    ordered = not labels & {"aux", "nsubj", "nsubjpass", "expl", "csubj"} and sentence.kind is BlockKind.BODY
    return weaken(seat, 0.8, Stance.REQUESTED, "imperative") if ordered else seat


def _asks_whether(token: Token, children: list[Token]) -> bool:
    """Tell "Did it attack?" from "Why did it attack?" and from "It attacked, right?"."""
    if any(child.tag.startswith("W") for child in children):
        return False
    subject = next((child.i for child in children if child.dep in (*_SUBJECTS, "expl", "csubj")), None)
    first = min((child.i for child in children if child.dep in ("aux", "auxpass")), default=token.i)
    return subject is None or first < subject


def _apply_modals(verb: Token, children: list[Token], view: View, *, denied: bool) -> View:
    modals = stance_words("en", "modal")
    auxiliaries = [child for child in children if child.dep == "aux"]
    word = next((word for child in auxiliaries if (word := _modal(verb, child)) in modals), None)
    if word is None or (word == "would" and verb.lemma in stance_class("wishing") and not denied):
        return view  # "we would like to stay": the wish is there
    rule = f"{word}.modal"
    perfect = any(child.lemma == "have" for child in auxiliaries)
    if word in ("would", "should") and perfect:
        return weaken(view, -1.0, Stance.CONDITIONAL, rule)
    if denied and word in _FIRM_NOT:
        return weaken(view, 2.8, Stance.AFFIRMED, rule)
    perceived = verb.lemma in stance_class("perceiving") and any(child.dep == "auxpass" for child in children)
    if perceived and word in ("can", "could"):
        return weaken(view, 2.6, Stance.AFFIRMED, rule)  # "smoke could be seen rising"
    if word == "would" and view.rule != "plain" and view.stance is Stance.AFFIRMED:
        return weaken(view, 2.4, Stance.PLANNED, rule)
    value, stance = modals[word]
    return weaken(view, value, stance, rule)


def _modal(verb: Token, auxiliary: Token) -> str:
    """Name a modal in full: "we'd stop" is "would", "he'd left" is not."""
    if auxiliary.lower in ("'d", "’d") and verb.tag == "VB":
        return "would"
    known = stance_words("en", "modal")
    return auxiliary.lemma if auxiliary.lemma in known else auxiliary.lower


def _negations(syntax: Syntax, token: Token, children: list[Token]) -> Iterator[str]:
    """Find what denies a verb. A denied object denies only a verb that says no more: "made no request"."""
    carried = find_signature(token.lemma, "verb", ("noun",))
    light = token.lemma in ("be", "have") or (carried is not None and carried.sort == "performing")
    light = light or token.lemma in phrase_verbs("en")
    words = stance_words("en", "negation")
    if token.dep == "conj" and any(child.dep == "aux" for child in children):
        yield from (word.lower for word in syntax.dependents(token.head, "cc") if word.lower == "nor")
    for child in children:
        if child.dep == "neg" or (child.dep in ("advmod", "preconj") and child.lemma in words):
            yield child.lemma
        elif child.lower == "longer" and any(word.lower == "no" for word in syntax.dependents(child.i)):
            yield "no longer"
        elif _denies(syntax, child, light=light):
            yield "no"


def _denies(syntax: Syntax, argument: Token, *, light: bool) -> bool:
    if argument.dep not in _ARGUMENTS or not is_negative_argument(syntax, argument):
        return False
    return light or argument.dep in _SUBJECTS or argument.lower == "nothing"


def has_nothing(syntax: Syntax, verb: Token) -> bool:
    """Recognise "has no plans", where what is had is denied rather than the verb, which says nothing of its own."""
    if verb.lemma != "have" or verb.dep == "aux" or syntax.dependents(verb.i, "neg"):
        return False
    denied = {child.dep for child in syntax.dependents(verb.i, *_ARGUMENTS) if is_negative_argument(syntax, child)}
    return denied == {"dobj"}


def _apply_condition(syntax: Syntax, token: Token, children: list[Token], view: View) -> View:
    mark = next((mark for child in children if (mark := condition_mark(syntax, child))), None)
    if mark in (None, "whether", "once", "lest"):
        return view
    past = token.tag in ("VBD", "VBN") and view.stance is Stance.AFFIRMED
    if past or view.stance is Stance.REQUESTED or _hands_on(syntax, token, view):
        return view._replace(condition=True)
    if view.stance is Stance.DENIED:
        return View(max(view.value, -_HYPOTHESIS), Stance.CONDITIONAL, f"{mark}.condition")
    return View(min(view.value, _HYPOTHESIS), Stance.CONDITIONAL, f"{mark}.condition")


def _hands_on(syntax: Syntax, token: Token, view: View) -> bool:
    """Recognise "is ready to fight if ...": the readiness is there, the fight is conditional."""
    beside = [token, *syntax.dependents(token.i, "acomp")] if token.tag in ("VBZ", "VBP") else []
    return view.stance is Stance.AFFIRMED and any(syntax.dependents(word.i, "xcomp") for word in beside)


def weaken(view: View, value: float, stance: Stance, rule: str) -> View:
    """Scale a view by a word of commitment `value` (of 3); the outer stance stays where it already says more.

    A denial takes the hedge along: "denied that it might strike" denies no less.
    """
    if view.stance is Stance.DENIED:
        return view
    kept = view.stance if view.stance is not Stance.AFFIRMED else stance
    return view._replace(value=view.value * value / 3, stance=kept, rule=rule)


def negate(view: View, word: str) -> View:
    """Turn a view round: affirmed and planned become denied; "may not" stays possible."""
    rule = f"{word}.negation"
    value = -view.value if abs(view.value) < 2 else -_DENIED * view.value
    if view.stance is Stance.DENIED:
        return view._replace(value=value, stance=Stance.AFFIRMED, rule=rule)
    stance = view.stance if view.stance in _UNSURE else Stance.DENIED
    return view._replace(value=value, stance=stance, rule=rule)
