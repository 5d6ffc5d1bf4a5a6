"""What does a stretch of text say not to be so, and what must a claim tell to be that?

"No explosives were found" answers whoever tells of explosives, "if that does not work" answers nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from consilience.records import Span
from consilience.rules import rows
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import NEGATION, WORD, Word, root, sorted_words, words_of

_BOUNDARY = re.compile(r"[.,;:!?\n\"“”()]|\b(?:but|although|though|while|because|since|until|if|unless|and|or|than)\b")
_JOINT = re.compile(r"[,;:!?\n\"“”()]|\b(?:but|although|though|while|because|since|and|or|that|said|saying|told)\b")
_OUGHT = re.compile(r"(?i)\b(?:should|must|ought|needs?|ensure|sure|hope[sd]?|want[s]?)\b")
_AUXILIARY = re.compile(
    r"(?i)\b(?:is|are|was|were|am|be|been|being|has|have|had|having|do|does|did)(?:\s+\w+ly|\s+also|\s+still)?\s*$"
)
_CONTRAST = re.compile(r"(?i),\s?not\s+an?\s")
"""Of "struck a store, not a school" the school was not struck."""
_STOP = re.compile(r"[.;:!?\n]|\b(?:but|although|though|while)\b")
_TOO = re.compile(
    r"(?i)\btoo\s+\w+(?:\W+\w+){0,3}?\W+to\b|\bwhether\b|\b(?:almost|narrowly|nearly)(?=\s+(?!\d)\w+ed\b|\s+hit\b)"
)
"""Of "too sensible to point a gun", "asked whether he pointed a gun" and "was nearly hit": nobody tells that he did."""
_OPEN = re.compile(
    r"(?i)\b(?:if|unless|whether|lest|once|until|in\s+case|make\s+sure|making\s+sure|so\s+that|(?:should|must|to)\s+stop\s+\w+ing)\b[^.,;:!?\n“”\"]{0,60}$"
    r"|\b(?:a|an|the|some|any)\s+[\w-]+\s+that\s+(?:is|are|was|were|has|have|had|did|does|do)\s*$"
)
"""Before a negation: what is not so only if, or of one thing that is not another ("a coat that was not hers")."""
_BACK = 80
"""Characters before a stretch in which the words that leave it open may stand."""
_UNTIL = re.compile(r"(?i)\s*until\b")
"""After a negation: "was not charged until Monday" tells that he was."""
_ANY = re.compile(r"(?i)\b(?:no|not|non|none|never|neither|nor|cannot|without|nothing|nobody|zero)\b|\wn[’']t\b")
_RELATIVE = re.compile(r"(?i)\b(?:who|which|whose|where|when|if)\b(?:\s+[\w’']+){0,4}\s*$")
_LASTING = re.compile(
    r"(?i)\b(?:in|for)\s+(?:more\s+than\s+|over\s+|almost\s+|nearly\s+|at\s+least\s+)?(?:\w+\s+){0,3}?"
    r"(?:years|decades|months|weeks)\b|\bexpect\w*\s+(?:[\w-]+\s+){0,4}?to\b|\bgoing\s+(?:to|into)\b|\b(?:before|yet|ever|enough|only|just|so|more|as)\b"
)
"""After a negation: "has not been hit in 25 years", "not yet released", "not only", "never been more proud"."""
_ABLE = re.compile(r"(?i)\b(?:could|can|should|may|might|must|would|will|wo|ca|let|need)\s*$")
_VERBAL = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|been|be|being)\b")


def _tells_deed(text: str, start: int, heavy: Sequence[Word], scope: Span) -> bool:
    """Say whether "none of our ships has entered the strait" tells by its verb what they have not done."""
    verb = _VERBAL.search(text, start, scope.end)
    deeds = [word for word in heavy if verb and word.span.start > verb.end() and root("one") not in word.meanings]
    return bool(deeds) and not deeds[0].meanings & _silent_roots()


_ARTICLES = frozenset(["a", "an", "any", "the"])
"""After "not": what is denied is a noun ("was not a member", "did not have any shells")."""
_PREPOSITION = re.compile(r"(?i)\b(?:of|in|on|at|to|from|with|for|by|that|which|who|about|among|between|over|near)\b")


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation and what it needs: a claim must tell each of these, in some word of each, to be what it denies."""

    span: Span
    wants: tuple[frozenset[str], ...]
    scope: Span
    """From the negation to the end of its clause."""
    around: Span
    """Its part of the sentence, who or what it is said of included: "its troops never crossed the border"."""


@cache
def _pointing_roots() -> frozenset[str]:
    """Return the roots of nouns that only point at what is denied: "reports of", "signs of", "danger of"."""
    return frozenset(root(word) for word in sorted_words("pointing"))


@cache
def _silent_roots() -> frozenset[str]:
    """Return the roots of verbs of which a "not" denies nothing: "did not mention", "was not known"."""
    return frozenset(root(word) for word in sorted_words("silent"))


