"""What does somebody do by saying something? "said it will not lift the ban" refuses, "said they must leave" demands.

The act is told by the form of what is said: its modal, its negation, and whether it is friendly or hostile.
"""

from __future__ import annotations

from collections.abc import Mapping

from consilience.read.stance_frames import find_signature
from consilience.read.stance_words import is_negative_argument
from consilience.read.syntax import Syntax, Token

_FRIENDLY = frozenset(["AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"])
_HOSTILE = frozenset(["ASSAULT", "COERCE", "PROTEST", "SANCTION"])
_DUTY = frozenset(["must", "should", "ought"])
_FUTURE = frozenset(["will", "would", "wo"])
_SPEECH = frozenset(["ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"])
_CONTENT = ("ccomp", "xcomp")


def find_act(syntax: Syntax, token: Token, kinds: Mapping[int, str | None]) -> str | None:
    """Return the PLOVER root of what a verb of saying, or a refusing "will not", does; None where it does nothing."""
    if not token.tag.startswith("V"):
        return None
    if _is_refused(syntax, token) and kinds.get(token.i) in _FRIENDLY:
        return "REJECT"
    signature = find_signature(token.lemma, "verb", ("that",))
    if kinds.get(token.i) is not None or signature is None or signature.yes < 2:
        return None
    said = next((child for child in syntax.dependents(token.i, "ccomp") if child.tag.startswith("V")), None)
    return None if said is None else _act_of(syntax, said, kinds.get(said.i))


def _act_of(syntax: Syntax, said: Token, kind: str | None) -> str | None:
    auxiliaries = {child.lower for child in syntax.dependents(said.i, "aux")}
    if auxiliaries & _DUTY:
        return "REQUEST"
    if not auxiliaries & _FUTURE:
        return None
    if _is_refused(syntax, said):
        return "REJECT"
    if kind in _FRIENDLY:
        return "AGREE"
    return "THREATEN" if kind in _HOSTILE else None


def _is_refused(syntax: Syntax, token: Token) -> bool:
    children = syntax.dependents(token.i)
    future = any(child.dep == "aux" and child.lower in _FUTURE for child in children)
    denied = any(child.dep == "neg" for child in children)
    return future and (denied or any(is_negative_argument(syntax, child) for child in children if child.dep == "nsubj"))


def content_of(syntax: Syntax, token: Token, kind: str | None) -> Token | None:
    """Return the verb of what is agreed, refused, demanded or threatened: its parties are parties of the act."""
    if kind not in _SPEECH:
        return None
    direct = next((child for child in syntax.dependents(token.i, *_CONTENT) if child.tag.startswith("V")), None)
    if direct is not None:
        return direct
    for preposition in syntax.dependents(token.i, "prep"):
        for child in syntax.dependents(preposition.i, "pcomp"):
            return child
    return None
