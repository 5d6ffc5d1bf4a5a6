"""How is a finding put in one line? The reports' own words, cut to length and tidied; no word of judgement is added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from consilience.records import BlockKind, Span, Statement
from consilience.rules import rows
from consilience.weigh.index import CaseIndex
from consilience.weigh.measures import listed
from consilience.weigh.mentions import Mention, is_whole
from consilience.weigh.passages import cover
from consilience.weigh.speech import LONGEST, names_speaker, needs_sentence, telling_of

_SPACE = re.compile(r"\s+")
_DANGLING = re.compile(r"(?:,?\s+(?:and|or|but))+$")
_CUT_OFF = re.compile(r"(?:,?\s+(?:an?|and|as|at|by|for|from|in|not|of|or|that|the|to|when|which|who|with))+$")
"""What a line must not end in, whole or cut."""
_QUOTES = frozenset('“”"«»')
_JOINTS = frozenset(
    ["and", "but", "nor", "or", "that", "then", "where", "which", "while", "who", "whom", "whose", "yet"]
)
"""Words between a subject and a second thing that it does; what stands before them is another event's."""
_MARKS = ".,;:!?()[]“”‘’\"'—–-"
_OF = re.compile(r"(?i)\bof\s+(?:an?|the|this|that)\s+(?:[\w-]+\s+){0,2}$")
"""Before an event that a clause only belongs to: "the epicentre of the quake was at sea" does not tell of the quake."""
_RELATIVE = re.compile(r",?\s+(?:who|which|that)\s+(?=(?:[\w’'-]+\s+){0,4}$)")
_MEASURED = frozenset({"after", "before", "since", "until"})
_ARTICLE = 6
"""Characters (a bullet, an opening mark) that may stand before the first words of a clause."""
_GAP = 40
"""Characters (who is told, a quotation mark) that may stand between a cue and its content in one run."""


def tidy(text: str) -> str:
    """Make one line of a stretch of text: white space joined, stray marks removed, quotation marks paired."""
    line = _SPACE.sub(" ", text).strip(" ,;:.–—-")
    for opening, closing in (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]")):
        if line.count(opening) > line.count(closing) and opening != "‘":
            line = line + closing if line.rfind(opening) > 0 else line.replace(opening, "", 1)
        elif line.count(closing) > line.count(opening) and closing != "’":
            line = line.replace(closing, "", 1)
    if line.count('"') == 1:
        line = line.replace('"', "")
    return _DANGLING.sub("", line.strip(" ,;:"))


def capitalised(line: str) -> str:
    """Begin a line with a capital letter, the rest as it is."""
    return line[:1].upper() + line[1:]


