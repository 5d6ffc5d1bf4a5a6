"""Which statements deny with a word of denying? "Denied that", "dismissed reports of", and bare noes that go with them.

Who denies somebody bail, or rejects an offer, says nothing of what is so: that is a refusal, not a denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from consilience.records import Span, Stance, Statement
from consilience.rules import find_matches, patterns
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import root, sorted_words, words_of
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Lineage, source_kind
from consilience.weigh.passages import cover
from consilience.weigh.speech import DENYING, is_negated, statements_over
from consilience.weigh.topics import topic_of

DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Roots of what is done to somebody: rejecting one is no denial of it."""
_HEAD = re.compile(
    r"(?i)\b(?:that|of|to|for|from|by|in|on|about|with|as|which|who|whether|over|against)\b|[,;:]|(?<!\b\w)\."
)
"""What ends the noun behind a word of denying; not the stop of an initial: "denied Ada J. Quill's request to"."""
_CLAUSE = re.compile(r"(?i)^\W*(?:that\b|having\b|being\b|ever\b|any\b|\w+ing\b)")
_LIMIT = re.compile(r"(?i)\b(?:beyond|other\s+than|apart\s+from|except|besides)\b")
_WORD = re.compile(r"[^\W\d_]+")
_PASSIVE = re.compile(r"(?i)\b(?:was|were|been|being|are|is|get|got)\s+denied\b")
"""Who is denied a thing does not get it."""
_THAT = re.compile(r"(?i)\bthat\b")
_COULD_NOT = re.compile(r"(?i)\b(?:could|can|did|has|have|had|was|were)\s*(?:not|n[’']t)\b|\bunable\b")
_ACCESS = re.compile(r"(?i)\b(?:verify|verified|corroborate|authenticate)\b")


def worded_denials(lineage: Lineage) -> Iterator[Denial]:
    """Yield the denials among the statements of all reports."""
    for reading in lineage.index.readings.values():
        for number, statement in enumerate(reading.statements):
            denial = _denial(lineage, reading.report, number, statement)
            if denial is not None:
                yield denial


def _denial(lineage: Lineage, report: str, number: int, statement: Statement) -> Denial | None:
    index = lineage.index
    if not statement.content or not (statement.cue or statement.source):
        return None
    if (
        statement.act not in DENYING
        or _is_wish(index, statement)
        or is_refusal(index, statement)
        or _is_unverified(index, statement)
    ):
        return None
    held = [mention for span in statement.content for mention in index.mentions_within(span)]
    innermost = [m for m in held if m.event.statement in (number, None)] or held
    denied = tuple(m for m in innermost if _is_denied(m) and root(m.event.lemma) not in _roots("claim"))
    cued = tuple(m for cue in statement.cue for m in index.mentions_within(cue) if m.event.stance is Stance.DENIED)
    if statement.act != "deny" and not denied and any(m.event.kind in DEEDS for m in innermost):
        return None  # "rejected the shootings as acts of violence" condemns what was done
    if not _is_somebody(lineage, report, statement) or _leaves_open(lineage, statement):
        return None
    content = [_unlimited(index, span) for span in statement.content]
    within = [m for m in innermost if any(span.covers(m.event.span) for span in content)]
    content += [_unlimited(index, index.clause_span(m)) for m in cued]
    return _make(
        lineage,
        (report, number),
        (*cued, *_deeds(index, within)) if cued else denied or _deeds(index, innermost),
        tuple(content),
    )


