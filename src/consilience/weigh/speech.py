"""Which events only introduce somebody's words, and in which words is what they say told whole?

"Marn called on the army to leave" is told once: as the request, in the words that hold who asks for it.
"""

from __future__ import annotations

import re
from functools import cache

from consilience.records import Span, Stance, Statement
from consilience.rules import rows
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.vouching import WILLING

DENYING = frozenset({"deny", "dismiss", "reject"})
"""Acts of statements that denials.py tells."""
SPEAKING = frozenset({"say", "claim", "confirm", "admit", "warn", "doubt", "decline"})
_PLAIN = frozenset({"say", "confirm", "admit"})
"""Acts whose words stand for themselves: who says so is told beside them."""
_ACCUSE = "ACCUSE"
_GRAVE = frozenset({"ASSAULT", "COERCE"})
_NEGATION = re.compile(
    r"(?i)\b(?:no|not|never|none|neither|nor|nobody|nothing|without|cannot)\b|n[’']t\b"
    r"|\b(?:den(?:y|ie[sd]|ying|ials?)|(?:dismiss|reject|refut|rebut|disput)\w*)"
)
_HANGING = re.compile(r"(?i)(?:to|that|which|who|whose|for\s+wh\w+|and|but)\s")
LONGEST = 35
"""Words of a line, and of a sentence that is told for a part of it."""


def is_negated(text: str) -> bool:
    """Say whether words tell themselves that something is not so."""
    return _NEGATION.search(text) is not None


def is_introduction(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event is only the word that introduces what somebody says, wants, threatens or denies.

    A deed in words ("ordered the first phase") is none where its words hold no event that tells it.
    """
    event = mention.event
    alleged = stance_of(index, mention) is not Stance.AFFIRMED
    for number in index.cued_by.get(event.span, ()):
        statement = mention.reading.statements[number]
        if statement.act in SPEAKING | DENYING:
            return True
        if not alleged and any(_tells_apart(index, held) for held in _held(index, statement)):
            return True
    if event.mode == "statement" and _is_occasion(index, mention):
        return True
    return not alleged and not _is_typed(mention) and event.lemma.casefold() in _speech_verbs()


def _is_occasion(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event is only where somebody spoke whose words are told: "police told a press conference that"."""
    sentence, trigger = index.sentence(mention.event.span), mention.event.span
    return any(
        statement.act in SPEAKING
        and any(sentence.covers(cue) for cue in statement.cue)
        and not any(words.covers(trigger) for words in statement.content)
        for statement in mention.reading.statements
    )


def _tells_apart(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event in somebody's words tells what is wished or threatened, so that the verb before need not."""
    event = mention.event
    return stance_of(index, mention) is not Stance.AFFIRMED and bool(
        event.actor or event.recipient or _is_typed(mention)
    )


def is_carried(index: CaseIndex, mention: Mention) -> bool:
    """Say whether another event carries this one: the denial that holds it, or a request that is only alleged."""
    for statement in statements_over(index, mention):
        if statement.act in DENYING and mention.event.stance is not Stance.DENIED:
            return True
        if statement.act in WILLING and any(_is_alleged(index, cue) for cue in statement.cue):
            return True
    return False


def _is_alleged(index: CaseIndex, cue: Span) -> bool:
    held = [mention for mention in index.mentions_within(cue) if _is_typed(mention)]
    return any(stance_of(index, mention) is not Stance.AFFIRMED for mention in held)


def _held(index: CaseIndex, statement: Statement) -> list[Mention]:
    return [mention for span in statement.content for mention in index.mentions_within(span)]


def _is_typed(mention: Mention) -> bool:
    return bool(mention.event.kind or mention.event.mode) and mention.event.mode != "state"


@cache
def _speech_verbs() -> frozenset[str]:
    """Return the verbs that do nothing but introduce words."""
    verbs = [row for row in rows("en", "cues") if row["part"] == "verb" and row["act"] in SPEAKING]
    return frozenset({"tell", *(row["cue"] for row in verbs if {"quote", "person"} <= set(row["takes"].split()))})


def stance_of(index: CaseIndex, mention: Mention) -> Stance:
    """Return how an event is told: what somebody is accused of is possible, whatever its own words sound like."""
    event = mention.event
    if event.stance is Stance.AFFIRMED and any(_accuses(index, s) for s in statements_over(index, mention)):
        return Stance.POSSIBLE
    return event.stance


def _accuses(index: CaseIndex, statement: Statement) -> bool:
    if statement.act != "claim":
        return False
    return any(mention.event.kind == _ACCUSE for cue in statement.cue for mention in index.mentions_within(cue))


def statements_over(index: CaseIndex, mention: Mention) -> tuple[Statement, ...]:
    """Return the statements whose words hold an event: the innermost, and those that hold its cue in turn."""
    number = mention.event.statement
    if number is None or number >= len(mention.reading.statements):
        return ()
    return index.statements_around(mention.reading.report, number)


def is_embedded(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event is only spoken of inside a wish, a threat or a denial: nobody tells it as news."""
    return any(statement.act in WILLING | DENYING for statement in statements_over(index, mention))


def telling_of(index: CaseIndex, mention: Mention) -> Statement | None:
    """Return the statement in whose words an event must be told: the request of a thing requested, and so on."""
    if stance_of(index, mention) is Stance.AFFIRMED:
        return None
    marked = [s for s in statements_over(index, mention) if s.act in WILLING | DENYING or _is_marked(index, s)]
    return marked[-1] if marked and marked[-1].cue and marked[-1].source else None


def _is_marked(index: CaseIndex, statement: Statement) -> bool:
    return statement.act not in _PLAIN and _accuses(index, statement)


def telling_span(index: CaseIndex, mention: Mention) -> Span:
    """Return the stretch of text to quote for an event: the whole telling with its cue where it is not a plain fact."""
    if needs_sentence(index, mention):
        return index.sentence(mention.event.span)
    statement = telling_of(index, mention)
    return index.clause_span(mention) if statement is None else index.told_span(mention.reading.report, statement)


def needs_sentence(index: CaseIndex, mention: Mention) -> bool:
    """Say whether less than its sentence would mislead.

    A thing told as not so, without the word that says so; a part that hangs on what stands before ("to discuss it");
    violence that somebody is said to want or threaten, where only a guess at "he" says who.
    """
    event, statement = mention.event, telling_of(index, mention)
    if statement is None:
        clause = index.text(index.clause_span(mention))
        hangs = _HANGING.match(clause) is not None and len(index.text(index.sentence(event.span)).split()) <= LONGEST
        return hangs or (event.stance is Stance.DENIED and not is_negated(clause))
    told = index.told_span(mention.reading.report, statement)
    named = names_speaker(index, statement, told) or (statement.speaker or "") in index.text(index.sentence(event.span))
    return event.kind in _GRAVE and not named


def names_speaker(index: CaseIndex, statement: Statement, told: Span) -> bool:
    """Say whether the words of a telling name who speaks: not "she", and not somebody left out of the stretch."""
    if not statement.source or not all(told.covers(span) for span in statement.source):
        return False
    last = (statement.speaker or "").split()[-1:]
    words = " ".join(index.text(span) for span in statement.source)
    return bool(last) and last[0].casefold() in words.casefold()
