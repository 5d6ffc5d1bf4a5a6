"""Which words say of a claim that it is not so? "The report is false", "no evidence that", "contrary to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from consilience.records import BlockKind, Span, Stance, Statement
from consilience.weigh.denials.denial import Denial, Sort
from consilience.weigh.denials.frames import Frame
from consilience.weigh.denials.negations import find_negations
from consilience.weigh.index import CaseIndex
from consilience.weigh.meanings import root, sorted_words, words_of
from consilience.weigh.origins.lineage import Assertion, Lineage
from consilience.weigh.passages import cover, whole
from consilience.weigh.topics import topic_of

_NAME = r"(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
_BY = re.compile(rf"^(?:\w+\s+)?\w+\s+(?:by|from|made\s+by)\s+(?:the\s+)?{_NAME}$")
_OWNED = re.compile(rf"^(?:the\s+)?{_NAME}[’']s?\s+\w+$")
_OPEN = frozenset({"denial.contrary", "denial.uninvolved"})


def framed_denials(lineage: Lineage) -> Iterator[Denial]:
    """Yield what the frames of all reports deny; a heading's words are told below it again."""
    index = lineage.index
    for frames in index.frames.values():
        for frame in frames:
            if index.block_kind(frame.says) not in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
                yield _denial(lineage, frame)


def _denial(lineage: Lineage, frame: Frame) -> Denial:
    index = lineage.index
    number = _speaking(index, frame)
    statement = index.readings[frame.says.report].statements[number] if number is not None else None
    content = _content(index, frame)
    span = _quoted(index, frame, statement)
    assertion = _own_up(lineage, frame, lineage.assert_span(span, statement))
    speaker = index.canonical(assertion.name)
    persons = {name.text.casefold() for name in index.readings[frame.says.report].names if name.kind == "person"}
    denied = tuple(m for told in frame.told for m in index.mentions_within(told))
    return Denial(
        frame.says.report,
        index.story_name(frame.says.report),
        Sort.FRAMED,
        speaker,
        span,
        key=cover([frame.says, *([frame.denied] if frame.denied else [])]),
        scope=frame.denied or frame.sentence,
        assertion=assertion,
        denied=tuple(m for m in denied if not frame.undone or m.event.stance is Stance.DENIED),
        topic=topic_of(index, (*content, frame.sentence)),
        words=words_of(index, content),
        statement=statement,
        number=number,
        status=frame.status,
        alone=frame.alone and (statement is not None or not frame.rule.endswith("uninvolved")),
        impersonal=speaker.casefold() not in persons,
        negations=find_negations(index, frame.sentence),
        around=words_of(index, (frame.sentence,)) if frame.status == "doubted" else (),
        whose=_whose(index, frame),
        undone=frame.undone,
        open_ended=frame.rule in _OPEN,
    )


def _own_up(lineage: Lineage, frame: Frame, assertion: Assertion) -> Assertion:
    """Give a withdrawal to whoever is named as taking something back: "Olo Brandt withdrew his statement"."""
    if frame.status != "withdrawn":
        return assertion
    names = lineage.index.readings[frame.says.report].names
    before = [n for n in names if frame.sentence.start <= n.span.start and n.span.end <= frame.says.start]
    who = [n for n in before if n.kind in ("person", "organisation", "force")]
    if not who:
        return assertion
    name = lineage.index.canonical(lineage.registry.canonical(max(who, key=lambda n: n.span).text))
    return replace(assertion, name=name, marks=frozenset({f"source {name.casefold()}"}), recorded=True)


def _content(index: CaseIndex, frame: Frame) -> tuple[Span, ...]:
    """Return what is denied: the claim; where words only point at it ("the claim is a lie"), the sentence before."""
    told = frame.told or ((frame.denied,) if frame.denied else ())
    if told and frame.denied and told[0] == frame.denied and _only_names(index, told[0]):
        return ()
    if any(not word.light for word in words_of(index, told)):
        return told
    if frame.rule.endswith("contrary"):
        return (frame.sentence,)
    sentences = index.readings[frame.sentence.report].sentences
    before = [s for s in sentences if s.end <= frame.sentence.start]
    return (*before[-1:], frame.sentence)


def _only_names(index: CaseIndex, span: Span) -> bool:
    """Say whether words only name a claim by whose it is: "the police account"."""
    words = index.text(span).split()
    return bool(words) and root(words[-1].strip("’'”\"")) in {root(word) for word in sorted_words("claim")}


def _whose(index: CaseIndex, frame: Frame) -> frozenset[str]:
    """Return the words of the name by which a claim is called, where nothing else is told of it."""
    if frame.denied is None or not frame.undone:
        return frozenset()
    phrase = index.text(frame.denied)
    found = _BY.search(phrase) or _OWNED.search(phrase)
    return frozenset(root(word) for word in found["name"].split()) if found else frozenset()


def _speaking(index: CaseIndex, frame: Frame) -> int | None:
    """Return the number of the statement in which the frame is said: that holds it, or that it introduces."""
    number = index.statement_over(frame.says)
    if number is not None:
        return number
    statements = index.readings[frame.says.report].statements
    cued = [
        at
        for at, statement in enumerate(statements)
        if statement.source
        and statement.cue
        and index.sentence(cover(statement.cue)) == frame.sentence
        and (whole(statement).overlaps(frame.says) or any(cue.overlaps(frame.says) for cue in statement.cue))
        and statement.source[0].start < frame.says.start
    ]
    return min(cued, default=None)


def _quoted(index: CaseIndex, frame: Frame, statement: Statement | None) -> Span:
    """Return the words to quote: those of the frame with the claim, and who says so where it stands beside them."""
    core = cover([frame.says, *([frame.denied] if frame.denied else [])])
    if statement is None:
        return frame.sentence
    told = index.told_span(frame.says.report, statement)
    return cover([core, told]) if index.sentence(told) == frame.sentence else core