def _deeds(index: CaseIndex, held: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out what only takes part: of "that the earthquake would cause tsunamis" the earthquake is not denied."""
    parts = [part for m in held for part in (*m.event.actor, *m.event.recipient)]
    names = [m for m in held if root(m.event.lemma) in _roots("claim")]
    deeds = [m for m in held if m not in names and not any(part.covers(m.event.span) for part in parts)] or list(held)
    if not deeds:
        return ()
    clauses = {m.event.span: cover(m.event.clause) for m in deeds if m.event.clause}
    wide = set(clauses.values())
    inner = {span for span, own in clauses.items() if any(other.covers(own) and other != own for other in wide)}
    deeds = [m for m in deeds if m.event.span not in inner]
    if not deeds:
        return ()
    head = index.text(deeds[0].event.span).casefold()
    return tuple(deeds[:1] if deeds[0].event.clause and _is_noun(head, deeds[0]) else deeds)


def _is_noun(word: str, mention: Mention) -> bool:
    """Say whether a deed is named, not told: "denials of meddling in the campaign" deny no campaign."""
    return not mention.event.actor and word in (mention.event.lemma.casefold(), f"{mention.event.lemma.casefold()}s")


def _make(lineage: Lineage, at: tuple[str, int], denied: tuple[Mention, ...], content: tuple[Span, ...]) -> Denial:
    index = lineage.index
    report, number = at
    statement = index.readings[report].statements[number]
    speaker = index.canonical(statement.speaker or lineage.said_by(report, statement)[0])
    span = index.told_span(report, statement)
    persons = {name.text.casefold() for name in index.readings[report].names if name.kind == "person"}
    cues = statement.cue
    return Denial(
        report,
        index.story_name(report),
        Sort.WORDED,
        speaker,
        span,
        key=cover(cues or statement.content),
        scope=scope_of(statement),
        assertion=lineage.assert_span(span, statement),
        denied=denied,
        topic=topic_of(index, content),
        words=words_of(index, content),
        statement=statement,
        number=number,
        impersonal=speaker.casefold() not in persons,
        of_plan=not any(is_negated(index.text(cue)) for cue in cues),
    )


def _unlimited(index: CaseIndex, span: Span) -> Span:
    """Cut what limits a denial: "jets beyond those agreed last year" is still about the jets."""
    found = _LIMIT.search(index.text(span), 1)
    return Span(span.report, span.start, span.start + found.start()) if found else span


def scope_of(statement: Statement) -> Span:
    """Return what a denial denies: the words after its cue, from the first to the last word of its content."""
    content = cover(statement.content)
    if not statement.cue:
        return content
    end = cover(statement.cue).end
    between = Span(content.report, end, content.start)
    return Span(content.report, end, content.end) if 0 < between.end - between.start < 40 else content


def is_refused(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event is what somebody refuses: "denied a request for bail" tells of no denial."""
    around = statements_over(index, mention)
    return any(s.act in DENYING and s.content and is_refusal(index, s) for s in around)


def is_refusal(index: CaseIndex, statement: Statement) -> bool:
    """Say whether something is refused, not denied: bail, access, an offer, charges; of a "reject", all but claims."""
    text = index.text(scope_of(statement)).strip()
    if _CLAUSE.match(text):
        return False
    end = _HEAD.search(text, 1)
    head = [word.casefold() for word in _WORD.findall(text[: end.start()] if end else text)]
    told = _THAT.search(text) is None and any(root(word) in _roots("legal") for word in head)
    if told and _is_of_court(index, statement):
        return True
    if statement.act == "deny" and _PASSIVE.search(" ".join(index.text(span) for span in statement.cue)):
        return True
    if any(root(word) in _roots("claim") for word in head):
        return False
    if any(root(word) in _roots("granted") for word in head):
        return True
    held = [m for span in statement.content for m in index.mentions_within(span)]
    return statement.act != "deny" or not held


def _is_of_court(index: CaseIndex, statement: Statement) -> bool:
    """Say whether a court speaks: it dismisses charges, and leaves open whether they are true."""
    words = [word for span in statement.source for word in _WORD.findall(index.text(span))]
    return any(root(word) in _roots("court") for word in words)


@cache
def _roots(sort: str) -> frozenset[str]:
    return frozenset(root(word) for word in sorted_words(sort))


def _is_wish(index: CaseIndex, statement: Statement) -> bool:
    """Say whether the word of denying is a negated wish or thought: "do not want to go" denies nothing."""
    who, cue = (" ".join(map(index.text, spans)) for spans in (statement.source, statement.cue))
    wishes = any(root(word) in _roots("silent") for word in _WORD.findall(cue.casefold()))
    return wishes and (is_negated(cue) or who.casefold().startswith(("no ", "none ", "nobody ", "neither ")))


def _is_unverified(index: CaseIndex, statement: Statement) -> bool:
    cue = " ".join(index.text(span) for span in statement.cue)
    return bool(_ACCESS.search(cue) and _COULD_NOT.search(index.text(index.sentence(statement.cue[0]))))


def _is_somebody(lineage: Lineage, report: str, statement: Statement) -> bool:
    """Say whether a denial has a denier: a name of the report or an unnamed person."""
    if not statement.speaker:
        return bool(statement.source)
    if source_kind(statement.speaker)[0] == "named":
        return statement.speaker in {name.text for name in lineage.index.readings[report].names}
    return True


def _leaves_open(lineage: Lineage, statement: Statement) -> bool:
    """Say whether the words of denying belong to "neither confirmed nor denied": that is a mark, no denial."""
    for cue in statement.cue:
        sentence = lineage.index.sentence(cue)
        text = lineage.index.readings[cue.report].text
        rules = [pattern for pattern in patterns("en", "marks") if pattern.fields["kind"] != "withdrawn"]
        found = find_matches(rules, text, sentence.start, sentence.end)
        if any(match.start < cue.end and cue.start < match.end for match in found):
            return True
    return False


def _is_denied(mention: Mention) -> bool:
    """Say whether an event in words of denying is denied: marked so, or a plan."""
    return mention.event.stance in (Stance.DENIED, Stance.PLANNED, Stance.REQUESTED)
