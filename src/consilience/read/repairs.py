"""Which slips of the parser can be put right from the words around them?

Each repair looks at one sentence and tells which tokens to replace: fronted conditions without "if" ("Should a shell
fall, ..."), a verb read as a plural noun behind "if", a subject hung on the phrase before it, a participle that closes
a list read as a verb, what is said hung on an aside. Indexes count within the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consilience.read.syntax import Token

_INVERTED = frozenset(["should"])
_QUOTES = frozenset(["“", '"', "‘", "'", "``", "("])
_CITING = frozenset(["citing", "quoting"])
_BEFORE_NOUN = frozenset(["det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"])
_LONGEST_CONDITION = 30
"""Words between "Should" and the comma that ends the condition."""

Changes = dict[int, dict[str, object]]


def repair(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of one sentence with the slips put right; heads are indexes into the whole report."""
    fixed = list(tokens)
    for mend in _REPAIRS:
        changes = mend(fixed)
        mended = [token._replace(**changes.get(n, {})) for n, token in enumerate(fixed)] if changes else fixed  # type: ignore[arg-type]
        fixed = mended if all(_is_rooted(mended, index) for index in changes) else fixed
    return fixed


def _is_rooted(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the way up from a token ends, so that no repair ties a knot into the tree."""
    first = tokens[0].i
    for _ in tokens:
        above = tokens[index].head - first
        if above == index:
            return True
        if not 0 <= above < len(tokens):
            return False
        index = above
    return False


def _children(tokens: Sequence[Token], index: int) -> list[int]:
    whole = tokens[index].i
    return [number for number, token in enumerate(tokens) if token.head == whole and number != index]


def _inverted_condition(tokens: Sequence[Token]) -> Changes:
    """Read "Should a single shell fall on our decks, we will strike" as a condition with verb and subject."""
    for index, token in enumerate(tokens):
        if token.lower not in _INVERTED or token.tag != "MD" or not _opens(tokens, index):
            continue
        comma = next(
            (n for n in range(index, min(index + _LONGEST_CONDITION, len(tokens))) if tokens[n].text == ","), 0
        )
        main = _main_verb(tokens, comma) if comma else None
        verb = _inner_verb(tokens, index, comma)
        if main is not None and verb is not None:
            return _as_condition(tokens, index, verb, main, comma)
    return {}


def _opens(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].text in _QUOTES or tokens[index - 1].text in (",", ";", ":", "—", "–")


def _main_verb(tokens: Sequence[Token], comma: int) -> int | None:
    """Find the verb of the clause behind the comma: the first one there with a subject of its own."""
    for index in range(comma + 1, len(tokens)):
        if tokens[index].tag.startswith("V"):
            below = _children(tokens, index)
            if any(tokens[n].dep in ("nsubj", "nsubjpass") and comma < n < index for n in below):
                return index
    return None


def _inner_verb(tokens: Sequence[Token], auxiliary: int, comma: int) -> int | None:
    """Find the verb of the condition, also one read as a noun: the last word before its preposition or comma."""
    for index in range(auxiliary + 1, comma):
        if tokens[index].tag == "VB":
            return index
    following = tokens[auxiliary + 1 : comma]
    end = next((n for n, t in enumerate(following) if t.tag in ("IN", "RB", "TO") and n), len(following))
    index = auxiliary + end
    return index if end > 1 and tokens[index].tag == "NN" and tokens[index - 1].tag.startswith("N") else None


def _as_condition(tokens: Sequence[Token], auxiliary: int, verb: int, main: int, comma: int) -> Changes:
    changes: Changes = {
        verb: {"tag": "VB", "dep": "advcl", "head": tokens[main].i},
        auxiliary: {"dep": "aux", "head": tokens[verb].i},
    }
    if any(tokens[n].head == tokens[n].i for n in (auxiliary, verb)):
        changes[main] = {"dep": "ROOT", "head": tokens[main].i}
    below = _children(tokens, verb)
    subject = next((n for n in below if tokens[n].dep in ("nsubj", "nsubjpass")), None)
    if subject is None and verb - 1 > auxiliary:
        subject = verb - 1
        changes[subject] = {"dep": "nsubj", "head": tokens[verb].i}
        for n in range(auxiliary + 1, subject):
            if tokens[n].dep in _BEFORE_NOUN and tokens[n].head == tokens[verb].i:
                changes[n] = {"head": tokens[subject].i}
    for n in _children(tokens, auxiliary):
        if n not in changes and auxiliary < n <= comma:
            changes[n] = {"head": tokens[main if n == comma else verb].i}
    return changes


def _verb_behind_if(tokens: Sequence[Token]) -> Changes:
    """Read "if Vesta fires" with "fires" as the verb, where the parser takes both for a compound noun."""
    for index, token in enumerate(tokens):
        if token.tag != "NNS" or token.dep not in ("advcl", "ccomp") or index == 0:
            continue
        below = _children(tokens, index)
        subject = index - 1
        marked = any(tokens[n].dep == "mark" or tokens[n].tag == "WRB" for n in below)
        if marked and tokens[subject].tag == "NNP" and tokens[subject].dep == "compound" and subject in below:
            return {
                index: {"tag": "VBZ"},
                subject: {"dep": "nsubj"},
                **{n: {"head": tokens[subject].i} for n in below if n < subject and tokens[n].dep in _BEFORE_NOUN},
            }
    return {}


def _hung_subject(tokens: Sequence[Token]) -> Changes:
    """Give "According to the radio, envoys met" its subject, which the parser hangs on "the radio" as apposition."""
    for index, token in enumerate(tokens):
        if token.lower != "according" or index > 1:
            continue
        verb = token.head - tokens[0].i
        if not 0 <= verb < len(tokens) or not tokens[verb].tag.startswith("V"):
            return {}
        if any(tokens[n].dep in ("nsubj", "nsubjpass", "expl") for n in _children(tokens, verb)):
            return {}
        hung = [n for n in range(index, verb) if tokens[n].dep == "appos" and _first(tokens, n) - 1 > 0]
        hung = [n for n in hung if tokens[_first(tokens, n) - 1].text == ","]
        passive = any(tokens[n].dep == "auxpass" for n in _children(tokens, verb))
        return {hung[-1]: {"dep": "nsubjpass" if passive else "nsubj", "head": tokens[verb].i}} if hung else {}
    return {}


def _first(tokens: Sequence[Token], index: int) -> int:
    """Return the first word of what hangs before a noun."""
    return min([index, *(n for n in _children(tokens, index) if tokens[n].dep in _BEFORE_NOUN)])


def _closing_participle(tokens: Sequence[Token]) -> Changes:
    """Read "missiles, radar sets, and refurbished jets" as one list: a list without "and" waits for its last part."""
    for index, token in enumerate(tokens[:-1]):
        if token.tag not in ("VBD", "VBN") or token.dep != "conj" or index < 3 or tokens[index - 1].tag != "CC":
            continue
        below = _children(tokens, index)
        noun = next((n for n in below if tokens[n].dep == "dobj" and n > index), None)
        bare = noun is not None and not any(tokens[n].dep in ("det", "poss") for n in _children(tokens, noun))
        comma = index - 2
        before = next((n for n in range(comma - 1, -1, -1) if tokens[n].tag.startswith("NN")), None)
        if not bare or noun is None or before is None or tokens[comma].text != "," or not _is_waiting(tokens, before):
            continue
        link: dict[str, object] = {"head": tokens[before].i}
        rest: Changes = {n: {"head": tokens[noun].i} for n in below if n != noun}
        return {
            **rest,
            index: {"tag": "VBN", "dep": "amod", "head": tokens[noun].i},
            noun: {"dep": "conj", "head": tokens[before].i},
            index - 1: link,
            comma: link,
        }
    return {}


def _is_waiting(tokens: Sequence[Token], noun: int) -> bool:
    """Say whether a noun is in a list that has had no "and" yet: "missiles, radar sets"."""
    above = tokens[noun].head - tokens[0].i
    if tokens[noun].dep != "conj" or not 0 <= above < len(tokens):
        return False
    return not any(tokens[n].dep == "cc" for n in (*_children(tokens, above), *_children(tokens, noun)))


def _citing_aside(tokens: Sequence[Token]) -> Changes:
    """Read "The army said, citing the Post, that nine died" with what is said below "said", not below "citing".

    An aside that the parser hangs on its comma ("The army, citing the Post, said") is hung on the verb.
    """
    for index, token in enumerate(tokens):
        if token.lower not in _CITING or index == 0 or tokens[index - 1].text != ",":
            continue
        above = token.head - tokens[0].i
        if tokens[above].dep == "punct":
            return {index: {"dep": "advcl", "head": tokens[above].head}}
        said = next((n for n in _children(tokens, index) if tokens[n].dep == "ccomp" and n > index), None)
        if said is None or above >= index or not tokens[above].tag.startswith("V"):
            return {}
        ends = any(tokens[n].text == "," and tokens[n + 1].lower == "that" for n in range(index + 1, said))
        return {said: {"head": token.head}} if ends else {}
    return {}


_REPAIRS: tuple[Callable[[Sequence[Token]], Changes], ...] = (
    _inverted_condition,
    _verb_behind_if,
    _hung_subject,
    _closing_participle,
    _citing_aside,
)
