"""Whom do the words for a participant mean? Pronouns give way to what they stand for, empty words are left out.

"They" is the plural subject told of before, "he" the person; where none is near, nobody is named rather than guessed.
A noun in apposition names the participant as well: "Ana Ruiz, a judge".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consilience.read.arguments import Arguments
from consilience.read.happenings import denotes_event
from consilience.read.subjects import argument_words
from consilience.read.syntax import Syntax, Token
from consilience.read.titles import is_title

_SUBJECTS = ("nsubj", "nsubjpass")
_PLURAL = frozenset({"they", "them", "their"})
_SINGULAR = frozenset({"he", "him", "his", "she", "her"})
_NEUTER = frozenset({"it", "its"})
_FARTHEST = 2
"""Sentences that a pronoun looks back."""
_NO_GROUPS = ("DATE", "TIME", "GPE", "LOC", "PERSON", "CARDINAL", "MONEY", "PERCENT")


def settle(syntax: Syntax, arguments: Arguments) -> Arguments:
    """Return the participants with pronouns resolved, empty words left out, appositions beside their nouns."""
    return Arguments(*(tuple(dict.fromkeys(_settled(syntax, heads))) for heads in arguments))


def _settled(syntax: Syntax, heads: Sequence[Token]) -> Iterator[Token]:
    for head in heads:
        if head.entity in ("DATE", "TIME") or _is_empty(syntax, head):
            continue
        if head.tag in ("PRP", "PRP$"):
            meant = _meant(syntax, head)
            if meant is not None:
                yield meant
            continue
        yield head
        yield from (
            each
            for each in syntax.dependents(head.i, "appos")
            if each.tag.startswith("N") and each.entity not in ("DATE", "TIME", "CARDINAL")
        )


def _is_empty(syntax: Syntax, head: Token) -> bool:
    """Say whether a word names nobody: "one", "others"; "one of the soldiers" names somebody."""
    return head.lower in argument_words("empty") and not syntax.dependents(head.i, "prep", "relcl", "acl")


def _meant(syntax: Syntax, pronoun: Token) -> Token | None:
    """Return the nearest subject before a pronoun that agrees with it in number, in this sentence or the two before."""
    for back in range(_FARTHEST + 1):
        number = pronoun.sentence - back
        if number < 0:
            return None
        for candidate in _subjects_before(syntax, number, pronoun):
            if _agrees(syntax, candidate, pronoun):
                return candidate
    return None


def _subjects_before(syntax: Syntax, number: int, pronoun: Token) -> Iterator[Token]:
    """Yield the subjects of a sentence: those nearest before the pronoun in its own, else from the first."""
    sentence = syntax.sentences[number]
    inside = [token for token in syntax.tokens[sentence.first : sentence.last] if token.dep in _SUBJECTS]
    if number == pronoun.sentence:
        verb = pronoun.head
        yield from (token for token in reversed(inside) if token.i < pronoun.i and token.head != verb)
    else:
        yield from inside


def _agrees(syntax: Syntax, noun: Token, pronoun: Token) -> bool:
    if not noun.tag.startswith("N") or noun.entity in ("DATE", "TIME"):
        return False
    many = noun.tag in ("NNS", "NNPS") or bool(syntax.dependents(noun.i, "conj"))
    if pronoun.lower in _PLURAL:
        group = noun.lower in argument_words("group") and noun.entity not in _NO_GROUPS
        return group or (many and not denotes_event(noun.lemma.lower()) and noun.entity not in _NO_GROUPS)
    if pronoun.lower in _NEUTER:
        body = noun.lower in argument_words("group") or noun.lower in argument_words("institution")
        return not many and (body or noun.entity in ("ORG", "GPE", "NORP"))
    person = noun.entity == "PERSON" or noun.lower in argument_words("person") or is_title(noun.text)
    return person and pronoun.lower in _SINGULAR and not many
