"""Where is one person, or nobody, said to be killed or hurt without a number: "a man was killed", "no one was hurt"?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from consilience.read.counted_outcomes import outcome_of
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.records import Quantity
from consilience.rules import rows

_ONE = frozenset({"a", "an", "another"})
_NOBODY = frozenset({"nobody", "none"})
_HARMS = frozenset(
    [
        "injuries",
        "injury",
        "deaths",
        "death",
        "fatalities",
        "fatality",
        "casualties",
        "casualty",
        "wounded",
        "arrests",
        "victims",
    ]
)
_TOLL = frozenset(
    [
        "killed",
        "injured",
        "wounded",
        "hurt",
        "dead",
        "died",
        "missing",
        "shot",
        "murdered",
        "slain",
        "executed",
        "abducted",
        "kidnapped",
        "arrested",
        "detained",
        "stabbed",
        "drowned",
        "perished",
        "beheaded",
        "assassinated",
        "massacred",
        "maimed",
    ]
)
"""Outcomes that tolls are made of; who was merely treated or trapped is counted only where a number stands."""


_FATAL = frozenset({"killed", "dead", "died", "death", "fatally", "murdered", "slain", "drowned", "executed"})


@cache
def _persons() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("en", "persons"))


def find_people(syntax: Syntax, sentence: Sentence) -> Iterator[Quantity]:
    """Find one person (value 1) and nobody (value 0) as the subject or object of what tolls count."""
    for token in syntax.sentence_tokens(sentence):
        if token.lower in _ONE and token.dep == "det":
            found = _one(syntax, token)
        elif (token.lower == "the" and token.dep == "det") or (token.tag == "PRP$" and token.dep == "poss"):
            found = _at_least(_one(syntax, token))
        elif token.lower in ("no", *_NOBODY):
            found = _nobody(syntax, token)
        else:
            continue
        if found is not None:
            yield found


def _one(syntax: Syntax, article: Token) -> Quantity | None:
    noun = syntax.tokens[article.head]
    if noun.lower not in _persons() or noun.i < article.i or syntax.dependents(noun.i, "nummod"):
        return None
    if noun.dep == "appos" and syntax.tokens[noun.head].lower in _persons():  # "a second suspect, a woman, was held"
        return None
    outcome = outcome_of(syntax, noun)
    if not _TOLL.intersection(outcome.split()):
        return None
    words = _noun_words(syntax, noun)
    span = syntax.span(article.start, article.end)
    return Quantity(span, 1.0, 1.0, 1.0, counted=f"{words} {outcome}", rule="quantities.one.person")


def _at_least(quantity: Quantity | None) -> Quantity | None:
    """Read "the victim died", "his son died" as one or more: a person told of before, who may be one of several.

    Deaths only: who was "shot" or "hurt" as a known person is mostly told of again with the dead.
    """
    if quantity is None or not _FATAL.intersection((quantity.counted or "").split()):
        return None
    return replace(quantity, high=None, bound=">=", rule="quantities.one.known")


def _noun_words(syntax: Syntax, noun: Token) -> str:
    compounds = [token.text for token in syntax.dependents(noun.i, "compound") if token.i < noun.i]
    return " ".join([*compounds[-2:], noun.text])


def _nobody(syntax: Syntax, token: Token) -> Quantity | None:
    """Read "no one was hurt", "nobody else died", "no injuries were reported", "none of them was killed"."""
    node, words = token, "people"
    if token.lower == "no":
        node = syntax.tokens[token.head] if token.dep == "det" else _next(syntax, token)
        if node.lower in _HARMS:
            return _zero(syntax, token, node.lower)
        if node.lower != "one" and node.lower not in _persons() and node.lower not in ("people", "others"):
            return None
        words = "people" if node.lower == "one" else node.text
    outcome = outcome_of(syntax, node)
    if not _TOLL.intersection(outcome.split()):
        return None
    last = node if token.lower == "no" and node.lower == "one" else token
    return _zero(syntax, token, f"{words} {outcome}", last)


def _next(syntax: Syntax, token: Token) -> Token:
    return syntax.tokens[min(token.i + 1, len(syntax.tokens) - 1)]


def _zero(syntax: Syntax, token: Token, counted: str, last: Token | None = None) -> Quantity:
    span = syntax.span(token.start, (last or token).end)
    return Quantity(span, 0.0, 0.0, 0.0, counted=counted, rule="quantities.nobody")
