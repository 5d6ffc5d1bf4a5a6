"""What do the words of a clause mean, is it told as so or as not so, and do two clauses speak of one thing?

A denial need not share an event with what it denies: "we are not facing shortages" answers "there was a shortage",
"the dam remains intact" answers "the dam collapsed". Words are compared by what they mean (rules/en/senses.tsv), by
opposites (rules/en/opposites.tsv), and by their stems.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil, log

from consilience.records import Span
from consilience.rules import rows
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import listed

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ers", "er", "ies", "ed", "es", "ly", "s")
_LEAVE = {"ing": 3, "ings": 3, "ed": 3, "es": 3, "s": 3, "ly": 3}
_LEAVES = 4
"""Letters that must be left, fewer for endings of verbs: "facing" is a form of "face", "comment" none of "come"."""
_DOUBLE = re.compile(r"([bdfgklmnprtz])\1$")
_NEGATION = re.compile(
    r"(?i)\b(?P<none>no|without\s+any|zero)\b(?!\s+(?:longer|more|less|fewer|later|doubt|matter|one)\b)"
    r"|\b(?P<nobody>nothing|nobody|no\s+one|none)\b|\b(?P<not>not|never|neither|nor|cannot)\b|\w(?P<nt>n[’']t)\b"
)
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
_ANY_NEGATION = re.compile(
    r"(?i)\b(?:no|not|non|none|never|neither|nor|cannot|without|nothing|nobody|zero)\b|\wn[’']t\b"
)
_RELATIVE = re.compile(r"(?i)\b(?:who|which|whose|where|when|if)\b(?:\s+[\w’']+){0,4}\s*$")
_LASTING = re.compile(
    r"(?i)\b(?:in|for)\s+(?:more\s+than\s+|over\s+|almost\s+|nearly\s+|at\s+least\s+)?(?:\w+\s+){0,3}?"
    r"(?:years|decades|months|weeks)\b|\bexpect\w*\s+(?:[\w-]+\s+){0,4}?to\b|\bgoing\s+(?:to|into)\b|\b(?:before|yet|ever|enough|only|just|so|more|as)\b"
)
"""After a negation: "has not been hit in 25 years", "not yet released", "not only", "never been more proud"."""
_ABLE = re.compile(r"(?i)\b(?:could|can|should|may|might|must|would|will|wo|ca|let|need)\s*$")
_VERBAL = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|been|be|being)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning, where it stands, and everything that it is compared by."""

    span: Span
    meanings: frozenset[str]
    named: bool
    """Whether it is written as a name."""
    light: bool
    """Whether it says little of what a negation denies: "found", "facing", "reported"."""
    poles: frozenset[tuple[str, str]]
    """("whole", "+") of "intact", ("whole", "-") of "collapsed"."""


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation and what it needs: a claim must tell each of these, in some word of each, to be what it denies."""

    span: Span
    wants: tuple[frozenset[str], ...]
    scope: Span
    """From the negation to the end of its clause."""
    around: Span
    """Its part of the sentence, who or what it is said of included: "its troops never crossed the border"."""


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """Cut a word to what it shares with its other forms.

    >>> root("crossed") == root("crossing"), root("shortages") == root("shortage"), root("belief")
    (True, True, 'belief')
    """
    small = word.casefold().removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= _LEAVE.get(ending, _LEAVES):
            small = small[: -len(ending)]
            break
    return _DOUBLE.sub(r"\1", small.rstrip("e") if len(small) > 3 else small)


@cache
def _senses() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("en", "senses"):
        found[row["word"]].add(f"={row['sense']}")
    return {word: frozenset(senses) for word, senses in found.items()}


@cache
def _poles() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows("en", "opposites"):
        found[row["word"]].add((row["pole"], row["side"]))
    return {word: frozenset(poles) for word, poles in found.items()}


@cache
def sorted_words(sort: str) -> frozenset[str]:
    """Return the words of rules/en/denials.tsv of one sort: claim, granted, light or silent."""
    return frozenset(row["word"] for row in rows("en", "denials") if row["sort"] == sort)


@cache
def _light_roots() -> frozenset[str]:
    return frozenset(root(word) for word in sorted_words("light"))


@cache
def _silent_roots() -> frozenset[str]:
    """Return the roots of verbs of which a "not" denies nothing: "did not mention", "was not known"."""
    return frozenset(root(word) for word in sorted_words("silent"))


def words_of(index: CaseIndex, spans: Iterable[Span]) -> tuple[Word, ...]:
    """Return the words of some spans that carry meaning, in reading order; looked up once."""
    return tuple(word for span in spans for word in _words(index, span))


def _words(index: CaseIndex, span: Span) -> tuple[Word, ...]:
    known = index.meant
    if span not in known:
        text = index.readings[span.report].text
        found = _WORD.finditer(text, span.start, span.end)
        known[span] = tuple(_word(Span(span.report, *match.span()), match[0]) for match in found if _tells(match[0]))
    return known[span]


def _tells(word: str) -> bool:
    small = word.casefold()
    return len(small) > 2 and small not in listed("smallwords") and not _NEGATION.fullmatch(small)


@lru_cache(maxsize=65536)
def _facts(word: str) -> tuple[frozenset[str], bool, frozenset[tuple[str, str]]]:
    small = word.casefold().removesuffix("'s").removesuffix("’s")
    meanings = frozenset({root(small)}) | _senses().get(small, frozenset())
    return meanings, root(small) in _light_roots(), _poles().get(small, frozenset())


def _word(span: Span, text: str) -> Word:
    meanings, light, poles = _facts(text)
    return Word(span, meanings, text[0].isupper(), light, poles)


def meanings_of(words: Iterable[Word]) -> frozenset[str]:
    """Return everything that some words are compared by, light words left out."""
    return frozenset(meaning for word in words if not word.light for meaning in word.meanings)


def common(left: Iterable[Word], right: Iterable[Word]) -> int:
    """Count the words of the left that mean what a word of the right does; light words count for nothing."""
    known = meanings_of(right)
    shared = {tuple(sorted(word.meanings)) for word in left if not word.light and word.meanings & known}
    return len(shared)


def find_negations(index: CaseIndex, span: Span) -> tuple[Negation, ...]:
    """Find what a stretch of text says not to be so, in its own words."""
    text = index.readings[span.report].text
    found = []
    for match in _NEGATION.finditer(text, span.start, span.end):
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
    return _ANY_NEGATION.search(index.readings[span.report].text, span.start, span.end) is not None


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
    heavy = [word for word in words if not word.light]
    first = next((w for w in _WORD.finditer(text, match.end(), scope.end) if not w[0].endswith("ly")), None)
    if not heavy or first is None or {root(first[0]), *words[0].meanings} & _silent_roots():
        return ()
    if match["nobody"] and first[0] == "of":
        return ()  # "none of the hostages ...": which word is the deed cannot be told
    noun = first[0].casefold() in _ARTICLES and match["none"] is None
    if not match["none"] and not noun:
        return (heavy[0].meanings,)
    verb = _VERBAL.search(text, match.end(), scope.end)
    noun_end = verb.start() if verb else _noun_end(text, match.end(), scope.end)
    nouns = [word for word in heavy if word.span.start < noun_end]
    verbs = [word for word in heavy if verb and word.span.start > verb.end()][:1]
    if not nouns:
        return (heavy[0].meanings,)
    last = max(word.span.start for word in words if word.span.start < noun_end)
    head = [word for word in nouns if word.span.start == last] or nouns
    return (*(word.meanings for word in head), *(word.meanings for word in verbs))


_ARTICLES = frozenset(["a", "an", "any", "the"])
"""After "not": what is denied is a noun ("was not a member", "did not have any shells")."""
_PREPOSITION = re.compile(r"(?i)\b(?:of|in|on|at|to|from|with|for|by|that|which|who|about|among|between|over|near)\b")


def _noun_end(text: str, start: int, end: int) -> int:
    found = _PREPOSITION.search(text, start, end)
    return found.start() if found else end


def spread_of(index: CaseIndex) -> Counter[str]:
    """Return in how many sentences of the case each meaning is told; counted once."""
    if not index.spread:
        for reading in index.readings.values():
            for sentence in reading.sentences:
                index.spread.update({m for word in words_of(index, (sentence,)) for m in word.meanings})
    return index.spread


def story_spread(index: CaseIndex, report: str) -> tuple[Counter[str], int]:
    """Return in how many sentences of a report's story each meaning is told, and how many it has; counted once."""
    story = index.story_name(report)
    if story not in index.story_spreads:
        counted: Counter[str] = Counter()
        sentences = [s for name in index.story_of(report) for s in index.readings[name].sentences]
        for sentence in sentences:
            counted.update({m for word in words_of(index, (sentence,)) for m in word.meanings})
        index.story_spreads[story] = counted, len(sentences)
    return index.story_spreads[story]


