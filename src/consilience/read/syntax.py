"""How is each sentence built? Tokens with tags, heads and lemmas: what every reader looks at, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from consilience.records import Block, BlockKind, Span

_LOOSE = frozenset([",", ";", ":", "-", "–", "—", "--", "."])


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

    @cached_property
    def _starts_in_order(self) -> list[int]:
        return [token.start for token in self.tokens]

    def dependents(self, index: int, *labels: str) -> list[Token]:
        """Return the direct dependents of a token, only those with one of the labels where labels are given."""
        below = self.children[index]
        if not below:
            return []
        tokens = self.tokens
        return [token for child in below if (token := tokens[child]).dep in labels or not labels]

    def subtree(self, index: int, *, without: Sequence[int] = ()) -> list[int]:
        """Return the indexes of a token and all below it, in reading order; branches in `without` are left out."""
        children = self.children
        found, queue = [index], [child for child in children[index] if child not in without]
        while queue:
            node = queue.pop()
            found.append(node)
            if children[node]:
                queue += [child for child in children[node] if child not in without] if without else children[node]
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
        runs: list[tuple[int, int]] = []
        first = last = -1
        for index in sorted(indexes):
            if index != last + 1 or first < 0:
                if first >= 0:
                    runs.append((first, last))
                first = index
            last = index
        if first >= 0:
            runs.append((first, last))
        trimmed = (_trim(self.tokens, first, last) for first, last in runs)
        return tuple(
            self.span(self.tokens[first].start, self.tokens[last].end) for first, last in trimmed if first <= last
        )

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return the tokens that lie wholly inside a stretch of characters."""
        tokens = self.tokens
        low = high = bisect_left(self._starts_in_order, start)
        while high < len(tokens) and tokens[high].end <= end:
            high += 1
        return list(tokens[low:high])

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


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Cut commas and other loose marks off both ends; quotation marks stay for the caller to judge."""
    while first <= last and tokens[first].text in _LOOSE:
        first += 1
    while first <= last and tokens[last].text in _LOOSE:
        last -= 1
    return first, last
