"""Who speaks by a label? "SMITH: We will stay." in a transcript, "Minister: troops ready" in a headline.

A label in front is capitals that open a paragraph, a name that opens several paragraphs, a handle, or who opens a
headline. A label at the end stands behind the colon or dash of a headline, or behind a quotation: "“...” — Kim Marn".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from consilience.read.syntax import Syntax, Token
from consilience.read.voices_drafts import Draft
from consilience.read.voices_people import is_kind_of_speaker
from consilience.read.voices_sources import Source
from consilience.records import Block, BlockKind
from consilience.rules import rows

_LONGEST = 5
"""Words of a label."""
_SHORTEST = 2
"""Words that a label must have beside it."""
_TITLE = 25
"""Words of a title that ends in a full stop."""
_DASHES = {"—", "–", "-", "--", "―"}
_TITLES = (BlockKind.HEADLINE, BlockKind.SUBHEAD)
_CLOSING = "”\"»’'“"


class _Labelled(NamedTuple):
    """A block of the tokens `first` to `last` (excluded) with a colon among its first words."""

    block: Block
    first: int
    colon: int
    last: int

    def label(self, syntax: Syntax) -> tuple[Token, ...]:
        """Return the words before the colon."""
        return syntax.tokens[self.first : self.colon]


def label_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of labels, in reading order."""
    blocks = [(block, syntax.tokens_in(block.span.start, block.span.end)) for block in syntax.blocks]
    labelled = [found for block, tokens in blocks if (found := _labelled(block, tokens))]
    lines = Counter(_text(found.label(syntax)) for found in labelled if found.block.kind not in _TITLES)
    turns = sum(count for text, count in lines.items() if text.isupper())
    for found in labelled:
        label = found.label(syntax)
        if found.last - found.colon <= _SHORTEST:
            continue
        if _is_speaker(label, found.block.kind, lines, turns) or _speaks_in_title(syntax, found):
            source = Source(tuple(t.i for t in label), label[-1].i)
            content = tuple(range(found.colon + 1, found.last))
            yield Draft((found.colon,), content, "say", "label", source, head=found.colon)
    for block, tokens in blocks:
        draft = _behind(block, tokens)
        if draft is not None:
            yield draft


def _labelled(block: Block, tokens: list[Token]) -> _Labelled | None:
    opening = tokens[: _LONGEST + 1]
    colon = next((t.i for t in opening[1:] if t.text == ":"), None)
    return None if colon is None else _Labelled(block, tokens[0].i, colon, tokens[-1].i + 1)


def _text(label: tuple[Token, ...]) -> str:
    return " ".join(token.text for token in label if token.text[0].isalpha())


def _speaks_in_title(syntax: Syntax, found: _Labelled) -> bool:
    """Recognise a speaker in a title that ends in a full stop, one short sentence that opens the report."""
    label = found.label(syntax)
    if _text(label).casefold() in _topics() or any(t.text in ",;?!" for t in label):
        return False
    if found.block != syntax.blocks[0] or len(syntax.blocks) == 1 or found.last - found.first > _TITLE:
        return False
    if syntax.sentences[syntax.tokens[found.first].sentence].last < found.last:
        return False
    return _is_named(label) or is_kind_of_speaker(label[-1]) or _is_surname(syntax, label)


def _is_speaker(label: tuple[Token, ...], kind: BlockKind, lines: Counter[str], turns: int) -> bool:
    if label[0].text.startswith("@"):
        return len(label) == 1
    text = _text(label)
    if len(text) < _SHORTEST or text.casefold() in _topics() or any(t.text in ",;?!" for t in label):
        return False
    if kind in _TITLES:
        return _is_named(label) or is_kind_of_speaker(label[-1])
    if text.isupper():
        return turns > 1 or _is_named(label) or is_kind_of_speaker(label[-1])
    if len(label) > 1 and all(token.entity == "PERSON" for token in label):
        return True
    place = any(token.entity in ("GPE", "LOC") for token in label)
    return lines[text] > 1 and not place and all(word[0].isupper() for word in text.split())


def _is_named(label: tuple[Token, ...]) -> bool:
    return any(token.entity == "PERSON" for token in label)


def _is_surname(syntax: Syntax, label: tuple[Token, ...]) -> bool:
    """Say whether the report names somebody so further down: "Lund: no need for a vote" above "Kim Lund said"."""
    return any(t.entity == "PERSON" and t.text == label[-1].text for t in syntax.tokens[label[-1].i + 1 :])


def _behind(block: Block, tokens: list[Token]) -> Draft | None:
    """Find who is named at the end of a headline, or behind a quotation that fills its paragraph."""
    ends = range(len(tokens) - 2, max(len(tokens) - 2 - _LONGEST, 0), -1)
    place = next((n for n in ends if _parts(tokens[n], tokens[n + 1])), 0)
    label = tokens[place + 1 :]
    if not label or place < _SHORTEST or any(t.text == ":" for t in tokens[:place]):
        return None
    quoted = tokens[place - 1].text in _CLOSING and tokens[0].text in "“\"«»„‘'”"
    if not (quoted or block.kind in _TITLES) or not _may_stand_behind(tokens[place], label, quoted=quoted):
        return None
    source = Source(tuple(t.i for t in label), label[-1].i)
    bracket = tuple(t.i for t in tokens[place:])
    content = tuple(t.i for t in tokens[:place])
    return Draft((tokens[place].i,), content, "say", "label.behind", source, head=tokens[place].i, bracket=bracket)


def _parts(mark: Token, behind: Token) -> bool:
    """Say whether a mark parts a label off: not the hyphen of "Port-Sallo"."""
    return (mark.text == ":" or mark.text in _DASHES) and behind.start > mark.end


def _may_stand_behind(mark: Token, label: list[Token], *, quoted: bool) -> bool:
    """Say whether a label is a speaker; behind a dash a capital may be the outlet ("... - Morning Gazette")."""
    if any(t.tag.startswith(("VB", "MD")) or t.text in ",;?!" for t in label):
        return False
    if label[-1].lower == label[-1].text and is_kind_of_speaker(label[-1]):
        return True
    if quoted or mark.text == ":":
        return label[-1].entity in ("PERSON", "ORG") or is_kind_of_speaker(label[-1])
    return False


@cache
def _topics() -> frozenset[str]:
    return frozenset(row["label"] for row in rows("en", "voices_labels"))