def told_share(index: CaseIndex, left: Iterable[Word], right: Iterable[Word]) -> float:
    """Return how much of what the left says the right says too, from 0 to 1; light words weigh nothing.

    A word weighs what it tells within its story, the logarithm of sentences over those that use it (inverse document
    frequency, Spärck Jones 1972): in reports of a shooting "officer" and "shot" do not tell whose shot is meant. The
    two sentences that are compared count for nothing: what they alone share ties them best.
    """
    known, said = meanings_of(right), {tuple(sorted(word.meanings)): word for word in left if not word.light}
    weights = {meanings: _weight(index, word) for meanings, word in said.items()}
    whole = sum(weights.values())
    return sum(weight for meanings, weight in weights.items() if known & set(meanings)) / whole if whole else 0.0


def _weight(index: CaseIndex, word: Word) -> float:
    spread, sentences = story_spread(index, word.span.report)
    others = max(0, max(spread[meaning] for meaning in word.meanings) - 2)
    return log(1 + sentences) - log(1 + others)


def is_rare(index: CaseIndex, meanings: Iterable[str], most: int) -> bool:
    """Say whether some of the meanings are told in no more sentences of the case than `most`."""
    return any(spread_of(index)[meaning] <= most for meaning in meanings)


def rarest(index: CaseIndex, words: Iterable[Word], share: float, least: int) -> frozenset[str]:
    """Return the meanings of the rarest words, so many that whoever shares `share` of the words shares one of these."""
    told = sorted({tuple(sorted(word.meanings)) for word in words if not word.light})
    if not told:
        return frozenset()
    spread = spread_of(index)
    told.sort(key=lambda meanings: (sum(spread[m] for m in meanings), meanings))
    wanted = max(min(least, len(told)), ceil(share * len(told)))
    return frozenset(m for meanings in told[: len(told) - wanted + 1] for m in meanings)


def is_denied_there(index: CaseIndex, span: Span, words: Iterable[Word]) -> bool:
    """Say whether a clause may itself say not to be so what a word of it tells: a negation stands before the word."""
    text = index.readings[span.report].text
    for match in (*_NEGATION.finditer(text, span.start, span.end), *_TOO.finditer(text, span.start, span.end)):
        stop = _STOP.search(text, match.end(), span.end)
        end = stop.start() if stop else span.end
        if any(match.end() <= word.span.start < end for word in words):
            return True
    return False


def opposed(left: Iterable[Word], right: Iterable[Word]) -> tuple[Word, Word] | None:
    """Return a word of the left and one of the right that say the opposite, None where there are none."""
    theirs = [(word, pole) for word in right for pole in sorted(word.poles)]
    for word in left:
        for pole, side in sorted(word.poles):
            for other, (other_pole, other_side) in theirs:
                if pole == other_pole and side != other_side:
                    return word, other
    return None