def shortened(line: str) -> str:
    """Cut a line that is too long at its last comma, else at the last word that fits, and show that it was cut."""
    words = line.split(" ")
    if len(words) <= LONGEST:
        return line
    kept = " ".join(words[:LONGEST])
    comma = kept.rfind(", ")
    return _CUT_OFF.sub("", tidy(kept[:comma] if comma > len(kept) // 2 else kept)) + " …"


def clause_text(index: CaseIndex, mention: Mention) -> str:
    """Return the words of an event's clause as one line; the whole telling where it is wished, threatened or denied."""
    if needs_sentence(index, mention):
        return tidy(index.text(index.sentence(mention.event.span)))
    statement = telling_of(index, mention)
    if statement is not None:
        return telling_line(index, mention.reading.report, statement)
    if is_whole(mention) and not _hangs(index, mention):
        return tidy(_without_relative(index, mention))
    return tidy(index.text(index.clause_span(mention)))


def _before(index: CaseIndex, mention: Mention) -> tuple[Span, str] | None:
    """Return who or what begins the clause of an event, with the words from there to the event."""
    event = mention.event
    first = event.clause[0] if event.clause else event.span
    for part in sorted((*event.actor, *event.recipient)):
        if first.start <= part.start <= first.start + _ARTICLE and part.end <= event.span.start <= first.end:
            return part, index.text(Span(part.report, part.end, event.span.start))
    return None


def _without_relative(index: CaseIndex, mention: Mention) -> str:
    """Return the words of a clause without the "who" by which it hangs on a name: "Ole Band, 19, who was shot"."""
    clause, found = _without_measure(index, mention), _before(index, mention)
    relative = _RELATIVE.match(found[1]) if found is not None else None
    if found is not None and relative is not None:
        first, part = clause[0], found[0]
        verb = Span(part.report, part.end + relative.end(), first.end)
        clause = (Span(part.report, first.start, part.end), verb, *clause[1:])
    return " ".join([*(_closed(index, one, two) for one, two in pairwise(clause)), index.text(clause[-1])])


def _without_measure(index: CaseIndex, mention: Mention) -> tuple[Span, ...]:
    """Return the parts of a clause without the time that only measures from it: "a few days | after | she was shot"."""
    clause = mention.event.clause
    if len(clause) < 2 or any(clause[0].covers(part) for part in (*mention.event.actor, *mention.event.recipient)):
        return clause
    between = index.text(Span(clause[0].report, clause[0].end, clause[1].start)).strip().casefold()
    return clause[1:] if between in _MEASURED else clause


def _closed(index: CaseIndex, one: Span, two: Span) -> str:
    """Return the words of a part, with the comma behind it where one stands within it: "Ole Band, 19, was shot"."""
    text = index.text(one)
    return text + ("," if "," in text and index.text(Span(one.report, one.end, two.start)).startswith(",") else "")


def _hangs(index: CaseIndex, mention: Mention) -> bool:
    """Say whether a clause makes no sentence without the words left out of it: "they ... to leave", "it ... killing".

    The words between are left out where the subject does another thing first ("which struck at dawn and"). A verb that
    governs the event's own is needed ("rushed to leave"), and so is what a participle hangs on ("struck, killing ten").
    """
    clause = mention.event.clause
    if len(clause) < 2 or len(index.text(cover(clause)).split()) > LONGEST:
        return False
    return any(_is_governed(index, one, two) for one, two in pairwise(clause) if two.end > mention.event.span.start)


def _is_governed(index: CaseIndex, before: Span, part: Span) -> bool:
    """Say whether a part of a clause depends on the words between it and the part before."""
    between = index.text(Span(part.report, before.end, part.start)).split()
    first = index.text(part).split()[0].casefold()
    if len(between) == 1 and between[0].casefold() in listed("smallwords"):
        return False
    if between and between[-1].casefold() == "or":
        return True  # of "injured or killed" neither half is told alone
    if not between or between[-1].casefold() in _JOINTS:
        return first == "to" and len(between) > 1
    return between[-1][-1].isalnum() or first.endswith("ing")


def telling_line(index: CaseIndex, report: str, statement: Statement) -> str:
    """Return the words of a statement from who speaks to what is said, the speaker's name where they lack it."""
    told = index.told_span(report, statement)
    line = tidy(index.text(told)) if names_speaker(index, statement, told) else statement_line(index, statement)
    return capitalised(shortened(line))


def event_line(index: CaseIndex, mentions: Sequence[Mention]) -> str:
    """Return the best clause that any report gives for an event: whole, with its actor, not too long."""
    return capitalised(shortened(clause_text(index, leading_mention(index, mentions))))


def leading_mention(index: CaseIndex, mentions: Sequence[Mention]) -> Mention:
    """Return the mention whose clause words an event best: told by its own verb, with what most of them tell."""
    lines = {mention.event.span: clause_text(index, mention) for mention in mentions}
    spread = Counter(word for line in lines.values() for word in _contents(line))
    return min(mentions, key=lambda mention: _clause_rank(index, mention, lines[mention.event.span], spread))


def _clause_rank(index: CaseIndex, mention: Mention, line: str, spread: Mapping[str, int]) -> tuple[object, ...]:
    words = line.split(" ")
    first = words[0].lower()
    leans = first in listed("smallwords") and first not in ("a", "an", "the", "at", "about", "in", "on", "no", "all")
    verbal = ".verb" in mention.event.kind_rule and is_whole(mention)
    body = index.block_kind(mention.event.span) is BlockKind.BODY
    return (
        len(words) > LONGEST,
        leans,
        len(words) < 4,
        not verbal,
        _is_owner(index, mention),
        -_common(line, spread) - bool(mention.event.actor),
        not body,
        -len(words),
        mention.event.span,
    )


def _is_owner(index: CaseIndex, mention: Mention) -> bool:
    """Say whether an event stands in its line only as that of which something is told."""
    clause, trigger = index.clause_span(mention), mention.event.span
    head = Span(trigger.report, min(clause.start, trigger.start), trigger.start)
    return _OF.search(index.text(head)) is not None


def _contents(line: str) -> frozenset[str]:
    return frozenset(word.strip(_MARKS) for word in line.casefold().split()) - listed("smallwords") - {""}


def _common(line: str, spread: Mapping[str, int]) -> float:
    """Return how much of what the tellings of an event share a line tells: a word that all use counts one."""
    most = max(spread.values(), default=1)
    return round(sum(spread[word] - 1 for word in _contents(line)) / max(most - 1, 1), 1)


def statement_line(index: CaseIndex, statement: Statement) -> str:
    """Word who said what, in the report's words: `Sergey Lavrov: "..."`, `Sergey Lavrov said that ...`."""
    speaker = statement.speaker or tidy(" ".join(index.text(span) for span in statement.source))
    speaker = capitalised(speaker)
    content = tidy(" ".join(index.text(span).strip("“”\"'‘’ ") for span in statement.content))
    via = f" ({', '.join(statement.via)})" if statement.via else ""
    if statement.direct and not content.startswith("that ") and not set(content) & _QUOTES:
        return f"{speaker}: “{shortened(content)}”{via}"
    if _is_attitude(index, statement):
        return capitalised(shortened(tidy(index.text(index.sentence(cover(statement.content))))))
    run = _run(index, statement)
    if run:
        return f"{speaker} {shortened(run)}{via}"
    return f"{capitalised(shortened(content.removeprefix('that ')))}, according to {speaker}{via}"


def _is_attitude(index: CaseIndex, statement: Statement) -> bool:
    """Say whether an adjective tells what somebody thinks ("are not sure what"): without its verb it says nothing."""
    words = index.text(cover(statement.cue)).casefold().split() if statement.cue else []
    return bool(words) and not words[-1].endswith("ing") and any(word in _attitudes() for word in words)


@cache
def _attitudes() -> frozenset[str]:
    return frozenset(row["cue"] for row in rows("en", "cues") if row["part"] == "adjective")


def _run(index: CaseIndex, statement: Statement) -> str:
    """Return the words from the cue to the end of the content where they stand in one run."""
    if not statement.cue or not statement.content:
        return ""
    cue, content = cover(statement.cue), cover(statement.content)
    if not cue.end <= content.start <= cue.end + _GAP:
        return ""
    between, told = index.text(Span(cue.report, cue.end, content.start)), index.text(cue)
    if any(mark in between for mark in ".;\n") or told.casefold().startswith("according"):
        return ""
    if told.endswith("ing"):
        if not _is_clause(index, content):
            return ""
        told = "said"
    return tidy(told + index.text(Span(cue.report, cue.end, content.end)))


def _is_clause(index: CaseIndex, content: Span) -> bool:
    """Say whether somebody does something in what is said; nobody does in "(announcing) the death of the captain"."""
    held = [(part, m) for m in index.mentions_within(content) for part in (*m.event.actor, *m.event.recipient)]
    return any(content.covers(part) and part.end <= m.event.span.start for part, m in held)
