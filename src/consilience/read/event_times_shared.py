"""Which other words of a clause tell the same happening, and so share its day? "launched an attack on Friday"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from consilience.read.arguments import argument_words, is_passive
from consilience.read.happenings import Happening
from consilience.read.syntax import Syntax, Token
from consilience.records import Time
from consilience.rules import rows

_RELATIVE = frozenset(["that", "which", "who"])
_DEEDS = frozenset(["ASSAULT", "PROTEST"])
"""Kinds whose nouns take up one another: "the raid" takes up "attacked"."""
_STEM, _SHORT_STEM = 5, 4
"""Letters that two words of one stem share ("deployed", "deployment"); a shorter word must be the whole beginning."""
_SUBJECTS = ("nsubj", "nsubjpass")
Dates = dict[int, tuple[int, ...]]
"""For each event word (an index of a token) the indexes of its times."""


@cache
def time_roles(name: str) -> frozenset[str]:
    """Load a class of rules/en/event_times.tsv.

    `light` verbs, whose object is the happening itself; `outcome` verbs, which tell what the subject did at once;
    `phase` verbs; prepositions that set one event `within` another; conjunctions that set one `beside` another;
    verbs of `planning`, which date their subject; prepositions that set the day `outside` what is told, except of verbs
    of `lasting`; participles that only `open` a phrase; verbs of `saying` and of `state`, which carry no scene on.
    """
    return frozenset(row["word"] for row in rows("en", "event_times") if row["class"] == name)


def is_day(time: Time) -> bool:
    """Say whether a time places an event, be it only in a year; "now" and "recently" do not."""
    return time.kind in ("DATE", "TIME") and not time.value.endswith("_REF")


def days_among(times: Sequence[Time], numbers: Sequence[int]) -> tuple[int, ...]:
    """Keep those of some times that place an event."""
    return tuple(number for number in numbers if is_day(times[number]))


def share_days(
    syntax: Syntax,
    times: Sequence[Time],
    events: Mapping[int, Happening],
    dates: Dates,
    *,
    begin: Iterable[int] | None = None,
) -> Dates:
    """Hand the day of each dated event to the words that tell the same happening and have none of their own.

    `begin`: only from these events on.
    """
    found = dict(dates)
    queue = deque(index for index in sorted(found if begin is None else begin) if days_among(times, found[index]))
    while queue:
        index = queue.popleft()
        days = days_among(times, found[index])
        for other in sorted(word.i for word in _same_happening(syntax, syntax.tokens[index])):
            if other not in events or _is_another(events[index], events[other]):
                continue
            if not days_among(times, found.get(other, ())):
                found[other] = tuple(sorted({*found.get(other, ()), *days}))
                queue.append(other)
    return found


def _same_happening(syntax: Syntax, token: Token) -> Iterator[Token]:
    if token.tag.startswith("V"):
        yield from _nouns_of(syntax, token)
        yield from _clauses_of(syntax, token)
        yield from _clause_above(syntax, token)
    else:
        yield from _verbs_of(syntax, token)


def _is_another(dated: Happening, first: Happening) -> bool:
    """Keep a day from the first of two verbs, unless both are of one kind: "was killed and two were hurt on Sunday"."""
    behind = dated.token.dep == "conj" and dated.token.head == first.token.i and dated.token.tag.startswith("V")
    return behind and (first.kind is None or first.kind != dated.kind)


def _tells(syntax: Syntax, verb: Token) -> bool:
    """Say whether a verb tells of its subject only that, or with what outcome, it happened."""
    if is_passive(syntax, verb):
        return verb.lemma in time_roles("light")
    if verb.lemma in time_roles("outcome"):
        return True
    bare = not syntax.dependents(
        verb.i, "attr", "acomp", "dobj"
    )  # "the vote is on Friday", "the drill launched in May"
    return bare and (verb.lemma == "be" or verb.lemma in time_roles("light"))


def _nouns_of(syntax: Syntax, verb: Token) -> Iterator[Token]:
    """Find the happening in "an explosion rocked", "launched an attack", "were killed in clashes"."""
    if _tells(syntax, verb):
        yield from syntax.dependents(verb.i, *_SUBJECTS)
    if verb.lemma in time_roles("light"):
        yield from syntax.dependents(verb.i, "dobj")
    spoken = verb.lemma in time_roles("saying")  # "announced charges in the shooting"
    for preposition in syntax.dependents(verb.i, "prep", "agent"):
        if not spoken and _is_within(preposition, verb):
            yield from syntax.dependents(preposition.i, "pobj")


def _is_within(preposition: Token, verb: Token) -> bool:
    """Tell "killed in the attack" from "charged in the attack", which comes after it."""
    return preposition.lower in time_roles("within") and verb.lemma not in time_roles("court")


def _clauses_of(syntax: Syntax, verb: Token) -> Iterator[Token]:
    """Find what is told beside: "exploded, killing", "was shot when gunmen attacked", "landed and opened fire"."""
    phase = verb.lemma in time_roles("phase")
    if verb.lemma in time_roles("result"):  # "left one person dead"
        yield from syntax.dependents(verb.i, "oprd", "xcomp", "ccomp", "acomp")
    for child in syntax.dependents(verb.i, "advcl", "xcomp", "conj"):
        if (
            (child.dep == "advcl" and _is_beside(syntax, child))
            or (child.dep == "xcomp" and phase)
            or (child.dep == "conj" and _goes_on(syntax, verb, child))
        ):
            yield child


def _is_beside(syntax: Syntax, clause: Token) -> bool:
    """Say whether an adverbial clause tells what happened at the same time."""
    marks = [child for child in syntax.dependents(clause.i, "mark", "advmod") if child.i < clause.i]
    if any(mark.lower in time_roles("beside") for mark in marks):
        told = is_past(syntax, clause) or (clause.tag == "VBG" and not _helpers(syntax, clause))
        return told and is_past(syntax, syntax.tokens[clause.head])
    if clause.lemma in time_roles("opening"):
        return False  # "starting at noon", "including a bomb" open no clause
    charge = syntax.tokens[clause.head].lemma in argument_words("charging")  # "charged with assault, carrying a gun"
    loose = clause.tag == "VBG" and not _helpers(syntax, clause) and not any(mark.dep == "mark" for mark in marks)
    return loose and not charge


def is_past(syntax: Syntax, verb: Token) -> bool:
    """Say whether a verb stands in the simple past: "attacked", "was attacked", neither "has" nor "had attacked"."""
    helpers = _helpers(syntax, verb)
    if verb.tag == "VBD":
        return not helpers
    return bool(helpers) and all(helper.tag == "VBD" and helper.lemma != "have" for helper in helpers)


def _helpers(syntax: Syntax, verb: Token) -> list[Token]:
    return syntax.dependents(verb.i, "aux", "auxpass")


def _goes_on(syntax: Syntax, verb: Token, conjunct: Token) -> bool:
    """Say whether a second verb goes on with the same subject and in the same tense."""
    if conjunct.tag != verb.tag or syntax.dependents(conjunct.i, *_SUBJECTS):
        return False
    return all(helper.tag == "VBD" for helper in _helpers(syntax, conjunct))


def _clause_above(syntax: Syntax, verb: Token) -> Iterator[Token]:
    """Find what a dated clause is a part of: "Speaking on Monday, he ...", "the siege, launched on October 7"."""
    above = syntax.tokens[verb.head]
    if verb.dep == "advcl":
        if _is_beside(syntax, verb):
            yield above
    elif verb.dep == "xcomp":
        if above.lemma in time_roles("phase"):
            yield above
    elif verb.dep == "conj":
        if is_past(syntax, verb) and is_past(syntax, above):
            yield above
    elif verb.dep == "relcl":
        if _is_subject_clause(syntax, verb) and _tells(syntax, verb):
            yield above
    elif verb.dep == "acl" and verb.lemma in time_roles("light" if verb.tag == "VBN" else "outcome"):
        yield above
        if above.dep == "pobj" and syntax.tokens[above.head].lower == "of":  # "the deployment of ships begun in May"
            yield syntax.tokens[syntax.tokens[above.head].head]


def _is_subject_clause(syntax: Syntax, verb: Token) -> bool:
    return any(child.lower in _RELATIVE for child in syntax.dependents(verb.i, *_SUBJECTS))


def _verbs_of(syntax: Syntax, noun: Token) -> Iterator[Token]:
    """Find the verb that serves a dated noun, and what is told of it in a relative clause."""
    above = syntax.tokens[noun.head]
    if (noun.dep in _SUBJECTS and _tells(syntax, above)) or (noun.dep == "dobj" and above.lemma in time_roles("light")):
        yield above
    elif noun.dep == "pobj" and _is_within(above, syntax.tokens[above.head]):
        yield syntax.tokens[above.head]
    for clause in syntax.dependents(noun.i, "relcl", "acl"):
        told = clause.dep == "relcl" and _is_subject_clause(syntax, clause) and is_past(syntax, clause)
        if told or (clause.tag == "VBN" and clause.lemma in time_roles("light")):
            yield clause


def are_alike(left: Happening, right: Happening) -> bool:
    """Say whether two words may tell of one event: "deployed" and "deployment", "attacked" and "raid"."""
    if left.kind is not None and left.kind == right.kind and (left.kind in _DEEDS or left.mode == right.mode):
        return left.kind in _DEEDS or left.mode is not None
    short, long = sorted((left.token.lemma.lower(), right.token.lemma.lower()), key=len)
    if short == long:
        return True
    return (len(short) >= _SHORT_STEM and long.startswith(short)) or (
        len(short) >= _STEM and long[:_STEM] == short[:_STEM]
    )
