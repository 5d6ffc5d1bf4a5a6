"""Which words does an attribution behind or amid them attribute? "..., X said", "The plan, X said, is ..."."""

from __future__ import annotations

from typing import NamedTuple

from consilience.read.syntax import Sentence, Syntax, Token
from consilience.read.voices_drafts import inner, is_mark
from consilience.read.voices_sources import Source

_QUOTE_MARKS = frozenset("“”\"«»„‘’'") | {"``", "''"}
_BESIDE = ("nsubj", "aux", "auxpass", "neg", "advmod", "prt", "npadvmod", "dobj", "dative", "prep", "agent")
_STOPS = 2
"""Marks that may follow the last word of a sentence."""
_FAR = 60
"""Tokens; a source farther from its verb is not set off by commas together with it."""


class Tail(NamedTuple):
    """The words attributed, and the stretch of the attribution itself."""

    content: tuple[int, ...]
    bracket: tuple[int, ...]
    quoted: bool


def is_quote_mark(token: Token) -> bool:
    """Say whether a token is a quotation mark (an apostrophe alone looks the same)."""
    return token.text in _QUOTE_MARKS


def find_tail(syntax: Syntax, verb: Token, source: Source) -> Tail | None:
    """Find the words before (and after) an attribution set off by a comma or a quotation mark."""
    if not source.tokens or verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VB") or verb.dep in ("relcl", "acl"):
        return None
    sentence = syntax.sentences[verb.sentence]
    bracket = _bracket(syntax, verb, source)
    before = syntax.tokens[bracket[0] - 1] if bracket[0] > sentence.first else None
    if _is_as_clause(syntax, verb, bracket[0]):
        own = range(max(bracket[0] - 1, sentence.first), bracket[-1] + 1)
        rest = [i for i in range(sentence.first, sentence.last) if i not in own]
        quoted = bool(rest) and any(is_quote_mark(syntax.tokens[i]) for i in (*rest[:2], rest[-1]))
        return Tail(inner(syntax, rest), tuple(own), quoted)
    if before is not None and is_mark(before) and _is_content(syntax, verb, bracket[0]):
        return None
    if before is None or not (is_mark(before) or is_quote_mark(before) or before.text in "?!"):
        return None
    left = inner(syntax, tuple(range(sentence.first, bracket[0])))
    quoted = is_quote_mark(before) or is_quote_mark(syntax.tokens[max(before.i - 1, 0)])
    right = _after(syntax, sentence, bracket[-1], quoted=quoted)
    if not left or not (quoted or right or _is_said(syntax, verb, bracket) or _ends(syntax, verb, left, bracket)):
        return None
    return Tail((*left, *right), bracket, quoted)


def _is_content(syntax: Syntax, verb: Token, first: int) -> bool:
    """Say whether the verb tells what another says: "found" of "She said that in addition, the crew found a leak"."""
    marks = [child for child in syntax.dependents(verb.i, "mark") if child.lower == "that"]
    return verb.dep == "ccomp" and verb.head < first and any(verb.head < mark.i < first for mark in marks)


def _is_as_clause(syntax: Syntax, verb: Token, first: int) -> bool:
    """Say whether the attribution is an aside: "As the minister put it, ..."."""
    return first > 0 and syntax.tokens[first - 1].lower == "as" and verb.dep in ("advcl", "ROOT")


def _is_said(syntax: Syntax, verb: Token, bracket: tuple[int, ...]) -> bool:
    """Say whether what stands before is a clause of its own, not an adverbial of this verb."""
    below = [t for t in syntax.dependents(verb.i) if t.i < bracket[0] and t.dep not in ("punct", "cc")]
    if below:
        return any(t.dep in ("ccomp", "parataxis", "csubj", "nsubj") for t in below)
    return verb.head < bracket[0] and verb.dep not in ("conj", "advcl")


def _ends(syntax: Syntax, verb: Token, left: tuple[int, ...], bracket: tuple[int, ...]) -> bool:
    """Say whether a clause stands before and nothing behind: "Two killed in blast, police say"."""
    rest = syntax.tokens[bracket[-1] + 1 : syntax.sentences[verb.sentence].last]
    opens = syntax.tokens[left[0]].tag
    joined = verb.dep == "conj" and not is_mark(syntax.tokens[verb.i - 1])
    if len(rest) > _STOPS or joined or opens in ("IN", "WRB", "VBN", "VBG", "TO", "CC", "RB"):
        return False
    return any(syntax.tokens[i].tag.startswith(("VB", "MD")) for i in left)


def _bracket(syntax: Syntax, verb: Token, source: Source) -> tuple[int, ...]:
    """Return the stretch of the attribution: "The Washington Post reported on Monday"."""
    own = {verb.i, *(index for index in source.tokens if abs(index - verb.i) < _FAR)}
    for child in syntax.dependents(verb.i, *_BESIDE):
        if child.i > verb.i:
            own.update(syntax.subtree(child.i))
        elif child.dep in ("aux", "advmod", "neg") and not _is_apart(syntax, child, verb):
            own.add(child.i)
    return tuple(range(min(own), max(own) + 1))


def _is_apart(syntax: Syntax, child: Token, verb: Token) -> bool:
    return any(is_mark(token) for token in syntax.tokens[child.i : verb.i])


def _after(syntax: Syntax, sentence: Sentence, last: int, *, quoted: bool) -> tuple[int, ...]:
    """Return the words that go on behind an attribution set into them; a quotation goes on with a mark."""
    rest = list(range(last + 1, sentence.last))
    if not rest or syntax.tokens[rest[0]].text not in {",", "."}:
        return ()
    while rest and syntax.tokens[rest[0]].text in {",", "."}:
        rest.pop(0)
    if not rest:
        return ()
    begins = syntax.tokens[rest[0]]
    if begins.tag in ("VBG", "CC", "IN", "WDT", "WP", "WRB") or quoted != is_quote_mark(begins):
        return ()
    return inner(syntax, tuple(rest))
