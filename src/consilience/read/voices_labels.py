"""Who speaks by a label? "SMITH: We will stay." in a transcript, "Minister: troops will stay" in a headline."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.syntax import Sentence, Syntax, Token
from consilience.read.voices_drafts import Draft
from consilience.read.voices_people import is_kind_of_speaker
from consilience.read.voices_sources import Source
from consilience.records import BlockKind

_LONGEST = 5
"""Words of a label."""
_SHORTEST = 3
"""Words that must follow a label in a headline."""


def label_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of labels: capitals that open a paragraph, a person who opens a headline."""
    starts = {block.span.start: block for block in syntax.blocks}
    for number, sentence in enumerate(syntax.sentences):
        block = starts.get(sentence.start)
        if block is None:
            continue
        colon = _colon(syntax, sentence)
        if colon is None:
            continue
        label = syntax.tokens[sentence.first : colon]
        if not _is_speaker(label, sentence.kind):
            continue
        last = _last_token(syntax, number, block.span.end)
        if last - colon > _SHORTEST:
            source = Source(tuple(t.i for t in label), label[-1].i)
            yield Draft((colon,), tuple(range(colon + 1, last)), "say", "label", source, head=colon)


def _colon(syntax: Syntax, sentence: Sentence) -> int | None:
    opening = syntax.tokens[sentence.first : min(sentence.last, sentence.first + _LONGEST + 1)]
    return next((t.i for t in opening if t.text == ":" and t.i > sentence.first), None)


def _is_speaker(label: tuple[Token, ...], kind: BlockKind) -> bool:
    if kind == BlockKind.HEADLINE:
        return label[-1].entity == "PERSON" or is_kind_of_speaker(label[-1])
    letters = [token.text for token in label if token.text[0].isalpha()]
    return bool(letters) and all(text.isupper() and len(text) > 1 for text in letters)


def _last_token(syntax: Syntax, number: int, end: int) -> int:
    while number + 1 < len(syntax.sentences) and syntax.sentences[number + 1].start < end:
        number += 1
    return syntax.sentences[number].last
