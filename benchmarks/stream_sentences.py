"""How is a sentence of the stream written, and what stands where in it? Templates filled from the facts of a story."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

_PIECE = re.compile(r"\{(\w+)(?::([^}]*))?\}|\*([^*/]+)/([^*/]*)/([^*/]*)/([^*/]*)\*")
_CHOICE = re.compile(r"<([^<>]*)>")


class Slot(NamedTuple):
    """A place to be filled from the facts."""

    name: str
    counted: str


class Trigger(NamedTuple):
    """A word that tells of an event."""

    word: str
    lemma: str
    kind: str
    mode: str


Piece = str | Slot | Trigger


class Wording(NamedTuple):
    """A template with its choices made: its pieces, and the same as a form with the slots that fill it."""

    pieces: tuple[Piece, ...]
    form: str
    slots: tuple[str, ...]


Template = tuple[Wording, ...]
"""One wording for each choice of words."""


class Fact(NamedTuple):
    """What fills a slot: the words, what sort of thing they name, and its value (full name, number, day)."""

    words: str
    sort: str = ""
    value: object = None


class Mark(NamedTuple):
    """What stands at `start` of a sentence."""

    start: int
    piece: Slot | Trigger
    fact: Fact | None


class Sentence(NamedTuple):
    """A written sentence that can be written again in other words."""

    text: str
    template: Template
    wording: int
    facts: Mapping[str, Fact]
    tail: str = ""
    """What was added before the full stop."""

    def marks(self) -> Iterator[Mark]:
        """Give what stands where, in order."""
        at = 0
        for piece in self.template[self.wording].pieces:
            if isinstance(piece, Slot):
                fact = self.facts[piece.name]
                if fact.sort:
                    yield Mark(at, piece, fact)
                at += len(fact.words)
            elif isinstance(piece, Trigger):
                yield Mark(at, piece, None)
                at += len(piece.word)
            else:
                at += len(piece)


@cache
def templates() -> Mapping[str, Mapping[str, tuple[Template, ...]]]:
    """Load the templates by kind of happening and by part of a report."""
    table = tomllib.loads(Path(__file__).with_name("stream.toml").read_text(encoding="utf-8"))
    return {kind: {part: tuple(map(_compile, texts)) for part, texts in parts.items()} for kind, parts in table.items()}


def _compile(text: str) -> Template:
    parts = _CHOICE.split(text)
    options = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    return tuple(_wording(tuple(_pieces("".join(chosen)))) for chosen in product(*options))


def _wording(pieces: tuple[Piece, ...]) -> Wording:
    fixed = (piece.word if isinstance(piece, Trigger) else piece for piece in pieces)
    form = "".join("%s" if isinstance(piece, Slot) else piece.replace("%", "%%") for piece in fixed)
    return Wording(pieces, form, tuple(piece.name for piece in pieces if isinstance(piece, Slot)))


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in _PIECE.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        slot, counted, *trigger = found.groups()
        yield Slot(slot, counted or "") if slot else Trigger(*trigger)
        end = found.end()
    if end < len(text):
        yield text[end:]


def write(template: Template, wording: int, facts: Mapping[str, Fact], tail: str = "") -> Sentence:
    """Fill one wording of a template and add a tail before its full stop; the first letter is a capital."""
    _, form, slots = template[wording]
    text = form % tuple([facts[name].words for name in slots])
    if tail and text[-1] == ".":
        text = f"{text[:-1]}{tail}."
    return Sentence(text[0].upper() + text[1:] if text[0].islower() else text, template, wording, facts, tail)


def reword(sentence: Sentence, step: int) -> Sentence:
    """Write a sentence again with other words where the template offers any."""
    wording = (sentence.wording + step) % len(sentence.template)
    return write(sentence.template, wording, sentence.facts, sentence.tail)
