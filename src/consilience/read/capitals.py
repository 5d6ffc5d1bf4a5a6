"""Which runs of capitalised words are names, and of what kind does their head word (rules/en/kinds.tsv) show them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from consilience.read.genders import given_gender
from consilience.read.mentions import BUILT, Candidate, is_title_case, words_for
from consilience.read.syntax import Sentence, Syntax, Token
from consilience.read.titles import is_title
from consilience.rules import lookup, rows

_PARTICLES = words_for("particle")
_GLUED = words_for("glued particle")
_NOT_IN_NAMES = frozenset({"DT", "IN", "PRP", "PRP$", "CC", "MD", "WDT", "WP", "WP$", "WRB", "EX", "TO", "RB", "UH"})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_MARKS = frozenset("'’\"“”‘()[],.;:!?/")
_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9&/-]{1,9}s?")
_CONJOINS = words_for("takes and")
_PLACE_FIRST = words_for("place prefix")
_FIRST_WORDS = dict.fromkeys(words_for("force prefix"), "force") | dict.fromkeys(
    words_for("body prefix"), "organisation"
)
"""What a name is by its first word: "Jund al-Sham", "Movimiento Alba"."""
_SURNAMES = words_for("surname too")
_PREPOSITIONS = words_for("place preposition")
"""What the parser glues to a name at the head of a sentence: "Near | Al Qaim"."""


class Run(NamedTuple):
    """Tokens `first` to `last` (excluded), all of one name as far as capitals tell."""

    first: int
    last: int


def find_runs(syntax: Syntax) -> list[list[Run]]:
    """Cut the capitalised words of each sentence into runs; none in a title-case line."""
    return [_runs(syntax, sentence) for sentence in syntax.sentences]


def _runs(syntax: Syntax, sentence: Sentence) -> list[Run]:
    tokens = syntax.sentence_tokens(sentence)
    if is_title_case(tokens):
        return []
    found: list[Run] = []
    index = sentence.first
    while index < sentence.last:
        token = syntax.tokens[index]
        last = _run_end(syntax, sentence, index) if token.plain[0].isupper() or token.lower in _GLUED else index
        if last > index:
            found.append(Run(index, last))
        index = max(last, index + 1)
    return found


def _run_end(syntax: Syntax, sentence: Sentence, first: int) -> int:
    """Return where a run that begins at `first` ends; `first` itself where none begins."""
    tokens = syntax.tokens
    if first == sentence.first and _opens_count(tokens, first, sentence.last):
        return first
    if not (_is_capital(tokens[first], opening=first == sentence.first) or _opens_glued(tokens, first, sentence.last)):
        return first
    last, index = first + 1, first + 1
    while index < sentence.last:
        token = tokens[index]
        if (
            token.text == "-"
            and token.start == tokens[index - 1].end
            and (_joins(tokens, index, sentence.last) or _ends_given_name(tokens, first, index, sentence.last))
        ):
            index, last = index + 2, index + 2
        elif _is_capital(token, opening=False):
            index, last = index + 1, index + 1
        elif token.lower in _PARTICLES and token.tag != "CC" and last == index:
            index += 1
        else:
            break
    return last


def _opens_count(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Say whether a number word opens a sentence with something counted behind it: "Eight port workers were hurt"."""
    return tokens[first].lower in _numbers() and first + 1 < end and tokens[first + 1].plain[0].islower()


@cache
def _numbers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("en", "numbers") if row["class"] in ("unit", "ten"))


def _is_capital(token: Token, *, opening: bool) -> bool:
    if not token.plain[0].isupper() or token.entity in _TIMES or token.plain == "I":
        return False
    if token.tag in _NOT_IN_NAMES or (opening and token.lower in _PREPOSITIONS):
        return False
    return not opening or token.tag in ("NNP", "NNPS") or (bool(token.entity) and token.tag[:2] != "VB")


def _opens_glued(tokens: tuple[Token, ...], index: int, end: int) -> bool:
    """Say whether "al-Zarqawi" begins here."""
    return (
        tokens[index].lower in _GLUED
        and index + 1 < end
        and tokens[index + 1].text == "-"
        and _joins(tokens, index + 1, end)
    )


def _joins(tokens: tuple[Token, ...], hyphen: int, end: int) -> bool:
    return (
        hyphen + 1 < end and tokens[hyphen].end == tokens[hyphen + 1].start and (tokens[hyphen + 1].plain[0].isupper())
    )


def _ends_given_name(tokens: tuple[Token, ...], first: int, hyphen: int, end: int) -> bool:
    """Say whether "Ban Ki | - | moon" goes on in small letters."""
    if hyphen + 1 >= end or hyphen - first != 2 or tokens[hyphen - 1].entity != "PERSON":
        return False
    behind = tokens[hyphen + 1]
    return behind.start == tokens[hyphen].end and behind.text.islower() and behind.tag.startswith("NN")


@cache
def kinds() -> dict[str, str]:
    """Return the nouns that tell a kind: ministry → organisation, militia → force."""
    return dict(lookup("en", "kinds", "noun", "kind"))


