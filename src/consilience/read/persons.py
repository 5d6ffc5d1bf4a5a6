"""Which capitalised words name a person: after a title, or where the parser sees one?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consilience.read.capitals import Run, is_surname, kind_of_first, kind_of_head
from consilience.read.listed import countries, lands
from consilience.read.mentions import BUILT, LISTED, PARSED, PATTERN, ROLE, Candidate, trim
from consilience.read.syntax import Syntax, Token
from consilience.read.titles import is_title, title_after, title_before, title_given, titles
from consilience.rules import lookup

_LONGEST = 7
"""Words of a person's name."""


def find_persons(syntax: Syntax, runs: Sequence[Sequence[Run]], others: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find persons with their role: "Defence Minister | Vladimir Padrino López", "Jim Stavridis".

    `others` are names of other kinds: a listed one is no part of a person's name.
    """
    listed = {c.start: c.end for c in others if c.trust == LISTED}
    bodies = _tokens_of_bodies(syntax, others)
    for found in runs:
        for number, run in enumerate(found):
            begin = run.first
            while begin < run.last and begin in bodies:
                begin += 1
            if begin == run.last:
                continue
            first = _after_titles(syntax, begin, run.last)
            if first == begin:
                first = _after_complement(syntax, begin, run.last, listed)
            if first < run.last:
                yield from _person(syntax, first, run.last, listed=syntax.tokens[first].start in listed)
            else:
                yield from _office(syntax, run, found[number + 1] if number + 1 < len(found) else None)


def _tokens_of_bodies(syntax: Syntax, others: Sequence[Candidate]) -> frozenset[int]:
    """Return the tokens of listed bodies: the last one of "House of Representatives" is no title."""
    bodies = [c for c in others if c.trust == LISTED and c.kind in ("organisation", "force")]
    return frozenset(token.i for c in bodies for token in syntax.tokens_in(c.start, c.end))


def _after_titles(syntax: Syntax, first: int, last: int) -> int:
    """Return the token behind the last title of a run."""
    behind = first
    for index in range(first, last):
        if is_title(syntax.tokens[index].text):
            behind = index + 1
    return behind


def _after_complement(syntax: Syntax, first: int, last: int, listed: Mapping[int, int]) -> int:
    """Skip what ends a title: "Minister for the | Far North | Tobias Example", "Secretary of | State | Ana Vale"."""
    end = listed.get(syntax.tokens[first].start, 0)
    for index in range(first + 1, last):
        token = syntax.tokens[index]
        ends = token.start >= end > 0 or (token.entity == "PERSON" and token.entity_start)
        if ends and title_before(syntax, index):
            return index
    return first


def _person(syntax: Syntax, first: int, last: int, *, listed: bool) -> Iterator[Candidate]:
    tokens = syntax.tokens
    before = title_before(syntax, first)
    after = None if before else title_after(syntax, last) or title_given(syntax, last)
    if before and not _closes(tokens, before, last):
        before = None
    told = after is not None and 1 < last - first < _LONGEST and not listed
    first = _name_start(tokens, first, last, before) if not told else first
    start, end = trim(syntax.text, tokens[first].start, tokens[last - 1].end) if first < last else (0, 0)
    beside = before or after
    if start >= end or (last - first == 1 and not beside and tokens[first].text in countries()):
        return
    role = None
    if beside:
        opening, closing = tokens[beside[0]].start, tokens[beside[1] - 1].end
        yield Candidate(opening, closing, ROLE, "person.role", PATTERN)
        role = syntax.text[opening:closing] if titles().get(tokens[beside[1] - 1].lower) != "honorific" else None
    rule, trust = ("person.title", PATTERN) if before else ("person.parser", BUILT)
    trust = trust if beside or " " in syntax.text[start:end] else PARSED
    yield Candidate(start, end, "person", rule, trust, role)


def _name_start(tokens: tuple[Token, ...], first: int, last: int, before: tuple[int, int] | None) -> int:
    """Return where a person's name begins in a run; its end where the run names no person."""
    named = tokens[first:last]
    seen = any(token.entity == "PERSON" for token in named)
    if len(named) > _LONGEST or not (before or seen) or (kind_of_head(named[-1].text) and not seen):
        return last
    if not before and (_is_site(named) or _is_pair(named)):
        return last
    if before and _is_strong(tokens[before[1] - 1]):
        return first if seen or tokens[before[1]].text != "," or _may_be_person(named) else last
    return _skip_foreign(tokens, first, last) if seen else last


def _is_pair(named: Sequence[Token]) -> bool:
    """Say whether two lands or sides are coupled: "Kestria-US", which is nobody's double name."""
    return len(named) > 2 and named[1].text == "-" and (named[0].text in lands() or named[2].text in lands())


def _is_site(named: Sequence[Token]) -> bool:
    """Say whether words that the parser takes for a person are built as another name: "Hadar Barrage", "Jund al-Sham".

    "Lena Marsh" is a person: her surname is a common word, and no place without an article ends so.
    """
    if len(named) < 2 or lookup("en", "given_names", "name", "gender").get(named[0].text):
        return False
    if kind_of_first(named[0].text):
        return True
    return kind_of_head(named[-1].text) == "place" and not is_surname(named[-1].text)


def _closes(tokens: tuple[Token, ...], before: tuple[int, int], last: int) -> bool:
    """Say whether a name behind a small-letter title and a comma is closed too: "the leader, | Ana Vale |, said".

    "It was sent to the attorney, Vale said" names no attorney.
    """
    if tokens[before[1]].text != "," or tokens[before[1] - 1].plain[0].isupper():
        return True
    return last < len(tokens) and tokens[last].text in (",", ".", ";", ")", "—", "–")


def _may_be_person(named: Sequence[Token]) -> bool:
    """Say whether words behind a title and a comma look like a full name: "the chancellor, | Otto Sample |, said"."""
    return len(named) > 1 and not any(token.entity in ("GPE", "NORP") for token in named)


def _is_strong(token: Token) -> bool:
    return token.plain[0].isupper() or titles().get(token.lower) in ("speech", "honorific", "rank", "office", "royal")


def _skip_foreign(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Leave out leading words that the parser sees as a place or a people: "US | Tobias Example"."""
    while first < last and tokens[first].entity not in ("PERSON", ""):
        first += 1
    return first


def _office(syntax: Syntax, run: Run, following: Run | None) -> Iterator[Candidate]:
    """Yield an office in capitals without a name: "the Foreign Secretary", "the Secretary of State"."""
    tokens = syntax.tokens
    if titles().get(tokens[run.last - 1].lower) != "office" or tokens[run.last - 1].tag not in ("NNP", "NN"):
        return
    first, last = run
    while first < last - 1 and tokens[first].entity in ("NORP", "GPE"):
        first += 1
    if following and tokens[last].lower in ("of", "for") and following.first <= last + 2:
        last = following.last
    elif last - first == 1:
        return
    start, end = tokens[first].start, tokens[last - 1].end
    yield Candidate(start, end, "person", "person.office", PARSED, syntax.text[start:end])
