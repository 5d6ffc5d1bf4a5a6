"""Which title or office stands beside a person's name (rules/en/titles.tsv)?"""

from __future__ import annotations

from functools import cache

from consilience.read.mentions import words_for
from consilience.read.syntax import Syntax, Token
from consilience.rules import rows

_PREFIXES = words_for("title prefix")
_LINKS = frozenset({"of", "for", "the", "and", "to", "&", ","})
_GIVING = words_for("gives a title")
_LONGEST_GIVEN = 4
"""Tokens of a title behind "as"."""
_LONGEST_ROLE = 14
"""Tokens; "Special Presidential Envoy for the Global Coalition to Counter ISIL" has 10."""


@cache
def titles() -> dict[str, str]:
    """Return each title, small letters, with its kind: office, rank, speech, honorific, royal, clergy, profession."""
    return {row["title"].lower(): row["kind"] for row in rows("en", "titles")}


@cache
def _head_words() -> frozenset[str]:
    return frozenset(title.rsplit(" ", 1)[-1] for title in titles())


def is_title(word: str) -> bool:
    """Say whether a word can be the last of a title: "Minister", "Gen.", "spokesperson"."""
    lower = word.lower().removesuffix("s") if word.lower() not in _head_words() else word.lower()
    return lower in _head_words()


def title_before(syntax: Syntax, first: int) -> tuple[int, int] | None:
    """Return the tokens (end excluded) of the title that stands before token `first`, which begins a person's name.

    "Defence Minister | Vladimir Padrino", "The Minister of Defense, | Vladimir Padrino", "Former US Admiral | Jim".
    """
    tokens = syntax.tokens
    limit = max(syntax.sentence_of(tokens[first]).first, first - _LONGEST_ROLE)
    last = first
    if first > 1 and first == syntax.sentence_of(tokens[first]).first and _is_abbreviated(tokens, first - 2):
        return first - 2, first
    if last - 1 >= limit and tokens[last - 1].text == ",":
        last -= 1
    head = last - 1
    if head >= limit and is_title(tokens[head].text) and _fits(tokens[head], comma=last < first):
        return _widen(tokens, head, limit), last
    return _title_with_complement(tokens, last, limit)


def _is_abbreviated(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a title's full stop was taken for the end of a sentence: "Capt | . | Ian Moss"."""
    title, stop, name = tokens[index : index + 3]
    return stop.text == "." and title.end == stop.start < name.start - 1 and f"{title.text}." in abbreviations()


@cache
def abbreviations() -> frozenset[str]:
    """Return the titles that end in a full stop."""
    return frozenset(row["title"] for row in rows("en", "titles") if row["title"].endswith("."))


def _fits(head: Token, *, comma: bool) -> bool:
    """A small-letter title stands without comma ("spokesperson Dmitry Peskov"); "the minister, Ana Vale" as well."""
    return not comma or head.plain[0].isupper() or head.tag in ("NN", "NNP")


def _title_with_complement(tokens: tuple[Token, ...], last: int, limit: int) -> tuple[int, int] | None:
    """Find "Minister of Defense", "Secretary of State", "Minister for the Middle East" that ends before `last`."""
    index = last - 1
    while index > limit and (tokens[index].plain[0].isupper() or tokens[index].lower in _LINKS):
        link = tokens[index]
        if link.lower in ("of", "for", "to") and is_title(tokens[index - 1].text):
            if index + 1 < last and tokens[last - 1].lower not in _LINKS:
                return _widen(tokens, index - 1, limit), last
            return None
        index -= 1
    return None


def _widen(tokens: tuple[Token, ...], head: int, limit: int) -> int:
    """Go left over what belongs to the title: "Former US Admiral", "Russian | Foreign Minister"."""
    first = head
    while first > limit and _belongs(tokens[first - 1], tokens[first]):
        first -= 1
    while first < head and tokens[first].entity in ("NORP", "GPE") and not _is_prefix(tokens[first]):
        first += 1
    return first


def _belongs(left: Token, right: Token) -> bool:
    if left.text == "-" or right.text == "-":
        return left.end == right.start
    if _is_prefix(left) or left.lower in titles():
        return True
    if left.text.islower() and right.text.islower():
        return left.dep in ("compound", "amod") and left.tag in ("NN", "JJ")
    return left.plain[0].isupper() and left.tag in ("NNP", "NNPS", "JJ", "NN") and left.lower not in ("the", "a")


def _is_prefix(token: Token) -> bool:
    return token.lower in _PREFIXES


def title_after(syntax: Syntax, last: int) -> tuple[int, int] | None:
    """Return the tokens of the title in apposition after a name that ends before token `last`.

    "Ana Vale, | spokesperson for the ministry |, said", "Tobias Example, | Foreign Office Minister |, said".
    """
    tokens = syntax.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or tokens[last + 1].sentence != tokens[last - 1].sentence:
        return None
    first = last + 1
    while first < len(tokens) and tokens[first].lower in ("the", "a", "an", "who", "its", "his", "her", "their"):
        if tokens[first].lower == "who":
            return None
        first += 1
    index = first
    while index < min(len(tokens), first + 6) and tokens[index].sentence == tokens[last].sentence:
        token = tokens[index]
        if is_title(token.text):
            return first, _with_complement(tokens, index + 1)
        if not (token.tag.startswith(("NN", "JJ")) or token.text in ("-", "’s", "'s")):
            return None
        index += 1
    return None


def title_given(syntax: Syntax, last: int) -> tuple[int, int] | None:
    """Return the tokens of the title that a verb gives to a name that ends before `last`.

    "chose Ana Vale as | party leader |", "appointed Ana Vale as | acting minister".
    """
    tokens = syntax.tokens
    if last >= len(tokens) or tokens[last].lower != "as" or tokens[tokens[last].head].lemma not in _GIVING:
        return None
    first = last + 1
    while first < len(tokens) and tokens[first].lower in ("the", "a", "an", "its", "his", "her", "their"):
        first += 1
    for index in range(first, min(len(tokens), first + _LONGEST_GIVEN)):
        if tokens[index].sentence != tokens[last].sentence or tokens[index].tag[:2] not in ("NN", "JJ"):
            return None
        if is_title(tokens[index].text):
            return first, _with_complement(tokens, index + 1)
    return None


def _with_complement(tokens: tuple[Token, ...], index: int) -> int:
    """Take a complement in capitals along: "Minister | of Foreign Affairs |"."""
    end = index
    while index < min(len(tokens), end + 8) and (
        tokens[index].plain[0].isupper() or tokens[index].lower in ("of", "for", "the")
    ):
        index += 1
        if tokens[index - 1].plain[0].isupper():
            end = index
    return end
