"""What do its neighbours show a name to be: "the town of X", "X province", "in X"; "the X tribe", "the firm X"?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from consilience.read.capitals import Run, kind_of_head, kinds
from consilience.read.gazetteer import Gazetteer, open_gazetteer
from consilience.read.listed import lands
from consilience.read.mentions import BUILT, LISTED, PARSED, Candidate, is_proper, trim, words_for
from consilience.read.syntax import Syntax, Token
from consilience.read.titles import is_title
from consilience.records import BlockKind
from consilience.rules import patterns

_STRONG = words_for("place preposition")
_WEAK = words_for("motion preposition")
_PART = re.compile(r"[^,/\s][^,/]*")
_CHANNELS = frozenset({"TV", "FM", "AM", "PR", "IT"})
"""Abbreviations that only say what a network or a group is."""
_LONGEST_LIST = 8
"""Conjuncts climbed."""
_OF_NOTE = 50_000
"""Inhabitants; below, a town opens few datelines of the world's news."""
_KNOWN, _UNKNOWN = 75, 25
"""Votes; a guess of the parser has 10."""
_NOT_BEFORE = words_for("no place sign")
_BEHIND = words_for("calls a name before it")
_BEFORE = words_for("calls a name behind it")
_KIN = words_for("kin group")
_ARMED = words_for("armed")
_SITED = words_for("of a place")
_HELD = words_for("held")
_TAKES_TOWNS = words_for("takes a town")


def find_explained(syntax: Syntax, runs: Sequence[Sequence[Run]]) -> Iterator[Candidate]:
    """Find places beside the noun that says what they are."""
    tokens = syntax.tokens
    for sentence, found in zip(syntax.sentences, runs, strict=True):
        for run in found:
            start, end = tokens[run.first].start, tokens[run.last - 1].end
            before = [token.lower for token in tokens[max(run.first - 3, sentence.first) : run.first]]
            behind = tokens[run.last].lower if run.last < sentence.last else ""
            named = " ".join(token.text for token in tokens[run.first : run.last])
            if kinds().get(behind) == "place" and behind not in _NOT_BEFORE and tokens[run.last].tag.startswith("NN"):
                yield Candidate(start, end, "place", f"place.before-{behind}", BUILT)
            elif before[-1:] == ["of"] and kinds().get(before[-2] if len(before) > 1 else "") == "place" and named:
                yield Candidate(start, end, "place", f"place.{before[-2]}-of", LISTED)
            elif before and before[-1] in _STRONG and _may_be_town(tokens[run.first : run.last], named):
                yield Candidate(start, end, "place", f"place.after-{before[-1]}", PARSED)


def _may_be_town(named: Sequence[Token], words: str) -> bool:
    """Say whether a town of this name is known although the parser sees no name: "in | Sirte", "in | al-Hadara"."""
    if any(token.entity for token in named) or kind_of_head(named[-1].text) is not None or not is_proper(words):
        return False
    return not words[0].isupper() or bool(_gazetteer().look_up(words))


def find_called(syntax: Syntax, runs: Sequence[Sequence[Run]]) -> Iterator[Candidate]:
    """Find bodies beside the small-letter noun that says what they are: "the Hadar | tribe", "the firm | Zublin"."""
    for sentence, found in zip(syntax.sentences, runs, strict=True):
        for run in found:
            if run.last < sentence.last:
                yield from _called_behind(syntax, run)
            if run.first > sentence.first:
                yield from _called_before(syntax, run)


def _called_behind(syntax: Syntax, run: Run) -> Iterator[Candidate]:
    tokens, noun = syntax.tokens, syntax.tokens[run.last]
    named = tokens[run.first : run.last]
    if noun.lower not in _BEHIND or not noun.tag.startswith("NN") or is_title(named[-1].text):
        return
    words = syntax.text[named[0].start : named[-1].end]
    if words in _CHANNELS:
        return
    folk = noun.lower in _KIN
    if not folk and (words in lands() or named[-1].entity in ("NORP", "GPE", "LOC")):
        return
    yield Candidate(named[0].start, noun.end, _kind_of(syntax, noun.i), f"called.{noun.lower}", BUILT)


def _called_before(syntax: Syntax, run: Run) -> Iterator[Candidate]:
    """Take a run that the noun before it belongs to: not "the party | Vale | leads"."""
    tokens, noun = syntax.tokens, syntax.tokens[run.first - 1]
    if noun.lower not in _BEFORE or noun.tag != "NN" or is_title(tokens[run.first].text):
        return
    members = range(run.first, run.last)
    head = next((t for t in tokens[run.first : run.last] if t.head not in members), tokens[run.first])
    if noun.head in members or (head.head == noun.i and head.dep in ("appos", "npadvmod", "dep")):
        start, end = trim(syntax.text, tokens[run.first].start, tokens[run.last - 1].end)
        if start < end:
            yield Candidate(start, end, _kind_of(syntax, noun.i), f"called.{noun.lower}", BUILT)


