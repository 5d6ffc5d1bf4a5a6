"""What do the words of a clause mean, how much do they tell in their story, and do two clauses share them?

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

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ers", "er", "ies", "ed", "es", "ly", "s")
_LEAVE = {"ing": 3, "ings": 3, "ed": 3, "es": 3, "s": 3, "ly": 3}
_LEAVES = 4
"""Letters that must be left, fewer for endings of verbs: "facing" is a form of "face", "comment" none of "come"."""
_DOUBLE = re.compile(r"([bdfgklmnprtz])\1$")
NEGATION = re.compile(
    r"(?i)\b(?P<none>no|without\s+any|zero)\b(?!\s+(?:longer|more|less|fewer|later|doubt|matter|one|where)\b)"
    r"|\b(?P<nobody>nothing|nobody|no\s+one|none)\b|\b(?P<not>not|never|neither|nor|cannot)\b|\w(?P<nt>n[’']t)\b"
)


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


def words_of(index: CaseIndex, spans: Iterable[Span]) -> tuple[Word, ...]:
    """Return the words of some spans that carry meaning, in reading order; looked up once."""
    spans = tuple(spans)
    if len(spans) == 1:
        return _words(index, spans[0])
    return tuple(word for span in spans for word in _words(index, span))


def _words(index: CaseIndex, span: Span) -> tuple[Word, ...]:
    known = index.meant
    if span not in known:
        text = index.readings[span.report].text
        found = (_word(index, span.report, match) for match in WORD.finditer(text, span.start, span.end))
        known[span] = tuple(word for word in found if word is not None)
    return known[span]


def _word(index: CaseIndex, report: str, match: re.Match[str]) -> Word | None:
    """Return a word that carries meaning; the same one for its clause, its sentence and whatever else holds it."""
    text = match[0]
    if not _tells(text):
        return None
    known = index.words.setdefault(report, {})
    word = known.get(match.start())
    if word is None or word.span.end != match.end():
        meanings, light, poles = _facts(text)
        word = known[match.start()] = Word(Span(report, *match.span()), meanings, text[0].isupper(), light, poles)
    return word


@lru_cache(maxsize=65536)
def _tells(word: str) -> bool:
    small = word.casefold()
    return len(small) > 2 and small not in listed("smallwords") and not NEGATION.fullmatch(small)


@lru_cache(maxsize=65536)
def _facts(word: str) -> tuple[frozenset[str], bool, frozenset[tuple[str, str]]]:
    small = word.casefold().removesuffix("'s").removesuffix("’s")
    meanings = frozenset({root(small)}) | _senses().get(small, frozenset())
    return meanings, root(small) in _light_roots(), _poles().get(small, frozenset())


def meanings_of(words: Iterable[Word]) -> frozenset[str]:
    """Return everything that some words are compared by, light words left out."""
    return frozenset(meaning for word in words if not word.light for meaning in word.meanings)


def common(left: Iterable[Word], right: Iterable[Word]) -> int:
    """Count the words of the left that mean what a word of the right does; light words count for nothing."""
    known = meanings_of(right)
    shared = {tuple(sorted(word.meanings)) for word in left if not word.light and word.meanings & known}
    return len(shared)


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
