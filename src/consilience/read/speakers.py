"""Who speaks, by what name? From the words of a source to the normal form of its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.coreference import resolve
from consilience.read.cues import find_cue
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_people import is_kind_of_speaker
from consilience.records import Name

_PRONOUNS = {"PRP", "PRP$", "WP", "WDT", "WP$", "EX"}
_STANDING_ALONE = {"CD", "DT", "JJ", "JJR", "JJS", "PDT", "RB"}
"""Tags of words that stand for a noun where none follows: "many", "some", "both", "two"."""
_INDEFINITE = frozenset(
    f"{first}{last}" for first in ("some", "any", "every", "no") for last in ("one", "body", "thing")
) | {"none", "others", "another", "each", "one", "ones"}
_SUBJECTS = ("nsubj", "nsubjpass")
_BACK = 2
"""Sentences in which the people are sought that "they" points back at, its own included."""
_KEPT = {"compound", "amod", "nummod", "poss", "nmod", "det", "quantmod", "case", "advmod"}
_GIVING = frozenset({"give", "issue", "make", "post", "publish", "put", "read", "release", "send", "share"})
"""Verbs whose subject speaks in the statement that they have as object."""
_ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}


class Speakers:
    """The names of one report, ready to be asked who a word stands for."""

    def __init__(self, syntax: Syntax, names: Sequence[Name]) -> None:
        self._syntax = syntax
        self._referents = resolve(syntax, tuple(names))

    def name(self, index: int | None) -> str | None:
        """Return the normal form of the source whose head is this token; None where it stays unknown.

        A source without a name keeps its description, without article and clauses: "diplomatic reports".
        """
        if index is None:
            return None
        found = self._referents.of(index)
        token = self._syntax.tokens[index]
        if found is not None and found.kind == "place" and (called := self._named_behind(index)):
            return called
        if found is not None and (token.tag in _PRONOUNS or not self._is_part(index, found)):
            called = self._description(token) if found.text.islower() and token.tag not in _PRONOUNS else None
            return called or found.text  # "senior officials" say more than "officials"
        if found is None and (called := self._apposition(index) or self._several(token)):
            return called
        if find_cue(self._syntax, token) is not None and (owner := self._owner(index)):
            return owner
        return None if _is_pronoun(self._syntax, token) else self._description(token)

    def _several(self, pronoun: Token) -> str | None:
        """Return whom "they" points back at: the only people who speak or act in the sentence before, or in its own."""
        if pronoun.lower != "they":
            return None
        for sentence in range(pronoun.sentence, max(pronoun.sentence - _BACK, -1), -1):
            place = self._syntax.sentences[sentence]
            before = self._syntax.tokens[place.first : min(place.last, pronoun.i)]
            heads = [token for token in before if token.dep in _SUBJECTS and token.tag.startswith("N")]
            people = [head for head in heads if head.tag in ("NNS", "NNPS") or head.lower == "police"]
            if people:
                alone = len(people) == 1 and is_kind_of_speaker(people[0]) and not self._holds_name(people[0])
                return self._description(people[0]) if alone else None
        return None

    def _holds_name(self, head: Token) -> bool:
        """Say whether somebody is named in a description: in "President Trump heads to" a verb is taken for people."""
        names = (self._referents.of(child.i) for child in self._syntax.dependents(head.i, "compound", "nmod"))
        return any(name is not None and name.kind == "person" for name in names)

    def _owner(self, index: int) -> str | None:
        """Return the name of whose statement, report or claim it is: "the Defence Ministry statement"."""
        links = [t for t in self._syntax.dependents(index, "prep", "agent") if t.lower in ("by", "from")]
        makers = [t for link in links for t in self._syntax.dependents(link.i, "pobj")]
        for child in (*self._syntax.dependents(index, "poss", "compound", "nmod", "amod"), *makers):
            name = self._referents.of(child.i)
            if name is not None and name.kind in ("person", "organisation", "force"):
                return name.text
        return self._giver(index)

    def _giver(self, index: int) -> str | None:
        """Return the name of who gives a statement: "The mayor, Marta Quill, released a statement saying ..."."""
        token = self._syntax.tokens[index]
        verb = self._syntax.tokens[token.head]
        owned = self._syntax.dependents(index, "poss", "compound", "nmod")
        if token.dep != "dobj" or owned or verb.lemma not in _GIVING:
            return None
        names = (self._referents.of(child.i) for child in self._syntax.dependents(verb.i, "nsubj"))
        return next((name.text for name in names if name is not None and name.kind != "place"), None)

    def _apposition(self, index: int) -> str | None:
        """Return the person that an apposition names: "the head of the port, Marta Quill, said"."""
        below = (link.i for link in self._syntax.dependents(index, "prep"))
        inner = (thing.i for link in below for thing in self._syntax.dependents(link, "pobj"))
        beside = [child for noun in (index, *inner) for child in self._syntax.dependents(noun, "appos")]
        names = (self._referents.of(child.i) for child in beside if child.i > index)
        return next((name.text for name in names if name is not None and name.kind == "person"), None)

    def _named_behind(self, index: int) -> str | None:
        """Return the person before the verb, hung on a place: "Port Sallo, Police Chief Ann Vale said"."""
        token = self._syntax.tokens[index]
        below = self._syntax.subtree(index)
        last = self._syntax.tokens[token.head].i - 1
        if token.dep != "nsubj" or last not in below:
            return None
        name = self._referents.of(last)
        return name.text if name is not None and name.kind == "person" else None

    def _is_part(self, index: int, name: Name) -> bool:
        """Say whether a name ends before the head of the source does: "Kremlin" in "the Kremlin spokesman"."""
        return name.span.end < self._syntax.tokens[index].end

    def _description(self, token: Token) -> str | None:
        first = token.i
        while first > 0 and self._belongs(self._syntax.tokens[first - 1], token):
            first -= 1
        while first < token.i and self._syntax.tokens[first].lower in _ARTICLES:
            first += 1
        first = self._hyphened(first)
        if not any(character.isalpha() for character in token.text):
            return None
        return self._syntax.text[self._syntax.tokens[first].start : token.end]

    def _hyphened(self, first: int) -> int:
        """Return where a compound begins whose last part this is: "state-run television", not "run television"."""
        tokens = self._syntax.tokens
        while first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first].start - 1:
            first -= 2
        return first

    def _belongs(self, before: Token, head: Token) -> bool:
        return before.dep in _KEPT and before.i < before.head <= head.i and before.sentence == head.sentence


def _is_pronoun(syntax: Syntax, token: Token) -> bool:
    """Say whether a word only points at who speaks: "she", "many", "others", "two of them"; not "the injured"."""
    if token.tag in _PRONOUNS or token.lower in _INDEFINITE:
        return True
    return token.tag in _STANDING_ALONE and not syntax.dependents(token.i, "det", "amod", "compound", "poss")