def _kind_of(syntax: Syntax, noun: int) -> str:
    """Return the kind that a noun tells; a "militant group" is a force."""
    kind = kind_of_head(syntax.tokens[noun].lower) or "organisation"
    before = syntax.tokens[noun - 1].lower if noun else ""
    return "force" if kind == "organisation" and before in _ARMED else kind


def find_datelines(syntax: Syntax) -> Iterator[Candidate]:
    """Find place and agency of a dateline: "PORT SALLO, Vesta, March 12 (Northwire) —"."""
    for block in syntax.blocks:
        if block.kind != BlockKind.DATELINE:
            continue
        text = syntax.text[block.span.start : block.span.end]
        found = next((m for p in patterns("en", "dateline") if (m := p.regex.match(text + "— "))), None)
        if found is None:
            continue
        agency = found.groupdict().get("agency")
        if agency:
            start = block.span.start + found.start("agency")
            yield Candidate(start, start + len(agency), "organisation", "dateline.agency", BUILT)
        if agency or text.split(",")[0].split("(")[0].isupper():
            for part in _PART.finditer(found["place"]):
                start = block.span.start + found.start("place") + part.start()
                yield Candidate(start, start + len(part.group()), "place", "dateline.place", BUILT)


def place_votes(syntax: Syntax, candidate: Candidate) -> int:
    """Return how strongly the words around a guess of the parser's, and the gazetteer, speak for a place.

    "in Samarra" outvotes the guess "person" where a town of this name is known, and two such guesses where none is.
    """
    token, behind = syntax.token_at(candidate.start), syntax.text[candidate.end : candidate.end + 1]
    name = syntax.text[candidate.start : candidate.end]
    if token is None or candidate.role or (behind and behind in "'’") or not is_proper(name):
        return 0
    before = _word_before(syntax, _first_of_list(syntax, token, candidate.end))
    if before is not None and _tells_place(syntax, before):
        return _KNOWN if name.startswith("Al ") or _gazetteer().look_up(name) else _UNKNOWN
    if _is_taken(syntax, candidate):
        return _KNOWN if _gazetteer().look_up(name) else _UNKNOWN * (candidate.kind == "organisation")
    if candidate.kind == "nationality":
        return _KNOWN if _gazetteer().look_up(name) else 0
    weak = before is not None and before.lower in _WEAK and candidate.kind == "organisation" and name.istitle()
    return _KNOWN if weak and is_known_place(name) else 0


def _is_taken(syntax: Syntax, candidate: Candidate) -> bool:
    """Say whether the name is the object of a verb that takes towns: "captured | Hadar", "shelled Nalo and | Sarim"."""
    last = syntax.tokens_in(candidate.start, candidate.end)[-1:]
    if not last or syntax.text[candidate.start : candidate.end].isupper():
        return False
    head = last[0]
    for _ in range(_LONGEST_LIST):
        if head.dep != "conj":
            break
        head = syntax.tokens[head.head]
    return head.dep in ("dobj", "nsubjpass") and syntax.tokens[head.head].lemma in _TAKES_TOWNS


def _first_of_list(syntax: Syntax, token: Token, end: int) -> Token:
    """Return the first token of the first name in a list: of "Hadar" for "Sarim" in "in Hadar, Nalo and Sarim"."""
    last = syntax.tokens_in(token.start, end)[-1:]
    head = next((t for t in last if t.dep == "conj" and t.tag.startswith("NNP")), None)
    if head is None:
        return token
    for _ in range(_LONGEST_LIST):
        head = syntax.tokens[head.head]
        if head.dep != "conj":
            break
    first = min((t.i for t in syntax.dependents(head.i, "compound") if t.i < head.i), default=head.i)
    return syntax.tokens[first] if head.tag.startswith("NNP") else token


def _tells_place(syntax: Syntax, before: Token) -> bool:
    """Say whether the word before a name shows a place: "in Hadar", "rebel-held Hadar", "the outskirts of Hadar"."""
    above = syntax.tokens[before.i - 1] if before.i else before
    opens = before.i == syntax.sentence_of(before).first  # there the parser takes "Near" for a name
    if before.lower in _STRONG and (before.tag == "IN" or opens):
        return True
    return (before.lower in _HELD and above.text == "-") or (before.lower == "of" and above.lower in _SITED)


def _word_before(syntax: Syntax, token: Token) -> Token | None:
    before = token.i - 1
    if before > 0 and syntax.tokens[before].lower == "the":
        before -= 1
    return syntax.tokens[before] if before >= 0 else None


def is_known_place(name: str) -> bool:
    """Say whether a land, a division or a town of some size has this name."""
    return any(e.kind != "town" or e.population >= _OF_NOTE for e in _gazetteer().look_up(name))


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()
