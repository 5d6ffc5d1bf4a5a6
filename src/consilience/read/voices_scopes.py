"""Where does one attribution end and the next begin? Tails and added remarks are cut out of the words of others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from consilience.read.subjects import above_quotation
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft, inner, is_mark

_ADDING = {"add", "note", "stress", "emphasize", "emphasise", "reiterate", "point", "cite", "insist"}
"""Verbs whose participle after a comma goes on speaking for the speaker before: "..., adding that ..."."""
_ALIKE = {"VBD": ("VBD",), "VBN": ("VBN", "VBD"), "VBZ": ("VBZ",), "VBP": ("VBP",)}
"""Forms of a verb that goes on after one of the same subject: "has promised more and opposed the deal"."""
_PRONOUNS = ("PRP", "WP")


def settle_scopes(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut each content where a trailing attribution or an added remark of its own sentence begins."""
    groups: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.cue):
        groups.setdefault(syntax.tokens[draft.cue[0]].sentence, []).append(draft)
    return [settled for group in groups.values() for settled in _settle_sentence(syntax, group)]


def _settle_sentence(syntax: Syntax, group: list[Draft]) -> list[Draft]:
    group = _settle_citing(syntax, group)
    tail = next((draft for draft in reversed(group) if draft.bracket and _is_suffix(syntax, draft.bracket)), None)
    if tail is not None:
        group = [_cut(other, tail, tail.bracket[0], syntax) for other in group]
        group = [_without_label(other, tail) for other in group]
    for place in range(1, len(group)):
        if _is_remark(syntax, group[place]):
            _part(syntax, group, place, _clause_start(syntax, group[place]))
            continue
        quoting = _quoting_before(syntax, group, place)
        before = quoting or _speaking_before(group, place)
        if before is not None and (quoting is not None or _goes_on(syntax, before, group[place])):
            _continue(syntax, group, place, before)
    return group


def _settle_citing(syntax: Syntax, group: list[Draft]) -> list[Draft]:
    """Give the words of who cites to the source cited too, and cut the citing out of them."""
    for place, draft in enumerate(group):
        if draft.rule != "phrase.citing":
            continue
        barred = set(draft.bracket)
        group = [d.with_content(tuple(i for i in d.content if i not in barred)) for d in group]
        speech = [d for d in group if d.content and d is not draft and d.rule.startswith(("verb", "phrase"))]
        passing = next((d for d in speech if d.cue[0] < draft.head), None) or _beside(syntax, draft, speech)
        if passing is not None:
            heads = () if passing.source.head is None else (passing.source.head,)
            group[place] = replace(group[place], content=passing.content, through=heads, bracket=())
    return group


def _beside(syntax: Syntax, citing: Draft, speech: Sequence[Draft]) -> Draft | None:
    """Find the speech that a citing between commas interrupts: "The Gazette, citing officials, reported that ..."."""
    verb = syntax.tokens[citing.head].head
    return next((draft for draft in speech if verb in (draft.head, draft.source.head)), None)


def _is_suffix(syntax: Syntax, bracket: tuple[int, ...]) -> bool:
    sentence = syntax.sentence_of(syntax.tokens[bracket[0]])
    rest = syntax.tokens[bracket[-1] + 1 : min(sentence.last, bracket[-1] + 4)]
    ends = bracket[-1] + 4 >= sentence.last
    return ends and not any(c.isalnum() for token in rest for c in token.text)


def _quoting_before(syntax: Syntax, group: Sequence[Draft], place: int) -> Draft | None:
    """Find whose quotation ends before a cue that goes on from it: 'Vale told them, "We stay," and vowed to fight'."""
    verb = syntax.tokens[group[place].head]
    above = above_quotation(syntax, verb)
    if above.i == verb.head or syntax.dependents(verb.i, "nsubj", "nsubjpass"):
        return None
    return next((draft for draft in group[:place] if draft.head == above.i and draft.source.tokens), None)


def _speaking_before(group: Sequence[Draft], place: int) -> Draft | None:
    """Find the outermost verb of speech before a cue whose words hold it, or else the last one before it."""
    cue = group[place].cue[0]
    spoken = [d for d in group[max(0, place - 8) : place] if d.rule.startswith(("verb", "phrase")) and d.source.tokens]
    holding = [d for d in spoken if d.content and d.cue[0] < d.content[0] <= cue <= d.content[-1]]
    return next(iter(holding or spoken[-1:]), None)


def _goes_on(syntax: Syntax, before: Draft, added: Draft) -> bool:
    """Say whether a cue inside the words of a speaker is that speaker's own next word."""
    verb = syntax.tokens[added.head]
    if not added.rule.startswith(("verb", "refusal")):
        return False
    pronoun = added.source.head is not None and syntax.tokens[added.source.head].tag in _PRONOUNS
    if verb.tag == "VBG" and is_mark(syntax.tokens[verb.i - 1]):
        return verb.lemma in _ADDING or (pronoun and verb.dep == "advcl")
    if verb.dep != "conj" or syntax.dependents(verb.i, "nsubj", "nsubjpass"):
        return False
    same = verb.tag in _ALIKE.get(syntax.tokens[before.head].tag, ())
    return same and (pronoun or syntax.tokens[verb.head].tag != verb.tag) and _is_inside(before, added)


def _is_inside(outer: Draft, other: Draft) -> bool:
    return bool(outer.content) and outer.content[0] <= other.cue[0] <= outer.content[-1]


def _cut(other: Draft, added: Draft, start: int, syntax: Syntax) -> Draft:
    """Take the words from `start` on away from an attribution that begins before."""
    if other is added or other.cue[0] >= start or not other.content or other.content[-1] < start:
        return other
    kept = inner(syntax, other.content[: bisect_left(other.content, start)])
    return other.with_content(kept) if kept else other


def _without_label(other: Draft, tail: Draft) -> Draft:
    """Take a label at the end out of the source of another: "US denies strikes: Pentagon" reads "US, the Pentagon"."""
    if other is tail or not tail.rule.startswith("label"):
        return other
    kept = tuple(i for i in other.source.tokens if i not in tail.bracket)
    return replace(other, source=other.source._replace(tokens=kept)) if kept else other


def _continue(syntax: Syntax, group: list[Draft], place: int, before: Draft) -> None:
    """Give an added remark to the speaker before it, and end that speaker's former words."""
    _part(syntax, group, place, group[place].cue[0])
    group[place] = replace(group[place], source=before.source)


def _part(syntax: Syntax, group: list[Draft], place: int, start: int) -> None:
    while start > 0 and (_is_joint(syntax.tokens[start - 1])):
        start -= 1
    for other in range(max(0, place - 8), place):
        group[other] = _cut(group[other], group[place], start, syntax)


def _is_remark(syntax: Syntax, draft: Draft) -> bool:
    """Say whether the outlet looks back at what was said: ", though neither government has confirmed this"."""
    words = [syntax.tokens[i].lower for i in draft.content]
    return (
        draft.act == "decline"
        and words in (["this"], ["that"], ["it"], ["them"])
        and syntax.tokens[draft.head].dep == "advcl"
    )


def _clause_start(syntax: Syntax, draft: Draft) -> int:
    return syntax.subtree(draft.head)[0]


def _is_joint(token: Token) -> bool:
    return token.tag == "CC" or is_mark(token)
