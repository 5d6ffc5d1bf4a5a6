"""Which verbs and nouns denote something happening, and what kind of happening?

Kinds are PLOVER roots with modes, and our additions (rules/en/events.tsv). A row's `with` names what must stand beside
the word: `obj:CLASS` or `pass:CLASS` (object), `oprd:CLASS`, `of:CLASS` (modifier), `prep:WORD` or `prep:CLASS` (after
a preposition), `subj:CLASS`, `prt:WORD`, `xcomp:WORD`, `number:any` (a figure before it), `above:CLASS` (the word
above); CLASS is a word class of rules/en/events_classes.tsv, `any`, or `person`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from consilience.read.clause_frames import is_free_relative, is_verbal
from consilience.read.stance_frames import find_signature
from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind
from consilience.rules import rows

STATE = "state"
"""Mode of what is rather than happens: "is ready", "has weapons"; kept for their stance, of no kind."""
_STATES = frozenset(["be", "have"])
_PRONE = frozenset(["prone", "proof", "resistant"])
"""Adjectives before which a noun names a kind of trouble, not one that came."""
_LYING = frozenset(["base", "locate", "nestle", "situate"])
"""Verbs whose participles tell where a thing lies: "a town located on the coast"."""
_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ism")
_STEM = 6
"""Letters; shorter words with such an ending ("king", "cement") are no nouns of action."""
SILENT = (BlockKind.DATELINE, BlockKind.BYLINE)
"""Blocks that tell of nothing."""
_OBJECTS = ("dobj", "nsubjpass", "nsubj", "ccomp")
_BESIDE = {
    "oprd": ("oprd", "acomp", "ccomp", "xcomp"),
    "prt": ("prt", "advmod", "prep"),
    "of": ("amod", "compound", "nmod"),
    "xcomp": ("xcomp",),
    "number": ("nummod",),
}


class Happening(NamedTuple):
    """A word that denotes an event, with its kind and mode where the rules know them."""

    token: Token
    kind: str | None
    mode: str | None
    rule: str


class Sort(NamedTuple):
    """One row of the table: what kind of event a word denotes, and beside what."""

    needs: str
    kind: str | None
    mode: str | None
    rule: str


@cache
def sorts(language: str) -> Mapping[tuple[str, str], tuple[Sort, ...]]:
    """Load the kinds by (lemma, part of speech), those that need most beside the word first."""
    found: dict[tuple[str, str], list[Sort]] = {}
    for row in rows(language, "events"):
        rule = f"{row['lemma']}.{row['pos']}" + (f" + {row['with']}" if row["with"] else "")
        sort = Sort(row["with"], row["kind"] or None, row["mode"] or None, rule)
        found.setdefault((row["lemma"], row["pos"]), []).append(sort)
    return {
        key: tuple(sorted(value, key=lambda sort: (not sort.needs, sort.needs.endswith(":any"))))
        for key, value in found.items()
    }


@cache
def classes(language: str) -> Mapping[str, frozenset[str]]:
    """Load the word classes that `with` names."""
    found: dict[str, set[str]] = {}
    for row in rows(language, "events_classes"):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


@cache
def happening_nouns(language: str) -> Mapping[str, bool]:
    """Load which nouns denote an event of no kind of their own ("campaign"), and which only look so ("nation")."""
    return {row["noun"]: row["denotes"] == "event" for row in rows(language, "happenings")}


def denotes_event(noun: str) -> bool:
    """Say whether a noun denotes something happening: by the list, else by the ending of a noun made from a verb."""
    return happening_nouns("en").get(noun, len(noun) > _STEM and noun.endswith(_ENDINGS))


def is_deed(noun: str) -> bool:
    """Say whether a noun denotes an attack or another typed event by itself."""
    return any(sort.kind and not sort.needs for sort in sorts("en").get((noun, "noun"), ()))


def find_happenings(syntax: Syntax) -> Iterator[Happening]:
    """Yield the words that denote events, in reading order."""
    for sentence in syntax.sentences:
        if sentence.kind in SILENT:
            continue
        for token in syntax.tokens[sentence.first : sentence.last]:
            part = _part(syntax, token)
            if part:
                happening = _happening(syntax, token, part)
                if happening is not None:
                    yield happening


def _part(syntax: Syntax, token: Token) -> str:
    if token.tag.startswith("VB"):
        if token.dep in ("aux", "auxpass", "prep"):
            return ""
        return "verb" if is_verbal(syntax, token) else "noun"
    if token.tag in ("NN", "NNS"):
        return "noun"
    if token.tag == "JJ" and token.dep != "amod":
        told = token.dep in ("acomp", "oprd") or (token.lower, "adjective") in sorts("en")
        return "adjective" if told else ""
    if token.tag.startswith("NNP"):
        return _title_part(syntax, token)
    return ""


def _title_part(syntax: Syntax, token: Token) -> str:
    """Read the capitals of a headline: the parser tags "Mobilizes" and "Strikes" there as names."""
    if syntax.sentence_of(token).kind not in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
        return ""
    if token.dep == "ROOT" and syntax.dependents(token.i, "nsubj"):
        return "verb"
    lemma = _lemma(token, "noun")
    inflected = token.lower.endswith("s") and lemma != token.lower
    return "verb" if inflected and (lemma, "verb") in sorts("en") and (lemma, "noun") not in sorts("en") else "noun"


def _lemma(token: Token, part: str) -> str:
    """Undo the ending of a word that was taken for a name: "Mobilizes" is "mobilize", "Denies" is "deny"."""
    lower = token.lower
    if token.tag == "VBG" and part == "noun":
        return lower
    if not token.tag.startswith("NNP") or not lower.endswith("s"):
        return token.lemma.lower()
    known = (stem for stem in (lower, lower[:-1], lower[:-2], lower[:-3] + "y") if _is_known(stem))
    return next(known, lower)


def _is_known(lemma: str) -> bool:
    return (lemma, "verb") in sorts("en") or (lemma, "noun") in sorts("en") or lemma in happening_nouns("en")


def _happening(syntax: Syntax, token: Token, part: str) -> Happening | None:
    lemma = _lemma(token, part)
    if _speaks_of_noun(syntax, token):
        return None
    if part == "noun" and _is_mere_modifier(syntax, token):
        return None
    for sort in sorts("en").get((lemma, part), ()):
        if not sort.needs or _stands_beside(syntax, token, sort.needs):
            return Happening(token, sort.kind, sort.mode, sort.rule)
    if part == "verb" and token.dep == "amod":
        return None
    if part == "noun" and not denotes_event(lemma):
        return None
    lies = token.tag == "VBN" and token.dep == "acl" and lemma in _LYING
    mode = STATE if part == "adjective" or lemma in _STATES or lies else None
    return Happening(token, None, mode, f"{lemma}.{part}")


def _speaks_of_noun(syntax: Syntax, token: Token) -> bool:
    """Say whether a participle is an adjective: "rising", "alleged", "planned", "life-threatening"."""
    if token.tag == "VBG" and token.i and syntax.tokens[token.i - 1].text == "-":
        return True
    return token.dep == "amod" and (token.tag == "VBG" or bool(find_signature(token.lower, "adjective", ("noun",))))


def _is_mere_modifier(syntax: Syntax, token: Token) -> bool:
    """Tell "alert level", "attack helicopter" and "earthquake prone", which tell of none, from "peace talks"."""
    head = syntax.tokens[token.head]
    if head.lower in _PRONE and token.dep in ("npadvmod", "compound"):
        return True
    if token.dep != "compound" or not head.tag.startswith("NN") or token.tag.startswith("NNP"):
        return False
    return not denotes_event(head.lemma) and (head.lemma, "noun") not in sorts("en")


def _stands_beside(syntax: Syntax, token: Token, needs: str) -> bool:
    where, _, word = needs.partition(":")
    if where in ("obj", "pass"):
        return any(_belongs(child, word) for child in _objects(syntax, token, where))
    if where == "subj":
        return any(_belongs(child, word) for child in syntax.dependents(token.i, "nsubj"))
    if where == "above":
        return any(_belongs(above, word) for above in _above(syntax, token))
    if where == "prep":
        return any(
            preposition.lower == word
            or any(_belongs(below, word) for below in syntax.dependents(preposition.i, "pobj"))
            for preposition in syntax.dependents(token.i, "prep", "agent", "prt", "dative")
        )
    return any(_belongs(child, word) for child in syntax.dependents(token.i, *_BESIDE[where]))


def _above(syntax: Syntax, token: Token) -> Iterator[Token]:
    """Yield the word above, and over a preposition the one above that: "went on strike"."""
    head = syntax.tokens[token.head]
    yield head
    if head.dep == "prep":
        yield syntax.tokens[head.head]


def _objects(syntax: Syntax, token: Token, where: str) -> Iterator[Token]:
    """Yield objects, also across "the phase of Plan Dawn", the head of a participle, and a second conjunct."""
    passive = any(child.dep == "nsubjpass" for child in syntax.dependents(token.i))
    for child in syntax.dependents(token.i, "dobj", "nsubjpass", "dative"):
        if where == "obj" or passive:
            yield child
            yield from syntax.dependents(child.i, "compound", "conj")
            for preposition in syntax.dependents(child.i, "prep"):
                if preposition.lower == "of":
                    yield from syntax.dependents(preposition.i, "pobj")
    if token.dep == "acl" and token.tag == "VBN":
        yield syntax.tokens[token.head]
    for clause in syntax.dependents(token.i, "ccomp"):  # "activated what he called a second phase"
        if is_free_relative(syntax, clause):
            yield from syntax.dependents(clause.i, "oprd", "attr")


def _belongs(token: Token, word: str) -> bool:
    if word == "any":
        return True
    if word == "person":
        return token.entity == "PERSON"
    lemma = token.lemma.lower()
    known = classes("en").get(word)
    return lemma == word if known is None else lemma in known or lemma.rstrip("s") in known