def find_negations(index: CaseIndex, span: Span) -> tuple[Negation, ...]:
    """Find what a stretch of text says not to be so, in its own words."""
    text = index.readings[span.report].text
    found = []
    for match in NEGATION.finditer(text, span.start, span.end):
        boundary = _BOUNDARY.search(text, match.end(), span.end)
        end = boundary.start() if boundary else span.end
        scope = Span(span.report, match.start("nt") if match["nt"] else match.start(), end)
        if _ABLE.search(text[max(span.start, match.start() - 12) : match.start() + bool(match["nt"])]):
            continue
        if _LASTING.search(text[match.end() : end]) or _UNTIL.match(text, end):
            continue
        if is_left_open(index, span, match.start()):
            continue
        wants = () if _tells_nothing(text, span, match) else _wants(index, match, scope)
        before = [b.end() for b in _JOINT.finditer(text, span.start, match.start())]
        if _CONTRAST.search(text, max(span.start, match.start() - 2), min(span.end, match.end() + 5)):
            before = before[:-1]
        around = Span(span.report, max(before, default=span.start), end)
        head = text[around.start : match.start()]
        if wants and not _RELATIVE.search(head) and not _OUGHT.search(head):
            found.append(Negation(Span(span.report, *match.span()), wants, scope, around))
    return tuple(found)


def has_negation(index: CaseIndex, span: Span) -> bool:
    """Say whether a stretch of text holds any word that negates."""
    return _ANY.search(index.readings[span.report].text, span.start, span.end) is not None


def is_left_open(index: CaseIndex, span: Span, at: int) -> bool:
    """Say whether what stands at an offset is only supposed: "if that does not work", "to see whether it held"."""
    text = index.readings[span.report].text
    return _OPEN.search(text[max(index.sentence(span).start, span.start - _BACK) : at]) is not None


def _tells_nothing(text: str, span: Span, match: re.Match[str]) -> bool:
    """Say whether a negation only contrasts ("the valve, and not the pump") or joins ("neither ... nor")."""
    if match["not"] is None or match["not"].casefold() in ("never", "cannot"):
        return False
    if _CONTRAST.search(text[max(span.start, match.start() - 2) : match.end() + 5]):
        return False
    return _AUXILIARY.search(text[max(span.start, match.start() - 20) : match.start()]) is None


def _wants(index: CaseIndex, match: re.Match[str], scope: Span) -> tuple[frozenset[str], ...]:
    """Return what a claim must tell: of "no civilians were killed" both, of "did not shell Tamsin" the shelling."""
    words = words_of(index, (Span(scope.report, match.end(), scope.end),))
    text = index.readings[scope.report].text
    heavy = [word for word in words if not word.light and not index.text(word.span).endswith("ly")]
    first = next((w for w in WORD.finditer(text, match.end(), scope.end) if not w[0].endswith("ly")), None)
    if not heavy or first is None:
        return ()
    opening = [word for word in words if word.span.start <= heavy[0].span.start]
    if {root(first[0]), *(meaning for word in opening for meaning in word.meanings)} & _silent_roots():
        return ()
    if match["nobody"] and first[0] == "of" and not _tells_deed(text, match.end(), heavy, scope):
        return ()
    noun = first[0].casefold() in _ARTICLES and match["none"] is None
    if not match["none"] and not noun:
        return (heavy[0].meanings,)
    verb = _VERBAL.search(text, match.end(), scope.end)
    noun_end = verb.start() if verb else _noun_end(text, match.end(), scope.end)
    nouns = [word for word in heavy if word.span.start < noun_end]
    verbs = [word for word in heavy if verb and word.span.start > verb.end()][:1]
    if not nouns:  # "no reports of injuries", not "no regard for life"
        return (heavy[0].meanings,) if root(first[0]) in _pointing_roots() else ()
    last = max(word.span.start for word in words if word.span.start < noun_end)
    head = [word for word in nouns if word.span.start == last] or nouns
    return (*(word.meanings for word in head), *(word.meanings for word in verbs))


def _noun_end(text: str, start: int, end: int) -> int:
    found = _PREPOSITION.search(text, start, end)
    return found.start() if found else end


def is_denied_there(index: CaseIndex, span: Span, words: Iterable[Word]) -> bool:
    """Say whether a clause may itself say not to be so what a word of it tells: a negation stands before the word."""
    text = index.readings[span.report].text
    for match in (*NEGATION.finditer(text, span.start, span.end), *_TOO.finditer(text, span.start, span.end)):
        stop = _STOP.search(text, match.end(), span.end)
        end = stop.start() if stop else span.end
        if any(match.end() <= word.span.start < end for word in words):
            return True
    return False


def telling_beside(index: CaseIndex, negation: Negation) -> list[Word]:
    """Return the words of a negation's part of the sentence that tell its matter, but for what is negated."""
    wanted = frozenset(meaning for want in negation.wants for meaning in want)
    return [w for w in words_of(index, (negation.around,)) if not w.meanings & wanted and is_telling(w)]


def is_telling(word: Word) -> bool:
    """Say whether a word tells two matters apart: not "police", who are in all of them."""
    return not word.light and not word.meanings & _everybody()


@cache
def _everybody() -> frozenset[str]:
    return frozenset(root(row["word"]) for row in rows("en", "sources"))
