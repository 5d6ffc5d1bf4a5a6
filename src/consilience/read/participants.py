"""Whom do the words for a participant mean? Pronouns give way to what they stand for, empty words are left out.

"They" is the plural subject told of before, "he" the person; where none is near, nobody is named rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consilience.read.arguments import Arguments
from consilience.read.happenings import denotes_event, is_deed
from consilience.read.stance_frames import find_signature
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


def settle(syntax: Syntax, arguments: Arguments, *, harm: bool) -> Arguments:
    """Return the participants with pronouns resolved and empty words left out.

    What is harmed is no deed, time or area: "carried out the attack", "the raid in the area".
    """
    actor, recipient, instrument = (tuple(dict.fromkeys(_settled(syntax, heads))) for heads in arguments)
    if harm:
        recipient = tuple(each for each in recipient if not _is_setting(each))
    return Arguments(actor, recipient, instrument)


def told_later(syntax: Syntax, token: Token, doers: str) -> tuple[Token, ...]:
    """Find who did it, or whom it hit, in what follows: "The attackers fled", "The victims were identified as ...".

    `doers` is a class of rules/en/arguments.tsv: "attacker" or "harmed". Only this sentence and the next are read.
    """
    last = min(token.sentence + 1, len(syntax.sentences) - 1)
    for word in syntax.tokens[token.i + 1 : syntax.sentences[last].last]:
        if word.dep in _SUBJECTS and word.lemma.lower() in argument_words(doers) and _is_known(syntax, word):
            return (word,) if doers == "attacker" else _identified(syntax, word)
    return ()


def _is_known(syntax: Syntax, noun: Token) -> bool:
    return any(child.lower in ("the", "these", "those", "both", "his", "their") for child in syntax.dependents(noun.i))


def _identified(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """Find the names in "the victims were identified as Ana Ruiz and Juan Diaz", "the dead are ..."."""
    verb = syntax.tokens[noun.head]
    if verb.lemma == "be":
        return tuple(each for each in syntax.dependents(verb.i, "attr") if each.entity == "PERSON")
    if verb.lemma in ("identify", "name"):
        return tuple(
            each
            for by in syntax.dependents(verb.i, "prep")
            if by.lower == "as"
            for each in syntax.dependents(by.i, "pobj")
        )
    return ()


def _is_setting(noun: Token) -> bool:
    lemma = noun.lemma.lower()
    common = noun.tag in ("NN", "NNS")
    return lemma in argument_words("area") or (common and (is_deed(lemma) or lemma == "fire"))


def _settled(syntax: Syntax, heads: Sequence[Token]) -> Iterator[Token]:
    for head in heads:
        if head.entity in ("DATE", "TIME") or _is_empty(syntax, head):
            continue
        if head.tag in ("PRP", "PRP$") and not head.lower.endswith(("self", "selves")):
            meant = _meant(syntax, head)
            if meant is not None:
                yield meant
            continue
        yield head


def _is_empty(syntax: Syntax, head: Token) -> bool:
    """Say whether a word names nobody: "those", "no group", "three"; "one of the soldiers" names somebody."""
    if any(child.lower == "no" for child in syntax.dependents(head.i, "det")):
        return True
    return (head.lower in argument_words("empty") or head.tag == "CD") and not syntax.dependents(head.i, "prep")


def _meant(syntax: Syntax, pronoun: Token) -> Token | None:
    """Return the nearest subject before a pronoun that agrees with it in number, in this sentence or the two before."""
    suffers = pronoun.dep in ("nsubjpass", "dobj", "poss")
    for back in range(_FARTHEST + 1):
        number = pronoun.sentence - back
        if number < 0:
            return None
        for candidate in _subjects_before(syntax, number, pronoun):
            if suffers and find_signature(syntax.tokens[candidate.head].lemma, "verb", ("that",)):
                continue  # "Officer Vale said he was shot" speaks of another
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
