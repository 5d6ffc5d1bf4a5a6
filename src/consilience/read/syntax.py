"""How is each sentence built? Tokens with tags, heads and lemmas: what every reader looks at, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from consilience.records import Block, BlockKind, Span


class Token(NamedTuple):
    """A word with its place in the text and in the tree; `head` is the index of its head (its own for a root)."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    """Penn Treebank tag: VBD, NNP ..."""
    dep: str
    """ClearNLP label: nsubj, dobj, ccomp ..."""
    head: int
    entity: str
    """spaCy's entity type, "" outside entities"""
    entity_start: bool
    sentence: int
    plain: str = ""
    """The word as running text writes it: a headline or a report in capitals shows it otherwise"""


class Sentence(NamedTuple):
    """Tokens `first` to `last` (excluded), and the kind of block that they stand in."""

    start: int
    end: int
    first: int
    last: int
    kind: BlockKind


@dataclass(frozen=True)
class Syntax:
    """The parsed report: every reader looks at this and at nothing else."""

    report: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indexes of its dependents, in reading order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.start: token.i for token in self.tokens}

    def dependents(self, index: int, *labels: str) -> list[Token]:
        """Return the direct dependents of a token, only those with one of the labels where labels are given."""
        return [t for t in map(self.tokens.__getitem__, self.children[index]) if not labels or t.dep in labels]

    def subtree(self, index: int, *, without: Sequence[int] = ()) -> list[int]:
        """Return the indexes of a token and all below it, in reading order; branches in `without` are left out."""
        found, queue, barred = [], [index], set(without)
        while queue:
            node = queue.pop()
            found.append(node)
            queue.extend(child for child in self.children[node] if child not in barred)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[Token]:
        """Yield the heads above a token, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def span(self, start: int, end: int) -> Span:
        """Make a span of this report from character offsets."""
        return Span(self.report, start, end)

    def spans(self, indexes: Sequence[int]) -> tuple[Span, ...]:
        """Turn token indexes into spans, neighbours joined; punctuation at the ends of a run is kept out."""
        runs: list[list[int]] = []
        for index in sorted(indexes):
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        trimmed = (_trim(self.tokens, run) for run in runs)
        return tuple(self.span(self.tokens[run[0]].start, self.tokens[run[-1]].end) for run in trimmed if run)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie wholly inside a stretch of characters."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < start:
                low = middle + 1
            else:
                high = middle
        found = []
        while low < len(self.tokens) and self.tokens[low].end <= end:
            found.append(self.tokens[low])
            low += 1
        return found

    def token_at(self, start: int) -> Token | None:
        """Return the token that begins at this character."""
        index = self._starts.get(start)
        return None if index is None else self.tokens[index]

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence that a token stands in."""
        return self.sentences[token.sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]


def _trim(tokens: Sequence[Token], run: list[int]) -> list[int]:
    """Cut commas and other loose marks off both ends; quotation marks stay for the caller to judge."""
    loose = {",", ";", ":", "-", "–", "—", "--", "."}
    while run and tokens[run[0]].text in loose:
        run = run[1:]
    while run and tokens[run[-1]].text in loose:
        run = run[:-1]
    return run
