"""How much of a noun's event is taken for granted, whatever is said of it? "hopes for the talks", "fears of attacks"

Definite nouns and topics presuppose that there is what they name, bare plurals that there has been some of it
(Kiparsky and Kiparsky 1970 for the presupposition, Carlson 1977 for bare plurals). Where the words above leave a noun
open, a share of what is missing to certainty is granted: rules/en/stance_presumed.tsv says how much and why.
"""

from __future__ import annotations

from consilience.read.clause_frames import is_definite
from consilience.read.stance_frames import View, find_signature
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance
from consilience.rules import lookup

_CERTAIN = 3.0
_SUBJECTS = ("nsubj", "nsubjpass")


def presume(syntax: Syntax, noun: Token, view: View) -> View:
    """Raise the view of a noun by the share that is taken for granted; its stance stays.

    "wants the talks to end": talks 1.0 -> 1.5. What is denied stays denied: at most 0.
    """
    kind = _kind(syntax, noun, view)
    if not kind:
        return view
    share, most = (float(lookup("en", "stance_presumed", "kind", column)[kind]) for column in ("share", "most"))
    value = min(view.value + share * (_CERTAIN - view.value), most)
    value = min(value, max(view.value, 0.0)) if view.stance is Stance.DENIED else value
    return view if value == view.value else view._replace(value=value, rule=f"{kind}.presumed")


def _kind(syntax: Syntax, noun: Token, view: View) -> str:
    if noun.dep == "compound" and noun.tag in ("NN", "NNS"):
        return "sort"
    if _is_predicate(syntax, noun):
        return ""
    if is_definite(syntax, noun):
        return "topic" if noun.dep in _SUBJECTS else "known"
    return "several" if noun.tag == "NNS" and view.stance is not Stance.DENIED else ""


def _is_predicate(syntax: Syntax, noun: Token) -> bool:
    """Say whether a noun is what is asserted itself: "that is not the aim", "do not have the right"."""
    carried = find_signature(syntax.tokens[noun.head].lemma, "verb", ("noun",)) if noun.dep == "dobj" else None
    return noun.dep == "attr" or (carried is not None and carried.sort == "performing")
