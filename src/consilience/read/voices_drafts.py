"""What is an attribution before its quotations and its chain are known? Token indexes instead of spans."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consilience.read.cues import Cue
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_sources import NOBODY, Source

_MARKS = {",", ";", ":", "-", "–", "—", "--", ".", "…", "...", "(", ")"}
_NEGATED = {
    "say": "decline",
    "confirm": "decline",
    "deny": "decline",
    "dismiss": "decline",
    "reject": "decline",
    "admit": "decline",
    "promise": "decline",
    "claim": "doubt",
    "plan": "deny",
    "threaten": "deny",
    "order": "deny",
    "request": "deny",
}
"""What an act becomes under negation: "has not confirmed", "did not believe", "has no plans"."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in the making. `through` are the heads of those who pass it on, nearest the reader first."""

    cue: tuple[int, ...]
    content: tuple[int, ...]
    act: str
    rule: str
    source: Source = NOBODY
    head: int = -1
    """The verb, noun or mark that attributes; the first token of the cue where it is not set."""
    through: tuple[int, ...] = ()
    direct: bool = False
    bracket: tuple[int, ...] = ()
    """Tokens that belong to the attribution and not to the words attributed, whoever else's words surround them."""

    kind: str = "speech"
    """`mind` where nothing is said: belief, knowledge, feeling, wish and intention"""

    def with_content(self, content: tuple[int, ...]) -> Draft:
        """Return the same attribution of other words."""
        return replace(self, content=content)


def is_negated(syntax: Syntax, verb: Token) -> bool:
    """Say whether a verb is negated: not, never, or a subject with "no" or "neither"."""
    for child in syntax.dependents(verb.i):
        if child.dep == "neg" or child.lower in ("never", "neither", "nor", "hardly"):
            return True
        if child.dep == "nsubj" and any(t.lower in ("no", "neither") for t in syntax.dependents(child.i)):
            return True
        if child.dep == "nsubj" and child.lower in ("nobody", "none", "neither"):
            return True
    return False


def act_of(cue: Cue, *, negated: bool) -> str:
    """Return the act of a cue, turned where the cue is negated."""
    return _NEGATED.get(cue.act, cue.act) if negated else cue.act


def is_mark(token: Token) -> bool:
    """Say whether a token is punctuation that no content needs at its ends."""
    return token.text in _MARKS


def inner(syntax: Syntax, tokens: tuple[int, ...] | list[int]) -> tuple[int, ...]:
    """Cut loose marks off both ends of a run of tokens."""
    run = list(tokens)
    while run and is_mark(syntax.tokens[run[0]]):
        run.pop(0)
    while run and is_mark(syntax.tokens[run[-1]]):
        run.pop()
    return tuple(run)
