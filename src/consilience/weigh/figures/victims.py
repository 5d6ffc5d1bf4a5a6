"""Whom do the reports tell of one by one as killed, shot or hurt: "Ada Quill was shot and killed", "a boy died"?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from consilience.records import Name, Reading, Span
from consilience.rules import lookup
from consilience.weigh.charges import is_fact
from consilience.weigh.figures.counts import Count, scope_of
from consilience.weigh.figures.victim import Victim
from consilience.weigh.measures import listed, singular
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.origins.namesakes import may_be_one
from consilience.weigh.passages import cover
from consilience.weigh.perpetrators import ATTACKS, is_accident, names_of_doers

_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_FATES = {"kill": "killed", "die": "killed", "injure": "injured"}
_FATAL = re.compile(r"\b(?:fatally|mortally|dead|to\s+death|and\s+killed)\b", re.IGNORECASE)
_MORTAL = re.compile(r"\b(?:fatally|mortally)\s+$", re.IGNORECASE)
_DEADLY = re.compile(r"\b(?:fatal|deadly)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before a shooting that killed: "the fatal shooting of a girl"."""
_MISSED = re.compile(r"\s+at\b", re.IGNORECASE)
"""Behind "shot": "was shot at" says nothing of a wound."""
_FURTHER = re.compile(
    r"(?:(?:an|the)other|(?:an?|the)\s+(?:second|third|fourth|fifth|sixth|other|surviving))\b", re.IGNORECASE
)
_AND = re.compile(r"\b(?:and|or|nor|as\s+well\s+as|with)\b|&", re.IGNORECASE)
_SUFFERED = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+\s+){0,2}?killed\b", re.IGNORECASE)
"""Who "was shot and killed" did not kill, whatever part of the clause holds the name."""
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
"""Before whoever did it: "shot by her brother"."""
_YEARS = re.compile(r"(?<![\d-])(\d{1,3})[-\s](?:years?|months?|yr)\b", re.IGNORECASE)
_YEARS_BEHIND = re.compile(r",\s(?:aged?\s)?(\d{1,3})\b(?=\s*[,.;)])")
_SELF_AND = re.compile(r"(?P<self>himself|herself)\s+and\s+(?=\w)", re.IGNORECASE)
_WINDOW = 12
"""Characters before a person in which "by" stands."""
_GROWN = 18
"""Years from which somebody is an adult."""


def find_victims(lineage: Lineage, counts: Iterable[Count]) -> dict[str, list[Victim]]:
    """Return the victims of each report, in reading order: those of events, and single persons found as quantities."""
    found: dict[str, dict[tuple[Span, str], Victim]] = defaultdict(dict)
    for mention in lineage.index.mentions:
        for victim in _of_event(lineage, mention):
            found[victim.span.report].setdefault((victim.span, victim.fate), victim)
    for count in counts:
        if (
            count.single
            and count.scope[1:2] == ("",)
            and count.measure.outcome in ("killed", "injured", "shot")
            and not count.denied
            and not _is_harmer(lineage, count)
        ):
            victim = _of_count(lineage, count)
            known = found[count.span.report]
            if not any(v.span.overlaps(count.span) and v.fate == victim.fate for v in known.values()):
                known[(victim.span, victim.fate)] = victim
    return {report: sorted(found[report].values(), key=lambda victim: victim.span) for report in sorted(found)}


def _of_count(lineage: Lineage, count: Count) -> Victim:
    noun = _head(_WORD.findall(count.words))
    sex, age = _traits(_WORD.findall(count.words))
    text = lineage.index.readings[count.span.report].text
    return Victim(
        count.span,
        noun,
        count.measure.outcome,
        "",
        sex,
        age or _grown(text, count.span),
        count.single == "the",
        count.scope,
        count.when,
        count.value.assertion.citation.span,
        None,
        _is_further(text, count.span),
        singular(noun) in listed("perpetrators"),
    )


def _is_harmer(lineage: Lineage, count: Count) -> bool:
    """Say whether one person is told of as who did it: "a man shot and killed a girl" has one victim."""
    text = lineage.index.readings[count.span.report].text
    if _BY.search(text, max(0, count.span.start - _WINDOW), count.span.start):
        return True
    near = [m.event for m in lineage.index.mentions_near(count.span) if m.event.lemma in ATTACKS]
    does = any(part.overlaps(count.span) for event in near for part in event.actor)
    return does and not any(part.overlaps(count.span) for event in near for part in event.recipient)


def _grown(text: str, span: Span) -> str:
    """Return `child` or `adult` by an age in or right behind the words; empty where they give none."""
    found = _YEARS.search(text, span.start, span.end) or _YEARS_BEHIND.match(text, span.end)
    if found is None:
        return ""
    months = "month" in found[0].casefold()
    return "child" if months or int(found[1]) < _GROWN else "adult"


def _is_further(text: str, span: Span) -> bool:
    return _FURTHER.match(text, span.start) is not None


