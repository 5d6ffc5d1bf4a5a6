"""Which pieces of the tokens bear numbers: "10%-15", "4-$5", "90ft)-high", "85%-owned" are several words in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consilience.read.syntax import Token

_PIECE = re.compile(
    r"""[~≈]?\d(?:[\d,.]*\d)?(?:[A-Za-zµμ°½¼¾]{1,8}[23²³]?(?![\w]))?[½¼¾⅓⅔⅛⅜⅝⅞]?  # a number with its letters
    | [^\W\d_]+ | . """,
    re.VERBOSE | re.DOTALL,
)
_COMPOUND = re.compile(r"(?=[\d$£€¥₹(~])[^/:@_×=]*\d[^/:@_×=]*|\d+°?[CF]/\d+°?[CF].*|to-\d[\d.,]*|[^\W\d_]+[—–]\d.*")
_GLUE = re.compile(r"(?<=.)[%$£€¥₹()\[\]–—−‐‑~/-]", re.DOTALL)
_HYPHENS = ("‐", "‑")
"""Hyphens that are no ASCII character; the second does not break a line."""
_LONGEST = 40
"""Characters of a token that is looked into; a longer one is an address or a code."""


def pieces(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a sentence, those that hold a number and other signs cut into their pieces.

    Pieces keep place, tag and head of their token, so that they lead back to the tree.
    """
    if not any(_is_compound(token.text) for token in tokens):
        return tokens
    found: list[Token] = []
    for token in tokens:
        found += _cut(token) if _is_compound(token.text) else (token,)
    return found


def _is_compound(text: str) -> bool:
    return (
        not text.isalpha()
        and 1 < len(text) <= _LONGEST
        and bool(_COMPOUND.fullmatch(text))
        and bool(_GLUE.search(text))
    )


def _cut(token: Token) -> Iterator[Token]:
    for piece in _PIECE.finditer(token.text):
        text, start = piece.group(), token.start + piece.start()
        text = "-" if text in _HYPHENS else text
        yield token._replace(text=text, lower=text.lower(), start=start, end=start + len(text))
