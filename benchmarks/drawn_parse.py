"""What do the readers of times, places and quantities make of a parse that no parser gave? For fuzzing.

The words are those of the parser's tokenizer; tags, labels and heads are drawn. Some are drawn as a parser would give
them (a number is CD), so that what stands behind such a question is reached too.
"""

from __future__ import annotations

import random
from datetime import date

from consilience.read import Reader, load_reader
from consilience.read.blocks import find_blocks
from consilience.read.places import find_places
from consilience.read.quantities import find_quantities
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.read.times import find_published, find_times
from consilience.records import Name, Reading, Report

TAGS = (
    "CD",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "VBD",
    "VBZ",
    "VBN",
    "VB",
    "VBG",
    "MD",
    "IN",
    "DT",
    "JJ",
    "RB",
    "CC",
    "$",
    ",",
)
LABELS = (
    "nummod", "nsubj", "nsubjpass", "dobj", "pobj", "prep", "compound", "amod", "appos", "conj", "npadvmod", "advmod",
    "quantmod", "poss", "attr", "ccomp", "advcl", "acl", "relcl", "punct", "cc", "det", "ROOT",
)  # fmt: skip
ENTITIES = ("", "", "", "DATE", "CARDINAL", "GPE", "LOC", "ORG", "PERSON", "MONEY", "TIME", "QUANTITY", "NORP", "FAC")
KINDS = ("person", "organisation", "place", "nationality", "weapon", "operation")
_LONGEST = 12
"""Words of a drawn sentence at most."""
_NUMERAL = 0.8
"""Share of the digits that are drawn as numerals."""


def parse_at_random(text: str, published: date | None, rng: random.Random) -> Reading:
    """Read the times, places and quantities of a text under a drawn parse."""
    reader = load_reader()
    syntax = draw_syntax(text, reader, rng)
    names = _names(syntax, rng)
    day, day_from = find_published(syntax, published)
    times, doubts = find_times(syntax, day)
    places, more = find_places(syntax, names, reader.gazetteer)
    quantities, further = find_quantities(syntax, names, times, doubts)
    return Reading(
        syntax.report,
        "en",
        day,
        day_from,
        blocks=syntax.blocks,
        sentences=tuple(syntax.span(sentence.start, sentence.end) for sentence in syntax.sentences),
        names=names,
        times=times,
        places=places,
        quantities=quantities,
        problems=(*doubts, *more, *further),
        text=text,
    )


def draw_syntax(text: str, reader: Reader, rng: random.Random) -> Syntax:
    """Cut the blocks of a text into words and sentences, and draw what a parser would say of them."""
    blocks = find_blocks(Report("drawn", text, language="en"))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for block in blocks:
        start = block.span.start
        document = reader.parser._language.make_doc(text[start : block.span.end])
        words = [(start + word.idx, word.text) for word in document if not word.is_space]
        while words:
            chosen, words = words[: (length := 1 + rng.randrange(_LONGEST))], words[length:]
            first = len(tokens)
            tokens += _sentence(chosen, first, len(sentences), rng)
            sentences.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens), block.kind))
    return Syntax("drawn", text, blocks, tuple(sentences), tuple(tokens))


def _sentence(words: list[tuple[int, str]], first: int, sentence: int, rng: random.Random) -> list[Token]:
    """Draw a tree: one root, and for every other word a head on the root's side of it."""
    root = rng.randrange(len(words))
    found = []
    for index, (start, word) in enumerate(words):
        head = rng.randrange(index + 1, root + 1) if index < root else rng.randrange(root, max(index, root + 1))
        tag = "CD" if word[0].isdecimal() and rng.random() < _NUMERAL else rng.choice(TAGS)
        label = "ROOT" if index == root else rng.choice(LABELS)
        entity, opens = rng.choice(ENTITIES), rng.random() < 0.5
        form = (start, start + len(word), word, word.lower(), word.lower())
        found.append(Token(first + index, *form, tag, label, first + head, entity, opens, sentence))
    return found


def _names(syntax: Syntax, rng: random.Random) -> tuple[Name, ...]:
    found = []
    for token in syntax.tokens:
        if token.text[0].isupper() and rng.random() < 0.2:
            span = syntax.span(token.start, token.end)
            found.append(Name(span, rng.choice(KINDS), token.text, rule="drawn"))
    return tuple(found)
