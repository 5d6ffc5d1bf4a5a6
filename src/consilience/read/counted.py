"""What does a number count: "76 people dead" counts people dead, "killed three" killed, "a toll of 10" deaths?"""

from __future__ import annotations

import re

from consilience.read.counted_outcomes import LONGEST, NOMINAL, outcome_of, outcome_words
from consilience.read.syntax import Syntax, Token

_STRENGTHS = frozenset(["strong", "man", "men", "woman", "member", "person", "people"])
"""What joins a number to a body of people: "a 50-strong militia", "a 12-man crew"."""
_FOOTNOTE = re.compile(r"\.?\[\d*\]?")
"""What an encyclopedia leaves behind a word: "people.[37]"."""


def counted_by(syntax: Syntax, first: int, last: int) -> str | None:
    """Return what the number in tokens `first` to `last` (excluded) counts, with its outcome.

    "left 76 people dead": "people dead"; "killed three officers": "officers killed"; "a toll of 10": "deaths".
    """
    head = number_head(syntax, first, last)
    noun = counted_noun(syntax, head, last)
    if _is_population(syntax, head if noun is None else syntax.tokens[noun]):
        return "population"
    words = noun_words(syntax, noun, last) if noun is not None else _whole_words(syntax, last)
    node = head if noun is None or syntax.tokens[noun].head == head.i else syntax.tokens[noun]
    outcome = outcome_of(syntax, node) or (outcome_of(syntax, head) if node is not head else "")
    if not words and not outcome:
        return toll_of(syntax, head)
    if words and (words.split()[-1].lower() in outcome.split() or _is_outcome(words)):
        outcome = "" if not outcome.startswith("in ") else outcome
    return f"{words} {outcome}".strip()


def _is_population(syntax: Syntax, node: Token) -> bool:
    """Read "a population of 9,000", "home to 9,000 people", "which has 9,000 residents"."""
    above = syntax.tokens[node.head]
    if node.dep == "dobj":
        return above.lemma == "have" and node.lower in ("inhabitants", "residents")
    if node.dep != "pobj":
        return False
    top = syntax.tokens[above.head]
    return (above.lower == "of" and top.lower == "population") or (
        above.lower == "to" and top.lower == "home" and node.lower in ("people", "inhabitants", "residents")
    )


def _whole_words(syntax: Syntax, last: int) -> str:
    """Return "wounded" for the 30 of "30 of the 80 wounded": the whole is a number without a noun."""
    if last >= len(syntax.tokens) or syntax.tokens[last].lower != "of":
        return ""
    whole = next((t for t in syntax.dependents(last, "pobj") if t.tag == "CD"), None)
    return outcome_of(syntax, whole) if whole is not None else ""


def tells_outcome(counted: str | None) -> bool:
    """Say whether what is counted names an outcome that tolls are made of."""
    known = (
        outcome_words("state").keys() | set(outcome_words("object").values()) | set(outcome_words("subject").values())
    )
    return bool(counted) and any(w in known or w in outcome_words("of") for w in (counted or "").lower().split())


def _is_outcome(words: str) -> bool:
    """Say whether the noun itself names an outcome: "deaths", "wounded"."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    return (
        last in outcome_words("of")
        or last in outcome_words("state")
        or last in ("fatalities", "fatality", "casualties")
    )


def number_head(syntax: Syntax, first: int, last: int) -> Token:
    """Return the token of a number that hangs outside it."""
    inside = range(first, last)
    for token in syntax.tokens[first:last]:
        if token.head not in inside or token.head == token.i:
            return token
    return syntax.tokens[last - 1]


def counted_noun(syntax: Syntax, head: Token, last: int) -> int | None:
    """Return the index of the noun that is counted: the one modified, or the one behind "of"."""
    above = syntax.tokens[head.head]
    if above.lower in _STRENGTHS and above.i == last + 1 and syntax.tokens[last].text == "-":
        whole = syntax.tokens[above.head]
        return whole.i if whole.i > above.i and whole.tag in NOMINAL else _next_noun(syntax, last)
    if above.i >= last and above.tag in NOMINAL and above.i - last < LONGEST and _is_joined(syntax, last, above.i):
        return above.i
    of = next((t for t in syntax.tokens[last : last + 1] if t.lower == "of"), None)
    if of is not None:
        objects = [t for t in syntax.tokens[of.i + 1 : of.i + 1 + LONGEST] if t.dep == "pobj" and t.head == of.i]
        return objects[0].i if objects and objects[0].tag in (*NOMINAL, "VBN", "JJ") else None
    return _next_noun(syntax, last)


def _is_joined(syntax: Syntax, start: int, noun: int) -> bool:
    """Say whether nothing but modifiers stands between a number and its noun."""
    between = syntax.tokens[start:noun]
    if any(t.tag == "CC" for t in between) and any(t.tag == "CD" for t in between):
        return False  # "$10,000 or 6 months"
    return not any(t.text in ".;:()—–" or t.tag == "VBD" for t in between)


def _next_noun(syntax: Syntax, start: int) -> int | None:
    """Walk over adjectives and nouns to the end of the noun phrase that follows."""
    found, sentence = None, syntax.tokens[start - 1].sentence
    for token in syntax.tokens[start : start + LONGEST]:
        if token.sentence != sentence:
            break
        if token.tag in NOMINAL:
            found = token.i
        elif (
            found is not None
            or not (token.tag.startswith(("JJ", "VBN", "VBG")) or token.text == "-")
            or token.lower in outcome_words("state")
        ):
            break
    return found


def noun_words(syntax: Syntax, noun: int, last: int) -> str:
    """Return the words of the noun phrase behind a number, loose ones left out."""
    start = last
    while start < noun and syntax.tokens[start].lower in outcome_words("loose"):
        start += 1
    while start < noun and (syntax.tokens[start].tag == "CD" or syntax.tokens[start].text in "-–,"):
        start += 1
    while start < noun and start > last and syntax.tokens[start].lower in _STRENGTHS:
        start += 1
    end = noun + 1
    if start >= end or end - start > LONGEST:
        start = noun
    words = syntax.text[syntax.tokens[start].start : syntax.tokens[noun].end]
    return " ".join(_FOOTNOTE.sub("", words).split())


def toll_of(syntax: Syntax, head: Token) -> str | None:
    """Return what a bare number behind a toll or a count counts: "the death toll rose to 10", "a toll of 10"."""
    above = syntax.tokens[head.head]
    if head.dep in ("pobj", "attr", "dobj", "npadvmod"):
        top = syntax.tokens[above.head] if head.dep == "pobj" else above
        top = syntax.tokens[top.head] if top.lower == "from" else top
        subjects = [top] if top.tag in NOMINAL else syntax.dependents(top.i, "nsubj", "nsubjpass", "dobj")
        for subject in subjects:
            if subject.i != head.i and (named := _named_count(syntax, subject)):
                return named
    return None


def _named_count(syntax: Syntax, noun: Token) -> str | None:
    before = {t.lower for t in syntax.dependents(noun.i, "compound", "amod")}
    if noun.lower == "toll":
        return "injured" if before & {"injury", "injured"} else "deaths"
    if noun.lower in ("number", "count", "total", "tally"):
        for of in syntax.dependents(noun.i, "prep"):
            for inner in syntax.dependents(of.i, "pobj"):
                if inner.tag == "CD":
                    continue
                outcome = outcome_of(syntax, inner)
                return f"{inner.text} {outcome}".strip()
        return "deaths" if before & {"death", "deaths"} else None
    return noun.lower if noun.lower in ("deaths", "fatalities", "casualties", "injuries") else None
