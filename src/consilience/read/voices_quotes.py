"""Which quotation belongs to which attribution? Over sentences and paragraphs, and never to a stranger."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consilience.read.quotations import Quotation, find_quotations
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft
from consilience.read.voices_sources import Source

_PRONOUNS = {"PRP", "PRP$", "DT", "WP", "WDT", "CD", "EX"}
_PLAIN = {"say", "claim", "doubt", "plan"}
_DIRECT_SHARE = 0.8
"""Share of the words of a content between marks from which on it is a direct quotation."""
_SPEECH = 4
"""Words from which on a quotation is speech, not a term."""
_GAP = 8
"""Words between a cue and its quotation ("said in a speech to the nation on Monday:")."""
_MARKS = set("“”\"«»„‘’'`") | {"``", "''"}


@dataclass(frozen=True)
class Quote:
    """A quotation with the tokens `first` to `last` (excluded) that it covers."""

    place: Quotation
    first: int
    last: int


def join_quotations(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """Give quotations to attributions: those that touch one, those beside a bare cue, then those that go on."""
    quotes = _quotes(syntax)
    kept = [draft for draft in (_confined(syntax, draft, quotes) for draft in drafts) if draft is not None]
    kept = [_stretched(draft, quotes) for draft in kept]
    return [_marked(syntax, draft, quotes) for draft in _Joining(syntax, kept, quotes).run()]


def _quotes(syntax: Syntax) -> list[Quote]:
    starts = [token.start for token in syntax.tokens]
    ends = [token.end for token in syntax.tokens]
    found = []
    for place in find_quotations(syntax.text, syntax.blocks):
        first, last = bisect_right(ends, place.start), bisect_left(starts, place.end)
        if last > first:
            found.append(Quote(place, first, last))
    return found


def _holding(quotes: Sequence[Quote], index: int) -> Quote | None:
    position = bisect_right(quotes, index, key=lambda quote: quote.first) - 1
    return quotes[position] if position >= 0 and index < quotes[position].last else None


def _confined(syntax: Syntax, draft: Draft, quotes: Sequence[Quote]) -> Draft | None:
    """Keep the words of a cue inside a quotation inside it; "I think" there says no more than the quotation itself."""
    quote = _holding(quotes, draft.cue[0])
    if quote is None:
        return draft
    own = syntax.tokens[draft.source.head] if draft.source.head is not None else None
    if (draft.act in _PLAIN or draft.rule.startswith("attitude")) and (own is None or own.tag in _PRONOUNS):
        return None
    return replace(draft, content=tuple(i for i in draft.content if quote.first < i < quote.last - 1))


def _stretched(draft: Draft, quotes: Sequence[Quote]) -> Draft:
    """Let a content that reaches into a quotation take all of it."""
    if not draft.content or _holding(quotes, draft.cue[0]) is not None:
        return draft
    content = set(draft.content)
    for edge in (draft.content[0], draft.content[-1]):
        quote = _holding(quotes, edge)
        if quote is not None and not any(quote.first <= i < quote.last for i in draft.source.tokens):
            content.update(range(quote.first, quote.last))
    return draft.with_content(tuple(sorted(content)))


def _marked(syntax: Syntax, draft: Draft, quotes: Sequence[Quote]) -> Draft:
    words = [i for i in draft.content if any(c.isalnum() for c in syntax.tokens[i].text)]
    if not words or _holding(quotes, draft.cue[0] if draft.cue else words[0] - 1) is not None:
        return draft
    quoted = sum(_holding(quotes, i) is not None for i in words)
    return replace(draft, direct=quoted >= _DIRECT_SHARE * len(words))


class _Joining:
    """Hand out the quotations that no attribution has reached yet, in reading order."""

    def __init__(self, syntax: Syntax, drafts: list[Draft], quotes: Sequence[Quote]) -> None:
        self._syntax = syntax
        self._drafts = drafts
        self._quotes = quotes
        self._owner: dict[int, int] = {}
        for number, draft in enumerate(drafts):
            for index in draft.content:
                self._owner.setdefault(index, number)
        self._cues: dict[int, list[int]] = {}
        for number, draft in enumerate(drafts):
            self._cues.setdefault(syntax.tokens[draft.cue[0]].sentence, []).append(number)
        self._last: tuple[int, Quote] | None = None

    def run(self) -> list[Draft]:
        """Return the attributions with their quotations."""
        for quote in self._quotes:
            owner = self._owner_of(quote)
            if owner is None:
                owner = self._beside(quote)
                if owner is None:
                    owner = self._after_colon(quote)
                if owner is None:
                    owner = self._going_on(quote)
                if owner is not None:
                    self._give(owner, quote)
            if owner is not None:
                self._last = (owner, quote)
        return self._drafts

    def _owner_of(self, quote: Quote) -> int | None:
        """Find the attribution that holds most of a quotation and whose cue stands outside of it."""
        for index in (quote.first + 1, quote.last - 2, (quote.first + quote.last) // 2):
            owner = self._owner.get(index)
            if owner is not None and not any(quote.first <= i < quote.last for i in self._drafts[owner].cue):
                return owner
        return None

    def _give(self, owner: int, quote: Quote) -> None:
        draft = self._drafts[owner]
        tokens = range(quote.first, quote.last)
        self._drafts[owner] = draft.with_content(tuple(sorted({*draft.content, *tokens})))
        for index in tokens:
            self._owner[index] = owner

    def _is_speech(self, quote: Quote) -> bool:
        """Say whether a quotation is more than a word or two set in marks: long enough, or ended by a stop."""
        inside = [token.text for token in self._syntax.tokens[quote.first + 1 : quote.last - 1]]
        return len(inside) >= _SPEECH or (bool(inside) and inside[-1] in ",.?!")

    def _is_whole(self, quote: Quote) -> bool:
        """Say whether the quotation fills its sentences: nothing but marks stands beside it in them."""
        inside = self._syntax.tokens[quote.first : quote.last]
        word = next((token for token in inside if any(c.isalnum() for c in token.text)), inside[0])
        first = self._syntax.sentence_of(word).first
        last = self._syntax.sentence_of(self._syntax.tokens[quote.last - 1]).last
        beside = [*self._syntax.tokens[first : quote.first], *self._syntax.tokens[quote.last : last]]
        return not any(c.isalnum() for token in beside for c in token.text)

    def _beside(self, quote: Quote) -> int | None:
        """Find a cue without words of its own in the sentence where the quotation begins or ends, the nearest first."""
        ends = self._syntax.tokens[min(quote.last, len(self._syntax.tokens) - 1)].sentence
        sentences = {self._syntax.tokens[quote.first].sentence, self._syntax.tokens[quote.last - 1].sentence, ends}
        near = [
            (min(abs(self._drafts[n].cue[0] - quote.last), abs(quote.first - self._drafts[n].cue[-1])), n)
            for sentence in sorted(sentences)
            for n in self._cues.get(sentence, ())
            if self._waits(self._drafts[n], quote)
        ]
        return min(near)[1] if near else None

    def _waits(self, draft: Draft, quote: Quote) -> bool:
        """Say whether a cue of speech has no words yet and stands outside all quotations, close to this one."""
        if draft.content or not draft.source.tokens or not draft.rule.startswith("verb.quote"):
            return False
        if not self._is_speech(quote):
            return False
        own = (*draft.cue, *draft.source.tokens)
        if any(_holding(self._quotes, index) is not None for index in draft.cue):
            return False
        gap = range(max(own) + 1, quote.first) if draft.cue[0] < quote.first else range(quote.last, min(own))
        return sum(any(c.isalnum() for c in self._syntax.tokens[i].text) for i in gap) <= _GAP

    def _after_colon(self, quote: Quote) -> int | None:
        """Give a quotation behind a colon to the subject of the sentence that announces it."""
        tokens = self._syntax.tokens
        if quote.first == 0 or tokens[quote.first - 1].text != ":":
            return None
        sentence = self._syntax.sentence_of(tokens[quote.first - 1])
        known = [n for n in self._cues.get(tokens[quote.first - 1].sentence, ()) if self._drafts[n].source.tokens]
        before = [n for n in known if self._drafts[n].cue[0] < quote.first]
        source = self._drafts[before[0]].source if before else _subject(self._syntax, sentence.first, quote.first)
        return None if source is None else self._new(source, (quote.first - 1,), "quote.colon")

    def _going_on(self, quote: Quote) -> int | None:
        """Let the speaker before go on: in the same paragraph, or in a paragraph that is nothing but the quotation."""
        if not self._is_whole(quote) or self._last is None:
            return None
        owner, before = self._last
        apart = quote.place.paragraph - before.place.paragraph
        if apart == 0 or (apart == 1 and (before.place.open or self._fills(quote))):
            return owner
        return None

    def _fills(self, quote: Quote) -> bool:
        block = self._syntax.blocks[quote.place.paragraph].span
        return block.start == quote.place.start and block.end - quote.place.end <= 1

    def _new(self, source: Source, cue: tuple[int, ...], rule: str) -> int:
        self._drafts.append(Draft(cue, (), "say", rule, source, head=cue[0]))
        return len(self._drafts) - 1


def _subject(syntax: Syntax, first: int, last: int) -> Source | None:
    for token in _between(syntax, first, last):
        if token.dep == "nsubj":
            return Source(tuple(syntax.subtree(token.i)), token.i)
    return None


def _between(syntax: Syntax, first: int, last: int) -> Iterator[Token]:
    yield from syntax.tokens[first:last]