def _of_event(lineage: Lineage, mention: Mention) -> Iterator[Victim]:
    event = mention.event
    fate = _fate(lineage, mention)
    if not fate or not is_fact(event):
        return
    sentence = lineage.index.sentence(event.span)
    scope, when = scope_of(lineage, mention.reading, mention, event.span)
    quote = cover(event.clause) if event.clause and sentence.covers(cover(event.clause)) else sentence
    clause = " ".join(lineage.index.text(span) for span in event.clause)
    suffers = event.mode == "die" or (event.mode == "kill" and _SUFFERED.search(clause) is not None)
    people = event.recipient or (event.actor if suffers else ())
    text = mention.reading.text
    doers = names_of_doers(lineage.index, mention.reading.report)
    attacks = not is_accident(mention.reading)
    for person in _parted(text, _each(text, people, sentence)):
        oneself = lineage.index.text(person).casefold() in ("himself", "herself") and event.actor
        span = event.actor[0] if oneself else person
        words = lineage.index.text(span)
        traits = _who(mention.reading, span, words)
        if traits is None or _BY.search(text, max(0, span.start - _WINDOW), span.start):
            continue
        name, sex, age, known = traits
        noun = "" if name else _head(_WORD.findall(words))
        doer = (
            (bool(oneself) and attacks) or singular(noun.casefold()) in listed("perpetrators") or _is_doer(name, doers)
        )
        age = age or _grown(text, span)
        further = _is_further(text, span)
        yield Victim(span, noun, fate, name, sex, age, known, scope, when, quote, mention.group, further, doer)


def _parted(text: str, people: Sequence[Span]) -> Iterator[Span]:
    """Yield the persons, two of them for "himself and a friend"."""
    for person in people:
        found = _SELF_AND.match(text, person.start, person.end)
        if found is None:
            yield person
        else:
            yield Span(person.report, person.start, found.end("self"))
            yield Span(person.report, found.end(), person.end)


def _is_doer(name: str, doers: Sequence[str]) -> bool:
    return bool(name) and any(may_be_one(name, doer) for doer in doers)


def _each(text: str, people: Sequence[Span], sentence: Span) -> Sequence[Span]:
    """Return one span for each of the people: "Ada Quill, a nurse" is one, and "she" is whom the sentence names."""
    here = [person for person in people if sentence.covers(person)] or people
    if len(here) > 1 and not _AND.search(text, here[0].start, here[-1].end):
        return here[:1]
    return here


def _fate(lineage: Lineage, mention: Mention) -> str:
    event = mention.event
    text = mention.reading.text
    clause = lineage.index.text(cover(event.clause)) if event.clause else ""
    if event.mode == "injure" and _MORTAL.search(text, max(0, event.span.start - _WINDOW), event.span.start):
        return "killed"
    if event.mode in _FATES:
        return _FATES[event.mode]
    if event.lemma not in ("shoot", "shooting") or _MISSED.match(text, event.span.end):
        return ""
    deadly = _DEADLY.search(text, max(0, event.span.start - _WINDOW), event.span.start)
    return "killed" if deadly or _FATAL.search(clause) else "shot"


def _who(reading: Reading, span: Span, words: str) -> tuple[str, str, str, bool] | None:
    """Return name, sex, age and whether known of the one person that words stand for; None where they stand for none.

    "16-year-old Kenyon Givens" is a name, "his 3-year-old brother" a known person, "two men" are not one.
    """
    tokens = _WORD.findall(words)
    name = _person(reading, span)
    if name is not None:
        first = name.text.split()[0] if name.text else ""
        sex, age = _traits(tokens)
        return name.text, sex or lookup("en", "given_names", "name", "gender").get(first, ""), age, True
    head = _head(tokens)
    if not head:
        return None
    known = tokens[0].casefold() not in ("a", "an", "another", "one") if tokens else True
    return "", *_traits([*tokens[: tokens.index(head)], head]), known


def _head(tokens: Sequence[str]) -> str:
    """Return the noun for one person that a description is built around: before "of", "who", a comma's rest."""
    persons = listed("persons")
    heads: list[str] = []
    for token in tokens:
        if heads and token.casefold() in ("of", "in", "who", "from", "at", "on", "with", "that", "near", "and"):
            break
        if token.casefold() in persons:
            heads.append(token)
    return heads[-1] if heads else ""


def _person(reading: Reading, span: Span) -> Name | None:
    """Return the last name of a person within a span: of "Brian Moss's son Adam" it is Adam."""
    names = reading.names
    first = bisect_left(names, span.start, key=lambda name: name.span.start)
    inside = []
    for name in names[first:]:
        if name.span.start > span.end + 1:
            break
        if name.kind == "person" and not _owns(reading.text, name.span, span):
            inside.append(name)
    return inside[0] if inside else None


def _owns(text: str, name: Span, span: Span) -> bool:
    """Say whether a name only tells whose somebody is: "Moss's brother"."""
    return text[name.end - 2 : name.end + 2].find("'s") >= 0 or text[name.end - 2 : name.end + 2].find("’s") >= 0


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    sexes, ages = lookup("en", "victims", "word", "sex"), lookup("en", "victims", "word", "age")
    return {word: (sexes[word].strip("-"), ages[word].strip("-")) for word in sexes}


def _traits(tokens: Iterable[str]) -> tuple[str, str]:
    """Return sex and age as the words tell them; the last word that tells counts."""
    sex = age = ""
    for token in tokens:
        told = _table().get(token.casefold(), ("", ""))
        sex, age = told[0] or sex, told[1] or age
    return sex, age
