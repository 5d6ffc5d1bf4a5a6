"""Where does one attribution end and the next begin? Tails and added remarks are cut out of the words of others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from consilience.read.syntax import Syntax
from consilience.read.voices_drafts import Draft, inner, is_mark

_ADDING = {"add", "note", "stress", "emphasize", "emphasise", "reiterate", "point", "cite", "insist"}
"""Verbs whose participle after a comma goes on speaking for the speaker before: "..., adding that ..."."""


def settle_scopes(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut each content where a trailing attribution or an added remark of its own sentence begins."""
    drafts = sorted(drafts, key=lambda draft: draft.cue)
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(syntax.tokens[draft.cue[0]].sentence, []).append(draft)
    return [settled for group in groups.values() for settled in _settle_sentence(syntax, group)]


def _settle_sentence(syntax: Syntax, group: list[Draft]) -> list[Draft]:
    for place, draft in enumerate(group):
        if draft.bracket and _is_suffix(syntax, draft.bracket):
            group = [_cut(syntax, other, draft, draft.bracket[0]) for other in group]
        verb = syntax.tokens[draft.cue[-1] if len(draft.cue) == 1 else draft.cue[0]]
        if place and verb.tag == "VBG" and verb.lemma in _ADDING and _after_comma(syntax, verb.i):
            group = _continue(syntax, group, place, verb.i)
    return group


def _is_suffix(syntax: Syntax, bracket: tuple[int, ...]) -> bool:
    sentence = syntax.sentence_of(syntax.tokens[bracket[0]])
    rest = syntax.tokens[bracket[-1] + 1 : sentence.last]
    return all(not any(c.isalnum() for c in token.text) for token in rest)


def _after_comma(syntax: Syntax, index: int) -> bool:
    return index > 0 and is_mark(syntax.tokens[index - 1])


def _cut(syntax: Syntax, other: Draft, tail: Draft, start: int) -> Draft:
    """Take the words from `start` on away from an attribution that begins before."""
    if other.cue == tail.cue or other.cue[0] >= start or not other.content or other.content[-1] < start:
        return other
    kept = inner(syntax, other.content[: bisect_left(other.content, start)])
    return other.with_content(kept) if kept else other


def _continue(syntax: Syntax, group: list[Draft], place: int, start: int) -> list[Draft]:
    """Give an added remark to the speaker before it, and end that speaker's former words."""
    added = group[place]
    before = next(
        (d for d in reversed(group[:place]) if d.rule.startswith(("verb", "phrase")) and d.source.tokens), None
    )
    if before is None:
        return group
    outer = next((d for d in group[:place] if d is not before and _holds(d, before)), before)
    speaker = outer if outer.source.tokens and start in outer.content else before
    cut = [_cut(syntax, other, added, start) if other is not added else other for other in group]
    cut[place] = replace(added, source=speaker.source)
    return cut


def _holds(outer: Draft, other: Draft) -> bool:
    return bool(outer.content) and outer.content[0] <= other.cue[0] <= outer.content[-1]