def kind_of_head(word: str) -> str | None:
    """Return the kind that a head word shows: "Ministry" → organisation, "Zones" → organisation."""
    lower = word.lower()
    return kinds().get(lower) or (kinds().get(lower[:-1]) if lower.endswith("s") else None)


def _is_person_too(named: Sequence[Token]) -> bool:
    """Say whether words that end in such a surname name a person: seen by the parser, or "Elizabeth | Banks"."""
    return all(token.entity == "PERSON" for token in named) or (len(named) == 2 and bool(given_gender(named[0].text)))


def kind_of_first(word: str) -> str | None:
    """Return the kind that a first word shows: "Jund" → force, "Partido" → organisation."""
    return _FIRST_WORDS.get(word.lower().replace("’", "'"))


def is_surname(word: str) -> bool:
    """Say whether a head word is a surname too: "Marsh", "Hill"."""
    return word.lower() in _SURNAMES


def find_headed(syntax: Syntax, runs: Sequence[Sequence[Run]]) -> Iterator[Candidate]:
    """Find names that their head word explains: "Ministry of Defense", "Socialist Party", "Bolivarian Militia"."""
    for found in runs:
        done = 0
        for number, run in enumerate(found):
            if run.first < done:
                continue
            end = _with_complements(syntax, found, number)
            done = max(done, end)
            candidate = _headed(syntax, run, end)
            if candidate:
                yield candidate
            yield from _with_acronym(syntax, run, end, candidate)


def _headed(syntax: Syntax, run: Run, end: int) -> Candidate | None:
    tokens = syntax.tokens
    head = tokens[run.last - 1].lower
    before = tokens[run.last - 2].lower if run.last - run.first > 1 else ""
    kind = kinds().get(f"{before} {head}") or kind_of_head(head)
    if kind is None and tokens[run.first].lower in _PLACE_FIRST and run.last - run.first > 1:
        kind, head = "place", tokens[run.first].lower
    if head in _SURNAMES and _is_person_too(tokens[run.first : run.last]):
        return None
    hyphened = before == "-"  # "Atlanta Journal-Constitution" is no law
    if run.last - run.first > 1 and kind_of_first(tokens[run.first].text):
        kind, head, hyphened = kind_of_first(tokens[run.first].text), tokens[run.first].lower, False
    if kind is None or hyphened or is_title(head) or (run.last - run.first == 1 and end == run.last):
        return None
    first = run.first
    if kind == "force" and first and _NUMBERED.fullmatch(tokens[first - 1].text):
        first -= 1
    return Candidate(tokens[first].start, tokens[end - 1].end, kind, f"kind.{head}", BUILT)


def _with_complements(syntax: Syntax, found: Sequence[Run], number: int) -> int:
    """Go on over "of", "for", "the" to the next run where the head word takes a complement: "Ministry | of Defense"."""
    tokens, run = syntax.tokens, found[number]
    head, last = tokens[run.last - 1].lower, run.last
    if kind_of_head(head) is None or is_title(head):
        return last
    for following in islice(found, number + 1, None):
        between = [token.lower for token in tokens[last : following.first]]
        links = between in (["of"], ["for"], ["of", "the"], ["for", "the"], ["on"], ["to"])
        both = between in (["and"], [",", "and"]) and head in _CONJOINS and last > run.last
        links = links or (between == ["against"] and last == run.last)
        if not links and not (both and tokens[following.first].entity not in ("PERSON", "GPE", "NORP")):
            break
        last = following.last
    return last


def _with_acronym(syntax: Syntax, run: Run, end: int, candidate: Candidate | None) -> Iterator[Candidate]:
    """Read an acronym in brackets behind a run: "Bolivarian National Armed Forces (FANB)"."""
    tokens = syntax.tokens
    if end + 2 >= len(tokens) or tokens[end].text != "(":
        return
    acronym = tokens[end + 1]
    first = _acronym_start(syntax, run, end, acronym.text)
    if first is None or not _ACRONYM.fullmatch(acronym.text) or tokens[end + 2].text != ")":
        return
    kind = candidate.kind if candidate and candidate.kind != "place" else "organisation"
    yield Candidate(tokens[first].start, tokens[end - 1].end, kind, "acronym.full", BUILT, None, acronym.text)
    yield Candidate(acronym.start, acronym.end, kind, "acronym.short", BUILT, None, acronym.text)


def _acronym_start(syntax: Syntax, run: Run, end: int, acronym: str) -> int | None:
    """Return the token where the words behind an acronym begin; None where its letters are not their initials.

    The letters may stand in another order: FANB abbreviates the Spanish form of "Bolivarian National Armed Forces".
    """
    letters = [letter for letter in acronym if letter.isupper()]
    initials = [token.text[0] for token in syntax.tokens[run.first : end] if token.plain[0].isupper()]
    shared = sum(min(letters.count(letter), initials.count(letter)) for letter in set(letters))
    return run.first if len(initials) > 1 and shared * 4 >= len(letters) * 3 else None
